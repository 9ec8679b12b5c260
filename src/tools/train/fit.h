/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_FIT_H
#define TOOLS_TRAIN_FIT_H

/* Samples to a network: stochastic gradients, then integers. */

#include "base/arena.h"
#include "diff/net.h"

/* What a network is to learn: N samples of WIDTH inputs of 0 to NET_ONE. */
struct samples {
    uint32_t n, room, width;
    uint8_t *x;
    uint8_t *target; /* 0 or 1 */
    float *weight;
};

struct samples samples_new(uint32_t width);
void samples_free(struct samples *samples);
/* A new sample; its inputs are to be filled in. */
uint8_t *samples_put(struct samples *samples, int target, float weight);

struct fit_plan {
    uint32_t epochs;
    float rate; /* of learning, at the beginning */
    uint64_t seed;
};

/* The network, of scales that hold its weights. LOSS is set to the mean loss
 * of the last epoch. */
void fit_net(struct net *net, const struct samples *samples,
             const struct fit_plan *plan, double *loss);

/* The next number below N of the sequence that SEED stands for. */
uint32_t fit_random(uint64_t *seed, uint32_t n);

#endif
