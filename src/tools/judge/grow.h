/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_JUDGE_GROW_H
#define TOOLS_JUDGE_GROW_H

/* Judged examples to trees: gradient boosting of the logistic loss. */

#include <stdbool.h>

#include "diff/net.h"
#include "diff/trees.h"

/* One thing that a person judged. */
struct example {
    uint8_t x[NET_INPUTS]; /* 0 to NET_ONE */
    bool yes;              /* what the person said */
    bool denied;           /* a guard was set off */
    bool apart;            /* not learned from */
    uint8_t set;           /* where it is from */
    uint32_t fold;
    float weight;
    float p; /* the answer, 0 to 1 */
};

struct growth {
    uint32_t trees, inputs;
    double rate;  /* of each tree's answer that counts */
    double calm;  /* keeps the answers of few examples small */
    double least; /* examples in a leaf, by their weight */
    uint64_t seed;
};

/* The trees, PLAN->trees of them, from the N EXAMPLES that are not apart. */
void grow(struct tree *tree, const struct example *example, uint32_t n,
          const struct growth *plan);

#endif
