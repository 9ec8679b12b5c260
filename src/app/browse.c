/* SPDX-License-Identifier: MIT */

/*
 * Records are taken as they come, for TAKE milliseconds at a time, so that
 * keys never wait. Whatever is allocated while this runs is in arenas whose
 * borders are all here, one in the other; where memory runs out the program
 * ends.
 */

#include "app/browse.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "app/app.h"
#include "app/browse_inner.h"
#include "app/hint.h"
#include "app/moment.h"
#include "app/opening.h"

/* Milliseconds. */
enum {
    TAKE = 8,   /* for which records are taken before the next key */
    MAKE = 150, /* between two makings of the rows while records come */
};

static void memory_fail(struct app *app)
{
    app->failed = HX_ENOMEM;
    app->quit = true;
}

static void listing_close(struct browse_listing *listing)
{
    arena_close(listing->a);
    *listing = (struct browse_listing){0};
}

/* What a listing is started with. */
struct starting {
    struct browse *browse;
    struct browse_listing *listing;
    struct error *err;
};

static int start_body(struct arena *a, void *context)
{
    struct starting *starting = context;
    struct git_job job = {.name = "list",
                          .path = starting->browse->repository,
                          .wants_changes = true,
                          .no_cache = starting->browse->no_cache};
    starting->listing->archive = archive_new(a);
    return git_open(a, &starting->listing->stream, &job, starting->err);
}

int browse_listing_open(struct browse *browse, struct browse_listing *listing,
                        struct error *err)
{
    struct starting starting = {browse, listing, err};
    error_set(err, "there is not enough memory");
    *listing = (struct browse_listing){0};
    if (arena_open(&listing->a))
        return -1;
    if (!arena_try(listing->a, start_body, &starting))
        return 0;
    listing_close(listing);
    return -1;
}

int browse_open(struct app *app, const char *repository, struct error *err)
{
    struct browse *browse = arena_new(app->a, struct browse, 1);
    browse->repository = repository;
    browse->no_cache = app->settings.no_cache;
    browse->facts.article = ARCHIVE_NONE;
    browse->asking.repository = repository;
    browse->is_stale = true;
    app->browse = browse;
    app->mode = MODE_ARTICLES;
    error_set(err, "there is not enough memory");
    if (arena_open(&browse->rows_arena) || arena_open(&browse->asking.a) ||
        arena_open(&browse->filter_arena) || arena_open(&browse->facts.a) ||
        browse_listing_open(browse, &browse->shown, err)) {
        browse_close(app);
        return -1;
    }
    return 0;
}

void browse_close(struct app *app)
{
    struct browse *browse = app->browse;
    if (!browse)
        return;
    listing_close(&browse->shown);
    listing_close(&browse->next);
    asking_close(&browse->asking);
    arena_close(browse->asking.a);
    arena_close(browse->facts.a);
    arena_close(browse->filter_arena);
    arena_close(browse->rows_arena);
    browse->asking.a = browse->facts.a = NULL;
    browse->filter_arena = browse->rows_arena = NULL;
    app->browse = NULL;
}

void browse_see(struct browse *browse, struct archive_row row)
{
    if (browse->seens < BROWSE_SEEN)
        browse->seen[browse->seens++] = row;
}

void browse_change(struct app *app)
{
    app->browse->is_stale = true;
    app->browse->made = 0;
}

struct browse_listing *browse_listing_read(struct browse *browse)
{
    return browse->shown.stream  ? &browse->shown
           : browse->next.stream ? &browse->next
                                 : NULL;
}

static int next_keep(struct arena *a, void *context)
{
    struct browse *browse = context;
    const struct archive *before = browse->shown.archive;
    struct archive *after = browse->next.archive;
    /* What was read before is still true. */
    for (uint32_t j = 0; j < before->blobs.vec.n; j++) {
        uint32_t to = intern_find(&after->blob_ids, before->blob_ids.names[j]);
        if (to != UINT32_MAX && before->blobs.at[j].state == ARCHIVE_KNOWN &&
            after->blobs.at[to].state != ARCHIVE_KNOWN) {
            struct str line = before->blobs.at[j].headline;
            after->blobs.at[to].headline =
                (struct str){str_copy(a, line), line.len};
            after->blobs.at[to].state = ARCHIVE_KNOWN;
        }
    }
    return HX_OK;
}

