/* SPDX-License-Identifier: MIT */

/*
 * Looks, theme files and what is wrong in them, and that a theme printed and
 * read again is the same. Fewer colors are test_palette.c, whether a theme can
 * be read by people is test_lint.c.
 */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "view/theme.h"

static void test_role_table(void **state)
{
    (void)state;
    const char *letters = ".--++*~:>?.#@|tshkHmeo/z=f";
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

/* Reads the files TEXT, base first, ended by NULL, as "d/0.theme" and so on;
 * the notes go where the caller says. */
static void load(struct arena *a, struct theme *theme, const char *const *text,
                 struct notes *notes)
{
    static const char *const paths[] = {"d/0.theme", "d/1.theme", "d/2.theme"};
    struct theme_file file[3];
    int n = 0;
    for (; text[n]; n++)
        file[n] = (struct theme_file){paths[n], str_of(text[n])};
    *notes = (struct notes){.a = a};
    theme_load(theme, file, n, notes);
}

static void load_good(struct arena *a, struct theme *theme, const char *text)
{
    struct notes notes;
    load(a, theme, (const char *const[]){text, NULL}, &notes);
    assert_int_equal(notes.list.vec.n, 0);
}

static struct look full_of(const struct theme *theme, enum role role)
{
    struct look out[ROLES];
    theme_resolve(theme, LOOK_DEPTH_TRUE, out);
    return out[role];
}

static void test_load(void **state)
{
    struct theme theme;
    const char *text = "\xef\xbb\xbf# name: night owl \r\n"
                       "# description: dark, for owls\r\n"
                       "mode=light # not dark\r\n"
                       "cut = 94 on rust\r\n"
                       "added = default on navy bold #\r\n"
                       "number = brightblue\n"
                       "mono.cut = reverse\n"
                       "glyph.added = ! \xe2\x80\xa0\n"
                       "glyph.moved.away = u\n"
                       "palette.rust = #123456\n"
                       "palette.navy = #0a0b0c # later than its use\n"
                       "palette.rust = #6b3a00 / 94 / yellow";
    load_good(*state, &theme, text);
    assert_string_equal(theme.name, "night owl");
    assert_string_equal(theme.description, "dark, for owls");
    assert_int_equal(theme.mode, THEME_LIGHT);
    assert_int_equal(full_of(&theme, ROLE_CUT).fg, LOOK_PALETTE + 94);
    assert_int_equal(full_of(&theme, ROLE_CUT).bg, 0x6b3a00);
    assert_int_equal(full_of(&theme, ROLE_ADDED).bg, 0x0a0b0c);
    assert_int_equal(theme.look[ROLE_ADDED].attributes, LOOK_BOLD);
    assert_int_equal(theme.mono[ROLE_CUT].attributes, LOOK_REVERSE);
    /* what is left out: the parent, or role_table */
    assert_int_equal(full_of(&theme, ROLE_CUT_WORD).bg, 0x6b3a00);
    assert_int_equal(theme.look[ROLE_LABEL].fg, LOOK_PALETTE + 12);
    assert_int_equal(theme.look[ROLE_MOVED].fg, LOOK_PALETTE + 5);
    assert_int_equal(theme.mono[ROLE_CUT_WORD].attributes,
                     LOOK_DIM | LOOK_REVERSE | LOOK_STRIKE);
    struct kind_sign signs[KIND_SIGNS];
    theme_signs(&theme, true, signs);
    assert_string_equal(signs[HX_INSERTED].text, "!");
    assert_string_equal(signs[HX_DELETED].text, "-");
    assert_string_equal(signs[KIND_SIGN_MOVED].text, "u");
    theme_signs(&theme, false, signs);
    assert_string_equal(signs[HX_INSERTED].text, "\xe2\x80\xa0");
    assert_string_equal(signs[KIND_SIGN_MOVED].text, "u");
    assert_string_equal(signs[KIND_SIGN_MOVED + 1].text, ">");
}

/* What a role leaves out is the color of the text. */
static void test_ground(void **state)
{
    struct theme theme;
    load_good(*state, &theme,
              "mode = dark\ntext = #aaaaaa on #001122 dim\n"
              "cut = #ff0000 bold\nadded = on #003300\n"
              "moved = italic\nhint = default on default\n");
    struct look cut = full_of(&theme, ROLE_CUT);
    struct look added = full_of(&theme, ROLE_ADDED);
    struct look hint = full_of(&theme, ROLE_HINT);
    assert_true(cut.fg == 0xff0000 && cut.bg == 0x001122);
    assert_int_equal(cut.attributes, LOOK_BOLD);
    assert_true(added.fg == 0xaaaaaa && added.bg == 0x003300);
    assert_int_equal(full_of(&theme, ROLE_MOVED).bg, 0x001122);
    assert_true(hint.fg == LOOK_DEFAULT && hint.bg == LOOK_DEFAULT);
    assert_int_equal(full_of(&theme, ROLE_MESSAGE).fg, 0xaaaaaa);
    assert_int_equal(full_of(&theme, ROLE_MESSAGE).bg, 0x001122);
}

/* A color given anew is so in the lines of the theme that is inherited too. */
static void test_inherits(void **state)
{
    struct theme theme;
    struct notes notes;
    const char *const text[] = {
        "# name: a\n# description: base\nmode = dark\n"
        "palette.rust = #6b3a00\ncut = rust\ncut.word = rust bold\n"
        "mono.cut = dim\nglyph.cut = x",
        "inherits = a\nmode = light\npalette.rust = #ffd3a0 / 222\n",
        "# name: c\ncut = rust italic\n", NULL};
    load(*state, &theme, text, &notes);
    assert_int_equal(notes.list.vec.n, 0);
    assert_string_equal(theme.name, "c");
    assert_string_equal(theme.description, "");
    assert_int_equal(theme.mode, THEME_LIGHT);
    assert_int_equal(full_of(&theme, ROLE_CUT).fg, 0xffd3a0);
    assert_int_equal(theme.look[ROLE_CUT].attributes, LOOK_ITALIC);
    assert_int_equal(full_of(&theme, ROLE_CUT_WORD).fg, 0xffd3a0);
    assert_int_equal(theme.look[ROLE_CUT_WORD].attributes, LOOK_BOLD);
    assert_int_equal(theme.mono[ROLE_CUT].attributes, LOOK_DIM);
    assert_string_equal(theme.sign[HX_DELETED].ascii.text, "x");
    int line = 0;
    struct str parent = theme_parent(str_of(text[1]), &line);
    assert_true(str_is_equal(parent, STR("a")) && line == 1);
    assert_int_equal(theme_parent(str_of(text[0]), &line).len, 0);
}

/* TEXT has one mistake, and the rest of it is used all the same. */
static void assert_note(struct arena *a, const char *text, const char *expect)
{
    struct theme theme;
    struct notes notes;
    char whole[400];
    snprintf(whole, sizeof whole, "%s\nmode = light\nmoved = bold\n", text);
    load(a, &theme, (const char *const[]){whole, NULL}, &notes);
    assert_int_equal(notes.list.vec.n, 1);
    assert_string_equal(notes.list.at[0].s, expect);
    assert_int_equal(theme.mode, THEME_LIGHT);
    assert_int_equal(theme.look[ROLE_MOVED].attributes, LOOK_BOLD);
    assert_string_equal(theme.name, "0");
}

static void test_notes(void **state)
{
    struct arena *a = *state;
    assert_note(a, "\n\ncolour = red\n",
                "d/0.theme:3: There is no setting or role called \"colour\".");
    assert_note(a, "mode = pink",
                "d/0.theme:1: The mode is dark, light or "
                "any, not \"pink\".");
    assert_note(a, "# a\n\ncut = red blue",
                "d/0.theme:3: Not a color or attribute, or one too many: "
                "\"blue\".");
    assert_note(a, "cut = rust",
                "d/0.theme:1: Not a color or attribute, or "
                "one too many: \"rust\".");
    assert_note(a, "cut = red on",
                "d/0.theme:1: A color is missing in \"red on\".");
    assert_note(a, "\n\ncut", "d/0.theme:3: Not \"key = value\": \"cut\".");
    assert_note(a, "cut =", "d/0.theme:1: Not \"key = value\": \"cut =\".");
    assert_note(a, "= red", "d/0.theme:1: Not \"key = value\": \"= red\".");
    assert_note(a, "mono.cut = red",
                "d/0.theme:1: A look without color has one: \"red\".");
    assert_note(a, "mono.x = dim",
                "d/0.theme:1: There is no role called \"x\".");
    assert_note(a, "palette.red = #123456",
                "d/0.theme:1: A color cannot be called \"red\".");
    assert_note(a, "palette. = #123456",
                "d/0.theme:1: A color cannot be called \"\".");
    static const char depths[] =
        "d/0.theme:1: Not a color, or one for true color / 256 / 16: \"%s\".";
    static const char *const bad[] = {
        "brown", "#123 / #456",     "#123 / 256",    "#123 / / 16",
        "/ 3",   "#123 / 3 / rust", "#1 / 2 / 3 / 4"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[80], expect[160];
        snprintf(text, sizeof text, "palette.rust = %s", bad[i]);
        snprintf(expect, sizeof expect, depths, bad[i]);
        assert_note(a, text, expect);
    }
}

static void test_notes_glyph(void **state)
{
    struct arena *a = *state;
    static const char form[] =
        "d/0.theme:1: Not a sign of ASCII and perhaps one of Unicode: \"%s\".";
    static const char *const bad[] = {
        "ab",     "\xe2\x89\x88",   "- \xe2\x89\x88 x", "- ab",
        "- \xff", "- \xe4\xb8\x80", "- \xe2\x80\x8e",   "- e\xcc\x81",
        "- \x01", "\x01",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[80], expect[160];
        snprintf(text, sizeof text, "glyph.cut = %s", bad[i]);
        snprintf(expect, sizeof expect, form, bad[i]);
        assert_note(a, text, expect);
    }
    assert_note(a, "glyph.x = -",
                "d/0.theme:1: There is no sign called \"x\".");
}

static void test_mode_missing(void **state)
{
    struct theme theme;
    struct notes notes;
    load(*state, &theme, (const char *const[]){"cut = bold", NULL}, &notes);
    assert_int_equal(notes.list.vec.n, 1);
    assert_string_equal(notes.list.at[0].s,
                        "d/0.theme: The line \"mode = dark\", light or any is "
                        "missing.");
    assert_int_equal(theme.mode, THEME_ANY);
    assert_int_equal(theme.look[ROLE_CUT].attributes, LOOK_BOLD);
}

static void print_bytes(struct buf *b, const struct theme *theme)
{
    theme_print(b, theme);
    buf_put_byte(b, '\0');
}

/* Printed and read again: all the same, but for what a header cannot say. */
static void assert_round(struct arena *a, const struct theme *theme)
{
    struct theme again;
    struct buf b = {.a = a}, other = {.a = a};
    print_bytes(&b, theme);
    load_good(a, &again, b.s);
    assert_memory_equal(&again, theme, sizeof again);
    print_bytes(&other, &again);
    assert_string_equal(other.s, b.s);
}

static void test_print(void **state)
{
    struct theme theme;
    theme_default(&theme);
    assert_round(*state, &theme);
    load_good(*state, &theme,
              "# name: x y\n# description: z\nmode = dark\n"
              "palette.a = #123456 / 17 / blue\n"
              "palette.b = default\npalette.c = 200 / default\n"
              "palette.d = brightred / / default\n"
              "text = a on b\ncut = c on d bold dim strike\n"
              "cut.word = #fff on 255 reverse italic\n"
              "mono.cut = underline\nglyph.cut = x \xe2\x9c\x97\n");
    assert_round(*state, &theme);
}

/* A file of any bytes gives a theme that can be drawn with. */
static void load_any(struct arena *a, struct str text)
{
    struct theme theme;
    struct look out[ROLES];
    struct notes notes = {.a = a};
    struct arena_mark mark = arena_mark(a);
    char *copy = malloc(text.len ? text.len : 1);
    assert_non_null(copy);
    if (text.len)
        memcpy(copy, text.s, text.len);
    theme_load(&theme,
               &(struct theme_file){
                   "any", {copy, text.len}
    },
               1, &notes);
    free(copy);
    assert_in_range(notes.list.vec.n, 0, 200);
    assert_non_null(memchr(theme.name, '\0', sizeof theme.name));
    theme_resolve(&theme, LOOK_DEPTH_16, out);
    for (int i = 0; i < ROLES; i++) {
        assert_true(out[i].fg <= LOOK_PALETTE + 15 ||
                    out[i].fg == LOOK_DEFAULT);
        assert_true(out[i].bg >= LOOK_PALETTE && out[i].bg <= LOOK_DEFAULT);
    }
    arena_reset(a, mark);
}

static void test_load_random(void **state)
{
    static const char *const pieces[] = {
        "mode = dark\n", "palette.", "mono.", "cut",    " = ", "\n",   "#",
        "# name: ",      "rust",     "on",    "red",    "256", "dim",  " ",
        "\xff",          "#6b3a00",  "=",     "glyph.", " / ", "text",
    };
    const uint32_t n = sizeof pieces / sizeof *pieces;
    uint32_t seed = 3;
    for (int i = 0; i < 20000; i++) {
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
        load_any(*state, (struct str){text, len});
    }
}

static void test_load_huge(void **state)
{
    enum { SIZE = 4000000 };
    static const char fills[] = "#a= .\n\t";
    char *text = malloc(SIZE);
    assert_non_null(text);
    load_any(*state, (struct str){NULL, 0});
    for (const char *fill = fills; *fill; fill++) {
        memset(text, *fill, SIZE);
        load_any(*state, (struct str){text, SIZE});
        memcpy(text, "# name:", 7);
        load_any(*state, (struct str){text, SIZE});
        memcpy(text, "cut = on", 8);
        load_any(*state, (struct str){text, SIZE});
    }
    for (size_t i = 0; i + 20 < SIZE; i += 20) {
        char line[21];
        snprintf(line, sizeof line, "palette.a%05zu=#123\n", i / 20 % 100000);
        memcpy(text + i, line, 20);
    }
    load_any(*state, (struct str){text, SIZE});
    struct notes notes = {.a = *state};
    struct theme theme;
    memset(text, 'n', 2000);
    text[2000] = '\0';
    theme_load(&theme, &(struct theme_file){text, STR("\nx")}, 1, &notes);
    assert_non_null(strstr(notes.list.at[0].s, ":2: "));
    free(text);
}

/* The manual names all that can stand in a theme. */
static void test_manual(void **state)
{
    static char manual[1 << 16];
    char path[1024];
    const char *root = getenv("SOURCE_ROOT");
    (void)state;
    if (!root)
        skip();
    snprintf(path, sizeof path, "%s/doc/hexapla-theme.5", root);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_in_range(fread(manual, 1, sizeof manual - 1, file), 1000,
                    sizeof manual - 2);
    fclose(file);
    for (int i = 0; i < ROLES; i++) {
        snprintf(path, sizeof path, "\n\\fB%s\\fR\t%s\t", role_table[i].name,
                 role_table[i].parent ? role_table[i].parent : "");
        if (!strstr(manual, path))
            fail_msg("no line for %s", role_table[i].name);
    }
    for (int i = 0; i < KIND_SIGNS; i++)
        assert_non_null(strstr(manual, kind_sign_table[i]));
    for (int i = 0; i < THEME_MODES; i++)
        assert_non_null(strstr(manual, theme_mode_table[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_role_table),   arena_test(test_role_parents),
        arena_test(test_role_kinds),   arena_test(test_look),
        arena_test(test_look_errors),  arena_test(test_load),
        arena_test(test_ground),       arena_test(test_inherits),
        arena_test(test_notes),        arena_test(test_notes_glyph),
        arena_test(test_mode_missing), arena_test(test_print),
        arena_test(test_manual),       arena_test(test_load_random),
        arena_test(test_load_huge),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
