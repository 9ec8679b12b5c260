/* SPDX-License-Identifier: MIT */

/*
 * Comparing beside the interface: by a worker that takes its steps when it is
 * told to, so that every state between them can be looked at, and by one with
 * a thread.
 */

#include <locale.h>
#include <pthread.h>
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
#include "app/work.h"
#include "typing.h"

enum { WIDTH = 120, HEIGHT = 30 };

/* An app with a worker, nothing compared yet but ordered. */
static int setup(void **state)
{
    static struct fixture fixture;
    struct app *app = &fixture.app;
    struct sample *sample = &fixture.sample;
    *state = &fixture;
    sample_long(sample);
    assert_int_equal(app_open(app, sample->a, &sample->story, WIDTH, HEIGHT),
                     0);
    assert_int_equal(work_open(sample->a, &app->work, NULL), 0);
    app_compare(app, HX_OLD, HX_NEW);
    return 0;
}

/* Runs a part of the work and takes what came of it. */
static void step(struct app *app)
{
    work_step(app->work, 0);
    app_work(app);
    assert_non_null(app_draw(app));
}

static int depth_of(const struct app *app)
{
    return hx_diff_depth(app->story->diff);
}

/* The status line begins with the text. */
static void assert_status(struct app *app, const char *part)
{
    assert_row(app, app->height - 2, part);
}

static void test_opening(void **state)
{
    struct fixture *fixture = *state;
    struct app *app = &fixture->app;
    assert_true(compare_is_busy(app));
    assert_null(app->story->diff);
    assert_row(app, 0, "old");
    assert_row(app, HEIGHT / 2 - 1, "comparing 0 %");
    assert_row(app, HEIGHT / 2, "q leaves");
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_WORDS);
    assert_true(compare_is_busy(app));
    assert_status(app, "comparing 0 %, moves and rewordings to come");
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_false(compare_is_busy(app));
    assert_as_at_once(app, "");
    step(app); /* nothing is left to do */
    assert_as_at_once(app, "");
}

/* What acts on the text has to wait; the rest does not. */
static void test_early_keys(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const key_table[] = {"n", "G", "/", "V",  "T", "za",
                                            "x", ")", "m", "vi", "'", "&"};
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        type(app, key_table[i]);
        app_idle(app);
        assert_false(app->quit);
        assert_null(app->reader.a);
        assert_int_equal(app->prompt.sign, 0);
        type(app, "<Up>");
        assert_row(app, HEIGHT - 1, "still being compared");
    }
    app_key(app, KEY_CODE_CLICK, 3, 3);
    type(app, "?");
    assert_int_equal(app->mode, MODE_HELP);
    type(app, "q");
    assert_int_equal(app->mode, MODE_READER);
    type(app, ":redraw<Enter>");
    assert_true(app->redraw);
    for (int width = 1; width < 100; width += 9)
        for (int height = 1; height < 20; height++) {
            assert_int_equal(app_resize(app, width, height), 0);
            assert_non_null(app_draw(app));
        }
    assert_int_equal(app_resize(app, WIDTH, HEIGHT), 0);
    step(app);
    step(app);
    assert_int_equal(app->reader.width, WIDTH);
    assert_false(app->quit);
}

static void test_leaving(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const key_table[] = {"q", "Q", "<C-c>", ":quit<Enter>"};
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        app->quit = false;
        app_compare(app, HX_OLD, HX_NEW);
        type(app, key_table[i]);
        assert_true(app->quit);
        assert_int_equal(app->failed, 0);
    }
    app->quit = false;
    app_compare(app, HX_OLD, HX_NEW);
    type(app, "<Esc>"); /* leaves nothing that has a state */
    assert_false(app->quit);
    assert_non_null(strstr(app->message, "nothing to show yet"));
}

