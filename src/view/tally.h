/* SPDX-License-Identifier: MIT */
#ifndef VIEW_TALLY_H
#define VIEW_TALLY_H

/* What is counted of a comparison and told of it as a whole, line by line, for
 * the format stat and the summary in the reader. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "hexapla.h"

enum { TALLY_OLD = 1, TALLY_NEW = 2, TALLY_BOTH = TALLY_OLD | TALLY_NEW };
enum { TALLY_ROWS = 32, TALLY_LINES = 12 };

/* A count, or one for each side; SIDES: which of them there are. */
struct tally_row {
    const char *label;
    uint32_t n[2];
    int sides;
};

/* The counts of DIFF into ROW; gives how many. */
uint32_t tally_rows(const hx_diff *diff, struct tally_row row[TALLY_ROWS]);

/* A line of words, some of which may be foreign. */
struct tally_line {
    const char *label;
    struct str text;
};

/* What is told of DIFF in words into LINE, of lists at most ROOM columns, in A;
 * gives how many. ASCII: without signs of our own that are not. */
uint32_t tally_lines(struct arena *a, const hx_diff *diff, int room, bool ascii,
                     struct tally_line line[TALLY_LINES]);

#endif
