/* SPDX-License-Identifier: MIT */

/*
 * A block is some old by some new sentences. Its cells are asked in stages
 * (doc/aligner.md), the later ones knowing the whole answer before; sentences
 * that are paired already are not asked, but their neighbors see them. The
 * surest cells then make groups: a sentence joins a group that it touches if
 * it goes with all of its other side. In time O(old * new) of a block, about a
 * microsecond a cell. Texts of more than BLOCK_CELLS are asked in windows, one
 * after the other along pairs that stand in order, up to ASKED_MOST cells.
 */

#include "diff/blocks.h"

#include <stdlib.h>
#include <string.h>

#include "diff/chain.h"

enum {
    BLOCK_CELLS = 10000,
    WINDOW_CELLS = BLOCK_CELLS,
    WINDOW_ASKED = 2000, /* cells of sentences without a partner */
    ASKED_MOST = 250000, /* of them in all windows */
    /* Of NET_SURE, what makes a link: a text that was told anew is answered
     * for recall, one that has many equal sentences for precision. */
    LINK = 320,
    LINK_EXTRA = 200,
    EQUAL_MANY = 400, /* thousandths of sentences that are paired before */
    MOVED_EXTRA = 100,
    THIN = 32, /* of NET_ONE: hardly anything in common */
    THIN_NEED = 940,
    NOTHING = 8,     /* of NET_ONE: nothing in common */
    JOIN_LESS = 20,  /* a sentence that joins a group needs less */
    JOIN_SHARE = 2u, /* and at least half of the best cell of the group */
    GROUP_MOST = 4,  /* sentences of one side */
    RUN_COST = 400
};

/* A cell that can become a link. */
struct candidate {
    uint32_t p, i, j;
};

struct block {
    struct blocks *all;
    struct room *room;
    hx_range at[2];
    uint32_t n[2];
    const struct sentences *s;
    uint16_t *p;
    struct spread spread[SENTENCE_STAGES];
    uint16_t *need; /* as in a trace; NULL: nobody asks */
    uint32_t bound; /* a cell of so much is a link */
};

static bool is_free(const struct block *b, int side, uint32_t i)
{
    return b->all->to[side][b->at[side].start + i] == HX_NONE;
}

/* The cells of pairs that were there before. */
static void known_put(const struct block *b, uint16_t *p)
{
    for (uint32_t i = 0; i < b->n[HX_OLD]; i++) {
        uint32_t to = b->all->to[HX_OLD][b->at[HX_OLD].start + i];
        if (to != HX_NONE && to >= b->at[HX_NEW].start &&
            to < b->at[HX_NEW].end)
            p[(size_t)i * b->n[HX_NEW] + to - b->at[HX_NEW].start] = NET_SURE;
    }
}

static void stage_run(const struct block *b, const struct net *net,
                      const struct spread *spread)
{
    int16_t x[NET_INPUTS] = {0};
    for (uint32_t i = 0; i < b->n[HX_OLD]; i++)
        for (uint32_t j = 0; j < b->n[HX_NEW]; j++) {
            size_t at = (size_t)i * b->n[HX_NEW] + j;
            if (spread)
                b->p[at] = spread->p[at];
            if (!is_free(b, HX_OLD, i) || !is_free(b, HX_NEW, j) ||
                !comparable_is(b->all->comparable, b->at[HX_OLD].start + i,
                               b->at[HX_NEW].start + j) ||
                (spread && !spread_is_live(spread, i, j)))
                continue;
            arena_step(b->all->a, RUN_COST, 0);
            sentences_put(b->s, i, j, x);
            if (spread)
                spread_put(spread, i, j, x + SENTENCE_FEATURES);
            b->p[at] = (uint16_t)net_run(net, x);
        }
}

