/* SPDX-License-Identifier: MIT */

/*
 * Never looks into the working folder: a theme there may be anybody's. A theme
 * that inherits its own name means the next one of that name in the folders,
 * so a user's theme can build on the installed one it takes the place of.
 */

#include "app/themes.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/source.h"
#include "input/source_file.h"

static const char DARK[] = "ink-dark", LIGHT[] = "ink-light";
static const char ENDING[] = ".theme";

enum { NAME_MOST = 64 };

/* The files of a theme, the one asked for first. */
struct chain {
    struct arena *a;
    struct notes *notes;
    struct theme_file file[THEMES_DEPTH_MAX];
    int n;
};

/* The variable NAME, NULL if it is unset, empty or no absolute path. */
static const char *folder_get(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] == '/' ? value : NULL;
}

/* Appends the file NAME of this program's configuration. */
static void config_put(struct buf *b, const char *name)
{
    const char *config = folder_get("XDG_CONFIG_HOME");
    const char *home = folder_get("HOME");
    if (config)
        buf_print(b, "%s/hexapla/%s", config, name);
    else if (home)
        buf_print(b, "%s/.config/hexapla/%s", home, name);
}

/* Folder number I of $XDG_DATA_DIRS; false after the last. */
static bool data_folder(struct buf *b, int i)
{
    const char *value = getenv("XDG_DATA_DIRS");
    struct str dirs =
        str_of(value && *value ? value : "/usr/local/share:/usr/share");
    for (int at = 0; dirs.len; at++) {
        struct str dir = str_cut(&dirs, ':');
        if (at != i)
            continue;
        if (dir.len && dir.s[0] == '/')
            buf_print(b, "%.*s/hexapla/themes", (int)dir.len, dir.s);
        return true;
    }
    return false;
}

static void program_folder(struct buf *b)
{
    char exe[4096];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    while (n > 0 && exe[n - 1] != '/')
        n--;
    if (n > 0)
        buf_print(b, "%.*s../themes", (int)n, exe);
}

typedef const char *const *folders;

/* Every folder with themes, empty where there is none, and NULL at the end;
 * before them all that of the file BESIDE, if it is not NULL. */
static folders folders_find(struct arena *a, const char *beside)
{
    VEC(const char *) list = {{0}, NULL};
    struct buf config = {.a = a}, program = {.a = a};
    const char *slash = beside ? strrchr(beside, '/') : NULL;
    if (slash)
        *vec_push(a, &list) =
            str_copy(a, (struct str){beside, (size_t)(slash - beside)});
    config_put(&config, "themes");
    *vec_push(a, &list) = str_copy(a, buf_str(&config));
    for (int i = 0;; i++) {
        struct buf data = {.a = a};
        if (!data_folder(&data, i))
            break;
        *vec_push(a, &list) = str_copy(a, buf_str(&data));
    }
    *vec_push(a, &list) = HEXAPLA_THEMES;
    program_folder(&program);
    *vec_push(a, &list) = str_copy(a, buf_str(&program));
    *vec_push(a, &list) = NULL;
    return list.at;
}

static bool is_file(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISREG(info.st_mode) && !access(path, R_OK);
}

static bool is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.s[i];
        bool inner = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
            !(inner && (i > 0 || (c >= '0' && c <= '9'))))
            return false;
    }
    return name.len > 0 && name.len < NAME_MOST;
}

static bool is_read(const struct chain *chain, const char *path)
{
    struct stat one, other;
    for (int i = 0; i < chain->n; i++)
        if (!stat(path, &one) && !stat(chain->file[i].path, &other) &&
            one.st_dev == other.st_dev && one.st_ino == other.st_ino)
            return true;
    return false;
}

/* The file of the theme NAME that is not in CHAIN yet, or NULL; AGAIN tells
 * whether there is one that is. */
static const char *path_find(const struct chain *chain, struct str name,
                             bool *again)
{
    const char *beside = chain->n ? chain->file[chain->n - 1].path : NULL;
    folders folder = folders_find(chain->a, beside);
    *again = false;
    for (int i = 0; folder[i]; i++) {
        struct buf b = {.a = chain->a};
        buf_print(&b, "%s/%.*s%s", folder[i], (int)name.len, name.s, ENDING);
        const char *path = str_copy(chain->a, buf_str(&b));
        if (!folder[i][0] || !is_file(path))
            continue;
        if (!is_read(chain, path))
            return path;
        *again = true;
    }
    return NULL;
}

enum { FILE_MOST = 1 << 20 }; /* bytes of a theme */

static int file_add(struct chain *chain, const char *path, struct error *err)
{
    struct theme_file *file = &chain->file[chain->n];
    file->path = path;
    if (source_plain_load(chain->a, path, FILE_MOST, &file->text, err))
        return -1;
    chain->n++;
    return 0;
}

/* Adds the file that the last of CHAIN inherits; false if it inherits none
 * that can be had. */
