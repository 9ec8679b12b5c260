#!/bin/bash
# SPDX-License-Identifier: MIT
#
# hexapla batch: records good and bad, the same bytes for any number of
# threads, answers as they are ready, streams that fail.
#
#     batch.sh PROGRAM ROOT
set -euo pipefail
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=/nonexistent
program=$1
root=$2

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$temp"
failed=0

complain()
{
    echo "batch: $*" >&2
    failed=1
}

# answers STATUS OPTIONS RECORDS: standard input is what must come out; _ is a
# similarity that is neither 0 nor 1.
answers()
{
    local status=0
    cat >expected
    # shellcheck disable=SC2086
    printf '%s\n' "$3" | "$program" batch $2 >got || status=$?
    sed -i 's/"similarity":0\.[0-9]*[1-9][0-9]*/"similarity":_/g' got
    cmp -s expected got || {
        complain "$2 $3:"
        diff expected got >&2 || true
    }
    test "$status" = "$1" || complain "$2 $3: status $status"
}

# wrong SENTENCE ID RECORD: an error record that says so.
wrong()
{
    answers 1 '' "$3" <<E
{"id":$2,"error":"$1"}
E
}

# What is compared.
answers 0 '' '{"id": "a", "old": "Ann left at 9.", "new": "Ann left at 8."}' <<'E'
{"id":"a","format":1,"equal":false,"kind":"changed","similarity":_,"sentences":{"old":[[0,14]],"new":[[0,14]],"links":[{"old":0,"new":0,"kind":"changed","similarity":_}]},"words":{"old":[[0,3],[4,8],[9,11],[12,13],[13,14]],"new":[[0,3],[4,8],[9,11],[12,13],[13,14]],"links":[{"old":0,"new":0,"kind":"same"},{"old":1,"new":1,"kind":"same"},{"old":2,"new":2,"kind":"same"},{"old":3,"new":3,"kind":"changed","class":"number"},{"old":4,"new":4,"kind":"same"}]},"edits":[{"kind":"changed","old":[12,13],"new":[12,13],"class":"number"}],"exact":true,"facts":[{"type":"number","old":[12,13],"new":[12,13]}],"relation":"edited","containment":[0.692,0.692],"spun":{"score":0.000,"reasons":[],"substitutions":[]},"reuse":[]}
E
answers 0 --fields=relation,containment,reuse \
    '{"old": "The council met on Monday to talk about the budget for roads, and the old mill by the harbor was sold to a painter. Bird lovers in five villages saw the red kite nest on the church tower.", "new": "The council met on Monday to talk about the budget for roads. Bird lovers in five villages saw the red kite nest on the church tower, and the old mill by the harbor was sold to a painter."}' <<'E'
{"id":1,"format":1,"relation":"edited","containment":[1,1],"reuse":[{"old":[62,114],"new":[134,186],"words":12}]}
E
answers 0 --depth=words '{"old": "é a b", "new": "é b c"}' <<'E'
{"id":1,"format":1,"equal":false,"kind":"changed","similarity":_,"words":{"old":[[0,2],[3,4],[5,6]],"new":[[0,2],[3,4],[5,6]],"links":[{"old":0,"new":0,"kind":"same"},{"old":2,"new":1,"kind":"same"}]},"edits":[{"kind":"deleted","old":[3,4],"new":[3,3]},{"kind":"inserted","old":[6,6],"new":[5,6]}],"exact":true}
E
answers 0 '--fields=sentences,kind --depth=sentences' \
    '{"old": "It rains in town. Nobody came to the hall. The doors stayed shut.", "new": "Nobody came to the hall. The doors stayed shut. It rains in town."}' <<'E'
{"id":1,"format":1,"kind":"reworded","sentences":{"old":[[0,17],[18,42],[43,65]],"new":[[0,24],[25,47],[48,65]],"links":[{"old":0,"new":2,"kind":"same","moved":true,"similarity":1},{"old":1,"new":0,"kind":"same","similarity":1},{"old":2,"new":1,"kind":"same","similarity":1}]}}
E
answers 0 --fields=edits,kind '{"old": "“It is,” he said.", "new": "\"It is,\" He said."}' <<'E'
{"id":1,"format":1,"kind":"same","edits":[{"kind":"same","old":[0,3],"new":[0,1],"minor":true,"class":"typographic"},{"kind":"same","old":[9,15],"new":[7,11],"minor":true,"class":"case"}]}
E
answers 0 --fields=facts '{"old": "Ann Roe paid $1.2 million. \"Never,\" she said.", "new": "Ms Roe paid about $1,200,000 on Monday."}' <<'E'
{"id":1,"format":1,"facts":[{"type":"quote","old":[27,35],"new":null,"speaker":"she"},{"type":"number","old":[13,25],"new":[12,28]},{"type":"date","old":null,"new":[32,38]}]}
E
# Empty texts are texts; control characters and NUL too.
answers 0 --fields=equal,kind,similarity '{"old": "", "new": ""}' <<'E'
{"id":1,"format":1,"equal":true,"kind":"same","similarity":1}
E
answers 0 --fields=kind,edits '{"old": "", "new": "A\u0000b\u001b"}' <<'E'
{"id":1,"format":1,"kind":"changed","edits":[{"kind":"inserted","old":[0,0],"new":[0,4],"class":"sentence"}]}
E

