/* SPDX-License-Identifier: MIT */
#ifndef CLI_DUMP_H
#define CLI_DUMP_H

/* The reader without a terminal: keys in, the last picture out. */

#include "app/option.h"
#include "app/story.h"

/*
 * Plays the script of SETTINGS on a picture of its size and appends the last
 * picture. 0, or -1 with a sentence in ERR.
 */
int dump_run(struct arena *a, struct story *story,
             const struct settings *settings, struct buf *out,
             struct error *err);

#endif