static bool parent_add(struct chain *chain)
{
    const struct theme_file *last = &chain->file[chain->n - 1];
    struct error err = {""};
    int line = 0;
    bool again;
    struct str name = theme_parent(last->text, &line);
    int shown = name.len < NAME_MOST ? (int)name.len : NAME_MOST;
    const char *path, *what = NULL;
    if (!name.len)
        return false;
    if (!is_name(name))
        what = "No theme can be called";
    else if (!(path = path_find(chain, name, &again)))
        what = again ? "This theme inherits itself, by"
                     : "There is no theme to inherit called";
    else if (chain->n == THEMES_DEPTH_MAX)
        what = "Too many themes inherit one another, up to";
    else if (!file_add(chain, path, &err))
        return true;
    if (what)
        notes_add(chain->notes, "%s:%d: %s \"%.*s\".", last->path, line, what,
                  shown, name.s);
    else
        notes_add(chain->notes, "%s:%d: %s", last->path, line, err.text);
    return false;
}

int themes_load(struct theme *theme, const char *path, struct notes *notes,
                struct error *err)
{
    struct chain chain = {.a = notes->a, .notes = notes};
    struct theme_file base_first[THEMES_DEPTH_MAX];
    theme_default(theme);
    if (file_add(&chain, path, err))
        return -1;
    while (parent_add(&chain))
        continue;
    for (int i = 0; i < chain.n; i++)
        base_first[i] = chain.file[chain.n - 1 - i];
    theme_load(theme, base_first, chain.n, notes);
    return 0;
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

static int name_open(struct arena *a, struct theme *theme, const char *name,
                     struct error *err)
{
    struct chain none = {.a = a};
    struct notes notes = {.a = a};
    const char *path = name;
    bool again;
    if (!strchr(name, '/')) {
        if (!is_name(str_of(name)))
            return error_set(err, "no theme can be called \"%.*s\"", NAME_MOST,
                             name);
        path = path_find(&none, str_of(name), &again);
    }
    if (!path)
        return error_set(err,
                         "there is no theme called %s; --list-themes shows "
                         "all, a file is given with a slash",
                         name);
    if (themes_load(theme, path, &notes, err))
        return -1;
    if (notes.list.vec.n)
        error_set(err, "%s", notes.list.at[0].s);
    return 0;
}

/* The theme that is asked for, NULL for auto. */
static const char *asked(const char *name)
{
    if (!name)
        name = getenv("HEXAPLA_THEME");
    return name && *name && strcmp(name, "auto") != 0 ? name : NULL;
}

const char *themes_name(const char *name)
{
    name = asked(name);
    if (!name)
        return "auto";
    return !strcmp(name, "dark") ? DARK : !strcmp(name, "light") ? LIGHT : name;
}

void themes_config(struct buf *b)
{
    config_put(b, "config");
}

bool themes_is_auto(const char *name)
{
    return !asked(name);
}

const char *themes_resolve(const char *name, const char *dark_name,
                           const char *light_name, enum theme_mode background)
{
    const char *wish = asked(name);
    const char *found = wish ? wish : auto_name(background);
    if (!found)
        return "auto";
    if (found == DARK || !strcmp(found, "dark"))
        return dark_name ? dark_name : DARK;
    if (found == LIGHT || !strcmp(found, "light"))
        return light_name ? light_name : LIGHT;
    return found;
}

int themes_open(struct arena *a, struct theme *theme, const char *name,
                enum theme_mode background, struct error *err)
{
    theme_default(theme);
    err->text[0] = '\0';
    name = asked(name) ? themes_name(name) : auto_name(background);
    if (!name)
        return 0;
    return name_open(a, theme, name, err);
}

static int item_compare(const void *one, const void *other)
{
    const struct themes_item *a = one, *b = other;
    return strcmp(a->name, b->name);
}

static bool has_name(const struct themes_list *list, struct str name)
{
    for (uint32_t i = 0; i < list->items.vec.n; i++)
        if (str_is_equal(str_of(list->items.at[i].name), name))
            return true;
    return false;
}

static void folder_drop(void *handle)
{
    DIR **dir = handle;
    if (*dir)
        closedir(*dir);
    *dir = NULL;
}

static void folder_find(struct arena *a, struct themes_list *list,
                        const char *folder)
{
    DIR **dir = arena_new(a, DIR *, 1);
    const size_t ending = sizeof ENDING - 1;
    *dir = opendir(folder);
    if (!*dir)
        return;
    arena_own(a, dir, folder_drop);
    for (struct dirent *entry; (entry = readdir(*dir));) {
        struct str name = str_of(entry->d_name);
        if (name.len <= ending ||
            strcmp(entry->d_name + name.len - ending, ENDING) != 0)
            continue;
        name.len -= ending;
        struct buf b = {.a = a};
        buf_print(&b, "%s/%s", folder, entry->d_name);
        const char *path = str_copy(a, buf_str(&b));
        if (is_name(name) && is_file(path) && !has_name(list, name))
            *vec_push(a, &list->items) =
                (struct themes_item){str_copy(a, name), path};
    }
    folder_drop(dir);
}

void themes_find(struct arena *a, struct themes_list *list)
{
    folders folder = folders_find(a, NULL);
    *list = (struct themes_list){0};
    for (int i = 0; folder[i]; i++)
        if (folder[i][0])
            folder_find(a, list, folder[i]);
    if (list->items.vec.n)
        qsort(list->items.at, list->items.vec.n, sizeof *list->items.at,
              item_compare);
}
