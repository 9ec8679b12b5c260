#!/bin/sh
# SPDX-License-Identifier: MIT
#
# What a golden file cannot show: streams that are full, closed or pipes, names
# that are hostile, files that are too large, terminals that are none.
#
#     cli.sh PROGRAM ROOT
set -u
export LC_ALL=C.UTF-8
export XDG_CONFIG_HOME=/nonexistent # nobody's own configuration
program=$1
story=$2/tests/data/story

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

complain()
{
    echo "cli: $*"
    failed=1
}

# expect STATUS WHAT COMMAND...: the exit status, and in $temp/err no more than
# one sentence.
expect()
{
    expected=$1
    what=$2
    shift 2
    "$@" 2>"$temp/err"
    status=$?
    test "$status" -eq "$expected" ||
        complain "$what: status $status instead of $expected"
    lines=$(wc -l <"$temp/err")
    test "$lines" -le 1 || complain "$what: $lines lines of errors"
    if test "$expected" -eq 2; then
        grep -q '^hexapla: .' "$temp/err" || complain "$what: no sentence"
    else
        test ! -s "$temp/err" || complain "$what: $(cat "$temp/err")"
    fi
}

old=$story/1-first.txt
new=$story/2-corrected.txt

# A full disk is trouble, whatever is printed and however little.
full()
{
    "$program" "$@" >/dev/full
}
if test -c /dev/full; then
    for option in --format=text --format=stat --format=count -q --help \
        --version --dump-screen; do
        expect 2 "$option to /dev/full" full "$option" "$old" "$new"
        grep -q 'cannot be written' "$temp/err" ||
            complain "$option to /dev/full: $(cat "$temp/err")"
    done
    expect 2 'the same text to /dev/full' full "$old" "$old"
    expect 1 '--quiet to /dev/full' full --quiet "$old" "$new"
fi

# So is a standard output that is closed; one that nobody reads ends it.
closed()
{
    "$program" "$@" >&-
}
expect 2 'closed output' closed "$old" "$new"
mkfifo "$temp/reader"
(: <"$temp/reader") &
"$program" "$story/3-expanded.txt" "$story/4-spun.txt" >"$temp/reader" \
    2>"$temp/err"
status=$?
wait
case $status in
1 | 2 | 141) ;;
*) complain "a reader that leaves: status $status" ;;
esac

# Standard input: a pipe, a file, closed, empty.
piped()
{
    cat "$old" | "$program" "$@"
}
expect 1 'piped' piped --quiet - "$new"
expect 0 'piped, the same' piped --quiet "$old" -
expect 2 'twice' piped - -
no_input()
{
    "$program" "$@" <&-
}
expect 2 'closed input' no_input - "$new"
expect 1 'closed input that is not wanted' no_input --quiet "$old" "$new"
slow()
{
    { printf 'One. '; sleep 0.2; printf 'Two.\n'; } |
        "$program" --quiet - "$temp/two"
}
printf 'One. Two.\n' >"$temp/two"
expect 0 'slow input' slow

# Names: with blanks, like options, hostile; none acts on the terminal.
name=$(printf 'no\033]0;x\007 \302\233 \342\200\256\377\nname')
printf 'One.\n' >"$temp/$name"
printf 'Two.\n' >"$temp/-q"
clean()
{
    LC_ALL=C tr -d '\040-\176\012\200-\377' <"$1" | wc -c
}
here()
{
    (cd "$temp" && "$program" "$@" >out)
}
expect 1 'a hostile name' here "$name" ./-q
test "$(clean "$temp/out")" -eq 0 || complain 'a hostile name: in the output'
grep -q '<U+202E><FF>^Jname, ./-q: ' "$temp/out" ||
    complain "a hostile name: $(tail -n 1 "$temp/out")"
expect 1 'a name like an option' here -- -q "$name"
expect 1 'a hostile name with -q' here -q "$name" ./-q
test "$(clean "$temp/out")" -eq 0 || complain 'a hostile name with -q'
expect 1 'a hostile name on the screen' here --dump-screen "$name" ./-q
test "$(clean "$temp/out")" -eq 0 || complain 'a hostile name on the screen'
expect 2 'a hostile name that is not there' here "$name$name" ./-q
test "$(clean "$temp/err")" -eq 0 || complain 'a hostile name in an error'
expect 2 'a hostile option' here "--$name" a b
test "$(clean "$temp/err")" -eq 0 || complain 'a hostile option'
expect 2 'a hostile key' here --script="<$name>" "$name" ./-q
test "$(clean "$temp/err")" -eq 0 || complain 'a hostile key'

