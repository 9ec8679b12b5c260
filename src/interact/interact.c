/* SPDX-License-Identifier: MIT */

/*
 * Keys to pictures: a key goes to the app, then what the app asks of the
 * terminal is done, then the next picture is shown. Texts are compared by a
 * worker, and long ones are laid out by another, which wake the loop.
 */

#include "interact/interact.h"

#include <errno.h>
#include <langinfo.h>
#include <string.h>

#include "app/app.h"
#include "app/copy.h"
#include "app/editor.h"
#include "app/hint.h"
#include "app/setting.h"
#include "app/themes.h"
#include "app/watch.h"
#include "app/work.h"
#include "interact/clipboard.h"
#include "interact/pair.h"
#include "interact/state.h"
#include "term/term.h"
#include "term/tty.h"

enum { REFUSED = 1 }; /* what is wrong is said already */

/* Milliseconds. */
enum {
    KEY_WAIT = 500,     /* for the next key of a binding */
    PROGRESS_WAIT = 100 /* between two pictures of how far a worker is */
};

struct session {
    struct interact *interact;
    struct app app;
    struct term *term;
    enum theme_mode background;
    bool is_placed; /* where the texts were left was looked up */
    struct state_opening opening;
    uint32_t at[2]; /* the versions that open where none are remembered */
};

static void looks_set(struct session *session)
{
    struct theme theme;
    struct look looks[ROLES];
    app_theme(&session->app, &theme, session->app.theme, session->background);
    theme_resolve(&theme,
                  setting_has_color(&session->app.settings)
                      ? term_depth(session->term)
                      : LOOK_DEPTH_MONO,
                  looks);
    term_looks(session->term, looks);
}

/* Puts TEXT on the clipboard and says where it went. */
static void copy_do(struct session *session, struct str text)
{
    struct app *app = &session->app;
    struct error err;
    const char *command = app->settings.clipboard;
    if (command && *command) {
        if (clipboard_run(command, text, &err))
            app_say(app, true, "%s", err.text);
        else
            copy_done(app, command);
    } else if (term_copy(session->term, text)) {
        copy_done(app, NULL);
    } else {
        copy_refused(app, TERM_COPY_MOST);
    }
}

/* Does what the last key asks of the terminal. */
static void requests_do(struct session *session)
{
    struct app *app = &session->app;
    if (app->theme_asked)
        looks_set(session);
    struct app_request request = app->request;
    app->request = (struct app_request){0};
    if (request.copy.len)
        copy_do(session, request.copy);
    if (request.mouse)
        term_mouse_set(session->term, app->mouse);
    if (request.run) {
        int status = term_run(session->term, request.run);
        editor_done(app, status, errno);
    }
    if (app->suspend)
        term_suspend(session->term);
    if (app->redraw)
        term_redraw(session->term);
    app->suspend = app->redraw = false;
}

/* Handles KEY of the terminal; 0 or a negative HX_ code. */
static int key_do(struct session *session, uint32_t key)
{
    struct app *app = &session->app;
    int code = 0, width, height, y = 0, x = 0;
    if (key == KEY_CODE_RESIZE) {
        term_size(session->term, &width, &height);
        code = app_resize(app, width, height);
    } else if (key == KEY_NONE) {
        app_idle(app);
    } else if (key == KEY_CODE_DARK || key == KEY_CODE_LIGHT) {
        session->background = key == KEY_CODE_DARK ? THEME_DARK : THEME_LIGHT;
        looks_set(session);
    } else if (key != KEY_CODE_WAKE) {
        term_mouse(session->term, &y, &x);
        app_key(app, key, y, x);
    }
    return code;
}

/* How long to wait for a key, in milliseconds: BUSY means that the picture
 * changes without one. */
static int timeout_of(const struct app *app, bool busy)
{
    return app_is_waiting(app) ? KEY_WAIT : busy ? PROGRESS_WAIT : WATCH_LOOK;
}

/* Compares the versions that were read last, or else those of the story. */
static void pair_open(struct session *session)
{
    struct app *app = &session->app;
    uint32_t at[2];
    memcpy(session->at, app->story->at, sizeof session->at);
    memcpy(at, session->at, sizeof at);
    if (!app->settings.no_state)
        (void)pair_find(app->story, at);
    app_compare(app, at[HX_OLD], at[HX_NEW]);
}

