/* SPDX-License-Identifier: MIT */
#ifndef APP_LEXICONS_H
#define APP_LEXICONS_H

/* Where the lexicon is: what is known of words (doc/lexicon.md). */

#include "base/error.h"
#include "base/str.h"
#include "hexapla.h"

/* The file that is used where none is asked for, in A, or NULL: of the tree
 * the program was built in, or the installed one. */
const char *lexicons_find(struct arena *a);

/*
 * Sets the lexicon of OPTIONS: the file ASKED for, none for "none", the one
 * that is found for NULL, if there is one that can be read. It stays as long
 * as A. 0, or -1 with a sentence in ERR if the file asked for is none.
 */
int lexicons_open(struct arena *a, const char *asked, hx_options *options,
                  struct error *err);

#endif
