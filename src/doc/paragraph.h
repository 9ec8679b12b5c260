/* SPDX-License-Identifier: MIT */
#ifndef DOC_PARAGRAPH_H
#define DOC_PARAGRAPH_H

/*
 * Tokens to paragraphs. Which newlines part paragraphs is decided once for
 * the whole document, by the rule that paragraph.c states.
 */

#include "doc/token.h"

/* A list of ranges. */
struct ranges {
    hx_range *at;
    uint32_t n;
};

/*
 * The paragraphs of TOKENS as ranges of tokens; together they are all tokens.
 * OPT may be NULL.
 */
struct ranges paragraph_find(struct arena *a, const struct tokens *tokens,
                             const hx_options *opt);

#endif
