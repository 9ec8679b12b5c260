/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LINES_H
#define DIFF_LINES_H

/*
 * Where two long texts differ, by whole lines: what is between the gaps is
 * equal byte for byte, so only the gaps need to be split into words.
 */

#include "base/str.h"
#include "hexapla.h"

/* A gap: bytes of both sides, from the start of a line to the end of one. */
struct lines_gap {
    hx_range at[2];
};

struct lines_gaps {
    struct lines_gap *at;
    uint32_t n;
    bool is_proven; /* a shortest script changes nothing outside the gaps */
};

/* The gaps of texts A and B. */
struct lines_gaps lines_find(struct arena *a, const struct str text[2]);

#endif
