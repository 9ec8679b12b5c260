/* SPDX-License-Identifier: MIT */

/*
 * Jacobson and Vo, Heaviest increasing/common subsequence problems, CPM 1992,
 * with a Fenwick tree of prefix maxima over the places instead of their
 * balanced tree. Of equally heavy chains the one found first in the order of
 * the links stays.
 */

#include "diff/chain.h"

#include "hexapla.h"

enum { LINK_COST = 256 };

struct best {
    uint64_t weight;
    uint32_t link; /* the last link of the chain, or HX_NONE */
};

void chain_find(struct arena *a, struct chain_link *link, uint32_t n)
{
    struct arena_mark mark = arena_mark(a);
    uint32_t places = 0, *before = arena_alloc_raw(a, n, sizeof *before);
    for (uint32_t i = 0; i < n; i++) {
        places = link[i].at >= places ? link[i].at + 1 : places;
        link[i].kept = false;
    }
    struct best *tree = arena_new(a, struct best, (size_t)places + 1);
    struct best top = {0, HX_NONE};
    for (uint32_t i = 0; i < n; i++) {
        struct best best = {0, HX_NONE};
        arena_step(a, LINK_COST, 0);
        for (uint32_t j = link[i].at; j; j &= j - 1)
            if (tree[j].weight > best.weight)
                best = tree[j];
        before[i] = best.link;
        best = (struct best){best.weight + link[i].weight, i};
        for (uint32_t j = link[i].at + 1; j <= places; j += j & -j)
            if (best.weight > tree[j].weight)
                tree[j] = best;
        if (best.weight > top.weight)
            top = best;
    }
    for (uint32_t i = top.link; i != HX_NONE; i = before[i])
        link[i].kept = true;
    arena_reset(a, mark);
}
