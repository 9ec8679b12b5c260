/* SPDX-License-Identifier: MIT */
#ifndef DIFF_STEM_H
#define DIFF_STEM_H

/* Words without their endings, for comparing only: not a word by itself. */

#include "base/str.h"

/*
 * The stem of the folded word S: regular English endings of nouns and verbs
 * taken off. Words of fewer than four letters and words with other than ASCII
 * letters stay as they are. In A, or a part of S.
 */
struct str stem_of(struct arena *a, struct str s);

/*
 * The folded word S with the regular differences between British and American
 * spelling taken away (-ise and -ize, -our and -or, -re and -er, -ogue and
 * -og, doubled l). In A, or S itself.
 */
struct str stem_spelling(struct arena *a, struct str s);

#endif
