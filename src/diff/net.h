/* SPDX-License-Identifier: MIT */
#ifndef DIFF_NET_H
#define DIFF_NET_H

/*
 * A small network that gives a probability: inputs, two layers with leaky
 * rectifiers, one output. All is integers, so that the result is the same bits
 * on every machine. Inputs are 0 to 128, which stands for 1.
 */

#include <stdbool.h>
#include <stdint.h>

enum {
    NET_ONE = 128, /* an input of 1 */
    NET_HIDDEN = 48,
    NET_INNER = 16,
    NET_INPUTS = 112, /* at most; even */
    NET_SURE = 1024,  /* a probability of 1 */
    NET_SCALE = 256,  /* 1 between layers */
    NET_MOST = 4095,  /* between layers, at most */
    NET_ODDS = 256    /* odds of e to 1 */
};

/*
 * Weights in the order they are read: two inputs side by side for each of the
 * neurons. A weight of 1 is 1 << SHIFT; the sums of a neuron's absolute
 * weights are below what overflows 32 bits with inputs of NET_ONE and NET_MOST
 * (net_is_sound()). Biases are in the units of the sums.
 */
struct net {
    uint16_t inputs; /* even */
    uint8_t shift[3];
    int32_t first_bias[NET_HIDDEN];
    int32_t inner_bias[NET_INNER];
    int32_t last_bias;
    int16_t first[NET_INPUTS / 2][NET_HIDDEN][2];
    int16_t inner[NET_HIDDEN / 2][NET_INNER][2];
    int16_t last[NET_INNER];
};

/* The probability of X, inputs of them, 0 to NET_SURE. */
uint32_t net_run(const struct net *net, const int16_t *x);
/* How X is judged before that: the log of its odds, NET_ODDS to 1. */
int32_t net_score(const struct net *net, const int16_t *x);
/* net_run() with the instructions that all processors of a kind have, and
 * without any. */
uint32_t net_run_narrow(const struct net *net, const int16_t *x);
uint32_t net_run_plain(const struct net *net, const int16_t *x);
/* The logistic function of SUM, of scale 1 << SHIFT, 9 or more: 0 to NET_SURE.
 */
uint32_t net_logistic(int32_t sum, int shift);
/* True if no sum of NET can overflow. */
bool net_is_sound(const struct net *net);

#endif
