/* SPDX-License-Identifier: MIT */
#ifndef APP_MOUSE_H
#define APP_MOUSE_H

/* Clicks and drags: what is under the pointer decides what they mean. */

#include "app/app.h"

/* Handles KEY at (Y, X) of the picture; false if it is no click, drag or
 * release. */
bool mouse_key(struct app *app, uint32_t key, int y, int x);
/* Scrolls what is shown by ROWS: where panes are not locked that under the
 * pointer. */
void mouse_scroll(struct app *app, int64_t rows);

#endif
