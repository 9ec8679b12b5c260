/* SPDX-License-Identifier: MIT */

/*
 * A shortest script may keep a chance "of the" and lose a name, part words
 * that belong together, and leave single small words between long changes.
 * Here the runs of the exact script go into windows: each is what stands
 * between two long kept runs, with some of their words. A window is aligned
 * anew (diff/grid.h), then small islands are taken into the changes around
 * them, unless the aligner is sure that they stand for each other. Windows are
 * small, so that the time is a few steps for each token, and counts toward the
 * budget of the work.
 */

#include "diff/tidy.h"

#include "diff/grid.h"

enum {
    LONG_RUN = 16, /* a kept run that parts windows */
    SHORE = 8,     /* how much of it belongs to each of them */
    CELLS_MOST = 1 << 18,
    ISLAND_WORDS = 2,
    ISLAND_SIGNS = 4,
    ISLAND_SHORES = 4, /* what is around an island is so many times as long */
    MEANT = 820,       /* of NET_SURE: kept words that are sure of each other */
    SMALL_BYTES = 6    /* of a word that may be small in any language */
};

static uint32_t len_of(hx_range at)
{
    return at.end - at.start;
}

static uint32_t longer_side(const struct hunk *hunk)
{
    uint32_t old = len_of(hunk->at[HX_OLD]), new = len_of(hunk->at[HX_NEW]);
    return old > new ? old : new;
}

static bool is_two_sided(const struct hunk *hunk)
{
    return len_of(hunk->at[HX_OLD]) && len_of(hunk->at[HX_NEW]);
}

static void hunk_put(struct tidy *t, struct hunk hunk)
{
    if (longer_side(&hunk))
        *vec_push(t->a, &t->done) = hunk;
}

/* The first LEN tokens of a kept HUNK, which loses them. */
static struct hunk head_take(struct hunk *hunk, uint32_t len)
{
    struct hunk head = *hunk;
    for (int side = 0; side < 2; side++)
        hunk->at[side].start = head.at[side].end = head.at[side].start + len;
    return head;
}

/* All of the window, which is not empty. */
static struct hunk window_get(const struct tidy *t)
{
    struct hunk whole = t->done.at[t->first];
    const struct hunk *last = &t->done.at[t->done.vec.n - 1];
    for (int side = 0; side < 2; side++)
        whole.at[side].end = last->at[side].end;
    return whole;
}

/* True if HUNK has words on both sides, or could stand nowhere else. */
static bool is_fixed(const struct tidy *t, const struct hunk *hunk)
{
    if (is_two_sided(hunk))
        return true;
    int side = len_of(hunk->at[HX_NEW]) > 0;
    const uint32_t *id = t->keys->id[side][LEVEL_STEM];
    hx_range at = hunk->at[side], in = t->pair[side];
    return (at.start == in.start || id[at.start - 1] != id[at.end - 1]) &&
           (at.end == in.end || id[at.start] != id[at.end]);
}

/* True if there is but one way to tell the window. */
static bool is_settled(const struct tidy *t)
{
    const struct hunk *change = NULL;
    for (uint32_t i = t->first; i < t->done.vec.n; i++) {
        if (t->done.at[i].kept)
            continue;
        if (change)
            return false;
        change = &t->done.at[i];
    }
    return !change || is_fixed(t, change);
}

static uint64_t cells_of(const struct hunk *hunk)
{
    return (len_of(hunk->at[HX_OLD]) + (uint64_t)1) *
           (len_of(hunk->at[HX_NEW]) + (uint64_t)1);
}

static void window_solve(struct tidy *t)
{
    if (t->first < t->done.vec.n && !is_settled(t)) {
        struct hunk whole = window_get(t);
        uint64_t cells = cells_of(&whole);
        if (cells <= CELLS_MOST && t->work->steps + cells <= t->work->budget) {
            t->done.vec.n = t->first;
            lcs_step(t->work, cells);
            grid_solve(t, &whole);
        }
    }
    t->first = t->done.vec.n;
}

/* True if HUNK and all after it may belong to the window at hand. */
static bool is_inside(const struct tidy *t, const struct hunk *hunk)
{
    if (!hunk->kept)
        return true;
    if (t->first == t->done.vec.n || longer_side(hunk) >= LONG_RUN)
        return false;
    struct hunk whole = window_get(t);
    return cells_of(&whole) <= CELLS_MOST;
}

/* Parts HUNKS into windows and solves them. */
static void windows_solve(struct tidy *t, const struct hunks *hunks)
{
    t->first = t->done.vec.n = 0;
    for (uint32_t i = 0; i < hunks->vec.n; i++) {
        struct hunk hunk = hunks->at[i];
        if (is_inside(t, &hunk)) {
            hunk_put(t, hunk);
            continue;
        }
        uint32_t len = longer_side(&hunk), shore = len / 2;
        shore = shore < SHORE ? shore : SHORE;
        if (t->first < t->done.vec.n) {
            hunk_put(t, head_take(&hunk, shore));
            window_solve(t);
        } else {
            shore = len < SHORE ? len : SHORE;
        }
        hunk_put(t, head_take(&hunk, longer_side(&hunk) - shore));
        t->first = t->done.vec.n;
        hunk_put(t, hunk);
    }
    window_solve(t);
}

