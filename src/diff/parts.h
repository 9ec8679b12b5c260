/* SPDX-License-Identifier: MIT */
#ifndef DIFF_PARTS_H
#define DIFF_PARTS_H

/* Parts of split and merged sentences that stand apart from the others, so
 * that they cannot be of one link. */

#include "diff/align.h"
#include "diff/comparable.h"

/* Sets the parts of ALL, whose links are final. */
void parts_find(struct arena *a, const struct similar *similar,
                const struct comparable *comparable, struct alignment *all);

#endif