/* Goes to where the texts were left, as soon as they are shown. */
static void place_restore(struct session *session)
{
    struct app *app = &session->app;
    if (session->is_placed || !app->reader.a || app->settings.no_state ||
        app->browse)
        return;
    session->is_placed = true;
    if (opening_is_shown(app)) /* the newest two, and no others */
        memcpy(session->at, app->story->at, sizeof session->at);
    bool is_said = app->message[0];
    session->opening = state_restore(app);
    if (!is_said &&
        memcmp(session->at, app->story->at, sizeof session->at) != 0)
        hint_say(app, "these two versions you read last; {versions} lists all");
}

/* Wakes the wait for keys when something comes of git. */
static void streams_watch(const struct app *app)
{
    int fd[BROWSE_STREAMS + 1], n = 0;
    if (app->browse)
        browse_descriptors(app->browse, fd);
    n = app->browse ? BROWSE_STREAMS : 0;
    fd[n++] = opening_descriptor(&app->opening);
    tty_watch(fd, n);
}

/* Until the user leaves; 0 or a negative HX_ code. */
static int keys_run(struct session *session)
{
    struct app *app = &session->app;
    int code = 0;
    while (!app->quit && !code) {
        bool busy = app_work(app);
        if (app->quit)
            break;
        place_restore(session);
        const struct screen *screen = app_draw(app);
        if (!screen)
            return HX_ENOMEM;
        term_show(session->term, screen);
        app_shown(app);
        streams_watch(app);
        uint32_t key = term_key(session->term, timeout_of(app, busy));
        if (key == KEY_CODE_QUIT)
            break;
        code = key_do(session, key);
        requests_do(session);
        watch_files(app);
    }
    session->interact->signal = term_signal(session->term);
    if (app->failed)
        code = app->failed;
    return term_is_lost(session->term) ? HX_ENOMEM : code;
}

static int session_run(struct session *session)
{
    struct interact *interact = session->interact;
    struct app *app = &session->app;
    bool is_utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
    int width, height;
    term_size(session->term, &width, &height);
    struct work_wake wake = {term_wake, session->term};
    struct story *story = interact->story;
    int code = app_open(app, interact->a, story, width, height);
    if (code)
        return code;
    code = work_open(interact->a, &app->work, &wake);
    /* Without the others layouts and lists are made by the interface. */
    if (!code)
        (void)work_open(interact->a, &app->layer, &wake);
    if (!code)
        (void)work_open(interact->a, &app->counter, &wake);
    if (code) {
        app_close(app);
        return code;
    }
    if (!is_utf8)
        app_say(app, false,
                "the locale is not UTF-8: letters beyond "
                "ASCII are shown as <U+XXXX>");
    app_configure(app, interact->config);
    app->mouse = !app->settings.no_mouse;
    if (interact->repository &&
        browse_open(app, interact->repository, interact->err)) {
        app_close(app);
        return REFUSED;
    }
    app->opening = interact->opening;
    if (!interact->repository && !app->opening.a)
        pair_open(session);
    looks_set(session);
    code = keys_run(session);
    app_leave(app);
    if (app->refusal.text[0]) {
        *interact->err = app->refusal;
        code = REFUSED;
    }
    if (session->is_placed) {
        state_save(app, session->opening);
        pair_save(app->story, session->at);
    }
    browse_close(app);
    return code;
}

int interact_run(struct interact *interact, struct error *err)
{
    const struct settings *settings = &interact->config->settings;
    struct session session = {.interact = interact};
    interact->err = err;
    struct term_options terms = {.mouse = !settings->no_mouse,
                                 .query = !settings->no_query &&
                                          themes_is_auto(settings->theme) &&
                                          setting_has_color(settings)};
    session.term = term_open(terms, err);
    if (!session.term)
        return -1;
    session.background = term_background(session.term);
    int code = session_run(&session);
    term_close(session.term);
    if (code == REFUSED)
        return -1;
    return code ? story_error(err, code) : 0;
}
