#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The pictures of README.md are what the program draws: makes each anew and
# compares it with that in doc/pictures; with UPDATE=1 it rewrites those.
#     pictures.sh PROGRAM SOURCE_ROOT
set -eu
program=$1
cd "$2"
LC_ALL=C.UTF-8
export LC_ALL
copy=$(mktemp)
trap 'rm -f "$copy"' EXIT
status=0

# Name, theme, size, keys, two versions of the example story.
picture()
{
    name=doc/pictures/$1.svg
    "$program" --no-config --dump-screen=svg --theme="themes/$2.theme" \
        --screen="$3" --script="$4" -L "$5.txt" -L "$6.txt" \
        "tests/data/story/$5.txt" "tests/data/story/$6.txt" >"$copy" ||
        test $? = 1
    if test "${UPDATE:-}" = 1; then
        cat "$copy" >"$name"
    elif ! cmp -s "$copy" "$name"; then
        echo "$name is not what the program draws; UPDATE=1 rewrites it."
        status=1
    fi
}

picture side ink-dark 110x30 'nnn' 1-first 3-expanded
picture inline ink-light 80x24 'vinnn' 1-first 3-expanded
picture move ink-dark 110x22 ']m<Enter>' 1-first 3-expanded
picture changes ink-light 80x24 'C' 1-first 3-expanded
exit $status
