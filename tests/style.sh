#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Holds the C sources to doc/style.md: format, lengths, parameters, first line,
# guards; and prints what it measured.
#
#     style.sh [ROOT]
#
# ROOT is the source root, by default the folder above this script's. Exit
# status 0: nothing found, 1: something found, each with its file and line, 77:
# nothing found, but there is no clang-format 14 to look at the format.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cd "${1-$here/..}"

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

# Texts that only look like sources are data.
find src include tests \( -name '*.c' -o -name '*.h' -o -name '*.cc' \) \
    ! -path 'tests/data/*' ! -path 'tests/golden/*' | sort >"$temp/files"
test -s "$temp/files" || {
    echo "style: there is no source in $(pwd)" >&2
    exit 1
}

# Everything but the format. A function's body is what stands between a "{" and
# a "}" alone in column 1; its lines are those between the two. Writes a line
# "length file:line name" per function to "$functions".
cat >"$temp/style.awk" <<'E_AWK'
BEGIN {
    words = "(^|[^A-Za-z0-9_])(TODO|FIXME|XXX)([^A-Za-z0-9_]|$)"
}

function complain(text)
{
    printf "%s:%d: %s\n", file, line, text
    found = 1
}

# Columns of a line in UTF-8: its bytes less the continuing ones.
function columns(s)
{
    gsub(/[\200-\277]/, "", s)
    return length(s)
}

# The number of parameters in the last parentheses of SIGNATURE, and in NAME
# what stands before them.
function parameters(signature,    i, c, depth, n, list)
{
    sub(/[ \t]*$/, "", signature)
    depth = 0
    list = ""
    n = 1
    for (i = length(signature); i > 0; i--) {
        c = substr(signature, i, 1)
        if (c == ")" || c == "]")
            depth++
        if (c == "(" || c == "[")
            depth--
        if (depth == 0 && c == "(")
            break
        if (depth == 1 && c == ",")
            n++
        list = c list
    }
    name = substr(signature, 1, i - 1)
    sub(/[ \t]*$/, "", name)
    sub(/.*[^A-Za-z0-9_]/, "", name)
    gsub(/[ \t)]/, "", list)
    if (list ~ /,\.\.\.$/)
        n--
    return list == "" || list == "void" ? 0 : n
}

# At the end of a file, of LINE lines.
function finish()
{
    if (line > 600)
        complain("a file of " line " lines; 600 is the most")
    if (file ~ /\.h$/ && (guard == "" || last !~ /^#endif/))
        complain("no header guard around the whole file")
    if (in_body)
        complain("a function that does not end in column 1")
    lines += line
    if (line > longest_lines) {
        longest_lines = line
        longest_file = file
    }
}

FNR == 1 {
    if (NR > 1)
        finish()
    file = FILENAME
    guard = ""
    last = ""
    signature = ""
    in_body = 0
    in_comment = 0
    line = 1
    if ($0 != "/* SPDX-License-Identifier: MIT */")
        complain("the first line has to name the license")
}

{ line = FNR }

/[ \t]$/ { complain("blanks at the end of the line") }
/\t/ { complain("a tab") }
/\r/ { complain("a carriage return") }
columns($0) > 80 { complain("a line of " columns($0) " columns; 80 is the most") }
$0 ~ words { complain("unfinished: the sources keep no notes to the writer") }

# The share of comments is only printed.
/^[ \t]*\/\*/ { in_comment = 1 }
in_comment || /^[ \t]*\/\// { comments++ }
/\*\// { in_comment = 0 }

# The guard: lines 2 and 3 of a header, named after its path.
FNR == 2 && /^#ifndef [A-Z0-9_]+_H$/ { expected = $2 }
FNR == 2 && !/^#ifndef [A-Z0-9_]+_H$/ { expected = "" }
FNR == 3 && $1 == "#define" && $2 == expected {
    guard = $2
    path = file
    sub(/^(src|include|tests)\//, "", path)
    gsub(/[^A-Za-z0-9]/, "_", path)
    if (file ~ /^(src|include)\// && file ~ /\.h$/ && guard != toupper(path))
        complain("the guard of this file is " toupper(path))
}

$0 != "" { last = $0 }

# The signature of a function is all since the last line that cannot be of it.
$0 == "{" && !in_body {
    n = parameters(signature)
    if (n > 5)
        complain(name "() has " n " parameters; 5 are the most")
    in_body = 1
    start = FNR
    next
}
in_body && $0 == "}" {
    size = FNR - start - 1
    line = start
    if (size > 80)
        complain(name "() has " size " lines; 80 are the most")
    line = FNR
    print size, file ":" start, name >functions
    in_body = 0
    signature = ""
    next
}
!in_body {
    if ($0 == "" || /^[#}]/ || /;[ \t]*$/ || /\*\/[ \t]*$/)
        signature = ""
    else
        signature = signature " " $0
}

END {
    finish()
    printf "style: %d files, %d lines, %d %% of them comments, " \
        "the longest %s with %d\n", files, lines, \
        100 * comments / lines, longest_file, longest_lines
    exit found
}
E_AWK

status=0
: >"$temp/functions"
# No name of ours has a blank in it.
# shellcheck disable=SC2046
awk -v functions="$temp/functions" -v files="$(wc -l <"$temp/files")" \
    -f "$temp/style.awk" $(cat "$temp/files") || status=1

# The typical length counts in the program, not in its tests.
grep -v ' tests/' "$temp/functions" | sort -n >"$temp/sorted" || true
awk '{ size[NR] = $1; where = $2; name = $3 }
    END {
        if (NR == 0)
            exit
        median = size[int((NR + 1) / 2)]
        most = size[int((NR * 9 + 9) / 10)]
        printf "style: %d functions outside the tests, median %d lines, " \
            "90 %% within %d, the longest %d (%s, %s())\n", NR, median, \
            most, size[NR], where, name
        if (median > 12) {
            print "style: the median of the functions is above 12 lines"
            found = 1
        }
        if (most > 40) {
            print "style: not 90 % of the functions are within 40 lines"
            found = 1
        }
        exit found
    }' "$temp/sorted" || status=1

# Other versions of clang-format lay some things out in another way.
format=''
for program in clang-format-14 clang-format; do
    if command -v "$program" >/dev/null 2>&1 &&
        "$program" --version | grep -q 'version 14\.'; then
        format=$program
        break
    fi
done
if test -n "$format"; then
    xargs "$format" --dry-run -Werror --style=file <"$temp/files" || status=1
elif test "$status" -eq 0; then
    echo 'style: the format was not looked at: there is no clang-format 14'
    status=77
fi
exit "$status"
