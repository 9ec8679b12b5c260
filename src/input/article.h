/* SPDX-License-Identifier: MIT */
#ifndef INPUT_ARTICLE_H
#define INPUT_ARTICLE_H

/* Paragraphs to a text in which blank lines part them, with marks. */

#include "input/format.h"

/* No mark: the words decide. */
enum { ARTICLE_UNKNOWN = -1 };

struct article {
    struct arena *a;
    struct buf b;
    VEC(hx_mark) marks;
};

/* Appends the paragraph TEXT as it is but for white space at its ends; nothing
 * if it is blank. FIELD is an hx_field or ARTICLE_UNKNOWN. */
void article_put(struct article *article, struct str text, int field);
/* Sets what ARTICLE is in OUT. */
void article_end(const struct article *article, struct format_text *out);
/* S with runs of white space as one blank and none at the ends, in A. */
struct str article_squeeze(struct arena *a, struct str s);

#endif
