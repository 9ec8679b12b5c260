/* SPDX-License-Identifier: MIT */

/*
 * Every link of a run is a part at first. Parts that share a word, lie inside
 * one another or cross become one, until all stand in the same order on both
 * sides: so a phrase that was turned round is one change and not two moves.
 * Small words before a part go with it. What is not a rewording stays with its
 * neighbors: a reader is not helped by a change in pieces.
 */

#include "diff/weave.h"

enum {
    LONG = 120, /* tokens of a run that is left whole */
    FOLLOW = 2, /* small words that go with a neighbor */
    PART_COST = 32
};

struct weave weave_new(struct arena *a, const struct classify *classify)
{
    return (struct weave){.a = a, .classify = classify};
}

/* True if both are to become one: they touch the same words or cross. */
static bool is_tangled(const struct weave_part *a, const struct weave_part *b)
{
    bool before[2], after[2];
    for (int side = 0; side < 2; side++) {
        before[side] = a->at[side].end <= b->at[side].start;
        after[side] = b->at[side].end <= a->at[side].start;
    }
    return !(before[0] && before[1]) && !(after[0] && after[1]);
}

static void part_join(struct weave_part *to, const struct weave_part *from)
{
    for (int side = 0; side < 2; side++) {
        if (from->at[side].start < to->at[side].start)
            to->at[side].start = from->at[side].start;
        if (from->at[side].end > to->at[side].end)
            to->at[side].end = from->at[side].end;
    }
}

static bool is_empty(hx_range at)
{
    return at.start == at.end;
}

/* True if HUNK says the same in other words. */
static bool is_reworded(const struct weave *w, const struct hunk *hunk)
{
    return !is_empty(hunk->at[HX_OLD]) && !is_empty(hunk->at[HX_NEW]) &&
           classify_hunk(w->classify, hunk).kind == HX_REWORDED;
}

/* Adds PART, joined with all it is tangled with. */
static void part_put(struct weave *w, struct weave_part part)
{
    for (uint32_t i = 0; i < w->parts.vec.n;) {
        arena_step(w->a, PART_COST, 0);
        if (!is_tangled(&part, &w->parts.at[i])) {
            i++;
            continue;
        }
        part_join(&part, &w->parts.at[i]);
        w->parts.at[i] = w->parts.at[--w->parts.vec.n];
        i = 0;
    }
    *vec_push(w->a, &w->parts) = part;
}

static void parts_find(struct weave *w, const struct linker *linker,
                       const hx_range at[2], const struct hunk *hunk)
{
    w->parts.vec.n = 0;
    for (uint32_t i = hunk->at[HX_OLD].start; i < hunk->at[HX_OLD].end; i++) {
        const uint16_t *row =
            linker->p + (size_t)(i - at[HX_OLD].start) * linker->n[HX_NEW];
        for (uint32_t j = hunk->at[HX_NEW].start; j < hunk->at[HX_NEW].end; j++)
            if (row[j - at[HX_NEW].start] >= linker->bound)
                part_put(w, (struct weave_part){
                                {{i, i + 1}, {j, j + 1}}
                });
    }
    for (uint32_t i = 1; i < w->parts.vec.n; i++) {
        struct weave_part part = w->parts.at[i];
        uint32_t j = i;
        for (; j && w->parts.at[j - 1].at[0].start > part.at[0].start; j--)
            w->parts.at[j] = w->parts.at[j - 1];
        w->parts.at[j] = part;
    }
}

/* True if tokens AT of SIDE are at most FOLLOW function words. */
static bool is_small(const struct weave *w, int side, hx_range at)
{
    const struct keys *keys = w->classify->keys;
    if (at.end - at.start > FOLLOW)
        return false;
    for (uint32_t i = at.start; i < at.end; i++)
        if (!keys_is_light(keys, side, i) ||
            !(keys->token[side][i].flags & HX_TOKEN_WORD))
            return false;
    return true;
}

/* Puts a part of a run, or what lies between two, with what was put before it
 * of the same run, unless one of them is a rewording. */
static void hunk_put(struct weave *w, hx_range old, hx_range new, bool linked)
{
    struct hunk hunk = {
        {old, new},
        false, linked
    };
    if (is_empty(old) && is_empty(new))
        return;
    bool apart = linked && is_reworded(w, &hunk);
    if (apart || w->is_apart) {
        *vec_push(w->a, &w->done) = hunk;
    } else {
        struct hunk *last = &w->done.at[w->done.vec.n - 1];
        for (int side = 0; side < 2; side++)
            last->at[side].end = hunk.at[side].end;
        last->linked = false;
    }
    w->is_apart = apart;
}

/* Puts a run as its parts and what lies between them. */
static void run_put(struct weave *w, const struct hunk *hunk)
{
    uint32_t at[2] = {hunk->at[HX_OLD].start, hunk->at[HX_NEW].start};
    w->is_apart = true;
    for (uint32_t k = 0; k < w->parts.vec.n; k++) {
        struct weave_part part = w->parts.at[k];
        hx_range gap[2];
        for (int side = 0; side < 2; side++)
            gap[side] = (hx_range){at[side], part.at[side].start};
        for (int side = 0; side < 2; side++)
            if (is_empty(gap[!side]) && is_small(w, side, gap[side])) {
                part.at[side].start = gap[side].start;
                gap[side].end = gap[side].start;
            }
        hunk_put(w, gap[HX_OLD], gap[HX_NEW], false);
        hunk_put(w, part.at[HX_OLD], part.at[HX_NEW], true);
        for (int side = 0; side < 2; side++)
            at[side] = part.at[side].end;
    }
    hx_range rest[2] = {
        {at[HX_OLD], hunk->at[HX_OLD].end},
        {at[HX_NEW], hunk->at[HX_NEW].end}
    };
    hunk_put(w, rest[HX_OLD], rest[HX_NEW], false);
}

/* True if a piece from FIRST on is the same on both sides but for style, which
 * is not told of a piece of a change. */
static bool has_same(const struct weave *w, uint32_t first)
{
    for (uint32_t i = first; i < w->done.vec.n; i++)
        if (classify_hunk(w->classify, &w->done.at[i]).kind == HX_SAME)
            return true;
    return false;
}

void weave_hunks(struct weave *w, const struct linker *linker,
                 const hx_range at[2], struct hunks *hunks)
{
    w->done.vec.n = 0;
    for (uint32_t k = 0; k < hunks->vec.n; k++) {
        const struct hunk *hunk = &hunks->at[k];
        uint32_t old = hunk->at[HX_OLD].end - hunk->at[HX_OLD].start;
        uint32_t new = hunk->at[HX_NEW].end - hunk->at[HX_NEW].start;
        w->parts.vec.n = 0;
        if (!hunk->kept && old && new &&old + new <= LONG &&
            !is_reworded(w, hunk))
            parts_find(w, linker, at, hunk);
        uint32_t before = w->done.vec.n;
        if (w->parts.vec.n)
            run_put(w, hunk);
        if (!w->parts.vec.n || has_same(w, before)) {
            w->done.vec.n = before;
            *vec_push(w->a, &w->done) = *hunk;
        }
    }
    struct hunks kept = *hunks;
    *hunks = w->done;
    w->done = kept;
}
