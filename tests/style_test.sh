#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Breaks each rule of style.sh on purpose, in a small tree of its own, and looks
# whether it is noticed, with the right words.
#
#     style_test.sh [ROOT]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "${1-$here/..}" && pwd)

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' HUP INT TERM

failures=0
tried=0
unformatted=0
spdx='/* SPDX-License-Identifier: MIT */'

# A tree that keeps all the rules.
plant()
{
    rm -rf "$tree/src" "$tree/include" "$tree/tests"
    mkdir -p "$tree/src/base" "$tree/include" "$tree/tests/data"
    cp "$root/.clang-format" "$tree"
    cat >"$tree/src/base/fine.c" <<EOF
$spdx

/* Adds; the template is "XXXXXX", the sign is “–”, six columns in all. */

#include "base/fine.h"

static const struct fine fine_table[] = {
    {1, "one" },
    {2, "more"},
};

/*
 * Not of the signature (one, two, three, four, five, six).
 */
int fine_add(int a, int b, int (*apply)(int, int, int), int c, int list[1 + 2])
{
    struct fine sum = {a + b, "sum"};

    return apply(sum.n, c, list[0]) + fine_table[0].n;
}

int fine_none(void)
{
    return 0;
}
EOF
    cat >"$tree/src/base/fine.h" <<EOF
$spdx
#ifndef BASE_FINE_H
#define BASE_FINE_H

/* A number with its name. */
struct fine {
    int n;
    const char *name;
};

int fine_add(int a, int b, int (*apply)(int, int, int), int c, int list[3]);
int fine_none(void);
void fine_print(const char *format, int a, int b, int c, int d, ...);

#endif
EOF
    # 80 columns, more bytes.
    printf '%s\n\n/* %s */\n' "$spdx" "$(printf 'é%.0s' $(seq 74))" \
        >"$tree/tests/wide.c"
    printf 'TODO \n' >"$tree/tests/data/text.c"
}

# lines N: as many statements of a function.
lines()
{
    seq "$1" | sed 's/.*/    work();/'
}

# function NAME N: a function of N lines.
function_of()
{
    printf '\nvoid %s(void)\n{\n' "$1"
    lines "$2"
    printf '}\n'
}

look()
{
    status=0
    "$here/style.sh" "$tree" >"$tree/output" 2>&1 || status=$?
    tried=$((tried + 1))
}

# 77 is as good as 0, but then nothing can be said of the format.
good()
{
    look
    if test "$status" -eq 77; then
        unformatted=1
    elif test "$status" -ne 0; then
        echo "$1: refused, though it keeps the rules:"
        cat "$tree/output"
        failures=$((failures + 1))
    fi
    plant
}

# bad WHAT WORDS: the tree as it is now breaks a rule, and the output says so.
bad()
{
    look
    if test "$status" -eq 0 || test "$status" -eq 77; then
        echo "$1: not noticed"
        failures=$((failures + 1))
    elif ! grep -q -e "$2" "$tree/output"; then
        echo "$1: noticed, but not said:"
        cat "$tree/output"
        failures=$((failures + 1))
    fi
    plant
}

# bad_line LINE WORDS: this line at the end of a file.
bad_line()
{
    printf '%s\n' "$1" >>"$tree/src/base/fine.c"
    bad "$1" "^src/base/fine.c:26: $2"
}

plant
good 'the tree'

# One line.
bad_line 'int a; ' 'blanks at the end'
bad_line "$(printf '/*\ta */')" 'a tab'
bad_line "$(printf 'int a;\r')" 'a carriage return'
bad_line "/*  $(seq -s ' ' 28) */" 'a line of 81 columns'
bad_line '/* TODO: more */' 'unfinished'
bad_line '// FIXME' 'unfinished'
bad_line 'int a; /* XXX */' 'unfinished'

# The license.
sed -i 1d "$tree/src/base/fine.c"
bad 'no license' '^src/base/fine.c:1: the first line'
sed -i '1s/MIT/BSD/' "$tree/src/base/fine.h"
bad 'another license' '^src/base/fine.h:1: the first line'
sed -i '1i // first' "$tree/tests/wide.c"
bad 'no license in a test' '^tests/wide.c:1: the first line'

# The guard.
sed -i 3d "$tree/src/base/fine.h"
bad 'half a guard' '^src/base/fine.h:.*guard'
sed -i '2,3d;$d' "$tree/src/base/fine.h"
bad 'no guard' '^src/base/fine.h:.*guard'
sed -i 's/BASE_FINE_H/FINE_H/' "$tree/src/base/fine.h"
bad 'the guard of another file' '^src/base/fine.h:3: the guard .* BASE_FINE_H'
echo 'int after;' >>"$tree/src/base/fine.h"
bad 'a line after the guard' '^src/base/fine.h:.*guard'

# Lengths, each at its limit and one above.
function_of long 80 >>"$tree/tests/wide.c"
good 'a function of 80 lines'
function_of long 81 >>"$tree/tests/wide.c"
bad 'a function of 81 lines' '^tests/wide.c:6: long() has 81 lines'
seq 597 | sed 's|.*|// line|' >>"$tree/tests/wide.c"
good 'a file of 600 lines'
seq 598 | sed 's|.*|// line|' >>"$tree/tests/wide.c"
bad 'a file of 601 lines' '^tests/wide.c:601: a file of 601 lines'
{ function_of one 12 && function_of two 13; } >>"$tree/src/base/fine.c"
good 'a median within 12'
for name in one two three; do
    function_of "$name" 13
done >>"$tree/src/base/fine.c"
bad 'a median above 12' 'the median'
for name in one two; do
    function_of "$name" 41
done >>"$tree/src/base/fine.c"
bad 'too many long functions' 'not 90 %'

# Parameters.
cat >>"$tree/src/base/fine.c" <<'EOF'

int fine_five(int a, int b, int c, int d, int e, ...)
{
    return a;
}
EOF
good 'five parameters and more at will'
cat >>"$tree/src/base/fine.c" <<'EOF'

static int six(int a, int b, int c,
               int d, int e, int f)
{
    return a;
}
EOF
bad 'six parameters' '^src/base/fine.c:29: six() has 6 parameters'

# The format.
if test "$unformatted" -eq 0; then
    echo 'int  a;' >>"$tree/src/base/fine.c"
    bad 'two blanks' '^src/base/fine.c:26:4: .*clang-format'
    sed -i 's/^int fine_none(void)$/& {/; /^{$/d' "$tree/src/base/fine.c"
    bad 'a brace in another place' 'clang-format'
    sed -i 's/"one" }/"one"}/' "$tree/src/base/fine.c"
    bad 'a table that is not aligned' 'clang-format'
    sed -i 's/^    return 0;/  return 0;/' "$tree/src/base/fine.c"
    bad 'two columns of indentation' 'clang-format'
fi

echo "style_test: $tried trees tried, $failures taken wrongly"
test "$failures" -eq 0 || exit 1
if test "$unformatted" -eq 1; then
    echo 'style_test: the format was not tried: there is no clang-format 14'
    exit 77
fi
