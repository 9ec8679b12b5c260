/* SPDX-License-Identifier: MIT */

/*
 * Jacobson and Vo, Heaviest increasing/common subsequence problems, CPM 1992,
 * with a Fenwick tree of prefix maxima instead of their balanced tree. Of
 * equally heavy chains the one found first in the order of the links stays.
 */

#include "diff/chain.h"

#include <stdlib.h>

#include "hexapla.h"

struct best {
    uint64_t weight;
    uint32_t link; /* the last link of the chain, or HX_NONE */
};

static int place_compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The rank, from 1, of PLACE among the N sorted PLACES. */
static uint32_t rank_find(const uint32_t *places, uint32_t n, uint32_t place)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (places[mid] < place)
            low = mid + 1;
        else
            high = mid;
    }
    return low + 1;
}

void chain_find(struct arena *a, struct chain_link *link, uint32_t n)
{
    struct arena_mark mark = arena_mark(a);
    uint32_t *places = arena_alloc_raw(a, n, sizeof *places);
    uint32_t *before = arena_alloc_raw(a, n, sizeof *before);
    struct best *tree = arena_new(a, struct best, (size_t)n + 1);
    struct best top = {0, HX_NONE};
    for (uint32_t i = 0; i < n; i++) {
        places[i] = link[i].at;
        link[i].kept = false;
    }
    if (n)
        qsort(places, n, sizeof *places, place_compare);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t rank = rank_find(places, n, link[i].at);
        struct best best = {0, HX_NONE};
        for (uint32_t j = rank - 1; j; j &= j - 1)
            if (tree[j].weight > best.weight)
                best = tree[j];
        before[i] = best.link;
        best = (struct best){best.weight + link[i].weight, i};
        for (uint32_t j = rank; j <= n; j += j & -j)
            if (best.weight > tree[j].weight)
                tree[j] = best;
        if (best.weight > top.weight)
            top = best;
    }
    for (uint32_t i = top.link; i != HX_NONE; i = before[i])
        link[i].kept = true;
    arena_reset(a, mark);
}