/* Remembers the row under the cursor, by its numbers in AFTER. */
static void chosen_keep(struct app *app, const struct archive *after)
{
    struct browse *browse = app->browse;
    const struct archive *before = browse->shown.archive;
    uint32_t i = browse_list(app)->chosen;
    browse->wants_chosen = !browse->has_titles && i < browse->rows.n;
    if (!browse->wants_chosen)
        return;
    struct archive_row row = browse->rows.at[i];
    if (row.article != ARCHIVE_NONE)
        row.article =
            intern_find(&after->paths, before->paths.names[row.article]);
    else
        row.commit = intern_find(&after->commit_ids,
                                 before->commit_ids.names[row.commit]);
    browse->chosen = row;
}

/* Shows the list that was read because of new commits, if it is complete. */
static void next_show(struct app *app)
{
    struct browse *browse = app->browse;
    if (!browse->next.a || browse->next.stream)
        return;
    if (!browse->next.archive->is_complete ||
        arena_try(browse->next.a, next_keep, browse)) {
        listing_close(&browse->next);
        return;
    }
    chosen_keep(app, browse->next.archive);
    browse_questions_drop(browse);
    browse->rows = (struct archive_rows){0};
    browse->seens = 0;
    browse->is_cut = false;
    listing_close(&browse->shown);
    browse->shown = browse->next;
    browse->next = (struct browse_listing){0};
    browse_change(app);
}

/* The list was read, or reading it failed. */
static void listing_end(struct app *app, struct browse_listing *listing,
                        const char *trouble)
{
    struct browse *browse = app->browse;
    listing->stream = NULL;
    if (trouble)
        app_note(app, trouble);
    if (trouble && listing == &browse->shown &&
        !listing->archive->changes.vec.n) {
        error_set(&app->refusal, "%s", trouble);
        app->quit = true;
    }
    if (trouble && listing == &browse->shown)
        browse->is_cut = true;
    if (!trouble)
        archive_end(listing->archive);
    browse_change(app);
}

/* Takes records of the list until UNTIL; true if there were some. */
static bool listing_take(struct app *app, int64_t until)
{
    struct browse *browse = app->browse;
    struct browse_listing *listing = browse_listing_read(browse);
    struct wire_record record;
    struct error err = {""};
    bool is_news = false;
    uint32_t n = 0;
    while (listing) {
        enum git_taken taken = git_take(listing->stream, &record, &err);
        if (taken == GIT_NOTHING)
            break;
        is_news = true;
        browse->is_stale |= listing == &browse->shown;
        if (taken != GIT_RECORD) {
            listing_end(app, listing, taken == GIT_FAILED ? err.text : NULL);
            break;
        }
        if (record.kind == WIRE_NOTE) {
            struct str text = wire_get_text(&record);
            app_note(app, str_copy(listing->a, text));
        }
        archive_put(listing->archive, &record);
        if (++n % 64 == 0 && moment_now() >= until)
            break;
    }
    return is_news;
}

/* A taking within all the borders. */
struct taking {
    struct app *app;
    int64_t until;
    bool is_news;
};

static int take_body(struct arena *a, void *context)
{
    struct taking *taking = context;
    struct app *app = taking->app;
    (void)a;
    taking->is_news = listing_take(app, taking->until);
    if (app->browse)
        taking->is_news |= browse_answers_take(app, taking->until);
    browse_questions_ask(app);
    return HX_OK;
}

static int facts_body(struct arena *a, void *context)
{
    struct taking *taking = context;
    (void)a;
    return arena_try(taking->app->browse->asking.a, take_body, taking);
}

static int next_body(struct arena *a, void *context)
{
    struct taking *taking = context;
    (void)a;
    return arena_try(taking->app->browse->facts.a, facts_body, taking);
}

