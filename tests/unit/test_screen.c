/* SPDX-License-Identifier: MIT */

/*
 * What gets into a cell: the rendering policy on chosen cases, on every code
 * point there is and on random bytes; then the picture, its borders and its
 * dumps.
 */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "view/screen.h"

/* What is drawn for S: cells in UTF-8, special ones in brackets. */
static const char *drawn(struct str s)
{
    static char out[4096];
    size_t len = 0;
    for (size_t i = 0; i < s.len;) {
        struct glyph glyph;
        glyph_next(str_sub(s, i, s.len), &glyph);
        for (int j = 0; j < glyph.n; j++) {
            bool special = j < glyph.joined ? glyph.special : true;
            bool first = j == 0 || j >= glyph.joined;
            assert_true(len + 8 < sizeof out);
            if (special && first)
                out[len++] = '{';
            len += utf8_encode(glyph.text[j], out + len);
            if (special && (j + 1 >= glyph.joined))
                out[len++] = '}';
        }
        i += glyph.len;
    }
    out[len] = '\0';
    return out;
}

static void assert_drawn(const char *s, const char *expect, int width)
{
    assert_string_equal(drawn(str_of(s)), expect);
    assert_int_equal(glyph_width(str_of(s)), width);
}

static void test_plain(void **state)
{
    (void)state;
    assert_drawn("", "", 0);
    assert_drawn("risks, not perils", "risks, not perils", 17);
    assert_drawn("na\xc3\xafve", "na\xc3\xafve", 5);
    assert_drawn("\xe6\x97\xa5\xe6\x9c\xac", "\xe6\x97\xa5\xe6\x9c\xac", 4);
    assert_int_equal(glyph_width((struct str){NULL, 0}), 0);
}

static void test_controls(void **state)
{
    (void)state;
    assert_drawn("a\x1b[2Jb", "a{^}{[}[2Jb", 7);
    assert_drawn("\t\n\r\x7f", "{^}{I}{^}{J}{^}{M}{^}{?}", 8);
    assert_string_equal(drawn((struct str){"\0", 1}), "{^}{@}");
    assert_drawn("\xc2\x9b", "{<}{U}{+}{0}{0}{9}{B}{>}", 8);
    assert_drawn("\xe2\x80\xa8", "{<}{U}{+}{2}{0}{2}{8}{>}", 8);
    assert_drawn("\xff", "{<}{F}{F}{>}", 4);
    assert_drawn("\x80", "{<}{8}{0}{>}", 4);
    assert_drawn("\xe2\x82", "{<}{E}{2}{>}{<}{8}{2}{>}", 8);
    assert_drawn("\xef\xbf\xbd", "\xef\xbf\xbd", 1); /* a real U+FFFD */
}

static void test_invisible(void **state)
{
    (void)state;
    assert_drawn("a\xe2\x80\xae", "a{<}{U}{+}{2}{0}{2}{E}{>}", 9);
    assert_drawn("a\xe2\x80\x8b", "a{<}{U}{+}{2}{0}{0}{B}{>}", 9);
    assert_drawn("\xc2\xad", "{<}{U}{+}{0}{0}{A}{D}{>}", 8);
    assert_drawn("\xee\x80\x80", "{<}{U}{+}{E}{0}{0}{0}{>}", 8);
    assert_drawn("\xf3\xa0\x81\x81", "{<}{U}{+}{E}{0}{0}{4}{1}{>}", 9);
    assert_drawn("\xf4\x8f\xbf\xbf", "{<}{U}{+}{1}{0}{F}{F}{F}{F}{>}", 10);
    /* joiners and selectors where they have no business */
    assert_drawn("a\xe2\x80\x8d", "a{<}{U}{+}{2}{0}{0}{D}{>}", 9);
    assert_drawn("a\xe2\x80\x8c"
                 "b",
                 "a{<}{U}{+}{2}{0}{0}{C}{>}b", 10);
    assert_drawn("a\xef\xb8\x8f", "a{<}{U}{+}{F}{E}{0}{F}{>}", 9);
    assert_drawn("1\xef\xb8\x8f"
                 "0",
                 "1{<}{U}{+}{F}{E}{0}{F}{>}0", 10);
}

