/* SPDX-License-Identifier: MIT */

/* Never looks into the working folder: a theme there may be anybody's. */

#include "app/themes.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "input/source.h"

static const char DARK[] = "ink-dark", LIGHT[] = "ink-light";

/* The variable NAME, NULL if it is unset, empty or no absolute path. */
static const char *folder_get(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] == '/' ? value : NULL;
}

/* The path of file NAME.theme in folder number I; NULL after the last, and
 * empty for a folder that is not there. */
static const char *path_of(struct arena *a, int i, const char *name)
{
    struct buf b = {.a = a};
    const char *config = folder_get("XDG_CONFIG_HOME");
    const char *home = folder_get("HOME");
    char exe[4096];
    ssize_t n = 0;
    switch (i) {
    case 0:
        if (config)
            buf_print(&b, "%s/hexapla/themes/%s.theme", config, name);
        else if (home)
            buf_print(&b, "%s/.config/hexapla/themes/%s.theme", home, name);
        break;
    case 1:
        buf_print(&b, "%s/%s.theme", HEXAPLA_THEMES, name);
        break;
    case 2:
        n = readlink("/proc/self/exe", exe, sizeof exe - 1);
        while (n > 0 && exe[n - 1] != '/')
            n--;
        if (n > 0)
            buf_print(&b, "%.*s../themes/%s.theme", (int)n, exe, name);
        break;
    default:
        return NULL;
    }
    return str_copy(a, buf_str(&b));
}

/* For a dark or light BACKGROUND; if that is not known, as COLORFGBG says,
 * whose last field is the background. */
static const char *auto_name(enum theme_mode background)
{
    if (background != THEME_ANY)
        return background == THEME_LIGHT ? LIGHT : DARK;
    const char *colors = getenv("COLORFGBG");
    const char *last = colors ? strrchr(colors, ';') : NULL;
    uint32_t number;
    if (!last || !str_number(str_of(last + 1), 15, &number))
        return NULL;
    return number == 7 || number == 15 ? LIGHT : DARK;
}

static int file_load(struct arena *a, struct theme *theme, const char *path,
                     struct error *err)
{
    struct str text;
    if (source_load(a, path, &text, err))
        return -1;
    return theme_load(theme, text, path, err);
}

int themes_open(struct arena *a, struct theme *theme, const char *name,
                enum theme_mode background, struct error *err)
{
    theme_default(theme);
    if (!name || !strcmp(name, "auto"))
        name = auto_name(background);
    if (!name)
        return 0;
    if (strchr(name, '/'))
        return file_load(a, theme, name, err);
    name = !strcmp(name, "dark") ? DARK : !strcmp(name, "light") ? LIGHT : name;
    const char *path;
    for (int i = 0; (path = path_of(a, i, name)); i++)
        if (path[0] && !access(path, R_OK))
            return file_load(a, theme, path, err);
    return error_set(err, "there is no theme called %s", name);
}
