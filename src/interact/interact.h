/* SPDX-License-Identifier: MIT */
#ifndef INTERACT_INTERACT_H
#define INTERACT_INTERACT_H

/*
 * The reader on a terminal: keys go to the app, its pictures and what it asks
 * for go to the terminal. Beside main.c the one place that knows both.
 */

#include "app/config.h"
#include "app/opening.h"
#include "app/story.h"
#include "base/error.h"

struct interact {
    struct arena *a; /* the program's */
    struct story *story;
    const char *repository; /* whose articles are shown; NULL: none */
    struct opening opening; /* what is opened, where that was begun already */
    const struct config *config;
    int signal;        /* set: the one that ended the program, or 0 */
    struct error *err; /* set while it runs */
};

/* Shows the story until the user leaves; 0, or -1 with a sentence in ERR. The
 * terminal is given back in any case. */
int interact_run(struct interact *interact, struct error *err);

#endif
