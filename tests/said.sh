#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Holds the sentences that are kept apart (tests/data/README) to their form:
# fields, names, counts, no pair twice, and what can be said of a class without
# knowing any rule. Whether the program is right about them is not asked here.
#
#     said.sh PROGRAM [ROOT]
#
# PROGRAM, hexapla, reads the JSON. Exit status 0: all is as it should be.
set -eu
export LC_ALL=C
program=$(realpath "$1")
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "${2-$here/..}/tests/data"

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
status=0

complain()
{
    echo "said: $*" >&2
    status=1
}

for file in classes.tsv guards.tsv flags.tsv facts.jsonl; do
    iconv -f UTF-8 -t UTF-8 "$file" >/dev/null 2>"$temp/err" ||
        complain "$file: not UTF-8"
    test -z "$(tail -c 1 "$file")" || complain "$file: no line end at the end"
done

# For the three tables: FIELDS a line, the last two of them sentences.
cat >"$temp/table.awk" <<'E_AWK'
BEGIN { FS = "\t" }

function complain(text)
{
    printf "said: %s:%d: %s\n", FILENAME, FNR, text
    found = 1
}

# How many bytes A and B have in common at the start, or at the end.
function common(a, b, from_end,    n, i)
{
    n = length(a) < length(b) ? length(a) : length(b)
    for (i = 0; i < n; i++) {
        if (!from_end && substr(a, i + 1, 1) != substr(b, i + 1, 1))
            break
        if (from_end && \
            substr(a, length(a) - i, 1) != substr(b, length(b) - i, 1))
            break
    }
    return i
}

# Nothing of A is missing in B: one run of bytes was put into it.
function is_part(a, b)
{
    return length(a) < length(b) && \
        common(a, b, 0) + common(a, b, 1) >= length(a)
}

# S without blanks and hyphens, in small letters.
function joined(s)
{
    gsub(/[ -]/, "", s)
    return tolower(s)
}

function check_sentence(s)
{
    if (s == "" || s ~ /^ | $|  |\r|[|{}]/)
        complain("blanks or marks that do not belong there")
}

NF != fields { complain(NF " fields, not " fields) }

{
    old = $(NF - 1)
    new = $NF
    check_sentence(old)
    check_sentence(new)
    if (old == new)
        complain("nothing differs")
    if ((old, new) in seen || (new, old) in seen)
        complain("a pair that was there before")
    seen[old, new] = 1
}

FILENAME == "classes.tsv" {
    name = $1
    if (kinds[name] == "" || index(kinds[name], " " $2 " ") == 0)
        complain("a " name " is not " $2)
    if ($2 == "inserted" && !is_part(old, new))
        complain("more than an insertion")
    if ($2 == "deleted" && !is_part(new, old))
        complain("more than a deletion")
    if (name == "case" && tolower(old) != tolower(new))
        complain("more than capital and small letters")
    if (name == "joining" && joined(old) != joined(new))
        complain("more than words joined")
    if (name ~ /-quote$/ && old !~ /["«]|„/ && new !~ /["«]|„/)
        complain("no quotation marks")
}

FILENAME == "guards.tsv" { name = $1 }

FILENAME == "flags.tsv" {
    name = $1 " " $2
    if ($2 != "yes" && $2 != "no")
        complain("neither yes nor no")
    if ($3 != "-" && ($1 != "quote-altered" || !index(old, $3) || \
        !index(new, $3)))
        complain("a speaker who is not there")
}

{
    if (!(name in least))
        complain("unknown: " name)
    count[name]++
}

END {
    for (name in least)
        if (count[name] < least[name]) {
            printf "said: %s: %d of %s, not %d\n", FILENAME, count[name],
                name, least[name]
            found = 1
        }
    if (NR < total) {
        printf "said: %s: %d lines, not %d\n", FILENAME, NR, total
        found = 1
    }
    exit found
}
E_AWK

