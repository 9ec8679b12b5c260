/* SPDX-License-Identifier: MIT */

/*
 * Looks, theme files and their errors; then every file in themes/: that it
 * loads and leaves out no role, that its text can be read, and that cut and
 * added are told apart by those who do not see red or green.
 */

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/theme.h"

static void test_role_table(void **state)
{
    (void)state;
    const char *letters = ".--++*~:>?.#@|tshkHmeo";
    assert_int_equal(strlen(letters), ROLES);
    for (int i = 0; i < ROLES; i++) {
        const struct role_info *info = &role_table[i];
        struct look look;
        assert_int_equal(info->role, i);
        assert_int_equal(info->letter, letters[i]);
        assert_int_equal(role_find(str_of(info->name)), i);
        assert_true(look_parse(str_of(info->sixteen), &look));
        assert_true(look_parse(str_of(info->mono), &look));
        assert_int_equal(look.fg, LOOK_DEFAULT);
        assert_int_equal(look.bg, LOOK_DEFAULT);
        assert_true(strlen(info->help) > 0);
    }
    assert_int_equal(role_find(STR("nothing")), ROLES);
    assert_int_equal(role_find(STR("")), ROLES);
}

/* Every way up ends, and a word's sentence is its parent by name. */
static void test_role_parents(void **state)
{
    (void)state;
    for (int i = 0; i < ROLES; i++) {
        int steps = 0;
        for (const char *up = role_table[i].parent; up; steps++) {
            enum role role = role_find(str_of(up));
            assert_true(role < ROLES && steps < ROLES);
            up = role_table[role].parent;
        }
        struct str name = str_of(role_table[i].name);
        enum role outer = role_find(str_cut(&name, '.'));
        if (name.len && outer < ROLES)
            assert_string_equal(role_table[i].parent, role_table[outer].name);
    }
}

/* No two kinds look the same, even where italic and strike are not shown. */
static void test_role_kinds(void **state)
{
    (void)state;
    struct theme theme;
    theme_default(&theme);
    const uint32_t shown = ~(uint32_t)(LOOK_ITALIC | LOOK_STRIKE);
    for (int i = 0; i <= ROLE_SPECIAL; i++) {
        for (int j = 0; j < i; j++) {
            struct look a = theme.look[i], b = theme.look[j];
            assert_int_not_equal(theme.mono[i].attributes & shown,
                                 theme.mono[j].attributes & shown);
            assert_true(a.fg != b.fg || a.bg != b.bg ||
                        ((a.attributes ^ b.attributes) & shown));
        }
    }
}

static void assert_look(const char *text, uint32_t fg, uint32_t bg,
                        uint32_t attributes)
{
    struct look look;
    assert_true(look_parse(str_of(text), &look));
    assert_int_equal(look.fg, fg);
    assert_int_equal(look.bg, bg);
    assert_int_equal(look.attributes, attributes);
}

static void test_look(void **state)
{
    (void)state;
    const uint32_t none = LOOK_DEFAULT, palette = LOOK_PALETTE;
    assert_look("default", none, none, 0);
    assert_look("red", palette + 1, none, 0);
    assert_look("brightwhite on black", palette + 15, palette, 0);
    assert_look("  12\ton   255 ", palette + 12, palette + 255, 0);
    assert_look("#fa0 on #0A3f86", 0xffaa00, 0x0a3f86, 0);
    assert_look("on blue", none, palette + 4, 0);
    assert_look("bold dim italic underline reverse strike", none, none, 63);
    assert_look("underline red on default bold", palette + 1, none,
                LOOK_UNDERLINE | LOOK_BOLD);
}

static void test_look_errors(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        " ",
        "on",
        "red on",
        "red blue",
        "on red on red",
        "on bold",
        "256",
        "-1",
        "#",
        "#12",
        "#12345",
        "#1234567",
        "#gggggg",
        "blink",
        "Red",
        "bright",
        "brightgray",
        "red,",
        "default default",
        "99999999999",
        "on on red",
    };
    struct look look = {1, 2, 3};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(look_parse(str_of(bad[i]), &look));
    assert_int_equal(look.fg, 1); /* is left alone */
    assert_int_equal(look.attributes, 3);
}

