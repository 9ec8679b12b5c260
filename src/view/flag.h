/* SPDX-License-Identifier: MIT */
#ifndef VIEW_FLAG_H
#define VIEW_FLAG_H

/* The flags of pairs of sentences, for programs and in words for people. */

#include "base/str.h"
#include "hexapla.h"

struct flag_info {
    uint32_t flag;          /* HX_PAIR_ bit */
    const char *one, *many; /* in counts: "hedged"; empty: told elsewhere */
    const char *label;      /* of a pair */
    int grave;              /* among hx_class_gravity() */
};

extern const struct flag_info flag_table[HX_PAIR_FLAGS];

/* Appends ,"flags":["hedged"], or nothing where there are none. */
void flag_json(struct buf *b, uint32_t flags);
/* Appends "hedged, agent not told", or nothing. */
void flag_words(struct buf *b, uint32_t flags);

#endif
