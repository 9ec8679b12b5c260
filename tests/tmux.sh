#!/bin/sh
# SPDX-License-Identifier: MIT
#
# A few smoke tests of the program in a real tmux: what another terminal than
# libvterm makes of its output, and that the shell is back as it was.
#
#     tmux.sh PROGRAM ROOT
#
# ROOT is the source root. Exit status 0: all passed, 1: one failed, 77: there
# is no tmux.
set -eu

command -v tmux >/dev/null || {
    echo "tmux.sh: skipped, there is no tmux"
    exit 77
}
program=$(realpath "$1")
root=$2
unset LINES COLUMNS TMUX TMUX_PANE
LC_ALL=C.UTF-8
HOME=/nonexistent
XDG_CONFIG_HOME=/nonexistent
export LC_ALL HOME XDG_CONFIG_HOME
temp=$(mktemp -d)
export TMUX_TMPDIR="$temp"
# The delivered themes, wherever the program was built.
mkdir -p "$temp/data/hexapla"
ln -s "$(realpath "$root")/themes" "$temp/data/hexapla/themes"
XDG_DATA_DIRS="$temp/data"
export XDG_DATA_DIRS

t()
{
    tmux -L hexapla -f /dev/null "$@"
}

trap 't kill-server 2>/dev/null; rm -rf "$temp"' EXIT
trap 'exit 1' HUP INT TERM

show()
{
    t capture-pane -p -t test
}

fail()
{
    echo "tmux.sh: $1"
    show || true
    exit 1
}

# wait_for NAME COMMAND...: until it succeeds, 20 seconds at most.
wait_for()
{
    name=$1
    shift
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        test "$tries" -lt 400 || fail "$name: waited in vain for: $*"
        sleep 0.05
    done
}

shows()
{
    show | grep -qF -- "$1"
}

hides()
{
    ! shows "$1"
}

shot()
{
    t capture-pane -p -e -t test
}

moved()
{
    ! shot | cmp -s - "$temp/before"
}

# start WIDTH HEIGHT NAME: a shell, and in it the program with $old and $new.
# The shell's line then says its status; its own command does not match that.
start()
{
    t start-server \; set-option -g default-terminal tmux-256color \; \
        set-option -g status off \; \
        set-option -s exit-empty off \; \
        new-session -d -s test -x "$1" -y "$2" -c "$root" 'exec sh'
    t send-keys -t test "PS1='ready> '" Enter
    wait_for "$3" shows 'ready>'
    t send-keys -t test -l "clear; '$program' $old $new"
    t send-keys -t test -l '; echo "status=$?" end'
    t send-keys -t test Enter
}

old=tests/data/story/1-first.txt
new=tests/data/story/3-expanded.txt

# In both sizes: it opens, goes to the next change, follows a change of size,
# and leaves the screen and the modes of the shell as they were.
for size in 80x24 160x50; do
    start "${size%x*}" "${size#*x}" "$size"
    wait_for "$size: open" shows 'Orlesby'
    show | head -1 | grep -q '1-first.*3-expanded' ||
        fail "$size: no title line"
    shot >"$temp/before"
    t send-keys -t test n
    wait_for "$size: n" moved
    t resize-window -t test -x 100 -y 30
    t send-keys -t test g
    wait_for "$size: resize" shows '3-expanded'
    t send-keys -t test q
    wait_for "$size: end" shows 'status=0 end'
    hides 'Orlesby bridge' || fail "$size: the screen was not given back"
    test "$(t display-message -p -t test '#{alternate_on}')" = 0 ||
        fail "$size: the alternate screen is still on"
    test "$(t display-message -p -t test '#{cursor_flag}')" = 1 ||
        fail "$size: the cursor is still hidden"
    # Echo works again: what is typed is seen.
    t send-keys -t test -l 'echo typed'
    wait_for "$size: echo" shows 'echo typed'
    t kill-session -t test
done

# Colors: those of the theme, none with NO_COLOR, which --color=always overrides;
# a wrong line in a theme is told, and the rest of the theme is used.
colors()
{
    shot | grep -q '38;5;\|48;5;'
}

printf 'inherits = ink-dark\nmode = dark\ncolour = red\n' >"$temp/odd.theme"
for case in 'colored::' 'plain:1:' 'plain::--color=never' \
    'colored:1:--color=always'; do
    rest=${case#*:}
    t set-environment -g NO_COLOR "${rest%%:*}"
    old="--theme=$temp/odd.theme ${rest#*:} tests/data/story/1-first.txt"
    start 100 20 "$case"
    wait_for "$case: open" shows 'odd.theme:3: There is no setting'
    case $case in
    colored*) colors || fail "$case: no color" ;;
    *) ! colors || fail "$case: color" ;;
    esac
    t send-keys -t test q
    wait_for "$case: end" shows 'status=0 end'
    t kill-session -t test
done
t set-environment -g -u NO_COLOR

# Signs of two columns: both sides are on one row, and the program lives.
printf 'One \346\227\245\346\234\254\350\252\236 word.\n\nTwo plain words.\n' \
    >"$temp/old"
printf 'One \346\227\245\346\234\254 word.\n\nTwo \360\237\221\251 words.\n' \
    >"$temp/new"
root=$temp old=old new=new
start 100 12 wide
wait_for 'wide: open' shows 'plain'
show | grep -q 'One .* word\. .*One .* word\.' || fail 'wide: panes differ'
t send-keys -t test q
wait_for 'wide: end' shows 'status=0 end'
echo 'tmux.sh: passed'
