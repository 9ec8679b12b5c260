/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_LEXICON_WORDNET_H
#define TOOLS_LEXICON_WORDNET_H

/* What a lexicon takes from WordNet's files (wndb(5WN), wninput(5WN)). */

#include "base/error.h"
#include "tools/lexicon/write.h"

struct wordnet_sense {
    struct str lemma; /* words of it joined by _ */
    uint32_t synset, rank;
};

/* Two lemmas and how they relate. */
struct wordnet_pair {
    struct str a, b;
    bool is_antonym; /* else derived */
};

/* An irregular form and its base. */
struct wordnet_form {
    struct str form, base;
};

struct wordnet {
    VEC(struct wordnet_sense) sense; /* as the indices have them */
    VEC(struct recipe_tie) tie;      /* by from */
    VEC(struct wordnet_pair) pair;
    VEC(struct wordnet_form) form;
    uint32_t part[3]; /* first synset of the verbs, adjectives, adverbs */
    uint32_t synsets; /* those of nouns first; in the order of the files */
};

/* The file NAME of FOLDER, or at NAME where FOLDER is NULL, mapped for good
 * into OUT. */
int bytes_load(const char *folder, const char *name, struct str *out,
               struct error *err);

/* Reads the files of FOLDER, in A; what is read is borrowed from them. */
int wordnet_load(struct arena *a, const char *folder, struct wordnet *wordnet,
                 struct error *err);

#endif
