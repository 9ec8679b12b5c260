/* SPDX-License-Identifier: MIT */
#ifndef DIFF_QUICK_H
#define DIFF_QUICK_H

/*
 * A first answer to which sentence became which, from words in the same order
 * alone: nothing is ever moved, split or merged, and no sentence stands for
 * one with other words. Costs about a fifth of the full alignment.
 */

#include "diff/align.h"
#include "diff/classify.h"

/* The alignment, in A, of the exact words of KEYS. */
struct alignment quick_align(struct arena *a, const struct keys *keys);
/* Kind and class of HUNK, changed, where nothing is asked of the words. */
hx_change quick_change(const struct keys *keys, const struct hunk *hunk);

#endif
