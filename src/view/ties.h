/* SPDX-License-Identifier: MIT */
#ifndef VIEW_TIES_H
#define VIEW_TIES_H

/* Which sentence stands for which, one by one, as programs want it: those of a
 * pair, and parts with the pair that tells them too. */

#include <stdbool.h>

#include "base/arena.h"
#include "hexapla.h"

struct tie {
    uint32_t at[2]; /* sentences, by side */
    uint32_t pair;  /* that has both, or of the part */
    bool moved;     /* something in place stands between */
};

struct ties {
    struct vec vec;
    struct tie *at; /* by old sentence, then by new */
};

struct ties ties_new(struct arena *a, const hx_diff *diff);

#endif
