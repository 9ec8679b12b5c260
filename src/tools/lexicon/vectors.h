/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_LEXICON_VECTORS_H
#define TOOLS_LEXICON_VECTORS_H

/*
 * Word vectors from one JSON file: {…, "words": [word, …], "vectors": {word:
 * [100 numbers, their length, index of the word], …}, …}, the commonest word
 * first.
 */

#include "base/error.h"
#include "tools/lexicon/write.h"

struct vectors {
    VEC(struct str) all; /* every word, the commonest first, as it stands */
    VEC(uint32_t) kept;  /* indices of those whose vectors are kept */
    int8_t *quantized;   /* -7 to 7, LEXICON_DIMENSIONS for each kept */
};

/* Reads the file at PATH, keeps the vectors of the MOST commonest words that
 * have a letter or a digit, cleans and rounds them. */
int vectors_load(struct arena *a, const char *path, uint32_t most,
                 struct vectors *vectors, struct error *err);

#endif
