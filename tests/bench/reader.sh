#!/bin/bash
# SPDX-License-Identifier: MIT
#
# CPU time of the reader: opening two texts of 200,000 words and an article,
# and one key of each kind, as the difference between scripts with and without
# 100 of them; each key is followed by a picture.
#
#     reader.sh PROGRAM ROOT [WORDS]
set -euo pipefail
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent
program=$1
root=$2
words=${3-200000}
keys=100

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

# Milliseconds of CPU time of a command, the least of three.
cpu()
{
    local best='' user
    for _ in 1 2 3; do
        user=$({ TIMEFORMAT='%U %S'
            time "$@" >/dev/null 2>"$temp/err" || true; } 2>&1 |
            awk '{ printf "%d", 1000 * ($1 + $2) + 0.5 }')
        if test -z "$best" || test "$user" -lt "$best"; then
            best=$user
        fi
    done
    echo "$best"
}

dump()
{
    cpu "$program" --dump-screen --screen=200x60 --script="$1" \
        "$temp/old" "$temp/new"
}

# The key $1 a hundred times, after $2; prints a line of the table.
key()
{
    local script=${2-} with without
    without=$(dump "$script")
    for ((i = 0; i < keys; i++)); do
        script+=$1
    done
    with=$(dump "$script")
    awk -v name="$1" -v after="${2-}" -v ms=$((with - without)) -v n="$keys" \
        'BEGIN { printf "%-12s %8.2f ms%s\n", name, ms / n, \
            after == "" ? "" : "   after " after }'
}

article()
{
    cpu "$program" --dump-screen --screen=120x40 \
        "$root/tests/data/story/$1.txt" "$root/tests/data/story/$2.txt"
}

awk -v words="$words" -v old="$temp/old" -v new="$temp/new" \
    -f "$root/tests/bench/texts.awk"
printf 'words: %s and %s\n' "$(wc -w <"$temp/old")" "$(wc -w <"$temp/new")"
printf 'an article opens in %s ms (1 to 3), %s ms (3 to 4)\n' \
    "$(article 1-first 3-expanded)" "$(article 3-expanded 4-spun)"
printf 'the long texts open in %s ms\n' "$(dump '')"
key n
key N 50%n
key n G500N
key ']s'
key ']m'
key ']p'
key ']f'
key '<Enter>' ']m'
key j
key k G
key '<Space>'
key b G
key d
key '50%'
key g G
key G
key zz 50%n
key '?'
key X
