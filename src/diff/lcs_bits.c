/* SPDX-License-Identifier: MIT */

/*
 * H. Hyyrö, Bit-parallel LCS-length computation revisited (2004): a row of
 * bits, one for each new element, none of them cleared at first; an old
 * element with the matches M makes of V the row (V + (V & M)) | (V & ~M). The
 * cleared bits up to a column count the longest common subsequence up to
 * there. Here a row looks only at the words of V that hold a match, or that a
 * carry comes to, so rare elements cost next to nothing.
 *
 * The old values of all words that change are logged; the script is found by
 * taking them back row by row. When the log is full a copy of V is kept and
 * the log begins anew; on the way back its rows are run again, so memory is
 * bounded and time at most doubled.
 *
 * Where the whole matrix costs too much, matches count in a band about the
 * diagonal only. The result is the longest within it, and the longest of all
 * if any path that leaves the band must have more edits; else the band is
 * widened as long as the budget allows.
 */

#include "diff/lcs_box.h"

#include <string.h>

enum {
    WORD_BITS = 64,
    DENSE = 2,  /* a letter in 1 of this many words has a mask */
    BAND = 256, /* half the first band */
    BAND_LEAST = 32,
    SLOPE = 4, /* straight up to this many halves of difference */
    LEAP = 8,  /* a band may be this many times the last */
    STEPS_AT_ONCE = 4096
};

static const uint64_t ALL = ~(uint64_t)0;

/* V and the highest of its words that has a cleared bit before row ROW; only
 * words FIRST to TOP are kept, COPY is where. */
struct checkpoint {
    uint32_t row, first, top;
    size_t copy;
};

/* Which columns count. */
struct band {
    int64_t half;
    bool is_straight; /* along the diagonals, else along the slope */
};

struct bits {
    struct lcs_work *work;
    const struct lcs_letters *l;
    int64_t n, m;
    uint32_t words; /* of V */
    uint64_t *v;
    uint32_t top;    /* the highest word with a cleared bit */
    uint64_t **mask; /* by letter: its matches, NULL for rare ones */
    struct band band;
    uint64_t steps; /* of the rows at hand, not yet counted */
    uint64_t spent; /* of this pass */
    bool is_logged;
    uint32_t *log_word; /* the log: which word */
    uint64_t *log_old;  /* and what it was */
    uint32_t logged, log_room;
    uint32_t *row_end; /* by row: entries up to its end */
    VEC(struct checkpoint) checkpoints;
    VEC(uint64_t) copies;
};

/* The columns of row I that count. */
static hx_range columns_of(const struct bits *b, int64_t i)
{
    int64_t delta = b->m - b->n, low, high;
    if (b->band.is_straight) {
        low = i - b->band.half + (delta < 0 ? delta : 0);
        high = i + 1 + b->band.half + (delta > 0 ? delta : 0);
    } else {
        low = i * b->m / b->n - b->band.half;
        high = (i + 1) * b->m / b->n + 1 + b->band.half;
    }
    low = low < 0 ? 0 : low > b->m ? b->m : low;
    high = high < low ? low : high > b->m ? b->m : high;
    return (hx_range){(uint32_t)low, (uint32_t)high};
}

static void word_set(struct bits *b, uint32_t word, uint64_t value)
{
    if (b->is_logged) {
        b->log_word[b->logged] = word;
        b->log_old[b->logged++] = b->v[word];
    }
    b->v[word] = value;
}

/* Adds CARRY to the words from WORD on up to END; gives where it is then,
 * END if it is still to be added. */
static uint32_t carry_run(struct bits *b, uint32_t word, uint32_t end)
{
    uint32_t from = word;
    while (word < end && b->v[word] == ALL)
        word++;
    b->steps += word - from + 1;
    if (word == end)
        return end;
    word_set(b, word, b->v[word] | (b->v[word] + 1));
    return UINT32_MAX;
}