answers 0 --fields=similarity '{"old": "...", "new": "!!"}' <<'E'
{"id":1,"format":1,"similarity":0.0000}
E

# Words and sentences that are given.
answers 0 --fields=words \
    '{"old_tokens": ["New York", "is"], "new_tokens": ["New York", "was"]}' <<'E'
{"id":1,"format":1,"words":{"old":[[0,8],[9,11]],"new":[[0,8],[9,12]],"links":[{"old":0,"new":0,"kind":"same"},{"old":1,"new":1,"kind":"reworded","class":"inflection","degree":"sure"}]}}
E
answers 0 '--fields=words --depth=words' \
    '{"old_tokens": ["New York", "is"], "new_tokens": ["New York", "was"]}' <<'E'
{"id":1,"format":1,"words":{"old":[[0,8],[9,11]],"new":[[0,8],[9,12]],"links":[{"old":0,"new":0,"kind":"same"}]}}
E
answers 0 --fields=sentences '{"old": "One two three. Out", "new": "One two three. Out", "old_sentences": [[0, 14], [14, 14]], "new_sentences": [[0, 3], [4, 14]]}' <<'E'
{"id":1,"format":1,"sentences":{"old":[[0,14],[14,14]],"new":[[0,3],[4,14]],"links":[{"old":0,"new":1,"kind":"changed","similarity":_}]}}
E

# Ids come back as they are; what is missing is the number of the line.
answers 0 --fields=equal '{"id": "\u00e9\n\"\u202e\\/", "old": "", "new": "", "x": [1e999, {}]}
{"id": 123456789012345678901234567890, "old": "", "new": ""}
{"id": -99999999999999999999, "old": "", "new": "", "y": 18446744073709551616}

{"old": "", "new": "a"}' <<'E'
{"id":"é\u000a\"\u202e\\/","format":1,"equal":true}
{"id":123456789012345678901234567890,"format":1,"equal":true}
{"id":-99999999999999999999,"format":1,"equal":true}
{"id":5,"format":1,"equal":false}
E

# Records that are none.
wrong 'old is missing' 7 '{"id": 7, "new": ""}'
wrong 'new is no string' 1 '{"old": "", "new": null}'
wrong 'id is neither a string nor an integer' 1 '{"id": 1.5, "old": "", "new": ""}'
wrong 'id is neither a string nor an integer' 1 '{"id": null, "old": "", "new": ""}'
wrong 'id is neither a string nor an integer' 1 '{"id": 1e999, "old": "", "new": ""}'
wrong 'the line is no JSON object' 1 '[1]'
wrong 'both old and old_tokens are given' '"x"' \
    '{"id": "x", "old": "", "old_tokens": [], "new": ""}'
wrong 'one side is given as a text and the other as tokens' 1 \
    '{"old": "", "new_tokens": []}'
