#!/bin/sh
# SPDX-License-Identifier: MIT
#
# What --ignore and its letters leave out: the exit status, the same for every
# format, and that what is left out is told.
#
#     ignore.sh PROGRAM
set -u
export LC_ALL=C.UTF-8
export XDG_CONFIG_HOME=/nonexistent # nobody's own configuration
program=$1

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

complain()
{
    echo "ignore: $*"
    failed=1
}

# texts OLD NEW: what is compared, as printf has it.
texts()
{
    printf "$1" >"$temp/old"
    printf "$2" >"$temp/new"
}

# gives STATUS OPTION...: the exit status of every format and of -q.
gives()
{
    expected=$1
    shift
    for format in -q --quiet --format=text --format=ansi --format=side \
        --format=stat --format=json --linear; do
        "$program" "$@" "$format" "$temp/old" "$temp/new" >"$temp/out" 2>&1
        status=$?
        test "$status" -eq "$expected" ||
            complain "$* $format: status $status, not $expected: $(cat "$temp/old" "$temp/new")"
    done
}

texts 'One two.  Three four.\n' 'One two. Three four.\n'
gives 1
gives 0 -w
gives 0 -b
gives 0 --ignore=space
gives 0 --ignore=all-space
gives 0 --ignore=noise
gives 1 -B
gives 1 -i
gives 1 --ignore=typography,case,punctuation

texts 'One two.\n\nThree four.\n' 'One two.\n\n\nThree four.\n'
gives 0 -B
gives 0 --ignore=space
gives 1 -w
gives 1 -b

texts 'The lane ends here any one time.\n' 'The lane ends here anyone time.\n'
gives 0 -w
gives 1 -b

texts 'The Council met. "Wait."\n' 'The council met. \342\200\234Wait.\342\200\235\n'
gives 0 --ignore=case,typography
gives 0 --ignore='typography, case'
gives 0 -i --ignore=typography
gives 1 -i
gives 1 --ignore=typography
gives 1 --ignore=none

texts 'The harbor is old and waves broke the piers.\n' \
    'The harbour is old, and waves broke the pier.\n'
gives 0 --ignore=spelling,inflection,punctuation
gives 1 --ignore=spelling,punctuation
gives 0 --ignore=noise
gives 1 --ignore=synonyms

texts 'The bridge is closed on Tuesday.\n' 'The bridge is closed on Wednesday.\n'
gives 0 --ignore=dates
gives 1 --ignore=stamps
gives 1 --ignore=noise

texts 'Pier shut\n\nUpdated 12 May 2017\n\nThe pier is shut since the storm.\n' \
    'Pier shut\n\nUpdated 13 May 2017\n\nThe pier is shut since the storm.\n'
gives 0 --ignore=stamps
gives 0 --ignore=dates
gives 0 --ignore=boilerplate
gives 1 --ignore=spelling

texts 'Two of the piles are broken.\n' 'Three of the piles are broken.\n'
gives 1 --ignore=space,typography,case,punctuation,dates,boilerplate,spelling,inflection,synonyms,noise

# What is left out is not marked, and is counted.
texts 'The Council met on Monday in the town. It was late.\n' \
    'The council met on Monday in the town. It was very late.\n'
"$program" --ignore=case,inflection "$temp/old" "$temp/new" >"$temp/out"
grep -q '^The council met on Monday in the town\. It was {+very+} late\.$' "$temp/out" ||
    complain "text: $(cat "$temp/out")"
grep -q 'left out: 1 case$' "$temp/out" || complain "summary: $(cat "$temp/out")"
"$program" --ignore=case --format=stat "$temp/old" "$temp/new" >"$temp/out"
grep -q '^left out: case  *1$' "$temp/out" || complain "stat: $(cat "$temp/out")"
"$program" --ignore=case --linear "$temp/old" "$temp/new" >"$temp/out"
grep -q 'left out: 1 case' "$temp/out" || complain "linear: $(cat "$temp/out")"
"$program" --ignore=case --format=json "$temp/old" "$temp/new" >"$temp/out"
grep -q '"ignored":{"case":1}' "$temp/out" || complain "json: $(cat "$temp/out")"
grep -q '"minor":true,"ignored":true,"class":"case"' "$temp/out" ||
    complain "json: $(cat "$temp/out")"
printf '{"old": "The Council met.", "new": "The council met."}\n' >"$temp/records"
"$program" batch --ignore=case --fields=kind,ignored <"$temp/records" >"$temp/out"
grep -q '"kind":"same","ignored":{"case":1}' "$temp/out" ||
    complain "batch: $(cat "$temp/out")"
"$program" batch <"$temp/records" | grep -q ignored &&
    complain 'batch: ignored, though nothing is'
"$program" --ignore=case --screen=60x6 --dump-screen "$temp/old" "$temp/new" \
    >"$temp/out"
grep -q 'hidden: 1 of style' "$temp/out" || complain "reader: $(cat "$temp/out")"

# In the configuration, and taken back on the command line.
printf 'ignore = case,inflection\n' >"$temp/config"
texts 'The Council met.\n' 'The council met.\n'
gives 0 --config="$temp/config"
gives 1 --config="$temp/config" --ignore=none

# A name that is none is told, with those that are.
for list in cas case,, case,cas '' ,; do
    "$program" --ignore="$list" "$temp/old" "$temp/new" >"$temp/out" 2>"$temp/err"
    test $? -eq 2 || complain "--ignore=$list is taken"
    grep -q 'it can be some of none|space|.*synonyms|noise, parted by commas$' \
        "$temp/err" || complain "--ignore=$list: $(cat "$temp/err")"
done

# The formats of words know case only.
"$program" -i --format=wdiff "$temp/old" "$temp/new" >"$temp/out" ||
    complain 'wdiff -i'
"$program" --ignore=case --format=count "$temp/old" "$temp/new" >"$temp/out"
test "$(cat "$temp/out")" = '0 0' || complain 'count --ignore=case'

test "$failed" -eq 0 && echo 'ignore: all as it should be'
exit "$failed"
