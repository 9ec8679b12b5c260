/* SPDX-License-Identifier: MIT */

/*
 * Lines are made one by one, as for drawing, folded as texts are for a search,
 * and looked through; of a very long list so many a key, so that no key takes
 * long.
 */

#define _GNU_SOURCE /* memmem */

#include "app/seek.h"

#include <string.h>

#include "app/help.h"
#include "app/panel.h"
#include "base/utf8.h"

enum { LINES_MOST = 20000 };

/* Lines from FROM on, or back, for the phrase of APP. */
struct seeking {
    struct app *app;
    uint32_t from, found;
    bool backward;
    struct panel_lines lines;
    struct help *help;
    struct str phrase;
};

bool seek_is_here(const struct app *app)
{
    /* What is looked for in articles is a filter. */
    return app->mode != MODE_ARTICLES &&
           (app->mode == MODE_HELP || panel_find(app->mode));
}

bool seek_is_on(const struct app *app)
{
    return app->seek_len && seek_is_here(app);
}

static bool has_phrase(const struct seeking *seeking, struct str line)
{
    struct arena *a = seeking->app->picture;
    bool with_case = search_has_case(seeking->phrase);
    struct str bare = utf8_bare(a, line, with_case);
    struct str phrase = utf8_bare(a, seeking->phrase, with_case);
    return memmem(bare.s, bare.len, phrase.s, phrase.len) != NULL;
}

static bool is_found(struct seeking *seeking, uint32_t i)
{
    struct app *app = seeking->app;
    struct arena_mark mark = arena_mark(app->picture);
    struct buf b = {.a = app->picture};
    if (seeking->help) {
        help_line(&b, seeking->help, i);
    } else {
        struct list_line line =
            panel_find(app->mode)->line(app->picture, &seeking->lines, i);
        const struct str parts[] = {line.head, line.text, line.note};
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++) {
            buf_put(&b, parts[j]);
            buf_put_byte(&b, ' ');
        }
    }
    bool found = has_phrase(seeking, buf_str(&b));
    arena_reset(app->picture, mark);
    return found;
}

static int seek_body(struct arena *a, void *context)
{
    struct seeking *seeking = context;
    struct app *app = seeking->app;
    uint32_t n;
    if (app->mode == MODE_HELP) {
        seeking->help = help_open(a, app, &n);
    } else {
        seeking->lines = (struct panel_lines){.app = app, .width = app->width};
        panel_find(app->mode)->make(a, &seeking->lines);
        n = seeking->lines.n;
    }
    if (seeking->from >= n)
        seeking->from = seeking->backward && n ? n - 1 : 0;
    for (uint32_t i = 0, at = seeking->from; i < n && i < LINES_MOST; i++) {
        if (at < n && is_found(seeking, at)) {
            seeking->found = at;
            break;
        }
        at = seeking->backward ? (at ? at - 1 : n - 1)
             : at + 1 < n      ? at + 1
                               : 0;
    }
    return HX_OK;
}

static uint32_t line_get(const struct app *app)
{
    return app->mode == MODE_HELP ? app->seek_at : app->list.chosen;
}

static void line_set(struct app *app, uint32_t line)
{
    app->seek_at = line;
    if (app->mode == MODE_HELP)
        help_scroll(app, (int64_t)line - app->help_top);
    else
        panel_scroll(app, (int64_t)line - app->list.chosen);
}

/* Goes to the first line from FROM on that has the phrase; false if none. */
static bool go(struct app *app, uint32_t from, bool backward)
{
    struct seeking seeking = {
        .app = app,
        .from = from,
        .found = HX_NONE,
        .backward = backward,
        .phrase = {app->seek, app->seek_len}
    };
    arena_clear(app->picture);
    app->screen = NULL;
    if (arena_try(app->picture, seek_body, &seeking) ||
        seeking.found == HX_NONE)
        return false;
    line_set(app, seeking.found);
    return true;
}

void seek_open(struct app *app, bool backward)
{
    app->seek_len = 0;
    app->seek_backward = backward;
    app->seek_at = app->help_top;
    app->seek_from = line_get(app);
}

void seek_phrase(struct app *app, struct str phrase)
{
    size_t len = phrase.len < ONLY_MOST ? phrase.len : ONLY_MOST;
    if (len)
        memcpy(app->seek, phrase.s, len);
    app->seek_len = (uint32_t)len;
    if (!len || !go(app, app->seek_from, app->seek_backward))
        line_set(app, app->seek_from);
}

void seek_end(struct app *app, bool back)
{
    if (back)
        line_set(app, app->seek_from);
    else if (!go(app, line_get(app), app->seek_backward))
        app_say(app, false, "that is in no line here");
    else
        return;
    app->seek_len = 0;
}

void seek_next(struct app *app, bool backward)
{
    uint32_t at = line_get(app);
    bool is_back = backward != app->seek_backward;
    go(app, is_back ? at - 1 : at + 1, is_back);
}