# Too large is said at once, without reading: 65 MiB that are not there.
dd if=/dev/null of="$temp/large" bs=1 seek=68157440 2>/dev/null
large()
{
    # A sanitizer takes terabytes of addresses.
    nm "$program" 2>/dev/null | grep -q __asan_ || ulimit -v 65536
    ulimit -t 2
    "$program" "$@" >/dev/null
}
large_alone()
{
    (large "$@")
}
expect 2 'a large file' large_alone "$temp/large" "$new"
grep -q ': 65 MiB, larger than 64 MiB' "$temp/err" ||
    complain "a large file: $(cat "$temp/err")"

# Unreadable, for all but root.
if test "$(id -u)" -ne 0; then
    cp "$old" "$temp/secret"
    chmod 0 "$temp/secret"
    expect 2 'an unreadable file' here secret "$new"
fi

# Without a terminal that can do more, it prints.
dumb()
{
    TERM=$1 "$program" "$old" "$new" >"$temp/out"
}
for kind in dumb '' xterm-256color; do
    expect 1 "TERM=$kind" dumb "$kind"
    tail -n 1 "$temp/out" | grep -q 'sentences added' ||
        complain "TERM=$kind: no summary"
done
if script --version >/dev/null 2>&1; then
    command="TERM=dumb '$program' '$old' '$new'"
    script -qec "$command" /dev/null >"$temp/out" </dev/null
    test $? -eq 1 || complain 'TERM=dumb on a terminal: the status'
    grep -q 'sentences added' "$temp/out" ||
        complain 'TERM=dumb on a terminal: no summary'
    test "$(tr -d '\r' <"$temp/out" >"$temp/plain"
        clean "$temp/plain")" -eq 0 ||
        complain 'TERM=dumb on a terminal: control characters'
fi

# Whatever the locale is, what is printed is UTF-8.
for locale in C POSIX C.UTF-8 nonsense; do
    LC_ALL=$locale "$program" "$old" "$story/3-expanded.txt" >"$temp/$locale"
    cmp -s "$temp/C" "$temp/$locale" || complain "LC_ALL=$locale differs"
done
for locale in C C.UTF-8; do
    LC_ALL=$locale "$program" --dump-screen "$old" "$story/3-expanded.txt" \
        >"$temp/$locale"
    cmp -s "$temp/C" "$temp/$locale" || complain "LC_ALL=$locale: the screen"
done

# A dump has exactly the rows and columns that were asked for.
for size in 1x1 2x2 5x3 40x20 133x50; do
    "$program" --dump-screen=roles --screen=$size --script='nG]m<Enter>?' \
        "$old" "$story/3-expanded.txt" >"$temp/out"
    awk -v width="${size%x*}" -v height="${size#*x}" \
        'length != width { bad = 1 } END { exit bad || NR != height }' \
        "$temp/out" || complain "--screen=$size has another size"
done

# The color forms are of the same picture; the SVG is XML.
for script in '' nn vi vnG w V C S '?' '/the'; do
    for form in text ansi svg; do
        "$program" --dump-screen=$form --screen=100x30 --script="$script" \
            "$old" "$story/3-expanded.txt" "$new" >"$temp/$form"
    done
    sed "s/$(printf '\033')\[[0-9;]*m//g" "$temp/ansi" >"$temp/plain"
    cmp -s "$temp/text" "$temp/plain" || complain "ansi differs after $script"
    if command -v python3 >"$temp/out"; then
        python3 -c 'import sys, xml.dom.minidom as x; x.parse(sys.argv[1])' \
            "$temp/svg" 2>"$temp/err" || complain "$script: the SVG is no XML"
    fi
done

# Versions: files, or a folder of them, whose order is that of the numbers.
mkdir "$temp/folder"
cp "$old" "$temp/folder/2.txt"
cp "$new" "$temp/folder/10.txt"
cp "$story/3-expanded.txt" "$temp/folder/.3.txt"
expect 1 'a folder' "$program" --format=stat "$temp/folder" >"$temp/out"
expect 1 'its files' "$program" --format=stat "$temp/folder/2.txt" \
    "$temp/folder/10.txt" >"$temp/want"
sed 's/\.txt//g' "$temp/want" >"$temp/plain"
sed 's/\.txt//g' "$temp/out" | cmp -s - "$temp/plain" ||
    complain "a folder: $(cat "$temp/out")"
rm "$temp/folder/2.txt"
expect 2 'a folder with one file' "$program" "$temp/folder"
grep -q 'only one file' "$temp/err" || complain "$(cat "$temp/err")"
rm "$temp/folder/10.txt"
expect 2 'a folder without files' "$program" "$temp/folder"
expect 2 'two folders' "$program" "$temp/folder" "$temp/folder"

# The configuration is found where XDG says, and nowhere else.
mkdir -p "$temp/xdg/hexapla" "$temp/home/.config/hexapla" "$temp/work"
echo 'layout = new' >"$temp/xdg/hexapla/config"
echo 'layout = inline' >"$temp/home/.config/hexapla/config"
mkdir -p "$temp/work/hexapla" "$temp/work/.config/hexapla"
for file in config .hexapla hexapla/config .config/hexapla/config; do
    echo 'layout = side' >"$temp/work/$file"
