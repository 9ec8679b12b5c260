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

enum { SPREAD_FEATURES = 24 };

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
/* False if neither the cell nor a neighbor can become a link. */
bool spread_is_live(const struct spread *spread, uint32_t i, uint32_t j);

#endif