# table FILE FIELDS TOTAL: rows "NAME LEAST [KIND...]" on standard input.
table()
{
    {
        echo 'BEGIN {'
        while read -r name least kinds; do
            name=$(echo "$name" | tr + ' ')
            echo "least[\"$name\"] = $least; kinds[\"$name\"] = \" $kinds \""
        done
        echo '}'
    } >"$temp/names.awk"
    awk -v fields="$2" -v total="$3" -f "$temp/names.awk" \
        -f "$temp/table.awk" "$1" >&2 || status=1
}

table classes.tsv 4 450 <<'E_ROWS'
typographic 14 same
invisible 14 same
case 14 same
punctuation 14 same
joining 14 same
number-format 14 reworded
spelling 14 reworded
inflection 14 reworded
abbreviation 14 reworded
contraction 14 reworded
number 14 changed
name 14 changed
negation 14 changed
synonym 14 reworded
weaker 14 changed
stronger 14 changed
substitution 14 changed
rewriting 14 reworded changed
insertion-number 14 inserted
insertion-name 14 inserted
insertion-quote 14 inserted
insertion-hedge 14 inserted
insertion-other 14 inserted
deletion-number 14 deleted
deletion-name 14 deleted
deletion-quote 14 deleted
deletion-hedge 14 deleted
deletion-other 14 deleted
E_ROWS

table guards.tsv 3 120 <<'E_ROWS'
number 6
date 6
weekday 6
month 6
unit 6
currency 6
percentage 6
name 6
negation 6
antonym 12
modal 6
sibling 12
approximation 6
casualty 6
crime 6
hedge 6
E_ROWS

table flags.tsv 5 108 <<'E_ROWS'
quote-altered+yes 12
quote-altered+no 6
attribution+yes 12
attribution+no 6
hedged+yes 12
hedged+no 6
firmed+yes 12
firmed+no 6
tense+yes 12
tense+no 6
agent-lost+yes 12
agent-lost+no 6
E_ROWS

# The program says what is no record; what it passes over, the facts, is looked
# at below as it stands between its quotation marks.
"$program" batch --depth=words --fields=kind <facts.jsonl >"$temp/kinds" ||
    complain "facts.jsonl: $(grep '"error"' "$temp/kinds" || true)"
cat >"$temp/facts.awk" <<'E_AWK'
function complain(text)
{
    printf "said: facts.jsonl:%d: %s\n", FNR, text
    found = 1
}

# Takes the member KEY from the start of REST: its text as it is written, or
# nothing for null.
function take(key,    head, s)
{
    head = "\"" key "\": "
    if (index(rest, head) != 1) {
        complain("no " key " where it belongs")
        return ""
    }
    rest = substr(rest, length(head) + 1)
    if (match(rest, /^null/))
        s = ""
    else if (match(rest, /^"([^"\\]|\\.)*"/))
        s = substr(rest, 2, RLENGTH - 2)
    else
        complain("no text for " key)
    rest = substr(rest, RLENGTH + 1)
    sub(/^, /, "", rest)
    return s
}


{
    rest = substr($0, 2)
    old = take("old")
    new = take("new")
    if ((old, new) in seen)
        complain("a pair that was there before")
    seen[old, new] = 1
    if (sub(/^"facts": \[/, "", rest) != 1)
        complain("no facts where they belong")
    if (rest == "]}")
        empty++
    while (sub(/^\{/, "", rest)) {
        type = take("type")
        if (type !~ /^(number|name|date|quote)$/)
            complain("unknown: " type)
        count[type]++
        was = take("old")
        is = take("new")
        if (was == "" && is == "")
            complain("a fact of nothing")
        if (!index(old, was) || !index(new, is))
            complain("not in the text: " was ", " is)
        if (type == "quote") {
            speaker = take("speaker")
            if (!index(old " " new, speaker))
                complain("a speaker who is not there")
        }
        sub(/^\}(, )?/, "", rest)
    }
    if (rest != "]}")
        complain("more behind it: " rest)
}

END {
    if (NR < 40 || count["number"] < 25 || count["name"] < 12 || \
        count["date"] < 10 || count["quote"] < 8 || empty < 6) {
        print "said: facts.jsonl: too few"
        found = 1
    }
    exit found
}
E_AWK
awk -f "$temp/facts.awk" facts.jsonl >&2 || status=1

test "$status" -eq 0 && echo 'said: all as it should be'
exit "$status"
