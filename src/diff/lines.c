/* SPDX-License-Identifier: MIT */

/*
 * Common lines at both ends are taken off. Of the others those of some length
 * that stand once on each side are anchors, if the longest ascending
 * subsequence keeps at least half of them; equal lines beside an anchor belong
 * to it. Blank and short lines are never anchors, since they pin together what
 * has nothing in common. Time is that of reading and hashing the texts.
 */

#include "diff/lines.h"

#include <string.h>

#include "base/hash.h"
#include "base/little.h"
#include "base/utf8.h"
#include "diff/lcs_box.h"

enum { ANCHOR_BYTES = 20, BLOCK = 256, LINE_COST = 64, BYTES_A_STEP = 2 };

/* Lines I to J - 1 of both sides, as places in the text. */
struct lines {
    struct str text;
    VEC(uint32_t) start; /* and the end of the text */
};

/* A line by its hash: where it stands, by side. */
struct slot {
    uint64_t hash;
    uint32_t at[2]; /* the line + 1, 0 for none, MANY */
};

struct table {
    struct slot *slot;
    uint64_t mask;
};

enum { MANY = -1 };

struct search {
    struct arena *a;
    struct lines side[2];
    struct table table;
    uint32_t *slot_of; /* by old line that may be an anchor */
    VEC(struct lines_gap) gaps;
};

static void lines_split(struct arena *a, struct lines *lines, hx_range in)
{
    const char *s = lines->text.s;
    for (uint32_t pos = in.start; pos < in.end;) {
        *vec_push(a, &lines->start) = pos;
        const char *end = memchr(s + pos, '\n', in.end - pos);
        pos = end ? (uint32_t)(end + 1 - s) : in.end;
        arena_step(a, LINE_COST, 0);
    }
    *vec_push(a, &lines->start) = in.end;
}

static uint32_t count_of(const struct lines *lines)
{
    return lines->start.vec.n - 1;
}

static struct str line_of(const struct search *s, int side, uint32_t i)
{
    const uint32_t *start = s->side[side].start.at;
    return (struct str){s->side[side].text.s + start[i],
                        start[i + 1] - start[i]};
}

static bool is_equal(const struct search *s, uint32_t i, uint32_t j)
{
    return str_is_equal(line_of(s, HX_OLD, i), line_of(s, HX_NEW, j));
}

static struct slot *slot_find(const struct table *table, uint64_t hash)
{
    uint64_t i = hash & table->mask;
    while (table->slot[i].hash != hash &&
           (table->slot[i].at[0] || table->slot[i].at[1]))
        i = (i + 1) & table->mask;
    return &table->slot[i];
}

/* As good as hash_bytes() is for lines, in four strands that do not wait for
 * one another. */
static uint64_t line_hash(struct str line)
{
    enum { STRANDS = 4, STRIDE = 8 * STRANDS };
    const uint64_t odd = 0x9e3779b97f4a7c15u;
    uint64_t hash[STRANDS] = {1, 2, 3, 4};
    size_t i = 0;
    for (; i + STRIDE <= line.len; i += STRIDE)
        for (size_t k = 0; k < STRANDS; k++) {
            uint64_t x = (hash[k] ^ little_get(line.s + i + 8 * k, 8)) * odd;
            hash[k] = x ^ x >> 32;
        }
    uint64_t all = hash_bytes(str_sub(line, i, STRIDE));
    for (size_t k = 0; k < STRANDS; k++)
        all = hash_mix(all, hash[k]);
    return hash_mix(all, line.len);
}

/* Long enough, and more than white space: two gaps are not to touch. */
static bool is_anchor(struct str line)
{
    uint32_t cp;
    for (size_t i = 0; line.len >= ANCHOR_BYTES && i < line.len;) {
        i += utf8_decode(str_sub(line, i, 4), &cp);
        if (!utf8_is_space(cp))
            return true;
    }
    return false;
}

/* Enters the lines of SIDE that may be anchors. */
static void lines_enter(struct search *s, int side)
{
    uint32_t n = count_of(&s->side[side]);
    for (uint32_t i = 0; i < n; i++) {
        struct str line = line_of(s, side, i);
        bool is_asked = is_anchor(line);
        if (side == HX_OLD)
            s->slot_of[i] = HX_NONE;
        if (!is_asked)
            continue;
        arena_step(s->a, LINE_COST + line.len / BYTES_A_STEP, 0);
        uint64_t hash = line_hash(line);
        struct slot *slot = slot_find(&s->table, hash);
        if (side == HX_OLD)
            s->slot_of[i] = (uint32_t)(slot - s->table.slot);
        slot->hash = hash;
        slot->at[side] = slot->at[side] ? (uint32_t)MANY : i + 1;
    }
}

