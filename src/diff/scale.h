/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SCALE_H
#define DIFF_SCALE_H

/* Words and phrases by how much they say: few, some, many, most, all. English.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct scale {
    const char *word;
    uint8_t family, step; /* comparable where the family is the same */
};

/* The rows of WORD, folded and with blanks for hyphens, N of them. */
const struct scale *scale_find(struct str word, uint32_t *n);
/* True if the table is in the order that is searched. */
bool scale_is_sorted(void);

#endif
