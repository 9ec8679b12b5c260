/* SPDX-License-Identifier: MIT */
#ifndef DIFF_FLAG_H
#define DIFF_FLAG_H

/* What the rules of flags are asked: a pair of sentences, both sides there. */

#include "diff/cue.h"
#include "diff/diff.h"
#include "diff/keys.h"

struct flags {
    struct arena *a;
    const struct keys *keys;
    struct hx_diff *diff;
    uint32_t *cue; /* by number at LEVEL_FOLDED: bits by enum cue, and
                      CUE_ASKED where they are there */
    const hx_pair *pair;
    hx_range at[2]; /* tokens of the pair, by side */
};

/* The bits of the cues that token I of SIDE is. */
uint32_t flag_cues(const struct flags *f, int side, uint32_t i);
/* The folded token I of SIDE. */
struct str flag_folded(const struct flags *f, int side, uint32_t i);
/* True if token I is there and folded is WORD. */
bool flag_is_word(const struct flags *f, int side, uint32_t i,
                  const char *word);
/* True if the words say the same on both sides: kept, reworded, or another
 * spelling. */
bool flag_is_kept(const struct flags *f, int side, uint32_t i);
/* True if a word of tokens AT of SIDE stands on the other side of the pair
 * too, small ones aside. */
bool flag_is_there(const struct flags *f, int side, hx_range at);

/* Each gives HX_PAIR_ bits of the pair at hand. */
uint32_t flag_quotes(const struct flags *f);
uint32_t flag_attribution(const struct flags *f);
uint32_t flag_hedges(const struct flags *f);
uint32_t flag_tense(const struct flags *f);
uint32_t flag_agent(const struct flags *f);

#endif
