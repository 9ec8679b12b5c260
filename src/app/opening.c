/* SPDX-License-Identifier: MIT */

/*
 * Records are taken as they come. As soon as two versions have their texts they
 * are a story, which is compared and shown; it grows at its beginning, now and
 * then, while older versions come: what is shown, or made, of the newer ones
 * stays, only their numbers rise. It does not grow while a worker reads it.
 * Without workers (a dump) it is shown when it is whole, so that each dump is
 * the same.
 */

#include "app/opening.h"

#include <errno.h>
#include <poll.h>

#include "app/app.h"
#include "app/compare.h"
#include "app/explain.h"
#include "app/hint.h"
#include "app/laying.h"
#include "app/moment.h"
#include "app/reload.h"
#include "app/versions.h"
#include "app/work.h"

/* Milliseconds. */
enum {
    TAKE = 8,   /* for which records are taken before the next key */
    GROW = 400, /* between two growths */
};

static const char no_memory[] = "there is not enough memory to open the text";

void opening_close(struct opening *opening)
{
    arena_close(opening->a);
    *opening = (struct opening){0};
}

/* What an opening is started with. */
struct starting {
    struct opening *opening;
    const struct opening_order *order;
    struct error *err;
    int code;
};

/* The plan for an article of a repository. */
static void article_plan(struct arena *a, struct story_git *git,
                         const struct opening_order *order)
{
    struct buf name = {.a = a};
    git->n = 1;
    git->job[0] = (struct git_job){.name = "article",
                                   .path = order->repository,
                                   .file = str_copy(a, order->file),
                                   .wants_texts = true,
                                   .no_cache = order->no_cache};
    buf_print(&name, "%s:", order->repository);
    buf_put(&name, order->file);
    git->name = str_copy(a, buf_str(&name));
}

/* Begins to read job AT. */
static int job_start(struct arena *a, struct opening *opening,
                     struct error *err)
{
    opening->reading[opening->at] = git_reading_new(a);
    return git_open(a, &opening->stream, &opening->git->job[opening->at], err);
}

static int start_body(struct arena *a, void *context)
{
    struct starting *starting = context;
    struct opening *opening = starting->opening;
    const struct opening_order *order = starting->order;
    opening->git = arena_new(a, struct story_git, 1);
    starting->code = 0;
    if (!order->paths)
        article_plan(a, opening->git, order);
    else
        starting->code =
            story_git_plan(a, opening->git, order->paths, starting->err);
    opening->commit =
        (struct str){str_copy(a, order->commit), order->commit.len};
    if (!starting->code)
        starting->code = job_start(a, opening, starting->err);
    return HX_OK;
}

int opening_start(struct opening *opening, const struct opening_order *order,
                  struct error *err)
{
    struct starting starting = {opening, order, err, -1};
    opening_close(opening);
    if (arena_open(&opening->a) ||
        arena_try(opening->a, start_body, &starting)) {
        error_set(err, "%s", no_memory);
        starting.code = -1;
    }
    if (starting.code)
        opening_close(opening);
    return starting.code;
}

/* Reading has ended; TROUBLE says why, if not by itself. */
static void reading_end(struct opening *opening, const char *trouble)
{
    opening->stream = NULL;
    opening->is_over = true;
    if (!trouble)
        return;
    opening->is_cut = true;
    error_set(&opening->failure, "%s", trouble);
    story_git_refuse(opening->git, &opening->failure);
}

/* A taking of records. */
struct taking {
    struct opening *opening;
    int64_t until;
};

/* All of a job has come: the next one, or the end. */
static void job_end(struct arena *a, struct opening *opening)
{
    struct error err = {""};
    opening->stream = NULL;
    if (opening->at + 1 == opening->git->n) {
        reading_end(opening, NULL);
        return;
    }
    opening->at++;
    if (job_start(a, opening, &err))
        reading_end(opening, err.text);
}

static int take_body(struct arena *a, void *context)
{
    enum { RECORDS = 64 }; /* between two looks at the clock */
    struct taking *taking = context;
    struct opening *opening = taking->opening;
    struct wire_record record;
    struct error err = {""};
    for (int i = 1; opening->stream; i++) {
        if (i % RECORDS == 0 && moment_now() >= taking->until)
            break;
        enum git_taken taken = git_take(opening->stream, &record, &err);
        if (taken == GIT_NOTHING)
            break;
        if (taken == GIT_FAILED)
            reading_end(opening, err.text);
        else if (taken == GIT_ENDED)
            job_end(a, opening);
        else if (record.kind == WIRE_PROGRESS) {
            opening->commits = wire_get_number(&record);
            opening->total = wire_get_number(&record);
        } else
            git_reading_put(opening->reading[opening->at], &record);
    }
    return HX_OK;
}