wrong 'sentences are given for one side only' 1 \
    '{"old": "", "new": "", "old_sentences": []}'
wrong 'new_tokens is no array' 1 '{"old_tokens": [], "new_tokens": "a"}'
wrong 'old_tokens: element 1 is empty' 1 \
    '{"old_tokens": ["a", ""], "new_tokens": []}'
wrong 'new_tokens: element 0 is no string' 1 \
    '{"old_tokens": ["a"], "new_tokens": [5]}'
while read -r list problem; do
    wrong "old_sentences: element $problem" 1 "{\"old\": \"é bc\", \
\"new\": \"\", \"old_sentences\": $list, \"new_sentences\": []}"
done <<'E'
[[0,2],[3]] 1 is no range of two numbers
[[0,2],7] 1 is no range of two numbers
[[0,2.5]] 0 is no range of two numbers
[[-1,2]] 0 is no range of two numbers
[["0",2]] 0 is no range of two numbers
[[0,6]] 0 ends outside the text
[[99999999999999999999999,99999999999999999999999]] 0 ends outside the text
[[4,3]] 0 ends before it begins
[[0,4],[3,5]] 1 begins before the one before it ends
[[0,1]] 0 cuts a character
E
wrong 'new_sentences: element 0 cuts a token' 1 '{"old_tokens": ["ab"], "new_tokens": ["ab", "cd"], "old_sentences": [], "new_sentences": [[0, 4]]}'

# No JSON: the sentence is that of the library, the id what can be read.
for line in nonsense '{"old": "", "new": ""' '{"old": "", "new": ""}}' \
    '{"old": "\ud800", "new": ""}' $'{"old": "\xff", "new": ""}' \
    $'{"old": "\xed\xa0\x80", "new": ""}' $'{"old": "\xc0\x80", "new": ""}' \
    $'{"old": "\t", "new": ""}' '{"old": 01, "new": ""}' \
    '{"old": "", "new": "", "x": 1e}' '{"old": "", "new": "", "x": 1e5.5}' \
    '{"old": "", "new": "", "x": 1e5e5}' "{\"old\": \"$(printf '%99s')\".5}" \
    "{\"old\": \"$(printf '%99s')\\ud834\"}" \
    "{\"old\": \"$(printf '%99s')\\u00zz\"}" \
    "{\"old\": \"$(printf '%99s\t')\"}" "{\"old\": \"$(printf '%99s')" \
    "{\"old\": \"$(printf '%99s')"$'\xff"}' "{'old': 1}" 'null null'; do
    status=0
    printf '%s\n{"id": 2, "old": "", "new": ""}\n' "$line" |
        "$program" batch --fields=equal >got || status=$?
    test "$status" = 1 || complain "$line: status $status"
    sed -n 1p got | grep -q '^{"id":1,"error":"the line is no JSON' ||
        complain "$line: $(cat got)"
    test "$(sed -n 2p got)" = '{"id":2,"format":1,"equal":true}' ||
        complain "after $line: $(cat got)"
done
for id in '"\u00e9"' 12345678901234567890123; do
    printf '{"x": {"id": 5}, "id" : %s, "old": "\\udc00", "new": ""}' "$id" |
        "$program" batch >got || true
    grep -q '^{"id":\("é"\|12345678901234567890123\),"error"' got ||
        complain "$id of a broken record: $(cat got)"
done

# The same bytes for any number of threads.
for i in 1 2 3 4 5 6 7 8 9 10; do
    for pair in '1-first 2-corrected' '2-corrected 3-expanded' \
        '3-expanded 1-first' '2-corrected 2-corrected'; do
        # shellcheck disable=SC2086
        set -- $pair
        for name; do
            sed 's/\\/\\\\/g; s/"/\\"/g' "$root/tests/data/story/$name.txt" |
                awk '{ printf "%s\\n", $0 }' >"$name.text"
        done
        printf '{"id": "%s", "old": "%s", "new": "%s"}\n' "$i" \
            "$(cat "$1.text")" "$(cat "$2.text")"
    done
    echo "{\"id\": $i}"
