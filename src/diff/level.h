/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LEVEL_H
#define DIFF_LEVEL_H

/* What may be passed over in a comparison, found once all else is known. */

#include "diff/diff.h"
#include "diff/keys.h"

/* Sets the level of each pair and each change of DIFF. */
void level_mark(struct hx_diff *diff, const struct keys *keys);

#endif
