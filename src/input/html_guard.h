/* SPDX-License-Identifier: MIT */
#ifndef INPUT_HTML_GUARD_H
#define INPUT_HTML_GUARD_H

/*
 * HTML of any kind to HTML that is safe to give to a parser: only tags and
 * attributes that matter for the text, closed in the right order, at most
 * GUARD_DEPTH deep and GUARD_TAGS of them, without scripts, styles and
 * comments. Linear.
 */

#include "base/str.h"

enum { GUARD_DEPTH = 200, GUARD_TAGS = 200000 };

struct guarded {
    struct str html;
    size_t tags;       /* that begin an element */
    size_t attributes; /* of them */
    bool is_cut;       /* there were more tags, whose text is still there */
};

struct guarded html_guard(struct arena *a, struct str html);

#endif
