/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CANDIDATES_H
#define DIFF_CANDIDATES_H

/* For each sentence the few of the other side that share most with it. */

#include "diff/similar.h"

enum { CANDIDATES = 8 };

/* New sentences by stem, without those that are paired already. */
struct candidates {
    const struct similar *similar;
    uint32_t *first;   /* by stem: its first posting; count + 1 of them */
    uint32_t *posting; /* new sentences */
    uint32_t *score;   /* by new sentence: weight shared in this search */
    uint32_t *touched; /* new sentences with a score */
    uint32_t *rarest;  /* scratch for the stems of one sentence */
};

/* An index of the new sentences I with PAIRED[I] == HX_NONE. */
struct candidates candidates_new(struct arena *a, const struct similar *similar,
                                 const uint32_t *paired);

/*
 * Sets FOUND to the best candidates for old sentence I, best first, and
 * gives how many.
 */
uint32_t candidates_find(struct candidates *candidates, uint32_t i,
                         uint32_t found[CANDIDATES]);

#endif
