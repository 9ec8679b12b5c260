/* SPDX-License-Identifier: MIT */

/*
 * J. H. Friedman, Stochastic gradient boosting, 2002, with the second
 * derivative in the splits as T. Chen and C. Guestrin (XGBoost, 2016) have it.
 * Inputs have few values, so that sums by value say where to split best. Each
 * tree sees seven examples in ten and one input in two. The order of all sums
 * is fixed: the same compiler gives the same trees.
 */

#include "tools/judge/grow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tools/train/fit.h"
#include "tools/train/memory.h"

enum { VALUES = NET_ONE + 1, NODES = 1 << (TREE_DEPTH + 1) };

/* Sums of a gradient and of its slope. */
struct sums {
    double gradient, slope;
};

struct grove {
    const struct growth *plan;
    const struct example *example;
    uint32_t n;
    double *score;    /* by example: the sum of the trees so far */
    struct sums *own; /* by example */
    uint32_t *node;   /* by example: 1 is the root, 0 not asked */
    struct sums (*sum)[NET_INPUTS][VALUES]; /* by node, input and value */
    bool used[NET_INPUTS];                  /* by this tree */
    uint64_t seed;
};

static void tree_begin(struct grove *g)
{
    for (uint32_t i = 0; i < g->n; i++) {
        const struct example *e = &g->example[i];
        double p = 1 / (1 + exp(-g->score[i])), weight = (double)e->weight;
        g->own[i] = (struct sums){weight * (p - e->yes), weight * p * (1 - p)};
        g->node[i] = !e->apart && fit_random(&g->seed, 10) < 7;
    }
    for (uint32_t k = 0; k < g->plan->inputs; k++)
        g->used[k] = fit_random(&g->seed, 10) < 5;
}

static void sums_make(struct grove *g, uint32_t first)
{
    memset(g->sum[first], 0, first * sizeof *g->sum);
    for (uint32_t i = 0; i < g->n; i++) {
        uint32_t node = g->node[i];
        if (!node)
            continue;
        for (uint32_t k = 0; k < g->plan->inputs; k++) {
            struct sums *sum = &g->sum[node][k][g->example[i].x[k]];
            sum->gradient += g->own[i].gradient;
            sum->slope += g->own[i].slope;
        }
    }
}

static double worth(const struct grove *g, struct sums s)
{
    return s.gradient * s.gradient / (s.slope + g->plan->calm);
}

/* The best place to split NODE: its input and value. */
static void split_find(const struct grove *g, uint32_t node, struct tree *tree)
{
    double best = 1e-6;
    struct sums all = {0, 0};
    tree->feature[node - 1] = 0;
    tree->bound[node - 1] = NET_ONE;
    for (int v = 0; v < VALUES; v++) {
        all.gradient += g->sum[node][0][v].gradient;
        all.slope += g->sum[node][0][v].slope;
    }
    for (uint32_t k = 0; k < g->plan->inputs; k++) {
        struct sums low = {0, 0};
        for (int v = 0; g->used[k] && v < NET_ONE; v++) {
            low.gradient += g->sum[node][k][v].gradient;
            low.slope += g->sum[node][k][v].slope;
            struct sums high = {all.gradient - low.gradient,
                                all.slope - low.slope};
            if (low.slope < g->plan->least || high.slope < g->plan->least)
                continue;
            double gain = worth(g, low) + worth(g, high) - worth(g, all);
            if (gain <= best)
                continue;
            best = gain;
            tree->feature[node - 1] = (uint8_t)k;
            tree->bound[node - 1] = (uint8_t)v;
        }
    }
}

static uint32_t child_of(const struct tree *tree, uint32_t node,
                         const uint8_t *x)
{
    return 2 * node + (x[tree->feature[node - 1]] > tree->bound[node - 1]);
}

static void leaves_set(struct grove *g, struct tree *tree)
{
    struct sums sum[NODES] = {
        {0, 0}
    };
    const double one = 1 << TREE_SCALE;
    for (uint32_t i = 0; i < g->n; i++) {
        sum[g->node[i]].gradient += g->own[i].gradient;
        sum[g->node[i]].slope += g->own[i].slope;
    }
    for (uint32_t k = 0; k < TREE_LEAVES; k++) {
        struct sums s = sum[TREE_LEAVES + k];
        double leaf =
            -g->plan->rate * one * s.gradient / (s.slope + g->plan->calm);
        tree->leaf[k] = (int16_t)lrint(leaf);
    }
    for (uint32_t i = 0; i < g->n; i++) {
        uint32_t node = 1;
        while (node < TREE_LEAVES)
            node = child_of(tree, node, g->example[i].x);
        g->score[i] += tree->leaf[node - TREE_LEAVES] / one;
    }
}

static void tree_grow(struct grove *g, struct tree *tree)
{
    tree_begin(g);
    for (uint32_t first = 1; first < TREE_LEAVES; first *= 2) {
        sums_make(g, first);
        for (uint32_t node = first; node < 2 * first; node++)
            split_find(g, node, tree);
        for (uint32_t i = 0; i < g->n; i++)
            if (g->node[i])
                g->node[i] = child_of(tree, g->node[i], g->example[i].x);
    }
    leaves_set(g, tree);
}

void grow(struct tree *tree, const struct example *example, uint32_t n,
          const struct growth *plan)
{
    struct grove g = {.plan = plan, .example = example, .n = n};
    g.seed = plan->seed;
    g.score = memory_new(n * sizeof *g.score + 1);
    g.own = memory_new(n * sizeof *g.own + 1);
    g.node = memory_new(n * sizeof *g.node + 1);
    g.sum = memory_new(TREE_LEAVES * sizeof *g.sum);
    for (uint32_t i = 0; i < plan->trees; i++)
        tree_grow(&g, &tree[i]);
    free(g.score);
    free(g.own);
    free(g.node);
    free(g.sum);
}
