/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CHAIN_H
#define DIFF_CHAIN_H

/*
 * The heaviest increasing subsequence: of links in the order of one text,
 * each with its place in the other, those that keep their order and weigh the
 * most together. What is left out has moved.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct chain_link {
    uint32_t at;     /* its place in the other text; no two are the same */
    uint32_t weight; /* at least 1 */
    uint32_t tag;    /* the caller's */
    bool kept;       /* out: it is in the subsequence */
};

/* Sets `kept` of the N links; in O(N log P), with scratch of P from A, the
 * greatest place being P - 1. */
void chain_find(struct arena *a, struct chain_link *link, uint32_t n);

#endif
