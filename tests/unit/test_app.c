/* SPDX-License-Identifier: MIT */

/* Keys in, state and picture out: counts, keys of several strokes, unknown
 * ones, the help, and pictures of any size. */

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
#include "app/command.h"
#include "app/setting.h"
#include "typing.h"

static void test_counts(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "5j");
    assert_int_equal(app->reader.top, 5);
    type(app, "2k");
    assert_int_equal(app->reader.top, 3);
    type(app, "10j");
    assert_int_equal(app->reader.top, 13);
    type(app, "g");
    app_idle(app);
    assert_int_equal(app->reader.top, 0);
    type(app, "99999999999k99999999999j");
    assert_int_equal(reader_percent(&app->reader), 100);
    type(app, "0");
    assert_int_equal(app->count, 0);
    assert_row(app, 23, "0 is no command");
}

static void test_percent(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "50%");
    assert_int_equal(app->reader.top, app->reader.rows.n / 2);
    type(app, "100%");
    assert_int_equal(reader_percent(&app->reader), 100);
    type(app, "900%");
    assert_int_equal(reader_percent(&app->reader), 100);
    type(app, "%");
    assert_int_equal(app->reader.top, 0);
}

static void test_pages(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    uint32_t page = (uint32_t)app->reader.height - 1;
    type(app, "<Space>");
    assert_int_equal(app->reader.top, page);
    type(app, "<PgDn>b");
    assert_int_equal(app->reader.top, page);
    type(app, "<PgUp>2fu");
    assert_int_equal(app->reader.top, 2 * page - (page + 1) / 2);
    type(app, "d<C-b><C-b>");
    assert_int_equal(app->reader.top, 0);
    type(app, "<End>");
    assert_int_equal(reader_percent(&app->reader), 100);
    type(app, "<Home><WheelDown>");
    assert_int_equal(app->reader.top, 3);
}

/* "g" waits for "gm", though at the top already; any other key is itself. */
static void test_prefix(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "20jg");
    assert_true(app_is_waiting(app));
    assert_int_equal(app->reader.top, 0);
    app_idle(app);
    assert_false(app_is_waiting(app));
    assert_int_equal(app->reader.top, 0);
    type(app, "20jgj");
    assert_false(app_is_waiting(app));
    assert_int_equal(app->reader.top, 1);
    type(app, "]m");
    struct pane_cursor cursor = app->reader.cursor;
    type(app, "gm");
    assert_int_equal(app->reader.cursor.side, !cursor.side);
    type(app, "gm");
    assert_int_equal(app->reader.cursor.token, cursor.token);
    type(app, "20jgg");
    assert_true(app_is_waiting(app));
    assert_int_equal(app->reader.top, 0);
    app_idle(app);
    assert_false(app_is_waiting(app));
    app_idle(app); /* nothing more to do */
}

static void test_typed(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "12");
    assert_row(app, 23, " 12 ");
    type(app, "]");
    assert_row(app, 23, "12]");
    type(app, "<Esc>");
    assert_int_equal(app->count, 0);
    assert_false(app_is_waiting(app));
    assert_null(strstr(row_text(app, 23), "12]"));
    type(app, "j");
    assert_int_equal(app->reader.top, 1);
}

static void test_unknown(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    uint32_t top = app->reader.top;
    type(app, "Z");
    assert_row(app, 23, " Z is no command; ? shows all");
    type(app, "]Z");
    assert_row(app, 23, " ]Z is no command");
    type(app, "5]<C-a>");
    assert_row(app, 23, " ]<C-a> is no command");
    assert_int_equal(app->count, 0);
    assert_int_equal(app->reader.top, top);
    app_key(app, 0x202e, 0, 0);
    assert_row(app, 23, "<U+202E> is no command");
    app_key(app, 0x40000000 + 0x9b, 0, 0); /* a byte that is no key */
    assert_non_null(app_draw(app));
    type(app, "j");
    assert_null(strstr(row_text(app, 23), "no command"));
}

static void test_messages(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "<Enter>");
    assert_row(app, 23, "the cursor is on nothing that stands elsewhere too");
    type(app, "N");
    assert_row(app, 23, "no earlier change");
    type(app, "1000n");
    assert_null(strstr(row_text(app, 23), "no further"));
    type(app, "n");
    assert_row(app, 23, "no further change");
    type(app, "]p");
    assert_row(app, 23, "no further reworded place");
}

static void test_status(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    assert_row(app, 22, " 1 headline ");
    assert_row(app, 22, "numbers");
    type(app, "n");
    assert_row(app, 22, " change 2 of ");
    assert_row(app, 22, "changed: number, Two \xe2\x86\x92 Three");
    app->ascii = true;
    assert_row(app, 22, "changed: number, Two -> Three");
    type(app, "]m");
    assert_row(app, 22, "moved here from paragraph 18");
}

