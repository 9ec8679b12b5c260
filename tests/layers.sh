#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Enforces who may include whom and who may call what (doc/architecture.md,
# "Who may include whom"). Reads the sources only.
#
#     layers.sh [ROOT [BUILD]]
#
# ROOT is the source root, by default the folder above this script's. With a
# BUILD directory (without sanitizers), the variables in the library's objects
# are looked at as well. Exit status 0: nothing found, 1: something found, each
# with its file and line.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=${1-$here/..}
build=${2-}
if test -n "$build"; then
    build=$(CDPATH='' cd -- "$build" && pwd)
fi
cd "$root"

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

find src include -name '*.[ch]' | sort >"$temp/files"
test -s "$temp/files" || {
    echo "layers: there is no source in $root" >&2
    exit 1
}

# The rules that need one file at a time. Also writes every include between two
# files to "$edges" as: path, path, file:line.
cat >"$temp/rules.awk" <<'E_AWK'
function words(list, set,    n, i, part)
{
    n = split(list, part, " ")
    for (i = 1; i <= n; i++)
        set[part[i]] = 1
}

BEGIN {
    # The folders, or single headers, each folder may include.
    # (base takes the error codes from hexapla.h, which includes nothing.)
    may["base"] = "base hexapla.h"
    may["doc"] = "base doc hexapla.h"
    may["diff"] = "base doc diff hexapla.h"
    may["input"] = "base input hexapla.h"
    may["history"] = "base history hexapla.h"
    may["view"] = "base view hexapla.h"
    may["app"] = "base input view app hexapla.h"
    may["cli"] = "base input view app cli hexapla.h"
    may["term"] = "base term hexapla.h view/screen.h view/theme.h" \
        " view/look.h view/role.h"
    may["interact"] = "base input view app term interact hexapla.h"
    may["main.c"] = "base input view app cli interact hexapla.h"
    may["tools"] = "base doc diff input history view tools hexapla.h"
    may["data"] = "base"
    may["include"] = "hexapla.h"
    for (f in may) {
        split("", set)
        words(may[f], set)
        for (w in set)
            allowed[f, w] = 1
    }

    # The library's own: who may include one may include all.
    public = "^hexapla(-[a-z]+)?[.]h$"

    # Headers anybody may include, then those only where the outside world is.
    words("assert.h complex.h ctype.h errno.h float.h inttypes.h iso646.h" \
        " limits.h math.h setjmp.h stdalign.h stdarg.h stdatomic.h stdbool.h" \
        " stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h" \
        " strings.h tgmath.h wchar.h wctype.h", plain)
    words("dirent.h fcntl.h malloc.h fnmatch.h ftw.h getopt.h glob.h langinfo.h" \
        " libgen.h locale.h poll.h pthread.h pwd.h regex.h sched.h" \
        " semaphore.h signal.h spawn.h sys/ioctl.h sys/mman.h sys/prctl.h" \
       " sys/file.h sys/resource.h" \
        " sys/select.h sys/socket.h sys/stat.h sys/time.h sys/types.h" \
        " sys/uio.h sys/un.h sys/utsname.h sys/wait.h termios.h threads.h" \
        " time.h unistd.h utime.h wordexp.h", system_header)
    words("base doc diff view include data", pure)
    words("base doc diff", library)

    # What belongs to one library, and the files that may know it.
    unicode = "^(utf8proc|uni(case|conv|ctype|gbrk|lbrk|metadata|name|norm" \
        "|stdio|str|types|wbrk|width))\\.h$"
    curses = "^(ncursesw?/|)(n?curses|ncurses_dll|term|termcap|panel|form" \
        "|menu|tic|unctrl|eti)\\.h$"
    json = "^(yyjson|jansson|jsmn|parson|json|cJSON)\\.h$" \
        "|^(json-c|cjson|yajl)/"

    type_only = "^[ \t]*(struct|union|enum)[ \t]+[A-Za-z0-9_]+[ \t]*$"
    constant = "(^|[^A-Za-z0-9_])const([^A-Za-z0-9_]|$)"
    before = "(^|[^A-Za-z0-9_.>])"
    outside_call = before "(fopen|fdopen|freopen|tmpfile|fread|fwrite|open" \
        "|openat|creat|read|write|remove|rename|unlink|time|clock" \
        "|clock_gettime|gettimeofday|localtime|localtime_r|gmtime|gmtime_r" \
        "|strftime|setlocale|newlocale|uselocale|localeconv|nl_langinfo" \
        "|printf|vprintf|fprintf|vfprintf|puts|fputs|putchar|fputc|putc" \
        "|getenv|secure_getenv|setenv|putenv|rand|srand|random|system|popen" \
        "|fork|isatty|strtok)[ \t]*\\("
    outside_name = before "(stdin|stdout|FILE)([^A-Za-z0-9_]|$)"
    curses_call = before "(mv)?w?(add(n?w?str|ch|chn?str|_wch|_wchn?str)" \
        "|ins(n?str|ch|_n?wstr|_wch)|printw|echochar|echo_wchar)[ \t]*\\(" \
        "|" before "(vw_?printw|putp|tputs|tparm|vidputs|vid_puts)[ \t]*\\("
    exit_call = before "(exit|quick_exit|_Exit)[ \t]*\\("
    stderr_use = before "(stderr|STDERR_FILENO)([^A-Za-z0-9_]|$)|" \
        before "(perror|psignal|err|errx|warn|warnx)[ \t]*\\("
}

