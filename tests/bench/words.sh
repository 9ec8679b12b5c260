#!/bin/bash
# SPDX-License-Identifier: MIT
#
# CPU time of the plain word script in the format of wdiff, and of what else
# there is for it on this machine; and how many words each cuts and adds.
#
#     words.sh PROGRAM ROOT [RUNS]
set -euo pipefail
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent
program=$1
root=$2
runs=${3-3}

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$temp"

# Milliseconds of CPU time of a command, the least of the runs; what it
# printed last is in the file out.
cpu()
{
    local best='' used i
    for ((i = 0; i < runs; i++)); do
        used=$({ TIMEFORMAT='%U %S'
            time "$@" >out 2>/dev/null || true; } 2>&1 |
            awk '{ printf "%d", 1000 * ($1 + $2) + 0.5 }')
        if test -z "$best" || test "$used" -lt "$best"; then
            best=$used
        fi
    done
    echo "$best"
}

# Words deleted and inserted in the marks of wdiff in the file out.
edits()
{
    awk '{
        line = $0
        while (match(line, /\[-|-\]|\{\+|\+\}/)) {
            if (inside) n += split(substr(line, 1, RSTART - 1), part)
            inside = substr(line, RSTART, 2) ~ /\[-|\{\+/
            line = substr(line, RSTART + 2)
        }
        if (inside) n += split(line, part)
    } END { print n + 0 }' out
}

# A line of the table: the name of what COMMAND is and how it compares.
peer()
{
    local name=$1 time
    shift
    command -v "$1" >/dev/null || return 0
    time=$(cpu "$@")
    if test "$name" = hexapla; then
        own=$time
    fi
    printf '  %-10s %7d ms %7s %9s\n' "$name" "$time" \
        "$(awk -v a="$time" -v b="$own" 'BEGIN {
            printf "%.1f x", a / (b ? b : 1) }')" \
        "$(test "$name" = wc || edits)"
}

while read -r shape words; do
    awk -v shape="$shape" -v words="$words" -v old=old -v new=new \
        -f "$root/tests/bench/words.awk"
    printf '%s, %d words; CPU time, times ours, words cut and added\n' \
        "$shape" "$words"
    peer hexapla "$program" --format=wdiff --tokens=space old new
    peer wdiff wdiff old new
    peer dwdiff dwdiff old new
    peer git git diff --no-index --no-color --word-diff=plain -U1000000 old new
    peer wc wc -w old new
done <<'E_LIST'
article 800
book 200000
unrelated 20000
reversed 20000
repeat 50000
line 300000
two 100000
E_LIST

# All of a comparison: documents, alignment, words inside pairs, counts.
awk -v words=95000 -v old=old -v new=new -f "$root/tests/bench/texts.awk"
printf 'a comparison of 5,000 sentences with 5,000: %d ms\n' \
    "$(cpu "$program" --format=stat old new)"
