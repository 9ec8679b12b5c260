/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_LEARN_H
#define TOOLS_TRAIN_LEARN_H

/* Cells with gold to a chain of networks, stage after stage. */

#include "tools/train/fit.h"
#include "tools/train/gold.h"

/* Who learns from an item: the first half, the second, or nobody. */
enum { HALF_FIRST, HALF_SECOND, HALF_NONE };

/* A grid of cells. */
struct item {
    const struct gold_pair *gold;
    uint32_t set;
    uint32_t half; /* HALF_ */
    uint8_t *x;    /* features, by cell */
    uint16_t *p;   /* the last answer */
};

struct lesson {
    struct item *item;
    uint32_t n, sets;
    uint32_t width;  /* features of a cell */
    struct net *net; /* one a stage */
    uint32_t stages;
    uint32_t epochs;
    uint32_t thin;    /* one in so many plain negatives is learned, stage 1 */
    uint32_t telling; /* the feature that makes a negative no plain one */
    bool possible;    /* possible links are links, else they are passed over */
    uint64_t seed;
};

/* Sets the networks of LESSON and the answers of its items; prints the scores
 * of those that nobody learned from. */
void learn(const struct lesson *lesson);

/* The half of a document, by its hash: HALF_NONE for one in PART of them,
 * the FOLDth. */
uint32_t learn_half(uint64_t doc, uint32_t part, uint32_t fold);

#endif
