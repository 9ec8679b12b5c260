/* SPDX-License-Identifier: MIT */

/*
 * Common ends are taken off and numbers that one side lacks dropped, neither
 * of which changes the length of the result. What remains, a box, is solved by
 * the first way that is cheap enough: Myers's search where few elements
 * differ (lcs_myers.c); rows of bits, exactly (lcs_bits.c); anchors and then
 * each gap between them, where the box is large (lcs_anchors.c); rows of bits
 * in a band, as good as the budget allows.
 */

#include "diff/lcs_box.h"

enum {
    BUDGET = 200000000,
    STEP_COST = 4,
    TINY = 256, /* elements of a box that Myers always takes */
    WORD_BITS = 64,
    LOG_MOST = 1 << 20,    /* words that rows of bits may log */
    ELEMENT_STEPS = 8,     /* typical of an element in rows of bits */
    EXACT_STEPS = 2000000, /* of rows of bits before anchors are asked */
    MYERS_STEPS = 4000000, /* that Myers's search may try in a large box */
    BAND_STEPS = 20000000, /* of one box without anchors */
    DEPTH = 16             /* anchors inside gaps inside gaps */
};

struct lcs_work lcs_work_new(struct arena *a, uint32_t numbers,
                             const hx_options *opt)
{
    struct lcs_work work = {.a = a, .exact = true};
    for (int side = 0; side < 2; side++)
        work.seen[side] = arena_new(a, uint32_t, numbers);
    work.letter = arena_alloc_raw(a, numbers, sizeof *work.letter);
    work.log_most = LOG_MOST;
    work.budget = opt && opt->budget ? opt->budget : BUDGET;
    return work;
}

void lcs_forget(struct lcs_work *work)
{
    for (int i = 0; i < LCS_ROOMS; i++)
        work->room[i] = (struct lcs_room){0};
    work->runs.vec = (struct vec){0};
}

void lcs_step(struct lcs_work *work, uint64_t steps)
{
    work->steps += steps;
    arena_step(work->a, STEP_COST * steps, 0);
}

static uint64_t steps_left(const struct lcs_work *work)
{
    return work->steps < work->budget ? work->budget - work->steps : 0;
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

void *lcs_room(struct lcs_work *work, int which, size_t n, size_t size)
{
    struct lcs_room *room = &work->room[which];
    size_t need = n * size;
    if (need > room->room || !room->at) {
        room->room = need + need / 2;
        room->at = arena_alloc_raw(work->a, room->room, 1);
    }
    return room->at;
}

/* Appends LEN elements of the input from OLD and NEW on. */
static void run_put(struct lcs_work *work, uint32_t old, uint32_t new,
                    uint32_t len)
{
    struct lcs_run *last =
        work->runs.vec.n ? &work->runs.at[work->runs.vec.n - 1] : NULL;
    if (last && last->at[HX_OLD] + last->len == old &&
        last->at[HX_NEW] + last->len == new)
        last->len += len;
    else
        *vec_push(work->a, &work->runs) = (struct lcs_run){
            {old, new},
            len
        };
}

void lcs_put(struct lcs_search *s, uint32_t a, uint32_t b, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++)
        run_put(s->work, s->place[HX_OLD][a + i], s->place[HX_NEW][b + i], 1);
}

void lcs_head_trim(struct lcs_search *s, struct lcs_box *box)
{
    uint32_t n = 0, i = box->start[0], j = box->start[1];
    while (i + n < box->end[0] && j + n < box->end[1] &&
           s->at[0][i + n] == s->at[1][j + n])
        n++;
    lcs_put(s, i, j, n);
    box->start[0] += n;
    box->start[1] += n;
}

uint32_t lcs_tail_trim(const struct lcs_search *s, struct lcs_box *box)
{
    uint32_t n = 0;
    while (!lcs_box_is_empty(box) &&
           s->at[0][box->end[0] - 1] == s->at[1][box->end[1] - 1]) {
        box->end[0]--;
        box->end[1]--;
        n++;
    }
    return n;
}

/* What Myers's search may spend on BOX before its cost by rows of bits is
 * known. */
static uint64_t first_limit(const struct lcs_box *box)
{
    uint64_t n = lcs_box_len(box, 0), m = lcs_box_len(box, 1);
    return least(n * m / WORD_BITS, ELEMENT_STEPS * (n + m)) / 2;
}

static void box_solve(struct lcs_search *s, struct lcs_box box, int depth);

