/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LCS_BOX_H
#define DIFF_LCS_BOX_H

/*
 * What the ways to a longest common subsequence share: the search, and the
 * part of both sequences, a box, that is to be solved. A way appends what is
 * kept with lcs_put(), in order, and never outside its box.
 */

#include "diff/lcs.h"

struct lcs_box {
    uint32_t start[2], end[2];
};

/* One comparison: sequences without one-sided numbers, and their places. */
struct lcs_search {
    struct lcs_work *work;
    const uint32_t *at[2];
    const uint32_t *place[2]; /* where each stood in the input */
};

/* Which scratch is whose: a use never asks for a room of another one that is
 * still needed. */
enum lcs_rooms {
    ROOM_SIDES,                    /* two sides, their numbers and places */
    ROOM_REACH = ROOM_SIDES + 4,   /* two ends of the search for a middle */
    ROOM_LETTERS = ROOM_REACH + 2, /* of a box as letters, lcs_letters.c */
    ROOM_BITS = ROOM_LETTERS + 6,  /* rows of bits, lcs_bits.c */
    ROOM_ANCHORS = ROOM_BITS + 8,  /* lcs_anchors.c */
    ROOM_GRID = ROOM_ANCHORS + 4   /* grid.c, which is not a way */
};

/* Room WHICH with space for N elements of SIZE; what was in it is lost when
 * it grows. */
void *lcs_room(struct lcs_work *work, int which, size_t n, size_t size);

/* Appends LEN elements from A and B of the search on as kept. */
void lcs_put(struct lcs_search *s, uint32_t a, uint32_t b, uint32_t len);

/* Takes the common head off BOX and keeps it. */
void lcs_head_trim(struct lcs_search *s, struct lcs_box *box);
/* Takes the common tail off BOX and gives its length; to be kept later. */
uint32_t lcs_tail_trim(const struct lcs_search *s, struct lcs_box *box);

static inline bool lcs_box_is_empty(const struct lcs_box *box)
{
    return box->start[0] == box->end[0] || box->start[1] == box->end[1];
}

static inline uint32_t lcs_box_len(const struct lcs_box *box, int side)
{
    return box->end[side] - box->start[side];
}

/*
 * Solves BOX by E. W. Myers's search for a middle point, if that is found in
 * about LIMIT steps; false, with nothing kept, if not.
 */
bool lcs_myers(struct lcs_search *s, struct lcs_box box, uint64_t limit);

/* A box with its numbers as letters, those of one side left out. */
struct lcs_letters {
    struct lcs_box box;
    uint32_t n[2];       /* elements, by side */
    uint32_t *place[2];  /* where each stands in the search */
    uint32_t *letter;    /* of each old element */
    uint32_t count;      /* letters */
    uint32_t *first;     /* by letter: its first of `column`, count + 1 */
    uint32_t *column;    /* new elements by letter, ascending */
    uint32_t *old_count; /* by letter: old elements */
    uint64_t cost;       /* words of bits to be looked at, all rows together */
};

/* The letters of BOX, in rooms of the work. */
struct lcs_letters lcs_letters_get(struct lcs_search *s,
                                   const struct lcs_box *box);

/* Solves the box of LETTERS by rows of bits: exactly, or as well as BUDGET
 * steps allow; then work->exact is false. */
void lcs_bits(struct lcs_search *s, const struct lcs_letters *letters,
              uint64_t budget);

/* A pair of elements that stand for each other. */
struct lcs_anchor {
    uint32_t at[2];
};

/* The pairs of LETTERS that stand once on each side and ascend on both, in
 * order, into *OUT in A; gives how many, 0 where they are too few to trust. */
uint32_t lcs_anchors(struct arena *a, struct lcs_work *work,
                     const struct lcs_letters *letters,
                     struct lcs_anchor **out);

/* The longest ascending subsequence of the N in VALUE, no two the same: sets
 * KEPT to their indices in order, from the scratch PREVIOUS; how many. */
uint32_t lcs_ascend(const uint32_t *value, uint32_t n, uint32_t *kept,
                    uint32_t *previous);

#endif
