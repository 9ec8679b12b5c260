/* SPDX-License-Identifier: MIT */

/*
 * E. W. Myers, An O(ND) difference algorithm and its variations, Algorithmica
 * 1 (1986), section 4b: find a point in the middle of a shortest edit path
 * from both ends at once and solve the two halves; linear space. Before that
 * numbers that only one side has are dropped, which changes no common
 * subsequence, and common ends are taken off every box.
 *
 * When the budget of steps is spent, a search ends after CAP edits at the
 * point that has come furthest (as GNU diff does), which bounds the rest of
 * the work by CAP steps for each element; the result is no longer minimal.
 */

#include "diff/lcs.h"

enum { BUDGET = 200000000, CAP = 256, STEP_COST = 4 };

struct box {
    uint32_t start[2], end[2];
};

/* LEN equal elements at the end of a box. */
struct tail {
    uint32_t at[2];
    uint32_t len;
};

/* One comparison: sequences without one-sided numbers, and their places. */
struct search {
    struct lcs_work *work;
    const uint32_t *at[2];
    const uint32_t *place[2]; /* where each stood in the input */
    int32_t *reach[2];        /* scratch of the middle search, by end */
    VEC(struct lcs_run) runs;
    VEC(struct tail) tails; /* that are still to be kept */
};

struct lcs_work lcs_work_new(struct arena *a, uint32_t numbers,
                             const hx_options *opt)
{
    struct lcs_work work = {.a = a, .exact = true};
    for (int side = 0; side < 2; side++)
        work.seen[side] = arena_new(a, uint32_t, numbers);
    work.budget = opt && opt->budget ? opt->budget : BUDGET;
    return work;
}

void lcs_step(struct lcs_work *work, uint64_t steps)
{
    work->steps += steps;
    arena_step(work->a, STEP_COST * steps, 0);
}

/* Appends elements A and B of the dropped sequences as kept. */
static void run_put(struct search *s, uint32_t a, uint32_t b)
{
    uint32_t old = s->place[HX_OLD][a], new = s->place[HX_NEW][b];
    struct lcs_run *last =
        s->runs.vec.n ? &s->runs.at[s->runs.vec.n - 1] : NULL;
    if (last && last->at[HX_OLD] + last->len == old &&
        last->at[HX_NEW] + last->len == new) {
        last->len++;
        return;
    }
    *vec_push(s->work->a, &s->runs) = (struct lcs_run){
        {old, new},
        1
    };
}

/* Takes the common head off BOX and keeps it. */
static void head_trim(struct search *s, struct box *box)
{
    while (box->start[0] < box->end[0] && box->start[1] < box->end[1] &&
           s->at[0][box->start[0]] == s->at[1][box->start[1]])
        run_put(s, box->start[0]++, box->start[1]++);
}

/* Takes the common tail off BOX, to be kept after what is before it. */
static void tail_trim(struct search *s, struct box *box)
{
    struct tail tail = {.len = 0};
    while (box->start[0] < box->end[0] && box->start[1] < box->end[1] &&
           s->at[0][box->end[0] - 1] == s->at[1][box->end[1] - 1]) {
        box->end[0]--;
        box->end[1]--;
        tail.len++;
    }
    tail.at[0] = box->end[0];
    tail.at[1] = box->end[1];
    *vec_push(s->work->a, &s->tails) = tail;
}

/* Keeps the tails beyond the first N, the last one first. */
static void tails_keep(struct search *s, uint32_t n)
{
    while (s->tails.vec.n > n) {
        struct tail tail = s->tails.at[--s->tails.vec.n];
        for (uint32_t i = 0; i < tail.len; i++)
            run_put(s, tail.at[0] + i, tail.at[1] + i);
    }
}

static bool is_empty(const struct box *box)
{
    return box->start[0] == box->end[0] || box->start[1] == box->end[1];
}

/*
 * The state of the search for a middle point in a box of N by M. Both ends
 * search alike: from the end, places and diagonals are counted backward.
 */