done
# configured WHAT LAYOUT VARIABLE=VALUE...: the layout that is in force.
configured()
{
    what=$1
    layout=$2
    shift 2
    found=$(cd "$temp/work" && env -u XDG_CONFIG_HOME HOME="$temp/home" "$@" \
        "$program" --dump-config 2>&1 | grep 'layout =')
    test "$found" = "$layout" || complain "$what: $found instead of $layout"
}
configured 'XDG_CONFIG_HOME' 'layout = new' XDG_CONFIG_HOME="$temp/xdg"
configured 'no XDG_CONFIG_HOME' 'layout = inline'
configured 'an empty XDG_CONFIG_HOME' 'layout = inline' XDG_CONFIG_HOME=
configured 'a relative XDG_CONFIG_HOME' 'layout = inline' XDG_CONFIG_HOME=.
configured 'a relative HOME' '# layout = auto' HOME=.
configured 'no HOME' '# layout = auto' HOME=
configured 'a folder that is not there' '# layout = auto' \
    XDG_CONFIG_HOME="$temp/nothing"
configured 'a file in place of the folder' '# layout = auto' \
    XDG_CONFIG_HOME="$old"

# What cannot be read is told and stops nothing, but if it was asked for.
config=$temp/xdg/hexapla/config
# warned WHAT PART: one warning with PART, and the comparison.
warned()
{
    XDG_CONFIG_HOME=$temp/xdg "$program" --format=count "$old" "$new" \
        >"$temp/out" 2>"$temp/err"
    status=$?
    test "$status" -eq 1 || complain "$1: status $status"
    test "$(cat "$temp/out")" = '16 43' || complain "$1: $(cat "$temp/out")"
    test "$(wc -l <"$temp/err")" -eq 1 || complain "$1: $(cat "$temp/err")"
    grep -q "^hexapla: .*$2" "$temp/err" || complain "$1: $(cat "$temp/err")"
    test "$(clean "$temp/err")" -eq 0 || complain "$1: controls"
    expect 2 "$1, asked for" "$program" --config="$config" "$old" "$new"
    expect 1 "$1, not asked for" "$program" --no-config --quiet "$old" "$new"
}
rm "$config"
mkfifo "$config"
warned 'a pipe as configuration' 'is no plain file'
rm "$config"
mkdir "$config"
warned 'a folder as configuration' 'is no plain file'
rmdir "$config"
dd if=/dev/zero of="$config" bs=1024 count=10240 2>"$temp/err"
warned 'a large configuration' 'larger than 256 KiB'
rm "$config"
ln -s config "$config"
warned 'a link to itself' 'config: '
rm "$config"
if test "$(id -u)" -ne 0; then
    : >"$config"
    chmod 0 "$config"
    warned 'a configuration that cannot be read' 'Permission denied'
    rm -f "$config"
fi
expect 2 'no such configuration' "$program" --config="$config" "$old" "$new"
expect 1 'an empty one' "$program" --config=/dev/null --quiet "$old" "$new"

# A wrong line is a warning with its place; its controls do not get through.
printf 'ascii = on\ncol\033]0;x\007our = \302\233red\nlay = 1\n' >"$config"
XDG_CONFIG_HOME=$temp/xdg "$program" --format=count "$old" "$new" \
    >"$temp/out" 2>"$temp/err"
test $? -eq 1 || complain 'a wrong line: the status'
grep -q ':2: there is a control character in this line$' "$temp/err" ||
    complain "a wrong line: $(cat "$temp/err")"
grep -q ':3: there is no option called lay$' "$temp/err" ||
    complain "a wrong line: $(cat "$temp/err")"
test "$(clean "$temp/err")" -eq 0 || complain 'a wrong line: controls'
XDG_CONFIG_HOME=$temp/xdg expect 1 'a wrong line, quiet' "$program" --quiet \
    "$old" "$new"

# The theme: the option, then the file, then the environment, then auto.
# themed WHAT THEME ARGUMENT...: the theme in force.
themed()
{
    what=$1
    theme=$2
    shift 2
    found=$("$program" --dump-theme "$@" | sed -n 's/^# name: //p')
    test "$found" = "$theme" || complain "$what: $found instead of $theme"
}
# By auto the built-in theme is ink-dark's.
echo 'theme = mono' >"$temp/mono"
printf 'theme-dark = mono\ntheme-light = sixteen\n' >"$temp/pair"
unset COLORFGBG HEXAPLA_THEME
themed 'the file' mono --config="$temp/mono"
themed 'the option' sixteen --config="$temp/mono" --theme=sixteen
export HEXAPLA_THEME=tritan-dark
themed 'the environment' tritan-dark --config=/dev/null
themed 'the file before the environment' mono --config="$temp/mono"
unset HEXAPLA_THEME
export COLORFGBG='15;0'
themed 'auto' ink-dark --config=/dev/null
themed 'theme-dark' mono --config="$temp/pair"
themed 'theme-dark by name' mono --config="$temp/pair" --theme=dark
themed 'theme-light by name' sixteen --config="$temp/pair" --theme=light
export COLORFGBG='0;15'
themed 'theme-light' sixteen --config="$temp/pair"
themed '--theme-light' ink-light --config="$temp/pair" --theme-light=ink-light
unset COLORFGBG

