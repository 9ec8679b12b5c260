/* SPDX-License-Identifier: MIT */
#ifndef DOC_SENTENCE_H
#define DOC_SENTENCE_H

/*
 * Paragraphs to sentences, by rules made for news. A sentence never crosses
 * the end of a paragraph.
 */

#include "doc/paragraph.h"

/*
 * The sentences of TOKENS as ranges of tokens; together they are all tokens.
 * PARAGRAPHS are ranges of tokens and become ranges of sentences. OPT may be
 * NULL.
 */
struct ranges sentence_find(struct arena *a, const struct tokens *tokens,
                            struct ranges paragraphs, const hx_options *opt);

#endif