/* One word of a row with the matches M; the carry out. */
static uint64_t word_row(struct bits *b, uint32_t word, uint64_t m,
                         uint64_t carry)
{
    uint64_t v = b->v[word], u = v & m;
    uint64_t sum = v + u, all = sum + carry;
    uint64_t value = all | (v & ~m);
    b->steps++;
    if (value != v)
        word_set(b, word, value);
    return (sum < v) | (all < sum);
}

/* Lets CARRY run out beyond WORD; words above the top are full. */
static void row_end(struct bits *b, uint64_t carry, uint32_t word,
                    uint32_t last)
{
    if (carry && word <= b->top)
        carry_run(b, word, b->top + 1);
    b->top = last > b->top ? last : b->top;
}

/* The first of the ascending AT that is not below LOW. */
static uint32_t column_find(const uint32_t *at, uint32_t n, uint32_t low)
{
    uint32_t first = 0;
    if (!n || at[0] >= low)
        return 0;
    while (first < n) {
        uint32_t middle = first + (n - first) / 2;
        if (at[middle] < low)
            first = middle + 1;
        else
            n = middle;
    }
    return first;
}

/* A row whose letter has few columns. */
static void row_sparse(struct bits *b, uint32_t letter, hx_range in)
{
    const uint32_t *at = b->l->column + b->l->first[letter];
    uint32_t n = b->l->first[letter + 1] - b->l->first[letter];
    uint32_t i = column_find(at, n, in.start), last = 0, next = 0;
    uint64_t carry = 0;
    b->steps++;
    if (i == n || at[i] >= in.end)
        return;
    while (i < n && at[i] < in.end) {
        uint32_t word = at[i] / WORD_BITS;
        uint64_t m = 0;
        for (; i < n && at[i] < in.end && at[i] / WORD_BITS == word; i++)
            m |= (uint64_t)1 << at[i] % WORD_BITS;
        if (carry && next < word)
            carry = carry_run(b, next, word) == word;
        carry = word_row(b, word, m, carry);
        next = word + 1;
        last = word;
    }
    row_end(b, carry, next, last);
}

/* A row whose letter has a mask. */
static void row_dense(struct bits *b, const uint64_t *mask, hx_range in)
{
    if (in.start >= in.end)
        return;
    uint32_t word = in.start / WORD_BITS, last = (in.end - 1) / WORD_BITS;
    uint64_t carry = 0, edge = ALL << in.start % WORD_BITS;
    for (uint32_t i = word; i <= last; i++, edge = ALL) {
        if (i == last)
            edge &= ALL >> (WORD_BITS - 1 - (in.end - 1) % WORD_BITS);
        carry = word_row(b, i, mask[i] & edge, carry);
    }
    row_end(b, carry, last + 1, last);
}

static void steps_count(struct bits *b)
{
    lcs_step(b->work, b->steps);
    b->spent += b->steps;
    b->steps = 0;
}

static void row_run(struct bits *b, uint32_t i)
{
    hx_range in = columns_of(b, i);
    uint32_t letter = b->l->letter[i];
    if (b->mask[letter])
        row_dense(b, b->mask[letter], in);
    else
        row_sparse(b, letter, in);
    if (b->is_logged)
        b->row_end[i] = b->logged;
    if (b->steps >= STEPS_AT_ONCE)
        steps_count(b);
}

/* Begins the log anew before row I. */
static void checkpoint_put(struct bits *b, uint32_t i)
{
    struct checkpoint point = {i, columns_of(b, i).start / WORD_BITS, b->top,
                               b->copies.vec.n};
    for (uint32_t word = point.first; word <= b->top; word++)
        *vec_push(b->work->a, &b->copies) = b->v[word];
    *vec_push(b->work->a, &b->checkpoints) = point;
    b->logged = 0;
}

/* Runs all rows; gives the length of the common subsequence. */
static uint64_t rows_run(struct bits *b)
{
    uint64_t length = 0;
    b->top = 0;
    b->spent = b->logged = 0;
    b->checkpoints.vec.n = b->copies.vec.n = 0;
    memset(b->v, 0xff, b->words * sizeof *b->v);
    for (uint32_t i = 0; i < b->n; i++) {
        if (b->is_logged && (!i || b->logged + b->words + 1 > b->log_room))
            checkpoint_put(b, i);
        row_run(b, i);
    }
    steps_count(b);
    for (uint32_t word = 0; word <= b->top; word++)
        length += (uint64_t)__builtin_popcountll(~b->v[word]);
    return length;
}

