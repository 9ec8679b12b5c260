/* SPDX-License-Identifier: MIT */
#ifndef APP_ANCHOR_H
#define APP_ANCHOR_H

/* Places in a text that can be found again in another state of that text: by
 * the words of their sentence and of those around it. */

#include "base/arena.h"
#include "hexapla.h"

enum { ANCHOR_AROUND = 2, ANCHOR_HASHES = 2 * ANCHOR_AROUND + 1 };

/* A text as anchors see it. */
struct anchor_text {
    const hx_doc *doc;
    uint64_t *hash; /* of each sentence's words, never 0 */
    uint32_t n;     /* sentences */
};

struct anchor {
    uint32_t sentence, token;     /* its number, and the token's inside it */
    uint64_t hash[ANCHOR_HASHES]; /* of the sentences around; 0 for none */
};

struct anchor_text anchor_text_new(struct arena *a, const hx_doc *doc);
/* The anchor of TOKEN of DOC; reads no more than the sentences around it. */
struct anchor anchor_get(const hx_doc *doc, uint32_t token);
/* The token of TEXT that ANCHOR is at now, or HX_NONE if none of its sentences
 * is there any more. */
uint32_t anchor_find(const struct anchor_text *text,
                     const struct anchor *anchor);
/* The same where nothing is left of it: by the number of the sentence; 0 in an
 * empty text. */
uint32_t anchor_guess(const struct anchor_text *text,
                      const struct anchor *anchor);

#endif