/* The word under the cursor stays where it is on the screen. */
static void test_place(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    step(app);
    type(app, "50%5n4j<Tab>2k");
    struct pane_cursor cursor = app->reader.cursor;
    struct reader_place place = reader_place_get(&app->reader);
    assert_in_range(place.row, 1, app->reader.height - 1);
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_int_equal(app->reader.cursor.side, cursor.side);
    assert_int_equal(app->reader.cursor.token, cursor.token);
    assert_int_equal(reader_place_get(&app->reader).row, place.row);
}

/* What was asked for meanwhile holds for what comes. */
static void test_meanwhile(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    step(app);
    type(app, "vizM+/w12<Enter>");
    assert_true(app->reader.search.active);
    uint32_t hits = app->reader.search.hits;
    struct sieve sieve = app->sieve;
    assert_int_equal(app_resize(app, 90, 20), 0);
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_int_equal(app->reader.view, VIEW_INLINE);
    assert_int_equal(app->reader.width, 90);
    assert_int_equal(app->reader.height, app_body(app));
    assert_true(app->reader.folds->fold[0].closed);
    assert_ptr_equal(app->reader.sieve, &app->sieve);
    assert_true(sieve_is_equal(&app->sieve, &sieve));
    assert_true(app->reader.search.active);
    assert_in_range(app->reader.search.hits, hits / 2, hits * 2);
    type(app, "nnNN");
    type(app, "<Esc>");
    assert_false(app->reader.search.active);
    type(app, "/w12<Enter>n");
    assert_true(app->reader.search.hits > 0);
}

static void test_panels(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    step(app);
    type(app, "C20j");
    step(app);
    assert_int_equal(app->mode, MODE_CHANGES);
    assert_int_equal(app->list.chosen, 20 + 0);
    assert_int_equal(app->list.n, app->reader.steps.stops);
    type(app, "<Enter>");
    assert_int_equal(app->mode, MODE_READER);
}

static void test_cancel(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const key_table[] = {"<Esc>", "<C-c>",
                                            ":interrupt<Enter>"};
    step(app);
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        assert_true(compare_is_busy(app));
        type(app, key_table[i]);
        assert_false(compare_is_busy(app));
        assert_false(app->quit);
        assert_row(app, HEIGHT - 1, "canceled: only words are compared; gc");
        assert_status(app, "only words compared");
        step(app);
        assert_int_equal(depth_of(app), HX_DEPTH_WORDS);
        type(app, "gc");
    }
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    type(app, "gc");
    assert_row(app, HEIGHT - 1, "compared already");
    type(app, "<C-c>");
    assert_true(app->quit);
}

/* Canceled at each poll in turn; what was shown stays. */
static void test_cancel_polls(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    uint32_t polls = 1;
    step(app);
    step(app);
    const hx_diff *diff = app->story->diff;
    for (; app->story->diff == diff; polls++) {
        app_compare(app, HX_OLD, HX_NEW);
        work_step(app->work, polls);
        app_work(app);
        assert_non_null(app_draw(app));
        assert_false(app->quit);
    }
    assert_true(polls > 10);
    assert_int_equal(depth_of(app), HX_DEPTH_WORDS);
}

/* A later order takes the place of one before, whatever it has done. */
static void test_replaced(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    for (int i = 0; i < 4; i++) {
        app_compare(app, HX_NEW, HX_OLD);
        if (i & 1)
            work_step(app->work, 0); /* a result waits, and is dropped */
        app_compare(app, HX_OLD, HX_NEW);
        step(app);
        assert_int_equal(app->story->at[HX_OLD], HX_OLD);
        if (i & 2)
            step(app);
        assert_int_equal(app->story->at[HX_NEW], HX_NEW);
    }
}

/* Without memory the comparison before stays, and without one it is told. */
static void test_memory(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    step(app);
    app->story->options.memory = 100000;
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL); /* ordered before */
    app_compare(app, HX_NEW, HX_OLD);
    step(app);
    assert_row(app, HEIGHT - 1, "not enough memory");
    assert_int_equal(app->story->at[HX_OLD], HX_OLD);
    assert_false(app->quit);
    assert_false(compare_is_busy(app));
}

