/* SPDX-License-Identifier: MIT */

/*
 * What people can see of a theme: the measures, themes that break each rule,
 * and that no shipped one breaks any. What was measured of those is printed.
 */

#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/themes.h"
#include "support.h"
#include "view/lint.h"

static void assert_near(double found, double expect, double by)
{
    if (found < expect - by || found > expect + by)
        fail_msg("%f is not %f", found, expect);
}

/* The figures of a published comparison; those of tritan vision and of
 * distances worked out apart from this program. */
static void test_sight(void **state)
{
    (void)state;
    assert_near(sight_contrast(0x000000, 0xffffff), 21, 0.001);
    assert_near(sight_contrast(0xffffff, 0x777777), 4.48, 0.01);
    assert_near(sight_distance(0x6b3a00, 0x0a3f86, SIGHT_NO_RED), 83, 0.5);
    assert_true(sight_distance(0x901011, 0x006000, SIGHT_NO_GREEN) < 3.5);
    assert_near(sight_distance(0x3f0001, 0x002800, SIGHT_NO_GREEN), 0, 1);
    assert_near(sight_distance(0x3f0001, 0x002800, SIGHT_ALL), 53, 0.6);
    assert_near(sight_distance(0x5a3d00, 0x2b0050, SIGHT_ALL), 83, 0.5);
    assert_near(sight_distance(0x5a3d00, 0x2b0050, SIGHT_NO_BLUE), 25, 0.5);
    assert_near(sight_distance(0x8a1f1f, 0x0b5a6b, SIGHT_NO_BLUE), 70, 0.5);
    assert_near(sight_distance(0x8a1f1f, 0x0b5a6b, SIGHT_NO_RED), 32, 0.5);
    for (int i = 0; i < SIGHTS; i++) {
        assert_near(sight_distance(0x123456, 0x123456, (enum sight)i), 0, 0);
        assert_near(sight_distance(0x000000, 0xffffff, (enum sight)i), 100,
                    0.1);
    }
    enum sight worst = SIGHT_ALL;
    sight_least(0x901011, 0x006000, &worst);
    assert_int_equal(worst, SIGHT_NO_GREEN);
}

/* A theme nothing is wrong with; tests append lines to it. */
static const char good[] =
    "mode = dark\n"
    "palette.ink = #e6e6e6\n"
    "text = ink on #000000\n"
    "cut = #ffb259\ncut.word = ink on #6b3a00 bold strike\n"
    "added = #8ec5ff\nadded.word = ink on #0a3f86 bold\n"
    "changed.word = #ffff5f bold underline\n"
    "reworded.word = #5fffd7 italic underline\n"
    "style.word = ink underline\nmoved = #d0a0ff italic\n"
    "special = ink on #6a2656\nlabel = #d0a0ff\n"
    "number = ink\nfiller = ink\ndivider = ink\ntitle = ink bold\n"
    "status = ink on #303030\nerror = ink on #84200f bold\n";

/* All notes on the good theme with MORE lines, parted by line feeds. */
static const char *lint(struct arena *a, const char *more)
{
    struct notes notes = {.a = a};
    struct buf b = {.a = a}, out = {.a = a};
    struct theme theme;
    buf_print(&b, "%s%s", good, more);
    theme_load(&theme, &(struct theme_file){"x.theme", buf_str(&b)}, 1, &notes);
    lint_theme(&theme, "x.theme", &notes);
    for (uint32_t i = 0; i < notes.list.vec.n; i++)
        buf_print(&out, "%s\n", notes.list.at[i].s);
    buf_put_byte(&out, '\0');
    return out.s;
}

static void assert_finds(struct arena *a, const char *more, const char *expect)
{
    const char *found = lint(a, more);
    if (!strstr(found, expect))
        fail_msg("\"%s\" gives\n%snot\n%s", more, found, expect);
}

static void test_good(void **state)
{
    assert_string_equal(lint(*state, ""), "");
    assert_string_equal(lint(*state, "label = ink\n"), "");
}

static void test_contrast(void **state)
{
    struct arena *a = *state;
    assert_finds(a, "text = #777777 on #000000\ntext = #707070 on #000000",
                 "x.theme: text: a contrast of 4.2:1 on black in true color; "
                 "4.5 is the least");
    assert_finds(a, "palette.grey = #e0e0e0 / 240\nhint = grey",
                 "x.theme: hint: a contrast of 3.0:1 on black in 256 colors");
    assert_finds(a, "error = ink on #909090 reverse", "x.theme: error: a con");
    assert_finds(a, "text = #555555 on default", "on dark gray in true color");
    assert_null(strstr(lint(a, "divider = #222222"), "divider"));
}

static void test_cut_added(void **state)
{
    struct arena *a = *state;
    assert_finds(
        a,
        "cut.word = #ffffff on #901011\n"
        "added.word = #ffffff on #006000",
        "x.theme: cut.word and added.word: a distance of 3.4 in deutan "
        "vision on black in true color; 20 is");
    assert_finds(a, "cut = #ff9d92\nadded = #a8e6b4",
                 "x.theme: cut and added: a distance of 12.5 in deutan vision");
    assert_finds(a, "cut = #8fb0ff\nadded = #8fc9b0", "in tritan vision");
    assert_finds(
        a, "palette.x = #0a3f86 / 94\nadded.word = ink on x bold",
        "cut.word and added.word: a distance of 0.0 in normal vision on "
        "black in 256 colors");
    /* attributes are not enough */
    assert_finds(a, "cut = ink strike\nadded = ink bold",
                 "x.theme: cut and added: a distance of 0.0");
}