struct middle {
    const uint32_t *a[2], *b[2]; /* first elements, by end of the box */
    int64_t n, m;
    int32_t *x[2];  /* furthest place by diagonal, -1 for none, by end */
    uint32_t at[2]; /* the point, when found, from the start of the box */
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
        if (x >= 0 && is_met(mid, end, k, d, x)) {
            mid->at[0] = (uint32_t)(end ? mid->n - x : x);
            mid->at[1] = (uint32_t)(end ? mid->m - (x - k) : x - k);
            return true;
        }
    }
    return false;
}

/* Sets the point to the one that D edits from the start have brought
 * furthest. */
static void furthest_take(struct middle *mid, int64_t d)
{
    int64_t low = d <= mid->m ? -d : d - 2 * mid->m, best = 0;
    int64_t high = d <= mid->n ? d : 2 * mid->n - d;
    for (int64_t k = low; k <= high; k += 2) {
        int64_t x = mid->x[0][k];
        if (x < 0 || 2 * x - k <= best)
            continue;
        best = 2 * x - k;
        mid->at[0] = (uint32_t)x;
        mid->at[1] = (uint32_t)(x - k);
    }
}

/* Finds a point on a shortest path through BOX, or on a good one if the
 * budget has ended. */
static void middle_find(struct search *s, const struct box *box,
                        struct middle *mid)
{
    *mid = (struct middle){.n = box->end[0] - box->start[0],
                           .m = box->end[1] - box->start[1]};
    for (int end = 0; end < 2; end++) {
        mid->a[end] = s->at[0] + (end ? box->end[0] - 1 : box->start[0]);
        mid->b[end] = s->at[1] + (end ? box->end[1] - 1 : box->start[1]);
        mid->x[end] = s->reach[end] + mid->m + 1;
    }
    for (int64_t d = 0;; d++) {
        uint64_t steps = 0;
        bool found =
            edit_step(mid, 0, d, &steps) || edit_step(mid, 1, d, &steps);
        lcs_step(s->work, steps);
        if (found)
            return;
        if (d < CAP || s->work->steps <= s->work->budget)
            continue;
        furthest_take(mid, d);
        s->work->exact = false;
        return;
    }
}

/* Solves BOX; the depth is the logarithm of the edits of a search. */
static void box_solve(struct search *s, struct box box)
{
    uint32_t tails = s->tails.vec.n;
    for (;;) {
        struct middle mid;
        head_trim(s, &box);
        tail_trim(s, &box);
        if (is_empty(&box))
            break;
        middle_find(s, &box, &mid);
        struct box first = box;
        for (int side = 0; side < 2; side++) {
            first.end[side] = box.start[side] + mid.at[side];
            box.start[side] = first.end[side];
        }
        box_solve(s, first);
    }
    tails_keep(s, tails);
}

/* Drops from SIDE what the other side does not have. */
static uint32_t one_sided_drop(struct search *s, const struct lcs_input *input,
                               int side, struct lcs_work *work)
{
    uint32_t n = 0;
    uint32_t *at = arena_alloc_raw(work->a, input->n[side], sizeof *at);
    uint32_t *place = arena_alloc_raw(work->a, input->n[side], sizeof *place);
    for (uint32_t i = 0; i < input->n[side]; i++) {
        uint32_t number = input->at[side][i];
        if (work->seen[!side][number] != work->round)
            continue;
        at[n] = number;
        place[n++] = i;
    }
    s->at[side] = at;
    s->place[side] = place;
    return n;
}

struct lcs_result lcs_find(struct lcs_work *work, struct lcs_input input)
{
    struct search s = {.work = work};
    struct box box = {0};
    work->round++;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < input.n[side]; i++)
            work->seen[side][input.at[side][i]] = work->round;
    for (int side = 0; side < 2; side++)
        box.end[side] = one_sided_drop(&s, &input, side, work);
    size_t room = (size_t)box.end[0] + box.end[1] + 4;
    for (int end = 0; end < 2; end++)
        s.reach[end] = arena_alloc_raw(work->a, room, sizeof *s.reach[end]);
    lcs_step(work, input.n[0] + input.n[1]);
    box_solve(&s, box);
    return (struct lcs_result){s.runs.at, s.runs.vec.n};
}
