/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LINKS_H
#define DIFF_LINKS_H

/* Which word stands for which inside a pair of sentences. */

#include "diff/cells.h"
#include "diff/nets.h"
#include "diff/spread.h"

/* Pairs of more cells are not asked: their words are linked where they are
 * kept. */
enum { LINKS_CELLS = 40000 };

struct linker {
    const struct nets *nets;
    struct forms forms;
    struct lcs_work *work;
    struct room room;
    uint64_t cells, most; /* that were asked, and may be */
    bool is_spent;        /* there was more to ask */
    uint16_t *p;          /* the last answer: by cell, 0 to NET_SURE */
    uint32_t n[2];        /* its rows and columns */
    uint32_t bound;       /* a cell of at least this is a link */
    struct cells grid;    /* what it was made of */
    /* From the second stage on what it read off the one before; holds for all
     * if KEEPS is set. */
    struct spread spread[WORD_STAGES];
    bool keeps;
};

/* For any number of pairs of KEYS, in A. */
struct linker linker_new(struct arena *a, const struct keys *keys,
                         struct lcs_work *work);

/* Answers for tokens AT, by side; false if there are too many of them. */
bool linker_run(struct linker *linker, const hx_range at[2]);

#endif
