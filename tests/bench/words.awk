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

BEGIN {
    seed = 5
    edited = shape == "article" ? 20 : shape == "book" || shape == "line" ? 50 : 100
    for (i = 0; i < words; i++) {
        own = shape == "repeat" ? "w" i % 7 : word()
        if (shape == "reversed") {
            paragraph[int(i / 60)] = paragraph[int(i / 60)] own " "
            continue
        }
        printf "%s", own >old
        part(old, i)
        if (shape == "unrelated" || shape == "two") {
            printf "%s", word() >new
            part(new, i)
        } else if (random(edited)) {
            printf "%s", own >new
            part(new, i)
        } else if (random(2)) {
            printf "%s %s", word(), word() >new
            part(new, i)
        }
    }
    n = int((words - 1) / 60)
    for (i = 0; shape == "reversed" && i <= n; i++) {
        print paragraph[i] "\n" >old
        print paragraph[n - i] "\n" >new
    }
}
