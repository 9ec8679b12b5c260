/* SPDX-License-Identifier: MIT */

/*
 * Keys to pictures: a key goes to the app, then what the app asks of the
 * terminal is done, then the next picture is shown.
 */

#include "interact/interact.h"

#include <langinfo.h>
#include <string.h>

#include "app/app.h"
#include "app/themes.h"
#include "term/term.h"

enum { KEY_WAIT = 500 }; /* milliseconds for the next key of a binding */

struct session {
    struct interact *interact;
    struct app app;
    struct term *term;
    enum theme_mode background;
};

static void looks_set(struct session *session)
{
    const struct interact *interact = session->interact;
    struct theme theme;
    struct look looks[ROLES];
    app_theme(&session->app, &theme, session->app.theme, session->background);
    theme_resolve(
        &theme, interact->colored ? term_depth(session->term) : LOOK_DEPTH_MONO,
        looks);
    term_looks(session->term, looks);
}

/* Does what the last key asks of the terminal. */
static void requests_do(struct session *session)
{
    struct app *app = &session->app;
    if (app->theme_asked)
        looks_set(session);
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
    } else {
        term_mouse(session->term, &y, &x);
        app_key(app, key, y, x);
    }
    return code;
}

/* Until the user leaves; 0 or a negative HX_ code. */
static int keys_run(struct session *session)
{
    struct app *app = &session->app;
    int code = 0;
    while (!app->quit && !code) {
        const struct screen *screen = app_draw(app);
        if (!screen)
            return HX_ENOMEM;
        term_show(session->term, screen);
        uint32_t key =
            term_key(session->term, app_is_waiting(app) ? KEY_WAIT : -1);
        if (key == KEY_CODE_QUIT)
            break;
        code = key_do(session, key);
        requests_do(session);
    }
    session->interact->signal = term_signal(session->term);
    return term_is_lost(session->term) ? HX_ENOMEM : code;
}

static int session_run(struct session *session)
{
    const struct interact *interact = session->interact;
    struct app *app = &session->app;
    bool is_utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
    int width, height;
    term_size(session->term, &width, &height);
    int code = app_open(app, interact->a, interact->story, width, height);
    if (code)
        return code;
    app->ascii = interact->settings->ascii || !is_utf8;
    if (!is_utf8)
        app_say(app, false,
                "the locale is not UTF-8: letters beyond "
                "ASCII are shown as <U+XXXX>");
    app->theme = interact->settings->theme;
    looks_set(session);
    code = keys_run(session);
    app_close(app);
    return code;
}

int interact_run(struct interact *interact, struct error *err)
{
    const struct settings *settings = interact->settings;
    struct story *story = interact->story;
    struct session session = {.interact = interact};
    struct term_options terms = {.mouse = !settings->no_mouse,
                                 .query = !settings->no_query &&
                                          themes_is_auto(settings->theme) &&
                                          interact->colored};
    if (story_compare(story, story->at[HX_OLD], story->at[HX_NEW], err))
        return -1;
    session.term = term_open(terms, err);
    if (!session.term)
        return -1;
    session.background = term_background(session.term);
    int code = session_run(&session);
    term_close(session.term);
    return code ? story_error(err, code) : 0;
}
