/* SPDX-License-Identifier: MIT */
#ifndef VIEW_FOLDS_H
#define VIEW_FOLDS_H

/*
 * Runs of whole paragraphs that can be folded into one row: those in which
 * nothing changed that is shown, or those in which a phrase does not stand; and
 * stamps, links and share lines by themselves, if that is wanted.
 * A row that stands for others says how much it hides.
 */

#include "view/search.h"
#include "view/sieve.h"
#include "view/steps.h"

struct fold {
    hx_range steps;
    uint32_t paragraphs; /* of the side that has more */
    uint32_t words;      /* likewise */
    uint32_t changes;    /* in them, hidden ones and moves too */
    uint32_t style;      /* in them, of style only */
    bool furniture;      /* it stands in none of the article's text */
    bool closed;
    bool laid; /* closed in the rows that were made of it */
};

struct folds {
    struct fold *fold; /* ascending; those that touch differ in furniture */
    uint32_t n;
    bool without; /* they lack a phrase; else they lack changes */
};

/* What makes a fold. */
struct folds_plan {
    const struct sieve *sieve;
    uint32_t context; /* paragraphs left unfolded beside a change */
    /* By side: where the phrase stands; NULL to look for changes. */
    const struct search_matches *found;
    bool closed; /* all of them; those of furniture are anyway, where the sieve
                    wants it folded */
};

struct folds folds_new(struct arena *a, const struct steps *steps,
                       const struct folds_plan *plan);
/* The fold that has step I, or NULL. */
struct fold *folds_find(const struct folds *folds, uint32_t i);
/* Appends what FOLD hides: "3 paragraphs, 112 words: the same"; without the
 * words if BRIEF. */
void folds_print(struct buf *b, const struct folds *folds,
                 const struct fold *fold, bool brief);

#endif