static void test_load(void **state)
{
    (void)state;
    struct theme theme;
    struct error err;
    const char *text = "\xef\xbb\xbf# name: night owl \r\n"
                       "mode=light # not dark\r\n"
                       "cut = 94 on rust\r\n"
                       "added = default on navy bold #\r\n"
                       "number = brightblue\n"
                       "mono.cut = reverse\n"
                       "palette.rust = #123456\n"
                       "palette.navy = #0a0b0c # later than its use\n"
                       "palette.rust = #6b3a00";
    assert_int_equal(theme_load(&theme, str_of(text), "x.theme", &err), 0);
    assert_string_equal(theme.name, "night owl");
    assert_int_equal(theme.mode, THEME_LIGHT);
    assert_int_equal(theme.look[ROLE_CUT].fg, LOOK_PALETTE + 94);
    assert_int_equal(theme.look[ROLE_CUT].bg, 0x6b3a00);
    assert_int_equal(theme.look[ROLE_ADDED].bg, 0x0a0b0c);
    assert_int_equal(theme.look[ROLE_ADDED].attributes, LOOK_BOLD);
    assert_int_equal(theme.mono[ROLE_CUT].attributes, LOOK_REVERSE);
    /* what is left out: the parent, or role_table */
    assert_int_equal(theme.look[ROLE_CUT_WORD].bg, 0x6b3a00);
    assert_int_equal(theme.look[ROLE_LABEL].fg, LOOK_PALETTE + 12);
    assert_int_equal(theme.look[ROLE_MOVED].fg, LOOK_PALETTE + 5);
    assert_int_equal(theme.mono[ROLE_CUT_WORD].attributes,
                     LOOK_DIM | LOOK_REVERSE | LOOK_STRIKE);
}

static void assert_error(const char *text, const char *expect)
{
    struct theme theme, own;
    struct error err = {""};
    memset(&theme, 1, sizeof theme);
    theme_default(&own);
    assert_int_equal(theme_load(&theme, str_of(text), "d/x.theme", &err), -1);
    assert_string_equal(err.text, expect);
    assert_memory_equal(theme.look, own.look, sizeof own.look);
    assert_memory_equal(theme.mono, own.mono, sizeof own.mono);
    assert_string_equal(theme.name, own.name);
}

static void test_load_errors(void **state)
{
    (void)state;
    assert_error("", "d/x.theme: The line \"mode = dark\", light or any is "
                     "missing.");
    assert_error("mode = dark\n\ncolour = red\n",
                 "d/x.theme:3: There is no setting or role called \"colour\".");
    assert_error("mode = pink", "d/x.theme:1: The mode is dark, light or any, "
                                "not \"pink\".");
    assert_error("# a\nmode = any\ncut = red blue",
                 "d/x.theme:3: Not a color or attribute, or one too many: "
                 "\"blue\".");
    assert_error("cut = rust", "d/x.theme:1: Not a color or attribute, or one "
                               "too many: \"rust\".");
    assert_error("cut = red on",
                 "d/x.theme:1: A color is missing in \"red on\".");
    assert_error("\n\ncut", "d/x.theme:3: Not \"key = value\": \"cut\".");
    assert_error("cut =", "d/x.theme:1: Not \"key = value\": \"cut =\".");
    assert_error("= red", "d/x.theme:1: Not \"key = value\": \"= red\".");
    assert_error("mono.cut = red",
                 "d/x.theme:1: A look without color has one: \"red\".");
    assert_error("mono.x = dim", "d/x.theme:1: There is no role called \"x\".");
    assert_error("palette.red = #123456",
                 "d/x.theme:1: A color cannot be called \"red\".");
    assert_error("palette. = #123456",
                 "d/x.theme:1: A color cannot be called \"\".");
    assert_error("palette.rust = brown",
                 "d/x.theme:1: Not a color: \"brown\".");
}

/* A file of any bytes gives a theme or one sentence. */
static void load_any(struct str text)
{
    struct theme theme;
    struct error err = {""};
    char *copy = malloc(text.len ? text.len : 1);
    assert_non_null(copy);
    if (text.len)
        memcpy(copy, text.s, text.len);
    struct str s = {copy, text.len};
    int result = theme_load(&theme, s, "any", &err);
    assert_true(result == 0 || result == -1);
    assert_int_equal(result == 0, err.text[0] == '\0');
    assert_non_null(memchr(theme.name, '\0', sizeof theme.name));
    free(copy);
}

