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
#include "hexapla.h"

enum key_level {
    LEVEL_EXACT,  /* the same bytes */
    LEVEL_FOLDED, /* but for case and typography */
    LEVEL_STEM,   /* but for the ending */
    LEVELS
};

struct keys {
    const hx_doc *doc[2];
    const hx_token *token[2];
    uint32_t n[2];           /* tokens, by side */
    uint32_t *id[2][LEVELS]; /* by token */
    uint32_t count[LEVELS];  /* distinct tokens */
    struct str *folded;      /* form by number of LEVEL_FOLDED */
    struct str *stem;        /* form by number of LEVEL_STEM */
    uint8_t *light;          /* by number of LEVEL_STEM: 1 for function
                                words and punctuation, else 0 */
};

/* The numbers, in A. */
struct keys keys_new(struct arena *a, const hx_doc *old, const hx_doc *new);
/* The bytes of token I of SIDE. */
struct str keys_text(const struct keys *keys, int side, uint32_t i);
/* True if token I of SIDE is a function word or punctuation. */
bool keys_is_light(const struct keys *keys, int side, uint32_t i);

#endif
