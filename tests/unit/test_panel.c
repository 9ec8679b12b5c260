/* SPDX-License-Identifier: MIT */

/*
 * The panels beside what they list: the themes tried and kept, clicks, names
 * that are too long, keys in the bottom line, and versions counted bit by bit.
 */

#define _XOPEN_SOURCE 700 /* setenv() */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/panel.h"
#include "app/themes.h"
#include "app/work.h"
#include "typing.h"
#include "view/fit.h"

static char home[] = "/tmp/hexapla-panel-XXXXXX";

/* What main does after each key. */
static void answer(struct app *app)
{
    struct theme theme;
    if (app->theme_asked)
        app_theme(app, &theme, app->theme, THEME_ANY);
    assert_false(app->theme_asked);
}

static void play(struct app *app, const char *keys)
{
    for (struct str rest = str_of(keys); rest.len;) {
        app_key(app, key_cut(&rest), 0, 0);
        answer(app);
        assert_non_null(app_draw(app));
    }
}

static void file_put(const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/hexapla/themes/%s", home, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Goes to the line of the theme NAME. */
static void find(struct app *app, const char *name)
{
    play(app, "<Home>");
    for (uint32_t i = 0; i < app->list.n; i++) {
        if (!strcmp(themes_name(app->theme), name))
            return;
        play(app, "j");
    }
    fail_msg("there is no theme %s", name);
}

/* Every step shows the theme at once; the text stays in view and its place is
 * kept. */
static void test_themes(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    app->theme = "mine";
    play(app, "10j");
    uint32_t top = app->reader.top;
    struct pane_cursor cursor = app->reader.cursor;
    play(app, "T");
    assert_int_equal(app->mode, MODE_THEMES);
    assert_string_equal(app->theme, "mine");
    assert_int_equal(app->reader.height, 14);
    assert_row(app, 15, "  Themes ");
    assert_row(app, 0, "3-expanded");
    assert_non_null(strstr(row_text(app, 22), "dark: a theme of one's own"));
    play(app, "k");
    assert_string_not_equal(app->theme, "mine");
    play(app, "T"); /* it is open: nothing happens */
    play(app, "<Esc>");
    assert_string_equal(app->theme, "mine");
    assert_int_equal(app->mode, MODE_READER);
    assert_int_equal(app->reader.height, 21);
    assert_int_equal(app->reader.top, top);
    assert_int_equal(app->reader.cursor.token, cursor.token);
    play(app, "Tkkq");
    assert_string_equal(app->theme, "mine");
    play(app, "TGV"); /* another list: nothing was chosen */
    assert_int_equal(app->mode, MODE_VERSIONS);
    assert_string_equal(app->theme, "mine");
    play(app, "T");
    find(app, "auto");
    assert_string_equal(app->theme, "auto");
    play(app, "<Enter>");
    assert_string_equal(app->theme, "auto");
    assert_int_equal(app->mode, MODE_READER);
    assert_row(app, 23, "theme = auto in ");
    assert_non_null(strstr(app->message, home));
    assert_non_null(strstr(app->message, "/hexapla/config keeps it"));
}

/* The text can be read on while themes are tried. */
static void test_themes_text(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    app->theme = "mine";
    play(app, "Tk");
    const char *tried = app->theme;
    for (int i = 0; i < 30; i++) {
        play(app, "n");
        assert_int_equal(app->mode, MODE_THEMES);
        assert_string_equal(app->theme, tried);
        bool is_shown = false;
        for (int y = 1; y < 15; y++)
            for (int x = 0; x < 80; x++)
                is_shown |= screen_cell(app->screen, y, x)->cursor;
        assert_true(is_shown);
    }
    play(app, "vivs");
    assert_int_equal(app_resize(app, 40, 20), 0);
    play(app, "]m<Esc>");
    assert_string_equal(app->theme, "mine");
    assert_int_equal(app->reader.height, 17);
}

static void test_themes_broken(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    play(app, "T");
    find(app, "odd");
    assert_non_null(strstr(app->message, "odd.theme:2: "));
    assert_true(app->is_error);
    find(app, "lost");
    assert_true(app->is_error);
    play(app, "<Enter>");
    assert_string_equal(app->theme, "lost");
}

static void test_theme_named(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    play(app, ":theme mine<Enter>");
    assert_string_equal(app->theme, "mine");
    play(app, ":theme zzz<Enter>");
    assert_string_equal(app->theme, "mine");
    assert_non_null(strstr(app->message, "there is no theme called zzz"));
    play(app, ":theme ../mine<Enter>");
    assert_string_equal(app->theme, "mine");
    assert_true(app->is_error);
    play(app, "T");
    assert_non_null(strstr(row_text(app, 22), "a theme of one's own"));
    play(app, "k:theme mine<Enter>");
    assert_int_equal(app->mode, MODE_READER);
    assert_string_equal(app->theme, "mine");
    play(app, ":theme<Enter>");
    assert_int_equal(app->mode, MODE_THEMES);
}

static void test_click(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "C");
    uint32_t chosen = list_at(&app->list, 6);
    app_key(app, KEY_CODE_CLICK, 6, 20);
    assert_int_equal(app->mode, MODE_CHANGES);
    assert_int_equal(app->list.chosen, chosen);
    assert_non_null(app_draw(app));
    app_key(app, KEY_CODE_CLICK, 6, 20);
    assert_int_equal(app->mode, MODE_READER);
    assert_non_null(reader_change(&app->reader));
    type(app, "V");
    app_key(app, KEY_CODE_CLICK, 12, 20); /* below the last one */
    assert_int_equal(app->mode, MODE_VERSIONS);
    app_key(app, KEY_CODE_CLICK, 0, 20);
    app_key(app, KEY_CODE_CLICK, 23, 20);
    app_key(app, KEY_CODE_CLICK, -1, -1);
    assert_int_equal(app->mode, MODE_VERSIONS);
    play(app, "T");
    const char *before = app->theme;
    app_key(app, KEY_CODE_CLICK, 18, 5);
    answer(app);
    assert_true(app->theme != before);
    app_key(app, KEY_CODE_CLICK, 5, 60); /* in the text */
    assert_int_equal(app->mode, MODE_THEMES);
}

