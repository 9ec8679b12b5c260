/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SEARCH_H
#define VIEW_SEARCH_H

/*
 * Finds a phrase in a document as a reader means it: accents, kinds of quotes
 * and dashes and runs of white space do not matter, and case does only where
 * the phrase has a capital letter.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "hexapla.h"

/* A document's text as it is searched, made once. */
struct search_text {
    struct str text; /* folded */
    uint32_t *at;    /* by byte of it: the byte of the document */
    const hx_doc *doc;
};

/* A place where the phrase stands: bytes, and the token it begins in. */
struct search_match {
    hx_range bytes;
    uint32_t token;
};

struct search_matches {
    const struct search_match *at; /* ascending, none overlap */
    uint32_t n;
};

/* The text of DOC for searching, with the case of letters if WITH_CASE. */
struct search_text search_text_new(struct arena *a, const hx_doc *doc,
                                   bool with_case);
/* True if PHRASE asks for the case of letters: it has a capital one. */
bool search_has_case(struct str phrase);
/* All places of PHRASE in TEXT; none if it is empty. */
struct search_matches search_find(struct arena *a,
                                  const struct search_text *text,
                                  struct str phrase, bool with_case);

#endif
