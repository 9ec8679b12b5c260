/* SPDX-License-Identifier: MIT */
#ifndef DIFF_BLOCKS_H
#define DIFF_BLOCKS_H

/* The trained half of the sentence aligner: answers for all cells of some old
 * and some new sentences, and groups of sentences from answers. */

#include "diff/comparable.h"
#include "diff/nets.h"
#include "diff/sentences.h"
#include "diff/spread.h"

/* What the answers were made of; nothing where there were none. */
struct blocks_trace {
    const struct nets *nets;
    struct sentences sentences;
    struct spread spread[SENTENCE_STAGES]; /* of the stage before each */
    const uint16_t *p;                     /* by cell; NULL: none */
    uint16_t *need; /* by cell: what it took, 0 where nobody came to ask */
    uint32_t bound;
};

/* Sentences that have a partner; both sides are of the whole texts. */
struct blocks {
    struct arena *a;
    const struct similar *similar;
    const struct comparable *comparable;
    uint32_t *to[2]; /* by sentence: a partner on the other side or HX_NONE;
                        several may have the same one */
    struct blocks_trace *trace; /* set if it is not NULL */
    /* Set by blocks_pair(): */
    const struct nets *nets;
    uint32_t bound; /* what makes a link */
    bool is_long;   /* the texts are to be asked in windows */
    bool is_spent;  /* there was more to ask than is asked */
    uint64_t asked; /* cells so far */
};

/* Finds partners for the sentences that have none, where the texts are short;
 * else sets is_long. True if that is all there is to find: short texts that
 * have many equal sentences. In others a sentence that moved and was reworded
 * may be left, of which the hand-made links say too little. */
bool blocks_pair(struct blocks *blocks);

/* By old sentence: its partner, if both stand in the order of the heaviest
 * chain of pairs, else HX_NONE. */
uint32_t *blocks_anchors(const struct blocks *blocks);
/* Finds partners in windows that begin and end at sentences with an ANCHOR,
 * which are in order but need not be pairs. */
void blocks_pair_windows(struct blocks *blocks, const uint32_t *anchor);

#endif
