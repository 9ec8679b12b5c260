/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SYNONYM_H
#define DIFF_SYNONYM_H

/*
 * The few words and phrases that are known to say the same in any sentence of
 * news: short forms, connectives, and verbs that only report speech. Words
 * whose meaning depends on the sentence are not here.
 */

#include "base/str.h"

/* True if the folded texts A and B are in one row of synonym_table. */
bool synonym_is_known(struct str a, struct str b);

/* True if the folded words A and B are two spellings of one word that endings
 * do not tell: grey, gray. */
bool synonym_is_spelling(struct str a, struct str b);
/* True if of the folded texts A and B one is a short form of the other; a full
 * stop behind it is passed over. */
bool synonym_is_short(struct str a, struct str b);
/* True if the folded WORD is a title that a name can do without: Mr, Dr. */
bool synonym_is_title(struct str word);

#endif