static void test_space(void **state)
{
    (void)state;
    assert_drawn("a\xc2\xa0"
                 "b",
                 "a b", 3);
    assert_drawn("\xe2\x80\xaf\xe2\x80\x89\xe1\x9a\x80", "   ", 3);
    assert_drawn("\xe3\x80\x80", "\xe3\x80\x80", 2);
}

static void test_marks(void **state)
{
    (void)state;
    assert_drawn("e\xcc\x81", "e\xcc\x81", 1);
    assert_drawn("\xcc\x81", "{\xe2\x97\x8c\xcc\x81}", 1);
    assert_drawn("\n\xcc\x81", "{^}{J}{\xe2\x97\x8c\xcc\x81}", 3);
    assert_drawn("\xff\xcc\x81", "{<}{F}{F}{>}{\xe2\x97\x8c\xcc\x81}", 5);
    assert_drawn("e\xcc\x81\xcc\x82\xcc\x83\xcc\x84",
                 "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84", 1);
    assert_drawn("e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86x",
                 "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84{<}{+}{2}{>}x", 6);
}

static void test_many_marks(void **state)
{
    (void)state;
    enum { MARKS = 1000000 };
    char *text = malloc(2 * MARKS + 1);
    assert_non_null(text);
    text[0] = 'e';
    for (int i = 0; i < MARKS; i++)
        memcpy(text + 1 + 2 * i, "\xcc\x81", 2);
    struct str s = {text, 2 * MARKS + 1};
    assert_string_equal(drawn(s) + 9, "{<}{+}{9}{9}{9}{9}{9}{6}{>}");
    assert_int_equal(glyph_width(s), 10);
    free(text);
}

static void test_sequences(void **state)
{
    (void)state;
    /* man + ZWJ + woman: side by side */
    assert_drawn("\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
                 "\xf0\x9f\x91\xa8\xf0\x9f\x91\xa9", 4);
    /* heart + selector + ZWJ + fire */
    assert_drawn("\xe2\x9d\xa4\xef\xb8\x8f\xe2\x80\x8d\xf0\x9f\x94\xa5",
                 "\xe2\x9d\xa4\xf0\x9f\x94\xa5", 3);
    /* a thumb and its tone */
    assert_drawn("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd",
                 "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd", 4);
    /* keycap */
    assert_drawn("1\xef\xb8\x8f\xe2\x83\xa3", "1\xe2\x83\xa3", 1);
    /* a second selector hides */
    assert_drawn("\xe2\x9d\xa4\xef\xb8\x8f\xef\xb8\x8f",
                 "\xe2\x9d\xa4{<}{U}{+}{F}{E}{0}{F}{>}", 9);
}

