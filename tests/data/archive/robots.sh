#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Prints, for git fast-import, a small archive in which programs and people
# write: in "few" one program in five commits, in "all" programs only.
#
#     robots.sh few|all
set -eu

time=1706781600 # 2024-02-01 10:00

# commit IDENTITY SUBJECT: begins a commit, a day after the one before.
commit()
{
    time=$((time + 86400))
    test "$which" = few || set -- 'harbour-scraper <scraper@paper.example>' "$2"
    printf 'commit refs/heads/main\n'
    printf 'author %s %d +0000\n' "$1" "$time"
    printf 'committer %s %d +0000\n' "$1" "$time"
    printf 'data <<END\n%s\nEND\n' "$2"
}

# page NAME TEXT...: a file of lines.
page()
{
    printf 'M 100644 inline %s.md\ndata <<END_OF_TEXT\n# The %s\n\n' "$1" "$1"
    shift
    printf '%s\n\n' "$@"
    printf 'END_OF_TEXT\n'
}

which=$1
ida='Ida Talbot <ida@paper.example>'
for name in pier dune reef cove moor
do
    commit "$ida" "Report on the $name"
    page "$name" "The $name is closed to visitors." 'Call the desk.'
done
for name in mill lock weir
do
    commit "$ida" "Report on the $name"
    page "$name" "The $name was painted green."
done
for name in pier dune reef cove moor
do
    commit "$ida" "A new number on the page of the $name"
    page "$name" "The $name is closed to visitors." 'Call the harbour office.'
done
commit 'link-checker[bot] <bot@paper.example>' 'Check the links'
page mill 'The mill was painted green.' 'See also: locks.'
page lock 'The lock was painted green.' 'See also: weirs.'
commit 'link-checker[bot] <bot@paper.example>' 'Check the links'
page weir 'The weir was painted green.' 'See also: mills.'
commit "$ida" 'Opening of the quay'
page quay 'The quay opens in May.'
