/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SIGN_H
#define VIEW_SIGN_H

/* Punctuation in words, for those who hear a text. */

#include "base/str.h"

struct sign_info {
    const char *sign; /* UTF-8 */
    const char *name;
};

extern const struct sign_info sign_table[];
extern const size_t sign_count;

/* How the sign S is called, "comma", or NULL if it has no name here. */
const char *sign_name(struct str s);

#endif
