/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_SIMILAR_H
#define HISTORY_SIMILAR_H

/* How alike two texts are, for guessing which file became which. */

#include "history/object.h"

enum { SIMILAR_LEAST = 50, SIMILAR_TEXT_MOST = 1 << 20 };

/* The pieces of a text (lines and sentences) as numbers, in order. */
struct sketch {
    uint64_t *piece; /* NULL: there is no text to compare */
    uint32_t n;
    uint64_t size; /* bytes of all */
};

/* The sketch of the file ID, in A. */
struct sketch sketch_of(const struct repository *repository, struct arena *a,
                        const struct oid *id);
/* Bytes in common, in percent of the longer text. */
uint32_t sketch_alike(const struct sketch *a, const struct sketch *b);

#endif
