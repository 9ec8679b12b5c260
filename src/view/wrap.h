/* SPDX-License-Identifier: MIT */
#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

/*
 * Tokens to lines of a width. A line ends where Unicode allows it; only what
 * is longer than a whole line is cut, between grapheme clusters.
 */

#include "view/measure.h"

/* Part of a document on one row: tokens START to END, bytes FROM to TO. */
struct line {
    uint32_t row;
    uint32_t start, end;
    uint32_t from, to;
};

/* Where a side of the page is being filled. */
struct wrap {
    struct arena *a;
    const struct measure *measure;
    uint32_t width;       /* columns, at least 2 */
    uint32_t row, column; /* the pen */
    VEC(struct line) lines;
};

/* Moves the pen to the start of ROW. */
void wrap_start(struct wrap *wrap, uint32_t row);
/* Puts the tokens AT, after what the pen has written last. */
void wrap_put(struct wrap *wrap, hx_range at);
/* The row on which the tokens AT would begin if they were put. */
uint32_t wrap_row(const struct wrap *wrap, hx_range at);

#endif