# What is dumped reads back as the same.
printf 'bind K 3 next\nunbind q\nmouse = off\nclipboard = "a # \\x1b"\n' \
    >"$temp/mine"
for option in --dump-config --dump-keys; do
    expect 0 "$option" "$program" --config="$temp/mine" $option >"$temp/one"
    expect 0 "$option" "$program" --config="$temp/one" $option >"$temp/two"
    cmp -s "$temp/one" "$temp/two" || complain "$option does not read back"
    test "$(clean "$temp/one")" -eq 0 || complain "$option: controls"
    expect 2 "$option with a file" "$program" $option "$old"
done
grep -q '^bind K 3 next$' "$temp/one" || complain '--dump-keys: not all'
grep -q '^unbind q$' "$temp/one" || complain '--dump-keys: what is gone'

# The example of the manual is right.
sed -n '/^\.EX/,/^\.EE/{/^\./!p;}' "$2/doc/hexapla-config.5" >"$temp/mine"
grep -q '^bind' "$temp/mine" || complain 'the manual has no example'
expect 0 'the example of the manual' "$program" --config="$temp/mine" \
    --dump-config >"$temp/out"

# Help on every topic, from the tables.
for topic in keys commands options config themes formats words; do
    expect 0 "help $topic" "$program" help $topic >"$temp/out"
    test "$(wc -l <"$temp/out")" -gt 5 || complain "help $topic: short"
    "$program" --help | grep -q "^  $topic  " || complain "--help: no $topic"
done
expect 0 'help' "$program" help >"$temp/out"
"$program" --help | cmp -s - "$temp/out" || complain 'help is not --help'
expect 2 'help on nothing' "$program" help nothing
"$program" --config="$temp/mine" help keys | grep -q '^  ,i  .*set layout inline$' ||
    complain 'help keys: not those in force'

# The language: a code, with a region, none; and what is no code.
for language in en de-AT none auto; do
    expect 1 "--lang=$language" "$program" --lang="$language" "$old" "$new" \
        >"$temp/out"
done
printf '{"old": "Die Freunde.", "new": "Die Freunden."}\n' >"$temp/records"
expect 2 'batch --lang=xx' "$program" batch --lang=xx <"$temp/records"
expect 0 'batch --lang=de' "$program" batch --lang=de <"$temp/records" \
    >"$temp/out"
expect 0 'batch --lang=none' "$program" batch --lang=none <"$temp/records" \
    >"$temp/two"
cmp -s "$temp/out" "$temp/two" && complain 'batch: --lang says nothing'
expect 2 'batch --lexicon' "$program" batch --lexicon="$temp/none" \
    <"$temp/records"
expect 2 '--lang=xx' "$program" --lang=xx "$old" "$new"
grep -q 'it can be en, ' "$temp/err" || complain '--lang=xx: no list'

# The lexicon: that of the tree, none, one that is none.
"$program" help words | grep -q '/lexicon-en\.lex$' ||
    complain 'the lexicon of the tree is not found'
"$program" --lexicon=none help words | grep -q 'No lexicon is in use' ||
    complain '--lexicon=none is in use'
expect 1 'no lexicon' "$program" --lexicon=none "$old" "$new" >"$temp/out"
expect 2 'a lexicon that is missing' \
    "$program" --lexicon="$temp/nothing" "$old" "$new"
expect 2 'a lexicon that is a folder' "$program" --lexicon="$temp" "$old" "$new"
for bytes in 0 100 400; do
    head -c "$bytes" "$2/src/data/lexicon-en.lex" >"$temp/lexicon"
    expect 2 "a lexicon of $bytes bytes" \
        "$program" --lexicon="$temp/lexicon" "$old" "$new"
    grep -q 'is no lexicon that this version can read' "$temp/err" ||
        complain "a lexicon of $bytes bytes: $(cat "$temp/err")"
done
cp "$2/src/data/lexicon-en.lex" "$temp/lexicon"
expect 1 'another lexicon' "$program" --lexicon="$temp/lexicon" "$old" "$new" \
    >"$temp/out"

test "$failed" -eq 0 && echo 'cli: all as it should be'
exit "$failed"
