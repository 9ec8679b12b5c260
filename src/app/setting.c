/* SPDX-License-Identifier: MIT */

/* The same parser as for the configuration file, then what has to be laid out
 * or asked for anew. */

#include "app/setting.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "app/ignore.h"
#include "app/panel.h"
#include "app/reader_fold.h"

struct reader_look setting_look(const struct settings *settings)
{
    static const char *const NAMES[VIEWS] = {"auto", "side", "inline", "new"};
    const char *layout = settings->layout;
    struct reader_look look = {.unwrapped = settings->no_wrap,
                               .unlocked = settings->no_lock};
    for (int i = 0; layout && i < VIEWS; i++)
        if (!strcmp(layout, NAMES[i]))
            look.view = (enum reader_view)i;
    return look;
}

/* A reader that is opened later is opened with setting_look(). */
static int layout_set(struct app *app)
{
    enum reader_view view = setting_look(&app->settings).view;
    bool is_shown = !app->reader.a || view == app->reader.view;
    return is_shown ? 0 : reader_show(&app->reader, view);
}

static int wrap_set(struct app *app)
{
    bool unwrapped = app->settings.no_wrap;
    if (!app->reader.a || unwrapped == app->reader.unwrapped)
        return 0;
    return reader_wrap(&app->reader, !unwrapped);
}

static int lock_set(struct app *app)
{
    if (app->reader.a && app->settings.no_lock != app->reader.unlocked)
        reader_lock(&app->reader, !app->settings.no_lock);
    return 0;
}

static int theme_set(struct app *app)
{
    panel_theme(app, str_of(app->settings.theme));
    return 0;
}

static int pair_set(struct app *app)
{
    app->theme_asked = true;
    return 0;
}

/* The frame needs a locale with its signs. */
static int ascii_set(struct app *app)
{
    app->ascii =
        app->settings.ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    app->theme_asked = true; /* for its signs */
    return 0;
}

bool setting_has_color(const struct settings *settings)
{
    const char *never = getenv("NO_COLOR");
    if (settings->color && strcmp(settings->color, "auto") != 0)
        return !strcmp(settings->color, "always");
    return !(never && *never);
}

static int mouse_set(struct app *app)
{
    app->mouse = !app->settings.no_mouse;
    app->request.mouse = true;
    return 0;
}

void setting_sieve(const struct settings *settings, struct sieve *sieve)
{
    sieve->folded = settings->furniture && !strcmp(settings->furniture, "fold");
    if (sieve->folded)
        sieve->noise |= SIEVE_FURNITURE;
}

/* Unfolding them shows what changed there. */
static int furniture_set(struct app *app)
{
    bool before = app->sieve.folded;
    setting_sieve(&app->settings, &app->sieve);
    if (before && !app->sieve.folded)
        app->sieve.noise &= ~(uint32_t)SIEVE_FURNITURE;
    if (!app->reader.a || before == app->sieve.folded)
        return 0;
    return reader_sift(&app->reader, &app->sieve);
}

/* The counts follow with the next comparison. */
static int levels_set(struct app *app)
{
    ignore_set(&app->settings, &app->story->options);
    app->sieve.noise = app->story->options.ignore & SIEVE_NOISE;
    setting_sieve(&app->settings, &app->sieve);
    return app->reader.a ? reader_sift(&app->reader, &app->sieve) : 0;
}

/* It is looked up where it is needed. */
static int nothing_set(struct app *app)
{
    (void)app;
    return 0;
}

static const struct setting {
    const char *name; /* of the option */
    int (*set)(struct app *app);
} setting_table[] = {
    {"layout",      layout_set   },
    {"no-wrap",     wrap_set     },
    {"no-lock",     lock_set     },
    {"theme",       theme_set    },
    {"theme-dark",  pair_set     },
    {"theme-light", pair_set     },
    {"ascii",       ascii_set    },
    {"color",       pair_set     },
    {"no-mouse",    mouse_set    },
    {"reload",      nothing_set  },
    {"furniture",   furniture_set},
    {"ignore",      levels_set   },
};

enum { SETTINGS = sizeof setting_table / sizeof *setting_table };

static const struct setting *setting_find(const struct option_info *option)
{
    for (int i = 0; i < SETTINGS; i++)
        if (!strcmp(setting_table[i].name, option->name))
            return &setting_table[i];
    return NULL;
}

bool setting_is_live(const struct option_info *option)
{
    return setting_find(option) != NULL;
}

static void set_say(struct app *app, int code)
{
    if (code)
        app_say(app, true, "there is not enough memory for that layout");
}

void setting_apply(struct app *app)
{
    app->theme = app->settings.theme;
    ascii_set(app);
    set_say(app, layout_set(app));
    set_say(app, wrap_set(app));
    set_say(app, lock_set(app));
}

/* "set LINE" on its way. */
struct change {
    struct app *app;
    struct str line;
    struct error *err;
    const struct option_info *option;
};

static int change_read(struct arena *a, struct change *change)
{
    struct option_line line;
    bool is_opposite;
    if (config_line(a, change->line, &line, change->err))
        return -1;
    change->option = option_find(line.key, &is_opposite);
    if (change->option && change->option->place != OPTION_CALL &&
        !setting_is_live(change->option))
        return error_set(change->err,
                         "%s is for the configuration file; it cannot be set "
                         "while the reader is open",
                         option_key(change->option));
    if (change->option && !line.value.len) {
        if (change->option->type != OPTION_FLAG)
            return error_set(change->err, "set %s: the value is missing",
                             option_key(change->option));
        line.value = STR("on");
    }
    return option_read(a, &line, &change->app->settings, change->err);
}

/* What was refused gives its memory back. */
static int change_body(struct arena *a, void *context)
{
    enum { REFUSED = 1 };
    return change_read(a, context) ? REFUSED : HX_OK;
}

int setting_run(struct app *app, struct str s, struct error *err)
{
    struct change change = {app, str_trim(s), err, NULL};
    if (!change.line.len)
        return error_set(err, "set what? set KEY VALUE; Tab shows the keys");
    int code = arena_try(app->a, change_body, &change);
    if (code == HX_ENOMEM)
        return error_set(err, "there is not enough memory to set that");
    if (code)
        return -1;
    set_say(app, setting_find(change.option)->set(app));
    return 0;
}
