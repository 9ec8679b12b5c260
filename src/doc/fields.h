/* SPDX-License-Identifier: MIT */
#ifndef DOC_FIELDS_H
#define DOC_FIELDS_H

/*
 * What each paragraph is in its article: from marks the caller gave, else by
 * rules made for news as it is published and scraped. A paragraph that no
 * rule claims is body.
 */

#include "doc/paragraph.h"

/* The parts of a document that fields are found in. */
struct fields_input {
    const struct tokens *tokens;
    struct ranges sentences;  /* of tokens */
    struct ranges paragraphs; /* of sentences */
    const hx_mark *marks;     /* ascending, what is known already */
    size_t mark_count;
};

struct fields {
    const uint8_t *of; /* an hx_field by paragraph */
    hx_range dateline; /* tokens at the start of a body paragraph */
};

struct fields fields_find(struct arena *a, const struct fields_input *input,
                          const hx_options *opt);

#endif
