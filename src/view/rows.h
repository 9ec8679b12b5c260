/* SPDX-License-Identifier: MIT */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

/*
 * A whole comparison laid out as rows at one width, of two panes or of one.
 * Sentences that stand for each other begin on the same row; what one side
 * lacks is left free there. In two panes each side shows its text whole and in
 * its own order; in one, what was cut from a moved passage stands where it
 * went.
 */

#include "view/folds.h"
#include "view/wrap.h"

/* How a comparison is laid out. */
enum layout {
    LAYOUT_SIDE,   /* two panes */
    LAYOUT_INLINE, /* one, with what was cut and what was added */
    LAYOUT_NEW,    /* one, the new text, with a sign for what was cut */
    LAYOUTS
};

/* What a layout is made of besides the steps. */
struct rows_plan {
    enum layout layout;
    uint32_t width[2];         /* columns of text, by pane; one has the first */
    const struct sieve *sieve; /* NULL hides nothing */
    const struct folds *folds; /* NULL folds nothing */
};

/* A row of both panes. */
struct row {
    uint32_t line[2];  /* the first in lines[], or HX_NONE */
    uint32_t label[2]; /* the moved pair that a label tells of, or HX_NONE */
};

/* Tokens up to END, from those of the place before on, begin on ROW. */
struct rows_place {
    uint32_t start, end, row;
};

struct rows {
    const hx_diff *diff;
    const struct steps *steps;
    const struct sieve *sieve; /* of the plan, borrowed */
    const struct folds *folds;
    struct row *row;
    uint32_t n;
    struct line *line[2];           /* by side, ascending in rows and columns */
    struct rows_place *by_token[2]; /* where tokens are, ascending in them */
    uint32_t lines[2];
    enum layout layout;
    uint32_t width[2]; /* columns of text, by pane */
    uint32_t widest;   /* columns of the longest row */
};

/* Lays STEPS out, MEASURE its two documents. */
struct rows rows_layout(struct arena *a, const struct steps *steps,
                        const struct measure measure[2],
                        const struct rows_plan *plan);

/* The row on which TOKEN of SIDE begins; 0 if there is no such token. */
uint32_t rows_find(const struct rows *rows, int side, uint32_t token);

#endif
