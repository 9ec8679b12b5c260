/* SPDX-License-Identifier: MIT */

/* Every key is followed by a picture, as on a terminal, so that what a
 * picture decides (how far the help scrolls) is decided here too. */

#include "cli/dump.h"

#include <string.h>

#include "app/app.h"
#include "app/setting.h"
#include "view/paint.h"

enum { SCREEN_MOST = 10000, DEFAULT_WIDTH = 80, DEFAULT_HEIGHT = 24 };

static int size_parse(const char *text, int *width, int *height,
                      struct error *err)
{
    struct str rest = str_of(text), head;
    uint32_t w, h;
    if (!text)
        return 0;
    head = str_cut(&rest, 'x');
    if (!str_number(head, SCREEN_MOST, &w) ||
        !str_number(rest, SCREEN_MOST, &h) || !w || !h)
        return error_set(err,
                         "--screen=%s is no size; give it as in "
                         "--screen=80x24, at most %d each",
                         text, SCREEN_MOST);
    *width = (int)w;
    *height = (int)h;
    return 0;
}

/* Draws until all is there that the picture shows of a repository, and of the
 * versions. */
static const struct screen *picture_make(struct app *app)
{
    const struct screen *picture = app_draw(app);
    while (picture && ((app->browse && browse_settle(app)) ||
                       (app->mode == MODE_VERSIONS && app->facts_wait)))
        picture = app_draw(app);
    return picture;
}

static int script_play(struct app *app, struct theme *theme, const char *script,
                       struct error *err)
{
    struct str rest = str_of(script);
    while (rest.len && !app->quit) {
        struct str before = rest;
        uint32_t key = key_cut(&rest);
        if (key == KEY_NONE)
            return error_set(err, "--script: no key is called %.*s",
                             (int)(before.len - rest.len), before.s);
        app_key(app, key, 0, 0);
        app_refuse(app);
        if (app->theme_asked)
            app_theme(app, theme, app->theme, THEME_ANY);
        if (!picture_make(app))
            return story_error(err, HX_ENOMEM);
    }
    app_idle(app);
    if (app->theme_asked)
        app_theme(app, theme, app->theme, THEME_ANY);
    return 0;
}

/* Appends PICTURE in the form asked for. */
static void picture_put(const struct settings *settings,
                        const struct theme *theme, const struct screen *picture,
                        struct buf *out)
{
    const char *form = settings->dump ? settings->dump : "text";
    struct look looks[ROLES];
    theme_resolve(
        theme, setting_has_color(settings) ? LOOK_DEPTH_TRUE : LOOK_DEPTH_MONO,
        looks);
    if (!strcmp(form, "roles"))
        screen_dump_roles(picture, out);
    else if (!strcmp(form, "ansi"))
        paint_ansi(out, picture, looks);
    else if (!strcmp(form, "svg"))
        paint_svg(out, picture, looks, theme->mode);
    else
        screen_dump_text(picture, out);
}

int dump_run(const struct dump *dump, struct buf *out, struct error *err)
{
    struct app app;
    struct theme theme;
    const struct settings *settings = &dump->config->settings;
    int width = DEFAULT_WIDTH, height = DEFAULT_HEIGHT;
    if (size_parse(settings->screen, &width, &height, err))
        return -1;
    int code = app_open(&app, dump->a, dump->story, width, height);
    if (code)
        return story_error(err, code);
    app_configure(&app, dump->config);
    app_theme(&app, &theme, app.theme, THEME_ANY);
    if (dump->repository && browse_open(&app, dump->repository, err)) {
        app_close(&app);
        return -1;
    }
    if (dump->repository)
        picture_make(&app);
    else
        opening_only_say(&app);
    if (app.refusal.text[0]) {
        error_set(err, "%s", app.refusal.text);
        app_close(&app);
        return -1;
    }
    int result = script_play(&app, &theme,
                             settings->script ? settings->script : "", err);
    const struct screen *picture = picture_make(&app);
    if (picture)
        picture_put(&app.settings, &theme, picture, out);
    else
        result = story_error(err, HX_ENOMEM);
    app_close(&app);
    return result;
}
