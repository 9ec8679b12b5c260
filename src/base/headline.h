/* SPDX-License-Identifier: MIT */
#ifndef BASE_HEADLINE_H
#define BASE_HEADLINE_H

/* The headline of an article, from its first bytes, whatever they are. */

#include "base/str.h"

/* What is looked at, and about the most that is given, in bytes. */
enum { HEADLINE_READ = 8000, HEADLINE_MOST = 300 };

/* True if TEXT is binary, as git decides it. */
bool headline_is_binary(struct str text);
/* The first line of TEXT that is not empty, without marks of a heading, or the
 * title in its front matter; empty where the text is no text. Borrowed from
 * TEXT, bytes as they are. */
struct str headline_find(struct str text);

#endif
