/* SPDX-License-Identifier: MIT */
#ifndef APP_FIND_H
#define APP_FIND_H

/*
 * All places of a phrase in both texts of a comparison, in reading order. Made
 * in any thread; never changed after.
 */

#include "view/pane.h"
#include "view/search.h"
#include "view/steps.h"

/* Both texts as they are searched, each made when it is first needed. Whoever
 * searches has it alone. */
struct find_texts {
    struct arena *a;
    struct search_text text[2][2]; /* by side, without and with case */
};

/* A place where the phrase stands. */
struct search_hit {
    uint32_t step;
    struct pane_cursor place;
};

struct find_order {
    const struct steps *steps;
    struct find_texts *texts;
    struct str phrase;
    struct arena_watch watch;
};

struct found {
    struct arena *a;             /* has all of it */
    struct search_matches at[2]; /* by side: all places, to be shown */
    struct search_hit *hit;      /* places to go to, in reading order */
    uint32_t hits;
};

/* Looks for the phrase of ORDER; OUT is to be closed with its arena; 0 or a
 * negative HX_ code. Words that both texts have in the same place are gone to
 * once. */
int find_run(struct found *out, const struct find_order *order);
/* All places in the text of SIDE, in A. */
struct search_matches find_side(struct arena *a, const struct find_order *order,
                                int side);
/* PLACE among all places. */
struct search_hit find_place(const struct steps *steps,
                             struct pane_cursor place);
/* Less than, equal to or greater than 0, in reading order. */
int find_compare(const struct search_hit *x, const struct search_hit *y);

#endif
