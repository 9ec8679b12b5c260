/* SPDX-License-Identifier: MIT */
#ifndef DIFF_COMPARABLE_H
#define DIFF_COMPARABLE_H

/*
 * Which sentences may stand for each other by what their paragraphs are: text
 * for text, a stamp for a stamp, a link for a link; never a link for text.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "hexapla.h"

/* True if a sentence of a paragraph of field A may stand for one of B. */
bool is_comparable(hx_field a, hx_field b);

/* The fields of the sentences of both sides. */
struct comparable {
    const uint8_t *field[2]; /* an hx_field by sentence */
    uint32_t sentences[2];
    bool all; /* any sentence may stand for any */
};

struct comparable comparable_new(struct arena *a, const hx_doc *const doc[2]);
/* True if old sentence OLD may stand for new sentence NEW. */
bool comparable_is(const struct comparable *comparable, uint32_t old,
                   uint32_t new);
/*
 * Sentences have the numbers ID, by side, below COUNT: those that may not
 * stand for each other get different ones. Gives how many there are then.
 */
uint32_t comparable_part(struct arena *a, const struct comparable *comparable,
                         uint32_t *const id[2], uint32_t count);

#endif
