#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Foreign text gets into cells through screen_text() and its kin only: no other
# file may touch a cell, but for those that show them, the terminal and
# paint.c, which read them. Who prints takes glyphs, which are safe, and neither
# bytes nor code points of a text; search.c and prompt.c draw nothing, and
# print_wdiff.c, for programs, only looks for white space.
#
#     cells.sh [ROOT]
set -eu
export LC_ALL=C
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "${1-$here/..}"
status=0

# none PATTERN SENTENCE FILE...: no line of the FILEs has PATTERN.
none()
{
    pattern=$1
    sentence=$2
    shift 2
    if grep -nE "$pattern" /dev/null "$@"; then
        echo "cells: $sentence"
        status=1
    fi
}

# No name of ours has a blank in it.
# shellcheck disable=SC2046
none 'screen_cell *\(|(->|\.)cell\>|struct cell\>' \
    'only screen.c makes cells, only src/term and paint.c read them' \
    $(find src -name '*.[ch]' ! -path 'src/view/screen.[ch]' \
        ! -path src/view/paint.c ! -path 'src/term/*')
# shellcheck disable=SC2046
none '(^|[^a-z])cell->[a-z]+(\[[^]]*\])? *(=[^=]|\+\+|--|[-+|&]=)' \
    'who shows cells does not change them' src/view/paint.c \
    $(find src/term -name '*.c')
# shellcheck disable=SC2046
none 'utf8_(decode|put|encode)' \
    'what is drawn or printed is taken from glyphs (view/glyph.h)' \
    $(find src/app src/cli src/interact src/view -name '*.c' ! -name glyph.c \
        ! -name screen.c ! -name print.c ! -name paint.c ! -name search.c \
        ! -name prompt.c ! -name print_wdiff.c)
# shellcheck disable=SC2046
none '(^|[^a-z_])(fwrite|fputs|printf|putchar|puts|write) *\(' \
    'only src/main.c writes to streams' \
    $(find src/app src/cli src/interact src/view src/input -name '*.c' \
        ! -name clipboard.c ! -name state.c) # a pipe and a file
test "$status" -eq 0 && echo 'cells: all as it should be'
exit "$status"