static void test_load_random(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "mode = dark\n", "palette.", "mono.", "cut", " = ", "\n",  "#",
        "# name: ",      "rust",     "on",    "red", "256", "dim", " ",
        "\xff",          "#6b3a00",  "=",     "a0",
    };
    const uint32_t n = sizeof pieces / sizeof *pieces;
    uint32_t seed = 3;
    for (int i = 0; i < 50000; i++) {
        char text[256];
        size_t len = 0;
        for (int j = 0; j < i % 16; j++) {
            seed = seed * 1664525 + 1013904223;
            const char *piece = pieces[(seed >> 8) % n];
            size_t more = strlen(piece);
            memcpy(text + len, piece, more);
            len += more;
            if (seed >> 28 == 0)
                text[len++] = (char)(seed >> 20);
        }
        load_any((struct str){text, len});
    }
}

static void test_load_huge(void **state)
{
    (void)state;
    enum { SIZE = 4000000 };
    static const char fills[] = "#a= .\n\t";
    char *text = malloc(SIZE);
    assert_non_null(text);
    load_any((struct str){NULL, 0});
    for (const char *fill = fills; *fill; fill++) {
        memset(text, *fill, SIZE);
        load_any((struct str){text, SIZE});
        memcpy(text, "# name:", 7);
        load_any((struct str){text, SIZE});
        memcpy(text, "cut = on", 8);
        load_any((struct str){text, SIZE});
    }
    for (size_t i = 0; i + 20 < SIZE; i += 20) {
        char line[21];
        snprintf(line, sizeof line, "palette.a%05zu=#123\n", i / 20 % 100000);
        memcpy(text + i, line, 20);
    }
    load_any((struct str){text, SIZE});
    struct error err;
    struct theme theme;
    memset(text, 'n', 2000);
    text[2000] = '\0';
    assert_int_equal(theme_load(&theme, STR("\nx"), text, &err), -1);
    assert_non_null(strstr(err.text, ":2: "));
    free(text);
}

static void test_palette(void **state)
{
    (void)state;
    assert_int_equal(theme_palette(0), 0);
    assert_int_equal(theme_palette(15), 0xffffff);
    assert_int_equal(theme_palette(16), 0);
    assert_int_equal(theme_palette(94), 0x875f00);
    assert_int_equal(theme_palette(231), 0xffffff);
    assert_int_equal(theme_palette(232), 0x080808);
    assert_int_equal(theme_palette(255), 0xeeeeee);
}

static void test_resolve(void **state)
{
    (void)state;
    struct theme theme, own;
    struct error err;
    struct look out[ROLES];
    const char *text = "mode = any\ncut = #ff8700 on #6b3a00 bold\n"
                       "added = default on 3";
    theme_default(&own);
    assert_int_equal(theme_load(&theme, str_of(text), "x", &err), 0);
    theme_resolve(&theme, LOOK_DEPTH_TRUE, out);
    assert_memory_equal(out, theme.look, sizeof out);
    theme_resolve(&theme, LOOK_DEPTH_256, out);
    assert_int_equal(out[ROLE_CUT].fg, LOOK_PALETTE + 208);
    assert_int_equal(out[ROLE_CUT].bg, LOOK_PALETTE + 94);
    assert_int_equal(out[ROLE_CUT].attributes, LOOK_BOLD);
    assert_int_equal(out[ROLE_ADDED].fg, LOOK_DEFAULT);
    assert_int_equal(out[ROLE_ADDED].bg, LOOK_PALETTE + 3);
    theme_resolve(&theme, LOOK_DEPTH_16, out);
    assert_memory_equal(out, own.look, sizeof out);
    theme_resolve(&theme, LOOK_DEPTH_MONO, out);
    assert_memory_equal(out, own.mono, sizeof out);
    text = "mode = any\ncut = brightred";
    assert_int_equal(theme_load(&theme, str_of(text), "x", &err), 0);
    theme_resolve(&theme, LOOK_DEPTH_16, out);
    assert_int_equal(out[ROLE_CUT].fg, LOOK_PALETTE + 9);
}

