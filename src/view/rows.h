/* SPDX-License-Identifier: MIT */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

/*
 * A whole comparison laid out as rows of two panes at one width. Sentences
 * that stand for each other begin on the same row; what one side lacks is
 * left free there. Each side shows its text whole and in its own order, so
 * the tokens of a side ascend with the rows.
 */

#include "view/steps.h"
#include "view/wrap.h"

/* A row of both panes. */
struct row {
    uint32_t line[2];  /* in lines[], or HX_NONE */
    uint32_t label[2]; /* the moved pair that a label tells of, or HX_NONE */
};

struct rows {
    const hx_diff *diff;
    struct row *row;
    uint32_t n;
    struct line *line[2]; /* by side, ascending in tokens and in rows */
    uint32_t lines[2];
    uint32_t width; /* columns of text of each pane */
};

/* Lays STEPS out, MEASURE its two documents, WIDTH columns a pane. */
struct rows rows_layout(struct arena *a, const struct steps *steps,
                        const struct measure measure[2], uint32_t width);

/* The row on which TOKEN of SIDE begins; 0 if there is no such token. */
uint32_t rows_find(const struct rows *rows, int side, uint32_t token);

#endif
