/* SPDX-License-Identifier: MIT */

/*
 * The worker reads steps, measures and texts, which stay while a comparison is
 * shown, and a copy of what is wanted of the folds. Each order has all that is
 * due, so nothing is lost where it takes the place of one before.
 */

#include "app/laying.h"

#include <string.h>

#include "app/reader_fold.h"
#include "app/reader_search.h"
#include "app/work.h"

/* The order at hand. */
struct laying {
    struct job_view view;
    char phrase[ONLY_MOST];
};

void laying_open(struct app *app)
{
    const hx_diff *diff = app->story->diff;
    app->reader.is_slow = app->layer && job_is_long(hx_diff_doc(diff, HX_OLD),
                                                    hx_diff_doc(diff, HX_NEW));
}

bool laying_is_busy(const struct app *app)
{
    return app->layer && app->reader.due;
}

static int order_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct reader *reader = &app->reader;
    struct laying *laying = arena_new(a, struct laying, 1);
    struct job_view *view = &laying->view;
    view->has_sheet = reader->due & DUE_SHEET;
    view->has_find = reader->due & DUE_SEARCH;
    view->sheet = reader_sheet_order(reader);
    view->find = reader_search_order(reader);
    memcpy(laying->phrase, view->find.phrase.s, view->find.phrase.len);
    view->find.phrase.s = laying->phrase;
    if (view->sheet.folds) {
        struct folds *folds = arena_new(a, struct folds, 1);
        *folds = *view->sheet.folds;
        folds->fold = arena_alloc_raw(a, folds->n, sizeof *folds->fold);
        if (folds->n)
            memcpy(folds->fold, view->sheet.folds->fold,
                   folds->n * sizeof *folds->fold);
        view->sheet.folds = folds;
    }
    app->laying = laying;
    return HX_OK;
}

/* Shows all as it was. */
static void all_forget(struct app *app)
{
    if (app->reader.due & DUE_SEARCH)
        reader_search_close(&app->reader, true);
    app->sieve = app->reader.laid.sieve;
    reader_forget(&app->reader);
}

void laying_start(struct app *app)
{
    struct reader *reader = &app->reader;
    if (!app->layer || !reader->a || (reader->due && reader->is_ordered))
        return;
    if (!reader->due && !work_is_busy(app->layer))
        return;
    work_stop(app->layer);
    arena_clear(app->order);
    app->laying = NULL;
    if (!reader->due)
        return;
    if (arena_try(app->order, order_body, app)) {
        all_forget(app);
        app_say(app, true, "there is not enough memory for that layout");
        return;
    }
    struct job_order order = {.view = &app->laying->view};
    reader->is_ordered = true;
    work_start(app->layer, &order);
    app->is_laying = true;
}

void laying_found(struct app *app)
{
    struct reader *reader = &app->reader;
    struct str phrase = {reader->search.phrase, reader->search.phrase_len};
    char sign = app->prompt.sign;
    if (sign == '/' || sign == '\\' || sign == '&')
        return;
    if (reader->search.hits) {
        reader_reveal(reader);
        return;
    }
    reader_search_close(reader, true);
    if (reader->only_len)
        reader_only(reader, (struct str){0});
    app_say(app, false, "%.*s is in neither text", (int)phrase.len, phrase.s);
}

static void result_take(struct app *app, struct job_result *result)
{
    struct reader *reader = &app->reader;
    if (result->code) {
        all_forget(app);
        app_say(app, true, "there is not enough memory for that");
        return;
    }
    bool is_again = reader->search.is_again;
    /* Where the search goes is shown, not where it began. */
    if (result->found.a && reader->due & DUE_SEARCH && !is_again)
        reader->due &= ~(uint32_t)DUE_REVEAL;
    if (result->sheet.a)
        reader_sheet_take(reader, &result->sheet);
    if (result->found.a && reader->due & DUE_SEARCH) {
        reader_search_take(reader, &result->found);
        if (!is_again)
            laying_found(app);
    }
    job_result_free(result);
}

void laying_take(struct app *app)
{
    struct job_result result;
    while (app->layer && work_take(app->layer, &result))
        result_take(app, &result);
}

void laying_stop(struct app *app)
{
    if (app->layer)
        work_stop(app->layer);
    app->reader.is_ordered = false;
}

bool laying_cancel(struct app *app)
{
    const struct reader *reader = &app->reader;
    struct reader_look look = reader_look_get(reader);
    bool is_sized = reader->due == DUE_SHEET &&
                    reader->width != reader->laid.width &&
                    reader_look_is_equal(&look, &reader->laid.look);
    if (!laying_is_busy(app) || is_sized)
        return false;
    bool is_search = reader->due & DUE_SEARCH;
    work_cancel(app->layer);
    all_forget(app);
    app_say(app, false, "the %s was canceled",
            is_search ? "search" : "new layout");
    return true;
}

void laying_put(struct buf *b, const struct app *app, const char *dot)
{
    if (!laying_is_busy(app) || !app->laying)
        return;
    struct job_progress progress = work_progress(app->layer);
    buf_put(b, str_of(progress.what                  ? progress.what
                      : app->reader.due & DUE_SEARCH ? "searching"
                                                     : "laying out"));
    if (progress.percent)
        buf_print(b, " %u %%", progress.percent);
    buf_put(b, str_of(dot));
}

void laying_drop(struct app *app, struct reader *before, hx_diff *diff)
{
    struct job_result all = {.reader = *before, .diff = diff};
    *before = (struct reader){0};
    if (app->layer)
        work_drop(app->layer, &all);
    else
        job_result_free(&all);
}