static void block_run(struct block *b)
{
    const struct blocks *all = b->all;
    size_t n = (size_t)b->n[HX_OLD] * b->n[HX_NEW];
    uint16_t *p[2] = {room_new(b->room, uint16_t, n),
                      room_new(b->room, uint16_t, n)};
    known_put(b, p[0]);
    b->p = p[0];
    stage_run(b, &all->nets->sentence[0], NULL);
    for (uint32_t stage = 1; stage < SENTENCE_STAGES; stage++) {
        b->spread[stage] = spread_new(b->room, b->p, b->n);
        b->p = p[stage & 1];
        stage_run(b, &all->nets->sentence[stage], &b->spread[stage]);
    }
}

static int candidate_compare(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->p != y->p)
        return x->p > y->p ? -1 : 1;
    if (x->i != y->i)
        return x->i < y->i ? -1 : 1;
    return x->j < y->j ? -1 : x->j > y->j;
}

/* The sentences of SIDE that have partner TO. */
static hx_range partners_of(const struct block *b, int side, uint32_t to)
{
    hx_range found = {HX_NONE, HX_NONE};
    for (uint32_t i = 0; i < b->n[side]; i++)
        if (b->all->to[side][b->at[side].start + i] ==
            b->at[!side].start + to) {
            found.start = found.start == HX_NONE ? i : found.start;
            found.end = i + 1;
        }
    return found;
}

static uint32_t p_of(const struct block *b, int side, uint32_t own,
                     uint32_t other)
{
    return side == HX_OLD ? b->p[(size_t)own * b->n[HX_NEW] + other]
                          : b->p[(size_t)other * b->n[HX_NEW] + own];
}

/* Lets free sentence I of SIDE join sentence TO of the other side, which has
 * partners, if it stands beside them. */
static void join_try(struct block *b, int side, uint32_t i, uint32_t to)
{
    hx_range in = partners_of(b, side, to);
    uint32_t p = p_of(b, side, i, to), best = 0;
    if (in.start == HX_NONE || in.end - in.start >= GROUP_MOST)
        return;
    /* The other side has this one sentence only. */
    for (uint32_t k = in.start; k < in.end; k++) {
        uint32_t own = p_of(b, side, k, to);
        hx_range back = partners_of(b, !side, k);
        best = own > best ? own : best;
        if (back.start != HX_NONE && back.end - back.start > 1)
            return;
    }
    if ((i + 1 != in.start && i != in.end) || p + JOIN_LESS < b->bound ||
        JOIN_SHARE * p < best)
        return;
    b->all->to[side][b->at[side].start + i] = b->at[!side].start + to;
}

/* The nearest sentence of SIDE before or after I, by STEP, that has a partner
 * in the block; HX_NONE if there is none. Its partner is in TO. */
static uint32_t neighbor_find(const struct block *b, int side, uint32_t i,
                              uint32_t step, uint32_t *to)
{
    for (uint32_t k = i + step; k < b->n[side]; k += step) {
        uint32_t there = b->all->to[side][b->at[side].start + k];
        if (there == HX_NONE || there < b->at[!side].start ||
            there >= b->at[!side].end)
            continue;
        *to = there - b->at[!side].start;
        return k;
    }
    return HX_NONE;
}

/* True if the pair would stand out of the order of what is beside it, on
 * either side. */
static bool is_astray(const struct block *b, uint32_t i, uint32_t j)
{
    const uint32_t own[2] = {i, j};
    for (int side = 0; side < 2; side++) {
        uint32_t to, wrong = 0, known = 0;
        if (neighbor_find(b, side, own[side], (uint32_t)-1, &to) != HX_NONE) {
            known++;
            wrong += to > own[!side];
        }
        if (neighbor_find(b, side, own[side], 1, &to) != HX_NONE) {
            known++;
            wrong += to < own[!side];
        }
        if (wrong && wrong == known)
            return true;
    }
    return false;
}

/* What a pair needs: more where it moved, and in an edited text where hardly a
 * word says that it is one: that it fills a gap is not enough there. */