static void test_scripts(void **state)
{
    (void)state;
    /* Hindi: consonant, virama, ZWJ, consonant */
    assert_drawn("\xe0\xa4\x95\xe0\xa5\x8d\xe2\x80\x8d\xe0\xa4\xb7",
                 "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7", 2);
    /* Hindi: a spacing mark has its own cell */
    assert_drawn("\xe0\xa4\x95\xe0\xa5\x80", "\xe0\xa4\x95\xe0\xa5\x80", 2);
    /* Malayalam: ZWJ after a virama ends the word */
    assert_drawn("\xe0\xb4\xa8\xe0\xb5\x8d\xe2\x80\x8d .",
                 "\xe0\xb4\xa8\xe0\xb5\x8d .", 3);
    /* Persian: ZWNJ between letters, then two of them, then one at the end */
    assert_drawn("\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae",
                 "\xd9\x85\xdb\x8c\xd8\xae", 3);
    assert_drawn("\xdb\x8c\xe2\x80\x8c\xe2\x80\x8c\xd8\xae",
                 "\xdb\x8c{<}{U}{+}{2}{0}{0}{C}{>}"
                 "{<}{U}{+}{2}{0}{0}{C}{>}\xd8\xae",
                 18);
    assert_drawn("\xdb\x8c\xe2\x80\x8c", "\xdb\x8c{<}{U}{+}{2}{0}{0}{C}{>}", 9);
    /* Hangul of parts: one wide cell */
    assert_drawn("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab",
                 "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2);
}

/* Every cell may be shown as it is, and the widths are those of ncurses. */
static void check_glyph(const struct glyph *glyph, size_t len)
{
    int width = 0;
    assert_in_range(glyph->len, 1, len);
    assert_in_range(glyph->n, 1, GLYPH_TEXT_MAX);
    assert_in_range(glyph->joined, 0, CELL_TEXT_MAX);
    assert_true(glyph->joined <= glyph->n);
    for (int i = 0; i < glyph->n; i++) {
        uint32_t cp = glyph->text[i];
        int columns = utf8_width(cp);
        assert_true(cp <= UTF8_LAST && !utf8_is_invisible(cp));
        assert_true(!(cp >= 0xe000 && cp <= 0xf8ff) && cp < 0xf0000);
        assert_true(columns >= 0);
        if (i == 0 || i >= glyph->joined)
            assert_true(columns > 0);
        else
            assert_int_equal(columns, 0);
        if (i >= glyph->joined)
            assert_true(cp > ' ' && cp < 0x7f);
        width += columns;
    }
    assert_int_equal(width, glyph->width);
}

static void check_text(struct str s)
{
    int64_t width = 0;
    for (size_t i = 0; i < s.len;) {
        struct glyph glyph;
        struct str rest = str_sub(s, i, s.len);
        glyph_next(rest, &glyph);
        check_glyph(&glyph, rest.len);
        width += glyph.width;
        i += glyph.len;
    }
    assert_int_equal(glyph_width(s), width);
}

static size_t surrogate_put(uint32_t cp, char *to)
{
    to[0] = (char)(0xe0 | cp >> 12);
    to[1] = (char)(0x80 | (cp >> 6 & 0x3f));
    to[2] = (char)(0x80 | (cp & 0x3f));
    return 3;
}

static void check_every_code_point(void)
{
    for (uint32_t cp = 0; cp <= UTF8_LAST; cp++) {
        char text[16] = "a";
        bool surrogate = cp >= 0xd800 && cp < 0xe000;
        size_t n =
            surrogate ? surrogate_put(cp, text + 1) : utf8_encode(cp, text + 1);
        struct glyph glyph;
        struct str s = {text + 1, n};
        glyph_next(s, &glyph);
        assert_int_equal(glyph.len, surrogate ? 1 : n);
        check_text(s);
        check_text((struct str){text, n + 1});
        memcpy(text + 1 + n, "\xe2\x80\x8d\xcc\x81", 5);
        check_text((struct str){text, n + 6});
        int width = utf8_width(cp);
        if (!glyph.special && !surrogate)
            assert_int_equal(glyph.width, width > 0 ? width : 1);
    }
}

static void test_every_code_point(void **state)
{
    (void)state;
    check_every_code_point();
}

/* Without UTF-8 only ASCII reaches the terminal. */
static void test_locale(void **state)
{
    (void)state;
    char utf8[64];
    snprintf(utf8, sizeof utf8, "%s", setlocale(LC_CTYPE, NULL));
    assert_non_null(setlocale(LC_CTYPE, "C"));
    check_every_code_point();
    assert_drawn("\xc3\xa9", "{<}{U}{+}{0}{0}{E}{9}{>}", 8);
    assert_drawn("e\xcc\x81", "e{<}{U}{+}{0}{3}{0}{1}{>}", 9);
    assert_drawn("a\xc2\xa0", "a ", 2);
    assert_non_null(setlocale(LC_CTYPE, utf8));
}

static uint32_t random_next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Random bytes, half of them from sequences that matter. */
static size_t random_fill(uint32_t *seed, char *to, size_t room)
{
    static const char *const pieces[] = {
        "\xe2\x80\x8d",
        "\xe2\x80\x8c",
        "\xef\xb8\x8f",
        "\xcc\x81",
        "\xf0\x9f\x91\xa8",
        "\xe2\x9d\xa4",
        "\xe0\xa4\x95",
        "\xe0\xa5\x8d",
        "\xd8\xae",
        "1",
        "\xe2\x83\xa3",
        "\xe6\x97\xa5",
        "\xe1\x84\x92",
        "\xe1\x85\xa1",
        "\xe0\xa5\x80",
        "\xe2\x80\xae",
        "\xe2",
        "a",
        "\xf0\x9f\x8f\xbd",
        "\x1b",
    };
    size_t len = 0;
    while (len + 4 < room) {
        uint32_t pick = random_next(seed) % 40;
        if (pick < 20) {
            size_t n = strlen(pieces[pick]);
            memcpy(to + len, pieces[pick], n);
            len += n;
        } else {
            to[len++] = (char)(random_next(seed) & 0xff);
        }
    }
    return len;
}

static void test_random(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        char text[64];
        size_t room = 5 + random_next(&seed) % (sizeof text - 5);
        char *copy = malloc(room); /* so that a step too far is noticed */
        assert_non_null(copy);
        size_t len = random_fill(&seed, text, room);
        memcpy(copy, text, len);
        copy = realloc(copy, len ? len : 1);
        check_text((struct str){copy, len});
        free(copy);
    }
}

