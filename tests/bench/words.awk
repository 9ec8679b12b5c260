# SPDX-License-Identifier: MIT
#
# Two texts for the plain word script, in the files OLD and NEW; SHAPE says
# how they differ, WORDS how long they are. The same on every machine.

function random(n)
{
    # A generator of its own, as rand() is not the same everywhere.
    seed = (seed * 69069 + 1) % 4294967296
    return int(seed / 4294967296 * n)
}

# A word, common ones often: the product of two draws.
function word(    i)
{
    if (shape == "two")
        return random(2) ? "yes" : "no"
    i = int(random(200) * random(200))
    return substr("etaoinshrdlucmfwypvbgkjqxz", i % 26 + 1, 1) i
}

# Ends word I of FILE: a blank, or the end of a paragraph of 60.
function part(file, i)
{
    printf "%s", shape != "line" && i % 60 == 59 ? "\n\n" : " " >file
}

# One word in how many is edited.
function rate()
{
    return shape == "article" ? 20 : shape == "longread" ? 10 : \
        shape == "book" || shape == "line" ? 50 : 100
}

# The new text of a paragraph order: reversed, or three of them moved.
function paragraphs_print(n,    i, to)
{
    for (i = 0; i <= n; i++)
        order[i] = shape == "reversed" ? n - i : i
    for (i = 1; shape == "longread" && i <= 3 && n > 12; i++) {
        to = int(n * i / 4)
        order[to] = to + 3
        order[to + 1] = to
        order[to + 2] = to + 1
        order[to + 3] = to + 2
    }
    for (i = 0; i <= n; i++)
        print paragraph[order[i]] "\n" >new
}

BEGIN {
    seed = 5
    edited = rate()
    is_kept = shape == "reversed" || shape == "longread"
    for (i = 0; i < words; i++) {
        own = shape == "repeat" ? "w" i % 7 : word()
        printf "%s", own >old
        part(old, i)
        if (shape == "unrelated" || shape == "two") {
            own = word()
        } else if (shape != "reversed" && !random(edited)) {
            if (random(2))
                continue
            own = word() " " word()
        }
        if (is_kept) {
            paragraph[int(i / 60)] = paragraph[int(i / 60)] own " "
        } else {
            printf "%s", own >new
            part(new, i)
        }
    }
    if (is_kept)
        paragraphs_print(int((words - 1) / 60))
}
