/* SPDX-License-Identifier: MIT */
#ifndef DOC_FIELD_RULES_H
#define DOC_FIELD_RULES_H

/*
 * What the words of a paragraph say by themselves, wherever it stands: its
 * field where that is plain, and what it could be at the right place.
 */

#include "doc/passage.h"

/* What a paragraph is and could be; the bits combine. */
enum {
    COULD_PROSE = 1,      /* running text */
    COULD_HEADLINE = 2,   /* long and short enough, no full stop */
    COULD_STANDFIRST = 4, /* a sentence or two */
    COULD_HEADING = 8,    /* a few words without a stop */
    COULD_BYLINE = 16,    /* names and offices */
    COULD_STAMP = 32,     /* a date and nothing else */
    COULD_DATELINE = 64,  /* a place in capitals and a day */
    COULD_LIST = 128,     /* one of a list of links: short, no stop */
    COULD_ITEM = 256,     /* that with the sign of an item */
    COULD_LABEL = 512,    /* heads a list of links; only with
                             HX_FIELD_RELATED */
    COULD_END = 1024      /* ends with a stop */
};

struct field_guess {
    hx_field field; /* HX_FIELD_BODY: not known by the words */
    uint32_t could; /* COULD_ bits */
};

struct field_guess field_guess(struct passage *p);

/* How many elements of P the dateline takes that it begins with, or 0. */
uint32_t field_dateline(struct passage *p);

#endif
