/* SPDX-License-Identifier: MIT */
#ifndef DIFF_ASSIGN_H
#define DIFF_ASSIGN_H

/*
 * The best assignment of a sparse graph: each row is given at most one of its
 * columns and each column to at most one row so that the sum of the values is
 * the greatest.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct assign_edge {
    uint32_t row, column;
    uint32_t value; /* 1 to 1000000; 0 is as good as no edge */
};

/*
 * TO[row] is set to the row's column or UINT32_MAX. EDGES are sorted by row,
 * COUNT of them, with fewer than ROWS and COLUMNS. STEPS bounds the work:
 * rows whose turn comes after it take the best column still free, and the
 * result is false: it need not be the best.
 */
struct assign_graph {
    const struct assign_edge *edges;
    uint32_t count, rows, columns;
    uint64_t steps;
};

bool assign_find(struct arena *a, const struct assign_graph *graph,
                 uint32_t *to);

#endif
