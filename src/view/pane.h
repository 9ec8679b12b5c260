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
    int width[2]; /* columns of text, by side */
    int divider;  /* the column between the panes, -1 for one pane */
    int overview; /* the column of the overview, -1 for none */
};

enum { PANE_LEAST = 8, PANE_SPLIT = 1000 };

/* What is marked as being under the cursor. */
struct pane_cursor {
    int side;
    uint32_t token;
};

/* The panes of LAYOUT for a picture WIDTH columns wide that shows DIFF. */
struct pane pane_split(const hx_diff *diff, enum layout layout, int width);

/* Moves the divider of a picture WIDTH columns wide to SPLIT of PANE_SPLIT
 * parts of it, as far as both panes keep PANE_LEAST columns of text; 0 leaves
 * it in the middle. */
void pane_divide(struct pane *pane, int width, int split);

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
