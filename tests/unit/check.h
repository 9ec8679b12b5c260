/* SPDX-License-Identifier: MIT */
#ifndef UNIT_CHECK_H
#define UNIT_CHECK_H

/*
 * What has to hold of every document, comparison and script, whatever the
 * texts are. Each function gives NULL, or the sentence that does not hold;
 * they know no test library, so that the fuzz targets use them too.
 */

#include "hexapla.h"

/* Tokens and gaps are the text; sentences and paragraphs cover. */
const char *check_doc(const hx_doc *doc);
/* The same where tokens were given, which may be white space. */
const char *check_doc_given(const hx_doc *doc);
/* Pairs, changes and counts are as the public header says. */
const char *check_diff(const hx_diff *diff);
/* Tokens outside the edits are the same on both sides, and the counts. */
const char *check_script(const hx_script *script, const hx_doc *const doc[2]);

#endif
