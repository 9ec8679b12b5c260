#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Swaps words of texts for synonyms, as machines do that make copies of news.

    spin.py [--share=P] [--steady=P] [--seed=N] THESAURUS FILE...

Writes a JSON line {"id", "old", "new"} for each FILE, for `hexapla batch`:
old is the text, new the copy, in which P percent (60) of the words that have
synonyms are swapped. A word is swapped in the same way again with probability
P percent (70). THESAURUS is in the form of MyThes (th_en_US_v2.dat), or has a
line for each word: the word, a TAB, its synonyms with | between them.
"""

import hashlib
import json
import random
import re
import sys

# Function words and others that spinners leave alone.
KEPT = set("""a an the and or but nor so yet if of in on at by to from with for
as is are was were be been being am do does did done has have had having will
would shall should can could may might must not no it its he his him she her
they their them we our us i my me you your this that these those there here
what which who whom whose when where why how than then too very just also more
most much many some any all each every both few one two three four five six
seven eight nine ten mr mrs ms dr said says say""".split())

WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")


def thesaurus_read(path):
    """The synonyms of each word, as lists of lists: one list a sense."""
    senses = {}
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = iter(file.read().split("\n"))
    first = next(lines)
    if "\t" in first:
        for line in [first, *lines]:
            word, _, rest = line.partition("\t")
            if rest:
                senses[word] = [s.split("|") for s in rest.split("\t")]
        return senses
    for line in lines:
        word, _, count = line.partition("|")
        if not count.isdigit():
            continue
        for _ in range(int(count)):
            names = [n for n in next(lines).split("|")[1:]
                     if "antonym" not in n and "generic" not in n
                     and "related" not in n]
            names = [re.sub(r" \(.*", "", n) for n in names]
            names = [n for n in names if n and n != word]
            if names:
                senses.setdefault(word, []).append(names)
    return senses


def bases(word):
    """The word and what it may be a form of, with the ending taken off."""
    yield word, ""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"),
                            ("ed", ""), ("ed", "e"), ("ing", ""),
                            ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[:-len(ending)] + instead
            yield base, ending[-2:] if ending != "ing" else ending
            if len(base) > 3 and base[-1] == base[-2]:
                yield base[:-1], ending[-2:] if ending != "ing" else ending


def ended(word, ending):
    """The word with an ending: "carry" and "ed" are "carried"."""
    first, blank, rest = word.partition(" ")
    if not ending:
        return word
    if ending == "ing":
        first = first[:-1] if first.endswith("e") else first
        return first + "ing" + blank + rest
    if ending in ("ed", "ie"):
        if first.endswith("y") and first[-2:-1] not in "aeou":
            return first[:-1] + "ied" + blank + rest
        return first + ("d" if first.endswith("e") else "ed") + blank + rest
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if re.search("(s|x|z|ch|sh)$", word) else "s")


def chosen(senses, word, chance):
    """A synonym for the word, or None."""
    for base, ending in bases(word):
        if base not in senses:
            continue
        sense = chance.choice(senses[base])
        names = [n for n in sense if n != base and n.lower() == n
                 and len(n.split()) < 4]
        if names:
            return ended(chance.choice(names), ending)
    return None


def spin(text, senses, share, steady, seed):
    """A copy of the text with words swapped."""
    chance = random.Random(seed)
    known = {}

    def swap(match):
        word = match.group()
        low = word.lower()
        inside = match.start() and text[:match.start()].rstrip()[-1:] not in (
            "", ".", "!", "?", "\n", '"', "\u201c")
        if low in KEPT or len(low) < 3 or (word != low and inside):
            return word
        if chance.random() >= share:
            return word
        if low not in known or chance.random() >= steady:
            known[low] = chosen(senses, low, chance)
        new = known[low] or word
        return new[0].upper() + new[1:] if word[0] != low[0] else new

    return WORD.sub(swap, text)


def main(arguments):
    """The lines for the files named."""
    number = {"share": 60, "steady": 70, "seed": 1}
    while arguments and arguments[0].startswith("--"):
        name, _, value = arguments.pop(0)[2:].partition("=")
        if name not in number or not value.isdigit():
            sys.exit(__doc__)
        number[name] = int(value)
    if len(arguments) < 2:
        sys.exit(__doc__)
    senses = thesaurus_read(arguments.pop(0))
    for path in arguments:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        own = hashlib.sha1(f"{number['seed']} {path}".encode()).hexdigest()
        copy = spin(text, senses, number["share"] / 100,
                    number["steady"] / 100, own)
        print(json.dumps({"id": path, "old": text, "new": copy}))


if __name__ == "__main__":
    main(sys.argv[1:])