/* The rest draws on a picture; BODY gets an arena for it. */
static int picture_body(struct arena *a, void *context)
{
    void (*body)(struct arena *) = *(void (**)(struct arena *))context;
    body(a);
    return -1; /* closes the arena */
}

static void run(void (*body)(struct arena *a))
{
    assert_int_equal(arena_run(0, picture_body, &body), -1);
}

static void assert_dump(struct arena *a, const struct screen *screen,
                        const char *text, const char *roles)
{
    struct buf b = {.a = a};
    screen_dump_text(screen, &b);
    buf_put_byte(&b, '\0');
    assert_string_equal(b.s, text);
    b.len = 0;
    screen_dump_roles(screen, &b);
    buf_put_byte(&b, '\0');
    assert_string_equal(b.s, roles);
}

/* The cells of a row add up to its columns. */
static void check_cells(const struct screen *screen)
{
    for (int y = 0; y < screen->height; y++) {
        int width = 0;
        for (int x = 0; x < screen->width; x++) {
            const struct cell *cell = screen_cell(screen, y, x);
            assert_in_range(cell->width, 0, 2);
            assert_in_range(cell->n, 0, CELL_TEXT_MAX);
            assert_int_equal(cell->width == 0, x > 0 && cell[-1].width == 2);
            assert_true(cell->width > 0 || cell->n == 0);
            width += cell->width;
        }
        assert_int_equal(width, screen->width);
    }
}

static void text_body(struct arena *a)
{
    struct screen *s = screen_new(a, 8, 2);
    assert_int_equal(screen_put(s, (struct spot){0, 1, 8},
                                "ab\x1b"
                                "c",
                                ROLE_CUT_WORD),
                     5);
    assert_int_equal(screen_put(s, (struct spot){1, 0, 3}, "peril", ROLE_ADDED),
                     3);
    check_cells(s);
    assert_dump(a, s, " ab^[c  \nper     \n",
                ".--?"
                "?-..\n+++.....\n");
    screen_fill(s, (struct spot){1, 6, 100}, '|', ROLE_DIVIDER);
    screen_fill(s, (struct spot){1, -5, 6}, 0x202e, ROLE_FILLER);
    screen_fill(s, (struct spot){2, 0, 8}, 'x', ROLE_FILLER);
    assert_dump(a, s, " ab^[c  \n?er   ||\n",
                ".--?"
                "?-..\n.++...||\n");
}

static void test_text(void **state)
{
    (void)state;
    run(text_body);
}

static void wide_body(struct arena *a)
{
    const char *ri = "\xe6\x97\xa5", *ben = "\xe6\x9c\xac";
    struct screen *s = screen_new(a, 5, 1);
    /* no room for the half of a sign */
    assert_int_equal(screen_put(s, (struct spot){0, 0, 3},
                                "\xe6\x97\xa5\xe6\x9c\xac", ROLE_CUT),
                     2);
    assert_dump(a, s, "\xe6\x97\xa5   \n", "--...\n");
    /* nor on the picture's borders: its place is blank there */
    assert_int_equal(screen_put(s, (struct spot){0, 4, 9}, ben, ROLE_ADDED), 2);
    check_cells(s);
    assert_dump(a, s, "\xe6\x97\xa5   \n", "--..+\n");
    assert_int_equal(screen_put(s, (struct spot){0, -1, 9}, ben, ROLE_ADDED),
                     2);
    check_cells(s);
    assert_dump(a, s, "     \n", "+-..+\n");
    /* a half that is drawn over takes the other along */
    screen_put(s, (struct spot){0, 1, 2}, ri, ROLE_TEXT);
    screen_put(s, (struct spot){0, 2, 2}, ben, ROLE_TEXT);
    check_cells(s);
    assert_dump(a, s, "  \xe6\x9c\xac \n", "+...+\n");
    screen_put(s, (struct spot){0, 2, 1}, "x", ROLE_TEXT);
    check_cells(s);
    assert_dump(a, s, "  x  \n", "+...+\n");
}

