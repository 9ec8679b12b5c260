#!/bin/sh
# SPDX-License-Identifier: MIT
#
# The history of files in git: repositories of our own made here, whole and
# broken ones, and what the program says of them; and where the benchmark's
# repository can be made, every change as git has it.
#
#     history.sh HEXAPLA RECORDS ROOT
set -eu
export LC_ALL=C.UTF-8 TZ=UTC GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE NO_CACHE

hexapla=$1
history=$(dirname "$1")/hexapla-history
records=$2
root=$3

temp=$(mktemp -d)
trap 'chmod -R u+w "$temp"; rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
cd "$temp"
XDG_CACHE_HOME=$temp/cache
export XDG_CACHE_HOME
failed=0

if ! test -x "$history"; then
    echo 'One.' >one
    "$hexapla" log one 2>errors && exit 1
    grep -q 'was built without git' errors || exit 1
    echo 'history: built without git, which is said'
    exit 0
fi
command -v git >/dev/null || {
    echo 'history: there is no git to make repositories with'
    exit 77
}

# is NAME: what is in "expected" has to be in "found".
is()
{
    if ! diff -u expected found >difference; then
        echo "history: $1"
        cat difference
        failed=1
    fi
}

# says NAME STATUS TEXT COMMAND...: its status, and TEXT in its error output.
says()
{
    name=$1 wanted=$2 text=$3
    shift 3
    status=0
    timeout 60 "$@" >output 2>errors || status=$?
    if test "$status" -ne "$wanted" || ! grep -q -- "$text" errors; then
        echo "history: $name: status $status, said:"
        cat errors
        failed=1
    fi
}

# import REPO: makes a repository of the stream that comes in.
import()
{
    git init -q --bare -b main "$1"
    git -C "$1" fast-import --quiet
}

first='The swing bridge at Tarn is shut until spring.

Engineers found cracks in two of its gates on Monday morning. Boats wait.

Nobody was hurt, the harbor master said.'
second='The swing bridge at Tarn is shut until summer.

Engineers found cracks in two of its gates on Monday morning. Boats wait.

Nobody was hurt, the harbor master said.'
third="$second

A ferry runs twice an hour."
other='Quite another text stands here. It has nothing to do with bridges.'
now=1700000000

# commit BRANCH SUBJECT [LINE]: begins a commit, an hour after the last.
commit()
{
    now=$((now + 3600))
    printf 'commit refs/heads/%s\n' "$1"
    printf 'author Ada Tern <a@b.c> %s +0000\n' "$now"
    printf 'committer Ada Tern <a@b.c> %s +0000\n' "$now"
    printf 'data %s\n%s\n' "${#2}" "$2"
    test $# -lt 3 || printf '%s\n' "$3"
}