static void records_take(struct opening *opening, int64_t until)
{
    struct taking taking = {opening, until};
    struct git_stream *stream = opening->stream;
    if (!stream || !arena_try(opening->a, take_body, &taking))
        return;
    /* What was read may be half of a record: nothing is made of it. */
    git_close(stream);
    opening->is_made = true;
    reading_end(opening, no_memory);
}

int opening_wait(struct opening *opening, int milliseconds, struct error *err)
{
    int64_t now = moment_now(), end = now + milliseconds;
    for (; opening->stream && now < end; now = moment_now()) {
        struct pollfd waited = {.fd = git_descriptor(opening->stream),
                                .events = POLLIN};
        if (poll(&waited, 1, (int)(end - now)) < 0 && errno != EINTR)
            break;
        records_take(opening, end);
    }
    if (!opening->failure.text[0])
        return 0;
    *err = opening->failure;
    opening_close(opening);
    return -1;
}

bool opening_is_shown(const struct app *app)
{
    return app->opening.is_shown;
}

bool opening_is_busy(const struct app *app)
{
    return app->opening.stream;
}

int opening_descriptor(const struct opening *opening)
{
    return opening->stream ? git_descriptor(opening->stream) : -1;
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
    versions_stop(app);
    reader_close(&app->reader);
    app->story = story;
    app->facts_n = 0;
    app->marks = (struct marks){0};
    app->is_going = app->used = app->started = false;
}

/* Nothing can be shown. */
static void failure_tell(struct app *app, const char *why)
{
    if (app->browse)
        app_note(app, why);
    else
        error_set(&app->refusal, "%s", why);
    app->quit |= !app->browse;
    opening_close(&app->opening);
}

/* Compares at the commit that was asked for, if there was one. */
static void commit_find(struct opening *opening)
{
    struct story *story = opening->story;
    for (uint32_t i = 1; i < story->n && opening->commit.len; i++) {
        const struct git_version *from = story->version[i].from;
        if (!from || !str_is_equal(from->commit, opening->commit))
            continue;
        story->at[HX_OLD] = i - 1;
        story->at[HX_NEW] = i;
    }
}

void opening_only_say(struct app *app)
{
    if (app->story->n == 1 && app->browse)
        hint_say(app, "this is the only version of the article; {close} goes "
                      "back to the list");
    else if (app->story->n == 1)
        app_say(app, false,
                "this is %s, so there is nothing to compare it with",
                story_only(app->story));
}

static void story_show(struct app *app)
{
    struct opening *opening = &app->opening;
    struct story *story = opening->story;
    commit_find(opening);
    story_git_label(story, opening->git);
    if (app->browse && app->mode == MODE_ARTICLES)
        app->browse->list = app->list;
    story_set(app, story);
    opening->is_shown = true;
    app->mode = app->mode == MODE_ARTICLES ? MODE_READER : app->mode;
    app_compare(app, story->at[HX_OLD], story->at[HX_NEW]);
    /* Where that failed at once the list is back, and the story gone. */
    if (opening->is_shown)
        opening_only_say(app);
}

static void place_shift(struct reader_place *place, uint32_t by)
{
    for (int side = 0; side < 2; side++)
        place->version[side] += by;
}

/* The story has grown at its beginning BY so many versions; line LINE of their
 * list was chosen, which was that of VERSION. */
static void numbers_shift(struct app *app, uint32_t by, uint32_t version)
{
    struct marks *marks = &app->marks;
    for (uint32_t i = 0; i < MARKS; i++)
        place_shift(&marks->mark[i], by);
    for (uint32_t i = 0; i < marks->jumps; i++)
        place_shift(&marks->jump[i], by);
    place_shift(&app->going, by);
    app->early.is_set = false;
    versions_grow(app, by);
    if (app->mode != MODE_VERSIONS)
        return;
    uint32_t line = app->list.chosen;
    app->list.chosen = versions_line_of(app, version + by);
    app->list.top += app->list.chosen - line;
}

/* A making of the story. */
struct making {
    struct app *app;
    struct error err;
    int code;
};

