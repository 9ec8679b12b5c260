/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LCS_H
#define DIFF_LCS_H

/*
 * The longest common subsequence of two sequences of numbers: what is kept.
 * The result is the longest one, and `exact` says so, unless the sequences
 * are so long that anchors part them or the budget of steps ends before; then
 * it is still a common subsequence.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "hexapla.h"

/* LEN equal elements from at[HX_OLD] and from at[HX_NEW] on; len > 0. */
struct lcs_run {
    uint32_t at[2];
    uint32_t len;
};

/* Scratch that grows and is used again; see lcs_room(). */
struct lcs_room {
    void *at;
    size_t room;
};

enum { LCS_ROOMS = 30 };

/* What several comparisons share: scratch by number, and the budget. */
struct lcs_work {
    struct arena *a;
    uint32_t *seen[2]; /* by number: the round in which a side had it */
    uint32_t *letter;  /* by number: in the box at hand, lcs_letters.c */
    uint32_t round;
    uint64_t steps, budget;
    uint32_t log_most; /* words that rows of bits may log at once */
    bool exact;        /* false once a result was not proven the longest */
    struct lcs_room room[LCS_ROOMS];
    VEC(struct lcs_run) runs; /* of the last result */
};

/* The two sequences. */
struct lcs_input {
    const uint32_t *at[2];
    uint32_t n[2];
};

/* Runs in order; they never touch on both sides. */
struct lcs_result {
    struct lcs_run *run;
    uint32_t n;
};

/* Work space in A for sequences of numbers below NUMBERS. */
struct lcs_work lcs_work_new(struct arena *a, uint32_t numbers,
                             const hx_options *opt);

/* The result, which holds until the next one is asked of WORK. */
struct lcs_result lcs_find(struct lcs_work *work, struct lcs_input input);

/* Says that the arena was reset to a time after the work was made: the scratch
 * since then is gone. */
void lcs_forget(struct lcs_work *work);

/* Counts STEPS toward the budget. */
void lcs_step(struct lcs_work *work, uint64_t steps);

#endif