# file PATH TEXT
file()
{
    printf 'M 100644 inline %s\ndata %s\n%s\n' "$1" $((${#2} + 1)) "$2"
    echo
}

story()
{
    commit main one
    file news/bridge.txt "$first"
    file 'news/caf\303\251 "x".txt' "$other" | sed '1s/inline /inline "/
        1s/"x".txt/\\"x\\".txt"/'
    commit main two
    file news/bridge.txt "$second"
    commit main three
    file news/bridge.txt "$first"
    commit main four
    printf 'R news/bridge.txt old/bridge.txt\n'
    commit main five
    file old/bridge.txt "$third"
    commit main gone
    printf 'D old/bridge.txt\n'
    commit main again
    file old/bridge.txt "$second"
    commit main renamed
    printf 'D old/bridge.txt\n'
    file old/span.txt "$third"
    commit side side 'from refs/heads/main'
    file side.txt "$other one."
    commit main main
    file old/span.txt "$first"
    commit main merge
    printf 'merge refs/heads/side\n'
    file side.txt "$other two."
    commit main bye
    file gone.txt "$other three."
    commit main bye
    printf 'D gone.txt\n'
}
story | import story.git

"$hexapla" log story.git:old/span.txt | cut -f 1,5,6,8,9,10,11 >found
tab=$(printf '\t')
sed "s/ | /$tab/g" >expected <<'EOF'
7 | main | old/span.txt | 1 | - | 29 | 1 sentence cut, 1 word changed
6 | renamed | old/span.txt | 4 | 85 | 35 | 1 sentence added
5 | again | old/bridge.txt | 2 | - | 29 | 1 sentence cut
4 | five | old/bridge.txt | - | - | 35 | 1 sentence added, 1 word changed
3 | three | news/bridge.txt | 1 | 100 | 29 | 1 word changed
2 | two | news/bridge.txt | - | - | 29 | 1 word changed
1 | one | news/bridge.txt | - | - | 29 | the first version
EOF
is 'the versions of a file'

"$hexapla" list --deleted story.git | cut -f 1,2,3,4,7 >found
sed "s/ | /$tab/g" >expected <<'EOF'
gone.txt | Quite another text stands here. It has nothing to do with bridges. three. | 1 | 0 | deleted
side.txt | Quite another text stands here. It has nothing to do with bridges. two. | 2 | 0 | -
old/span.txt | The swing bridge at Tarn is shut until spring. | 7 | 4 | -
"news/caf\303\251 \"x\".txt" | Quite another text stands here. It has nothing to do with bridges. | 1 | 0 | -
EOF
is 'the list of articles'

"$hexapla" list --format=json story.git | sed -n 3p >found
cat >expected <<'EOF'
{"path":"news/café \"x\".txt","headline":"Quite another text stands here. It has nothing to do with bridges.","versions":1,"returns":0,"first":1700003600,"last":1700003600,"deleted":false}
EOF
is 'the list as JSON'

# The first rows of a list, before all is known: what changed last, once each.
NO_CACHE=1 "$records" "$history" early story.git | sed 's/ [0-9a-f]\{40\} / /' >found
cat >expected <<'EOF'
early side.txt Quite another text stands here. It has nothing to do with bridges. two.
early old/span.txt The swing bridge at Tarn is shut until spring.
early news/café "x".txt Quite another text stands here. It has nothing to do with bridges.
article gone.txt Quite another text stands here. It has nothing to do with bridges. three.
article side.txt Quite another text stands here. It has nothing to do with bridges. two.
article old/span.txt The swing bridge at Tarn is shut until spring.
article news/café "x".txt Quite another text stands here. It has nothing to do with bridges.
EOF
is 'the early rows'

# last COMMAND...: the last line it prints, without commits.
last()
{
    { "$@" || true; } | tail -n 1 | sed 's/ [0-9a-f]\{8\}\([,:]\)/\1/g'
}

# The work tree on top, revisions, names.
git clone -q story.git work
(
    cd work
    last "$hexapla" old/span.txt
    echo "$first Really." >old/span.txt
    last "$hexapla" old/span.txt
    last "$hexapla" HEAD~4 -- old/span.txt
    last "$hexapla" HEAD~4..HEAD~2 -- old/span.txt
    last "$hexapla" -L then -L now HEAD~4.. -- old/span.txt
    cd old
    last "$hexapla" span.txt
    last "$hexapla" ../../work:old/span.txt
) >found
cat >expected <<'EOF'
2023-11-15, 2023-11-15: 1 sentence cut, 1 word changed
2023-11-15, not committed: 1 sentence added
HEAD~4 2023-11-15, the work tree: 1 sentence cut, 1 sentence added, 1 word changed
HEAD~4 2023-11-15, HEAD~2 2023-11-15: 1 sentence cut, 1 word changed
then, now: 1 sentence cut, 1 word changed
2023-11-15, not committed: 1 sentence added
2023-11-15, not committed: 1 sentence added
EOF
is 'the work tree and revisions'
says 'a file that is new' 0 'is the only version$' "$hexapla" --format=text \
    story.git:gone.txt

# Odd and broken repositories: what can be shown is, what cannot is said.
git init -q empty
says 'no commits' 2 'has no commits yet' "$hexapla" list empty
mkdir plain
echo 'One.' >plain/one
says 'no repository' 2 'is in no git repository' "$hexapla" log plain/one
says 'no file' 2 'has no version' "$hexapla" log story.git:nothing
says 'no revision' 2 'is no revision' "$hexapla" nothing..HEAD -- work/old/span.txt
says 'a folder' 2 'is a git repository' "$hexapla" work
says 'two names' 2 'takes one name' "$hexapla" log a b
says 'a format' 2 'is not for log' "$hexapla" log --format=side story.git:a

git clone -q --bare --depth 3 "file://$temp/story.git" shallow.git 2>/dev/null
says 'a shallow clone' 0 'this is a shallow clone' "$hexapla" list shallow.git
for what in 'this is a shallow clone' 'the only version that is known$'; do
    says 'an article of it' 0 "$what" "$hexapla" shallow.git:old/span.txt
done
git clone -q --bare --depth 8 "file://$temp/story.git" cut.git 2>/dev/null
says 'one with more of them' 1 'this is a shallow clone' \
    "$hexapla" cut.git:old/span.txt
"$hexapla" log cut.git:old/span.txt | tail -n 1 | cut -f 11 >found
echo 'the first version that can be read: the history is cut off here' >expected
is 'the version at the cut'
"$hexapla" --screen=150x20 --script=V --dump-screen cut.git:old/span.txt |
    grep 'history is cut off here' | cut -c 1-6 >found
echo '     1' >expected
is 'the version at the cut in the list'
"$hexapla" --screen=150x8 --dump-screen cut.git |
    grep -o 'first known 20[0-9-]*' >found || true
echo 'first known 2023-11-15' >expected
is 'the day at the cut'
"$hexapla" --screen=150x8 --dump-screen cut.git:old/span.txt >output || true
grep -q 'this is a shallow clone' output || {
    echo 'history: the reader does not say where the history ends'
    failed=1
}

# Clones without texts, or without trees.
git -C story.git config uploadpack.allowFilter true
git clone -q --bare --filter=blob:none "file://$temp/story.git" texts.git
"$hexapla" log texts.git:old/span.txt | cut -f 1,10,11 | head -n 2 >found
sed "s/ | /$tab/g" >expected <<'EOF'
2 | - | its text is not in this clone
1 | - | its text is not in this clone
EOF
is 'a clone without texts'
git clone -q --bare --filter=tree:0 "file://$temp/story.git" trees.git
says 'a clone without trees' 2 'has no version' \
    "$hexapla" log trees.git:old/span.txt
says 'the list of it' 0 'not all of its files can be read' \
    "$hexapla" list trees.git

git clone -q --bare --no-hardlinks story.git loop.git
echo 'ref: refs/heads/a' >loop.git/HEAD
echo 'ref: refs/heads/b' >loop.git/refs/heads/a
echo 'ref: refs/heads/a' >loop.git/refs/heads/b
says 'a looping HEAD' 2 'HEAD cannot be read\|no commits' "$hexapla" list loop.git

# Each object in turn is missing, then is not what it should be.
git init -q --bare -b main loose.git
git -C story.git pack-objects --revs --stdout --all </dev/null 2>/dev/null |
    git -C loose.git unpack-objects -q
git -C loose.git update-ref refs/heads/main "$(git -C story.git rev-parse main)"
chmod -R u+w loose.git
find loose.git/objects -type f | sort | while read -r object; do
    for how in missing wrong; do
        cp "$object" kept
        if test "$how" = missing; then
            rm "$object"
        else
            printf 'nonsense' >"$object"
        fi
        for call in 'list loose.git' 'log loose.git:old/span.txt'; do
            status=0
            # shellcheck disable=SC2086
            timeout 60 "$hexapla" $call >output 2>errors || status=$?
            if test "$status" -gt 2 || { test "$status" -eq 2 &&
                ! test -s errors; } || { test "$status" -eq 0 &&
                ! test -s output; }; then
                echo "history: $call, $object $how: status $status"
                touch broken
            fi
        done
        cp kept "$object"
    done
done
test ! -e broken || failed=1

# A pack with bytes changed.
git clone -q --bare --no-hardlinks story.git pack.git
git -C pack.git repack -adq
chmod -R u+w pack.git
pack=$(echo pack.git/objects/pack/*.pack)
size=$(wc -c <"$pack")
cp "$pack" kept
for i in 1 2 3 4 5 6 7 8; do
    printf '\377\000\377' |
        dd of="$pack" bs=1 seek=$((size * i / 9)) conv=notrunc 2>/dev/null
    status=0
    timeout 60 "$hexapla" list pack.git >output 2>errors || status=$?
    test "$status" -eq 0 || test "$status" -eq 2 || {
        echo "history: a corrupt pack: status $status"
        failed=1
    }
    cp kept "$pack"
done

# Packed in other ways: bases by name, several packs, none.
git clone -q --bare --no-hardlinks story.git packed.git
"$hexapla" list --deleted packed.git >expected
git -C packed.git -c repack.useDeltaBaseOffset=false repack -adfq --depth=50
"$hexapla" list --deleted packed.git >found
is 'a pack that names bases'
git -C packed.git rev-list --objects main~3 | cut -c 1-40 |
    git -C packed.git pack-objects -q objects/pack/pack >/dev/null
"$hexapla" list --deleted packed.git >found
is 'two packs'
rm -f packed.git/objects/pack/*.idx
for pack in packed.git/objects/pack/*.pack; do
    git -C packed.git index-pack --index-version=1 "$temp/$pack" >/dev/null
done
"$hexapla" list --deleted packed.git >found
is 'indexes of version 1'

# A repository of another user is refused, with git's advice.
if test "$(id -u)" -eq 0; then
    git clone -q story.git foreign
    chown -R 12345 foreign
    says 'a foreign repository' 2 \
        "git config --global --add safe.directory $temp/foreign\$" \
        "$hexapla" log foreign/old/span.txt
fi

# SHA-256 goes through the git command; without it there is a sentence.
if git init -q --bare --object-format=sha256 -b main sha256.git 2>/dev/null; then
    now=1700000000
    story | git -C sha256.git fast-import --quiet
    "$hexapla" list --deleted story.git >expected
    "$hexapla" list --deleted sha256.git >found
    is 'a SHA-256 repository'
    says 'SHA-256 without git' 2 'git command may read it, but' env PATH=/nonexistent \
        "$hexapla" list sha256.git
fi

# As a git that knows reftable leaves it: what else stands there is not read.
if git clone -q --bare story.git reftable.git 2>/dev/null; then
    git -C reftable.git config core.repositoryformatversion 1
    git -C reftable.git config extensions.refstorage reftable
    git -C reftable.git rev-parse HEAD >/dev/null 2>&1 ||
        says 'a reftable' 2 'in a reftable, for which git 2.45' \
            "$hexapla" list reftable.git
    says 'a reftable without git' 2 'in a reftable, for which git 2.45' \
        env PATH=/nonexistent "$hexapla" list reftable.git
fi

# Work trees, submodules, borrowed objects, GIT_DIR.
git -C work worktree add -q ../tree HEAD~2
git -C work branch -q wanted
git init -q outer
git -C outer -c protocol.file.allow=always submodule --quiet add \
    "$temp/story.git" inner
git clone -q --shared story.git borrowing
git clone -q --bare --reference story.git story.git bare.git
"$hexapla" log story.git:old/span.txt >expected
for path in outer/inner/old/span.txt borrowing/old/span.txt \
    bare.git:old/span.txt; do
    "$hexapla" log "$path" >found
    is "the versions of $path"
done
GIT_DIR=$temp/story.git GIT_WORK_TREE=$temp/borrowing \
    "$hexapla" log borrowing/old/span.txt >found
is 'the versions by GIT_DIR'
(cd plain && GIT_DIR=../story.git "$hexapla" list) >found
"$hexapla" list story.git >expected
is 'the list by GIT_DIR'
GIT_DIR=/nonsense "$hexapla" list story.git >found
is 'a repository that is named, whatever GIT_DIR is'
git -C tree log --format=%H -- old/span.txt >commits
"$hexapla" log tree/old/span.txt | cut -f 2 | head -n 1 >found
head -n 1 commits >expected
is 'a work tree of its own'

# Nothing of this is loaded where two files are compared.
if ldd "$hexapla" | grep -q libgit2 ||
    LD_DEBUG=libs "$hexapla" --quiet plain/one plain/one 2>&1 |
    grep -q libgit2; then
    echo 'history: a plain comparison loads libgit2'
    failed=1
fi

# Killed or closed at any moment.
"$records" "$history" KILL story.git | grep -qx killed || failed=1

# Every change as git has it: links and modules are no articles, modes no
# change, and a merge changes what differs from all parents.
compare_changes()
{
    "$records" "$history" changes "$1" | sort >found
    git -C "$1" rev-list HEAD |
        git -C "$1" diff-tree --stdin -c --root -r --no-renames --no-abbrev |
        awk -F"$tab" '
            function blob(mode, id)
            {
                return mode ~ /^100/ ? id : ""
            }
            /^[0-9a-f]+$/ { commit = $0; next }
            {
                n = match($1, /[^:]/) - 1
                split(substr($1, n + 1), f, " ")
                new = blob(f[n + 1], f[2 * n + 2])
                differs = 1
                any = new != ""
                for (i = 1; i <= n; i++) {
                    old = blob(f[i], f[n + 1 + i])
                    any = any || old != ""
                    if (old == new)
                        differs = 0
                }
                if (differs && any)
                    print commit " " new " " $2
            }' | sort >expected
    is "the changes of $1"
}
compare_changes story.git
maker=$root/../shared/bench/make_news_repo.py
if test -e "$maker" && command -v python3 >/dev/null &&
    python3 "$maker" --size small small.git >/dev/null 2>&1; then
    compare_changes small.git
    "$records" "$history" KILL small.git | grep -qx killed || failed=1
fi

# The cache: private, of no effect on what is told, nothing in the repository.
XDG_CACHE_HOME=$temp/store
list='list --deleted --format=json'
"$hexapla" $list --no-cache story.git >expected
test ! -e store || {
    echo 'history: --no-cache made a cache'
    failed=1
}
for how in "--script=V story.git:old/span.txt" '--script=j<Enter> story.git' \
    'HEAD -- work/old/span.txt'; do
    status=0
    "$hexapla" --no-cache --screen=80x20 --dump-screen $how >output 2>&1 ||
        status=$?
    test "$status" -lt 2 && test ! -e store || {
        echo "history: $how failed, or --no-cache made a cache:"
        cat output
        failed=1
    }
done
find story.git -printf '%p %s %T@\n' | sort >before
for how in made answered facts; do
    "$hexapla" $list story.git >found
    is "the list, cache $how"
    test "$how" != answered || rm store/hexapla/*.answer
done
find story.git -printf '%p %s %T@\n' | sort >after
cmp before after || failed=1
find store ! -type d -printf '%m\n' | sort -u >found
find store -type d -printf '%m\n' | sort -u >>found
printf '600\n700\n' >expected
is 'who may read the cache'
NO_CACHE=1 "$records" "$history" changes story.git >expected
"$records" "$history" changes story.git >found
is 'the changes from the cache'

# The newest are told before the cache is loaded, and only once.
for i in $(seq 150); do
    printf 'commit refs/heads/main\ncommitter A <a@b> %s +0000\ndata 0\n' \
        $((1700000000 + i))
    printf 'M 644 inline %s.md\ndata <<END\nLine %s.\nEND\n' $((i % 7)) "$i"
done | import many.git
NO_CACHE=1 "$records" "$history" changes many.git >expected
test "$(wc -l <expected)" -eq 150 || failed=1
for how in made kept; do
    XDG_CACHE_HOME=$temp/many "$records" "$history" changes many.git >found
    is "150 changes, cache $how"
done

for file in old/span.txt side.txt gone.txt 'news/café "x".txt' nothing; do
    "$hexapla" log --no-cache story.git:"$file" >expected 2>&1 || true
    "$hexapla" log story.git:"$file" >found 2>&1 || true
    is "the versions of $file from the cache"
done

# Whatever stands in its files, it is not believed.
facts=$(echo store/hexapla/*.facts)
answer=$(echo store/hexapla/*.answer)
cp "$facts" facts
cp "$answer" answer
"$hexapla" $list --no-cache story.git >expected
# spoiled NAME: the list is right, and the next one too.
spoiled()
{
    for next in first second; do
        "$hexapla" $list story.git >found || failed=1
        is "a cache that is $1, $next"
    done
}
size=$(wc -c <facts)
at=0
while test "$at" -lt "$size"; do
    rm -f "$answer"
    cp facts "$facts"
    printf '\377\001' | dd of="$facts" bs=1 seek="$at" conv=notrunc 2>/dev/null
    spoiled "damaged at $at"
    rm -f "$answer"
    head -c "$at" facts >"$facts"
    spoiled "cut at $at"
    at=$((at + size / 40 + 1))
done
size=$(wc -c <answer)
at=0
while test "$at" -lt "$size"; do
    cp answer "$answer"
    printf '\377\001' |
        dd of="$answer" bs=1 seek="$at" conv=notrunc 2>/dev/null
    spoiled "an answer damaged at $at"
    head -c "$at" answer >"$answer"
    spoiled "an answer cut at $at"
    at=$((at + size / 10 + 1))
done
cp -r story.git other.git
"$hexapla" list other.git >/dev/null
for file in store/hexapla/*; do
    case $file in
    "$facts" | "$answer") ;;
    *.facts) cp "$file" "$facts" ;;
    *.answer) cp "$file" "$answer" ;;
    esac
done
spoiled 'of another repository'
chmod 666 "$facts" "$answer"
spoiled "anybody's"
rm -rf store
mkdir store
echo no folder >store/hexapla
spoiled 'no folder'
rm -rf store
mkdir -p store/hexapla
chmod 777 store/hexapla
spoiled "in anybody's folder"
test -z "$(ls store/hexapla)" || failed=1
rm -rf store

# It grows with the history, whatever becomes of branches, and two at once do
# no harm.
git -C story.git branch old main~5
git -C story.git symbolic-ref HEAD refs/heads/old
"$hexapla" list story.git >/dev/null
git -C story.git symbolic-ref HEAD refs/heads/main
for i in 1 2 3 4; do
    "$hexapla" $list story.git >"found$i" &
done
wait
for i in 1 2 3 4; do
    mv "found$i" found
    is 'one of four lists at once'
done
git -C story.git symbolic-ref HEAD refs/heads/old
"$hexapla" $list --no-cache story.git >expected
"$hexapla" $list story.git >found
is 'the list of another branch'
git -C story.git symbolic-ref HEAD refs/heads/main

# Killed at any moment, 200 times.
big=story.git
test ! -d small.git || big=small.git
"$hexapla" $list --no-cache $big >expected
rm -rf store
"$records" "$history" KILL $big | grep -qx killed || failed=1
"$hexapla" $list $big >found
is 'the list after the cache was killed'
rm -f store/hexapla/*.answer
"$hexapla" $list $big >found
is 'the list from the facts after that'

# Nobody reads on, or the user ends it: at once, and without a word. Where
# there is no terminal there is no progress either.
"$hexapla" $list --no-cache $big 2>errors | head -n 1 >found
head -n 1 expected >first
mv first expected
is 'the first line'
(
    "$hexapla" $list --no-cache $big >output 2>>errors &
    sleep 0.02
    kill -TERM $! 2>/dev/null || true # or it has ended
    wait $! || true
)
test ! -s errors || {
    echo 'history: a list that was ended said'
    cat errors
    failed=1
}

test "$failed" -eq 0 && echo 'history: all as it should be'
exit "$failed"