static int make_body(struct arena *a, void *context)
{
    struct making *making = context;
    struct opening *opening = &making->app->opening;
    struct git_article article[2];
    struct story *story = opening->story;
    for (uint32_t i = 0; i < opening->git->n; i++)
        git_reading_end(opening->reading[i], &article[i]);
    if (!story) {
        story = arena_new(a, struct story, 1);
        story_own(a, story);
        story->options = making->app->base->options;
        story->format = making->app->base->format;
    }
    making->code =
        story_git_make(a, story, opening->git, article, &making->err);
    opening->story = story;
    return HX_OK;
}

/* True if reading failed and nothing can be made of what it gave. */
static bool is_useless(const struct opening *opening)
{
    return opening->failure.text[0] &&
           (opening->git->revision[0] ||
            !git_reading_count(opening->reading[0]));
}

/* True if what has come is to be made part of the story. */
static bool is_due(struct app *app)
{
    const struct opening *opening = &app->opening;
    if (!opening->a || opening->is_made)
        return false;
    if (opening->is_shown && (compare_is_busy(app) || app->reload))
        return false;
    if (opening->is_over)
        return true;
    if (!app->work || opening->git->revision[0] || opening->commit.len ||
        git_reading_count(opening->reading[0]) == opening->versions)
        return false;
    return !opening->is_shown || moment_now() - opening->made >= GROW;
}

/* Makes what has come part of the story; false if nothing can be made. */
static bool story_grow(struct app *app)
{
    struct opening *opening = &app->opening;
    struct making making = {app, {""}, 0};
    uint32_t n = opening->is_shown ? app->story->n : 0, version = 0;
    if (app->mode == MODE_VERSIONS)
        version = versions_line(app, app->list.chosen).end - 1;
    opening->versions = git_reading_count(opening->reading[0]);
    opening->made = moment_now();
    opening->is_made = opening->is_over;
    if (arena_try(opening->a, make_body, &making)) {
        error_set(&making.err, "%s", no_memory);
        making.code = -1;
    }
    if (opening->is_shown && !making.code)
        numbers_shift(app, app->story->n - n, version);
    if (making.code && !opening->failure.text[0])
        opening->failure = making.err;
    return !making.code;
}

/* Reading has ended: says what is wrong with what it gave. */
static void end_tell(struct app *app)
{
    struct opening *opening = &app->opening;
    struct str why = str_of(opening->failure.text);
    if (!opening->is_shown) {
        struct error failure = opening->failure;
        failure_tell(app, failure.text);
        return;
    }
    for (uint32_t i = 0; i < app->story->notes; i++)
        app_note(app, str_copy(opening->a, app->story->note[i]));
    if (why.len)
        app_note(app, opening->failure.text);
}

bool opening_take(struct app *app)
{
    struct opening *opening = &app->opening;
    if (!opening->a)
        return false;
    records_take(opening, moment_now() + TAKE);
    opening->is_made |= is_useless(opening);
    if (is_due(app) && story_grow(app) && !opening->is_shown &&
        (opening->story->n > 1 || opening->is_over))
        story_show(app);
    if (opening->a && opening->is_made && !opening->is_told) {
        opening->is_told = true;
        end_tell(app);
    }
    return opening->stream || (opening->a && !opening->is_made);
}

bool opening_cancel(struct app *app)
{
    struct opening *opening = &app->opening;
    if (!opening->stream)
        return false;
    git_close(opening->stream);
    opening->is_cut = true;
    reading_end(opening, NULL);
    if (opening->is_shown) {
        app_say(app, false,
                "reading was canceled: older versions than these are not "
                "shown");
        return true;
    }
    opening_close(opening);
    app->quit |= !app->browse;
    app_say(app, false, "reading was canceled; nothing was opened");
    return true;
}

bool opening_return(struct app *app)
{
    if (!app->browse || !opening_is_shown(app))
        return false;
    story_set(app, app->base);
    opening_close(&app->opening);
    app->mode = MODE_ARTICLES;
    app->list = app->browse->list;
    return true;
}

void opening_progress(struct buf *b, const struct app *app)
{
    const struct opening *opening = &app->opening;
    if (!opening->stream) {
        if (opening->is_cut)
            buf_put(b, STR("not all versions were read"));
        return;
    }
    uint32_t n = git_reading_count(opening->reading[opening->at]);
    buf_print(b, "reading the history: %u version%s", n, n == 1 ? "" : "s");
    if (opening->total > opening->commits)
        buf_print(b, ", %llu of %llu commits",
                  (unsigned long long)opening->commits,
                  (unsigned long long)opening->total);
    else if (opening->commits)
        buf_print(b, ", %llu commits", (unsigned long long)opening->commits);
}