static uint32_t need_of(const struct block *b, uint32_t i, uint32_t j)
{
    const uint8_t *x =
        b->s->x + ((size_t)i * b->n[HX_NEW] + j) * SENTENCE_FIXED;
    uint32_t need = b->bound + (is_astray(b, i, j) ? MOVED_EXTRA : 0);
    if (x[SENTENCE_DICE] < NOTHING && x[SENTENCE_GRAM] < NOTHING)
        return NET_SURE + 1;
    if (x[SENTENCE_DICE] >= THIN || x[SENTENCE_GRAM] >= THIN ||
        b->bound < LINK + LINK_EXTRA / 2)
        return need;
    return need < THIN_NEED ? THIN_NEED : need;
}

/* Groups from the cells, the surest first. */
static void block_group(struct block *b)
{
    VEC(struct candidate) list = {0};
    struct arena_mark mark = arena_mark(b->all->a);
    size_t n = (size_t)b->n[HX_OLD] * b->n[HX_NEW];
    for (size_t k = 0; k < n; k++) {
        uint32_t i = (uint32_t)(k / b->n[HX_NEW]);
        uint32_t j = (uint32_t)(k % b->n[HX_NEW]);
        if (b->p[k] + (uint32_t)JOIN_LESS >= b->bound &&
            (is_free(b, HX_OLD, i) || is_free(b, HX_NEW, j)))
            *vec_push(b->all->a, &list) = (struct candidate){b->p[k], i, j};
    }
    if (list.vec.n)
        qsort(list.at, list.vec.n, sizeof *list.at, candidate_compare);
    for (uint32_t k = 0; k < list.vec.n; k++) {
        uint32_t i = list.at[k].i, j = list.at[k].j;
        bool old = is_free(b, HX_OLD, i), new = is_free(b, HX_NEW, j);
        uint32_t need = need_of(b, i, j);
        if (b->need)
            b->need[(size_t)i * b->n[HX_NEW] + j] = (uint16_t)need;
        if (old && new) {
            if (list.at[k].p < need)
                continue;
            b->all->to[HX_OLD][b->at[HX_OLD].start + i] =
                b->at[HX_NEW].start + j;
            b->all->to[HX_NEW][b->at[HX_NEW].start + j] =
                b->at[HX_OLD].start + i;
        } else if (old && !new) {
            join_try(b, HX_OLD, i, j);
        } else if (new && !old) {
            join_try(b, HX_NEW, j, i);
        }
    }
    arena_reset(b->all->a, mark);
}

/* What a link needs: by how many sentences are paired already. */
static uint32_t bound_get(const struct blocks *all)
{
    uint64_t paired = 0, n = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < all->similar->n[side]; i++, n++)
            paired += all->to[side][i] != HX_NONE;
    uint64_t share = n ? 1000 * paired / n : 0;
    return share < EQUAL_MANY
               ? LINK + (uint32_t)(LINK_EXTRA * share / EQUAL_MANY)
               : LINK + LINK_EXTRA;
}

static void trace_set(const struct block *b)
{
    *b->all->trace = (struct blocks_trace){.nets = b->all->nets,
                                           .sentences = *b->s,
                                           .p = b->p,
                                           .need = b->need,
                                           .bound = b->bound};
    memcpy(b->all->trace->spread, b->spread, sizeof b->spread);
}

static void block_pair(struct blocks *all, struct room *room, hx_range old,
                       hx_range new)
{
    struct block b = {
        .all = all, .room = room, .at = {old, new},
                .bound = all->bound
    };
    uint64_t free[2] = {0, 0};
    for (int side = 0; side < 2; side++) {
        b.n[side] = b.at[side].end - b.at[side].start;
        for (uint32_t i = 0; i < b.n[side]; i++)
            free[side] += is_free(&b, side, i);
    }
    if (!free[0] || !free[1])
        return;
    if ((uint64_t)b.n[0] * b.n[1] > BLOCK_CELLS ||
        all->asked + free[0] * free[1] > ASKED_MOST) {
        all->is_spent = true;
        return;
    }
    all->asked += free[0] * free[1];
    room_begin(room, sentences_room(all->similar, b.at));
    struct sentences s = sentences_new(room, all->similar, b.at, all->to);
    b.s = &s;
    block_run(&b);
    if (all->trace)
        b.need = arena_new(all->a, uint16_t, (size_t)b.n[HX_OLD] * b.n[HX_NEW]);
    block_group(&b);
    if (all->trace)
        trace_set(&b);
}

