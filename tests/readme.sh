#!/bin/sh
# Runs the commands of README.md that call build/hexapla and compares what they
# print with what README.md shows below them; with UPDATE=1 it rewrites that.
# usage: readme.sh PROGRAM SOURCE_ROOT
set -eu
program=$1
cd "$2"
copy=$(mktemp)
trap 'rm -f "$copy"' EXIT
LC_ALL=C.UTF-8
XDG_CONFIG_HOME=/nonexistent
export LC_ALL XDG_CONFIG_HOME

# A command stands after "$ " in a block of code; its output goes on to the
# next command or the end of the block.
shown=0
while IFS= read -r line || test -n "$line"; do
    case $line in
    '$ build/hexapla '*)
        shown=1
        printf '%s\n' "$line"
        sh -c "\"$program\" ${line#\$ build/hexapla }" | sed 's/ *$//' || true
        ;;
    '$ '* | '```'*)
        shown=0
        printf '%s\n' "$line"
        ;;
    *)
        test "$shown" = 1 || printf '%s\n' "$line"
        ;;
    esac
done <README.md >"$copy"

if test "${UPDATE:-}" = 1; then
    cat "$copy" >README.md
elif ! diff -u README.md "$copy"; then
    echo 'README.md shows what the program does not print; UPDATE=1 rewrites it.'
    exit 1
fi
