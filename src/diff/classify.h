/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CLASSIFY_H
#define DIFF_CLASSIFY_H

/* What kind and class of change a run of tokens is: the first rule that
 * holds, in the order of rule_table. */

#include "diff/acronym.h"

/* Tokens of both sides that stand for each other; one side may be empty. */
struct hunk {
    hx_range at[2];
    bool kept; /* the same stems on both sides */
};

struct classify {
    struct arena *a;
    const struct keys *keys;
    uint8_t *mark[2]; /* by token: MARK_ bits */
    struct acronyms acronyms;
};

/* Where tokens stand. */
enum { MARK_QUOTED = 1, MARK_FIRST = 2 };

struct classify classify_new(struct arena *a, const struct keys *keys);
hx_change classify_hunk(const struct classify *classify,
                        const struct hunk *hunk);

#endif