/* Both names stay, whatever room there is and whichever is longer. */
static void test_title(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const long_old = "a/very/long/path/to/the/first/old";
    static const char *const long_new = "a/very/long/path/to/the/second/new";
    const char *const name_table[][2] = {
        {"old",    "new"   },
        {long_old, "new"   },
        {"old",    long_new},
        {long_old, long_new},
    };
    type(app, "vi");
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++) {
        for (int side = 0; side < 2; side++)
            app->story->version[side].name = str_of(name_table[i][side]);
        for (int width = 24; width < 120; width++) {
            assert_int_equal(app_resize(app, width, 20), 0);
            assert_row(app, 0, "old \xe2\x86\x92 ");
            assert_row(app, 0, "new ");
            bool is_cut = strstr(row_text(app, 0), "\xe2\x80\xa6") != NULL;
            size_t need = strlen(name_table[i][0]) + strlen(name_table[i][1]);
            if (is_cut != ((int)need + 4 > width - app->reader.pane.text))
                fail_msg("%s with %zu in %d", row_text(app, 0), need, width);
        }
    }
}

/* The next change, the other layout and the way out are there at any width. */
static void test_hints(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const hint_table[] = {"n next change", "v layout",
                                             "? help", "q quit"};
    for (int width = 40; width < 260; width++) {
        assert_int_equal(app_resize(app, width, 20), 0);
        for (size_t i = 0; i < sizeof hint_table / sizeof *hint_table; i++)
            assert_row(app, 19, hint_table[i]);
        type(app, "v");
        assert_row(app, 19, "s side  i inline  n new");
        type(app, "<Esc>C");
        assert_row(app, 19, "Enter go there");
        assert_row(app, 19, "q close");
        type(app, "q?");
        assert_row(app, 19, "q close");
        type(app, "q");
    }
}

/* A message that is too long for the bottom line takes the one above. */
static void test_message(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    assert_int_equal(app_resize(app, 40, 20), 0);
    app_say(app, true,
            "this sentence has more words than a row of forty "
            "columns has room for");
    assert_row(app, 18, " this sentence has more words than a ");
    assert_row(app, 19, " row of forty columns has room for");
    app_say(app, true, "%0150d", 7);
    assert_row(app, 19, "\xe2\x80\xa6");
}

/* Texts of a folder are counted as they come into view, few for a picture. */
static void test_counted(void **state)
{
    enum { VERSIONS = 1000, LONG = 200000 };
    struct app *app = &((struct fixture *)*state)->app;
    struct story *story = app->story;
    struct buf text = {.a = app->a};
    struct version *version = arena_new(app->a, struct version, VERSIONS);
    while (text.len < LONG)
        buf_put(&text, STR("Some words. "));
    memcpy(version, story->version, 2 * sizeof *version);
    for (uint32_t i = 2; i < VERSIONS; i++) {
        version[i].name = STR("later");
        version[i].text = str_sub(buf_str(&text), 0, i % 2 ? 60 : 72);
    }
    version[4].text = buf_str(&text);
    version[6].text = version[5].text;
    struct version *before = story->version;
    story->version = version;
    story->n = VERSIONS;
    type(app, "V");
    assert_row(app, 6, "12 words");
    assert_row(app, 7, "10 words +0     -3");
    assert_row(app, 8, "words"); /* there is room for one long text */
    assert_row(app, 10, "10 words      the same");
    assert_row(app, 11, "10 words");
    type(app, "G");
    assert_row(app, 21, "10 words +0     -3");
    version[4].text = buf_str(&text);
    version[4].text.len -= 12;
    version[4].text.s += 12;
    version[5].text = buf_str(&text);
    type(app, "g");
    app_idle(app);
    assert_row(app, 9, "200 kB");
    /* What is left is counted for the next pictures. */
    assert_true(app->facts_wait);
    for (int i = 0; i < 8 && app->facts_wait; i++)
        assert_non_null(app_draw(app));
    assert_false(app->facts_wait);
    assert_row(app, 9, "33334 words");
    story->version = before;
    story->n = 2;
}

