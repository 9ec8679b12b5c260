/* SPDX-License-Identifier: MIT */
#ifndef DOC_GIVEN_H
#define DOC_GIVEN_H

/*
 * Sentences that the caller of the library has given, in the place of those
 * that sentence_find() would find.
 */

#include "doc/paragraph.h"

/* True if the sentences of SOURCE, if they are given, are as hexapla.h says;
 * its tokens have been looked at. */
bool given_is_list(const hx_source *source);

/*
 * The sentences of SOURCE that have TOKENS, and what is between them, as
 * ranges of tokens; together they are all tokens. PARAGRAPHS are ranges of
 * tokens and become ranges of sentences: two that a sentence joins become one.
 */
struct ranges given_take(struct arena *a, const struct tokens *tokens,
                         struct ranges *paragraphs, const hx_source *source);

#endif
