/* SPDX-License-Identifier: MIT */
#ifndef DIFF_REUSE_H
#define DIFF_REUSE_H

/* Passages that stand in both texts, in sentences that were not paired. */

#include "diff/relation.h"

/* Sets the reuses of DIFF, whose pairs are there; their words are FOUND. */
void reuse_find(struct arena *a, const struct similar *similar,
                struct found *found, struct hx_diff *diff);

#endif
