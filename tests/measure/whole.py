#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures what is told of two texts as a whole (doc/summary.md).

    whole.py relation RESULTS...
    whole.py spun REVISIONS COPIES...
    whole.py reuse PLANTED RESULTS

All but PLANTED are what `hexapla batch` wrote; reuse needs its members words
and reuse of the lines in PLANTED, which pairs.py --plant made.

relation: how many records of each file have which relation. spun: for each
file of COPIES, the area under the curve against REVISIONS, and how many
records are above the score from which on it is shown, with that of REVISIONS;
last, how often texts of some score are copies. reuse: which part of the words
that were planted are known to be the old ones, and which part of the passages
told were planted.
"""

import json
import sys

SHOWN = 0.9


def lines(path):
    """The records of a file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def relation(paths):
    """A line a file."""
    names = ("same", "edited", "rewritten", "paraphrased", "related",
             "unrelated")
    print(f"{'':32}" + "".join(f"{name:>12}" for name in names))
    for path in paths:
        found = [record["relation"] for record in lines(path)]
        print(f"{path[-32:]:32}"
              + "".join(f"{found.count(name):12}" for name in names))


def area(high, low):
    """How often one of the first scores is above one of the second."""
    marked = sorted([(s, 1) for s in high] + [(s, 0) for s in low])
    rank, i = 0.0, 0
    while i < len(marked):
        j = i
        while j < len(marked) and marked[j][0] == marked[i][0]:
            j += 1
        rank += (i + j + 1) / 2 * sum(m for _, m in marked[i:j])
        i = j
    n = len(high)
    return (rank - n * (n + 1) / 2) / (n * len(low))


def spun(paths):
    """Curves, alarms and calibration."""
    low = [r["spun"]["score"] for r in lines(paths[0])]
    print(f"{len(low)} revisions, {sum(s >= SHOWN for s in low)} shown, "
          f"highest {max(low):.3f}")
    everything = [(s, 0) for s in low]
    for path in paths[1:]:
        high = [r["spun"]["score"] for r in lines(path)]
        everything += [(s, 1) for s in high]
        print(f"{path[-32:]:32} {len(high):5} copies, AUC "
              f"{area(high, low):.4f}, {sum(s >= SHOWN for s in high)} shown")
    for edge in range(10):
        own = [c for s, c in everything
               if edge / 10 <= s < (edge + 1) / 10 or edge == 9 <= s * 10]
        if own:
            print(f"score {edge / 10:.1f}: {len(own):5} texts, "
                  f"{sum(own) / len(own):.2f} copies")


def share(part, whole):
    """Bytes of the ranges in one list that ranges in another cover."""
    covered = sum(max(0, min(b, d) - max(a, c))
                  for a, b in part for c, d in whole)
    return covered, sum(b - a for a, b in part)


def reuse(paths):
    """Recall by words, precision by passages."""
    words = known = told = right = places = passages = 0
    for planted, record in zip(lines(paths[0]), lines(paths[1])):
        old, new = record["words"]["old"], record["words"]["new"]
        ties = {}
        for link in record["words"]["links"]:
            if link["kind"] == "same":
                ties.setdefault(link["new"], set()).add(link["old"])
        for at in planted["planted"]:
            places += 1
            mine = [j for j, w in enumerate(new)
                    if at[1][0] <= w[0] < at[1][1]]
            tied = 0
            for j in mine:
                tied += (any(at[0][0] <= old[i][0] < at[0][1]
                             for i in ties.get(j, ()))
                         or any(r["new"][0] <= new[j][0] < r["new"][1]
                                and r["old"][0] < at[0][1]
                                and at[0][0] < r["old"][1]
                                for r in record["reuse"]))
            words += len(mine)
            known += tied
            passages += tied * 2 >= len(mine)
        for own in record["reuse"]:
            told += 1
            right += any(own["new"][0] < at[1][1] and at[1][0] < own["new"][1]
                         and own["old"][0] < at[0][1]
                         and at[0][0] < own["old"][1]
                         for at in planted["planted"])
    print(f"{places} passages planted, {passages} found "
          f"({100 * passages / places:.1f} %); of their words "
          f"{100 * known / words:.1f} %; {told} told as used again, "
          f"{right} of them planted")


def main(arguments):
    """One of the three."""
    runs = {"relation": (relation, 1), "spun": (spun, 2), "reuse": (reuse, 2)}
    run, least = runs.get(arguments[0] if arguments else "", (None, 0))
    if not run or len(arguments) <= least:
        sys.exit(__doc__)
    run(arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