static void test_memory_first(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    app->story->options.memory = 100000;
    app_compare(app, HX_OLD, HX_NEW);
    work_step(app->work, 0);
    assert_false(app_work(app));
    assert_true(app->quit);
    assert_int_equal(app->failed, HX_ENOMEM);
}

struct bell {
    pthread_mutex_t lock;
    int rings;
};

static void ring(void *context)
{
    struct bell *bell = context;
    pthread_mutex_lock(&bell->lock);
    bell->rings++;
    pthread_mutex_unlock(&bell->lock);
}

/* The same picture by a thread; it is woken for each result. */
static void test_thread(void **state)
{
    struct fixture *fixture = *state;
    struct app *app = &fixture->app;
    struct bell bell = {PTHREAD_MUTEX_INITIALIZER, 0};
    struct work_wake wake = {ring, &bell};
    work_close(app->work);
    assert_int_equal(work_open(fixture->sample.a, &app->work, &wake), 0);
    app_compare(app, HX_OLD, HX_NEW);
    for (int i = 0; i < 2000 && app_work(app); i++) {
        assert_non_null(app_draw(app));
        app_shown(app);
        work_wait(app->work, 100);
    }
    assert_false(compare_is_busy(app));
    assert_int_equal(bell.rings, 2);
    assert_as_at_once(app, "");
}

/* Canceled, replaced and closed at any time, with keys in between. */
static void test_thread_restless(void **state)
{
    struct fixture *fixture = *state;
    struct app *app = &fixture->app;
    struct bell bell = {PTHREAD_MUTEX_INITIALIZER, 0};
    struct work_wake wake = {ring, &bell};
    uint32_t seed = 5;
    for (int i = 0; i < 12; i++) {
        work_close(app->work);
        assert_int_equal(work_open(fixture->sample.a, &app->work, &wake), 0);
        for (uint32_t j = random_below(&seed, 9); j; j--) {
            uint32_t old = random_below(&seed, 2);
            app_compare(app, old, !old);
            app->started = false;
            work_wait(app->work, (int)random_below(&seed, 40));
            app_work(app);
            type(app, j % 3 ? "n" : "<C-c>");
            if (j % 4 == 3)
                work_stop(app->work);
            app->quit = false;
        }
    }
}

#define app_test(f) cmocka_unit_test_setup_teardown(f, setup, app_teardown)

/* All versions with a worker. */
static int setup_versions(void **state)
{
    if (app_setup_versions(state))
        return -1;
    struct fixture *fixture = *state;
    return work_open(fixture->sample.a, &fixture->app.work, NULL);
}

/* Runs all parts of what is ordered. */
static void finish(struct app *app)
{
    while (compare_is_busy(app))
        step(app);
}

static void assert_versions(struct app *app, uint32_t old, uint32_t new)
{
    assert_int_equal(app->story->at[HX_OLD], old);
    assert_int_equal(app->story->at[HX_NEW], new);
}

/* Steps typed while a comparison goes on add up. */
static void test_steps(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "))");
    assert_versions(app, 0, 1);
    finish(app);
    assert_versions(app, 2, 3);
    type(app, "{{");
    finish(app);
    assert_versions(app, 0, 1);
    type(app, "2}");
    finish(app);
    assert_versions(app, 2, 3);
    type(app, "99}");
    finish(app);
    assert_versions(app, 3, 4);
}

/* A mark in other versions is gone to when those are compared, unless that is
 * canceled or others are wanted meanwhile. */
static void test_mark(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "Gma");
    uint32_t token = app->reader.cursor.token;
    int side = app->reader.cursor.side;
    type(app, "3)");
    finish(app);
    assert_versions(app, 3, 4);
    type(app, "'a");
    assert_versions(app, 3, 4);
    finish(app);
    assert_versions(app, 0, 1);
    assert_int_equal(app->reader.cursor.side, side);
    assert_int_equal(app->reader.cursor.token, token);
    type(app, "3)");
    finish(app);
    type(app, "g'a<Esc>");
    assert_versions(app, 3, 4);
    assert_false(app->is_going);
    type(app, "'a)");
    finish(app);
    assert_versions(app, 1, 2);
    assert_false(app->is_going);
}

