/* SPDX-License-Identifier: MIT */

/*
 * The list of themes below the text, which shows the one under the cursor at
 * once. What the looks become is main's to know: it is asked through
 * app->theme_asked.
 */

#include "app/panel.h"

#include <string.h>

#include "app/command.h"
#include "app/themes.h"

/* One line of the list. */
struct theme_choice {
    const char *name; /* as themes_open() takes it */
    const char *mode, *description;
};

static const char AUTO[] = "auto";

/* Adds the theme in the file ITEM, read to know what it is for. */
static void choice_put(struct arena *a, struct app *app,
                       const struct themes_item *item)
{
    struct theme_choice *choice = &app->choice[app->choices++];
    struct notes notes = {.a = a};
    struct theme theme;
    struct error err = {""};
    *choice = (struct theme_choice){item->name, "", ""};
    if (themes_load(&theme, item->path, &notes, &err)) {
        choice->description = str_copy(a, str_of(err.text));
        return;
    }
    choice->mode = theme_mode_table[theme.mode];
    choice->description = str_copy(a, str_of(theme.description));
}

static int choices_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct themes_list list;
    const char *now = themes_name(app->theme);
    bool is_found = false;
    themes_find(a, &list);
    app->choices = 0;
    app->choice = arena_new(a, struct theme_choice, list.items.vec.n + 2);
    app->choice[app->choices++] =
        (struct theme_choice){AUTO, "", "dark or light, as the terminal tells"};
    for (uint32_t i = 0; i < list.items.vec.n; i++) {
        choice_put(a, app, &list.items.at[i]);
        is_found |= !strcmp(list.items.at[i].name, now);
    }
    if (!is_found && strcmp(now, AUTO) != 0)
        app->choice[app->choices++] =
            (struct theme_choice){now, "", "the one in use"};
    return HX_OK;
}

static uint32_t themes_first(struct app *app)
{
    const char *now = themes_name(app->theme);
    app->theme_before = app->theme;
    if (arena_try(app->a, choices_body, app)) {
        app->choices = 0;
        app_say(app, true, "there is not enough memory to list the themes");
    }
    for (uint32_t i = 0; i < app->choices; i++)
        if (!strcmp(app->choice[i].name, now))
            return i;
    return 0;
}

static void themes_make(struct arena *a, struct panel_lines *lines)
{
    (void)a;
    lines->n = lines->app->choices;
}

static void line_put(struct buf *b, const struct theme_choice *choice)
{
    buf_print(b, "%s%s%s", choice->mode, choice->mode[0] ? ": " : "",
              choice->description);
}

static struct list_line themes_line(struct arena *a, void *context, uint32_t i)
{
    const struct app *app = ((const struct panel_lines *)context)->app;
    const struct theme_choice *choice = &app->choice[i];
    struct buf text = {.a = a};
    line_put(&text, choice);
    return (struct list_line){
        .head = str_of(choice->name), .text = buf_str(&text), .role = ROLE_KEY};
}

static void ask(struct app *app, const char *name)
{
    app->theme = name;
    app->theme_asked = true;
}

static void themes_move(struct app *app, uint32_t i)
{
    if (i < app->choices)
        ask(app, app->choice[i].name);
}

static void themes_leave(struct app *app)
{
    if (app->theme != app->theme_before)
        ask(app, app->theme_before);
}

static int kept_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct buf path = {.a = a};
    themes_config(&path);
    app_say(app, false, "theme = %s in %.*s keeps it for good",
            themes_name(app->theme), (int)path.len, path.len ? path.s : "");
    return HX_OK;
}

/* Says how the theme is kept: this program writes no configuration. */
static void kept_say(struct app *app)
{
    if (arena_try(app->picture, kept_body, app))
        app_say(app, true, "there is not enough memory");
}

static void themes_choose(struct app *app, uint32_t i)
{
    if (strcmp(themes_name(app->theme), app->choice[i].name) != 0)
        ask(app, app->choice[i].name);
    kept_say(app);
}

/* The theme typed at the prompt. */
struct typed {
    struct app *app;
    struct str name;
    struct error err;
};

static int typed_body(struct arena *a, void *context)
{
    struct typed *typed = context;
    struct theme theme;
    const char *name = str_copy(a, typed->name);
    if (themes_open(a, &theme, name, THEME_ANY, &typed->err))
        return 1;
    ask(typed->app, name);
    return HX_OK;
}

void panel_theme(struct app *app, struct str name)
{
    struct typed typed = {app, name, {""}};
    if (!name.len) {
        panel_open(app, MODE_THEMES);
        return;
    }
    panel_close(app);
    int code = arena_try(app->a, typed_body, &typed);
    if (code)
        app_say(app, true, "%s",
                code < 0 ? "there is not enough memory for a theme"
                         : typed.err.text);
    else
        kept_say(app);
}

/* What the list may have no room for. */
static void themes_status(struct buf *b, const struct app *app, uint32_t i)
{
    buf_put(b, app->ascii ? STR(", ") : STR(" \xc2\xb7 "));
    if (i < app->choices)
        line_put(b, &app->choice[i]);
}

static const struct hint themes_hints[] = {
    {"choose",    "keep",        1, false},
    {"line-down", "down",        2, false},
    {"line-up",   "up",          3, false},
    {"next",      "next change", 4, false},
    {"close",     "back",        0, false},
    {NULL,        NULL,          0, false},
};

const struct panel_info panel_themes = {
    .mode = MODE_THEMES,
    .title = "Themes",
    .hints = themes_hints,
    .head = 20,
    .rows = 1,
    .is_below = true,
    .make = themes_make,
    .line = themes_line,
    .first = themes_first,
    .choose = themes_choose,
    .move = themes_move,
    .leave = themes_leave,
    .status = themes_status,
};
