#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The reader on two texts of 5 million words, through a pseudo-terminal.
#
#     long.sh BENCH_LONG PROGRAM ROOT [WORDS]
set -euo pipefail
export LC_ALL=C.UTF-8
bench=$1
program=$2
root=$3
words=${4-5000000}

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

awk -v words="$words" -v old="$temp/old" -v new="$temp/new" \
    -f "$root/tests/bench/texts.awk"
echo "Texts of $words words, 200x60"
"$bench" "$program" "$temp/old" "$temp/new"
