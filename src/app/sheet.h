/* SPDX-License-Identifier: MIT */
#ifndef APP_SHEET_H
#define APP_SHEET_H

/*
 * A comparison laid out as the user wants to see it: all that has to be made
 * anew for another width, layout, fold or filter. Made in any thread; what was
 * made never changes but for what is wanted of its folds.
 */

#include "app/find.h"

/* What the user asked to see. */
enum reader_view {
    VIEW_AUTO, /* side by side where there is room, else inline; a text that is
                  compared with itself is shown alone */
    VIEW_SIDE,
    VIEW_INLINE,
    VIEW_NEW,
    VIEWS
};

enum {
    ONLY_MOST = 256,
    SHEET_UNWRAPPED = 1 << 20 /* columns of a row that is not wrapped */
};

/* How a comparison is shown, for showing another one so. */
struct reader_look {
    enum reader_view view;
    bool unwrapped, unlocked;
    bool closed;          /* its folds */
    int split;            /* where the divider is, as for pane_divide() */
    uint32_t context;     /* paragraphs left unfolded beside a change */
    char only[ONLY_MOST]; /* only paragraphs with this phrase are shown */
    uint32_t only_len;    /* bytes of it, 0 for no phrase */
};

struct sheet_plan {
    struct reader_look look;
    struct sieve sieve;
    int width; /* of the body */
};

/* A change that is not hidden, for the overview. */
struct sheet_mark {
    uint32_t row;
    uint8_t grave; /* the graver the more */
    uint8_t sign;  /* number of its sign, from 1 */
};

struct sheet {
    struct arena *a; /* has all of it */
    struct sheet_plan plan;
    struct folds *folds;
    struct rows rows;
    struct pane pane;
    struct sheet_mark *mark;
    uint32_t marks;
};

/* What a sheet is made of; all of it borrowed. */
struct sheet_order {
    struct sheet_plan plan;
    const struct steps *steps;
    const struct measure *measure; /* of both sides */
    struct find_texts *texts;      /* for a phrase, which has them alone */
    const struct folds *folds;     /* NULL: found anew, all as the look says */
    struct arena_watch watch;
};

/* Makes *OUT; 0 or a negative HX_ code and nothing. */
int sheet_make(struct sheet *out, const struct sheet_order *order);
void sheet_close(struct sheet *sheet);

/* The place that ROWS show for PLACE: in one pane unchanged old words stand
 * only in the new text. */
struct pane_cursor sheet_shown(const struct rows *rows,
                               struct pane_cursor place);
/* True if SIEVE hides stop I. */
bool sheet_hides(const struct sieve *sieve, const struct steps *steps,
                 uint32_t i);

#endif
