/* SPDX-License-Identifier: MIT */

/*
 * A table with a cell for each place between two old and two new words of a
 * window, and in it the worth of the best way there: kept words are worth the
 * more the more they say, and each end of a change costs, less where a phrase
 * or a sentence begins or ends. So words of weight are kept before function
 * words and these before punctuation, words that belong together stay
 * together, and what could stand in several places ends where a reader would
 * end it. O. Gotoh, An improved algorithm for matching biological sequences
 * (1982), with two states, kept and changed; a byte for each cell to go back
 * by.
 */

#include "diff/grid.h"

#include <limits.h>

#include "base/utf8.h"
#include "diff/lcs_box.h"
#include "doc/words.h"

/* What is worth how much. */
enum {
    WORTH_SIGN = 8,
    WORTH_SMALL = 20,  /* a function word, a bracket, a quotation mark */
    WORTH_COMMON = 24, /* stands often in the pair */
    WORTH_WORD = 40,
    WORTH_ONLY = 48,  /* stands once on each side of the pair */
    WORTH_EXACT = 16, /* the same form, beside the same stem */
    COST_END = 7,     /* an end of a change, less the edges on both sides */
    EDGE_SENTENCE = 3,
    EDGE_PHRASE = 2,
    EDGE_WORD = 1, /* before a function word or a sign */
    NEVER = INT_MIN / 2
};

/* How a cell was come to. */
enum { BY_OLD, BY_NEW, BY_KEPT, BY_MASK = 3, BY_CHANGED = 4 };

struct grid {
    const struct keys *keys;
    hx_range at[2];
    uint32_t n[2];
    uint8_t *edge[2]; /* by place, n + 1 of them */
    uint8_t *worth;   /* by old token */
    uint8_t *by;      /* by cell: how it was come to, changed and kept */
    int32_t *kept;    /* by new place: of the row at hand, or the last */
    int32_t *changed;
};

static enum sign sign_of(const struct keys *keys, int side, uint32_t i)
{
    uint32_t cp;
    if (keys->token[side][i].flags & HX_TOKEN_WORD)
        return SIGN_NONE;
    utf8_decode(keys_text(keys, side, i), &cp);
    return words_sign(cp);
}

bool grid_is_stop(const struct keys *keys, int side, uint32_t i)
{
    enum sign sign = sign_of(keys, side, i);
    return sign == SIGN_STOP || sign == SIGN_ELLIPSIS || sign == SIGN_FULL_STOP;
}

/* How good a place between tokens I - 1 and I of SIDE is to end a change. */
static uint8_t edge_of(const struct tidy *t, int side, uint32_t i)
{
    const struct keys *keys = t->keys;
    if (i == t->pair[side].start || i == t->pair[side].end)
        return EDGE_SENTENCE;
    enum sign before = sign_of(keys, side, i - 1);
    enum sign after = sign_of(keys, side, i);
    bool has_gap = keys->token[side][i - 1].gap > 0;
    bool is_word = keys->token[side][i].flags & HX_TOKEN_WORD;
    bool was_word = keys->token[side][i - 1].flags & HX_TOKEN_WORD;
    if (has_gap && grid_is_stop(keys, side, i - 1))
        return EDGE_SENTENCE;
    if (has_gap && !was_word && before != SIGN_OPEN)
        return EDGE_PHRASE;
    if (after == SIGN_OPEN || (after == SIGN_QUOTE && has_gap))
        return EDGE_PHRASE;
    if (was_word && grid_is_stop(keys, side, i))
        return EDGE_PHRASE;
    if (!is_word)
        return was_word && (has_gap || after != SIGN_DASH) ? EDGE_WORD : 0;
    return keys_is_light(keys, side, i) && !keys_is_light(keys, side, i - 1)
               ? EDGE_WORD
               : 0;
}

static uint8_t worth_of(const struct tidy *t, uint32_t i)
{
    uint32_t id = t->keys->id[HX_OLD][LEVEL_STEM][i];
    uint32_t old = t->count[HX_OLD][id], new = t->count[HX_NEW][id];
    enum sign sign = sign_of(t->keys, HX_OLD, i);
    if (sign == SIGN_CLOSE || sign == SIGN_OPEN || sign == SIGN_QUOTE)
        return WORTH_SMALL;
    if (!(t->keys->token[HX_OLD][i].flags & HX_TOKEN_WORD))
        return WORTH_SIGN;
    if (t->keys->light[id])
        return WORTH_SMALL;
    if (old >= TIDY_FREQUENT && new >= TIDY_FREQUENT)
        return WORTH_COMMON;
    return old == 1 && new == 1 ? WORTH_ONLY : WORTH_WORD;
}

