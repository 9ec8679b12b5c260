/* SPDX-License-Identifier: MIT */

/* Keys change with the configuration, so no text names one; see the header. */

#include "app/hint.h"

#include "app/panel.h"

enum binding_where hint_where(const struct app *app)
{
    return app->mode == MODE_ARTICLES ? IN_ARTICLES
           : app->mode == MODE_FILTER ? IN_FILTER
           : panel_find(app->mode)    ? IN_LIST
                                      : IN_TEXT;
}

/* KEYS without the brackets of one with a name. */
static struct str bare(struct str keys)
{
    struct str rest = keys;
    if (key_cut(&rest) == '<' && !rest.len)
        return STR("<");
    return rest.len || keys.len < 3 ? keys : str_sub(keys, 1, keys.len - 2);
}

void hint_key(struct buf *b, const struct app *app, const char *command,
              bool is_start)
{
    struct str keys =
        str_of(binding_keys(&app->bindings, hint_where(app), command));
    if (!keys.len) {
        buf_print(b, ":%s", command);
        return;
    }
    struct str rest = keys;
    key_cut(&rest);
    if (is_start)
        keys.len -= rest.len;
    buf_put(b, bare(keys));
}

void hint_put(struct buf *b, const struct app *app, const char *text)
{
    struct str rest = str_of(text);
    while (rest.len) {
        buf_put(b, str_cut(&rest, '{'));
        struct str name = str_cut(&rest, '}');
        if (name.len)
            hint_key(b, app, str_copy(b->a, name), false);
    }
}

struct saying {
    struct app *app;
    const char *text;
};

static int say_body(struct arena *a, void *context)
{
    struct saying *saying = context;
    struct buf b = {.a = a};
    hint_put(&b, saying->app, saying->text);
    app_say(saying->app, false, "%.*s", (int)b.len, b.s);
    return HX_OK;
}

void hint_say(struct app *app, const char *text)
{
    struct saying saying = {app, text};
    if (arena_try(app->picture, say_body, &saying))
        app_say(app, false, "%s", text);
}
