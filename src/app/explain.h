/* SPDX-License-Identifier: MIT */
#ifndef APP_EXPLAIN_H
#define APP_EXPLAIN_H

/*
 * What says why two were paired, made when it is first asked for and kept as
 * long as the comparison: of short texts at once, of long ones by the worker
 * that compares.
 */

#include "app/app.h"
#include "app/job.h"

/* What explains the comparison that is shown, or NULL while it is made or
 * where that failed (app->explain.code). */
hx_explain *explain_get(struct app *app);
/* Takes what the worker has made. */
void explain_take(struct app *app, struct job_result *result);
/* Gives it back: the comparison ends. */
void explain_drop(struct app *app);

#endif
