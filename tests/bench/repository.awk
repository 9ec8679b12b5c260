# SPDX-License-Identifier: MIT
#
# Makes a stream for git fast-import: ARTICLES texts of invented words that are
# edited, brought back, renamed with and without an edit, and deleted, over
# COMMITS commits; some on side branches that are merged. The same numbers give
# the same commits on every machine. TRUTH gets a line for each article that is
# there at the end: versions, path.

# A number below N, by a generator of its own that awk can count exactly.
function random(n)
{
    seed = (seed * 69069 + 1) % 4294967296
    return int(seed / 65536) % n
}

function sentence(    n, s)
{
    s = word[random(WORDS)]
    for (n = 6 + random(10); n > 0; n--)
        s = s " " word[random(WORDS)]
    return toupper(substr(s, 1, 1)) substr(s, 2) "."
}

function paragraph()
{
    return sentence() " " sentence() " " sentence()
}

function body(i,    j, s)
{
    s = title[i] "\n"
    for (j = 0; j < PARAGRAPHS; j++)
        s = s "\n" part[i, j] "\n"
    return s
}

function begin_commit(branch)
{
    now += 300 + random(600)
    printf "commit refs/heads/%s\ncommitter Ada Tern <a@b.c> %d +0000\n", \
        branch, now
    printf "data 4\nedit\n"
}

function put(i,    s)
{
    s = body(i)
    printf "M 100644 inline %s\ndata %d\n%s\n", path[i], length(s), s
    # A return is a version too, a text that did not change is none.
    if (s != text[i])
        versions[i]++
    before[i] = text[i]
    text[i] = s
}

function make(i,    j)
{
    title[i] = sentence()
    for (j = 0; j < PARAGRAPHS; j++)
        part[i, j] = paragraph()
    path[i] = sprintf("section%d/%03d/article-%d.txt", i % 8, i % 97, i)
    versions[i] = 0
    text[i] = ""
    put(i)
}

function change(i,    what)
{
    what = random(100)
    if (what < 3) {
        printf "D %s\n", path[i]
        path[i] = sprintf("section%d/%03d/%s-%d.txt", random(8), random(97), \
            word[random(WORDS)] (++renames), i)
    }
    if (what == 0)
        put(i)
    else if (what < 8)
        title[i] = sentence()
    else
        part[i, random(PARAGRAPHS)] = paragraph()
    if (what != 0)
        put(i)
}

BEGIN {
    WORDS = 400
    PARAGRAPHS = 8
    seed = 7
    now = 1600000000
    split("ba de fi go lu ma ne pi ro su ta ve wi xo yu ze", syllable, " ")
    for (i = 0; i < WORDS; i++)
        word[i] = syllable[1 + random(16)] syllable[1 + random(16)] \
            (random(2) ? syllable[1 + random(16)] : "")
    for (c = 0; c < COMMITS; c++) {
        begin_commit("main")
        if (merge) {
            printf "merge refs/heads/side\n"
            merge = 0
            continue
        }
        if (born < ARTICLES && random(COMMITS) < 2 * ARTICLES || !born) {
            make(born++)
            continue
        }
        i = random(born)
        if (i in gone)
            continue
        if (born > 10 && random(400) == 0) {
            printf "D %s\n", path[i]
            gone[i] = 1
        } else
            change(i)
        if (c % 500 == 499 && c + 2 < COMMITS) {
            # The branch changes what nothing else does before the merge.
            begin_commit("side")
            printf "from refs/heads/main\n"
            make(born++)
            merge = 1
            c++
        }
    }
    for (i = 0; i < born; i++)
        if (!(i in gone))
            printf "%d\t%s\n", versions[i], path[i] >TRUTH
}
