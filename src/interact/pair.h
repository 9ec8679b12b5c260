/* SPDX-License-Identifier: MIT */
#ifndef INTERACT_PAIR_H
#define INTERACT_PAIR_H

/*
 * Which two of a story's versions were read last. A story is known by the names
 * of all its files, in their order: with a version more it is another one, and
 * opens at its newest two.
 */

#include "app/app.h"

/* Finds the versions of STORY that were read last; false if they are those it
 * opens at, or not known. Leaves AT alone then. */
bool pair_find(const struct story *story, uint32_t at[2]);
/* Remembers the versions that are shown, or forgets those remembered if they
 * are those it opens at, the ones in OPENING. */
void pair_save(const struct story *story, const uint32_t opening[2]);

#endif
