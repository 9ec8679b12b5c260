/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_GOLD_H
#define TOOLS_TRAIN_GOLD_H

/*
 * Sentence pairs with hand-made word links, from tab-separated files: number,
 * document, a name, the tokens of both sides (one blank between two), sure
 * links, possible links ("i-j i-j").
 */

#include "base/arena.h"
#include "base/str.h"

enum { GOLD_POSSIBLE = 1, GOLD_SURE = 2 };

struct gold_pair {
    uint64_t doc;       /* a hash of the document's name */
    struct str text[2]; /* tokens with one blank between two */
    struct str name;    /* of the official split */
    uint32_t n[2];      /* tokens */
    uint8_t *link;      /* by cell: GOLD_ bits or 0 */
};

struct gold {
    struct gold_pair *pair;
    uint32_t n;
    uint64_t hash; /* of the file's bytes */
};

/* The pairs of the file at PATH, in A; leaves the program with a sentence if
 * it cannot be read. */
struct gold gold_read(struct arena *a, const char *path);
/* The bytes of the file at PATH, in A; leaves the program as well. */
struct str gold_file(struct arena *a, const char *path);

#endif
