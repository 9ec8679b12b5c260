#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Compiles the headers of include/ alone, pedantic, as C99, C11, C17 and C++ with
# each compiler that is there.
#
#     header.sh [ROOT]
#
# Exit status 0: all compile, 1: one does not, 77: there is no C++ compiler
# and the C ones had nothing to say.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "${1-$here/..}"

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

warnings='-pedantic-errors -Wall -Wextra -Werror -Wshadow -Wconversion'
c_count=0
cc_count=0

# compile COMPILER STANDARD FILE
compile() {
    # The warnings are several words.
    # shellcheck disable=SC2086
    "$1" "-std=$2" $warnings -Iinclude -c "tests/$3" -o "$temp/header.o" || {
        echo "header: $3 does not compile with $1 -std=$2" >&2
        exit 1
    }
}

for compiler in gcc clang; do
    command -v "$compiler" >/dev/null 2>&1 || continue
    c_count=$((c_count + 1))
    for standard in c99 c11 c17; do
        compile "$compiler" "$standard" header.c
    done
done
for compiler in g++ clang++; do
    command -v "$compiler" >/dev/null 2>&1 || continue
    cc_count=$((cc_count + 1))
    for standard in c++11 c++17 c++20; do
        compile "$compiler" "$standard" header.cc
    done
done

echo "header: $c_count C and $cc_count C++ compilers"
if test "$c_count" -eq 0; then
    echo 'header: there is no compiler' >&2
    exit 1
fi
if test "$cc_count" -eq 0; then
    exit 77
fi