uint32_t *blocks_anchors(const struct blocks *all)
{
    const struct similar *similar = all->similar;
    uint32_t n = similar->n[HX_OLD], count = 0;
    uint32_t *anchor = arena_alloc_raw(all->a, n, sizeof *anchor);
    struct chain_link *chain = arena_new(all->a, struct chain_link, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t to = all->to[HX_OLD][i];
        anchor[i] = HX_NONE;
        if (to != HX_NONE && all->to[HX_NEW][to] == i)
            chain[count++] = (struct chain_link){
                to, similar->words[HX_OLD][i] + 1, i, false};
    }
    chain_find(all->a, chain, count);
    for (uint32_t k = 0; k < count; k++)
        if (chain[k].kept)
            anchor[chain[k].tag] = chain[k].at;
    return anchor;
}

/* The sentences of SIDE in AT without a partner. */
static uint64_t free_count(const struct blocks *all, int side, hx_range at)
{
    uint64_t n = 0;
    for (uint32_t i = at.start; i < at.end; i++)
        n += all->to[side][i] == HX_NONE;
    return n;
}

/* True if AT is more than a window. */
static bool is_wide(const struct blocks *all, const hx_range at[2])
{
    return free_count(all, HX_OLD, at[HX_OLD]) *
                   free_count(all, HX_NEW, at[HX_NEW]) >
               WINDOW_ASKED ||
           (at[HX_OLD].end - at[HX_OLD].start) *
                   (uint64_t)(at[HX_NEW].end - at[HX_NEW].start) >
               WINDOW_CELLS;
}

void blocks_pair_windows(struct blocks *all, const uint32_t *anchor)
{
    const uint32_t *n = all->similar->n;
    struct room room = {.a = all->a};
    hx_range at[2] = {
        {0, 0},
        {0, 0}
    };
    for (uint32_t i = 0; i <= n[HX_OLD]; i++) {
        uint32_t to[2] = {i, i < n[HX_OLD] ? anchor[i] : n[HX_NEW]};
        if (to[HX_NEW] == HX_NONE)
            continue;
        hx_range wide[2];
        for (int side = 0; side < 2; side++)
            wide[side] = (hx_range){
                at[side].start, to[side] < n[side] ? to[side] + 1 : n[side]};
        if (at[HX_OLD].end && is_wide(all, wide)) {
            block_pair(all, &room, at[HX_OLD], at[HX_NEW]);
            for (int side = 0; side < 2; side++)
                wide[side].start = at[side].end - 1;
        }
        for (int side = 0; side < 2; side++)
            at[side] = wide[side];
    }
    block_pair(all, &room, at[HX_OLD], at[HX_NEW]);
}

bool blocks_pair(struct blocks *all)
{
    const struct similar *similar = all->similar;
    struct room room = {.a = all->a};
    uint32_t n = similar->n[HX_OLD], m = similar->n[HX_NEW];
    all->bound = bound_get(all);
    all->nets =
        language_is_english(similar->keys->language) ? &nets_plain : &nets_free;
    if ((uint64_t)n * m > BLOCK_CELLS) {
        all->trace = NULL;
        all->is_long = true;
        return false;
    }
    block_pair(all, &room, (hx_range){0, n}, (hx_range){0, m});
    return all->bound >= LINK + LINK_EXTRA / 2;
}
