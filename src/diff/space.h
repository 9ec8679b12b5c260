/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SPACE_H
#define DIFF_SPACE_H

/* The white space between words that stand for each other, which is no part
 * of the changes. */

#include "diff/diff.h"

/* How many places there are where nothing but white space differs. */
uint32_t space_count(const struct hx_diff *diff);
/* 1 if nothing differs, in words or in white space, but what IGNORE, of
 * HX_IGNORE_ bits, leaves out; else 0. */
int space_is_same(const struct hx_diff *diff, uint32_t ignore);

#endif
