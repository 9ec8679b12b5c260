/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PANE_H
#define VIEW_PANE_H

/* Draws rows of a comparison: numbers, signs, text and labels of one pane or
 * two. */

#include "view/rows.h"
#include "view/screen.h"
#include "view/search.h"

/* Where things stand in a picture of two panes, in columns. */
struct pane {
    int at[2];    /* the left edge, by side */
    int number;   /* columns of the paragraph number */
    int margin;   /* free columns at the right of the text, 0 or 1 */
    int text;     /* where the text begins, from the edge */
    int width;    /* columns of text */
    int divider;  /* the column between the panes, -1 for one pane */
    int overview; /* the column of the overview, -1 for none */
};

/* What is marked as being under the cursor. */
struct pane_cursor {
    int side;
    uint32_t token;
};

/* The panes of LAYOUT for a picture WIDTH columns wide that shows DIFF. */
struct pane pane_split(const hx_diff *diff, enum layout layout, int width);

/*
 * COUNT rows from FIRST on at row Y of the picture and below; rows that there
 * are not stay free.
 */
struct pane_view {
    const struct rows *rows;
    const struct measure *measure; /* of both sides */
    struct pane pane;
    struct pane_cursor cursor;
    hx_range tie; /* pairs whose two ends are tied, {HX_NONE, HX_NONE}: none */
    const struct search_matches *found; /* by side; NULL for no search */
    uint32_t first[2];                  /* by pane */
    uint32_t shift; /* columns of the text that are left of the pane */
    int y, count;
};

void pane_draw(struct screen *screen, const struct pane_view *view);

#endif
