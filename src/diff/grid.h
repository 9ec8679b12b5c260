/* SPDX-License-Identifier: MIT */
#ifndef DIFF_GRID_H
#define DIFF_GRID_H

/* The best alignment of a window of a pair, by what its words are worth. */

#include "diff/tidy.h"

/* Appends the runs of the best alignment of all of WHOLE to those done. */
void grid_solve(struct tidy *t, const struct hunk *whole);

/* True if token I of SIDE ends a sentence. */
bool grid_is_stop(const struct keys *keys, int side, uint32_t i);

#endif