static void table_make(struct search *s)
{
    uint64_t lines = (uint64_t)count_of(&s->side[0]) + count_of(&s->side[1]);
    s->table.mask = 63;
    while (s->table.mask < 2 * lines)
        s->table.mask = 2 * s->table.mask + 1;
    s->slot_of =
        arena_alloc_raw(s->a, count_of(&s->side[HX_OLD]), sizeof(uint32_t));
    s->table.slot = arena_new(s->a, struct slot, s->table.mask + 1);
    for (int side = 0; side < 2; side++)
        lines_enter(s, side);
}

/* The lines that stand once on each side: old ones ascending in OLD, their
 * partners in NEW. */
static uint32_t pairs_find(struct search *s, uint32_t *old, uint32_t *new)
{
    uint32_t n = 0, lines = count_of(&s->side[HX_OLD]);
    for (uint32_t i = 0; i < lines; i++) {
        if (s->slot_of[i] == HX_NONE)
            continue;
        const struct slot *slot = &s->table.slot[s->slot_of[i]];
        uint32_t j = slot->at[HX_NEW];
        if (slot->at[HX_OLD] != i + 1 || !j || j == (uint32_t)MANY ||
            !is_equal(s, i, j - 1))
            continue;
        old[n] = i;
        new[n++] = j - 1;
    }
    return n;
}

/* Appends the gap between lines FROM and TO, without equal lines at its
 * ends. */
static void gap_put(struct search *s, const uint32_t from[2],
                    const uint32_t to[2])
{
    uint32_t i = from[0], j = from[1], m = to[0], n = to[1];
    while (i < m && j < n && is_equal(s, i, j))
        i++, j++;
    while (i < m && j < n && is_equal(s, m - 1, n - 1))
        m--, n--;
    if (i == m && j == n)
        return;
    const uint32_t *old = s->side[HX_OLD].start.at;
    const uint32_t *new = s->side[HX_NEW].start.at;
    *vec_push(s->a, &s->gaps) = (struct lines_gap){
        {{old[i], old[m]}, {new[j], new[n]}}
    };
}

/* The gaps between the anchors; gives how many anchors there are. */
static uint32_t gaps_find(struct search *s)
{
    uint32_t lines = count_of(&s->side[HX_OLD]);
    uint32_t *pair[2], *kept, *previous;
    for (int side = 0; side < 2; side++)
        pair[side] = arena_alloc_raw(s->a, lines, sizeof **pair);
    kept = arena_alloc_raw(s->a, lines, sizeof *kept);
    previous = arena_alloc_raw(s->a, lines, sizeof *previous);
    uint32_t pairs = pairs_find(s, pair[HX_OLD], pair[HX_NEW]);
    uint32_t n = lcs_ascend(pair[HX_NEW], pairs, kept, previous);
    uint32_t from[2] = {0, 0}, to[2];
    if (n < pairs - pairs / 2)
        n = 0;
    for (uint32_t k = 0; k < n; k++) {
        for (int side = 0; side < 2; side++)
            to[side] = pair[side][kept[k]];
        gap_put(s, from, to);
        for (int side = 0; side < 2; side++)
            from[side] = to[side] + 1;
    }
    for (int side = 0; side < 2; side++)
        to[side] = count_of(&s->side[side]);
    gap_put(s, from, to);
    return n;
}

/* How many bytes at the start are the same, in whole lines. */
static uint32_t head_find(const struct str text[2])
{
    size_t most = text[text[0].len > text[1].len].len, n = 0;
    while (most - n >= BLOCK && !memcmp(text[0].s + n, text[1].s + n, BLOCK))
        n += BLOCK;
    while (n < most && text[0].s[n] == text[1].s[n])
        n++;
    while (n && text[0].s[n - 1] != '\n')
        n--;
    return (uint32_t)n;
}

/* How many bytes at the end are the same beyond HEAD, in whole lines. */
static uint32_t tail_find(const struct str text[2], uint32_t head)
{
    size_t most = text[text[0].len > text[1].len].len - head, n = 0;
    const char *a = text[0].s + text[0].len, *b = text[1].s + text[1].len;
    while (most - n >= BLOCK && !memcmp(a - n - BLOCK, b - n - BLOCK, BLOCK))
        n += BLOCK;
    while (n < most && a[-1 - (ptrdiff_t)n] == b[-1 - (ptrdiff_t)n])
        n++;
    /* What stands before the tail has to end a line on both sides. */
    while (n && ((n < text[0].len && a[-1 - (ptrdiff_t)n] != '\n') ||
                 (n < text[1].len && b[-1 - (ptrdiff_t)n] != '\n')))
        n--;
    return (uint32_t)n;
}

struct lines_gaps lines_find(struct arena *a, const struct str text[2])
{
    struct search s = {.a = a};
    uint32_t head = head_find(text), tail = tail_find(text, head);
    for (int side = 0; side < 2; side++) {
        s.side[side].text = text[side];
        lines_split(a, &s.side[side],
                    (hx_range){head, (uint32_t)text[side].len - tail});
    }
    table_make(&s);
    uint32_t anchors = gaps_find(&s);
    return (struct lines_gaps){s.gaps.at, s.gaps.vec.n, !anchors};
}
