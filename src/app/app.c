/* SPDX-License-Identifier: MIT */

/*
 * Keys to commands, and the picture: a title row, the body, a status line and
 * a bottom line that names the next keys. Everything is drawn for every
 * picture; only rows are kept (reader.c).
 */

#include "app/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/compare.h"
#include "app/explain.h"
#include "app/help.h"
#include "app/hint.h"
#include "app/laying.h"
#include "app/line.h"
#include "app/mouse.h"
#include "app/panel.h"
#include "app/reader_fold.h"
#include "app/reader_search.h"
#include "app/setting.h"
#include "app/status.h"
#include "app/themes.h"
#include "app/versions.h"
#include "app/work.h"

enum {
    FRAME_ROWS = 3,
    COUNT_MOST = 1000000,
    AT_ONCE = 60,     /* milliseconds for which a comparison is waited for */
    LAID_AT_ONCE = 40 /* and for which a layout is */
};

/* Rows of the body; small pictures do without the bottom lines. */
static int body_height(int height)
{
    if (height > 2 * FRAME_ROWS)
        return height - FRAME_ROWS;
    return height > 2 ? height - 2 : height > 1 ? 1 : height;
}

/* Rows of the text. */
static int text_height(const struct app *app)
{
    return panel_above(app, body_height(app->height));
}

void app_say(struct app *app, bool is_error, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(app->message, sizeof app->message, format, list);
    va_end(list);
    app->is_error = is_error;
}

/* Makes all notes the message: the first one, and how many there are. */
static void notes_say(struct app *app)
{
    uint32_t n = app->notes.list.vec.n;
    struct error err = {""};
    if (!n)
        return;
    error_set(&err, "%s", app->notes.list.at[0].s);
    if (n == 1)
        app_say(app, true, "%s", err.text);
    else
        app_say(app, true, "1 of %u (:messages): %s", n, err.text);
}

struct noting {
    struct app *app;
    const char *text;
};

static int note_body(struct arena *a, void *context)
{
    struct noting *noting = context;
    (void)a;
    notes_add(&noting->app->notes, "%s", noting->text);
    return HX_OK;
}

static bool is_noted(const struct notes *notes, struct str text)
{
    for (uint32_t i = 0; i < notes->list.vec.n; i++)
        if (str_is_equal(notes->list.at[i], text))
            return true;
    return false;
}

void app_note(struct app *app, const char *text)
{
    struct noting noting = {app, text};
    bool is_told = app->is_error && app->message[0];
    if (!is_noted(&app->notes, str_of(text)))
        (void)arena_try(app->a, note_body, &noting); /* it is said anyway */
    if (is_told)
        notes_say(app);
    else
        app_say(app, true, "%s", text);
}

void app_configure(struct app *app, const struct config *config)
{
    app->settings = config->settings;
    app->sieve.noise = app->story->options.ignore & SIEVE_NOISE;
    setting_sieve(&app->settings, &app->sieve);
    if (app->reader.a && app->sieve.noise)
        (void)reader_sift(&app->reader, &app->sieve);
    app->bindings = config->bindings;
    app->notes = config->notes;
    setting_apply(app);
    notes_say(app);
}

int app_open(struct app *app, struct arena *a, struct story *story, int width,
             int height)
{
    *app = (struct app){.a = a,
                        .story = story,
                        .base = story,
                        .width = width,
                        .height = height,
                        .bindings = {.a = a},
                        .notes = {.a = a}};
    for (int i = 0; i < KIND_SIGNS; i++)
        app->signs[i] = kind_sign_get(NULL, i);
    struct reader_setting setting = {
        .sieve = &app->sieve, .width = width, .height = body_height(height)};
    int code = arena_open(&app->picture);
    if (!code)
        code = arena_open(&app->order);
    if (!code && story->diff)
        code = reader_open_as(&app->reader, story, &setting);
    if (code)
        app_close(app);
    return code;
}

int app_body(const struct app *app)
{
    return text_height(app);
}

void app_theme(struct app *app, struct theme *theme, const char *name,
               enum theme_mode background)
{
    struct error err = {""};
    app->theme = name;
    app->theme_asked = false;
    name = themes_resolve(name, app->settings.theme_dark,
                          app->settings.theme_light, background);
    themes_open(app->a, theme, name, background, &err);
    if (err.text[0])
        app_note(app, err.text);
    theme_signs(theme, app->ascii, app->signs);
}

void app_leave(struct app *app)
{
    work_close(app->work);
    work_close(app->layer);
    work_close(app->counter);
    if (app->opening.stream)
        git_close(app->opening.stream);
}

void app_close(struct app *app)
{
    app_leave(app);
    explain_drop(app);
    reader_close(&app->reader);
    opening_close(&app->opening);
    browse_close(app);
    arena_close(app->picture);
    arena_close(app->order);
    app->picture = app->order = NULL;
}

