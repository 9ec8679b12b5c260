#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pairs texts that have nothing to do with each other.

    pairs.py [--seed=N] [--plant=N] COUNT FILE...

Writes COUNT JSON lines {"id", "old", "new"} for `hexapla batch`: two of the
FILEs by chance, never two whose names begin alike (up to the first "-" or
"."). With --plant, N passages of old, 8 to 25 words, are put into sentences
of new, one word of each changed where it is long; "planted" has their places
in bytes as [[old, new], ...].
"""

import json
import os
import random
import re
import sys


def stem(path):
    """What files of one story have in common."""
    return re.split("[-.]", os.path.basename(path))[0]


def plant(old, new, count, chance):
    """New with passages of old, and where they are."""
    words = [m.span() for m in re.finditer(r"\S+", old)]
    places, planted = [], []
    gaps = [m.start() for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", new)]
    if len(words) < 60 or len(gaps) < 2 * count:
        return new, []
    picks = sorted(chance.sample(gaps, count))
    starts = [chance.randrange(len(words) - 26) for _ in picks]
    out, last = "", 0
    for gap, start in zip(picks, starts):
        size = chance.randint(8, 25)
        from_, to = words[start][0], words[start + size - 1][1]
        if any(a < to and from_ < b for a, b in places):
            continue
        places.append((from_, to))
        passage = re.sub(r"\s+", " ", old[from_:to])
        if size > 14:
            parts = passage.split(" ")
            parts[size // 2] = "elsewhere"
            passage = " ".join(parts)
        out += new[last:gap] + " "
        at = len(out.encode())
        out += passage
        planted.append([[len(old[:from_].encode()), len(old[:to].encode())],
                        [at, len(out.encode())]])
        last = gap
    return out + new[last:], planted


def main(arguments):
    """The lines."""
    number = {"seed": 1, "plant": 0}
    while arguments and arguments[0].startswith("--"):
        name, _, value = arguments.pop(0)[2:].partition("=")
        if name not in number or not value.isdigit():
            sys.exit(__doc__)
        number[name] = int(value)
    if len(arguments) < 3 or not arguments[0].isdigit():
        sys.exit(__doc__)
    count = int(arguments.pop(0))
    chance = random.Random(number["seed"])
    done = 0
    while done < count:
        old, new = chance.choice(arguments), chance.choice(arguments)
        if stem(old) == stem(new):
            continue
        text = []
        for path in old, new:
            with open(path, encoding="utf-8") as file:
                text.append(file.read())
        planted = []
        if number["plant"]:
            text[1], planted = plant(*text, number["plant"], chance)
            if not planted:
                continue
        print(json.dumps({"id": f"{old} {new}", "old": text[0],
                          "new": text[1], "planted": planted}))
        done += 1


if __name__ == "__main__":
    main(sys.argv[1:])
