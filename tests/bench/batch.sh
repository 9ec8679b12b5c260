#!/bin/bash
# SPDX-License-Identifier: MIT
#
# CPU time of many pairs in one process, at each depth, beside wdiff run once a
# pair where it is installed.
#
#     batch.sh PROGRAM ROOT [PAIRS]
set -euo pipefail
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent
program=$1
root=$2
pairs=${3-1000}

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$temp"

# Texts of 150 to 650 words; those of the awk program have no sign that JSON
# would escape but the end of a line.
for ((i = 0; i < pairs; i++)); do
    awk -v shape=article -v words=$((150 + i * 37 % 500)) -v old="old.$i" \
        -v new="new.$i" -f "$root/tests/bench/words.awk"
    for side in old new; do
        awk '{ printf "%s\\n", $0 }' "$side.$i" >"$side.text"
    done
    printf '{"id": %s, "old": "%s", "new": "%s"}\n' "$i" "$(cat old.text)" \
        "$(cat new.text)"
done >records

# cpu NAME COMMAND...: the least of three runs, in milliseconds of CPU.
cpu()
{
    local best='' used i name=$1
    shift
    for ((i = 0; i < 3; i++)); do
        used=$({ TIMEFORMAT='%U %S'
            time "$@" >/dev/null; } 2>&1 |
            awk '{ printf "%d", 1000 * ($1 + $2) + 0.5 }')
        if test -z "$best" || test "$used" -lt "$best"; then
            best=$used
        fi
    done
    own=${own-$best}
    awk -v name="$name" -v a="$best" -v b="$own" 'BEGIN {
        printf "  %-40s %7d ms %8.1f x\n", name, a, a / (b ? b : 1) }'
}

batch()
{
    "$program" batch "$@" <records
}

each()
{
    for ((k = 0; k < pairs; k++)); do
        wdiff "old.$k" "new.$k" || test $? = 1
    done
}

echo "$pairs pairs, $(wc -c <records) bytes"
cpu 'batch --depth=words --fields=edits' batch --depth=words --fields=edits
cpu 'batch --depth=words' batch --depth=words
cpu 'batch --depth=sentences' batch --depth=sentences
cpu 'batch' batch
if command -v wdiff >/dev/null; then
    cpu 'wdiff, once a pair' each
fi
