/* SPDX-License-Identifier: MIT */
#ifndef APP_BROWSE_OPEN_H
#define APP_BROWSE_OPEN_H

/* Opening an article of a repository that is browsed, and closing it. */

#include "app/browse.h"

/* Takes what has come of the history, and shows it when all has. */
void browse_opening_take(struct app *app);
/* Gives back all of it; what shows it is closed before. */
void browse_opening_close(struct browse_opening *opening);

#endif
