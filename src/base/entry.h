/* SPDX-License-Identifier: MIT */
#ifndef BASE_ENTRY_H
#define BASE_ENTRY_H

/*
 * The lines of a settings file: "key = value", empty, or a comment, which
 * begins with #, or ends a line after a # that stands alone. The text may be
 * any bytes.
 */

#include "base/str.h"

struct entry {
    struct str line;       /* all of it, without blanks at its ends */
    struct str text;       /* the same without its comment */
    struct str key, value; /* either may be empty: then it is no entry */
};

/* TEXT without the sign that marks it as Unicode at its start. */
struct str entry_start(struct str text);
/* Takes the next line of TEXT, which is not empty, and counts it in LINE. */
struct entry entry_cut(struct str *text, int *line);
/* Line S without its comment. */
struct str entry_comment_cut(struct str s);

#endif
