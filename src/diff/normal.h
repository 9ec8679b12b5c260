/* SPDX-License-Identifier: MIT */
#ifndef DIFF_NORMAL_H
#define DIFF_NORMAL_H

/*
 * Words in the form they are laid beside each other in: for comparing only,
 * and only to find which word may stand for which. What differs here in no
 * way may still be an edit.
 */

#include <stdbool.h>

#include "base/str.h"

/* What a number is. */
struct normal_number {
    uint64_t value;
    bool is_ordinal; /* 2nd, second */
};

/* The value of the folded WORD in digits ("1,000", "2nd") or, in English, in
 * letters ("two", "second"; not "one", which is a pronoun too); false if it
 * is no whole number below 10^15. */
bool normal_number(struct str word, struct normal_number *number);

/*
 * The folded WORD without what says nothing of which word it is: forms that
 * Unicode keeps for their look, the full stops of initials ("u.s", "us"), how
 * a number is written; and in ENGLISH a possessive ending and British
 * spelling. In A, or a part of WORD.
 */
struct str normal_of(struct arena *a, struct str word, bool english);

/* The folded WORD without the ending of a possessive. */
struct str normal_owner(struct str word);

/* The word that the ending of the folded contraction WORD stands for ("not"
 * of "don't", "will" of "he'll"), empty if it is none or has several
 * meanings ('s, 'd). */
struct str normal_ending(struct str word);

#endif
