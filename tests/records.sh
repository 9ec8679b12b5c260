#!/bin/sh
# SPDX-License-Identifier: MIT
# The records beside the networks of the aligner (src/data/aligner-*.record) are
# of these files: the sums that the trainer wrote are those of the networks, and
# of the lexicon that they learned with.
# Usage: records.sh SOURCE_ROOT

set -eu
data=$1/src/data
failed=0
seen=0

complain() {
    echo "records: $1" >&2
    failed=1
}

# The size and the sum of FILE as the records have them.
facts() {
    set -- "$1" "$(wc -c < "$1")" "$(sha256sum < "$1")"
    echo "$(($2)) ${3%% *}"
}

for nets in "$data"/*.net; do
    name=$(basename "$nets")
    record=$data/${name%.net}.record
    seen=$((seen + 1))
    if [ ! -f "$record" ]; then
        complain "$name has no record"
        continue
    fi
    read -r line < "$record"
    [ "$line" = "nets $name $(facts "$nets")" ] ||
        complain "$name is not what its record tells of: $line"
    grep -q '^call --part=0 ' "$record" || complain "$name: no call is told"
    grep -q '^input word_alignment/wiki.tsv [0-9]* [0-9a-f]\{64\}$' "$record" ||
        complain "$name: what it learned from is not told"
    [ "$(grep -c '^printed stage [1-4], all: ' "$record")" -eq 6 ] ||
        complain "$name: not every stage of words and sentences is told"
    if grep -q '^call .*--lexicon' "$record" &&
        ! grep -qx "input data/lexicon-en.lex $(facts "$data/lexicon-en.lex")" \
            "$record"; then
        complain "$name learned with another lexicon than lexicon-en.lex"
    fi
done
[ "$seen" -ge 3 ] || complain "there are no networks in $data"
[ "$failed" -eq 0 ] && echo "records: $seen, all of the files beside them"
exit "$failed"
