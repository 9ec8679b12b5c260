/* SPDX-License-Identifier: MIT */
#ifndef CLI_SHARING_H
#define CLI_SHARING_H

/* The stat format of three versions and more. */

#include "app/story.h"
#include "view/shares.h"

/*
 * Compares every version of STORY with every other, one comparison at a time,
 * and gives in OUT, in A, what they share. The story is left at two versions
 * that differ, if there are such, and without a comparison. 0, or -1 with a
 * sentence in ERR.
 */
int sharing_run(struct arena *a, struct story *story, struct shares *out,
                struct error *err);

#endif
