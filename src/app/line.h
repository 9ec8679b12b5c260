/* SPDX-License-Identifier: MIT */
#ifndef APP_LINE_H
#define APP_LINE_H

/* What the line at the bottom does: a search as it is typed, a command. */

#include "app/app.h"

/* Opens the line with SIGN: / and \\ search, : takes a command. */
void line_open(struct app *app, char sign);
/* Handles KEY while the line is open. */
void line_key(struct app *app, uint32_t key);
/* Is S a command line? 0, or -1 with a sentence in ERR. */
int line_check(struct str s, struct error *err);
/*
 * Runs the command line S: a command's name, a number before or after it, or
 * a number with % alone; COUNT is that number where S has none. False, with a
 * message, if it is none.
 */
bool line_run(struct app *app, struct str s, uint32_t count);

#endif
