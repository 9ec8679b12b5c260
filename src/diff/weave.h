/* SPDX-License-Identifier: MIT */
#ifndef DIFF_WEAVE_H
#define DIFF_WEAVE_H

/*
 * Changed runs parted by their word links: words and phrases that say the same
 * in other words become runs of their own; the rest of a run stays together.
 */

#include "diff/links.h"
#include "diff/tidy.h"

/* Words that stand for words: ranges of tokens without gaps. */
struct weave_part {
    hx_range at[2];
};

struct weave {
    struct arena *a;
    const struct classify *classify;
    VEC(struct weave_part) parts;
    struct hunks done;
    bool is_apart; /* nothing joins the last one that was put */
};

struct weave weave_new(struct arena *a, const struct classify *classify);

/* Parts the changed runs of HUNKS, all of the pair of tokens AT, by the last
 * answer of LINKER. */
void weave_hunks(struct weave *weave, const struct linker *linker,
                 const hx_range at[2], struct hunks *hunks);

#endif
