/* SPDX-License-Identifier: MIT */
#ifndef DIFF_DIFF_H
#define DIFF_DIFF_H

/* A comparison: the pairs of two documents and the changes inside them. */

#include "base/arena.h"
#include "hexapla-whole.h"

struct hx_diff {
    struct arena *arena; /* owns everything but the documents */
    const hx_doc *doc[2];
    hx_pair *pair;
    uint32_t pair_count;
    hx_change *change;
    uint32_t change_count;
    const hx_fact *fact;
    uint32_t fact_count;
    hx_link *link;
    uint32_t link_count;
    uint32_t *pair_of[2];   /* by sentence */
    uint32_t *change_of[2]; /* by token */
    uint8_t *dated[2];      /* by token: 1 in a date; NULL where no facts were
                               read */
    uint32_t ignored;       /* HX_IGNORE_ bits of the counts */
    hx_stats stats;
    hx_relation relation;
    hx_containment containment;
    hx_spun spun;
    const hx_swap *swap;
    uint32_t swap_count;
    const hx_reuse *reuse; /* in the order of the new text */
    uint32_t reuse_count;
    uint32_t *reuse_of[2]; /* by token, its number or HX_NONE; NULL where
                              there is none */
    uint32_t sure; /* 0 to 1000: that brief texts say the same, or HX_NONE */
    int exact;
    int asked;            /* no budget of the aligner ended */
    int depth;            /* HX_DEPTH_ */
    const char *language; /* its code */
    hx_tier tier;
};

#endif