/* Goes back to the checkpoint before the last and runs its rows again. */
static void checkpoint_take(struct bits *b)
{
    uint32_t end = b->checkpoints.at[--b->checkpoints.vec.n].row;
    const struct checkpoint *point =
        &b->checkpoints.at[b->checkpoints.vec.n - 1];
    for (uint32_t word = point->first; word <= b->top; word++)
        b->v[word] = word <= point->top
                         ? b->copies.at[point->copy + word - point->first]
                         : ALL;
    b->top = point->top;
    b->logged = 0;
    for (uint32_t i = point->row; i < end; i++)
        row_run(b, i);
    steps_count(b);
}

/* Takes back what row I changed. */
static void row_undo(struct bits *b, uint32_t i)
{
    const struct checkpoint *point =
        &b->checkpoints.at[b->checkpoints.vec.n - 1];
    uint32_t start = i > point->row ? b->row_end[i - 1] : 0;
    for (uint32_t k = b->row_end[i]; k-- > start;)
        b->v[b->log_word[k]] = b->log_old[k];
}

/* The last cleared bit before J, as a number from 1 on; 0: there is none. */
static uint32_t cleared_find(const struct bits *b, uint32_t j)
{
    if (!j)
        return 0;
    uint32_t word = (j - 1) / WORD_BITS;
    uint64_t free = ~b->v[word] & ALL >> (WORD_BITS - 1 - (j - 1) % WORD_BITS);
    while (!free && word)
        free = ~b->v[--word];
    return free ? word * WORD_BITS + WORD_BITS - (uint32_t)__builtin_clzll(free)
                : 0;
}

/* From the last row back: which column each row is kept with, HX_NONE for
 * none, in ROW_END, which is no longer needed. */
static void path_find(struct bits *b)
{
    uint32_t j = (uint32_t)b->m, i = (uint32_t)b->n;
    for (; i; i--) {
        if (b->checkpoints.at[b->checkpoints.vec.n - 1].row == i)
            checkpoint_take(b);
        j = cleared_find(b, j);
        if (!j)
            break;
        row_undo(b, i - 1);
        bool is_kept = b->v[(j - 1) / WORD_BITS] >> (j - 1) % WORD_BITS & 1;
        b->row_end[i] = is_kept ? --j : HX_NONE;
    }
    for (; i; i--)
        b->row_end[i] = HX_NONE;
}

static void path_put(struct lcs_search *s, const struct bits *b)
{
    for (uint32_t i = 0; i < b->n; i++)
        if (b->row_end[i + 1] != HX_NONE)
            lcs_put(s, b->l->place[HX_OLD][i],
                    b->l->place[HX_NEW][b->row_end[i + 1]], 1);
}

static bool is_dense(const struct bits *b, uint32_t letter)
{
    return b->l->first[letter + 1] - b->l->first[letter] > b->words / DENSE;
}

/* The masks of the letters that most words of V have. */
static void masks_make(struct bits *b)
{
    const struct lcs_letters *l = b->l;
    size_t dense = 0;
    b->mask = lcs_room(b->work, ROOM_BITS + 4, l->count, sizeof *b->mask);
    for (uint32_t i = 0; i < l->count; i++)
        dense += is_dense(b, i);
    uint64_t *mask =
        lcs_room(b->work, ROOM_BITS + 5, dense * b->words, sizeof *mask);
    memset(mask, 0, dense * b->words * sizeof *mask);
    for (uint32_t i = 0; i < l->count; i++) {
        b->mask[i] = is_dense(b, i) ? mask : NULL;
        if (!b->mask[i])
            continue;
        for (uint32_t j = l->first[i]; j < l->first[i + 1]; j++)
            mask[l->column[j] / WORD_BITS] |= (uint64_t)1
                                              << l->column[j] % WORD_BITS;
        mask += b->words;
    }
}

