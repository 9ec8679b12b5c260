#!/bin/sh
# SPDX-License-Identifier: MIT
#
# hexapla as git calls it: as external diff, as the driver of some files, as
# difftool, for files that were added, deleted, renamed, made executable, left
# unmerged, or have odd names.
#
#     git_diff.sh HEXAPLA
set -eu
export LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export XDG_CONFIG_HOME=/nonexistent XDG_CACHE_HOME=/dev/null
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=Ada
export GIT_COMMITTER_EMAIL=a@b.c GIT_AUTHOR_DATE='1700000000 +0000'
export GIT_COMMITTER_DATE='1700000000 +0000'
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PAGER_IN_USE NO_COLOR

hexapla=$1
command -v git >/dev/null || {
    echo 'git_diff: there is no git to be called by'
    exit 77
}
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$temp"
failed=0

# is NAME STATUS: what is in "found" has to be what comes in.
is()
{
    cat >expected
    if ! diff -u expected found || test "$2" -ne 0; then
        echo "git_diff: $1: status $2"
        failed=1
    fi
}

git init -q -b main work
cd work
mkdir news
echo 'The bridge is shut until spring. Boats wait.' >news/bridge.txt
echo 'Gone soon.' >gone.txt
printf 'Old words stand here, many of them.\nA line stands here.\n' >old.txt
printf 'x\n' >-odd.txt
printf '\0\1' >bin
git add -A
git commit -qm one
echo 'The bridge is shut until summer. Boats wait.' >news/bridge.txt
chmod +x news/bridge.txt
git rm -q gone.txt
git mv old.txt new.txt
echo 'One more.' >>new.txt
echo 'New.' >added.txt
printf 'y\n' >./-odd.txt
printf '\0\1\2' >bin
git add -A

status=0
GIT_EXTERNAL_DIFF="$hexapla git-diff" git diff --cached -M \
    >../found 2>&1 || status=$?
cd ..
is 'git diff' "$status" <<'EOF'
*** -odd.txt (1 of 6)
[-x-] {+y+}

-odd.txt (587be6b4), -odd.txt (975fbec8): 1 word changed

*** added.txt added (2 of 6)
{+New.+}

no file, added.txt (e090817e): 1 sentence added

*** bin (3 of 6)
binary: 3 bytes, were 2

*** gone.txt deleted (4 of 6)
[-Gone soon.-]

gone.txt (2a93da79), no file: 1 sentence cut

*** new.txt (5 of 6)
similarity index 84%
rename from old.txt
rename to new.txt
index 625e12a..c4e9a68 100644
Old words stand here, many of them.

A line stands here.

{+One more.+}

old.txt (625e12a9), new.txt (c4e9a68b): 1 sentence added

*** news/bridge.txt, mode 100755, was 100644 (6 of 6)
The bridge is shut until [-spring-] {+summer+}. Boats wait.

news/bridge.txt (7f001b57), news/bridge.txt (d07f31d9): 1 word changed

EOF

# A pager that is left before the end: git says nothing of it.
cd work
mkdir many
for i in $(seq 30); do
    seq 3000 | sed "s/^/$i /" >"many/$i.txt"
done
git add -N many
GIT_EXTERNAL_DIFF="$hexapla git-diff" git diff -- many 2>../errors |
    head -n 1 >../found
cd ..
status=0
cat errors >>found
is 'a pager that is left' "$status" <<'EOF'
*** many/1.txt added (1 of 30)
EOF
git -C work rm -qr --cached many
rm -r work/many

# The driver of some files, with options of the user, before a pager or not.
cd work
git commit -qm two
printf '*.txt diff=article\n' >.gitattributes
git config diff.article.command "$hexapla --width=60 git-diff --format=side"
status=0
{
    git log -1 --format=%s -p --ext-diff -- news
    git show --format=%s --ext-diff HEAD -- news
} >../found 2>&1 || status=$?
cd ..
is 'git log and git show' "$status" <<'EOF'
two

*** news/bridge.txt, mode 100755, was 100644
     news/bridge.… (7f001b57)│     news/bridge.… (d07f31d9)
─────────────────────────────┼─────────────────────────────
1    The bridge is shut until│1    The bridge is shut until
   * spring. Boats wait.     │   * summer. Boats wait.
─────────────────────────────┴─────────────────────────────
 1 change: 1 word changed

two

*** news/bridge.txt, mode 100755, was 100644
     news/bridge.… (7f001b57)│     news/bridge.… (d07f31d9)
─────────────────────────────┼─────────────────────────────
1    The bridge is shut until│1    The bridge is shut until
   * spring. Boats wait.     │   * summer. Boats wait.
─────────────────────────────┴─────────────────────────────
 1 change: 1 word changed

EOF
cd work
git config diff.article.command "$hexapla git-diff"
GIT_PAGER_IN_USE=1 git show --format=%s --ext-diff HEAD -- news >../found
grep -q "$(printf '\033')\\[" ../found || {
    echo 'git_diff: no color before a pager'
    failed=1
}
NO_COLOR=1 GIT_PAGER_IN_USE=1 git show --format=%s --ext-diff HEAD -- news \
    >../found
if grep '38;5;' ../found; then
    echo 'git_diff: colors where there should be none'
    failed=1
fi

# The work tree, which git gives by its name; a file that cannot be read does
# not end it.
echo 'The bridge is open. Boats wait.' >news/bridge.txt
status=0
git diff news >../found 2>&1 || status=$?
cd ..
is 'the work tree' "$status" <<'EOF'
*** news/bridge.txt
The bridge is [-shut until summer-] {+open+}. Boats wait.

news/bridge.txt (d07f31d9), news/bridge.txt (not in git): 1 word changed

EOF
# (The driver of a file would go before the difftool.)
cd work
rm .gitattributes
git difftool -y -x "$hexapla" news >../found 2>&1
grep -q 'The bridge is \[-shut until summer-\] {+open+}' ../found || {
    echo 'git_diff: git difftool -x'
    failed=1
}
git config difftool.hexapla.cmd \
    "$hexapla -L \"\$MERGED then\" -L now \"\$LOCAL\" \"\$REMOTE\""
git difftool -y -t hexapla news >../found 2>&1
grep -qx 'news/bridge.txt then, now: 1 word changed' ../found || {
    echo 'git_diff: git difftool -t'
    failed=1
}
cd ..

# A merge that was left.
cd work
printf '*.txt diff=article\n' >.git/info/attributes
git checkout -q -b side HEAD~1 -f
echo 'The bridge is shut until autumn.' >news/bridge.txt
git commit -qam three
git merge -q main >/dev/null 2>&1 || true
status=0
git diff --cached --diff-filter=U -- news >../found 2>&1 || status=$?
cd ..
is 'an unmerged file' "$status" <<'EOF'
* Unmerged path news/bridge.txt
EOF

# Calls that are not git's.
status=0
"$hexapla" git-diff 2>found || status=$?
test "$status" -eq 2 && grep -q 'is called by git' found || failed=1
status=0
"$hexapla" git-diff a /nowhere 1 100644 /nowhere 2 100644 \
    >found 2>&1 || status=$?
test "$status" -eq 0 && grep -q 'No such file' found || failed=1

test "$failed" -eq 0 && echo 'git_diff: all as it should be'
exit "$failed"