static void test_help(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "30j?");
    uint32_t top = app->reader.top;
    assert_int_equal(app->mode, MODE_HELP);
    assert_row(app, 1, "Signs at the left of each text");
    type(app, "jj");
    assert_int_equal(app->help_top, 2);
    type(app, "<PgDn><PgDn><PgDn><PgDn>G");
    assert_int_equal(app->help_top,
                     app->help_lines - (uint32_t)app->reader.height);
    type(app, "1000j1000k");
    assert_int_equal(app->help_top, 0);
    assert_int_equal(app->reader.top, top);
    type(app, "q");
    assert_int_equal(app->mode, MODE_READER);
    assert_false(app->quit);
    assert_int_equal(app->reader.top, top);
    type(app, "h<Esc><F1>");
    assert_int_equal(app->mode, MODE_HELP);
    type(app, "Q");
    assert_true(app->quit);
}

/* What happens under the help is not hidden by it. */
static void test_help_closes(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const key_table[] = {"n", "]m", "50%", "zz", "<Enter>"};
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        type(app, "?");
        assert_int_equal(app->mode, MODE_HELP);
        type(app, key_table[i]);
        assert_int_equal(app->mode, MODE_READER);
    }
}

static void test_requests(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "<C-l>");
    assert_true(app->redraw);
    type(app, "<C-z>");
    assert_true(app->suspend);
    assert_false(app->quit);
    type(app, "<C-c>");
    assert_true(app->quit);
}

static void test_mouse(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "12]");
    app_key(app, KEY_CODE_CLICK, 1, 50);
    assert_int_equal(app->count, 0);
    assert_false(app_is_waiting(app));
    assert_int_equal(app->reader.cursor.side, HX_NEW);
    for (int y = 0; y < 26; y++)
        for (int x = 0; x < 82; x += 3)
            app_key(app, KEY_CODE_CLICK, y, x);
    type(app, "?");
    struct pane_cursor cursor = app->reader.cursor;
    app_key(app, KEY_CODE_CLICK, 3, 3);
    assert_int_equal(app->reader.cursor.token, cursor.token);
}

/* The word under the cursor. */
static void assert_word(const struct app *app, const char *word)
{
    struct str s = measure_token(&app->reader.measure[app->reader.cursor.side],
                                 app->reader.cursor.token);
    if (!str_is_equal(s, str_of(word)))
        fail_msg("the cursor is on %.*s, not %s", (int)s.len, s.s, word);
}

/* A search goes along as it is typed, back with Esc, and on with n and N. */
static void test_search(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    struct pane_cursor before = app->reader.cursor;
    type(app, "/mot");
    assert_word(app, "motors");
    assert_row(app, 23, " /mot");
    assert_row(app, 23, "place 1 of ");
    type(app, "ors");
    assert_word(app, "motors");
    type(app, "<C-u>zzzz");
    assert_int_equal(app->reader.cursor.token, before.token);
    type(app, "<Esc>");
    assert_int_equal(app->reader.cursor.token, before.token);
    assert_int_equal(app->reader.cursor.side, before.side);
    type(app, "/Bridge<Enter>");
    assert_word(app, "Bridge");
    uint32_t first = app->reader.cursor.token;
    type(app, "n");
    assert_word(app, "Bridge");
    assert_int_not_equal(app->reader.cursor.token, first);
    type(app, "N");
    assert_int_equal(app->reader.cursor.token, first);
    type(app, "1000n1000N");
    assert_int_equal(app->reader.cursor.token, first);
    type(app, "<Esc>n"); /* it is over: the next change */
    assert_row(app, 22, "change ");
    assert_null(strstr(row_text(app, 23), "place"));
    assert_non_null(reader_change(&app->reader));
}

/* n goes round and meets every place once, in each layout. */
static void test_search_round(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const view_table[] = {"vs", "vi", "vn"};
    for (size_t i = 0; i < 3; i++) {
        type(app, view_table[i]);
        type(app, "/the<Enter>");
        uint32_t n = app->reader.search.hits;
        struct pane_cursor first = app->reader.cursor;
        assert_true(n > 30);
        for (uint32_t j = 1; j < n; j++) {
            type(app, "n");
            assert_false(app->reader.cursor.token == first.token &&
                         app->reader.cursor.side == first.side);
        }
        type(app, "n");
        assert_int_equal(app->reader.cursor.token, first.token);
        assert_int_equal(app->reader.cursor.side, first.side);
        type(app, "<Esc>\\the<Enter>");
        assert_int_equal(app->reader.search.hits, n);
        type(app, "nN<Esc>");
    }
}

static void test_command_line(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, ":12 line-down<Enter>");
    assert_int_equal(app->reader.top, 12);
    type(app, ":line-up 2<Enter>");
    assert_int_equal(app->reader.top, 10);
    type(app, ":100%<Enter>");
    assert_int_equal(reader_percent(&app->reader), 100);
    type(app, ":layout-i<Tab><Enter>");
    assert_int_equal(app->reader.view, VIEW_INLINE);
    type(app, ":layout-<Tab><Tab><BS><C-u>layout-new<Enter>");
    assert_int_equal(app->reader.view, VIEW_NEW);
    type(app, ":zzz<Tab><Enter>");
    assert_row(app, 23, "zzz is no command");
    assert_true(app->is_error);
    type(app, ":<Enter>:<Esc>:<BS>");
    assert_int_equal(app->prompt.sign, '\0');
    type(app, ":next-change zzz<Enter>");
    assert_row(app, 23, "only a number can stand after next-change: zzz");
    type(app, ":quit<Enter>");
    assert_true(app->quit);
}