/* Solves the gaps between the N anchors of BOX and keeps these. */
static void gaps_solve(struct lcs_search *s, const struct lcs_box *box,
                       const struct lcs_anchor *anchor, uint32_t n, int depth)
{
    struct lcs_box gap = *box;
    for (uint32_t i = 0; i < n; i++) {
        for (int side = 0; side < 2; side++)
            gap.end[side] = anchor[i].at[side];
        box_solve(s, gap, depth);
        lcs_put(s, anchor[i].at[0], anchor[i].at[1], 1);
        for (int side = 0; side < 2; side++)
            gap.start[side] = anchor[i].at[side] + 1;
    }
    gap.end[0] = box->end[0];
    gap.end[1] = box->end[1];
    box_solve(s, gap, depth);
}

/* Solves BOX, whose ends differ, where Myers's search is not the way. */
static void large_solve(struct lcs_search *s, const struct lcs_box *box,
                        int depth)
{
    struct lcs_work *work = s->work;
    struct lcs_letters letters = lcs_letters_get(s, box);
    uint64_t left = steps_left(work);
    if (letters.cost <= least(left, EXACT_STEPS)) {
        /* Frequent elements make the rows dense: then it pays to look on. */
        if (letters.cost / 4 > 2 * first_limit(box) &&
            lcs_myers(s, *box, letters.cost / 4))
            return;
        lcs_bits(s, &letters, UINT64_MAX);
        return;
    }
    struct lcs_anchor *anchor;
    uint32_t n =
        depth < DEPTH ? lcs_anchors(work->a, work, &letters, &anchor) : 0;
    if (n) {
        work->exact = false;
        gaps_solve(s, box, anchor, n, depth + 1);
        return;
    }
    uint64_t limit = least(least(letters.cost / 4, MYERS_STEPS), left);
    if (!lcs_myers(s, *box, limit))
        lcs_bits(s, &letters, least(left, BAND_STEPS));
}

static void box_solve(struct lcs_search *s, struct lcs_box box, int depth)
{
    lcs_head_trim(s, &box);
    uint32_t tail = lcs_tail_trim(s, &box);
    bool is_tiny =
        lcs_box_len(&box, 0) + (uint64_t)lcs_box_len(&box, 1) <= TINY;
    uint64_t limit =
        is_tiny ? UINT64_MAX : least(first_limit(&box), steps_left(s->work));
    if (!lcs_myers(s, box, limit))
        large_solve(s, &box, depth);
    lcs_put(s, box.end[0], box.end[1], tail);
}

/* Drops from SIDE of BOX what the other side does not have. */
static uint32_t one_sided_drop(struct lcs_search *s,
                               const struct lcs_input *input,
                               const struct lcs_box *box, int side)
{
    struct lcs_work *work = s->work;
    uint32_t n = 0, most = lcs_box_len(box, side);
    uint32_t *at = lcs_room(work, ROOM_SIDES + side, most, sizeof *at);
    uint32_t *place =
        lcs_room(work, ROOM_SIDES + 2 + side, most, sizeof *place);
    for (uint32_t i = box->start[side]; i < box->end[side]; i++) {
        uint32_t number = input->at[side][i];
        at[n] = number;
        place[n] = i;
        n += work->seen[!side][number] == work->round;
    }
    s->at[side] = at;
    s->place[side] = place;
    return n;
}

/* Solves what is between the common ends of INPUT. */
static void inner_solve(struct lcs_work *work, const struct lcs_input *input,
                        const struct lcs_box *box)
{
    struct lcs_search s = {.work = work};
    struct lcs_box inner = {0};
    work->round++;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = box->start[side]; i < box->end[side]; i++)
            work->seen[side][input->at[side][i]] = work->round;
    for (int side = 0; side < 2; side++)
        inner.end[side] = one_sided_drop(&s, input, box, side);
    box_solve(&s, inner, 0);
}

struct lcs_result lcs_find(struct lcs_work *work, struct lcs_input input)
{
    struct lcs_box box = {
        {0,          0         },
        {input.n[0], input.n[1]}
    };
    uint32_t head = 0, tail = 0;
    const uint32_t *a = input.at[0], *b = input.at[1];
    work->runs.vec.n = 0;
    while (head < input.n[0] && head < input.n[1] && a[head] == b[head])
        head++;
    box.start[0] = box.start[1] = head;
    while (!lcs_box_is_empty(&box) && a[box.end[0] - 1] == b[box.end[1] - 1]) {
        box.end[0]--;
        box.end[1]--;
        tail++;
    }
    lcs_step(work, input.n[0] + (uint64_t)input.n[1]);
    if (head)
        run_put(work, 0, 0, head);
    if (!lcs_box_is_empty(&box))
        inner_solve(work, &input, &box);
    if (tail)
        run_put(work, box.end[0], box.end[1], tail);
    return (struct lcs_result){work->runs.at, work->runs.vec.n};
}
