/* SPDX-License-Identifier: MIT */
#ifndef VIEW_TELL_H
#define VIEW_TELL_H

/*
 * A change in words that can be heard: "the public → members of the public",
 * "comma added after “systems”". Punctuation that changed is named, and what
 * was only put in or left out is told with the words beside it.
 */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"
#include "view/sieve.h"

/* A comparison that is told into B. */
struct tell {
    struct buf *b;
    const hx_diff *diff;
    const hx_pair *pair;
    const hx_change *change;
    const hx_token *token[2];
    struct str text[2];
    struct sieve sieve; /* hides what is ignored */
    bool ascii;         /* no arrows and curly quotation marks of our own */
};

struct tell tell_new(struct buf *b, const hx_diff *diff, bool ascii);

/* True if CHANGE is more than one of style. */
bool tell_is_change(const hx_change *change);
/* True if it is and is not ignored. */
bool tell_is_told(const struct tell *t, const hx_change *change);
/* Appends the tokens AT of SIDE as they stand, white space as one blank. */
void tell_tokens(const struct tell *t, int side, hx_range at);
/* Appends FACT: "number two → three", "name lost: Ada Moss". */
void tell_fact(const struct tell *t, const hx_fact *fact);
/* Appends what changed in PAIR, parted by semicolons, style left out, and says
 * where quotations begin and end; *QUOTED: whether the last change told was
 * in one. */
void tell_pair(const struct tell *t, const hx_pair *pair, bool *quoted);

#endif
