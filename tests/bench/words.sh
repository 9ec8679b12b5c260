#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The table of doc/performance.md: what the plain word script in the format of
# wdiff takes, beside what else there is for it on this machine, on texts of
# words.awk. CPU milliseconds of the whole process and how many times ours
# they are; memory; words cut and added, and whether these are proven to be the
# fewest.
#
#     words.sh PROGRAM ROOT CPU [RUNS]
set -euo pipefail
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent
program=$1
root=$2
meter=$3
runs=${4-9}

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$temp"

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

# peer COMMAND...: its time as a cell of the table, in the variable cell, its
# edits in the variable size; a dash where it is not there.
peer()
{
    cell=– size=–
    command -v "$1" >/dev/null || return 0
    local used
    used=$("$meter" "$runs" out "$@")
    used=${used% *}
    cell=$(awk -v a="$used" -v b="$own" 'BEGIN {
        printf "%.1f (%.1f×)", a / 1000, a / b }')
    test "$1" = wc || size=$(edits)
}

echo '| text | words | hexapla ms | wdiff | dwdiff | git | wc -w | MiB |' \
    'edits: hexapla | wdiff | dwdiff | git | proven |'
echo '|---|---|---|---|---|---|---|---|---|---|---|---|---|'
while read -r shape words; do
    awk -v shape="$shape" -v words="$words" -v old=old -v new=new \
        -f "$root/tests/bench/words.awk"
    read -r own memory < <("$meter" "$runs" out \
        "$program" --format=wdiff --tokens=space old new)
    row="| $shape | $words | $(awk -v a="$own" 'BEGIN {
        printf "%.1f", a / 1000 }') |"
    sizes=$(edits)
    proven=$({ "$program" --format=count --tokens=space -s old new || true; } |
        tail -n 1)
    test "${proven%%:*}" = proven && proven=yes || proven=no
    peer wdiff old new
    row="$row $cell |" sizes="$sizes | $size"
    # A minute and more for millions of words.
    cell=– size=–
    test "$words" -gt 1000000 || peer dwdiff old new
    row="$row $cell |" sizes="$sizes | $size"
    peer git diff --no-index --no-color --word-diff=plain -U10000000 old new
    row="$row $cell |" sizes="$sizes | $size"
    peer wc -w old new
    echo "$row $cell | $((memory / 1024)) | $sizes | $proven |"
done <<'E_LIST'
article 800
longread 10000
book 200000
huge 5000000
unrelated 20000
repeat 50000
reversed 20000
line 330000
two 300000
E_LIST

# All of a comparison: documents, alignment, words inside pairs, counts.
awk -v words=95000 -v old=old -v new=new -f "$root/tests/bench/texts.awk"
read -r own memory < <("$meter" "$runs" out "$program" --format=stat old new)
awk -v a="$own" 'BEGIN {
    printf "a comparison of 5,000 sentences with 5,000: %.0f ms\n", a / 1000 }'
