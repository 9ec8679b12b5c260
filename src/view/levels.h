/* SPDX-License-Identifier: MIT */
#ifndef VIEW_LEVELS_H
#define VIEW_LEVELS_H

/* How many changes are of each level of noise, and which were left out. */

#include "base/str.h"
#include "hexapla.h"

/* How many changes of DIFF are of LEVEL, ignored or not; of HX_LEVEL_SPACE
 * also the places between words. */
uint32_t levels_count(const hx_diff *diff, hx_level level);
/* True if DIFF was told to ignore LEVEL. */
bool levels_is_ignored(const hx_diff *diff, hx_level level);
/* Appends what is ignored: "left out: 14 typography, 2 stamps", parted by
 * DOT; nothing if there is nothing of it. */
void levels_put(struct buf *b, const hx_diff *diff, const char *dot);
/* The same as a JSON object, with what there is nothing of, too. */
void levels_put_json(struct buf *b, const hx_diff *diff);

#endif
