/* SPDX-License-Identifier: MIT */
#ifndef DIFF_FACTS_H
#define DIFF_FACTS_H

/* The facts that two texts do not have in common. */

#include "diff/diff.h"
#include "diff/keys.h"

/* Fills the facts of DIFF, whose pairs and changes are there. */
void facts_find(struct arena *a, const struct keys *keys, struct hx_diff *diff);

#endif
