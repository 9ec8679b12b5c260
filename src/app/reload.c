/* SPDX-License-Identifier: MIT */

/*
 * The new texts are in a story of their own, which the worker compares. When
 * that is shown they change places with the old ones. What a worker reads may
 * not change before it has stopped.
 */

#include "app/reload.h"

#include <stdio.h>
#include <string.h>

#include "app/anchor.h"
#include "app/compare.h"
#include "app/versions.h"
#include "app/work.h"
#include "input/source.h"

/* Lives in the program's arena. */
struct reload {
    struct app *app;
    hx_range which;     /* the versions to be read */
    struct story story; /* the versions as they will be; later, as they were */
    bool *is_new;       /* by version */
    uint32_t n, last;   /* how many are new, and the last of them */
    uint32_t skipped;   /* how many are no files */
    bool is_watch;      /* by itself, only what changed of what is shown */
    uint32_t changes;   /* how many there were */
    int depth;          /* in a comparison of that depth */
    struct error err;   /* of the first file that could not be read */
};

/* The finding of places, in an arena that may run out. */
struct moving {
    struct reload *reload;
    struct reader_place *place;
    struct arena *a;
    struct anchor_text *text; /* of each version now; made late */
};

struct reading {
    struct version *version;
    const struct format_choice *format;
    struct error *err;
};

enum { READ_NOT = 1 }; /* no code of the library */

static int reading_body(struct arena *a, void *context)
{
    struct reading *reading = context;
    struct version *version = reading->version;
    struct str bytes;
    bool is_read =
        !source_load(a, version->path, &bytes, reading->err) &&
        !version_take(a, version, bytes, reading->format, reading->err);
    return is_read ? HX_OK : READ_NOT;
}

/* Reads version I of STORY into TO; false if it cannot be read, or is the same.
 */
static bool version_read(const struct story *story, uint32_t i,
                         struct version *to, struct error *err)
{
    const struct version *from = &story->version[i];
    *to = (struct version){.path = from->path, .name = from->name};
    struct reading reading = {to, &story->format, err};
    int code = arena_open(&to->own);
    if (!code)
        code = arena_try(to->own, reading_body, &reading);
    if (code == HX_ENOMEM)
        error_set(err, "there is not enough memory to read %s", from->path);
    if (!code && !str_is_equal(from->text, to->text))
        return true;
    arena_close(to->own);
    return false;
}

/* True if version I is to be read. */
static bool is_wanted(const struct reload *reload, uint32_t i)
{
    const struct story *story = reload->app->story;
    if (!reload->is_watch)
        return true;
    if ((i != story->at[HX_OLD] && i != story->at[HX_NEW]) ||
        !story_is_file(story, i))
        return false;
    struct source_stamp now = source_stamp(story->version[i].path);
    return now.is_file && !source_stamp_is_same(&now, &story->file[i].stamp);
}

/* Reads version I for the new story. */
static void text_read(struct reload *reload, uint32_t i)
{
    struct story *story = reload->app->story;
    struct version *version = &story->version[i], fresh;
    struct source_stamp stamp = source_stamp(version->path);
    struct error err = {""};
    if (!is_wanted(reload, i))
        return;
    if (!story_is_file(story, i)) {
        reload->skipped++;
        return;
    }
    /* To read from a pipe would be to wait for it. */
    if (!stamp.is_file)
        error_set(&err, "%s is no file any more", version->path);
    else if (version_read(story, i, &fresh, &err)) {
        reload->story.version[i] = fresh;
        reload->is_new[i] = true;
        reload->n++;
        reload->last = i;
    }
    struct source_stamp after = source_stamp(version->path);
    /* What was being written meanwhile is looked at once more. */
    if (stamp.is_file && !source_stamp_is_same(&stamp, &after))
        stamp = (struct source_stamp){0};
    if (reload->is_new[i])
        reload->story.file[i].stamp = stamp;
    else if (!err.text[0])
        story->file[i].stamp = stamp;
    else if (!reload->err.text[0])
        reload->err = err;
}

/* Appends how many changes more there are than before. */
static void more_put(struct app *app, const struct reload *reload)
{
    uint32_t at, now = reader_stops(&app->reader, &at), n;
    size_t len = strlen(app->message);
    char *end = app->message + len;
    size_t room = sizeof app->message - len;
    if ((int)hx_diff_depth(app->story->diff) != reload->depth)
        return;
    n = now > reload->changes ? now - reload->changes : reload->changes - now;
    if (!n)
        snprintf(end, room, " (as many changes)");
    else
        snprintf(end, room, " (%u change%s %s)", n, n == 1 ? "" : "s",
                 now > reload->changes ? "more" : "fewer");
}

/* Says what changed by itself. */
static void watch_say(const struct reload *reload)
{
    enum { NAME_MOST = 120 };
    struct app *app = reload->app;
    struct str name = app->story->version[reload->last].name;
    int len = name.len < NAME_MOST ? (int)name.len : NAME_MOST;
    if (!reload->n)
        return;
    if (reload->n == 1)
        app_say(app, false, "%.*s changed on disk, read again", len, name.s);
    else
        app_say(app, false, "both texts changed on disk, read again");
    more_put(app, reload);
}

/* Says what was read anew, or what could not be. */
static void outcome_say(const struct reload *reload)
{
    struct app *app = reload->app;
    struct str name = app->story->version[reload->last].name;
    uint32_t asked = reload->which.end - reload->which.start;
    if (reload->err.text[0])
        app_say(app, true, "%s; its text stays as it was", reload->err.text);
    else if (reload->is_watch)
        watch_say(reload);
    else if (reload->n == 1)
        app_say(app, false, "read anew: %.*s", (int)name.len, name.s);
    else if (reload->n)
        app_say(app, false, "read anew: %u texts", reload->n);
    else if (reload->skipped == asked)
        app_say(app, false, "there is no file that could be read anew");
    else if (asked > 1)
        app_say(app, false, "nothing changed on disk");
}

