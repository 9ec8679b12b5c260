/* SPDX-License-Identifier: MIT */

/*
 * Long texts laid out and searched beside the interface: by a worker that does
 * so when it is told to, and by one with a thread. What comes of it is what an
 * app without a worker shows.
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
#include "app/compare.h"
#include "app/laying.h"
#include "app/work.h"
#include "typing.h"

enum { WIDTH = 120, HEIGHT = 30 };

static void ring(void *context)
{
    (void)context;
}

static const struct work_wake wake = {ring, NULL};

/* An app whose texts are compared; with a worker for layouts, and one with a
 * THREAD. */
static int fixture_open(void **state, bool thread)
{
    static struct fixture fixture;
    struct app *app = &fixture.app;
    struct sample *sample = &fixture.sample;
    *state = &fixture;
    sample_long(sample);
    if (app_open(app, sample->a, &sample->story, WIDTH, HEIGHT) ||
        work_open(sample->a, &app->layer, thread ? &wake : NULL))
        return -1;
    app_compare(app, HX_OLD, HX_NEW);
    return app->reader.is_slow ? 0 : -1;
}

static int setup(void **state)
{
    return fixture_open(state, false);
}

static int setup_thread(void **state)
{
    return fixture_open(state, true);
}

/* Makes all that is due. */
static void finish(struct app *app)
{
    for (int i = 0; i < 1000 && app_work(app); i++) {
        assert_non_null(app_draw(app));
        work_step(app->layer, 0);
        work_wait(app->layer, 50);
    }
    assert_int_equal(app->reader.due, 0);
    assert_non_null(app_draw(app));
}

/* True if TEXT stands in the picture. */
static bool is_shown(struct app *app, const char *text)
{
    for (int y = 0; y < HEIGHT; y++)
        if (strstr(row_text(app, y), text))
            return true;
    return false;
}

/* Explanations of long texts are made by the worker that compares: until then
 * the panel says so, and a comparison that is asked for meanwhile wins. */
static void test_explained(void **state)
{
    struct fixture *fixture = *state;
    struct app *app = &fixture->app;
    assert_int_equal(work_open(fixture->sample.a, &app->work, NULL), 0);
    type(app, "nE");
    assert_true(is_shown(app, "the explanation is being made"));
    assert_true(app_work(app));
    assert_false(compare_is_busy(app));
    app_compare(app, HX_OLD, HX_NEW);
    assert_true(compare_is_busy(app));
    for (int i = 0; i < 10 && app_work(app); i++)
        work_step(app->work, 0);
    assert_true(is_shown(app, "the explanation is being made"));
    for (int i = 0; i < 10 && app_work(app); i++)
        work_step(app->work, 0);
    assert_true(is_shown(app, "linked"));
    type(app, "<Esc>");
    assert_int_equal(app->mode, MODE_READER);
    type(app, "E");
    assert_true(is_shown(app, "linked"));
}

/* Every key alone: until its picture is there the one before is shown and
 * used, then it is the one of an app that does all at once. */
static void test_pictures(void **state)
{
    static const char *const key_table[] = {
        "vi",      "n",  "vn",      "zM",        "n", "n",     "G",
        "zo",      "vs", "zR",      "+",         "+", "w",     "<Right>",
        "w",       "X",  "x",       "<Enter>",   "q", "n",     "/",
        "w",       "1",  "7",       "<Enter>",   "n", "n",     "<Esc>",
        "&",       "w",  "4",       "<Enter>",   "n", "<Esc>", "1zM",
        "50%",     "za", "za",      "<C-w><lt>", "C", "q",     "]m",
        "<Enter>", "vi", "<Enter>", "va",
    };
    struct app *app = &((struct fixture *)*state)->app;
    struct buf all = {.a = app->a};
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        buf_put(&all, str_of(key_table[i]));
        type(app, key_table[i]);
        finish(app);
    }
    assert_as_at_once(app, str_copy(app->a, buf_str(&all)));
}

/* A change in a fold at the top of the text is shown with the rows above it
 * that every change has, though the fold is opened later. */
static void test_fold_top(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const key_table[] = {"&w99<Enter>", "g", "]c", "]c"};
    struct buf all = {.a = app->a};
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        buf_put(&all, str_of(key_table[i]));
        type(app, key_table[i]);
        finish(app);
        assert_as_at_once(app, str_copy(app->a, buf_str(&all)));
    }
    assert_true(app->reader.folds->fold[0].steps.start == 0 &&
                !app->reader.folds->fold[0].closed);
}

/* The old picture stays and can be used; the bottom says what goes on. */
static void test_meanwhile(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "n");
    uint32_t rows = app->reader.rows.n;
    type(app, "vi");
    assert_true(app_work(app));
    assert_int_equal(app->reader.rows.n, rows);
    assert_true(app->reader.pane.divider >= 0);
    assert_row(app, HEIGHT - 2, "laying out");
    type(app, "n");
    uint32_t token = app->reader.cursor.token;
    work_step(app->layer, 0);
    assert_false(app_work(app));
    assert_int_equal(app->reader.pane.divider, -1);
    assert_int_equal(app->reader.cursor.token, token);
    assert_as_at_once(app, "nvin");
}