/* Every command can be typed, at the start and at the end of the text. */
static void test_commands(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    char line[64];
    const struct command_info *command;
    for (size_t i = 0; (command = command_get(i / 2)); i++) {
        snprintf(line, sizeof line, ":%s<Enter>", command->name);
        type(app, i % 2 ? "<End>" : "<Home>");
        type(app, line);
        type(app, "<Esc><Esc>");
        app->quit = false;
    }
}

/* Any size and any keys give a picture of that size. */
static void test_sizes(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const key_table[] = {
        "n",  "N",       "j",           "G",      "?",       "b",     "q",
        "]m", "<Enter>", "k",           "zz",     "<Space>", "zt",    "zb",
        "X",  "<Enter>", "9%",          "5",      "vi",      "vn",    "vs",
        "va", "w",       "<Right>",     "<Left>", "s",       "<Tab>", "V",
        "C",  "S",       "T",           "x",      "<lt>",    ">",     "(",
        ")",  "/the",    "\\he<Enter>", ":",      "<Esc>",   "<BS>"};
    uint32_t seed = 3;
    for (int i = 0; i < 1500; i++) {
        int width = (int)random_below(&seed, i % 2 ? 12 : 200) + 1;
        int height = (int)random_below(&seed, i % 3 ? 12 : 70) + 1;
        app->ascii = i & 1;
        assert_int_equal(app_resize(app, width, height), 0);
        type(app, key_table[random_below(&seed, sizeof key_table /
                                                    sizeof *key_table)]);
        const struct screen *screen = app_draw(app);
        assert_int_equal(screen->width, width);
        assert_int_equal(screen->height, height);
        app->quit = false;
    }
}

/* The same keys give the same picture. */
static void test_repeatable(void **state)
{
    struct app *app = &((struct fixture *)*state)->app, other;
    struct sample *sample = &((struct fixture *)*state)->sample;
    struct buf b[2] = {{.a = sample->a}, {.a = sample->a}};
    const char *keys = "nn]mgm10j3N?jjq50%zz]p";
    assert_int_equal(app_open(&other, sample->a, &sample->story, 80, 24), 0);
    type(app, keys);
    type(&other, keys);
    screen_dump_text(app_draw(app), &b[0]);
    screen_dump_text(app_draw(&other), &b[1]);
    assert_true(str_is_equal(buf_str(&b[0]), buf_str(&b[1])));
    app_close(&other);
}

#define app_test(f) cmocka_unit_test_setup_teardown(f, app_setup, app_teardown)

/* "g" does not wait for another key, and is taken back where one comes. */
static void test_top_at_once(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "]m");
    struct pane_cursor move = app->reader.cursor;
    type(app, "g");
    assert_int_equal(app->reader.top, 0);
    assert_true(app_is_waiting(app));
    type(app, "m");
    assert_int_equal(app->reader.cursor.side, !move.side);
    type(app, "gm");
    assert_int_equal(app->reader.cursor.token, move.token);
    type(app, "g");
    app_idle(app);
    assert_false(app_is_waiting(app));
    assert_int_equal(app->reader.top, 0);
    type(app, "''");
    assert_int_equal(app->reader.cursor.token, move.token);
    type(app, "gj");
    assert_int_equal(app->reader.top, 1);
    type(app, "G5gG<C-o>");
    assert_int_equal(app->reader.top, 0);
}

/* What is set while the reader is open is asked of the terminal. */
static void test_settings(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    app->mouse = true;
    type(app, ":set mouse off<Enter>");
    assert_false(app->mouse);
    assert_true(app->request.mouse);
    type(app, ":set mouse<Enter>");
    assert_true(app->mouse);
    app->theme_asked = false;
    type(app, ":set color never<Enter>");
    assert_true(app->theme_asked);
    assert_false(setting_has_color(&app->settings));
    type(app, ":set color always<Enter>");
    assert_true(setting_has_color(&app->settings));
    type(app, ":set reload ask<Enter>");
    assert_string_equal(app->settings.reload, "ask");
    type(app, ":set reload never<Enter>");
    assert_row(app, 23, "it can be auto|ask");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        app_test(test_counts),       app_test(test_percent),
        app_test(test_top_at_once),  app_test(test_settings),
        app_test(test_pages),        app_test(test_prefix),
        app_test(test_typed),        app_test(test_unknown),
        app_test(test_messages),     app_test(test_status),
        app_test(test_help),         app_test(test_help_closes),
        app_test(test_requests),     app_test(test_mouse),
        app_test(test_sizes),        app_test(test_repeatable),
        app_test(test_search),       app_test(test_search_round),
        app_test(test_command_line), app_test(test_commands),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("app", tests, NULL, NULL);
}
