/* SPDX-License-Identifier: MIT */
#ifndef APP_COMPLETE_H
#define APP_COMPLETE_H

/* What a command line can become at its end: names of commands, and what can
 * stand after those that take something. */

#include "app/app.h"

/*
 * Of all ways to complete the last word of START the one after LINE, which is
 * START or one of them; after the last one the first. In A; LINE itself where
 * there is none.
 */
struct str complete_next(struct arena *a, const struct app *app,
                         struct str start, struct str line);

#endif
