/* SPDX-License-Identifier: MIT */
#ifndef VIEW_MEASURE_H
#define VIEW_MEASURE_H

/*
 * A document measured once: the columns of every token and where lines may
 * end. Laying out at another width then only adds numbers.
 */

#include "base/arena.h"
#include "base/str.h"
#include "hexapla.h"

/* What is known of a token; the bits combine. */
enum {
    MEASURE_SPACE = 1, /* white space follows */
    MEASURE_BREAK = 2  /* a line may end after it */
};

struct measure {
    const hx_doc *doc;
    struct str text;
    const hx_token *token;
    uint32_t n;      /* tokens */
    uint16_t *width; /* columns, by token; WIDTH_MAX and more alike */
    uint8_t *flags;  /* MEASURE_ bits, by token */
};

enum {
    MEASURE_WIDTH_MAX = 65535,
    MEASURE_DONE = 4 /* what the poll function is told of a token */
};

struct measure measure_new(struct arena *a, const hx_doc *doc);
/* The bytes of token I. */
struct str measure_token(const struct measure *measure, uint32_t i);

#endif