static void test_kinds(void **state)
{
    struct arena *a = *state;
    assert_finds(a, "reworded.word = #ffe9f5 bold underline",
                 "x.theme: changed.word and reworded.word: no attribute and "
                 "in tritan vision");
    assert_finds(a, "moved = #dddddd",
                 "x.theme: text and moved: no attribute and in tritan vision");
    assert_finds(a, "added = ink", "x.theme: added looks like text on black");
    assert_finds(a, "moved = #5fffd7 italic underline\n",
                 "x.theme: reworded.word and moved look the same in 16 colors");
}

static void test_attributes(void **state)
{
    struct arena *a = *state;
    assert_finds(a, "cut.word = ink on #6b3a00 bold",
                 "x.theme: cut.word and added.word differ in color only");
    assert_finds(a, "added.word = ink on #0a3f86 bold strike",
                 "x.theme: cut.word and added.word differ in color only");
    assert_string_equal(lint(a, "added.word = ink on #0a3f86"), "");
}

static void test_mono(void **state)
{
    struct arena *a = *state;
    assert_finds(a, "mono.cut = underline\nmono.moved = italic underline",
                 "x.theme: mono.cut and mono.moved look the same where italic "
                 "and strike are not shown.");
    assert_finds(a, "mono.added = default",
                 "x.theme: mono.text and mono.added look the same");
}

static void test_signs(void **state)
{
    struct arena *a = *state;
    assert_finds(a, "glyph.cut = +",
                 "x.theme: glyph.added and glyph.cut are the same.");
    assert_finds(a, "glyph.cut = x \xe2\x80\xa0\nglyph.added = + \xe2\x80\xa0",
                 "x.theme: glyph.added and glyph.cut are the same.");
    assert_finds(a, "glyph.moved.here = <",
                 "glyph.moved.away and glyph.moved.here are the same");
}

static void test_mode(void **state)
{
    struct arena *a = *state;
    assert_finds(a, "status = #000000 on #ffd7d7",
                 "x.theme: status: a light background in a dark theme.");
    assert_finds(a, "mode = light",
                 "x.theme: text: a dark background in a light theme.");
    assert_finds(a, "mode = pink", "The mode is dark, light or any");
    assert_finds(a, "cutt = red", "no setting or role called \"cutt\"");
}

/* The theme without a file passes but for what no file could say better. */
static void test_default(void **state)
{
    struct theme theme;
    struct notes notes = {.a = *state};
    theme_default(&theme);
    lint_theme(&theme, "default", &notes);
    for (uint32_t i = 0; i < notes.list.vec.n; i++)
        fail_msg("%s", notes.list.at[i].s);
}

/* Read, judged, measured, printed and read again. */
/* Kinds of words that stand in one row are told apart by attributes as well,
 * in color and, where italic and strike are not shown, without. */
static void check_attributes(const struct theme *theme)
{
    for (int i = ROLE_TEXT; i <= ROLE_MOVED; i++) {
        for (int j = ROLE_TEXT; j < i; j++) {
            bool is_tint = i == ROLE_CUT || i == ROLE_ADDED || j == ROLE_CUT ||
                           j == ROLE_ADDED; /* a sign in each row */
            if (!is_tint &&
                theme->look[i].attributes == theme->look[j].attributes)
                fail_msg("%s: %s and %s differ in color only", theme->name,
                         role_table[j].name, role_table[i].name);
        }
    }
}

static void check_file(struct arena *a, const char *path, const char *name)
{
    struct notes notes = {.a = a};
    struct buf b = {.a = a}, measures = {.a = a};
    struct error err;
    struct theme theme, again;
    if (themes_load(&theme, path, &notes, &err))
        fail_msg("%s", err.text);
    lint_theme(&theme, path, &notes);
    if (notes.list.vec.n)
        fail_msg("%s", notes.list.at[0].s);
    assert_string_equal(theme.name, name);
    assert_true(strlen(theme.description) > 10);
    check_attributes(&theme);
    if (strstr(name, "-dark") || strstr(name, "-light"))
        assert_int_equal(theme.mode,
                         strstr(name, "-dark") ? THEME_DARK : THEME_LIGHT);
    lint_measures_print(&measures, &theme);
    print_message("%-20s %.*s\n", name, (int)measures.len, measures.s);
    theme_print(&b, &theme);
    theme_load(&again, &(struct theme_file){path, buf_str(&b)}, 1, &notes);
    assert_int_equal(notes.list.vec.n, 0);
    assert_memory_equal(&again, &theme, sizeof theme);
}

static void test_files(void **state)
{
    static const char *const names[] = {
        "ink-dark",
        "ink-light",
        "classic-dark",
        "classic-light",
        "high-contrast-dark",
        "tritan-dark",
        "high-contrast-light",
        "tritan-light",
        "solarized-dark",
        "solarized-light",
        "sixteen",
        "mono",
    };
    const char *root = getenv("SOURCE_ROOT");
    char path[4096], name[256];
    size_t n = 0;
    if (!root)
        skip();
    snprintf(path, sizeof path, "%s/themes", root);
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char *ending = strstr(entry->d_name, ".theme");
        if (!ending)
            continue;
        snprintf(path, sizeof path, "%s/themes/%s", root, entry->d_name);
        snprintf(name, sizeof name, "%.*s", (int)(ending - entry->d_name),
                 entry->d_name);
        check_file(*state, path, name);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            n += !strcmp(names[i], name);
    }
    closedir(dir);
    assert_int_equal(n, sizeof names / sizeof *names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_sight),    arena_test(test_good),
        arena_test(test_contrast), arena_test(test_cut_added),
        arena_test(test_kinds),    arena_test(test_mono),
        arena_test(test_signs),    arena_test(test_attributes),
        arena_test(test_mode),     arena_test(test_default),
        arena_test(test_files),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