void app_compare(struct app *app, uint32_t old, uint32_t new)
{
    bool is_only = app->story->n == 1;
    if ((old != new || is_only) && old < app->story->n && new < app->story->n)
        compare_start(app, old, new);
}

void app_shown(struct app *app)
{
    if (app->work)
        work_go(app->work);
}

bool app_work(struct app *app)
{
    app_shown(app);
    bool is_read = browse_take(app);
    is_read |= opening_take(app);
    if (app->work && app->started)
        work_wait(app->work, AT_ONCE);
    app->started = false;
    versions_take(app);
    compare_take(app);
    laying_start(app);
    if (app->is_laying)
        work_wait(app->layer, LAID_AT_ONCE);
    app->is_laying = false;
    laying_take(app);
    laying_start(app);
    return compare_is_busy(app) || app->explain.is_ordered ||
           laying_is_busy(app) || is_read ||
           (app->mode == MODE_VERSIONS && app->facts_wait);
}

int app_resize(struct app *app, int width, int height)
{
    app->width = width;
    app->height = height;
    if (!app->reader.a)
        return HX_OK;
    return reader_resize(&app->reader, width, text_height(app));
}

static void command_run(struct app *app, const char *name)
{
    uint32_t count = app->count;
    app->pendings = app->count = 0;
    app->used = true;
    line_run(app, str_of(name), count);
}

void app_refuse(struct app *app)
{
    if (app->request.copy.len || app->request.run)
        app_say(app, true, "that needs a terminal");
    app->request = (struct app_request){0};
}

/*
 * "g" goes to the top at once though more keys may make it another command:
 * the reader is put back then. Nothing else is both so common and so easily
 * taken back.
 */
static void early_run(struct app *app, const char *line)
{
    struct reader *reader = &app->reader;
    if (strcmp(line, "top") != 0 || app->mode != MODE_READER || !reader->a)
        return;
    app->early = (struct app_early){.is_set = true,
                                    .diff = app->story->diff,
                                    .cursor = reader->cursor,
                                    .top = reader->top,
                                    .stop = reader->stop,
                                    .count = app->count,
                                    .slip = reader->slip,
                                    .tied = reader->tied,
                                    .marks = app->marks};
    app->used = true;
    line_run(app, str_of(line), app->count);
}

static void early_undo(struct app *app)
{
    const struct app_early *early = &app->early;
    struct reader *reader = &app->reader;
    if (!early->is_set || early->diff != app->story->diff)
        return;
    reader->cursor = early->cursor;
    reader->top = early->top;
    reader->stop = early->stop;
    reader->slip = early->slip;
    reader->tied = early->tied;
    app->count = early->count;
    app->marks = early->marks;
    app->early.is_set = false;
}

/* Runs LINE, which the keys so far mean, if that is not done already. */
static void pending_run(struct app *app, const char *line)
{
    if (!app->early.is_set)
        command_run(app, line);
    app->early.is_set = false;
    app->pendings = app->count = 0;
}

void app_idle(struct app *app)
{
    struct binding_match match = binding_find(&app->bindings, hint_where(app),
                                              app->pending, app->pendings);
    if (app->pendings && match.command)
        pending_run(app, match.command);
}

bool app_is_waiting(const struct app *app)
{
    return app->pendings > 0;
}

static int unknown_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct buf b = {.a = a};
    for (uint32_t i = 0; i < app->pendings; i++)
        key_print(&b, app->pending[i]);
    hint_put(&b, app, " is no command; {help} shows all");
    app_say(app, false, "%.*s", (int)b.len, b.s);
    return HX_OK;
}

/* Says that the keys so far mean nothing, and forgets them. */
static void unknown_say(struct app *app)
{
    if (arena_try(app->picture, unknown_body, app))
        app_say(app, false, "that is no command");
    app->pendings = app->count = 0;
}

static void key_add(struct app *app, uint32_t key)
{
    app->early.is_set &= app->pendings > 0;
    app->pending[app->pendings++] = key;
    struct binding_match match = binding_find(&app->bindings, hint_where(app),
                                              app->pending, app->pendings);
    bool full = app->pendings == BINDING_KEYS;
    if (match.is_prefix && !full) {
        if (match.command)
            early_run(app, match.command);
        return;
    }
    if (match.command) {
        early_undo(app);
        command_run(app, match.command);
        return;
    }
    /* "gj" is "g" and then "j". */
    uint32_t last = app->pending[--app->pendings];
    match = binding_find(&app->bindings, hint_where(app), app->pending,
                         app->pendings);
    if (app->pendings && match.command) {
        pending_run(app, match.command);
        key_add(app, last);
        return;
    }
    app->pendings++;
    unknown_say(app);
}