done >records
for options in '' --depth=words --depth=sentences; do
    # shellcheck disable=SC2086
    "$program" batch $options <records >one || true
    for jobs in 2 5 64; do
        status=0
        # shellcheck disable=SC2086
        "$program" batch $options --jobs=$jobs <records >many || status=$?
        cmp -s one many || complain "$options --jobs=$jobs: other bytes"
        test "$status" = 1 || complain "--jobs=$jobs: status $status"
    done
done

# A member is the same whatever else is asked for.
"$program" batch <records >one || true
for field in equal kind similarity sentences words edits exact facts; do
    "$program" batch --fields=$field <records >part || true
    paste -d '\n' part one | awk -v field=$field '
        NR % 2 { part = $0; next }
        {
            if (!match(part, "\"" field "\":.*") && part !~ /"error"/)
                exit 1
            member = substr(part, RSTART, length(part) - RSTART)
            if (part !~ /"error"/ && !index($0, member))
                exit 1
        }' || complain "--fields=$field: another member than without"
done

# The record of two files is the same, and tells more.
"$program" --format=json "$root/tests/data/story/1-first.txt" \
    "$root/tests/data/story/2-corrected.txt" >two && complain 'no difference'
"$program" batch <records >one || true
sed -n '1s/^{"id":"1",\(.*\)}$/\1/p' one >first
grep -qF "$(cat first)" two || complain '--format=json is another record'
grep -q '"paragraphs":{"old":\[\[0,[0-9]*\],.*"summary":"' two ||
    complain '--format=json has no paragraphs or no summary'

# One question, one answer, while the input is open; the last line may have no
# end.
for jobs in 1 3; do
    coproc "$program" batch --fields=equal "--jobs=$jobs"
    child=$COPROC_PID
    exec 8<&"${COPROC[0]}" 9>&"${COPROC[1]}"
    eval "exec ${COPROC[1]}>&-"
    for i in 1 2 3 4 5; do
        printf '{"id": %s, "old": "", "new": ""}\n' $i >&9
        read -r -t 20 answer <&8 || answer=none
        test "$answer" = "{\"id\":$i,\"format\":1,\"equal\":true}" ||
            complain "--jobs=$jobs does not answer at once: $answer"
    done
    exec 9>&-
    wait "$child" || complain "--jobs=$jobs: status $? at the end"
    exec 8<&-
done
printf '{"old": "", "new": ""}' | "$program" batch --fields=kind >got
test "$(cat got)" = '{"id":1,"format":1,"kind":"same"}' ||
    complain "a last line without an end: $(cat got)"
test -z "$("$program" batch </dev/null)" || complain 'no input, but output'

# says STATUS WORDS COMMAND...: a sentence on standard error with these words.
says()
{
    local status=0 want=$1 words=$2
    shift 2
    "$@" >out 2>err </dev/null || status=$?
    test "$status" = "$want" || complain "$*: status $status"
    grep -q "^hexapla: .*$words" err || complain "$*: $(cat err)"
}
says 2 'takes no files' "$program" batch records
says 2 'no member called "sentence"' "$program" batch --fields=kind,sentence
says 2 'no member called ""' "$program" batch --fields=
says 2 'depth=all is not known' "$program" batch --depth=all
says 2 'is no number from 1' "$program" batch --jobs=0
says 2 'at most 256' "$program" batch --jobs=300
status=0
"$program" batch <. >out 2>err || status=$?
test "$status" = 2 || complain "a folder as input: status $status"
grep -q '^hexapla: standard input: .' err || complain "a folder: $(cat err)"
if test -c /dev/full; then
    for jobs in 1 4; do
        status=0
        "$program" batch --jobs=$jobs <records >/dev/full 2>err || status=$?
        test "$status" = 2 || complain "a full disk: status $status"
        grep -q 'cannot be written' err || complain "a full disk: $(cat err)"
    done
fi
"$program" batch --help >help
grep -q 'equal,kind,similarity,.*,spun,reuse,ignored$' help ||
    complain 'batch --help has no members'
"$program" help batch | cmp -s - help || complain 'help batch is other help'

exit $failed
