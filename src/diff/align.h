/* SPDX-License-Identifier: MIT */
#ifndef DIFF_ALIGN_H
#define DIFF_ALIGN_H

/*
 * Which sentence became which. A list of links goes through passes, each of
 * which adds links for sentences that have none: equal, similar, weaker ones
 * where the neighbors agree, parts of split and merged sentences; the last
 * pass says which links moved.
 */

#include "diff/blocks.h"
#include "diff/comparable.h"
#include "diff/lcs.h"
#include "diff/similar.h"
#include "hexapla-explain.h"

/* A run of old and a run of new sentences that stand for each other. */
struct link {
    hx_range at[2]; /* neither is empty */
    uint32_t alike; /* 0 to 1000 */
    bool moved;
};

/* Of a sentence that has no link: one that tells it as well. */
struct part {
    uint32_t link;  /* or HX_NONE */
    uint32_t alike; /* 0 to 1000: share of its weight that is there */
};

struct alignment {
    struct link *link; /* in the order of the new sentences */
    uint32_t n;
    uint32_t *to[2];      /* by sentence of each side: its link or HX_NONE */
    struct part *part[2]; /* by sentence of each side; NULL if there is none */
    bool exact;           /* false if a budget of steps ended */
    bool asked;           /* false if the networks' budget ended */
};

/* How an alignment came about. */
struct align_trace {
    uint8_t *by[2]; /* by sentence: the hx_why of its link; HX_WHYS: none */
    struct comparable comparable;
    struct blocks_trace blocks;
};

/* The alignment, in A. TRACE is set unless it is NULL. */
struct alignment align_find(struct arena *a, const struct similar *similar,
                            const hx_options *opt, struct align_trace *trace);
/* How alike old and new sentences have to be, in thousandths, for a link by
 * their words alone. */
enum { ALIGN_ALIKE = 400 };

#endif