/* True if token I of the new side is a word that is hardly seen: a function
 * word, or a short one that the pair has again and again. */
static bool is_small(const struct tidy *t, uint32_t i)
{
    uint32_t id = t->keys->id[HX_NEW][LEVEL_STEM][i];
    return t->keys->light[id] ||
           (t->keys->token[HX_NEW][i].len <= SMALL_BYTES &&
            !(t->keys->token[HX_NEW][i].flags & HX_TOKEN_NUMBER) &&
            t->count[HX_OLD][id] >= TIDY_FREQUENT &&
            t->count[HX_NEW][id] >= TIDY_FREQUENT);
}

/* True if no kept word of HUNK holds a reader's eye. */
static bool is_slight(const struct tidy *t, const struct hunk *hunk)
{
    uint32_t words = 0, signs = 0;
    for (uint32_t j = hunk->at[HX_NEW].start; j < hunk->at[HX_NEW].end; j++) {
        if (!is_small(t, j) || grid_is_stop(t->keys, HX_NEW, j))
            return false;
        if (t->keys->token[HX_NEW][j].flags & HX_TOKEN_WORD)
            words++;
        else
            signs++;
    }
    return words <= ISLAND_WORDS && signs <= ISLAND_SIGNS;
}

/* True if the kept words of HUNK stand for each other by what is around them,
 * and not by chance only: the aligner is sure of each. */
static bool is_meant(const struct tidy *t, const struct hunk *hunk)
{
    bool any = false;
    if (!t->linker)
        return false;
    for (uint32_t k = 0; k < len_of(hunk->at[HX_OLD]); k++) {
        uint32_t i = hunk->at[HX_OLD].start + k;
        uint32_t j = hunk->at[HX_NEW].start + k;
        const uint16_t *row =
            t->linker->p +
            (size_t)(i - t->pair[HX_OLD].start) * t->linker->n[HX_NEW];
        if (!(t->keys->token[HX_NEW][j].flags & HX_TOKEN_WORD))
            continue;
        if (row[j - t->pair[HX_NEW].start] < MEANT)
            return false;
        any = true;
    }
    return any;
}

/* True if a change is enough by itself: it has words on both sides, and no
 * rule knows that they say the same. */
static bool is_shore(const struct tidy *t, const struct hunk *hunk)
{
    return is_two_sided(hunk) &&
           classify_hunk(t->classify, hunk).kind != HX_REWORDED;
}

/* True if kept HUNK between BEFORE and AFTER, which are changed, is to be one
 * of them, since it is little beside them. */
static bool is_island(const struct tidy *t, const struct hunk *before,
                      const struct hunk *hunk, const struct hunk *after)
{
    return longer_side(before) + longer_side(after) >
               ISLAND_SHORES * longer_side(hunk) &&
           is_slight(t, hunk) && !is_meant(t, hunk) && is_shore(t, before) &&
           is_shore(t, after);
}

/* Appends the runs done to HUNKS: equal ones that touch as one, and islands as
 * part of the changes around them. */
static void runs_join(struct tidy *t, struct hunks *hunks)
{
    const struct hunk *done = t->done.at;
    uint32_t n = t->done.vec.n;
    hunks->vec.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        struct hunk *last = hunks->vec.n ? &hunks->at[hunks->vec.n - 1] : NULL;
        bool is_joined = last && last->kept == done[i].kept;
        if (last && !last->kept && done[i].kept && i + 1 < n &&
            !done[i + 1].kept)
            is_joined = is_island(t, last, &done[i], &done[i + 1]);
        for (int side = 0; is_joined && side < 2; side++)
            last->at[side].end = done[i].at[side].end;
        if (!is_joined)
            *vec_push(t->a, hunks) = done[i];
    }
}

/* Counts the words of the pair, or, where BY is less than 0, takes that back.
 */
static void words_count(struct tidy *t, int by)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = t->pair[side].start; i < t->pair[side].end; i++)
            t->count[side][t->keys->id[side][LEVEL_STEM][i]] += (uint32_t)by;
}

void tidy_hunks(struct tidy *t, const struct linker *linker,
                struct hunks *hunks)
{
    if (!hunks->vec.n)
        return;
    t->linker = linker;
    for (int side = 0; side < 2; side++)
        t->pair[side] = (hx_range){hunks->at[0].at[side].start,
                                   hunks->at[hunks->vec.n - 1].at[side].end};
    words_count(t, 1);
    windows_solve(t, hunks);
    runs_join(t, hunks);
    words_count(t, -1);
}

struct tidy tidy_new(struct arena *a, const struct classify *classify,
                     struct lcs_work *work)
{
    const struct keys *keys = classify->keys;
    struct tidy t = {.a = a, .keys = keys, .classify = classify, .work = work};
    for (int side = 0; side < 2; side++)
        t.count[side] = arena_new(a, uint32_t, keys->count[LEVEL_STEM]);
    return t;
}
