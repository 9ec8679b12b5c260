/* SPDX-License-Identifier: MIT */
#ifndef UNIT_TINY_H
#define UNIT_TINY_H

/* A lexicon of a few words, written as the big one is. */

#include "diff/lexicon.h"

/* Its words, by id. */
enum tiny_word {
    TINY_TAKE,
    TINY_PLACE,
    TINY_BEGIN,
    TINY_START,
    TINY_BEGAN,
    TINY_HOT,
    TINY_COLD,
    TINY_MONDAY,
    TINY_TUESDAY,
    TINY_WEEKDAY,
    TINY_DAY,
    TINY_OCCUR,
    TINY_PRIME,
    TINY_MINISTER,
    TINY_WARM,
    TINY_HEAT,
    TINY_TOOK,
    TINY_WORDS,
    TINY_TAKE_PLACE = TINY_WORDS,
    TINY_PRIME_MINISTER
};

/* The bytes of its file, in A. */
struct str tiny_lexicon(struct arena *a);

#endif
