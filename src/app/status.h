/* SPDX-License-Identifier: MIT */
#ifndef APP_STATUS_H
#define APP_STATUS_H

/* The title, the status line and the bottom line. */

#include "app/app.h"

/* Draws the names of both versions in row 0. */
void status_title(const struct app *app, struct screen *screen);
/* Draws where the cursor is, on what, and what changed in all, in row Y. */
void status_line(const struct app *app, struct screen *screen, int y);
/* Draws the message or the most useful keys in row Y. */
void status_hint(const struct app *app, struct screen *screen, int y);

#endif
