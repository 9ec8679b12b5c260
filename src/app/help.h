/* SPDX-License-Identifier: MIT */
#ifndef APP_HELP_H
#define APP_HELP_H

/* The help, made from the tables of commands, keys and kinds. */

#include "app/app.h"

/* Draws the help over the body, HEIGHT rows from row Y on. */
void help_draw(struct app *app, struct screen *screen, int y, int height);
/* Appends how much of the help is shown. */
void help_status(struct buf *b, const struct app *app);
/* Scrolls the help by ROWS, as far as there is something to see. */
void help_scroll(struct app *app, int64_t rows);

struct help;

/* The rows of the help as it is drawn now, in A, and how many. */
struct help *help_open(struct arena *a, struct app *app, uint32_t *n);
/* Appends row I. */
void help_line(struct buf *b, const struct help *help, uint32_t i);

#endif
