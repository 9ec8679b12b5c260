/* SPDX-License-Identifier: MIT */
#ifndef DIFF_GUARD_H
#define DIFF_GUARD_H

/*
 * What forbids to call two phrases the same statement, however alike they
 * look: a number, a name, a "not", a "may" that one has and the other has not.
 * English; of other languages only numbers and signs are known.
 */

#include "diff/forms.h"

/* What differs; the bits combine. */
enum {
    GUARD_NUMBER = 1 << 0,
    GUARD_WEEKDAY = 1 << 1,
    GUARD_MONTH = 1 << 2,
    GUARD_DATE = 1 << 3, /* yesterday, spring, last */
    GUARD_UNIT = 1 << 4,
    GUARD_CURRENCY = 1 << 5,
    GUARD_PERCENTAGE = 1 << 6,
    GUARD_NAME = 1 << 7,
    GUARD_NEGATION = 1 << 8,
    GUARD_ANTONYM = 1 << 9,
    GUARD_MODAL = 1 << 10,         /* may, will, must */
    GUARD_SIBLING = 1 << 11,       /* two kinds of one thing */
    GUARD_DIRECTION = 1 << 12,     /* rose, fell; before, after */
    GUARD_APPROXIMATION = 1 << 13, /* about, at least, more than */
    GUARD_CASUALTY = 1 << 14,      /* killed, hurt */
    GUARD_CRIME = 1 << 15,         /* accused, charged, convicted */
    GUARD_HEDGE = 1 << 16,         /* allegedly */
    GUARD_DEGREE = 1 << 17,        /* all, some; always, often */
    GUARD_KINSHIP = 1 << 18,       /* son, daughter; boy, girl */
    GUARD_UNKNOWN = 1 << 19        /* nothing says that they mean the same */
};

enum { GUARDS = 20 };

/* For any number of phrases of KEYS. */
struct guards {
    struct arena *a;
    const struct keys *keys;
    struct forms *forms; /* what the lexicon knows; NULL: nothing */
    uint32_t *group;     /* by number at LEVEL_FOLDED: what it is, or 0 */
    uint32_t *value;     /* the same: which of them */
    uint8_t *first[2];   /* by token: 1 for the first word of a sentence */
};

struct guards guards_new(struct arena *a, const struct keys *keys);

/* The guards that the tokens AT of both sides set off, as GUARD_ bits; 0 if
 * none does. What both sides have is no difference. */
uint32_t guard_phrases(const struct guards *guards, const hx_range at[2]);
/* The same of the words I and J by themselves. */
uint32_t guard_words(const struct guards *guards, uint32_t i, uint32_t j);
/* The guard that token I of SIDE can set off by standing on one side only, as
 * one bit; 0 if it has none. */
uint32_t guard_of(const struct guards *guards, int side, uint32_t i);
/* The name of bit number I, as in "weekday". */
const char *guard_name(int i);

#endif
