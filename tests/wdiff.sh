#!/bin/bash
# SPDX-License-Identifier: MIT
#
# --format=wdiff: what it must print, written down here, and against GNU wdiff
# itself where it is installed.
#
#     wdiff.sh PROGRAM ROOT
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
    echo "wdiff: $*" >&2
    failed=1
}

# expect STATUS OPTIONS OLD NEW: standard input is what must come out.
expect()
{
    local want=$1 options=$2 status=0
    cat >expected
    # shellcheck disable=SC2086
    "$program" --format=wdiff $options "$3" "$4" >got || status=$?
    cmp -s expected got || {
        complain "$options $3 $4:"
        diff expected got >&2 || true
    }
    test "$status" = "$want" || complain "$options $3 $4: status $status"
}

printf 'a b c d\ne f g\n' >one
printf 'a B c x y d\n\n  f g h\n' >two
: >none
line=$(printf '=%.0s' {1..70})

expect 1 --tokens=space one two <<'E_TEXT'
a [-b-] {+B+} c {+x y+} d
[-e-]

  f g {+h+}
E_TEXT
expect 1 '--tokens=space -i' one two <<'E_TEXT'
a B c {+x y+} d
[-e-]

  f g {+h+}
E_TEXT
expect 1 '--tokens=space -1' one two <<'E_TEXT'
a {+B+} c {+x y+} d

  f g {+h+}
E_TEXT
expect 1 '--tokens=space -2' one two <<'E_TEXT'
a [-b-] c d
[-e-] f g
E_TEXT
expect 1 '--tokens=space -12' one two <<E_TEXT
a
$line
 c
$line
 d
$line


  f g
$line

E_TEXT
expect 1 '--tokens=space -13' one two <<E_TEXT

$line
 B
$line
 x y
$line

$line
 h
$line
E_TEXT
expect 1 '--tokens=space -123s' one two <<'E_TEXT'
one: 7 words  5 71% common  1 14% deleted  1 14% changed
two: 9 words  5 56% common  3 33% inserted  1 11% changed
E_TEXT
expect 0 '--tokens=space -s' none none <<'E_TEXT'
none: 0 words
none: 0 words
E_TEXT
echo only >single
expect 1 '--tokens=space -s' single none <<'E_TEXT'
[-only-]single: 1 word  0 0% common  1 100% deleted  0 0% changed
none: 0 words
E_TEXT
echo a b c d e f g h >eight
echo a b c d e >five
expect 1 '--tokens=space -s' eight five <<'E_TEXT'
a b c d e [-f g h-]
eight: 8 words  5 62% common  3 38% deleted  0 0% changed
five: 5 words  5 100% common  0 0% inserted  0 0% changed
E_TEXT

# count has a line more: is the script proven the shortest? Two words in any
# order are too many for the budget.
"$program" --format=count --tokens=space -s one two >got && complain 'count -s'
diff - got <<'E_TEXT' || complain 'count -s'
2 4
one: 7 words  5 71% common  1 14% deleted  1 14% changed
two: 9 words  5 56% common  3 33% inserted  1 11% changed
proven: no script has fewer words
E_TEXT
awk -v shape=two -v words=200000 -v old=old -v new=new \
    -f "$root/tests/bench/words.awk"
"$program" --format=count --tokens=space -s old new >got || true
tail -n 1 got | grep -qx 'not proven: another may have fewer words' ||
    complain 'count -s of two words in any order'

# White space alone is no difference; the bytes differ.
printf 'a  b\n\n' >spaced
printf 'a b' >packed
expect 0 '' packed spaced <<'E_TEXT'
a  b

E_TEXT

# Other pieces; bytes that are not UTF-8 and controls come out as they were.
printf 'So. \033[1m \377x\n' >raw
printf 'So, \033[1m \377y\n' >rawer
expect 1 '' raw rawer <<<$'So[-.-]{+,+} \033[1m \377[-x-]{+y+}'
expect 1 --tokens=chars packed one <<<$'a b {+c d\ne f g+}'

for option in -1 -2 -3 -s; do
    status=0
    "$program" $option --format=text one two >got 2>&1 || status=$?
    grep -q 'is for --format=wdiff' got || complain "$option with text"
    test "$status" = 2 || complain "$option with text: status $status"
done

# As short as diff -d on texts of a word a line, which is minimal.
for shape in article book unrelated reversed repeat line two; do
    awk -v shape=$shape -v words=4000 -v old=old -v new=new \
        -f "$root/tests/bench/words.awk"
    for side in old new; do
        tr -s ' ' '\n' <$side | tr -s '\n' >$side.words
    done
    least=$(diff -d old.words new.words | grep -c '^[<>]' || true)
    ours=$("$program" --format=count --tokens=space old new |
        awk '{ print $1 + $2 }' || true)
    back=$("$program" --format=count --tokens=space new old |
        awk '{ print $1 + $2 }' || true)
    test "$ours" = "$least" || complain "$shape: $ours edits for $least"
    test "$back" = "$least" || complain "$shape back: $back edits for $least"
done

command -v wdiff >/dev/null || {
    echo 'wdiff: GNU wdiff is not installed; not compared with it'
    exit $failed
}

# Pairs of PROGRAM's own texts, and some where all is known to line up.
awk 'BEGIN {
    srand(7)
    for (n = 0; n < 40; n++) {
        old = "old" n; new = "new" n
        for (i = 0; i < 60 + 10 * n; i++) {
            space = rand() < .1 ? (rand() < .5 ? "\n" : "\t \n\n") : " "
            word = "w" i
            die = rand()
            if (die < .94) printf "%s%s", word, space >old
            if (die > .03) printf "%s%s", word (die < .06 ? "x" : ""), \
                rand() < .05 ? "\n" : space >new
        }
        close(old); close(new)
    }
}'
pairs='one,two two,one none,one one,none none,none one,one raw,rawer'
for i in {0..39}; do
    touch "old$i" "new$i"
    pairs="$pairs old$i,new$i"
done
for i in "$root"/tests/data/story/*.txt; do
    pairs="$pairs $i,$i"
done
runs=0
for pair in $pairs; do
    for option in '' -1 -2 -3 -12 -13 -23 -123 -s -i -1s; do
        status=0 ours=0
        # shellcheck disable=SC2086
        LC_ALL=C wdiff $option "${pair%,*}" "${pair#*,}" >expected || status=$?
        # shellcheck disable=SC2086
        "$program" --format=wdiff --tokens=space $option "${pair%,*}" \
            "${pair#*,}" >got || ours=$?
        cmp -s expected got || complain "$pair $option differs from wdiff"
        test "$status" = "$ours" ||
            complain "$pair $option: status $ours, wdiff's is $status"
        runs=$((runs + 1))
    done
done
echo "wdiff: $runs runs like GNU wdiff's"
exit $failed
