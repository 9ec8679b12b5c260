/* SPDX-License-Identifier: MIT */
#ifndef DIFF_WORDING_H
#define DIFF_WORDING_H

/*
 * Other words for the same: what the lexicon must know of two words that stand
 * for each other before one is called a rewording of the other, and what
 * forbids it all the same. The company that words keep never is enough by
 * itself: it is the same for opposites.
 */

#include "diff/guard.h"

/* How sure a rewording by the lexicon is, or HX_DEGREE_NONE: the two words, of
 * which FORM is known by enum form_feature, do not mean the same. */
hx_degree wording_of(const uint8_t *form);

/* Takes a rewording back that sets off a guard or stands in a quotation, which
 * nobody may reword; a change that stays one gets its degree. FORM is what is
 * known of the one word of weight on each side, or NULL. */
void wording_settle(const struct guards *guards, const uint8_t *form,
                    hx_change *change);

#endif