static struct grid grid_new(struct tidy *t, const struct hunk *whole)
{
    struct grid g = {
        .keys = t->keys, .at = {whole->at[0], whole->at[1]}
    };
    size_t cells = 1;
    for (int side = 0; side < 2; side++) {
        uint32_t places = g.at[side].end - g.at[side].start + 1;
        g.n[side] = places - 1;
        cells *= places;
        g.edge[side] = lcs_room(t->work, ROOM_GRID + side, places, 1);
        for (uint32_t i = 0; i < places; i++)
            g.edge[side][i] = edge_of(t, side, g.at[side].start + i);
    }
    uint32_t columns = g.n[HX_NEW] + 1;
    g.worth = lcs_room(t->work, ROOM_GRID + 2, g.n[HX_OLD], 1);
    for (uint32_t i = 0; i < g.n[HX_OLD]; i++)
        g.worth[i] = worth_of(t, g.at[HX_OLD].start + i);
    g.by = lcs_room(t->work, ROOM_GRID + 3, cells, 1);
    g.kept = lcs_room(t->work, ROOM_GRID + 4, columns, sizeof *g.kept);
    g.changed = lcs_room(t->work, ROOM_GRID + 5, columns, sizeof *g.changed);
    return g;
}

/* What it costs to begin or to end a change at places I and J. */
static int32_t end_cost(const struct grid *g, uint32_t i, uint32_t j)
{
    return COST_END - g->edge[HX_OLD][i] - g->edge[HX_NEW][j];
}

/* What it is worth to keep old word I - 1 and new word J - 1 as one. */
static int32_t pair_worth(const struct grid *g, uint32_t i, uint32_t j)
{
    const uint32_t *old = g->keys->id[HX_OLD][LEVEL_EXACT] + g->at[0].start;
    const uint32_t *new = g->keys->id[HX_NEW][LEVEL_EXACT] + g->at[1].start;
    return g->worth[i - 1] + (old[i - 1] == new[j - 1] ? WORTH_EXACT : 0);
}

/* Fills row I, of which the last one is in KEPT and CHANGED. */
static void row_fill(struct grid *g, uint32_t i)
{
    const uint32_t *new = g->keys->id[HX_NEW][LEVEL_STEM] + g->at[1].start;
    uint32_t own = g->keys->id[HX_OLD][LEVEL_STEM][g->at[0].start + i - 1];
    uint8_t *by = g->by + (size_t)i * (g->n[HX_NEW] + 1);
    int32_t kept_before = NEVER, changed_before = NEVER;
    for (uint32_t j = 0; j <= g->n[HX_NEW]; j++) {
        int32_t kept = NEVER, changed = g->changed[j];
        uint8_t how = BY_OLD;
        if (j && own == new[j - 1]) {
            int32_t ended = changed_before - end_cost(g, i - 1, j - 1);
            bool is_end = ended >= kept_before;
            kept = pair_worth(g, i, j) + (is_end ? ended : kept_before);
            how |= is_end ? BY_CHANGED : 0;
        }
        if (j && g->changed[j - 1] > changed) {
            changed = g->changed[j - 1];
            how = (uint8_t)((how & BY_CHANGED) | BY_NEW);
        }
        if (kept - end_cost(g, i, j) > changed) {
            changed = kept - end_cost(g, i, j);
            how = (uint8_t)((how & BY_CHANGED) | BY_KEPT);
        }
        by[j] = how;
        kept_before = g->kept[j];
        changed_before = g->changed[j];
        g->kept[j] = kept;
        g->changed[j] = changed;
    }
}

static void grid_fill(struct grid *g)
{
    g->kept[0] = 0;
    g->changed[0] = -end_cost(g, 0, 0);
    g->by[0] = BY_KEPT;
    for (uint32_t j = 1; j <= g->n[HX_NEW]; j++) {
        g->kept[j] = NEVER;
        g->changed[j] = g->changed[0];
        g->by[j] = BY_NEW;
    }
    for (uint32_t i = 1; i <= g->n[HX_OLD]; i++)
        row_fill(g, i);
}

/* Goes back from places AT to where the run begins that ends there, KEPT or
 * not; which sort of run ends there then is in KEPT. */
static void run_back(const struct grid *g, uint32_t at[2], bool *kept)
{
    bool was = *kept;
    while ((at[0] || at[1]) && *kept == was) {
        uint8_t by = g->by[(size_t)at[0] * (g->n[HX_NEW] + 1) + at[HX_NEW]];
        if (was) {
            at[HX_OLD]--;
            at[HX_NEW]--;
            *kept = !(by & BY_CHANGED);
        } else if ((by & BY_MASK) == BY_KEPT) {
            *kept = true;
        } else {
            at[(by & BY_MASK) == BY_NEW]--;
        }
    }
}

void grid_solve(struct tidy *t, const struct hunk *whole)
{
    struct grid g = grid_new(t, whole);
    uint32_t at[2] = {g.n[0], g.n[1]}, first = t->done.vec.n;
    grid_fill(&g);
    bool kept = g.kept[at[1]] > g.changed[at[1]] - end_cost(&g, at[0], at[1]);
    while (at[0] || at[1]) {
        struct hunk hunk = {.kept = kept};
        for (int side = 0; side < 2; side++)
            hunk.at[side].end = g.at[side].start + at[side];
        run_back(&g, at, &kept);
        for (int side = 0; side < 2; side++)
            hunk.at[side].start = g.at[side].start + at[side];
        *vec_push(t->a, &t->done) = hunk;
    }
    uint32_t last = t->done.vec.n;
    for (; first + 1 < last; first++) {
        struct hunk swap = t->done.at[first];
        t->done.at[first] = t->done.at[--last];
        t->done.at[last] = swap;
    }
}
