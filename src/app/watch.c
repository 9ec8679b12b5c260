/* SPDX-License-Identifier: MIT */

/*
 * A file is read when two looks have found it the same, so that one that is
 * being written is not read half. One that is gone or empty may be about to be
 * written, so it gets a look more, and then its text stays as it was.
 */

#include "app/watch.h"

#include <stdio.h>
#include <string.h>

#include "app/compare.h"
#include "app/hint.h"
#include "app/moment.h"
#include "app/reload.h"

enum { LOOKS_CHANGED = 2, LOOKS_LOST = 3 };

enum news { NEWS_NONE, NEWS_CHANGED, NEWS_GONE, NEWS_EMPTY };

static bool is_auto(const struct app *app)
{
    const char *reload = app->settings.reload;
    return !reload || strcmp(reload, "ask") != 0;
}

/* What there is to tell of the file of version I, once. */
static enum news look(const struct app *app, uint32_t i)
{
    const struct version *version = &app->story->version[i];
    struct story_file *file = &app->story->file[i];
    struct source_stamp now = source_stamp(version->path);
    if (source_stamp_is_same(&now, &file->stamp)) {
        file->looks = 0;
        file->is_told = false;
        return NEWS_NONE;
    }
    if (!file->looks || !source_stamp_is_same(&now, &file->seen)) {
        file->seen = now;
        file->looks = 0;
        file->is_told = false;
    }
    bool is_empty = !now.size && version->text.len;
    bool is_lost = !now.is_file || is_empty;
    uint32_t enough = is_lost ? LOOKS_LOST : is_auto(app) ? LOOKS_CHANGED : 1;
    file->looks += file->looks < enough;
    if (file->is_told || file->looks < enough)
        return NEWS_NONE;
    file->is_told = true;
    return !now.is_file ? NEWS_GONE : is_empty ? NEWS_EMPTY : NEWS_CHANGED;
}

/* Says WHAT about NAME, which may be long. */
static void news_say(struct app *app, const char *what, struct str name)
{
    hint_say(app, what);
    size_t len = strlen(app->message);
    snprintf(app->message + len, sizeof app->message - len, "%.*s",
             (int)name.len, name.s);
}

static void news_tell(struct app *app, enum news news, struct str name)
{
    if (news == NEWS_GONE)
        news_say(app, "gone from the disk, its text stays as it was: ", name);
    else if (news == NEWS_EMPTY)
        news_say(app,
                 "empty on disk, its text stays as it was; {reload} reads "
                 "it anew: ",
                 name);
    else if (!is_auto(app))
        news_say(app, "changed on disk, {reload} reads it anew: ", name);
}

void watch_files(struct app *app)
{
    bool has_changed = false;
    int64_t clock = moment_now();
    /* What is said now would be gone with it. */
    bool is_said = app->message[0] && (!is_auto(app) || app->is_error);
    if (clock - app->watched < WATCH_LOOK || is_said || app->prompt.sign ||
        app->reload || app_is_waiting(app) || compare_is_busy(app))
        return;
    app->watched = clock;
    for (int side = 0; side < 2; side++) {
        uint32_t i = app->story->at[side];
        enum news news =
            story_is_file(app->story, i) ? look(app, i) : NEWS_NONE;
        has_changed |= news == NEWS_CHANGED;
        if (news)
            news_tell(app, news, app->story->version[i].name);
    }
    if (has_changed && is_auto(app))
        reload_changed(app);
}
