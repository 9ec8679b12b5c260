/* SPDX-License-Identifier: MIT */
#ifndef DIFF_TREES_H
#define DIFF_TREES_H

/*
 * A probability as a sum over small decision trees, all integers, so that it
 * is the same bits on every machine. Inputs are 0 to NET_ONE, as those of a
 * network. The trees are grown by src/tools/judge and lie in
 * src/data/meaning-*.trees; the build makes constants of them.
 */

#include <stdint.h>

enum {
    TREE_DEPTH = 4,
    TREE_SPLITS = (1 << TREE_DEPTH) - 1,
    TREE_LEAVES = 1 << TREE_DEPTH,
    TREE_SCALE = 12, /* a leaf of 1 is 1 << TREE_SCALE */
    TREES_MOST = 1000
};

/* Split I leads to split 2 * I + 1, or to the one after it where its feature
 * is above its bound; behind the last splits are the leaves. */
struct tree {
    uint8_t feature[TREE_SPLITS], bound[TREE_SPLITS];
    int16_t leaf[TREE_LEAVES];
};

struct trees {
    uint32_t n, inputs;
    const struct tree *tree;
};

/* Passages: with a lexicon, and English without one. */
extern const struct trees trees_pair_lexicon, trees_pair_plain;

/* The probability of X, 0 to NET_SURE. */
uint32_t trees_run(const struct trees *trees, const int16_t *x);

#endif
