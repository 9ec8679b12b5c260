/* SPDX-License-Identifier: MIT */

/*
 * The worker reads the comparison while it works. That cannot end meanwhile:
 * the one that takes its place comes from the same worker, and whoever else
 * drops it stops the worker first.
 */

#include "app/explain.h"

#include "app/compare.h"
#include "app/work.h"

static void order_start(struct app *app)
{
    struct job_order order = {.story = app->story,
                              .explained = app->story->diff};
    if (compare_is_busy(app))
        return;
    work_start(app->work, &order);
    app->explain.is_ordered = app->started = true;
}

hx_explain *explain_get(struct app *app)
{
    const hx_diff *diff = app->story->diff;
    struct app_explain *own = &app->explain;
    /* It was told to stop by somebody else. */
    if (own->is_ordered && !work_is_busy(app->work))
        own->is_ordered = false;
    if (own->explain || own->is_ordered || own->code || !diff ||
        hx_diff_depth(diff) == HX_DEPTH_WORDS)
        return own->explain;
    if (app->work &&
        job_is_long(hx_diff_doc(diff, HX_OLD), hx_diff_doc(diff, HX_NEW)))
        order_start(app);
    else
        own->code = hx_explain_new(&own->explain, diff, &app->story->options);
    return own->explain;
}

void explain_take(struct app *app, struct job_result *result)
{
    explain_drop(app);
    app->explain.explain = result->explain;
    app->explain.code = result->code;
}

void explain_drop(struct app *app)
{
    hx_explain_free(app->explain.explain);
    app->explain = (struct app_explain){0};
}
