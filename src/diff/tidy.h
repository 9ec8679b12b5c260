/* SPDX-License-Identifier: MIT */
#ifndef DIFF_TIDY_H
#define DIFF_TIDY_H

/*
 * The clean-up for readers: the runs inside a pair, made of the exact script,
 * told so that they are easy to read. Before and after, the runs cover both
 * sides of the pair in order, and what is kept has the same stems.
 */

#include "diff/classify.h"
#include "diff/lcs.h"
#include "diff/links.h"

/* What stands so often on each side of a pair is frequent there. */
enum { TIDY_FREQUENT = 3 };

struct hunks {
    struct vec vec;
    struct hunk *at;
};

struct tidy {
    struct arena *a;
    const struct keys *keys;
    const struct classify *classify;
    struct lcs_work *work;
    uint32_t *count[2]; /* by stem: how often it stands in the pair, by side;
                           between pairs all 0 */
    hx_range pair[2];
    const struct linker *linker; /* the pair's answer, or NULL */
    struct hunks done;
    uint32_t first; /* of the runs done: where the window begins */
};

/* For any number of pairs, in A; what it takes counts as steps of WORK. */
struct tidy tidy_new(struct arena *a, const struct classify *classify,
                     struct lcs_work *work);

/* Cleans up HUNKS, all of a pair, of which LINKER, if not NULL, was asked
 * last. */
void tidy_hunks(struct tidy *t, const struct linker *linker,
                struct hunks *hunks);

#endif
