#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Breaks each rule of layers.sh on purpose, in a copy of the sources, and looks
# whether it is noticed, and in the right file.
#
#     layers_test.sh [ROOT]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "${1-$here/..}" && pwd)

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
trap 'exit 1' HUP INT TERM

failures=0
tried=0

copy()
{
    rm -rf "$tree/src" "$tree/include"
    cp -R "$root/src" "$root/include" "$tree"
}

# Adds standard input, by default nothing, to a file of the copy.
add()
{
    mkdir -p "$(dirname "$tree/$1")"
    cat >>"$tree/$1"
}

look()
{
    status=0
    "$here/layers.sh" "$tree" >"$tree/output" 2>&1 || status=$?
    tried=$((tried + 1))
}

# good WHAT: the copy as it is now keeps the rules.
good()
{
    look
    if test "$status" -ne 0; then
        echo "$1: refused, though it keeps the rules:"
        cat "$tree/output"
        failures=$((failures + 1))
    fi
    copy
}

# bad WHAT FILE: the copy as it is now breaks one, in this file.
bad()
{
    look
    if test "$status" -eq 0; then
        echo "$1: not noticed"
        failures=$((failures + 1))
    elif ! grep -q "^$2:[0-9]*: " "$tree/output"; then
        echo "$1: noticed, but not in $2:"
        cat "$tree/output"
        failures=$((failures + 1))
    fi
    copy
}

# bad_line FILE LINE: a new file of this line alone breaks a rule. The file
# gets a name nobody uses, unless it is in the tree.
bad_line()
{
    echo "$2" | add "$1"
    bad "$1 with $2" "$1"
}

good_line()
{
    echo "$2" | add "$1"
    good "$1 with $2"
}

copy
good 'the tree'

# One wrong arrow for each folder.
bad_line src/base/broken.c '#include "doc/doc.h"'
bad_line src/base/broken.h '#include "view/screen.h"'
bad_line src/doc/broken.c '#include "diff/lcs.h"'
bad_line src/doc/broken.c '#include "input/source.h"'
bad_line src/diff/broken.c '#include "view/rows.h"'
bad_line src/input/broken.c '#include "doc/doc.h"'
good_line src/input/fine.c '#include "hexapla.h"'
bad_line src/input/broken.c '#include "view/screen.h"'
bad_line src/history/broken.c '#include "app/app.h"'
bad_line src/view/broken.c '#include "app/app.h"'
bad_line src/view/broken.c '#include "diff/lcs.h"'
bad_line src/view/broken.c '#include "doc/token.h"'
bad_line src/view/broken.c '#include "input/source.h"'
bad_line src/app/broken.c '#include "diff/align.h"'
bad_line src/app/deeper/broken.c '#include "cli/batch.h"'
bad_line src/app/broken.c '#include "term/term.h"'
bad_line src/cli/broken.c '#include "doc/doc.h"'
bad_line src/cli/broken.c '#include "term/term.h"'
bad_line src/term/broken.c '#include "view/rows.h"'
bad_line src/term/broken.c '#include "app/app.h"'
bad_line src/tools/broken.c '#include "app/app.h"'
bad_line src/main.c '#include "diff/lcs.h"'
bad_line src/main.c '#include "tools/train.h"'
bad_line src/main.c '#include "term/term.h"'
bad_line src/interact/new.c '#include "cli/dump.h"'
bad_line src/app/new.c '#include "interact/interact.h"'
bad_line src/newfolder/broken.c '#include "base/str.h"'
bad_line include/hexapla.h '#include "base/str.h"'
good_line src/tools/fine.c '#include "diff/lcs.h"'
good_line src/app/deeper/fine.c '#include "input/source.h"'

# How an include is written.
bad_line src/doc/broken.c '#include "token.h"'
bad_line src/doc/broken.c '#include "../diff/lcs.h"'
bad_line src/doc/broken.c '#include <base/str.h>'
bad_line src/view/broken.c '  #  include  "diff/lcs.h" /* no */'
bad_line src/doc/broken.c '#include HEADER'
good_line src/doc/fine.c '/* #include "diff/lcs.h" */'

