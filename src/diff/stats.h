/* SPDX-License-Identifier: MIT */
#ifndef DIFF_STATS_H
#define DIFF_STATS_H

/* The counts of a comparison. */

#include "diff/diff.h"

/* Counts what the finished DIFF holds but for what IGNORE, HX_IGNORE_ bits,
 * says; WATCH is told of the steps, NULL where no border waits for that. */
hx_stats stats_count(const struct hx_diff *diff, uint32_t ignore,
                     struct arena *watch);

#endif
