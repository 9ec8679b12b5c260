/* SPDX-License-Identifier: MIT */
#ifndef DIFF_NETS_H
#define DIFF_NETS_H

/*
 * The networks of the aligner, one for each stage. They were learned by
 * src/tools/train and lie in src/data/aligner-*.net (doc/aligner.md says how
 * and from what); the build makes constants of them.
 */

#include "diff/net.h"

enum { WORD_STAGES = 4, SENTENCE_STAGES = 2 };

struct nets {
    struct net word[WORD_STAGES];
    struct net sentence[SENTENCE_STAGES];
};

/* With a lexicon; with English stop words and stems only; for any language. */
extern const struct nets nets_lexicon, nets_plain, nets_free;

#endif
