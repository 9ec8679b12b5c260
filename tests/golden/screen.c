/* SPDX-License-Identifier: MIT */

/*
 * tests/golden/screen: what the reader shows after some keys.
 *
 *     -- files       paths from the source root, or
 *     -- old -- new  the texts themselves
 *     -- size        80x24
 *     -- keys        as --script takes them
 *     -- ascii       there if frames are in ASCII
 *     -- config      lines of a configuration file, if there is one
 *     -- screen      the picture
 *     -- roles       the letters of its roles
 */

#define _XOPEN_SOURCE 700 /* mkdtemp() */

#include "golden.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/dump.h"

enum { FILES_MOST = 8 };

/* The first line of section NAME, "" if there is none. */
static const char *line_get(struct golden *golden, const char *name)
{
    struct golden_section *section = golden_find(golden, name);
    struct str text = section ? section->text : STR("");
    return str_copy(golden->a, str_cut(&text, '\n'));
}

static void files_read(struct golden *golden, struct story *story)
{
    const char *root = getenv("SOURCE_ROOT");
    const char *path[FILES_MOST], *name[FILES_MOST];
    struct str rest = golden_get(golden, "files");
    struct error err;
    uint32_t n = 0;
    for (; rest.len && n < FILES_MOST; n++) {
        struct buf b = {.a = golden->a};
        name[n] = str_copy(golden->a, str_cut(&rest, '\n'));
        buf_print(&b, "%s/%s", root ? root : ".", name[n]);
        path[n] = str_copy(golden->a, buf_str(&b));
    }
    struct story_paths paths = {
        .path = path, .n = n, .label = name, .labels = n};
    if (story_read(golden->a, story, &paths, &err))
        fail_msg("%s", err.text);
}

static void texts_drop(void *handle)
{
    struct story *story = handle;
    hx_diff_free(story->diff);
    for (int side = 0; side < 2; side++)
        version_drop(&story->version[side]);
}

static void texts_read(struct golden *golden, struct story *story)
{
    static const char *const name_table[] = {"old", "new"};
    story->version = arena_new(golden->a, struct version, 2);
    story->n = 2;
    story->at[HX_NEW] = 1;
    arena_own(golden->a, story, texts_drop);
    for (int side = 0; side < 2; side++) {
        struct version *version = &story->version[side];
        version->path = name_table[side];
        version->name = str_of(name_table[side]);
        version->text = golden_get(golden, name_table[side]);
    }
}

static struct str dumped(struct golden *golden, struct story *story,
                         const char *what)
{
    struct error err = {""};
    struct buf b = {.a = golden->a};
    struct config config = {.bindings = {.a = golden->a},
                            .notes = {.a = golden->a}};
    struct settings *settings = &config.settings;
    if (golden_find(golden, "config"))
        config_read(&config, golden_get(golden, "config"), "config");
    settings->dump = what;
    settings->screen = line_get(golden, "size");
    settings->script = line_get(golden, "keys");
    uint32_t at[2] = {story->n - 2, story->n - 1};
    if (story_compare(story, at[0], at[1], &err))
        fail_msg("%s", err.text);
    settings->ascii |= golden_find(golden, "ascii") != NULL;
    struct dump dump = {.a = golden->a, .story = story, .config = &config};
    if (dump_run(&dump, &b, &err))
        fail_msg("%s", err.text);
    return buf_str(&b);
}

static void screen_run(struct golden *golden)
{
    struct story *story = arena_new(golden->a, struct story, 1);
    if (golden_find(golden, "files"))
        files_read(golden, story);
    else
        texts_read(golden, story);
    golden_expect(golden, "screen", dumped(golden, story, "text"));
    golden_expect(golden, "roles", dumped(golden, story, "roles"));
}

/* The delivered themes and no others; FOLDER is for a link to them. */
static int themes_link(const char *folder)
{
    char path[4096], link[100];
    const char *root = getenv("SOURCE_ROOT");
    snprintf(link, sizeof link, "%s/hexapla", folder);
    if (mkdir(link, 0700))
        return -1;
    snprintf(path, sizeof path, "%s/themes", root ? root : ".");
    snprintf(link, sizeof link, "%s/hexapla/themes", folder);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    setenv("XDG_DATA_DIRS", folder, 1);
    unsetenv("HEXAPLA_THEME");
    unsetenv("COLORFGBG");
    return symlink(path, link);
}

static void themes_unlink(const char *folder)
{
    char link[100];
    snprintf(link, sizeof link, "%s/hexapla/themes", folder);
    unlink(link);
    snprintf(link, sizeof link, "%s/hexapla", folder);
    rmdir(link);
    rmdir(folder);
}

int main(void)
{
    char folder[] = "/tmp/hexapla-golden-XXXXXX";
    setlocale(LC_CTYPE, "C.UTF-8");
    if (!mkdtemp(folder) || themes_link(folder))
        return 1;
    int failed = golden_run("screen", screen_run);
    themes_unlink(folder);
    return failed;
}
