/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LANGUAGE_H
#define DIFF_LANGUAGE_H

/* Languages by code, and which one a text is in by its commonest words. */

#include <stdbool.h>

#include "base/hash.h"

/* A language: the rows of a table that never changes. */
struct language {
    const char *code; /* ISO 639-1, "none" for no language that is known */
    const char *stop; /* its commonest words, folded, a blank around each; ""
                         where they are not known */
};

/* The language of CODE, which may have a region after it ("en-GB", "de_AT");
 * NULL if it is none of the table. */
const struct language *language_find(const char *code);
/* English, which most rules are for. */
bool language_is_english(const struct language *language);
/* True if every noun is written with a capital letter, not only names. */
bool language_has_capital_nouns(const struct language *language);
/* Sets MARK of each of FORMS that is one of the commonest words. */
void language_stops(const struct language *language, const struct intern *forms,
                    uint8_t *mark);

/*
 * The language of texts whose tokens are the folded FORMS, each as often as
 * TIMES says: the one whose commonest words are the most of them. English
 * where that cannot be told of a few words, none where of many words hardly
 * one is known.
 */
const struct language *language_detect(const struct intern *forms,
                                       const uint32_t *times);

#endif
