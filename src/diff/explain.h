/* SPDX-License-Identifier: MIT */
#ifndef DIFF_EXPLAIN_H
#define DIFF_EXPLAIN_H

/* What explanations are made of: the alignment of sentences once more, with
 * all that was thought on the way, and that of the words asked about last. */

#include "diff/align.h"
#include "diff/clue.h"
#include "diff/diff.h"
#include "diff/links.h"

struct hx_explain {
    struct arena *arena;
    const hx_diff *diff;
    struct keys keys;
    struct similar similar;
    struct align_trace trace;
    struct lcs_work work;
    struct linker linker; /* keeps what its last answer was made of */
    hx_range at[2];       /* the tokens of that answer; empty: none */
    int failed;           /* what every question is answered by, or 0 */
};

/* A feature as a value of 1000. */
uint32_t explain_scaled(int16_t x);

/* What reason there is for the sentences REASON->at, as all the rest of it. */
void explain_sentences(const struct hx_explain *e, hx_reason *reason);
/* How near sentence OTHER of the other side is to sentence I of SIDE, 0 to
 * 1000. */
uint32_t explain_sentence_near(const struct hx_explain *e, int side, uint32_t i,
                               uint32_t other);
/* The same of tokens. */
void explain_words(struct hx_explain *e, hx_reason *reason);
/* The tokens of the other side that can stand for token I of SIDE, by what was
 * asked about its pair; empty where nothing was. */
hx_range explain_words_beside(struct hx_explain *e, int side, uint32_t i);
/* How near one of them is. */
uint32_t explain_word_near(const struct hx_explain *e, int side, uint32_t i,
                           uint32_t other);

#endif
