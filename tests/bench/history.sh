#!/bin/sh
# SPDX-License-Identifier: MIT
#
# CPU of reading a repository against git on the same one, and how many of the
# versions that were really made are found (from the generator's own record).
#
#     history.sh HEXAPLA MAKER [SIZE]
#
# MAKER is make_news_repo.py; SIZE is small, medium (the default) or large.
# The repository is made in $HISTORY_BENCH, or in a folder that is removed.
set -eu
export LC_ALL=C

hexapla=$1
history=$(dirname "$1")/hexapla-history
maker=$2
size=${3-medium}
place=${HISTORY_BENCH-}
if test -z "$place"; then
    place=$(mktemp -d)
    trap 'rm -rf "$place"' EXIT
fi
mkdir -p "$place"
cd "$place"
test -d "$size.git" || python3 "$maker" --size "$size" "$size.git" >/dev/null

# cpu NAME COMMAND...: the least of three runs, in milliseconds of CPU.
cpu()
{
    name=$1
    shift
    python3 - "$name" "$@" <<'E_PY'
import os, subprocess, sys
best = peak = None
for _ in range(3):
    with open(os.devnull, "w") as none:
        process = subprocess.Popen(sys.argv[2:], stdout=none)
        used = os.wait4(process.pid, 0)[2]
    time = (used.ru_utime + used.ru_stime) * 1000
    best = time if best is None else min(best, time)
    peak = used.ru_maxrss // 1024
print("%-34s %8.0f ms CPU %6d MiB at most" % (sys.argv[1], best, peak))
E_PY
}

git -C "$size.git" ls-tree -r --name-only HEAD |
    grep -v odd/ | sed -n '1p;101p;201p' >paths
cpu 'git log --raw -z --no-renames' \
    git -C "$size.git" log --raw -z --no-renames
cpu 'changes of all commits' "$history" changes "$size.git"
cpu 'articles of all commits' "$history" list "$size.git"
while read -r path; do
    cpu 'git log --follow' \
        git -C "$size.git" log --follow --format=%H -- "$path"
    cpu 'history of one article' "$history" article "$size.git" "$path"
done <paths
cpu 'git log -1' git -C "$size.git" log -1
cpu 'two texts' "$hexapla" --quiet paths paths