/* A worker counts what the picture asks for, from the top, a few versions at a
 * time; nothing of it is waited for, and leaving the list ends it. */
static void test_tallied(void **state)
{
    enum { VERSIONS = 40 };
    struct app *app = &((struct fixture *)*state)->app;
    struct story *story = app->story;
    struct version *version = arena_new(app->a, struct version, VERSIONS);
    memcpy(version, story->version, 2 * sizeof *version);
    for (uint32_t i = 2; i < VERSIONS; i++) {
        version[i].name = STR("later");
        version[i].text =
            i % 2 ? STR("A word. Some words.") : STR("Some words and a word.");
    }
    struct version *before = story->version;
    story->version = version;
    story->n = VERSIONS;
    assert_int_equal(work_open(app->a, &app->counter, NULL), 0);
    type(app, "V");
    assert_row(app, 7, "19 byte");
    assert_true(app->is_tallying);
    work_step(app->counter, 1); /* ended at its first poll */
    type(app, "q");
    app_work(app);
    assert_false(app->is_tallying);
    assert_false(work_is_busy(app->counter));
    type(app, "V");
    assert_row(app, 7, "19 byte");
    work_step(app->counter, 0);
    app_work(app);
    assert_non_null(app_draw(app));
    for (int y = 6; y < 6 + TALLIES; y++)
        assert_row(app, y, y % 2 ? "4 words +" : "5 words +");
    assert_row(app, 6 + TALLIES, "22 byte");
    for (int i = 0; app->is_tallying && i < VERSIONS; i++) {
        work_step(app->counter, 0);
        app_work(app);
        assert_non_null(app_draw(app));
    }
    assert_row(app, 20, "5 words +");
    char row[400];
    snprintf(row, sizeof row, "%s", row_text(app, 20));
    app->counter = NULL;
    app->facts_n = 0;
    assert_string_equal(row_text(app, 20), row);
    story->version = before;
    story->n = 2;
}

static void assert_cut(const char *text, int room, const char *const *rows)
{
    struct str rest = str_of(text);
    int n = fit_rows(rest, room);
    for (int i = 0; i < n; i++) {
        struct str row = fit_cut(&rest, room);
        if (!str_is_equal(row, str_of(rows[i])))
            fail_msg("row %d is \"%.*s\", not \"%s\"", i, (int)row.len, row.s,
                     rows[i]);
    }
    assert_int_equal(rest.len, 0);
}

static void test_fit(void **state)
{
    (void)state;
    assert_cut("", 5, (const char *const[]){""});
    assert_cut("one two", 7, (const char *const[]){"one two"});
    assert_cut("one two", 6, (const char *const[]){"one", "two"});
    assert_cut("one  two", 4, (const char *const[]){"one", "two"});
    assert_cut("longer word", 4, (const char *const[]){"long", "er", "word"});
    assert_cut("\xe6\x97\xa5\xe6\x9c\xac", 1,
               (const char *const[]){"\xe6\x97\xa5", "\xe6\x9c\xac"});
    assert_cut("\033\033 c", 5, (const char *const[]){"\033\033", "c"});
}

static int panels_setup(void **state)
{
    char command[200];
    if (!mkdtemp(home))
        return -1;
    snprintf(command, sizeof command, "mkdir -p %s/hexapla/themes", home);
    if (system(command))
        return -1;
    setenv("XDG_CONFIG_HOME", home, 1);
    unsetenv("HEXAPLA_THEME");
    unsetenv("COLORFGBG");
    file_put("mine.theme", "# name: mine\n"
                           "# description: a theme of one's own\n"
                           "mode = dark\ntext = #eeeeee on #101010\n");
    file_put("odd.theme", "mode = dark\ncolour = red\n");
    file_put("lost.theme", "inherits = nothing-of-the-kind\nmode = light\n");
    return app_setup(state);
}

static int panels_teardown(void **state)
{
    char command[200];
    snprintf(command, sizeof command, "rm -r %s", home);
    memcpy(home + sizeof home - 7, "XXXXXX", 6);
    return app_teardown(state) || system(command);
}

#define panel_test(f)                                                          \
    cmocka_unit_test_setup_teardown(f, panels_setup, panels_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        panel_test(test_themes),        panel_test(test_themes_text),
        panel_test(test_themes_broken), panel_test(test_theme_named),
        panel_test(test_click),         panel_test(test_title),
        panel_test(test_hints),         panel_test(test_message),
        panel_test(test_counted),       panel_test(test_tallied),
        cmocka_unit_test(test_fit),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("panel", tests, NULL, NULL);
}
