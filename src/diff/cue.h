/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CUE_H
#define DIFF_CUE_H

/*
 * Words that tell what a piece of text does: hedges it, says who said it,
 * denies it. English, folded, closed lists.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum cue {
    CUE_NEGATING_VERB, /* denied */
    CUE_FAIL,          /* before "to" */
    CUE_RULE_OUT,      /* before "out" */
    CUE_UNLIKELY,      /* what a negation takes back: unlikely */
    CUE_HEDGE,         /* allegedly, perhaps, seems */
    CUE_MODAL,         /* may, might, could */
    CUE_SAY,           /* said, told: says no more than that */
    CUE_COMMIT,        /* confirmed, admitted: says that it is true */
    CUE_DISTANCE,      /* claimed, alleged: leaves it open */
    CUE_SOURCE,        /* officials, sources: who need not have a name */
    CUE_AUXILIARY,     /* is, had, will */
    CUE_LINK,          /* which, because: begins a clause */
    CUE_ADVERB,        /* only, again: describes, for all that it is small */
    CUE_SUBJECT,       /* he, they */
    CUE_MANNER,        /* after "by": hand, boat, night */
    CUE_PREPOSITION,   /* in, of */
    CUES
};

/* True if the folded WORD is on the list of CUE. */
bool cue_is(enum cue cue, struct str word);
/* True if the folded TEXT has a hedge of several words: in principle. */
bool cue_is_hedging(struct str text);

#endif
