# SPDX-License-Identifier: MIT
#
# Two long texts for measuring: paragraphs of sentences of invented words, and
# the same with words changed, cut and added, sentences cut and added, and
# paragraphs moved.
#
#     awk -v words=200000 -v old=FILE -v new=FILE -f texts.awk

function below(n)
{
    seed = (seed * 16807) % 2147483647
    return seed % n
}

# A word that is the more common the smaller its number; numbers are words.
function word(    n)
{
    n = below(100)
    n = n < 45 ? below(60) : n < 80 ? below(2000) : below(30000)
    return below(60) == 0 ? n : made[n % 9973] end[n % 61]
}

function sentence(    n, s)
{
    s = word()
    for (n = 6 + below(24); n > 0; n--)
        s = s (below(14) == 0 ? ", " : " ") word()
    return toupper(substr(s, 1, 1)) substr(s, 2) "."
}

# WHOLE with some of its words changed, cut or followed by others.
function edited(whole,    n, i, part, s)
{
    n = split(whole, part, " ")
    for (i = 1; i <= n; i++) {
        if (i > 1 && i < n && below(12) == 0)
            part[i] = below(3) ? word() : word() " " word()
        else if (i > 1 && i < n && below(40) == 0)
            continue
        s = s (s == "" ? "" : " ") part[i]
    }
    return s
}

# The paragraph of the new text that comes of old one I.
function paragraph(i,    n, j, part, s)
{
    n = split(text[i], part, /\. */)
    for (j = 1; j < n; j++) {
        if (below(25) == 0)
            continue
        s = s (s == "" ? "" : " ") \
            (below(3) ? part[j] "." : edited(part[j] "."))
        if (below(25) == 0)
            s = s " " sentence()
    }
    return s
}

BEGIN {
    seed = 20260101
    split("ba ce di fo gu la me ni po ru sa te vi wo zu ka pe li mo du", unit)
    for (i = 0; i < 9973; i++)
        made[i] = unit[1 + below(20)] unit[1 + below(20)] \
            (below(3) ? unit[1 + below(20)] : "")
    for (i = 0; i < 61; i++)
        end[i] = i % 4 ? "" : substr("snrtl", 1 + below(5), 1)
    for (n = 0; count < words; n++) {
        s = ""
        for (i = 2 + below(4); i > 0; i--) {
            next_one = sentence()
            count += split(next_one, parts, " ")
            s = s (s == "" ? "" : " ") next_one
        }
        text[n] = s
        order[n] = n
        print s "\n" >old
    }
    # One paragraph of fifty goes elsewhere.
    for (i = 0; i < n / 50; i++) {
        a = below(n)
        b = below(n)
        at = order[a]
        order[a] = order[b]
        order[b] = at
    }
    for (i = 0; i < n; i++) {
        s = paragraph(order[i])
        if (s != "")
            print s "\n" >new
    }
}
