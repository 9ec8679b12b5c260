/* SPDX-License-Identifier: MIT */
#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

/*
 * Tokens to lines of a width. A line ends where Unicode allows it; only what
 * is longer than a whole line is cut, between grapheme clusters.
 */

#include <stdbool.h>

#include "view/measure.h"

/* Part of a document on one row: tokens START to END, bytes FROM to TO. */
struct line {
    uint32_t row;
    uint32_t x; /* the column it begins in */
    uint32_t start, end;
    uint32_t from, to;
    bool mark; /* one sign stands for the tokens, which are not shown */
    bool fold; /* a row that says so does */
};

/* A place on the page; two documents may share one. */
struct pen {
    uint32_t width; /* columns, at least 2 */
    uint32_t row, column;
    uint32_t widest;          /* columns of the longest row so far */
    const struct wrap *owner; /* who wrote the last piece of the row */
};

/* Where the text of a document is put. */
struct wrap {
    struct arena *a;
    const struct measure *measure;
    struct pen *pen;
    VEC(struct line) lines;
};

/* Moves the pen to the start of ROW. */
void pen_start(struct pen *pen, uint32_t row);
/* Puts the tokens AT, after what the pen has written last. */
void wrap_put(struct wrap *wrap, hx_range at);
/* Puts one sign that stands for the tokens AT. */
void wrap_mark(struct wrap *wrap, hx_range at);
/* Puts a row that stands for the tokens AT. */
void wrap_fold(struct wrap *wrap, hx_range at);
/* Leaves a column free before TOKEN, which is put next, if nothing else does.
 */
void wrap_space(struct wrap *wrap, uint32_t token);
/* The row on which the tokens AT would begin if they were put. */
uint32_t wrap_row(const struct wrap *wrap, hx_range at);

#endif
