/* SPDX-License-Identifier: MIT */
#ifndef DOC_QUOTES_H
#define DOC_QUOTES_H

/* Quotations and who is said to have said them. */

#include "doc/fields.h"

struct quotes {
    const hx_quote *at;
    uint32_t n;
};

struct quotes quotes_find(struct arena *a, const struct fields_input *input,
                          const hx_options *opt);

#endif
