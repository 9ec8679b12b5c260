/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_SCORE_H
#define TOOLS_TRAIN_SCORE_H

/*
 * Word links against gold, as the published scripts do: precision and recall
 * are averaged over pairs, F1 is of the averages; "sure" against sure links,
 * "full" against sure and possible ones. "Hard" counts all links between
 * tokens that differ, case apart.
 */

#include "tools/train/gold.h"

enum { SCORE_BOUNDS = 15, SCORE_FIRST = 240, SCORE_STEP = 40 };

struct score_sum {
    double precision[2], recall[2]; /* sure, full */
    uint64_t hard_right, hard_found;
    uint64_t found, right, sure; /* of all pairs together */
};

struct score {
    uint32_t n;
    uint64_t hard_gold, gold;          /* sure links */
    struct score_sum at[SCORE_BOUNDS]; /* by least probability */
};

struct score score_new(void);
/* Adds the answer P of a pair. */
void score_put(struct score *score, const struct gold_pair *gold,
               const uint16_t *p);
void score_print(const struct score *score, uint32_t set);

#endif
