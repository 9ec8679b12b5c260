/* SPDX-License-Identifier: MIT */
#ifndef APP_WATCH_H
#define APP_WATCH_H

/*
 * The files of the texts that are shown, looked at now and then: what changed
 * on disk is read anew (app/reload.h), or told, as the option "reload" says.
 */

#include "app/app.h"

enum { WATCH_LOOK = 1000 }; /* milliseconds between looks at the files */

/* Looks, at most once in WATCH_LOOK; to be called between two keys. */
void watch_files(struct app *app);

#endif
