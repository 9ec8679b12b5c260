/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SIEVE_H
#define VIEW_SIEVE_H

/*
 * Which changes are shown as such. What a sieve hides is drawn as unchanged
 * text and is no stop; it never hides text of the side that has it, except in
 * one pane, where the new text stands for both.
 */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"

/* All zero hides nothing. */
struct sieve {
    bool kind[HX_KINDS]; /* hidden: changes of that kind */
    bool cls[HX_CLASSES];
    bool moved;     /* hidden: that something moved */
    uint32_t level; /* of noise hidden, 0 to sieve_levels - 1 */
};

/* A level hides what the levels before it do, and some classes more. */
struct sieve_level {
    const char *name; /* of all that it hides */
    hx_class cls[5];  /* HX_CLASS_NONE for none */
};

extern const struct sieve_level sieve_level_table[];
extern const uint32_t sieve_levels;

/* True if CHANGE is one (style changes are) and SIEVE hides it. */
bool sieve_hides(const struct sieve *sieve, const hx_change *change);
/* True if nothing at all is hidden. */
bool sieve_is_open(const struct sieve *sieve);

/* What a sieve hides of a comparison. */
struct sieve_count {
    uint32_t changes; /* of words */
    uint32_t style;   /* of style only */
    uint32_t moves;   /* runs of sentences that moved together */
};

struct sieve_count sieve_count(const struct sieve *sieve, const hx_diff *diff);

#endif
