/* SPDX-License-Identifier: MIT */
#ifndef CLI_DUMP_H
#define CLI_DUMP_H

/* The reader without a terminal: keys in, the last picture out. */

#include "app/config.h"
#include "app/story.h"

struct dump {
    struct arena *a;
    struct story *story;
    const char *repository; /* whose articles are shown; NULL: the story is */
    const struct config *config;
};

/*
 * Plays the script of the settings on a picture of their size and appends the
 * last picture. 0, or -1 with a sentence in ERR.
 */
int dump_run(const struct dump *dump, struct buf *out, struct error *err);

#endif
