/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SPREAD_H
#define DIFF_SPREAD_H

/*
 * What a stage of the aligner reads off the answer of the stage before: the
 * probability of a cell, of its neighbors, and how it stands in its row and
 * column.
 */

#include <stdbool.h>

#include "diff/room.h"

/* What is read off an answer, each 0 to NET_ONE. */
enum spread_feature {
    SPREAD_OWN,       /* the probability of the cell */
    SPREAD_RIVAL_OLD, /* the best of the rest of its row */
    SPREAD_LEAD_OLD,  /* how it leads that */
    SPREAD_SUM_OLD,   /* of the row, of 3 */
    SPREAD_RANK_OLD,
    SPREAD_RIVAL_NEW,
    SPREAD_LEAD_NEW,
    SPREAD_SUM_NEW,
    SPREAD_RANK_NEW,
    SPREAD_BESIDE, /* the eight cells around it */
    SPREAD_BEFORE_TWO = SPREAD_BESIDE + 8,
    SPREAD_AFTER_TWO,
    SPREAD_WINDOW,     /* sum of seven by seven, of 6 */
    SPREAD_LEFT_ABOVE, /* the best of three cells */
    SPREAD_RIGHT_BELOW,
    SPREAD_ROWS, /* the best of those above and below, and beside */
    SPREAD_COLUMNS,
    SPREAD_FEATURES
};

/* Probabilities of N[0] by N[1] cells, 0 to NET_SURE. */
struct spread {
    const uint16_t *p;
    uint32_t n[2];
    uint32_t width;     /* of the table with margins */
    int16_t *table;     /* the probabilities as inputs */
    uint32_t *window;   /* sums of all above and left of a corner */
    int16_t *best[2];   /* by row, by column */
    int16_t *second[2]; /* the next best */
    uint32_t *sum[2];
    uint8_t *rank[2]; /* by cell: how many of its row, column are better */
};

struct spread spread_new(struct room *room, const uint16_t *p,
                         const uint32_t n[2]);
/* The features of cell I, J into X. */
void spread_put(const struct spread *spread, uint32_t i, uint32_t j,
                int16_t *x);
/* Makes X, the features of cell I, J, what they would be if the probability of
 * the cell were P, 0 to NET_SURE. */
void spread_set(const struct spread *spread, uint32_t i, uint32_t j, uint32_t p,
                int16_t *x);
/* False if neither the cell nor a neighbor can become a link. */
bool spread_is_live(const struct spread *spread, uint32_t i, uint32_t j);

#endif
