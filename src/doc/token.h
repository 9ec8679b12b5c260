/* SPDX-License-Identifier: MIT */
#ifndef DOC_TOKEN_H
#define DOC_TOKEN_H

/*
 * Text to tokens, by the word boundaries of Unicode Standard Annex 29. White
 * space is never part of a token; tokens and the gaps after them, with the
 * white space before the first, are exactly the bytes of the text.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "hexapla.h"

/* A text and its tokens in order. */
struct tokens {
    struct str text;
    const hx_token *at;
    uint32_t n;
};

/* The stages of a document, for token_poll(). */
enum { STAGE_TOKEN, STAGE_PARAGRAPH, STAGE_SENTENCE, STAGE_FIELD, STAGES };

/*
 * The tokens of TEXT, at most HX_TEXT_MAX bytes. OPT may be NULL. Leaves to
 * the border with HX_ECANCELED when its poll function asks to.
 */
struct tokens token_scan(struct arena *a, struct str text,
                         const hx_options *opt);
/* The tokens of SOURCE, those given or found; a token that is found ends where
 * a sentence of SOURCE begins or ends. Its lists have to be as they must be. */
struct tokens token_read(struct arena *a, const hx_source *source,
                         const hx_options *opt);

/* Are the tokens of SOURCE, if they are given, as hexapla.h says? */
bool token_is_list(const hx_source *source);
/* Are the N ranges of AT ascending, without overlap and inside TEXT? */
bool token_is_ascending(const hx_range *at, size_t n, hx_text text);

/*
 * Where the segment that begins at POS, a boundary before the end, ends by
 * the untailored rules; tokens are tailored as token.c says.
 */
size_t token_boundary(struct str text, size_t pos);

/* Token I as text. */
struct str token_str(const struct tokens *tokens, uint32_t i);
/* The white space after token I. */
struct str token_gap(const struct tokens *tokens, uint32_t i);
/* The code point token I begins with. */
uint32_t token_first(const struct tokens *tokens, uint32_t i);

/* Calls the poll function of OPT when STAGE is at token I, now and then. */
void token_poll(struct arena *a, const hx_options *opt,
                const struct tokens *tokens, int stage, uint32_t i);

#endif