function complain(text)
{
    printf "%s:%d: %s\n", FILENAME, FNR, text
    found = 1
}

# The line without comments and with empty strings; knows open comments.
function code_of(line,    out, c, two, quote)
{
    out = ""
    while (line != "") {
        two = substr(line, 1, 2)
        c = substr(line, 1, 1)
        if (in_comment) {
            if (two == "*/") {
                in_comment = 0
                out = out " "
                line = substr(line, 3)
            } else
                line = substr(line, 2)
        } else if (two == "/*") {
            in_comment = 1
            line = substr(line, 3)
        } else if (two == "//")
            line = ""
        else if (c == "\"" || c == "'") {
            quote = c
            line = substr(line, 2)
            while (line != "" && (c = substr(line, 1, 1)) != quote)
                line = substr(line, c == "\\" ? 3 : 2)
            line = substr(line, 2)
            out = out quote quote
        } else {
            out = out c
            line = substr(line, 2)
        }
    }
    return out
}

function path_of(file)
{
    sub(/^(src|include)\//, "", file)
    return file
}

function check_quoted(path,    target)
{
    target = path
    if (target ~ /\//)
        sub(/\/.*/, "", target)
    if (path ~ public)
        target = "hexapla.h"
    if (path !~ public && path !~ /\//)
        complain("\"" path "\" has to be written from src/")
    else if (!((folder, target) in allowed) && !((folder, path) in allowed))
        complain(folder " may not include \"" path "\"")
    if (path == path_of(FILENAME))
        complain("a cycle of includes: the file includes itself")
    print path_of(FILENAME), path, FILENAME ":" FNR >edges
}

function check_outside(path)
{
    if (path in plain)
        return
    if (path in system_header) {
        if (folder in pure)
            complain(folder " may not include <" path ">: no files, clock," \
                " locale or terminal there")
        return
    }
    if (path ~ unicode) {
        if (FILENAME != "src/base/utf8.c")
            complain("only src/base/utf8.c may include <" path ">")
    } else if (path ~ curses) {
        if (FILENAME != "src/term/term.c")
            complain("only src/term/term.c may include <" path ">")
    } else if (path ~ json) {
        if (FILENAME !~ /^src\/base\/json(_tree)?\.c$/)
            complain("only src/base/json.c and json_tree.c may include <" \
                path ">")
    } else if (path ~ /^git2(\/|\.h$)/) {
        if (folder != "history")
            complain("only src/history may include <" path ">")
    } else if (path ~ /^([a-z]+mmintrin|arm_neon|sys\/platform\/x86)\.h$/) {
        if (FILENAME != "src/doc/split.c" && FILENAME != "src/diff/net.c")
            complain("only src/doc/split.c and src/diff/net.c may include <" \
                path ">")
    } else if (path == "libdeflate.h") {
        if (FILENAME != "src/history/pack.c")
            complain("only src/history/pack.c may include <" path ">")
    } else if (path ~ /libstemmer/) {
        if (FILENAME != "src/diff/keys.c")
            complain("only src/diff/keys.c may include <" path ">")
    } else if (FILENAME !~ /^src\/input\/format_[^\/]*\.c$/ && \
               folder != "tools")
        complain("<" path "> is of no library " FILENAME " may include")
}

function check_include(line,    path, top)
{
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
    path = line
    if (line ~ /^"/) {
        sub(/^"/, "", path)
        sub(/".*/, "", path)
        # A foreign header in quotes is a foreign header.
        if (path in plain || path in system_header || path ~ curses || \
            path ~ unicode || path ~ json || path ~ /^git2/)
            check_outside(path)
        else
            check_quoted(path)
    } else if (line ~ /^</) {
        sub(/^</, "", path)
        sub(/>.*/, "", path)
        top = path
        sub(/\/.*/, "", top)
        if (path ~ public || top in may)
            complain("<" path "> has to be in quotes")
        else
            check_outside(path)
    } else
        complain("a computed include cannot be checked")
}

# Whether the declaration in TEXT (without its value) makes a variable that can
# change: what is const is the last pointer, or where there is none, the type.
function is_variable(text)
{
    sub(/=.*/, "", text)
    if (text ~ /(^|[^A-Za-z0-9_])(typedef|_Static_assert|static_assert)/)
        return 0
    if (text ~ /\(/) {
        # A function, unless the first parenthesis has a pointer in it.
        if (text !~ /^[^(]*\([ \t]*\*/)
            return 0
        sub(/^[^(]*\(/, "", text)
        sub(/\).*/, "", text)
    } else {
        # @ stands for what was in braces: "struct name @" is only a type.
        gsub(/@/, " @ ", text)
        if (text ~ /@[ \t]*$/ || text ~ type_only)
            return 0
    }
    if (text ~ /\*/)
        sub(/.*\*/, "", text)
    return text ~ /[A-Za-z_]/ && text !~ constant
}

# Follows braces through the code of a file and looks at each declaration
# outside functions, and at each static one inside.
function check_variables(code,    i, c)
{
    if (code ~ /^[ \t]*extern[ \t]+""[ \t]*\{/)
        return
    if (depth > 0 && code ~ /^[ \t]*static[ \t]/) {
        local = code
        sub(/;.*/, "", local)
        if (is_variable(local))
            complain("a variable that outlives its function in " folder)
    }
    for (i = 1; i <= length(code); i++) {
        c = substr(code, i, 1)
        if (c == "{") {
            depth++
        } else if (c == "}") {
            if (depth > 0)
                depth--
            if (depth == 0) {
                if (statement ~ /\(/ && statement !~ /=/)
                    statement = ""
                else
                    statement = statement "@"
            }
        } else if (depth == 0) {
            if (c == ";") {
                if (is_variable(statement))
                    complain("a variable outside functions in " folder)
                statement = ""
            } else
                statement = statement c
        }
    }
    statement = statement " "
}

FNR == 1 {
    in_comment = 0
    in_macro = 0
    depth = 0
    statement = ""
    folder = FILENAME
    if (folder ~ /^include\//)
        folder = "include"
    else {
        sub(/^src\//, "", folder)
        sub(/\/.*/, "", folder)
    }
    if (!(folder in may))
        complain("no rule for " folder)
    own_program = folder == "tools" || FILENAME == "src/main.c" || \
        FILENAME == "src/history/main.c"
}

{
    comment_before = in_comment
    code = code_of($0)
    if (!comment_before && $0 ~ /^[ \t]*#[ \t]*include/) {
        check_include($0)
        next
    }
    if (folder in library) {
        if (code ~ outside_call || code ~ outside_name)
            complain("no files, clock, locale, environment or output in " \
                folder)
        if (!in_macro && code !~ /^[ \t]*#/)
            check_variables(code)
    }
    in_macro = (in_macro || code ~ /^[ \t]*#/) && $0 ~ /\\$/
    if (FILENAME != "src/term/term.c" && code ~ curses_call)
        complain("only src/term/term.c writes with ncurses")
    if (!own_program && code ~ exit_call)
        complain("only src/main.c leaves the program")
    if (!own_program && code ~ stderr_use)
        complain("only src/main.c writes to standard error")
}

END { exit found }
E_AWK

status=0
: >"$temp/edges"
# No name of ours has a blank in it.
# shellcheck disable=SC2046
awk -v edges="$temp/edges" -f "$temp/rules.awk" $(cat "$temp/files") ||
    status=1

# No header may need itself, directly or through others: so a part knows the
# types of what it is a part of, but only a .c puts the parts together (a table
# of sources, say). tsort names the members of each loop it meets.
cut -d' ' -f1,2 "$temp/edges" | sort -u >"$temp/pairs"
if ! tsort "$temp/pairs" >/dev/null 2>"$temp/loops"; then
    status=1
    sed -n 's/^tsort: \([^ :]*\)$/\1/p' "$temp/loops" >"$temp/members"
    awk 'NR == FNR { member[$1]; next }
        $1 in member && $2 in member {
            print $3 ": a cycle of includes: " $1 " needs " $2
        }' "$temp/members" "$temp/edges"
fi

# Tables of constant pointers are in .data.rel.ro, which is no variable.
if test -n "$build"; then
    find "$build" -name '*.c.o' | sort |
        grep -E '[/_](base|doc|diff)_[^/]*$' |
        xargs -r nm -A -f sysv --defined-only 2>/dev/null |
        awk -F'|' '{
            section = $NF
            gsub(/[ \t]/, "", section)
            name = $1
            gsub(/[ \t]+/, " ", name)
            if (section ~ /^(\.t?bss|\.t?data|\*COM\*)/ &&
                section !~ /^\.data\.rel\.ro/ && name !~ /:[._]*L|__/)
                print name ": a variable in " section
        }' >"$temp/variables"
    if test -s "$temp/variables"; then
        status=1
        cat "$temp/variables"
    fi
fi

if test "$status" -eq 0; then
    echo "layers: $(wc -l <"$temp/files") files," \
        "$(wc -l <"$temp/edges") includes between them, all as they should be"
fi
exit "$status"
