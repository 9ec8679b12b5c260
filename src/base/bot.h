/* SPDX-License-Identifier: MIT */
#ifndef BASE_BOT_H
#define BASE_BOT_H

/* Whether a program made a commit, by the name and address in it. */

#include "base/str.h"

/* True if IDENTITY, "Name <address> ..." as in a commit, is one that programs
 * give themselves. The committer (not IS_AUTHOR) of what a person did on a web
 * site is an address nobody reads: that alone makes no bot of him. */
bool bot_is(struct str identity, bool is_author);

#endif
