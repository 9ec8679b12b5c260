#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Tries ./setup demo and ./setup test in a fresh Debian 12 where nothing else is
# installed. Run by hand, as root; needs debootstrap and a Debian mirror.
#
#     bare_root.sh [--base DIR] [--worktree] [--check] [--keep] [DIR]
#
# --base DIR   start from a copy of this root; it is made where there is none,
#              so that the next run is quicker
# --worktree   take the files as they are, not those of HEAD
# --check      run ./setup check too
# --keep       leave the root for a look at it
# DIR          where to make the root (empty or new; it is kept), otherwise a
#              folder in /var/tmp that is removed at the end
#
# The mirror is that of this machine's apt, or $MIRROR.
set -eu
export LC_ALL=C

suite=bookworm
source=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
base=''
worktree=''
check=''
keep=''
root=''

fail()
{
    printf 'bare_root: %s\n' "$*" >&2
    exit 2
}

say()
{
    printf '== %s\n' "$*"
}

while test $# -gt 0; do
    case $1 in
    --base)
        test $# -gt 1 || fail '--base needs a folder.'
        base=$2
        shift
        ;;
    --worktree) worktree=yes ;;
    --check) check=yes ;;
    --keep) keep=yes ;;
    -*) fail "\"$1\" is not known; the head of the script lists the options." ;;
    *)
        test -z "$root" || fail 'only one folder can be given.'
        root=$1
        ;;
    esac
    shift
done
test "$(id -u)" -eq 0 || fail 'this has to be run as root (chroot, mount).'
for program in debootstrap git tar; do
    command -v "$program" >/dev/null || fail "$program is not installed."
done

# The first mirror of the suite in apt's one-line or paragraph files.
find_mirror()
{
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        test ! -e "$file" || sed 's/\[[^]]*\]//' "$file" |
            awk -v suite="$suite" '$1 == "deb" && $3 == suite { print $2 }'
    done
    for file in /etc/apt/sources.list.d/*.sources; do
        test ! -e "$file" || awk -v suite="$suite" '
            function flush()
            {
                if (uri != "" && suites ~ " " suite " ")
                    print uri
                uri = suites = ""
            }
            /^#/ { next }
            /^[ \t]*$/ { flush() }
            tolower($1) == "uris:" { uri = $2 }
            tolower($1) == "suites:" { suites = $0 " " }
            END { flush() }' "$file"
    done
}

# What apt needs to get through from here: proxy, checks and certificates.
copy_network()
{
    cp /etc/resolv.conf "$1/etc/resolv.conf"
    cp /etc/hosts "$1/etc/hosts"
    apt-config dump 2>/dev/null |
        grep -E '^Acquire::(https?|Retries|Check-)[^ ]* "[^"]+";' \
            >"$1/etc/apt/apt.conf.d/99network" || true
    if test -d /usr/local/share/ca-certificates &&
        test -d "$1/etc/ssl/certs"; then
        cp -R /usr/local/share/ca-certificates/. \
            "$1/usr/local/share/ca-certificates"
        cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs"
    fi
}

# make_base DIR
make_base()
{
    mirror=${MIRROR-$(find_mirror | head -n 1)}
    mirror=${mirror:-http://deb.debian.org/debian}
    say "debootstrap $suite from $mirror"
    include=''
    case $mirror in
    https:*) include=--include=ca-certificates ;;
    esac
    mkdir -p "$1"
    # shellcheck disable=SC2086
    debootstrap --variant=minbase $include "$suite" "$1" "$mirror" \
        >"$1.log" 2>&1 || {
        tail -n 20 "$1.log" >&2
        fail "debootstrap failed; $1.log has all it said."
    }
    rm -f "$1.log"
}

made=''
clean()
{
    status=$?
    trap - EXIT HUP INT QUIT TERM
    for place in dev/pts proc; do
        if mountpoint -q "$root/$place"; then
            umount "$root/$place" 2>/dev/null || umount -l "$root/$place"
        fi
    done
    if test -n "$made" && test -z "$keep"; then
        rm -rf --one-file-system "$made"
    else
        say "the root is in $root"
    fi
    exit "$status"
}

if test -n "$root"; then
    mkdir -p "$root"
    test -z "$(ls -A "$root")" || fail "$root is not empty."
else
    root=$(mktemp -d /var/tmp/hexapla-root-XXXXXX)
    made=$root
fi
root=$(CDPATH='' cd -- "$root" && pwd)
trap clean EXIT
trap 'exit 1' HUP INT QUIT TERM

if test -z "$base"; then
    make_base "$root"
else
    # A base that was not finished has another name.
    if ! test -e "$base"; then
        rm -rf --one-file-system "$base.part"
        make_base "$base.part"
        mv "$base.part" "$base"
    fi
    say "copying $base"
    cp -a "$base/." "$root"
fi
chmod 755 "$root"
copy_network "$root"
mount -t proc proc "$root/proc"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts \
    "$root/dev/pts"

home=/root/hexapla
mkdir "$root$home"
if test -n "$worktree"; then
    say "copying the files of $source as they are"
    # shellcheck disable=SC2016
    (
        cd "$source"
        git ls-files -co --exclude-standard -z |
            xargs -0 sh -c 'for f; do
                test ! -e "$f" || printf "%s\0" "$f"
            done' sh | tar --null -T - -cf -
    ) | tar -xf - -C "$root$home"
else
    say "copying $(git -C "$source" log -1 --format='commit %h, %s')"
    git -C "$source" archive HEAD | tar -xf - -C "$root$home"
fi

# No terminal, no locale, no HOME of ours, another current directory.
inside()
{
    chroot "$root" /usr/bin/env -i \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        HOME=/root ${http_proxy:+http_proxy="$http_proxy"} \
        ${https_proxy:+https_proxy="$https_proxy"} \
        "$@" </dev/null
}

failed=''

# try WORD OUTPUT: one call of setup, its standard output to a file or "-".
try()
{
    say "./setup $1"
    started=$(date +%s)
    status=0
    if test "$2" = -; then
        inside "$home/setup" "$1" || status=$?
    else
        inside "$home/setup" "$1" >"$2" || status=$?
    fi
    say "./setup $1: status $status, $(($(date +%s) - started)) s"
    test "$status" -eq 0 || failed="$failed $1"
}

# The demo has to print the story, in UTF-8, and nothing else.
try demo "$root/root/demo.txt"
head -n 5 "$root/root/demo.txt"
if ! grep -q Orlesby "$root/root/demo.txt" ||
    ! iconv -f UTF-8 -t UTF-8 "$root/root/demo.txt" >/dev/null; then
    say 'the demo did not print the story'
    failed="$failed story"
fi
try test -
test -z "$check" || try check -

if test -n "$failed"; then
    say "failed:$failed"
    exit 1
fi
say 'all passed'
