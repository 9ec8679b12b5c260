#!/bin/sh
# SPDX-License-Identifier: MIT
#
# What the browser of articles shows after some keys, of the archive in
# tests/data/archive; the pictures are in tests/golden/archive, the text and
# below it the letters of the roles.
#
#     archive.sh HEXAPLA ROOT
#
# UPDATE=1 writes the pictures anew: read the difference before it is kept.
set -eu
export LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export XDG_CONFIG_HOME=/nonexistent XDG_STATE_HOME=/nonexistent
export XDG_CACHE_HOME=/nonexistent
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE HEXAPLA_THEME COLORFGBG

hexapla=$1
golden=$2/tests/golden/archive
data=$2/tests/data/archive
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

test -x "$(dirname "$hexapla")/hexapla-history" || {
    echo 'archive: built without git'
    exit 77
}
command -v git >/dev/null || {
    echo 'archive: there is no git to unpack the archive with'
    exit 77
}
git clone -q --bare "$data/archive.bundle" "$temp/archive"
git clone -q "$data/archive.bundle" "$temp/work"
cd "$temp"
for kind in few all; do
    git init -q --bare $kind
    git -C $kind symbolic-ref HEAD refs/heads/main
    sh "$data/robots.sh" $kind | git -C $kind fast-import --quiet
done

# picture NAME SIZE KEYS [OPTION...]
picture()
{
    name=$1 size=$2 keys=$3
    shift 3
    for form in text roles; do
        timeout 60 "$hexapla" --screen="$size" --script="$keys" \
            --dump-screen=$form "$@" || test $? -eq 1
    done >found 2>&1 || {
        echo "archive: $name fails:"
        cat found
        failed=1
    }
    test -z "${UPDATE-}" || cp found "$golden/$name.txt"
    diff -u "$golden/$name.txt" found >difference 2>&1 || {
        echo "archive: $name"
        cat difference
        failed=1
    }
}

for size in 80x24 120x40 40x20 200x60; do
    picture "articles_$size" $size '' archive
    picture "headlines_$size" $size 'H' archive
    picture "opened_$size" $size '<Enter>' archive
    picture "versions_$size" $size '<Enter>V' archive
done
picture ascii 80x24 'j' --ascii archive
picture bulk 80x24 'jj<Enter>' archive
picture bots 80x24 '' few
picture bots_open 80x24 'j<Enter>' few
picture bots_same 80x24 'jj<Enter>jj' few
picture bots_most 80x24 '' all
picture found 80x24 '/ferry<Enter>' archive
picture found_none 80x24 '/zzz<Enter>' archive
picture found_fuzzy 80x24 '/nwsfry' archive
picture found_span 80x24 '/since:2024-03 until:2024-03 author:brandt<Enter>' \
    archive
picture found_wrong 80x24 '/since:tuesday<Enter>' archive
picture sorted 80x24 ':sort-articles path<Enter>' archive
picture deleted 80x24 'Djjjj' archive
picture only 80x24 'Djjj<Enter>' archive
picture only_versions 80x24 'Djjj<Enter>V' archive
picture only_traced 80x24 'Djjj<Enter>o' archive
picture only_left 80x24 'Djjj<Enter>(q' archive
picture returned 80x24 'j<Enter>q' archive
picture headline_opened 120x40 'HG<Enter>' archive
picture origin 80x24 '/112<Enter>o' archive:news/ferry.md
picture origin_gone 80x24 '/112<Enter>O' archive:news/ferry.md
picture origin_returned 80x24 '/four<Enter>o' archive:money/fees.md
picture touch 80x24 '/aground<Enter>[v' archive:news/ferry.md
picture touch_none 80x24 '/aground<Enter>[v]v' archive:news/ferry.md
picture touch_renamed 80x24 '/nine<Enter>[v' archive:town/bridge.md
picture themes 80x24 'jT' archive
picture refused 80x24 'n' archive
picture work_tree 80x24 '' work
picture only_file 80x24 '' archive:town/market.md

# The guide shows what the program does: what follows a command in it is what
# the command prints.
guide=$2/doc/history.md
shown=0
while IFS= read -r line; do
    case $line in
    '$ hexapla '*)
        shown=1
        printf '%s\n' "$line"
        sh -c "\"$hexapla\" ${line#\$ hexapla }" | sed 's/ *$//' || true
        ;;
    '```'*)
        shown=0
        printf '%s\n' "$line"
        ;;
    *)
        test "$shown" = 1 || printf '%s\n' "$line"
        ;;
    esac
done <"$guide" >guide
test -z "${UPDATE-}" || cp guide "$guide"
diff -u "$guide" guide || {
    echo 'archive: doc/history.md shows what the program does not'
    failed=1
}

# A text of one version is printed, and it is said.
"$hexapla" archive:town/market.md >found 2>err || {
    echo "archive: the only version ends with $?"
    failed=1
}
if ! grep -q 'customs house' found || ! grep -q 'the only version$' err; then
    echo 'archive: the only version is not printed as such:'
    cat found err
    failed=1
fi

# A repository that has nothing to show says so.
git init -q empty
"$hexapla" --screen=80x24 --dump-screen empty >found 2>&1 && failed=1
grep -q '^hexapla: .*no commit' found || {
    echo 'archive: an empty repository is not said to be one:'
    cat found
    failed=1
}

# The archive is what its script makes.
sh "$data/make.sh" "$temp/again.bundle"
git bundle list-heads again.bundle >found
git bundle list-heads "$data/archive.bundle" >expected
cmp -s expected found || {
    echo 'archive: make.sh makes other commits'
    failed=1
}
exit "$failed"