static int shown_body(struct arena *a, void *context)
{
    struct taking *taking = context;
    (void)a;
    return taking->app->browse->next.a
               ? arena_try(taking->app->browse->next.a, next_body, taking)
               : next_body(NULL, taking);
}

static bool records_take(struct app *app, int64_t until)
{
    struct taking taking = {app, until, false};
    if (arena_try(app->browse->shown.a, shown_body, &taking)) {
        memory_fail(app);
        return false;
    }
    return taking.is_news;
}

bool browse_take(struct app *app)
{
    struct browse *browse = app->browse;
    int64_t now = moment_now();
    if (!browse)
        return false;
    bool is_news = records_take(app, now + TAKE);
    next_show(app);
    browse_tip_ask(browse, now);
    /* A list that waits for its rows is drawn when they may be made. */
    return is_news || browse_listing_read(browse);
}

void browse_descriptors(const struct browse *browse, int fd[BROWSE_STREAMS])
{
    const struct git_stream *stream[] = {browse->shown.stream,
                                         browse->next.stream};
    for (int i = 0; i < 2; i++)
        fd[i] = stream[i] ? git_descriptor(stream[i]) : -1;
    fd[2] = asking_descriptor(&browse->asking);
}

bool browse_settle(struct app *app)
{
    struct browse *browse = app->browse;
    enum { STREAMS = BROWSE_STREAMS + 1 };
    int fd[STREAMS];
    struct pollfd waited[STREAMS];
    bool is_busy = true, is_news = false;
    while (browse && is_busy && !app->quit) {
        browse->looked = INT64_MAX / 2; /* new commits are not waited for */
        (void)browse_take(app);
        (void)opening_take(app);
        browse_descriptors(browse, fd);
        fd[BROWSE_STREAMS] = opening_descriptor(&app->opening);
        is_busy = false;
        for (int i = 0; i < STREAMS; i++) {
            waited[i] = (struct pollfd){.fd = fd[i], .events = POLLIN};
            is_busy |= fd[i] >= 0;
        }
        is_news |= is_busy;
        if (is_busy && !app->quit && poll(waited, STREAMS, -1) < 0 &&
            errno != EINTR)
            break;
    }
    if (is_news && browse)
        browse_change(app);
    return is_news;
}

struct list *browse_list(struct app *app)
{
    return app->mode == MODE_ARTICLES ? &app->list : &app->browse->list;
}

static int rows_body(struct arena *a, void *context)
{
    struct browse *browse = context;
    if (browse->has_titles)
        browse->rows = archive_order_titles(
            a, browse->shown.archive, &browse->view,
            browse->shown.titles.found.at, browse->shown.titles.found.vec.n);
    else
        browse->rows = archive_order(a, browse->shown.archive, &browse->view);
    return HX_OK;
}

/* True if ROW is the one that was under the cursor. */
static bool is_chosen(const struct browse *browse, struct archive_row row)
{
    return row.article == browse->chosen.article &&
           (row.article != ARCHIVE_NONE || row.commit == browse->chosen.commit);
}

/* Puts the row that was under the cursor there again. */
static void chosen_find(struct app *app)
{
    struct browse *browse = app->browse;
    struct list *list = browse_list(app);
    for (uint32_t i = 0; browse->wants_chosen && i < browse->rows.n; i++) {
        if (!is_chosen(browse, browse->rows.at[i]))
            continue;
        list->top =
            list->top + i < list->chosen ? 0 : list->top + i - list->chosen;
        list->chosen = i;
        break;
    }
    browse->wants_chosen = false;
}

void browse_rows(struct app *app)
{
    struct browse *browse = app->browse;
    int64_t now = moment_now();
    browse->seens = 0;
    bool is_moving = browse_listing_read(browse) || browse->asking.n;
    if (!browse->is_stale ||
        (browse->rows.n && now - browse->made < MAKE && is_moving))
        return; /* the first rows do not wait */
    if (browse->made && !browse->wants_chosen)
        chosen_keep(app, browse->shown.archive);
    arena_clear(browse->rows_arena);
    browse->rows = (struct archive_rows){0};
    if (arena_try(browse->rows_arena, rows_body, browse)) {
        memory_fail(app);
        return;
    }
    browse->made = now;
    browse->is_stale = false;
    chosen_find(app);
}

