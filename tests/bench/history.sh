#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Reading a repository against git on the same one: CPU, the time to the first
# rows, memory of its own, the versions found of those that were made, and
# whether the changes are those that git finds.
#
#     history.sh HEXAPLA RECORDS ROOT [SIZE]
#
# SIZE is small, medium (the default) or large: 1,000, 50,000 or 300,000
# commits, made by repository.awk. HISTORY_REPOSITORY names another repository
# to be read instead, HISTORY_BENCH a folder where those that are made stay.
set -eu
export LC_ALL=C GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

hexapla=$1
history=$(dirname "$1")/hexapla-history
records=$2
root=$3
size=${4-medium}
for tool in git python3; do
    command -v "$tool" >/dev/null || {
        echo "history: there is no $tool to measure with"
        exit 77
    }
done
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
export XDG_CACHE_HOME="$temp/cache"

repository=${HISTORY_REPOSITORY-}
truth=
if test -z "$repository"; then
    place=${HISTORY_BENCH-$temp}
    repository=$place/$size.git
    truth=$place/$size.versions
    case $size in
    small) counts='-v ARTICLES=100 -v COMMITS=1000' ;;
    medium) counts='-v ARTICLES=5000 -v COMMITS=50000' ;;
    large) counts='-v ARTICLES=50000 -v COMMITS=300000' ;;
    *) exit 2 ;;
    esac
    if ! test -d "$repository"; then
        mkdir -p "$place"
        git init -q --bare -b main "$repository"
        # shellcheck disable=SC2086
        awk $counts -v TRUTH="$truth" -f "$root/tests/bench/repository.awk" |
            git -C "$repository" fast-import --quiet
    fi
fi
echo "$(git -C "$repository" rev-list --count HEAD) commits," \
    "$(git -C "$repository" ls-tree -r --name-only HEAD | wc -l) files"

cat >"$temp/measure.py" <<'E_PY'
import os, subprocess, sys, time

# The least CPU of three runs, the least wall time to the first bytes and to
# the end, and the most memory that belongs to no file.
name, runs = sys.argv[1], int(sys.argv[2])
rows = []
for _ in range(runs):
    begun = time.monotonic()
    process = subprocess.Popen(sys.argv[3:], stdout=subprocess.PIPE)
    first, own, count = None, 0, 0
    descriptor = process.stdout.fileno()
    while True:
        piece = os.read(descriptor, 1 << 16)
        if not piece:
            break
        # The first bytes of hexapla-history only say which repository it is.
        if first is None and (len(piece) > 2048 or "history" not in name):
            first = time.monotonic() - begun
        count += 1
        if count % 16 == 1:
            try:
                with open("/proc/%d/status" % process.pid) as status:
                    for line in status:
                        if line.startswith("RssAnon"):
                            own = max(own, int(line.split()[1]) // 1024)
            except OSError:
                pass
    used = os.wait4(process.pid, 0)[2]
    rows.append(((used.ru_utime + used.ru_stime) * 1000,
                 (first or 0) * 1000,
                 (time.monotonic() - begun) * 1000, own))
print("%-42s %7.0f ms CPU, first after %5.0f ms, all after %6.0f ms, %4d MiB"
      % (name, min(r[0] for r in rows), min(r[1] for r in rows),
         min(r[2] for r in rows), max(r[3] for r in rows)))
E_PY
measure()
{
    python3 "$temp/measure.py" "$@"
}

runs=3
test "$size" != large || runs=1
measure 'git log --raw -z --no-renames' $runs \
    git -C "$repository" log --raw -z --no-renames
measure 'changes, no cache (history)' $runs \
    "$history" changes --no-cache "$repository"
measure 'list, no cache (history)' $runs \
    "$history" list --no-cache "$repository"
measure 'list, no cache, first rows early (history)' $runs \
    "$history" list --early --no-cache "$repository"
measure 'hexapla list --no-cache' $runs \
    "$hexapla" list --no-cache "$repository"
"$hexapla" list "$repository" >"$temp/list"
measure 'list from the cache (history)' 3 "$history" list "$repository"
measure 'hexapla list from the cache' 3 "$hexapla" list "$repository"
rm -f "$XDG_CACHE_HOME"/hexapla/*.answer
"$hexapla" list --no-cache "$repository" | cmp - "$temp/list"
git -C "$repository" ls-tree -r --name-only HEAD |
    grep -v '[^A-Za-z0-9./_-]' | sed -n '1p;101p;201p' >"$temp/paths"
while read -r path; do
    measure 'git log --follow' 1 \
        git -C "$repository" log --follow --format=%H -- "$path"
    measure 'history of one article (history)' 1 \
        "$history" article --no-cache "$repository" "$path"
    measure 'history of one article, from the cache' 1 \
        "$history" article "$repository" "$path"
done <"$temp/paths"

if test -n "$truth"; then
    awk -F '\t' '
        NR == FNR { made[$2] = $1; all += $1; next }
        $1 in made {
            found += $3 < made[$1] ? $3 : made[$1]
            extra += $3 > made[$1] ? $3 - made[$1] : 0
        }
        END {
            printf "list: versions made %d, found %d (%.4f), false %d\n", all, \
                found, found / all, extra
        }' "$truth" "$temp/list"
fi
# The same of log, for one article in fifty.
if test -n "$truth"; then
    tab=$(printf '\t')
    awk 'NR % 50 == 1' "$truth" | while IFS=$tab read -r made path; do
        echo "$made $("$hexapla" log "$repository:$path" | wc -l)"
    done | awk '
        {
            made += $1
            found += $2 < $1 ? $2 : $1
            extra += $2 > $1 ? $2 - $1 : 0
        }
        END {
            printf "log: versions made %d, found %d (%.4f), false %d\n", made, \
                found, found / made, extra
        }'
fi
test "$size" = large || echo "changes found" \
    "$("$records" "$history" changes "$repository" | wc -l), by git" \
    "$(git -C "$repository" rev-list HEAD |
        git -C "$repository" diff-tree --stdin -c --root -r --no-renames \
            --no-commit-id | grep -c '^:')"
