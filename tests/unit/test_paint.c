/* SPDX-License-Identifier: MIT */

/*
 * Pictures as text: without its escape sequences the ANSI form is the plain
 * dump, the SVG is well-formed, and neither has a control of a text in it.
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

#include "app/app.h"
#include "base/utf8.h"
#include "sample.h"
#include "view/paint.h"

/* S without sequences of the form ESC [ digits and semicolons m; there is no
 * other control in it than newlines. */
static struct str stripped(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    buf_put(&b, STR(""));
    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] != '\033') {
            assert_true((unsigned char)s.s[i] >= ' ' || s.s[i] == '\n');
            assert_true(s.s[i] != 0x7f);
            buf_put_byte(&b, s.s[i]);
            continue;
        }
        assert_true(++i < s.len && s.s[i] == '[');
        while (++i < s.len && strchr("0123456789;", s.s[i]))
            continue;
        assert_true(i < s.len && s.s[i] == 'm');
    }
    return buf_str(&b);
}

/* Reads what the SVG is made of; a small part of XML. */
struct xml {
    struct str rest;
    int depth;
};

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

static void text_check(struct xml *xml)
{
    static const char *const entity_table[] = {"&lt;", "&gt;", "&amp;",
                                               "&quot;"};
    while (xml->rest.len && xml->rest.s[0] != '<') {
        bool known = xml->rest.s[0] != '&';
        for (size_t i = 0; i < sizeof entity_table / sizeof *entity_table; i++)
            known |= str_has_prefix(xml->rest, str_of(entity_table[i]));
        assert_true(known && !str_has_prefix(xml->rest, STR("]]>")));
        assert_true((unsigned char)xml->rest.s[0] >= ' ' ||
                    xml->rest.s[0] == '\n');
        assert_true(xml->rest.s[0] == '\n' || xml->depth > 0);
        xml->rest = str_sub(xml->rest, 1, xml->rest.len);
    }
}

static void attributes_check(struct str s)
{
    while (s.len) {
        size_t name = 0;
        assert_true(s.s[0] == ' ');
        s = str_sub(s, 1, s.len);
        while (name < s.len && is_name(s.s[name]))
            name++;
        assert_true(name > 0 && name + 1 < s.len);
        assert_true(s.s[name] == '=' && s.s[name + 1] == '"');
        s = str_sub(s, name + 2, s.len);
        struct str value = str_cut(&s, '"');
        for (size_t i = 0; i < value.len; i++)
            assert_true(value.s[i] != '<' && value.s[i] != '&');
    }
}

/* Elements nest, attributes are quoted, and there is one root. */
static void xml_check(struct str s)
{
    struct xml xml = {s, 0};
    struct str open[8];
    assert_true(str_has_prefix(s, STR("<svg ")));
    while (text_check(&xml), xml.rest.len) {
        xml.rest = str_sub(xml.rest, 1, xml.rest.len);
        struct str tag = str_cut(&xml.rest, '>');
        assert_true(tag.len > 0);
        if (tag.s[0] == '/') {
            assert_true(xml.depth > 0);
            assert_true(
                str_is_equal(str_sub(tag, 1, tag.len), open[--xml.depth]));
            continue;
        }
        bool empty = tag.s[tag.len - 1] == '/';
        tag.len -= empty;
        struct str name = {tag.s, 0};
        while (name.len < tag.len && is_name(name.s[name.len]))
            name.len++;
        attributes_check(str_sub(tag, name.len, tag.len));
        assert_true(xml.depth < 8 && (xml.depth || name.s == s.s + 1));
        if (!empty)
            open[xml.depth++] = name;
    }
    assert_int_equal(xml.depth, 0);
}

