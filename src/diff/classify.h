/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CLASSIFY_H
#define DIFF_CLASSIFY_H

/* What kind and class of change a run of tokens is: the first rule that
 * holds, in the order of rule_table. */

#include "diff/acronym.h"
#include "diff/fact.h"
#include "diff/guard.h"
#include "diff/mark.h"

/* Tokens of both sides that stand for each other; one side may be empty. */
struct hunk {
    hx_range at[2];
    bool kept;   /* the same stems on both sides */
    bool linked; /* the aligner says that one stands for the other */
};

struct classify {
    struct arena *a;
    const struct keys *keys;
    const uint8_t *mark[2];       /* by token: MARK_ bits */
    const uint8_t *seen;          /* see struct marks */
    struct fact_reader reader[2]; /* of numbers and dates */
    struct forms *forms;          /* of linked words; NULL if there are none */
    struct guards guards;
    struct acronyms acronyms;
};

struct classify classify_new(struct arena *a, const struct keys *keys);
hx_change classify_hunk(const struct classify *classify,
                        const struct hunk *hunk);
/* What became of the linked tokens I and J: the words alone are asked. */
hx_kind classify_link(const struct classify *classify, uint32_t i, uint32_t j);

#endif