/* Gives back the texts of the story that is not shown. */
static void texts_drop(struct reload *reload)
{
    for (uint32_t i = 0; i < reload->story.n; i++) {
        if (!reload->is_new[i])
            continue;
        version_drop(&reload->story.version[i]);
        arena_close(reload->story.version[i].own);
    }
    reload->app->reload = NULL;
}

static int reload_body(struct arena *a, void *context)
{
    struct reload *order = context;
    struct reload *reload = arena_new(a, struct reload, 1);
    const struct story *story = order->app->story;
    *reload = *order;
    reload->story = *story;
    reload->story.version = arena_new(a, struct version, story->n);
    memcpy(reload->story.version, story->version,
           story->n * sizeof *story->version);
    reload->story.file = arena_new(a, struct story_file, story->n);
    reload->is_new = arena_new(a, bool, story->n);
    order->app->reload = reload;
    return HX_OK;
}

static void reload_start(struct app *app, hx_range which, bool is_watch)
{
    struct reload order = {.app = app, .which = which, .is_watch = is_watch};
    uint32_t at;
    if (app->reader.a) {
        order.changes = reader_stops(&app->reader, &at);
        order.depth = (int)hx_diff_depth(app->story->diff);
    }
    reload_drop(app);
    if (arena_try(app->a, reload_body, &order)) {
        app_say(app, true, "there is not enough memory to read the files");
        return;
    }
    struct reload *reload = app->reload;
    for (uint32_t i = which.start; i < which.end; i++)
        text_read(reload, i);
    if (reload->n) {
        compare_start(app, app->story->at[HX_OLD], app->story->at[HX_NEW]);
        return;
    }
    outcome_say(reload);
    app->reload = NULL;
}

void reload_all(struct app *app)
{
    reload_start(app, (hx_range){0, app->story->n}, false);
}

void reload_changed(struct app *app)
{
    reload_start(app, (hx_range){0, app->story->n}, true);
}

void reload_version(struct app *app, uint32_t i)
{
    const struct story *story = app->story;
    struct source_stamp now = source_stamp(story->version[i].path);
    if (story->file && !source_stamp_is_same(&now, &story->file[i].stamp))
        reload_start(app, (hx_range){i, i + 1}, false);
}

const struct story *reload_story(const struct app *app)
{
    return app->reload ? &app->reload->story : app->story;
}

void reload_adopt(struct app *app)
{
    struct reload *reload = app->reload;
    if (!reload)
        return;
    versions_stop(app);
    app->facts_n = 0; /* they were counted of texts that go now */
    for (uint32_t i = 0; i < reload->story.n; i++) {
        struct version before = app->story->version[i];
        if (!reload->is_new[i])
            continue;
        app->story->file[i].stamp = reload->story.file[i].stamp;
        app->story->version[i] = reload->story.version[i];
        reload->story.version[i] = before;
    }
}

/* The document of version I of STORY. */
static const hx_doc *doc_get(struct moving *moving, const struct story *story,
                             uint32_t i)
{
    struct version *version = &story->version[i];
    if (!version->doc && version_doc(version, &version->doc, &story->options))
        arena_leave(moving->a, HX_ENOMEM);
    return version->doc;
}

/* The text of version I as it is now, as anchors see it. */
static const struct anchor_text *text_get(struct moving *moving, uint32_t i)
{
    struct anchor_text *text = &moving->text[i];
    const hx_doc *doc = doc_get(moving, moving->reload->app->story, i);
    if (!text->doc)
        *text = anchor_text_new(moving->a, doc);
    return text;
}

static void place_move(struct moving *moving, struct reader_place *place)
{
    for (int side = 0; side < 2; side++) {
        uint32_t i = place->version[side];
        if (!moving->reload->is_new[i])
            continue;
        const struct anchor_text *now = text_get(moving, i);
        const hx_doc *before = doc_get(moving, &moving->reload->story, i);
        struct anchor anchor = anchor_get(before, place->token[side]);
        uint32_t token = anchor_find(now, &anchor);
        place->token[side] =
            token == HX_NONE ? anchor_guess(now, &anchor) : token;
    }
}

static int moving_body(struct arena *a, void *context)
{
    struct moving *moving = context;
    struct app *app = moving->reload->app;
    struct marks *marks = &app->marks;
    moving->a = a;
    moving->text = arena_new(a, struct anchor_text, app->story->n);
    place_move(moving, moving->place);
    for (int i = 0; i < MARKS; i++)
        if (marks->is_set[i])
            place_move(moving, &marks->mark[i]);
    for (uint32_t i = 0; i < marks->jumps; i++)
        place_move(moving, &marks->jump[i]);
    return HX_OK;
}

void reload_move(struct app *app, struct reader_place *place)
{
    struct arena *a;
    struct moving moving = {.reload = app->reload, .place = place};
    if (!app->reload)
        return;
    if (arena_open(&a) || arena_try(a, moving_body, &moving)) {
        app->marks = (struct marks){0};
        place->token[HX_OLD] = place->token[HX_NEW] = 0;
    }
    arena_close(a);
}

void reload_end(struct app *app)
{
    struct reload *reload = app->reload;
    if (!reload)
        return;
    texts_drop(reload);
    outcome_say(reload);
}

void reload_drop(struct app *app)
{
    if (!app->reload)
        return;
    if (app->work)
        work_stop(app->work);
    texts_drop(app->reload);
}
