#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Key to screen through a pseudo-terminal, for an article and for two texts of
# 200,000 words, which may take 10 and 50 ms of CPU time for a key; beside it,
# what the word-level comparison alone takes.
#
#     keys.sh PROGRAM BENCH_KEYS ROOT [WORDS]
set -euo pipefail
export LC_ALL=C.UTF-8
program=$1
bench=$2
root=$3
words=${4-200000}

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

# CPU time of the plain word script and of a start that does nothing.
alone()
{
    local TIMEFORMAT="%U + %S s"
    printf 'the word script alone: '
    { time "$program" --format=count "$1" "$2" >/dev/null || true; } 2>&1
    printf 'a start alone: '
    { time "$program" --version >/dev/null; } 2>&1
}

old=$root/tests/data/story/1-first.txt
new=$root/tests/data/story/3-expanded.txt
echo 'An article, 120x40'
alone "$old" "$new"
"$bench" "$program" 120 40 10 "$old" "$new"

awk -v words="$words" -v old="$temp/old" -v new="$temp/new" \
    -f "$root/tests/bench/texts.awk"
echo "Texts of $words words, 200x60"
alone "$temp/old" "$temp/new"
"$bench" "$program" 200 60 50 "$temp/old" "$temp/new"
