/* SPDX-License-Identifier: MIT */
#ifndef DIFF_PAIRS_H
#define DIFF_PAIRS_H

/*
 * The links of an alignment and the sentences without one as pairs in reading
 * order: that of the new text; between two pairs in place first what is
 * deleted there, then what is new there.
 */

#include "diff/align.h"
#include "diff/diff.h"

/* Sets the pairs of DIFF and pair_of; their changes are still empty. */
void pairs_order(struct arena *a, const struct alignment *all,
                 struct hx_diff *diff);

#endif