static void test_wide(void **state)
{
    (void)state;
    run(wide_body);
}

static void border_body(struct arena *a)
{
    struct screen *s = screen_new(a, 4, 2);
    assert_int_equal(screen_put(s, (struct spot){0, -2, 99}, "peril", ROLE_CUT),
                     5);
    assert_int_equal(screen_put(s, (struct spot){-1, 0, 9}, "out", ROLE_CUT),
                     3);
    assert_int_equal(screen_put(s, (struct spot){2, 0, 2}, "out", ROLE_CUT), 2);
    assert_int_equal(
        screen_put(s, (struct spot){1, INT32_MAX, INT32_MAX}, "out", 0), 3);
    assert_int_equal(
        screen_put(s, (struct spot){1, INT32_MIN, 5}, "outside", 0), 5);
    assert_int_equal(screen_put(s, (struct spot){1, 0, -3}, "none", ROLE_CUT),
                     0);
    assert_int_equal(screen_put(s, (struct spot){1, 0, 0}, "none", ROLE_CUT),
                     0);
    assert_int_equal(screen_put(s, (struct spot){1, 0, 4}, NULL, ROLE_CUT), 0);
    assert_int_equal(
        screen_put(s, (struct spot){1, 0, 3}, "\xe2\x80\xae", ROLE_CUT), 3);
    assert_dump(a, s, "ril \n<U+ \n", "---.\n???.\n");
    s = screen_new(a, -3, 2);
    screen_put(s, (struct spot){0, 0, 9}, "out", ROLE_CUT);
    assert_dump(a, s, "\n\n", "\n\n");
    s = screen_new(a, 0, 0);
    screen_mark(s, 0, 0, 1);
    assert_dump(a, s, "", "");
}

static void test_borders(void **state)
{
    (void)state;
    run(border_body);
}

static void mark_body(struct arena *a)
{
    struct screen *s = screen_new(a, 6, 1);
    screen_put(s, (struct spot){0, 1, 2}, "\xe6\x97\xa5", ROLE_TEXT);
    screen_mark(s, 0, 2, 1);
    screen_mark(s, 0, 5, 99);
    screen_mark(s, 0, -5, 3);
    screen_mark(s, 1, 0, 3);
    const char expect[6] = {0, 1, 1, 0, 0, 1};
    for (int x = 0; x < 6; x++)
        assert_int_equal(screen_cell(s, 0, x)->cursor, expect[x]);
    screen_put(s, (struct spot){0, 5, 1}, "x", ROLE_TEXT);
    assert_int_equal(screen_cell(s, 0, 5)->cursor, 0);
}

static void test_mark(void **state)
{
    (void)state;
    run(mark_body);
}

static void random_body(struct arena *a)
{
    uint32_t seed = 7;
    struct screen *s = screen_new(a, 23, 3);
    for (int i = 0; i < 20000; i++) {
        char text[40];
        size_t len = random_fill(&seed, text, sizeof text);
        int y = (int)(random_next(&seed) % 5) - 1;
        int x = (int)(random_next(&seed) % 40) - 10;
        int room = (int)(random_next(&seed) % 30);
        int took = screen_text(s, (struct spot){y, x, room},
                               (struct str){text, len}, (enum role)(i % ROLES));
        assert_in_range(took, 0, room);
        if (i % 16 == 0)
            check_cells(s);
    }
    struct buf b = {.a = a};
    screen_dump_text(s, &b);
    struct buf roles = {.a = a};
    screen_dump_roles(s, &roles);
    assert_true(utf8_is_valid(buf_str(&b)));
    assert_int_equal(roles.len, 24 * 3);
}

static void test_random_screen(void **state)
{
    (void)state;
    run(random_body);
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8") &&
        !setlocale(LC_CTYPE, "en_US.UTF-8")) {
        fputs("no locale with UTF-8: skipped\n", stderr);
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_invisible),
        cmocka_unit_test(test_space),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_many_marks),
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_locale),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_borders),
        cmocka_unit_test(test_mark),
        cmocka_unit_test(test_random_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
