#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Makes archive.bundle: a small archive of invented articles with fixed dates,
# so that its commits have the same ids wherever it is made.
#
#     make.sh BUNDLE
#
# It has what archives have: corrections that are said and some that are not, a
# headline that changes three times, a text that goes back and forth, versions
# of style only, a rename, a deletion, two commits that change many at once.
set -eu
export LC_ALL=C GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

out=$1
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

time=1704103200 # 2024-01-01 10:00

# commit AUTHOR DAYS SUBJECT: begins a commit, DAYS after the one before.
commit()
{
    time=$((time + $2 * 86400))
    printf 'commit refs/heads/main\n'
    printf 'author %s <desk@paper.example> %d +0000\n' "$1" "$time"
    printf 'committer %s <desk@paper.example> %d +0000\n' "$1" "$time"
    printf 'data <<END\n%s\nEND\n' "$3"
}

# file PATH: what comes in is its text.
file()
{
    printf 'M 100644 inline %s\ndata <<END_OF_TEXT\n' "$1"
    cat
    printf 'END_OF_TEXT\n'
}

# ferry HEADLINE PEOPLE CAUSE [LINE]
ferry()
{
    file news/ferry.md <<TEXT
# $1

The harbour ferry Morning Star ran aground on Tuesday evening with $2 people on board. Nobody was hurt.

$3

Two tugs pulled her free before midnight. The owners, Grey Line, said that she would sail again within a week.
${4+
$4
}
TEXT
}

# prices FEE: it goes back and forth.
prices()
{
    file money/fees.md <<TEXT
# What the bank takes

An account at the Harbour Bank costs $1 a month. Cards are free for students.

The bank may change its fees with a notice of four weeks.
TEXT
}

# notices FOOTER: many of them.
notices()
{
    for i in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22
    do
        file "notices/notice-$i.md" <<TEXT
# Notice $i of the town council

Street number $i is closed on Sunday from eight until noon.

$1
TEXT
    done
}

# bridge FIRST SECOND
bridge()
{
    printf '# The old bridge closes for repairs\n\n%s\n\n%s\n' "$1" "$2"
}

stream()
{
    cause='Grey Line said that fog was the cause.'
    commit 'Town Council' 0 'All notices'
    notices 'The council thanks you.'
    commit 'Mara Vinter' 1 'Ferry runs aground'
    ferry 'Ferry runs aground' 80 "$cause"
    commit 'Otto Brandt' 1 'What the bank takes'
    prices 'four crowns'
    commit 'Mara Vinter' 1 'Ferry: number of people'
    ferry 'Ferry runs aground' 112 "$cause"
    commit 'Mara Vinter' 1 'Ferry: headline'
    ferry 'Ferry with 112 on board runs aground in fog' 112 "$cause"
    commit 'Otto Brandt' 5 'Bridge'
    bridge 'The old bridge over the Lenn closes on Monday.' \
        'Repairs take "six weeks", the town says.' | file local/bridge.md
    commit 'Otto Brandt' 2 'Fees'
    prices 'five crowns'
    commit 'Otto Brandt' 2 'Fees'
    prices 'four crowns'
    commit 'Otto Brandt' 2 'Fees'
    prices 'five crowns'
    commit 'Mara Vinter' 9 'Ferry: cause, after the inquiry'
    cause='The inquiry found that the first officer had left the bridge.'
    ferry 'Ferry officer had left the bridge, inquiry finds' 112 "$cause" \
        'Correction: an earlier version named fog as the cause.'
    commit 'Otto Brandt' 3 'Bridge: quotes'
    bridge 'The old bridge over the Lenn closes on Monday.' \
        'Repairs take “six weeks”, the town says.' | file local/bridge.md
    commit 'Otto Brandt' 1 'Town pages get a folder'
    printf 'R local/bridge.md town/bridge.md\n'
    commit 'Lena Okoro' 20 'Bridge: longer'
    bridge 'The old bridge over the Lenn closes on Monday.' \
        'Repairs take “nine weeks”, the town says.' | file town/bridge.md
    commit 'Lena Okoro' 1 'A market that never was'
    file town/market.md <<TEXT
# A market for the harbour

A market opens in the old customs house.
TEXT
    commit 'Lena Okoro' 3 'Not true'
    printf 'D town/market.md\n'
    commit 'layout-bot' 10 'New footer for all notices'
    notices 'The town council thanks you for your patience.'
    commit 'Otto Brandt' 4 'Fees'
    prices 'four crowns'
    commit 'Mara Vinter' 30 'Ferry: headline'
    ferry 'Officer had left the bridge of the ferry' 112 "$cause" \
        'Correction: an earlier version named fog as the cause.'
    printf 'done\n'
}

git init -q --bare "$temp/archive.git"
stream | git -C "$temp/archive.git" fast-import --quiet --done
git -C "$temp/archive.git" symbolic-ref HEAD refs/heads/main
git -C "$temp/archive.git" bundle create -q "$temp/bundle" HEAD main
cp "$temp/bundle" "$out"
