/* SPDX-License-Identifier: MIT */
#ifndef APP_COMPARE_H
#define APP_COMPARE_H

/*
 * Comparing beside the interface: what the app orders of its worker
 * (app/work.h), takes from it, and says about it. Without a worker all is done
 * at once.
 */

#include "app/app.h"

/* Compares versions OLD and NEW; what is shown stays until they are. */
void compare_start(struct app *app, uint32_t old, uint32_t new);
/* Goes to PLACE, when its versions are compared. */
void compare_go(struct app *app, const struct reader_place *place);
/* Makes the full comparison where only words were compared; false if there is
 * nothing to do. */
bool compare_again(struct app *app);
/* Stops comparing and keeps what there is; false if nothing was compared. */
bool compare_cancel(struct app *app);
/* The versions that are shown, or will be when what is ordered is there. */
void compare_at(const struct app *app, uint32_t at[2]);
/* True while something is compared. */
bool compare_is_busy(const struct app *app);
/* Shows what the worker has made, if there is something. */
void compare_take(struct app *app);
/* Waits a moment for the full comparison of short texts of which only the words
 * are shown, so that a key means what it does in the picture that stays. */
void compare_settle(struct app *app);
/* Appends how far that is, and what is not known yet: "comparing 40 %"; nothing
 * where all is known. */
void compare_put(struct buf *b, const struct app *app, const char *dot);
/* Draws ROWS of SCREEN while there is nothing to show yet. */
void compare_draw(const struct app *app, struct screen *screen, hx_range rows);

#endif
