/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_PLAN_H
#define TOOLS_TRAIN_PLAN_H

/* What is learned from, and how. */

#include "base/str.h"
#include "diff/nets.h"
#include "hexapla.h"

struct plan {
    uint32_t part; /* one in so many documents is only scored; 0: none is */
    uint32_t fold; /* which of them */
    bool english;  /* stop words and stems */
    struct str lexicon; /* its bytes, or empty */
    uint32_t epochs;
    bool swap; /* each pair the other way round too */
    uint64_t seed;
};

/* What the library is told of it. */
hx_options plan_options(const struct plan *plan);

#endif
