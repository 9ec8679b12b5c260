/* SPDX-License-Identifier: MIT */
#ifndef DIFF_GUARD_WORDS_H
#define DIFF_GUARD_WORDS_H

/*
 * English words that are worth a guard: two of one group and different values
 * never say the same. Folded, ascending.
 */

#include "base/str.h"

struct guard_word {
    const char *word;
    uint32_t group; /* a GUARD_ bit */
    uint16_t value;
};

/* The row of the folded WORD, or NULL. */
const struct guard_word *guard_word_find(struct str word);

#endif