/* A filter that is read. */
struct filtering {
    struct browse *browse;
    struct error err;
    int code;
};

static int filter_body(struct arena *a, void *context)
{
    struct filtering *filtering = context;
    struct browse *browse = filtering->browse;
    const char *text = str_copy(a, str_of(browse->filter));
    filtering->code =
        archive_filter_read(a, &browse->view.filter, str_of(text),
                            browse->shown.archive->last, &filtering->err);
    return HX_OK;
}

void browse_filter(struct app *app, struct str text)
{
    struct browse *browse = app->browse;
    struct filtering filtering = {browse, {""}, 0};
    size_t len = text.len < BROWSE_FILTER - 1 ? text.len : BROWSE_FILTER - 1;
    memmove(browse->filter, text.s, len);
    browse->filter[len] = '\0';
    browse->view.filter = (struct archive_filter){0};
    arena_clear(browse->filter_arena);
    if (arena_try(browse->filter_arena, filter_body, &filtering)) {
        memory_fail(app);
        return;
    }
    if (filtering.code)
        app_say(app, true, "%s", filtering.err.text);
    browse->wants_authors = browse->view.filter.authors > 0;
    browse_change(app);
}

void browse_article_open(struct app *app, uint32_t article, uint32_t commit)
{
    struct browse *browse = app->browse;
    const struct archive *archive = browse->shown.archive;
    struct error err = {""};
    struct opening_order order = {.repository = browse->repository,
                                  .file = archive->paths.names[article],
                                  .no_cache = browse->no_cache};
    if (commit != ARCHIVE_NONE)
        order.commit = archive->commit_ids.names[commit];
    if (!opening_is_shown(app) && opening_start(&app->opening, &order, &err))
        app_say(app, true, "%s", err.text);
}

bool browse_is_listing(const struct app *app)
{
    return app->browse && !opening_is_shown(app);
}

bool browse_cancel(struct app *app)
{
    struct browse *browse = app->browse;
    struct browse_listing *listing;
    if (!browse)
        return false;
    listing = browse_listing_read(browse);
    if (!listing)
        return false;
    git_close(listing->stream);
    listing->stream = NULL;
    if (listing == &browse->next) {
        listing_close(listing);
    } else {
        browse->is_cut = true;
        hint_say(app, "reading was canceled: these are the articles of the "
                      "newest commits; {reload} reads all");
    }
    browse_change(app);
    return true;
}

void browse_reload(struct app *app)
{
    struct browse *browse = app->browse;
    struct error err = {""};
    if (browse_listing_read(browse))
        return;
    browse->asking.deaths = 0;
    if (browse_listing_open(browse, &browse->next, &err))
        app_say(app, true, "%s", err.text);
}

void browse_progress(struct buf *b, const struct app *app)
{
    const struct browse *browse = app->browse;
    const struct archive *archive = browse->shown.archive;
    const struct titles *titles = &browse->shown.titles;
    if (opening_is_busy(app))
        opening_progress(b, app);
    else if (browse->shown.stream && archive->whole)
        buf_print(b, "reading: %u articles", archive->whole);
    else if (browse->shown.stream)
        buf_print(b, "reading: %u commits",
                  archive->read > archive->commits.vec.n
                      ? archive->read
                      : archive->commits.vec.n);
    else if (browse->next.stream)
        buf_put(b, STR("reading new commits"));
    else if (browse->has_titles && titles->checked < archive->changes.vec.n)
        buf_print(b, "headlines of %u of %u changes", titles->checked,
                  archive->changes.vec.n);
    else if (browse->wants_authors && browse->authors < archive->commits.vec.n)
        buf_print(b, "authors of %u of %u commits", browse->authors,
                  archive->commits.vec.n);
    else if (browse->is_cut)
        buf_put(b, STR("not all was read"));
}
