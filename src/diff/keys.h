/* SPDX-License-Identifier: MIT */
#ifndef DIFF_KEYS_H
#define DIFF_KEYS_H

/*
 * The tokens of two documents as numbers, at levels of sameness: two tokens
 * have the same number at a level if they are the same there. The numbers of
 * a level are 0 to count - 1. Normal forms are made once for each distinct
 * word.
 */

#include "base/arena.h"
#include "base/str.h"
#include "diff/language.h"
#include "diff/lexicon.h"
#include "hexapla.h"

enum key_level {
    LEVEL_EXACT,  /* the same bytes */
    LEVEL_FOLDED, /* but for case and typography */
    LEVEL_STEM,   /* but for the ending */
    LEVEL_ROOT,   /* but for all that normal_of() and the stemmer take off: for
                     finding which words stand for each other, and no more */
    LEVELS
};

/* What the poll function is told is done at the end of each stage of a
 * comparison, for each token of both texts: about the time it takes; the last
 * four at the depth of words. */
enum {
    DONE_KEYS = 45,
    DONE_SIMILAR = 80,
    DONE_EQUAL = 90,
    DONE_CANDIDATES = 200,
    DONE_ALIGN = 220,
    DONE_ALL = 330,

    DONE_EXACT = 35,
    DONE_ANCHORS = 50,
    DONE_GAPS = 80,
    DONE_WORDS = 110
};

struct keys {
    const hx_doc *doc[2];
    const hx_token *token[2];
    uint32_t n[2];           /* tokens, by side */
    uint32_t *id[2][LEVELS]; /* by token */
    uint32_t count[LEVELS];  /* distinct tokens */
    struct str *folded;      /* form by number of LEVEL_FOLDED */
    struct str *stem;        /* form by number of LEVEL_STEM */
    struct str *root;        /* form by number of LEVEL_ROOT */
    uint8_t *light;          /* by number of LEVEL_STEM: 1 for function
                                words and punctuation, else 0 */
    const struct language *language;
    struct lexicon lexicon; /* knows no word if there is none or the language
                               is another one */
};

/* The numbers, in A, with the language and lexicon of OPT, which may be NULL.
 */
struct keys keys_new(struct arena *a, const hx_doc *old, const hx_doc *new,
                     const hx_options *opt);
/* The same where all levels are that of the bytes, without forms. */
struct keys keys_exact(struct arena *a, const hx_doc *old, const hx_doc *new);
/* Numbers the sentences in ID, by side: equal where their tokens are at LEVEL.
 * Gives how many numbers there are. */
uint32_t keys_sentences(struct arena *a, const struct keys *keys,
                        enum key_level level, uint32_t *id[2]);
/* The bytes of token I of SIDE. */
struct str keys_text(const struct keys *keys, int side, uint32_t i);
/* The tokens of both texts. */
uint64_t keys_total(const struct keys *keys);
/* True if token I of SIDE is a function word or punctuation. */
bool keys_is_light(const struct keys *keys, int side, uint32_t i);

#endif