/* True if no path outside the band is longer than one of LENGTH. */
static bool is_proven(const struct bits *b, uint64_t length)
{
    int64_t delta = b->m > b->n ? b->m - b->n : b->n - b->m;
    int64_t edits = b->n + b->m - 2 * (int64_t)length;
    int64_t half = b->band.half;
    if (half >= b->n && half >= b->m)
        return true;
    if (!b->band.is_straight)
        half -= delta;
    return half >= 0 && edits <= delta + 2 * half + 1;
}

static void band_set(struct bits *b, int64_t half)
{
    int64_t delta = b->m > b->n ? b->m - b->n : b->n - b->m;
    b->band.half = half;
    b->band.is_straight = delta <= SLOPE * half;
}

/* At most how many words a pass looks at in the band of half width HALF. */
static uint64_t band_cost(const struct bits *b, int64_t half)
{
    uint64_t cost = (uint64_t)b->n * (uint64_t)(half / (WORD_BITS / 2) + 2);
    return cost < b->l->cost ? cost : b->l->cost;
}

/* Half the band that is sure to prove the script that LENGTH gives or a
 * shorter one, if that is not much wider than the last, else OTHER. */
static int64_t half_next(const struct bits *b, uint64_t length, int64_t other)
{
    int64_t delta = b->m > b->n ? b->m - b->n : b->n - b->m;
    int64_t edits = b->n + b->m - 2 * (int64_t)length;
    int64_t half = b->band.half, sure = (edits - delta) / 2;
    if (delta > SLOPE * sure)
        sure += delta;
    return sure > half && sure <= LEAP * half ? sure : other;
}

/*
 * Finds the band: wider until proven, or until the next one, which has to be
 * run with its log, would pass BUDGET. Where that allows for the whole, that is
 * the next one but for a narrow one that is sure.
 */
static void band_find(struct bits *b, uint64_t budget)
{
    int64_t most = b->n > b->m ? b->n : b->m, half = BAND;
    bool is_small = b->l->cost <= budget / 4;
    if (is_small && most <= (int64_t)LEAP * BAND)
        half = most;
    while (half > BAND_LEAST && band_cost(b, half) > budget)
        half /= 2;
    uint64_t all = 0;
    for (;;) {
        band_set(b, half < most ? half : most);
        uint64_t length = rows_run(b);
        all += b->spent;
        if (is_proven(b, length))
            return;
        half = half_next(b, length, is_small ? most : 2 * b->band.half);
        if (!is_small && all + 3 * band_cost(b, half) / 2 > budget)
            half = 2 * b->band.half;
        if (!is_small && all + 3 * band_cost(b, half) / 2 > budget)
            break;
    }
    b->work->exact = false;
}

void lcs_bits(struct lcs_search *s, const struct lcs_letters *letters,
              uint64_t budget)
{
    struct lcs_work *work = s->work;
    struct bits b = {.work = work, .l = letters};
    b.n = letters->n[HX_OLD];
    b.m = letters->n[HX_NEW];
    if (!b.n || !b.m)
        return;
    b.words = (uint32_t)(b.m / WORD_BITS) + 1;
    b.v = lcs_room(work, ROOM_BITS, b.words, sizeof *b.v);
    /* A carry may change one word beside each that holds a match. */
    uint64_t most = 2 * letters->cost + 2 * (uint64_t)b.words;
    b.log_room = most < work->log_most ? (uint32_t)most : work->log_most;
    if (b.log_room < 2 * b.words)
        b.log_room = 2 * b.words;
    b.log_word = lcs_room(work, ROOM_BITS + 1, b.log_room, sizeof(uint32_t));
    b.log_old = lcs_room(work, ROOM_BITS + 2, b.log_room, sizeof(uint64_t));
    b.row_end =
        lcs_room(work, ROOM_BITS + 3, (size_t)b.n + 1, sizeof(uint32_t));
    b.is_logged = true;
    masks_make(&b);
    band_find(&b, budget);
    path_find(&b);
    path_put(s, &b);
}
