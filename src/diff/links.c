/* SPDX-License-Identifier: MIT */

/*
 * The stages of the word aligner (doc/aligner.md): the first network asks
 * every cell what its words are and where they stand, each later one asks
 * again the cells that can matter, knowing the whole answer before. In time
 * O(old * new), a few hundred nanoseconds a cell.
 */

#include "diff/links.h"

#include <string.h>

enum {
    CELL_COST = 150,
    CELLS_MOST = 300000, /* in a comparison */
    /* A heavily reworded pair is answered for recall, an edited one for
     * precision: phrases are linked whole in the one, in the other what is
     * not sure is better cut and added. */
    BOUND = 400,
    BOUND_EXTRA = 170,
    EQUAL_LOW = 500, /* thousandths of words with an equal link */
    EQUAL_HIGH = 750
};

struct linker linker_new(struct arena *a, const struct keys *keys,
                         struct lcs_work *work)
{
    struct linker linker = {.work = work, .room = {.a = a}};
    linker.forms = forms_new(a, keys);
    linker.nets = !linker.forms.english  ? &nets_free
                  : linker.forms.lexicon ? &nets_lexicon
                                         : &nets_plain;
    linker.most = CELLS_MOST;
    return linker;
}

static void first_run(const struct linker *l, const struct cells *cells,
                      uint16_t *p)
{
    int16_t x[NET_INPUTS] = {0};
    for (uint32_t i = 0; i < cells->n[HX_OLD]; i++) {
        arena_step(l->room.a, CELL_COST * (uint64_t)cells->n[HX_NEW], 0);
        for (uint32_t j = 0; j < cells->n[HX_NEW]; j++) {
            cells_put(cells, i, j, x);
            *p++ = (uint16_t)net_run(&l->nets->word[0], x);
        }
    }
}

static void stage_run(const struct linker *l, const struct cells *cells,
                      const struct net *net, const struct spread *spread,
                      uint16_t *p)
{
    int16_t x[NET_INPUTS] = {0};
    for (uint32_t i = 0; i < cells->n[HX_OLD]; i++)
        for (uint32_t j = 0; j < cells->n[HX_NEW]; j++, p++) {
            *p = spread->p[(size_t)i * cells->n[HX_NEW] + j];
            if (!spread_is_live(spread, i, j))
                continue;
            arena_step(l->room.a, CELL_COST, 0);
            cells_put(cells, i, j, x);
            spread_put(spread, i, j, x + CELL_FEATURES);
            *p = (uint16_t)net_run(net, x);
        }
}

/* Where a link begins: by how many words have an equal partner. */
static uint32_t bound_get(const struct cells *cells, const uint16_t *p)
{
    uint32_t equal = 0, words = cells->n[HX_OLD] + cells->n[HX_NEW];
    size_t n = (size_t)cells->n[HX_OLD] * cells->n[HX_NEW];
    for (size_t i = 0; i < n; i++)
        equal += p[i] >= BOUND && cells->same[i];
    uint32_t share = 2000 * equal / words;
    if (share <= EQUAL_LOW)
        return BOUND;
    if (share > EQUAL_HIGH)
        share = EQUAL_HIGH;
    return BOUND + BOUND_EXTRA * (share - EQUAL_LOW) / (EQUAL_HIGH - EQUAL_LOW);
}

bool linker_run(struct linker *l, const hx_range at[2])
{
    for (int side = 0; side < 2; side++)
        l->n[side] = at[side].end - at[side].start;
    uint64_t n = (uint64_t)l->n[HX_OLD] * l->n[HX_NEW];
    if (!n)
        return false;
    if (n > LINKS_CELLS || l->cells + n > l->most) {
        l->is_spent = true;
        return false;
    }
    l->cells += n;
    room_begin(&l->room, cells_room(l->n) * (l->keeps ? WORD_STAGES : 1));
    l->grid = cells_new(&l->room, &l->forms, l->work, at);
    uint16_t *p = room_new(&l->room, uint16_t, n), *next = p;
    if (!l->keeps)
        next = room_new(&l->room, uint16_t, n);
    first_run(l, &l->grid, p);
    size_t used = l->room.used;
    for (uint32_t stage = 1; stage < WORD_STAGES; stage++) {
        uint16_t *before = p;
        if (!l->keeps)
            l->room.used = used;
        l->spread[stage] = spread_new(&l->room, p, l->n);
        p = l->keeps ? room_new(&l->room, uint16_t, n) : next;
        next = before;
        stage_run(l, &l->grid, &l->nets->word[stage], &l->spread[stage], p);
    }
    l->p = p;
    l->bound = bound_get(&l->grid, l->p);
    return true;
}
