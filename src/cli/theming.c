/* SPDX-License-Identifier: MIT */

/* Everything is printed as foreign text: names and files may hold any bytes. */

#include "cli/theming.h"

#include "app/themes.h"
#include "view/lint.h"
#include "view/print.h"

bool theming_is_asked(const struct settings *settings)
{
    return settings->list_themes || settings->dump_theme ||
           settings->check_theme;
}

static int list_print(struct buf *out)
{
    struct themes_list list;
    themes_find(out->a, &list);
    for (uint32_t i = 0; i < list.items.vec.n; i++) {
        const struct themes_item *item = &list.items.at[i];
        struct notes notes = {.a = out->a};
        struct error err;
        struct theme theme;
        if (themes_load(&theme, item->path, &notes, &err))
            continue;
        buf_print(out, "%-20s %-5s %s", item->name,
                  theme_mode_table[theme.mode],
                  theme.description[0] ? " " : "");
        print_safe(out, str_of(theme.description));
        while (out->s[out->len - 1] == ' ')
            out->len--;
        buf_put_byte(out, '\n');
    }
    return 0;
}

static int dump_print(struct buf *out, const struct settings *settings,
                      struct error *err)
{
    struct theme theme;
    const char *name = settings->dump_theme;
    if (settings->operands > (*name ? 0U : 1U))
        return error_set(err, "--dump-theme prints one theme");
    if (!*name)
        name = settings->operands ? settings->operand[0] : settings->theme;
    name = themes_resolve(name, settings->theme_dark, settings->theme_light,
                          THEME_ANY);
    if (themes_open(out->a, &theme, name, THEME_ANY, err))
        return -1;
    err->text[0] = '\0';
    theme_print(out, &theme);
    return 0;
}

static int check_print(struct buf *out, const struct settings *settings,
                       struct error *err)
{
    struct notes notes = {.a = out->a};
    struct theme theme;
    if (settings->operands)
        return error_set(err, "--check-theme checks one file");
    if (themes_load(&theme, settings->check_theme, &notes, err))
        return -1;
    lint_theme(&theme, settings->check_theme, &notes);
    for (uint32_t i = 0; i < notes.list.vec.n; i++) {
        print_safe(out, notes.list.at[i]);
        buf_put_byte(out, '\n');
    }
    return notes.list.vec.n > 0;
}

int theming_run(struct buf *out, const struct settings *settings,
                struct error *err)
{
    if (settings->check_theme)
        return check_print(out, settings, err);
    if (settings->dump_theme)
        return dump_print(out, settings, err);
    if (settings->operands)
        return error_set(err, "--list-themes needs no files");
    return list_print(out);
}
