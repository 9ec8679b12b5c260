/* SPDX-License-Identifier: MIT */
#ifndef DIFF_FLAGS_H
#define DIFF_FLAGS_H

/* What pairs of sentences do beside their changes: HX_PAIR_ bits. */

#include "diff/diff.h"
#include "diff/keys.h"

/* Sets the flags of the pairs of DIFF, whose changes are there. */
void flags_find(struct arena *a, const struct keys *keys, struct hx_diff *diff);

#endif
