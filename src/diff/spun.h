/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SPUN_H
#define DIFF_SPUN_H

/* Whether a machine made one text of the other by swapping words. */

#include "diff/diff.h"
#include "diff/keys.h"

/* Sets the swaps of DIFF, whose pairs and changes are there, and what they
 * come to. */
void spun_find(struct arena *a, const struct keys *keys, struct hx_diff *diff);

#endif