/* What is asked for later takes the place of what was asked for; nothing of it
 * is lost. */
static void test_replaced(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "n");
    type(app, "vi");
    assert_true(app_work(app));
    assert_int_equal(app_resize(app, 90, HEIGHT), 0);
    assert_true(app_work(app));
    type(app, "zM");
    assert_true(app_work(app));
    type(app, "zo");
    assert_row(app, HEIGHT - 1, "folds are still being made");
    finish(app);
    type(app, "j");
    assert_as_at_once(app, "nvizMj");
}

/* Esc takes back what was asked for and is not there yet. */
static void test_cancel(void **state)
{
    static const char *const key_table[] = {"vi", "zM",          "+",
                                            "w",  "&w17<Enter>", "<C-w>>"};
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "n");
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        struct reader_look before = reader_look_get(&app->reader);
        type(app, key_table[i]);
        assert_true(app_work(app));
        type(app, i % 2 ? "<Esc>" : "<C-c>");
        assert_row(app, HEIGHT - 1, "was canceled");
        struct reader_look after = reader_look_get(&app->reader);
        assert_true(reader_look_is_equal(&before, &after));
        assert_false(app_work(app));
        assert_true(sieve_is_open(&app->sieve));
        assert_false(app->quit);
    }
    type(app, "j");
    assert_as_at_once(app, "nj");
}

/* A new width cannot be taken back. */
static void test_width(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "n");
    assert_int_equal(app_resize(app, 80, HEIGHT), 0);
    assert_true(app_work(app));
    assert_non_null(app_draw(app)); /* the old rows in the new picture */
    type(app, "vi<Esc>");
    assert_true(app_work(app));
    finish(app);
    assert_int_equal(app->reader.laid.width, 80);
    assert_int_equal(app->reader.rows.layout, LAYOUT_SIDE);
    assert_row(app, HEIGHT - 2, "change 2 of");
}

/* A search whose line is closed before anything was found. */
static void test_search(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "/w170<Enter>");
    assert_true(app_work(app));
    assert_row(app, HEIGHT - 1, "searching");
    type(app, "n");
    assert_row(app, HEIGHT - 1, "still being searched");
    finish(app);
    assert_int_equal(app->reader.cursor.token,
                     app->reader.search.hit[0].place.token);
    type(app, "n");
    assert_row(app, HEIGHT - 1, "place 2 of");
    struct pane_cursor before = app->reader.cursor;
    type(app, "/qzqzqz<Enter>");
    finish(app);
    assert_row(app, HEIGHT - 1, "qzqzqz is in neither text");
    assert_int_equal(app->reader.cursor.token, before.token);
    type(app, "&qzqzqz<Enter>");
    finish(app);
    assert_row(app, HEIGHT - 1, "qzqzqz is in neither text");
    finish(app);
    assert_int_equal(app->reader.only_len, 0);
    assert_true(app->reader.rows.n > HEIGHT);
}

/* Keys of all kinds at any time, with a thread; at the end all is as it would
 * be laid out at once. */
static void test_restless(void **state)
{
    static const char *const key_table[] = {
        "vi", "vs",         "vn", "zM",  "zR",      "zo",  "za",    "+",
        "-",  "n",          "]m", "G",   "g",       "/w1", "<Esc>", "50%",
        "w",  "&w2<Enter>", "j",  "b",   "N",       "1zM", "<C-c>", "X",
        "s",  "C",          "q",  "\\3", "<Enter>", "'",
    };
    enum { KEYS = 400, NAMES = sizeof key_table / sizeof *key_table };
    struct app *app = &((struct fixture *)*state)->app;
    uint32_t seed = 7;
    for (int i = 0; i < KEYS; i++) {
        type(app, key_table[random_below(&seed, NAMES)]);
        if (random_below(&seed, 4) == 0)
            work_wait(app->layer, (int)random_below(&seed, 4));
        if (random_below(&seed, 20) == 0)
            app_resize(app, 60 + (int)random_below(&seed, 90), HEIGHT);
        if (random_below(&seed, 3))
            app_work(app);
        app->quit = false;
    }
    type(app, "<Esc><Esc><Esc>");
    app_resize(app, WIDTH, HEIGHT);
    finish(app);
    struct reader *reader = &app->reader;
    struct sheet sheet;
    struct sheet_order order = reader_sheet_order(reader);
    assert_int_equal(sheet_make(&sheet, &order), 0);
    assert_int_equal(sheet.rows.n, reader->rows.n);
    assert_int_equal(sheet.marks, reader->marks);
    sheet_close(&sheet);
}

#define laying_test(f) cmocka_unit_test_setup_teardown(f, setup, app_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        laying_test(test_pictures),
        laying_test(test_fold_top),
        laying_test(test_meanwhile),
        laying_test(test_replaced),
        laying_test(test_cancel),
        laying_test(test_width),
        laying_test(test_search),
        laying_test(test_explained),
        cmocka_unit_test_setup_teardown(test_pictures, setup_thread,
                                        app_teardown),
        cmocka_unit_test_setup_teardown(test_restless, setup_thread,
                                        app_teardown),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("laying", tests, NULL, NULL);
}
