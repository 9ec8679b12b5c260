/* SPDX-License-Identifier: MIT */

/*
 * E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica
 * 1 (1986), section 4b: find a point in the middle of a shortest edit path
 * from both ends at once and solve the two halves; linear space. The first
 * search costs about a quarter of the square of the edits and all others
 * together as much again, so the first one tells whether this is the way: it
 * is left when its limit is passed, or sooner when what it has come through
 * says that it will be.
 */

#include "diff/lcs_box.h"

enum { FORESIGHT = 64 };

/*
 * The state of the search for a middle point in a box of N by M. Both ends
 * search alike: from the end, places and diagonals are counted backward.
 */
struct middle {
    const uint32_t *a[2], *b[2]; /* first elements, by end of the box */
    int64_t n, m;
    int32_t *x[2];   /* furthest place by diagonal, -1 for none, by end */
    int64_t best[2]; /* the furthest x + y, by end */
    uint32_t at[2];  /* the point, when found, from the start of the box */
};

/* Where D edits end on diagonal K before its equal elements, -1: nowhere. */
static int64_t edit_find(const struct middle *mid, int end, int64_t k,
                         int64_t d)
{
    const int32_t *v = mid->x[end];
    int64_t x = -1;
    if (!d)
        return 0;
    if (k < d && v[k + 1] >= 0 && v[k + 1] - k <= mid->m)
        x = v[k + 1];
    if (k > -d && v[k - 1] >= x && v[k - 1] >= 0 && v[k - 1] < mid->n)
        x = (int64_t)v[k - 1] + 1;
    return x;
}

/* True if X on diagonal K meets what the other end has reached. */
static bool is_met(const struct middle *mid, int end, int64_t k, int64_t d,
                   int64_t x)
{
    int64_t delta = mid->n - mid->m, other = delta - k;
    int64_t reach = end ? d : d - 1;
    if ((delta & 1) == end || other < -reach || other > reach)
        return false;
    int32_t there = mid->x[!end][other];
    return there >= 0 && x + there >= mid->n;
}

/* One more edit from END on all diagonals; true if the point was found. */
static bool edit_step(struct middle *mid, int end, int64_t d, uint64_t *steps)
{
    const ptrdiff_t step = end ? -1 : 1;
    int64_t low = d <= mid->m ? -d : d - 2 * mid->m;
    int64_t high = d <= mid->n ? d : 2 * mid->n - d;
    for (int64_t k = low; k <= high; k += 2) {
        int64_t x = edit_find(mid, end, k, d), start = x;
        if (x >= 0)
            while (x < mid->n && x - k < mid->m &&
                   mid->a[end][step * x] == mid->b[end][step * (x - k)])
                x++;
        *steps += (uint64_t)(x - start) + 1;
        mid->x[end][k] = (int32_t)x;
        mid->best[end] =
            2 * x - k > mid->best[end] ? 2 * x - k : mid->best[end];
        if (x >= 0 && is_met(mid, end, k, d, x)) {
            mid->at[0] = (uint32_t)(end ? mid->n - x : x);
            mid->at[1] = (uint32_t)(end ? mid->m - (x - k) : x - k);
            return true;
        }
    }
    return false;
}

/* True if, going on as in the first D edits, LIMIT steps will not do. */
static bool is_hopeless(const struct middle *mid, int64_t d, uint64_t limit)
{
    uint64_t reach = (uint64_t)(mid->best[0] + mid->best[1]) + 1;
    uint64_t edits = (uint64_t)d * (uint64_t)(mid->n + mid->m) / reach;
    return edits / 2 > UINT32_MAX || edits * edits / 4 > limit;
}

/* Finds a point on a shortest path through BOX; false if LIMIT is too low. */
static bool middle_find(struct lcs_search *s, const struct lcs_box *box,
                        uint64_t limit, struct middle *mid)
{
    uint64_t all = 0;
    *mid = (struct middle){.n = lcs_box_len(box, 0), .m = lcs_box_len(box, 1)};
    for (int end = 0; end < 2; end++) {
        size_t room = (size_t)(mid->n + mid->m + 4);
        int32_t *reach =
            lcs_room(s->work, ROOM_REACH + end, room, sizeof *reach);
        mid->a[end] = s->at[0] + (end ? box->end[0] - 1 : box->start[0]);
        mid->b[end] = s->at[1] + (end ? box->end[1] - 1 : box->start[1]);
        mid->x[end] = reach + mid->m + 1;
    }
    for (int64_t d = 0;; d++) {
        uint64_t steps = 0;
        bool found =
            edit_step(mid, 0, d, &steps) || edit_step(mid, 1, d, &steps);
        lcs_step(s->work, steps);
        all += steps;
        if (found)
            return true;
        if (all > limit ||
            (d >= FORESIGHT && !(d & (d - 1)) && is_hopeless(mid, d, limit)))
            return false;
    }
}

/* Solves the part of BOX before AT, or from there on. */
static void half_solve(struct lcs_search *s, struct lcs_box box)
{
    struct middle mid;
    lcs_head_trim(s, &box);
    uint32_t tail = lcs_tail_trim(s, &box);
    if (!lcs_box_is_empty(&box)) {
        middle_find(s, &box, UINT64_MAX, &mid);
        struct lcs_box half[2] = {box, box};
        for (int side = 0; side < 2; side++)
            half[0].end[side] = half[1].start[side] =
                box.start[side] + mid.at[side];
        half_solve(s, half[0]);
        half_solve(s, half[1]);
    }
    lcs_put(s, box.end[0], box.end[1], tail);
}

bool lcs_myers(struct lcs_search *s, struct lcs_box box, uint64_t limit)
{
    struct middle mid;
    if (lcs_box_is_empty(&box))
        return true;
    if (!middle_find(s, &box, limit, &mid))
        return false;
    struct lcs_box half[2] = {box, box};
    for (int side = 0; side < 2; side++)
        half[0].end[side] = half[1].start[side] =
            box.start[side] + mid.at[side];
    half_solve(s, half[0]);
    half_solve(s, half[1]);
    return true;
}