/* An article with a worker, nothing compared yet. */
static int setup_article(void **state)
{
    if (app_setup_versions(state))
        return -1;
    struct fixture *fixture = *state;
    struct app *app = &fixture->app;
    app_close(app);
    hx_diff_free(fixture->sample.story.diff);
    fixture->sample.story.diff = NULL;
    return app_open(app, fixture->sample.a, &fixture->sample.story, WIDTH,
                    HEIGHT) ||
           work_open(fixture->sample.a, &app->work, NULL);
}

/* The first picture of an article is made of its words, and says nothing that
 * is replaced in a moment; later ones are complete at once. */
static void test_sketch(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    app_compare(app, 0, 2);
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_WORDS);
    assert_true(compare_is_busy(app));
    assert_null(strstr(row_text(app, HEIGHT - 2), "compar"));
    assert_null(strstr(row_text(app, HEIGHT - 2), "change"));
    assert_true(app_work(app)); /* it takes its time */
    assert_status(app, "comparing 0 %, moves and rewordings to come");
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_false(compare_is_busy(app));
    assert_as_at_once(app, "");
    app_compare(app, 1, 3);
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_false(compare_is_busy(app));
}

/* What is longer to show than to compare is compared once. */
static void test_sketch_short(void **state)
{
    static struct fixture fixture;
    struct app *app = &fixture.app;
    (void)state;
    sample_texts(&fixture.sample, STR("Rain fell on the hills.\n"),
                 STR("Snow fell on the hills.\n"));
    assert_int_equal(
        app_open(app, fixture.sample.a, &fixture.sample.story, WIDTH, HEIGHT),
        0);
    assert_int_equal(work_open(fixture.sample.a, &app->work, NULL), 0);
    app_compare(app, HX_OLD, HX_NEW);
    step(app);
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_false(compare_is_busy(app));
    app_close(app);
    sample_close(&fixture.sample);
}

/* The thread does not go on before the words are shown, and keys mean what they
 * do when all is compared. */
static void test_sketch_thread(void **state)
{
    struct fixture *fixture = *state;
    struct app *app = &fixture->app;
    struct bell bell = {PTHREAD_MUTEX_INITIALIZER, 0};
    struct work_wake wake = {ring, &bell};
    enum { LONG = 20000 };
    work_close(app->work);
    assert_int_equal(work_open(fixture->sample.a, &app->work, &wake), 0);
    app_compare(app, 0, 2);
    work_wait(app->work, LONG);
    assert_true(app_work(app));
    assert_int_equal(depth_of(app), HX_DEPTH_WORDS);
    work_wait(app->work, 20);
    struct job_result result;
    assert_false(work_take(app->work, &result));
    app_shown(app);
    work_wait(app->work, LONG);
    type(app, "n");
    assert_int_equal(depth_of(app), HX_DEPTH_FULL);
    assert_as_at_once(app, "n");
    work_close(app->work); /* before the bell goes */
    assert_int_equal(bell.rings, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        app_test(test_opening),
        app_test(test_early_keys),
        app_test(test_leaving),
        app_test(test_place),
        app_test(test_meanwhile),
        app_test(test_panels),
        app_test(test_cancel),
        app_test(test_cancel_polls),
        app_test(test_replaced),
        app_test(test_memory),
        app_test(test_memory_first),
        app_test(test_thread),
        app_test(test_thread_restless),
        cmocka_unit_test_setup_teardown(test_steps, setup_versions,
                                        app_teardown),
        cmocka_unit_test_setup_teardown(test_mark, setup_versions,
                                        app_teardown),
        cmocka_unit_test_setup_teardown(test_sketch, setup_article,
                                        app_teardown),
        cmocka_unit_test(test_sketch_short),
        cmocka_unit_test_setup_teardown(test_sketch_thread, setup_article,
                                        app_teardown),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("work", tests, NULL, NULL);
}
