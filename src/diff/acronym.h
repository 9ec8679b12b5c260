/* SPDX-License-Identifier: MIT */
#ifndef DIFF_ACRONYM_H
#define DIFF_ACRONYM_H

/*
 * The acronyms of two texts and what they stand for there: defined ("National
 * Flood Agency (NFA)", either way round), spelled by the initials of a name
 * that stands in one of the texts, or known to everybody (UN); and slips, an
 * acronym with one letter wrong (NFSA, NFAS).
 */

#include "diff/keys.h"

/* One acronym and one long name; a name may have several rows. */
struct acronym {
    uint32_t name;        /* its number at LEVEL_FOLDED */
    uint32_t words;       /* of the long name */
    const uint32_t *word; /* their numbers at LEVEL_FOLDED */
};

/* An acronym that is nowhere explained and the one it was meant to be. */
struct acronym_slip {
    uint32_t name, meant; /* numbers at LEVEL_FOLDED */
};

struct acronyms {
    const struct keys *keys;
    VEC(struct acronym) list;
    VEC(struct acronym_slip) slip;
};

/* Those of both texts, in A. */
struct acronyms acronyms_new(struct arena *a, const struct keys *keys);

/* How many tokens from I of SIDE, before END, are the long name of the acronym
 * NAME, a number at LEVEL_FOLDED; 0 if they are not. */
uint32_t acronyms_match(const struct acronyms *acronyms, uint32_t name,
                        int side, hx_range at);
/* True if one of the runs of tokens, by side, is an acronym and the other its
 * long name, with or without "the"; or both are short names of one. */
bool acronyms_is_same(const struct acronyms *acronyms, const hx_range at[2]);
/* The acronym that NAME is a slip of, both numbers at LEVEL_FOLDED, or
 * HX_NONE. */
uint32_t acronyms_slip(const struct acronyms *acronyms, uint32_t name);

#endif