/* Each fixed entry is nearest to itself (16 is 0, and 231 and 255 stay). */
static void test_nearest(void **state)
{
    (void)state;
    struct theme theme;
    struct look out[ROLES];
    theme_default(&theme);
    for (uint32_t i = 16; i < 256; i++) {
        theme.look[ROLE_CUT].fg = theme_palette(i);
        theme_resolve(&theme, LOOK_DEPTH_256, out);
        uint32_t entry = out[ROLE_CUT].fg - LOOK_PALETTE;
        assert_in_range(entry, 16, 255);
        assert_int_equal(theme_palette(entry), theme_palette(i));
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

/* The colors a look shows, where DEFAULTS stand for the terminal's own. */
struct pair {
    uint32_t fg, bg;
};

static struct pair pair_of(const struct look *look, struct pair defaults)
{
    uint32_t fg = look->fg == LOOK_DEFAULT ? defaults.fg : look->fg;
    uint32_t bg = look->bg == LOOK_DEFAULT ? defaults.bg : look->bg;
    if (fg >= LOOK_PALETTE)
        fg = theme_palette(fg - LOOK_PALETTE);
    if (bg >= LOOK_PALETTE)
        bg = theme_palette(bg - LOOK_PALETTE);
    bool reverse = look->attributes & LOOK_REVERSE;
    return reverse ? (struct pair){bg, fg} : (struct pair){fg, bg};
}

static double luminance(uint32_t rgb)
{
    double linear[3];
    look_linear(rgb, linear);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

static double contrast(struct pair pair)
{
    double a = luminance(pair.fg) + 0.05, b = luminance(pair.bg) + 0.05;
    return a > b ? a / b : b / a;
}

enum sight { SIGHT_ALL, SIGHT_NO_RED, SIGHT_NO_GREEN, SIGHTS };

/* Vienot, Brettel and Mollon 1999: what a dichromat sees. */
static void sight_lab(uint32_t rgb, enum sight sight, double lab[3])
{
    static const double weight[SIGHTS][2] = {
        {0,       0       },
        {0.11238, 0.00401 },
        {0.29275, -0.02234}
    };
    double linear[3];
    look_linear(rgb, linear);
    if (sight != SIGHT_ALL) {
        double red = weight[sight][0], blue = weight[sight][1];
        double yellow = red * linear[0] + (1 - red) * linear[1];
        linear[2] += blue * (linear[0] - linear[1]);
        if (linear[2] < 0)
            linear[2] = 0;
        linear[0] = linear[1] = yellow;
    }
    look_lab(linear, lab);
}

/* The square of their distance, CIE 1976. */
static double distance_squared(uint32_t a, uint32_t b, enum sight sight)
{
    double one[3], other[3], sum = 0;
    sight_lab(a, sight, one);
    sight_lab(b, sight, other);
    for (int i = 0; i < 3; i++)
        sum += (one[i] - other[i]) * (one[i] - other[i]);
    return sum;
}

/* The figures of a published comparison: delta's two words, ours. */
static void test_sight(void **state)
{
    (void)state;
    const double ours = distance_squared(0x6b3a00, 0x0a3f86, SIGHT_NO_RED);
    const double red = distance_squared(0x901011, 0x006000, SIGHT_NO_GREEN);
    assert_true(ours > 82.5 * 82.5 && ours < 83.5 * 83.5);
    assert_true(red < 3.5 * 3.5);
}

static bool is_text(int role)
{
    return role != ROLE_FILLER && role != ROLE_DIVIDER;
}

static void check_contrast(const struct theme *theme, struct pair defaults)
{
    static const int depths[] = {LOOK_DEPTH_TRUE, LOOK_DEPTH_256};
    for (int i = 0; i < 2; i++) {
        struct look look[ROLES];
        theme_resolve(theme, (enum look_depth)depths[i], look);
        for (int role = 0; role < ROLES; role++) {
            double found = contrast(pair_of(&look[role], defaults));
            if (is_text(role) && found < 4.5)
                fail_msg("%s: %s: contrast %.1f at depth %d", theme->name,
                         role_table[role].name, found, depths[i]);
        }
    }
}

static void check_distance(const struct theme *theme, int a, int b,
                           struct pair defaults)
{
    for (int sight = 0; sight < SIGHTS; sight++) {
        struct pair one = pair_of(&theme->look[a], defaults);
        struct pair other = pair_of(&theme->look[b], defaults);
        double by_bg = distance_squared(one.bg, other.bg, (enum sight)sight);
        double by_fg = distance_squared(one.fg, other.fg, (enum sight)sight);
        bool is_word = a == ROLE_CUT_WORD;
        if (by_bg < 20 * 20 && (is_word || by_fg < 20 * 20))
            fail_msg("%s: %s and %s look the same", theme->name,
                     role_table[a].name, role_table[b].name);
    }
}

/* A block of color is dark in a dark theme and light in a light one. */
static void check_mode(const struct theme *theme, struct pair defaults)
{
    for (int role = 0; role < ROLES; role++) {
        if (theme->look[role].bg == LOOK_DEFAULT || role == ROLE_ERROR)
            continue;
        double light = luminance(pair_of(&theme->look[role], defaults).bg);
        assert_true(theme->mode == THEME_DARK ? light < 0.18 : light > 0.18);
    }
}

static void check_theme(const struct theme *theme)
{
    static const struct pair defaults[3][2] = {
        {{0xd0d0d0, 0x000000}, {0x202020, 0xffffff}},
        {{0xd0d0d0, 0x000000}, {0xcdd6f4, 0x1e1e2e}},
        {{0x000000, 0xffffff}, {0x383a42, 0xfafafa}}
    };
    for (int i = 0; i < 2; i++) {
        struct pair pair = defaults[theme->mode][i];
        check_contrast(theme, pair);
        check_distance(theme, ROLE_CUT, ROLE_ADDED, pair);
        check_distance(theme, ROLE_CUT_WORD, ROLE_ADDED_WORD, pair);
        if (theme->mode != THEME_ANY)
            check_mode(theme, pair);
    }
    /* hue alone cannot carry a third and a fourth kind */
    const struct look *look = theme->look;
    uint32_t plain = look[ROLE_TEXT].attributes;
    assert_int_not_equal(look[ROLE_REWORDED_WORD].attributes, plain);
    assert_int_not_equal(look[ROLE_REWORDED_WORD].attributes,
                         look[ROLE_CHANGED_WORD].attributes);
    assert_int_not_equal(look[ROLE_CHANGED_WORD].attributes,
                         look[ROLE_ADDED_WORD].attributes);
    assert_int_not_equal(look[ROLE_MOVED].attributes, plain);
}

/* Every role has a line of its own. */
static void check_complete(struct str text)
{
    char missing[ROLES];
    memset(missing, 1, sizeof missing);
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        enum role role = role_find(str_trim(str_cut(&line, '=')));
        if (role < ROLES)
            missing[role] = 0;
    }
    for (int i = 0; i < ROLES; i++)
        if (missing[i])
            fail_msg("no line for %s", role_table[i].name);
}

static void check_file(const char *path)
{
    static char text[1 << 16];
    struct theme theme;
    struct error err;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct str s = {text, fread(text, 1, sizeof text, file)};
    fclose(file);
    assert_in_range(s.len, 1, sizeof text - 1);
    if (theme_load(&theme, s, path, &err))
        fail_msg("%s", err.text);
    assert_non_null(strstr(path, theme.name));
    check_complete(s);
    check_theme(&theme);
}

static void test_files(void **state)
{
    (void)state;
    char path[4096];
    const char *root = getenv("SOURCE_ROOT");
    if (!root)
        skip();
    snprintf(path, sizeof path, "%s/themes", root);
    DIR *dir = opendir(path);
    assert_non_null(dir);
    int n = 0;
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (!strstr(entry->d_name, ".theme"))
            continue;
        int len =
            snprintf(path, sizeof path, "%s/themes/%s", root, entry->d_name);
        assert_in_range(len, 1, sizeof path - 1);
        check_file(path);
        n++;
    }
    closedir(dir);
    assert_true(n >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_role_table),  cmocka_unit_test(test_role_parents),
        cmocka_unit_test(test_role_kinds),  cmocka_unit_test(test_look),
        cmocka_unit_test(test_look_errors), cmocka_unit_test(test_load),
        cmocka_unit_test(test_load_errors), cmocka_unit_test(test_load_random),
        cmocka_unit_test(test_load_huge),   cmocka_unit_test(test_palette),
        cmocka_unit_test(test_resolve),     cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_lab),         cmocka_unit_test(test_sight),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
