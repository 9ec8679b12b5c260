/* SPDX-License-Identifier: MIT */
#ifndef APP_LAYING_H
#define APP_LAYING_H

/*
 * Laying out and searching long texts beside the interface, by a worker of its
 * own, so that a comparison goes on meanwhile. What was shown before is shown
 * and can be used until the new sheet is there; what is asked for later takes
 * the place of what was asked for. Short texts do without.
 */

#include "app/app.h"

/* Says how the reader of APP, just opened, is laid out from now on. */
void laying_open(struct app *app);
/* Orders what is due. */
void laying_start(struct app *app);
/* Shows what the worker has made, if there is something. */
void laying_take(struct app *app);
/* Waits until the worker reads nothing of the texts any more. */
void laying_stop(struct app *app);
/* Shows all as it was before what is due was asked for; false if nothing is
 * due that can be taken back. */
bool laying_cancel(struct app *app);
/* True while something is made. */
bool laying_is_busy(const struct app *app);
/* Shows the end of a search whose line was closed: the place that was found,
 * or that there is none. */
void laying_found(struct app *app);
/* Appends what is made and how far it is, or nothing. */
void laying_put(struct buf *b, const struct app *app, const char *dot);
/* Has what BEFORE and DIFF hold given back, beside the interface if it can. */
void laying_drop(struct app *app, struct reader *before, hx_diff *diff);

#endif
