/* SPDX-License-Identifier: MIT */
#ifndef DIFF_RELATION_H
#define DIFF_RELATION_H

/* What two texts are to each other, and how much of each is in the other. */

#include "diff/diff.h"
#include "diff/similar.h"

/* What became of a token. */
enum { FOUND_NOT, FOUND_OTHER, FOUND_SAME };

/* By side and token: FOUND_SAME where the word stands in its counterpart too,
 * FOUND_OTHER where other words stand for it. */
struct found {
    uint8_t *at[2];
};

/* By the changes of DIFF, which are there. */
struct found found_new(struct arena *a, const struct hx_diff *diff);

/* True if no function words of the language of KEYS are known. */
bool relation_is_blind(const struct keys *keys);

/* Sets the relation of DIFF, whose counts, swaps and reuses are there. */
void relation_find(struct arena *a, const struct similar *similar,
                   const struct found *found, struct hx_diff *diff);

#endif
