/* SPDX-License-Identifier: MIT */

/*
 * tests/golden/screen: what the reader shows after some keys.
 *
 *     -- files       two paths from the source root, or
 *     -- old -- new  the texts themselves
 *     -- size        80x24
 *     -- keys        as --script takes them
 *     -- ascii       there if frames are in ASCII
 *     -- screen      the picture
 *     -- roles       the letters of its roles
 */

#include "golden.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cli/dump.h"
#include "input/source.h"

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
    struct str rest = golden_get(golden, "files");
    struct error err;
    for (int side = 0; side < 2; side++) {
        struct version *version = &story->version[side];
        struct buf path = {.a = golden->a};
        version->name = str_cut(&rest, '\n');
        version->path = str_copy(golden->a, version->name);
        buf_print(&path, "%s/%s", root ? root : ".", version->path);
        if (source_load(golden->a, str_copy(golden->a, buf_str(&path)),
                        &version->text, &err))
            fail_msg("%s", err.text);
    }
}

static void texts_read(struct golden *golden, struct story *story)
{
    static const char *const name_table[] = {"old", "new"};
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
    struct settings settings = {.dump = what};
    settings.screen = line_get(golden, "size");
    settings.script = line_get(golden, "keys");
    settings.ascii = golden_find(golden, "ascii") != NULL;
    if (dump_run(golden->a, story, &settings, &b, &err))
        fail_msg("%s", err.text);
    return buf_str(&b);
}

static void screen_run(struct golden *golden)
{
    struct story story = {0};
    struct error err;
    if (golden_find(golden, "files"))
        files_read(golden, &story);
    else
        texts_read(golden, &story);
    assert_int_equal(story_compare(golden->a, &story, NULL, &err), 0);
    golden_expect(golden, "screen", dumped(golden, &story, "text"));
    golden_expect(golden, "roles", dumped(golden, &story, "roles"));
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    return golden_run("screen", screen_run);
}
