/* SPDX-License-Identifier: MIT */
#ifndef DIFF_REFINE_H
#define DIFF_REFINE_H

/* The words inside each pair: kept, changed, cut and added runs of tokens. */

#include "diff/diff.h"
#include "diff/keys.h"

/* Sets the changes of DIFF, of its pairs, change_of and the pairs' kinds. */
void refine_pairs(struct arena *a, const struct keys *keys,
                  const hx_options *opt, struct hx_diff *diff);
/* True if the texts of DIFF are a paragraph of a few sentences each, as
 * callers have them that look for words: these are linked over the borders of
 * sentences. */
bool refine_is_brief(const struct hx_diff *diff);

#endif
