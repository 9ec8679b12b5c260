/* SPDX-License-Identifier: MIT */

/* While its history is read an article is no more than a line at the bottom;
 * then the story takes the app over, in an arena that ends with it. */

#include "app/browse_open.h"

#include "app/app.h"
#include "app/explain.h"
#include "app/hint.h"
#include "app/laying.h"
#include "app/reload.h"
#include "app/story_git.h"
#include "app/work.h"

void browse_opening_close(struct browse_opening *opening)
{
    arena_close(opening->a);
    *opening = (struct browse_opening){0};
}

/* What an opening is started with. */
struct starting {
    struct browse *browse;
    uint32_t article, commit;
    struct error *err;
};

static int start_body(struct arena *a, void *context)
{
    struct starting *starting = context;
    struct browse *browse = starting->browse;
    struct browse_opening *opening = &browse->opening;
    struct buf name = {.a = a};
    struct str path = browse->shown.archive->paths.names[starting->article];
    struct git_job job = {.name = "article",
                          .path = browse->repository,
                          .file = str_copy(a, path),
                          .wants_texts = true,
                          .no_cache = browse->no_cache};
    buf_print(&name, "%s:", browse->repository);
    buf_put(&name, path);
    opening->name = str_copy(a, buf_str(&name));
    if (starting->commit != ARCHIVE_NONE) {
        struct str id =
            browse->shown.archive->commit_ids.names[starting->commit];
        opening->commit = (struct str){str_copy(a, id), id.len};
    }
    opening->reading = git_reading_new(a);
    return git_open(a, &opening->stream, &job, starting->err);
}

void browse_article_open(struct app *app, uint32_t article, uint32_t commit)
{
    struct browse *browse = app->browse;
    struct error err;
    struct starting starting = {browse, article, commit, &err};
    error_set(&err, "there is not enough memory to open the article");
    browse_opening_close(&browse->opening);
    if (!arena_open(&browse->opening.a) &&
        !arena_try(browse->opening.a, start_body, &starting))
        return;
    browse_opening_close(&browse->opening);
    app_say(app, true, "%s", err.text);
}

bool browse_is_reading(const struct app *app)
{
    return app->browse && app->browse->opening.story;
}

/* Shows STORY in place of what was shown. */
static void story_set(struct app *app, struct story *story)
{
    if (app->work)
        work_stop(app->work);
    (void)laying_cancel(app);
    laying_stop(app);
    reload_drop(app);
    explain_drop(app);
    reader_close(&app->reader);
    app->story = story;
    app->facts_n = 0;
    app->marks = (struct marks){0};
    app->is_going = app->used = app->started = false;
}

/* The last part of an opening. */
struct ending {
    struct app *app;
    struct error err;
    int code;
};

static int end_body(struct arena *a, void *context)
{
    struct ending *ending = context;
    struct browse_opening *opening = &ending->app->browse->opening;
    struct git_article article;
    struct story *story = arena_new(a, struct story, 1);
    story_own(a, story);
    story->format = ending->app->browse->empty.format;
    git_reading_end(opening->reading, &article);
    ending->code =
        story_git_make(a, story, &article, opening->name, &ending->err);
    for (uint32_t i = 1; i < story->n && opening->commit.len; i++) {
        const struct git_version *from = story->version[i].from;
        if (!from || !str_is_equal(from->commit, opening->commit))
            continue;
        story->at[HX_OLD] = i - 1;
        story->at[HX_NEW] = i;
    }
    opening->story = story;
    return HX_OK;
}

/* All of the history has come. */
static void article_show(struct app *app)
{
    struct browse *browse = app->browse;
    struct ending ending = {app, {""}, 0};
    if (arena_try(browse->opening.a, end_body, &ending)) {
        error_set(&ending.err, "there is not enough memory to open the "
                               "article");
        ending.code = -1;
    }
    if (ending.code) {
        browse_opening_close(&browse->opening);
        app_say(app, true, "%s", ending.err.text);
        return;
    }
    struct story *story = browse->opening.story;
    story->options = browse->empty.options;
    if (app->mode == MODE_ARTICLES)
        browse->list = app->list;
    story_set(app, story);
    app->mode = MODE_READER;
    app_compare(app, story->at[HX_OLD], story->at[HX_NEW]);
    /* Where that failed at once the list is back, and the story gone. */
    if (!browse_is_reading(app))
        return;
    if (story->n == 1)
        hint_say(app, "this is the only version of the article; {close} goes "
                      "back to the list");
    for (uint32_t i = 0; i < story->notes; i++)
        app_note(app, str_copy(browse->opening.a, story->note[i]));
}

/* What was taken of the history at once. */
struct taking {
    struct browse_opening *opening;
    struct error err;
    enum git_taken taken;
};

static int take_body(struct arena *a, void *context)
{
    enum { RECORDS = 256 };
    struct taking *taking = context;
    struct wire_record record;
    (void)a;
    for (int i = 0; i < RECORDS; i++) {
        taking->taken =
            git_take(taking->opening->stream, &record, &taking->err);
        if (taking->taken != GIT_RECORD)
            break;
        git_reading_put(taking->opening->reading, &record);
    }
    return HX_OK;
}

void browse_opening_take(struct app *app)
{
    struct browse_opening *opening = &app->browse->opening;
    struct taking taking = {opening, {""}, GIT_NOTHING};
    if (!opening->stream)
        return;
    if (arena_try(opening->a, take_body, &taking)) {
        error_set(&taking.err, "there is not enough memory to open the "
                               "article");
        taking.taken = GIT_FAILED;
    }
    if (taking.taken == GIT_FAILED) {
        browse_opening_close(opening);
        app_note(app, taking.err.text);
    } else if (taking.taken == GIT_ENDED) {
        opening->stream = NULL;
        article_show(app);
    }
}

bool browse_return(struct app *app)
{
    struct browse *browse = app->browse;
    if (!browse_is_reading(app))
        return false;
    story_set(app, &browse->empty);
    browse_opening_close(&browse->opening);
    app->mode = MODE_ARTICLES;
    app->list = browse->list;
    return true;
}