/* Takes KEY as the letter of a mark; any other key gives it up. */
static void letter_take(struct app *app, uint32_t key)
{
    char asking = app->asking;
    app->asking = 0;
    if (key == KEY_ESCAPE || key >= KEY_NONE)
        return;
    if (asking == 'm')
        marks_set(app, key);
    else
        marks_go(app, key);
}

static void key_take(struct app *app, uint32_t key, int mouse_y, int mouse_x)
{
    app->seek_len = app->mode == MODE_READER ? 0 : app->seek_len;
    bool is_dragged = key == KEY_CODE_DRAG || key == KEY_CODE_RELEASE;
    if (!is_dragged)
        app->message[0] = '\0';
    if (app->prompt.sign && is_dragged)
        return;
    if (app->prompt.sign) {
        line_key(app, key);
        return;
    }
    if (app->asking && !is_dragged) {
        letter_take(app, key);
        return;
    }
    if (mouse_key(app, key, mouse_y, mouse_x))
        return;
    bool digit = key >= '0' && key <= '9' && (key != '0' || app->count);
    if (digit && !app->pendings) {
        app->count = app->count * 10 + (key - '0');
        if (app->count > COUNT_MOST)
            app->count = COUNT_MOST;
        return;
    }
    if (key == KEY_ESCAPE && (app->pendings || app->count)) {
        app->pendings = app->count = 0;
        return;
    }
    if (browse_is_listing(app)) { /* of an article that was left */
        key_add(app, key);
        return;
    }
    if (key == KEY_ESCAPE && laying_cancel(app))
        return;
    if (key == KEY_ESCAPE && app->mode == MODE_READER &&
        app->reader.search.active) {
        reader_search_close(&app->reader, false);
        if (app->reader.only_len)
            reader_only(&app->reader, (struct str){0});
        return;
    }
    if (key == KEY_ESCAPE && !app->reader.a && compare_is_busy(app)) {
        hint_say(app, "there is nothing to show yet; {close} leaves");
        return;
    }
    if (key == KEY_ESCAPE && compare_cancel(app))
        return;
    key_add(app, key);
}

/* True if KEY is typed with Alt and means nothing here. */
static bool is_plain_alt(const struct app *app, uint32_t key)
{
    uint32_t keys[BINDING_KEYS + 1];
    if (key < KEY_ALT || app->prompt.sign || app->asking)
        return key >= KEY_ALT;
    memcpy(keys, app->pending, app->pendings * sizeof *keys);
    keys[app->pendings] = key;
    struct binding_match match =
        binding_find(&app->bindings, hint_where(app), keys, app->pendings + 1);
    return !match.command && !match.is_prefix;
}

void app_key(struct app *app, uint32_t key, int mouse_y, int mouse_x)
{
    compare_settle(app);
    /* Esc and then a key, in one go, comes as one that is typed with Alt. */
    if (is_plain_alt(app, key)) {
        key_take(app, KEY_ESCAPE, mouse_y, mouse_x);
        key &= KEY_ALT - 1;
    }
    key_take(app, key, mouse_y, mouse_x);
    if (app->reader.a)
        reader_settle(&app->reader);
}

static int draw_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct screen *screen = screen_new(a, app->width, app->height);
    int body = body_height(app->height), y = app->height > 1;
    screen->ascii = app->ascii;
    screen->signs = app->signs;
    if (y)
        status_title(app, screen);
    const struct panel_info *panel = panel_find(app->mode);
    int above = !panel ? body : panel->is_below ? text_height(app) : 0;
    if (app->mode == MODE_HELP)
        help_draw(app, screen, y, body);
    else if (above && app->reader.a)
        reader_draw(&app->reader, screen, y);
    else if (above && browse_is_listing(app))
        articles_draw(app, screen,
                      (hx_range){(uint32_t)y, (uint32_t)(y + above)});
    else if (above)
        compare_draw(app, screen,
                     (hx_range){(uint32_t)y, (uint32_t)(y + above)});
    if (panel)
        panel_draw(app, screen,
                   (hx_range){(uint32_t)(y + above), (uint32_t)(y + body)});
    bool has_hint = y + body + 1 < app->height;
    bool is_said = app->prompt.sign || app->message[0] || app->asking;
    if (y + body < app->height && (app->reader.a || panel) &&
        (has_hint || !is_said))
        status_line(app, screen, y + body);
    if (has_hint || (is_said && y + body < app->height))
        status_hint(app, screen, y + body + has_hint);
    screen_lead(screen);
    app->screen = screen;
    return HX_OK;
}

const struct screen *app_draw(struct app *app)
{
    arena_clear(app->picture);
    app->screen = NULL;
    if (arena_try(app->picture, draw_body, app))
        return NULL;
    versions_count(app);
    return app->screen;
}
