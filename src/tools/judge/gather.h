/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_JUDGE_GATHER_H
#define TOOLS_JUDGE_GATHER_H

/*
 * Judged texts to examples, with features made by the library's own code. A
 * file is tab-separated: number, document, a name, then yes or no (1, 0) and
 * two texts; for words the tokens of both sides, the class of each token (= ~
 * ! - + ?), which are not cut again.
 */

#include "base/arena.h"
#include "base/str.h"
#include "tools/judge/grow.h"

struct gather {
    struct example *example;
    uint32_t n, room, sets;
    struct str lexicon;
    bool words;
};

/* Adds the examples of the file at PATH, which may end in ":WEIGHT". */
void gather_file(struct arena *a, struct gather *gather, uint32_t set,
                 const char *path);
/* How many inputs an example has. */
uint32_t gather_width(const struct gather *gather);
/* The answer P as the library gives it where a guard denied it. */
uint32_t gather_answer(uint32_t p, bool denied);

#endif
