/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CLUE_H
#define DIFF_CLUE_H

/*
 * How much each clue counted in the answer of the networks about a cell: the
 * stages are run again for this cell alone, the features of the clue set to
 * what they are where nothing is known, and the answers compared.
 */

#include "diff/net.h"
#include "diff/spread.h"
#include "hexapla-explain.h"

enum { CLUE_STAGES = 4 };

/* A feature: the clue it belongs to, HX_CLUES for none, and its value where
 * nothing is known. */
struct clue_feature {
    uint8_t feature;
    uint8_t clue;
    uint8_t neutral;
};

/* By feature, in the order of their enums. */
extern const struct clue_feature clue_word_table[], clue_sentence_table[],
    clue_spread_table[];
extern const uint32_t clue_words, clue_sentences;

/* A cell and what answered it. */
struct clue_cell {
    const struct net *net; /* one a stage */
    uint32_t stages;
    const struct spread *spread; /* one a stage; the first is not used */
    uint32_t at[2];              /* row and column */
    int16_t x[NET_INPUTS];       /* the features before any answer */
    uint8_t clue[NET_INPUTS];    /* by feature: the clue it belongs to */
    uint8_t neutral[NET_INPUTS]; /* by feature */
    uint32_t features;           /* before any answer */
    bool is_word; /* the features are those of words: their likeness follows
                     from the others */
};

/* The answer about CELL, 0 to NET_SURE, without what CLUE says; HX_CLUES: with
 * all. Its log odds go to SCORE (net_score()). */
uint32_t clue_run(const struct clue_cell *cell, hx_clue_id clue,
                  int32_t *score);
/* Sets the clues of REASON that count, the weightiest first; their values are
 * left out. */
void clue_weigh(const struct clue_cell *cell, hx_reason *reason);

#endif