# Libraries stay in their file.
bad_line src/view/broken.c '#include <ncurses.h>'
bad_line src/term/tty.c '#include <curses.h>'
bad_line src/term/broken.c '#include "ncurses.h"'
bad_line src/app/broken.c '#include <ncursesw/ncurses.h>'
bad_line src/main.c '#include <term.h>'
bad_line src/doc/broken.c '#include <utf8proc.h>'
bad_line src/base/broken.c '#include <unilbrk.h>'
bad_line src/view/broken.c '#include <uniwidth.h>'
bad_line src/app/broken.c '#include <git2.h>'
bad_line src/input/broken.c '#include <git2/oid.h>'
bad_line src/cli/broken.c '#include <yyjson.h>'
bad_line src/diff/broken.c '#include <libstemmer.h>'
bad_line src/app/broken.c '#include <zlib.h>'
good_line src/term/term.c '#include <ncurses.h>'
good_line src/base/utf8.c '#include <uniwbrk.h>'
good_line src/base/json.c '#include <yyjson.h>'
good_line src/base/json_tree.c '#include <yyjson.h>'
good_line src/doc/split.c '#include <emmintrin.h>'
bad_line src/doc/token.c '#include <emmintrin.h>'
bad_line src/diff/forms.c '#include <sys/platform/x86.h>'
good_line src/diff/keys.c '#include <libstemmer.h>'
good_line src/history/fine.c '#include <git2.h>'
good_line src/input/format_fine.c '#include <expat.h>'

# The library is pure.
bad_line src/base/broken.c '#include <unistd.h>'
bad_line src/doc/broken.c '#include <time.h>'
bad_line src/diff/broken.c '#include <locale.h>'
bad_line src/view/broken.c '#include <termios.h>'
bad_line src/base/broken.c 'int f(void) { return fopen("a", "r") != 0; }'
bad_line src/base/broken.c 'int f(void) { return open ("a", 0); }'
bad_line src/doc/broken.c 'long f(void) { return time(0); }'
bad_line src/doc/broken.c 'void f(void) { setlocale(0, ""); }'
bad_line src/diff/broken.c 'void f(void) { printf("a"); }'
bad_line src/diff/broken.c 'char *f(void) { return getenv("A"); }'
bad_line src/diff/broken.h 'void f(FILE *file);'
bad_line src/doc/broken.c 'static int count;'
bad_line src/base/broken.c 'int count = 3;'
bad_line src/diff/broken.c 'static const char *name = "a";'
bad_line src/diff/broken.c 'struct pair last = {1, 2};'
bad_line src/diff/broken.c 'int f(void) { return 1; } static int (*f_used)(void) = f;'
add src/base/broken.c <<'EOF'
int f(void)
{
    static int calls;
    return ++calls;
}
EOF
bad 'a static variable in a function' src/base/broken.c
add src/base/fine.c <<'EOF'
/*
 * printf("a"); exit(1); static int count;
 */
struct pair;
enum { ONE = 1 };
static const char *const name_table[] = {
    "exit(1)",
    "open(", /* time(0) */
};
static int (*const f_used)(void) = 0;
typedef int (*function)(void);
int apply(int (*body)(void *), void *context);
int f(struct reader *r)
{
    static const int step = 3;
    return r->read(r) + r->time + snprintf(0, 0, "%d", step);
}
EOF
good 'harmless code'

# Output and leaving.
bad_line src/view/broken.c 'void f(void) { mvaddstr(0, 0, "a"); }'
bad_line src/app/broken.c 'void f(void) { wadd_wch(w, c); }'
bad_line src/term/tty.c 'void f(void) { printw("a"); }'
good_line src/term/term.c 'void f(void) { addstr("a"); }'
bad_line src/app/broken.c 'void f(void) { exit(2); }'
bad_line src/term/broken.c 'void f(void) { fputs("a", stderr); }'
bad_line src/input/broken.c 'void f(void) { perror("a"); }'
good_line src/main.c 'void f(void) { fputs("a", stderr); exit(2); }'
good_line src/app/fine.c '// exit(2) is for main.c'

# Cycles, short and long.
echo '#include "view/broken2.h"' | add src/view/broken1.h
echo '#include "view/broken1.h"' | add src/view/broken2.h
bad 'a cycle of two headers' src/view/broken2.h
echo '#include "doc/broken2.h"' | add src/doc/broken1.h
echo '#include "doc/broken3.h"' | add src/doc/broken2.h
echo '#include "doc/broken1.h"' | add src/doc/broken3.h
bad 'a cycle of three headers' src/doc/broken3.h
echo '#include "doc/broken.h"' | add src/doc/broken.h
bad 'a header that includes itself' src/doc/broken.h
echo '#include "doc/fine.h"' | add src/doc/fine.c
echo '#include "doc/fine_part.h"' | add src/doc/fine.c
echo '#include "doc/fine.h"' | add src/doc/fine_part.h
good 'a module that puts its parts together'

echo "layers_test: $tried trees tried, $failures taken wrongly"
test "$failures" -eq 0
