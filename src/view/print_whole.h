/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PRINT_WHOLE_H
#define VIEW_PRINT_WHOLE_H

/* The members of a record that tell of two texts as a whole. */

#include "view/print_json.h"

/* Appends those of RECORD, which has a full comparison, that are wanted. */
void print_whole(struct buf *b, const struct record *record);

#endif
