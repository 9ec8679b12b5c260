/* SPDX-License-Identifier: MIT */

/* J. H. Friedman, Greedy function approximation: a gradient boosting machine,
 * 2001. A tree costs its depth, some ten nanoseconds. */

#include "diff/trees.h"

#include "diff/net.h"

uint32_t trees_run(const struct trees *trees, const int16_t *x)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < trees->n; i++) {
        const struct tree *tree = &trees->tree[i];
        uint32_t at = 0;
        while (at < TREE_SPLITS)
            at = 2 * at + 1 + (x[tree->feature[at]] > tree->bound[at]);
        sum += tree->leaf[at - TREE_SPLITS];
    }
    return net_logistic(sum, TREE_SCALE);
}
