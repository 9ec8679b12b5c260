/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

/*
 * A page while it is filled: what the layouts of rows share. A layout is one
 * function that puts step after step (rows_side.c, rows_inline.c).
 */

#include "view/rows.h"

/* A label and the row it stands on. */
struct label {
    uint32_t row, pair;
    int side;
};

struct page {
    struct arena *a;
    const struct steps *steps;
    const hx_pair *pair;
    const hx_change *change;
    const hx_range *sentence[2];
    const struct rows_plan *plan;
    struct wrap wrap[2];
    struct pen pen[2]; /* of two panes; both sides share the first in one */
    uint32_t used;     /* rows that are taken */
    VEC(struct label) labels;
};

/* The tokens of SIDE that STEP shows. */
hx_range page_tokens(const struct page *page, const struct step *step,
                     int side);
/* Begins new rows for step I: a free one before a paragraph, one for a label,
 * and moves both pens there. */
void page_block(struct page *page, uint32_t i);
/* Takes the row of PEN. */
void page_use(struct page *page, const struct pen *pen);

/* Puts step I. */
void page_side_put(struct page *page, uint32_t i);
void page_inline_put(struct page *page, uint32_t i);

#endif
