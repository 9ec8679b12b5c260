/* SPDX-License-Identifier: MIT */

/* Themes in fewer colors than they were written for. */

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "support.h"
#include "view/theme.h"

static void load_good(struct arena *a, struct theme *theme, const char *text)
{
    struct notes notes = {.a = a};
    theme_load(theme, &(struct theme_file){"d/0.theme", str_of(text)}, 1,
               &notes);
    assert_int_equal(notes.list.vec.n, 0);
}

static void test_palette(void **state)
{
    (void)state;
    assert_int_equal(palette_rgb(0), 0);
    assert_int_equal(palette_rgb(15), 0xffffff);
    assert_int_equal(palette_rgb(16), 0);
    assert_int_equal(palette_rgb(94), 0x875f00);
    assert_int_equal(palette_rgb(231), 0xffffff);
    assert_int_equal(palette_rgb(232), 0x080808);
    assert_int_equal(palette_rgb(255), 0xeeeeee);
}

static void test_resolve(void **state)
{
    struct theme theme, own;
    struct look out[ROLES];
    theme_default(&own);
    load_good(*state, &theme,
              "mode = any\ncut = #ff8700 on #6b3a00 bold\n"
              "palette.x = #6b3a00 / 52 / red\nadded.word = #fff on x\n"
              "added = default on 3");
    theme_resolve(&theme, LOOK_DEPTH_TRUE, out);
    assert_int_equal(out[ROLE_CUT].fg, 0xff8700);
    assert_int_equal(out[ROLE_ADDED_WORD].bg, 0x6b3a00);
    theme_resolve(&theme, LOOK_DEPTH_256, out);
    assert_int_equal(out[ROLE_CUT].fg, LOOK_PALETTE + 208);
    assert_int_equal(out[ROLE_CUT].bg, LOOK_PALETTE + 94);
    assert_int_equal(out[ROLE_CUT].attributes, LOOK_BOLD);
    assert_int_equal(out[ROLE_ADDED].fg, LOOK_DEFAULT);
    assert_int_equal(out[ROLE_ADDED].bg, LOOK_PALETTE + 3);
    assert_int_equal(out[ROLE_ADDED_WORD].bg, LOOK_PALETTE + 52);
    theme_resolve(&theme, LOOK_DEPTH_16, out);
    assert_int_equal(out[ROLE_ADDED_WORD].bg, LOOK_PALETTE + 1);
    assert_int_equal(out[ROLE_ADDED_WORD].fg, LOOK_PALETTE + 15);
    theme_resolve(&theme, LOOK_DEPTH_MONO, out);
    assert_memory_equal(out, own.mono, sizeof out);
    theme_resolve(&own, LOOK_DEPTH_16, out);
    assert_memory_equal(out, own.look, sizeof out);
}

static void assert_sixteen(struct arena *a, const char *mode, const char *look,
                           const char *expect)
{
    struct theme theme;
    struct look out[ROLES], wanted;
    char text[120];
    snprintf(text, sizeof text, "mode = %s\ncut = %s\n", mode, look);
    load_good(a, &theme, text);
    theme_resolve(&theme, LOOK_DEPTH_16, out);
    assert_true(look_parse(str_of(expect), &wanted));
    assert_int_equal(out[ROLE_CUT].fg, wanted.fg);
    assert_int_equal(out[ROLE_CUT].bg, wanted.bg);
    assert_int_equal(out[ROLE_CUT].attributes, wanted.attributes);
}

/* Hues stay where they can be read; grays become the terminal's own. */
static void test_sixteen(void **state)
{
    struct arena *a = *state;
    assert_sixteen(a, "dark", "#e8c39c on #2a2018", "yellow");
    assert_sixteen(a, "dark", "#fff4e2 on #6b3a00 bold",
                   "black on yellow bold");
    assert_sixteen(a, "dark", "#b3d1f5", "cyan");
    assert_sixteen(a, "dark", "#e6f0ff on #0a3f86", "brightwhite on blue");
    assert_sixteen(a, "dark", "#ff8f9c", "brightred");
    assert_sixteen(a, "light", "#0b3f82", "blue");
    assert_sixteen(a, "light", "#6e3d00", "red"); /* yellow is not read */
    assert_sixteen(a, "light", "#00594f underline", "blue underline");
    assert_sixteen(a, "any", "#0b3f82", "magenta");
    assert_sixteen(a, "dark", "#dfe3ea on #2b303b", "reverse");
    assert_sixteen(a, "dark", "#4a5160", "dim");
    assert_sixteen(a, "light", "#b8bec8", "dim");
    assert_sixteen(a, "light", "#24282f bold", "bold");
    assert_sixteen(a, "dark", "200 on 17", "brightwhite on blue");
    assert_sixteen(a, "dark", "brightred on 3", "brightred on yellow");
}

/* Each fixed entry is nearest to itself (16 is 0, and 231 and 255 stay). */
static void test_nearest(void **state)
{
    (void)state;
    struct palette none = {.n = 0};
    struct palette_labs labs;
    palette_fill(&labs);
    for (uint32_t i = 16; i < 256; i++) {
        uint32_t entry =
            palette_fixed(&none, &labs, palette_rgb(i)) - LOOK_PALETTE;
        assert_in_range(entry, 16, 255);
        assert_int_equal(palette_rgb(entry), palette_rgb(i));
    }
}

static double difference(double a, double b)
{
    return a < b ? b - a : a - b;
}

static void assert_lab(uint32_t rgb, double l, double a, double b)
{
    double linear[3], lab[3];
    look_linear(rgb, linear);
    look_lab(linear, lab);
    assert_true(difference(lab[0], l) < 0.01);
    assert_true(difference(lab[1], a) < 0.01);
    assert_true(difference(lab[2], b) < 0.01);
}

/* Values by exact powers, worked out apart from this program. */
static void test_lab(void **state)
{
    (void)state;
    assert_lab(0x000000, 0, 0, 0);
    assert_lab(0xffffff, 100, 0, 0);
    assert_lab(0xff0000, 53.2408, 80.0925, 67.2032);
    assert_lab(0x0a3f86, 27.6822, 13.0340, -44.2329);
    assert_lab(0x010101, 0.2742, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_palette), arena_test(test_resolve),
        arena_test(test_sixteen), arena_test(test_nearest),
        arena_test(test_lab),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
