/* SPDX-License-Identifier: MIT */
#ifndef DIFF_MARK_H
#define DIFF_MARK_H

/* Where tokens stand: in quotation marks, and where a capital letter says
 * nothing. */

#include "diff/keys.h"

/* Where tokens stand. */
enum { MARK_QUOTED = 1, MARK_FIRST = 2 };

struct marks {
    uint8_t *mark[2]; /* by token: MARK_ bits */
    uint8_t *seen;    /* by number at LEVEL_FOLDED: 1 where the word has a
                         capital letter that says something */
};

struct marks marks_new(struct arena *a, const struct keys *keys);

/* True if TOKEN opens or closes a quotation. */
bool mark_is_quote(struct str token);

#endif
