/* SPDX-License-Identifier: MIT */
#ifndef DOC_DOC_H
#define DOC_DOC_H

/*
 * A document: a text with its tokens, sentences and paragraphs, each a flat
 * array in the document's own arena. It never changes after it was made.
 */

#include "doc/fields.h"

struct hx_doc {
    struct arena *arena; /* owns all but the bytes of the text */
    struct str text;     /* borrowed */
    struct tokens view;  /* the text and its tokens, for token_str() */
    const hx_token *tokens;
    uint32_t n;                /* tokens */
    const hx_range *sentences; /* ranges of tokens */
    uint32_t sentence_count;
    const hx_range *paragraphs; /* ranges of sentences */
    uint32_t paragraph_count;
    struct fields fields;
    const hx_quote *quotes;
    uint32_t quote_count;
};

/* The range of RANGES, N of them and none empty, that has I, or HX_NONE. */
uint32_t doc_range_of(const hx_range *ranges, uint32_t n, uint32_t i);

#endif
