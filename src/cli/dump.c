/* SPDX-License-Identifier: MIT */

/* Every key is followed by a picture, as on a terminal, so that what a
 * picture decides (how far the help scrolls) is decided here too. */

#include "cli/dump.h"

#include <string.h>

#include "app/app.h"

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

static int script_play(struct app *app, const char *script, struct error *err)
{
    struct str rest = str_of(script);
    while (rest.len && !app->quit) {
        struct str before = rest;
        uint32_t key = key_cut(&rest);
        if (key == KEY_NONE)
            return error_set(err, "--script: no key is called %.*s",
                             (int)(before.len - rest.len), before.s);
        app_key(app, key, 0, 0);
        app_draw(app);
    }
    app_idle(app);
    return 0;
}

int dump_run(struct arena *a, struct story *story,
             const struct settings *settings, struct buf *out,
             struct error *err)
{
    struct app app;
    struct theme theme;
    int width = DEFAULT_WIDTH, height = DEFAULT_HEIGHT;
    if (size_parse(settings->screen, &width, &height, err))
        return -1;
    int code = app_open(&app, a, story, width, height);
    if (code)
        return story_error(err, code);
    app.ascii = settings->ascii;
    app_theme(&app, &theme, settings->theme, THEME_ANY);
    int result =
        script_play(&app, settings->script ? settings->script : "", err);
    const struct screen *screen = app_draw(&app);
    if (!screen)
        result = story_error(err, HX_ENOMEM);
    else if (settings->dump && !strcmp(settings->dump, "roles"))
        screen_dump_roles(screen, out);
    else
        screen_dump_text(screen, out);
    app_close(&app);
    return result;
}