/* Looks with all that there is. */
static void looks_make(struct look looks[ROLES], uint32_t seed)
{
    for (int i = 0; i < ROLES; i++) {
        looks[i] = (struct look){.fg = LOOK_DEFAULT, .bg = LOOK_DEFAULT};
        if (random_below(&seed, 3))
            looks[i].fg = random_below(&seed, 0x1000000);
        else if (random_below(&seed, 2))
            looks[i].fg = LOOK_PALETTE + random_below(&seed, 256);
        if (!random_below(&seed, 3))
            looks[i].bg = random_below(&seed, 0x1000000);
        looks[i].attributes = random_below(&seed, 2 * LOOK_STRIKE);
    }
}

static void assert_painted(struct arena *a, const struct screen *screen,
                           uint32_t seed)
{
    struct arena_mark mark = arena_mark(a);
    struct buf text = {.a = a}, ansi = {.a = a}, svg = {.a = a};
    struct look looks[ROLES];
    looks_make(looks, seed);
    screen_dump_text(screen, &text);
    paint_ansi(&ansi, screen, looks);
    paint_svg(&svg, screen, looks, seed & 1 ? THEME_LIGHT : THEME_DARK);
    assert_true(str_is_equal(stripped(a, buf_str(&ansi)), buf_str(&text)));
    assert_true(utf8_is_valid(buf_str(&svg)) && utf8_is_valid(buf_str(&ansi)));
    xml_check(buf_str(&svg));
    for (size_t i = 0; i < svg.len; i++)
        assert_true((unsigned char)svg.s[i] >= ' ' || svg.s[i] == '\n');
    assert_null(strstr(str_copy(a, buf_str(&svg)), "\xef\xbf\xbe"));
    assert_null(strstr(str_copy(a, buf_str(&svg)), "\xef\xbf\xbf"));
    arena_reset(a, mark);
}

static void assert_sample(struct sample *sample, uint32_t seed)
{
    struct app app;
    assert_int_equal(app_open(&app, sample->a, &sample->story, 80, 24), 0);
    for (int i = 0; i < 8; i++) {
        int width = (int)random_below(&seed, 160) + 1;
        int height = (int)random_below(&seed, 40) + 1;
        assert_int_equal(app_resize(&app, width, height), 0);
        app_key(&app, (uint32_t) "nnGbS?CV"[i], 0, 0);
        assert_painted(sample->a, app_draw(&app), seed);
    }
    app_close(&app);
    sample_close(sample);
}

static void test_story(void **state)
{
    (void)state;
    struct sample sample;
    sample_story(&sample, 1, 3);
    assert_sample(&sample, 1);
}

static void test_random(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        sample_random(&sample, seed);
        assert_sample(&sample, seed);
    }
}

/* What XML has signs for, and what it must not have. */
static void test_hostile(void **state)
{
    (void)state;
    struct sample sample;
    sample_open(&sample,
                STR("</text><script>&amp; \"'\033[31m\001\x7f\xc2\x9b \xff"),
                STR("]]> <!-- \xef\xbf\xbe \xef\xbf\xbf \xed\xa0\x80 \xe2\x80"
                    "\xae &#0;"));
    assert_sample(&sample, 3);
}

static void test_look(void **state)
{
    (void)state;
    static const struct {
        struct look look;
        const char *expect;
    } look_table[] = {
        {{LOOK_DEFAULT, LOOK_DEFAULT, 0},                       "\033[0m"    },
        {{LOOK_DEFAULT, LOOK_DEFAULT, LOOK_BOLD | LOOK_STRIKE}, "\033[0;1;9m"},
        {{0x010203, LOOK_PALETTE + 200, 0},
         "\033[0;38;2;1;2"
         ";3;48;5;200m"                                                      },
        {{LOOK_PALETTE, 0xffffff, LOOK_REVERSE},
         "\033[0;7;38;5;0"
         ";48;2;255;255;"
         "255m"                                                              },
    };
    struct sample sample;
    sample_open(&sample, STR(""), STR(""));
    for (size_t i = 0; i < sizeof look_table / sizeof *look_table; i++) {
        struct buf b = {.a = sample.a};
        paint_look(&b, look_table[i].look);
        assert_true(str_is_equal(buf_str(&b), str_of(look_table[i].expect)));
    }
    sample_close(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_look),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
