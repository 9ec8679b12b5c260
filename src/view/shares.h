/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SHARES_H
#define VIEW_SHARES_H

/*
 * Who shares how much with whom, among any number of versions. What two
 * versions share is the words that have the same word for a counterpart, in
 * place or moved, in the same style or another.
 */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"

struct shares_version {
    struct str name; /* foreign text */
    uint32_t words, sentences, paragraphs;
    uint32_t first; /* the first version that is the same byte for byte; it
                       may be this one */
};

struct shares {
    struct shares_version *version;
    uint32_t n;
    uint32_t *kept; /* n * n: words of the version of the row that the version
                       of the column has too */
};

/* A share in percent as it is printed, ended by NUL. */
struct shares_percent {
    char text[4];
};

/* How many words of each side of DIFF the other side has too. */
void shares_count(const hx_diff *diff, uint32_t kept[2]);
/* KEPT of WORDS in percent: 0 and 100 only where it is nothing and all, "-"
 * where there are no words. */
struct shares_percent shares_percent_get(uint64_t kept, uint64_t words);
/* The version other than AT that is most like it, by the share of the words
 * of both; the first of equals, HX_NONE if nothing is shared. */
uint32_t shares_closest(const struct shares *shares, uint32_t at);

/* Appends the table of SHARES in lines of at most WIDTH columns, but for
 * names, which stand whole in the list of versions. */
void shares_print(struct buf *b, const struct shares *shares, int width,
                  bool ascii);

#endif
