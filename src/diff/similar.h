/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SIMILAR_H
#define DIFF_SIMILAR_H

/*
 * How alike two sentences are: the share of the weight of their words that
 * they have in common, in thousandths. A word weighs the more the fewer
 * sentences have it; function words weigh little, punctuation nothing. All
 * integers, so the result is the same on every machine.
 */

#include "diff/keys.h"

struct similar {
    const struct keys *keys;
    uint32_t n[2];               /* sentences, by side */
    const hx_range *sentence[2]; /* as ranges of tokens */
    uint32_t *weight;            /* by number of LEVEL_STEM, in 1/16 */
    uint32_t *common[2];         /* by number of LEVEL_STEM: sentences with
                                    it, by side */
    uint32_t *sorted[2];         /* stems, ascending in each sentence */
    uint32_t *total[2];          /* weight, by sentence */
    uint32_t *words[2];          /* tokens that weigh, by sentence */
};

struct similar similar_new(struct arena *a, const struct keys *keys);

/* True if STEM is a word of weight that few sentences of both sides have. */
bool similar_is_rare(const struct similar *similar, uint32_t stem);

/* What two runs of sentences share. */
struct likeness {
    uint32_t dice;    /* 0 to 1000: of the weight of both */
    uint32_t contain; /* 0 to 1000: of the weight of the lighter one */
    uint32_t rare;    /* words of weight that few sentences have */
};

/* How alike OLD and NEW are, ranges of sentences of their sides. */
struct likeness similar_get(const struct similar *similar, hx_range old,
                            hx_range new);

#endif
