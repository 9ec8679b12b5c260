/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CONTRACTION_H
#define DIFF_CONTRACTION_H

/* English contractions: don't, do not. */

#include "base/str.h"

/* True if the folded texts A and B are the same once contractions are written
 * out. */
bool contraction_is_same(struct arena *arena, struct str a, struct str b);

#endif
