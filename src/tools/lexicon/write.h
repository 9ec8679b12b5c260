/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_LEXICON_WRITE_H
#define TOOLS_LEXICON_WRITE_H

/*
 * A lexicon's file from what stands in it. All lists are borrowed and have to
 * be in the order that diff/lexicon_format.h says; ids are those of words, the
 * commonest first, and after them those of compounds.
 */

#include "base/str.h"
#include "diff/lexicon_format.h"

struct recipe_sense {
    uint32_t id;
    uint32_t synset;
    uint32_t rank; /* 0: the commonest of its part of speech */
};

struct recipe_tie {
    uint32_t from, to; /* synsets */
    enum lexicon_tie tie;
};

struct recipe_pair {
    uint32_t a, b; /* ids */
};

struct recipe_compound {
    const uint32_t *id; /* of its words */
    uint32_t n;
};

struct recipe {
    struct str about;
    const struct str *word;
    uint32_t words;
    const struct recipe_compound *compound;
    uint32_t compounds;
    const struct recipe_sense *sense; /* by id, then by rank */
    uint32_t senses;
    uint32_t part[3]; /* first synset of the verbs, adjectives, adverbs */
    uint32_t synsets;
    const struct recipe_tie *tie; /* by from */
    uint32_t ties;
    const struct recipe_pair *form; /* irregular form, base */
    uint32_t forms;
    const struct recipe_pair *derived;
    uint32_t derived_pairs;
    const struct recipe_pair *antonym;
    uint32_t antonyms;
    const int8_t *vector; /* -7 to 7, LEXICON_DIMENSIONS for each id */
    uint32_t vectors;
};

/* The bytes of the file, in A; empty if something is too big for it. */
struct str recipe_write(struct arena *a, const struct recipe *recipe);

#endif
