/* SPDX-License-Identifier: MIT */

/* Clicks, drags and the wheel by what is under the pointer; and what is asked
 * for with keys: copying and the mouse itself. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/copy.h"
#include "sample.h"
#include "typing.h"

enum { WIDTH = 100, HEIGHT = 24 };

static struct sample sample;
static struct app app;

static int setup(void **state)
{
    (void)state;
    sample_story(&sample, 1, 3);
    return app_open(&app, sample.a, &sample.story, WIDTH, HEIGHT);
}

static int teardown(void **state)
{
    (void)state;
    app_close(&app);
    sample_close(&sample);
    return 0;
}

static void mouse(uint32_t key, int y, int x)
{
    app_key(&app, key, y, x);
    assert_non_null(app_draw(&app));
}

static void assert_divider(int x)
{
    const struct pane *pane = &app.reader.pane;
    assert_int_equal(pane->divider, x);
    int more = pane->text + pane->margin;
    assert_int_equal(pane->width[HX_OLD], x - more);
    assert_int_equal(pane->width[HX_NEW], WIDTH - 2 - x - more);
}

static void test_divider(void **state)
{
    (void)state;
    const struct pane *pane = &app.reader.pane;
    int middle = pane->divider;
    type(&app, "5n");
    struct pane_cursor cursor = app.reader.cursor;
    mouse(KEY_CODE_DRAG, 5, 30); /* nothing was taken hold of */
    assert_int_equal(pane->divider, middle);
    mouse(KEY_CODE_CLICK, 5, middle);
    for (int x = middle; x > 30; x--)
        mouse(KEY_CODE_DRAG, 6, x);
    assert_divider(31);
    mouse(KEY_CODE_RELEASE, 6, 31);
    mouse(KEY_CODE_DRAG, 6, 60);
    assert_divider(31);
    assert_int_equal(app.reader.cursor.token, cursor.token);
    /* A share of the width is kept, as far as there is room. */
    assert_int_equal(app_resize(&app, 2 * WIDTH - 1, HEIGHT), 0);
    assert_int_equal(pane->divider, 62);
    assert_int_equal(app_resize(&app, WIDTH, HEIGHT), 0);
    assert_divider(31);
    mouse(KEY_CODE_CLICK, 5, 31);
    mouse(KEY_CODE_DRAG, 0, 0);
    assert_divider(pane->text + pane->margin + PANE_LEAST);
    mouse(KEY_CODE_DRAG, HEIGHT - 1, WIDTH - 1);
    assert_divider(WIDTH - 2 - pane->text - pane->margin - PANE_LEAST);
    type(&app, "<C-w>=");
    assert_int_equal(pane->divider, middle);
    type(&app, "<C-w><lt>");
    assert_divider(middle - 4);
    type(&app, "3<C-w>>");
    assert_divider(middle + 8);
    type(&app, "1000000<C-w><lt>");
    assert_divider(pane->text + pane->margin + PANE_LEAST);
    type(&app, "1000000<C-w>>");
    assert_divider(WIDTH - 2 - pane->text - pane->margin - PANE_LEAST);
    type(&app, ":divider-middle<Enter>");
    assert_int_equal(pane->divider, middle);
    type(&app, "vi<C-w><lt>");
    assert_row(&app, HEIGHT - 1, "there is one pane only");
    assert_int_equal(pane->divider, -1);
}

/* Any split at any width is drawn. */
static void test_splits(void **state)
{
    (void)state;
    for (int width = 1; width < 130; width += 3)
        for (int x = 0; x < width; x += 5) {
            assert_int_equal(app_resize(&app, width, HEIGHT), 0);
            mouse(KEY_CODE_CLICK, 3, app.reader.pane.divider);
            mouse(KEY_CODE_DRAG, 3, x);
            mouse(KEY_CODE_RELEASE, 3, x);
        }
}

static void test_overview(void **state)
{
    (void)state;
    int x = app.reader.pane.overview;
    mouse(KEY_CODE_CLICK, 1, x);
    assert_int_equal(app.reader.top, 0);
    mouse(KEY_CODE_DRAG, HEIGHT - 3, 10);
    assert_int_equal(reader_percent(&app.reader), 100);
    mouse(KEY_CODE_DRAG, 1, x);
    assert_int_equal(app.reader.top, 0);
    mouse(KEY_CODE_RELEASE, 1, x);
    mouse(KEY_CODE_DRAG, HEIGHT - 3, x);
    assert_int_equal(app.reader.top, 0);
}

/* The title, the lines below and the help take no click. */
static void test_frame(void **state)
{
    (void)state;
    struct pane_cursor cursor = app.reader.cursor;
    for (int x = 0; x < WIDTH; x++) {
        mouse(KEY_CODE_CLICK, 0, x);
        mouse(KEY_CODE_CLICK, HEIGHT - 2, x);
        mouse(KEY_CODE_CLICK, HEIGHT - 1, x);
    }
    type(&app, "?");
    mouse(KEY_CODE_CLICK, 5, 10);
    type(&app, "q:");
    mouse(KEY_CODE_CLICK, 5, 10);
    mouse(KEY_CODE_DRAG, 5, 10);
    type(&app, "<Esc>");
    assert_int_equal(app.reader.cursor.token, cursor.token);
    assert_int_equal(app.reader.top, 0);
    mouse(KEY_CODE_CLICK, 10, 10);
    assert_int_equal(app.reader.cursor.side, HX_OLD);
}

/* The wheel scrolls the pane under it, where panes are not locked. */
static void test_wheel(void **state)
{
    (void)state;
    struct reader *reader = &app.reader;
    mouse(KEY_CODE_WHEEL_DOWN, 5, 10);
    assert_int_equal(reader->top, 3);
    assert_int_equal(reader->slip, 0);
    mouse(KEY_CODE_WHEEL_UP, 5, 90);
    assert_int_equal(reader->top, 0);
    type(&app, "s");
    assert_int_equal(reader->cursor.side, HX_NEW);
    mouse(KEY_CODE_WHEEL_DOWN, 5, 10);
    assert_int_equal(reader->top, 0);
    assert_int_equal(reader->slip, 3);
    mouse(KEY_CODE_WHEEL_DOWN, 5, 90);
    assert_int_equal(reader->top, 3);
    assert_int_equal(reader->slip, 0);
    /* On the title, or by a key, it is the pane with the cursor. */
    mouse(KEY_CODE_WHEEL_DOWN, 0, 10);
    assert_int_equal(reader->top, 6);
    type(&app, "j");
    assert_int_equal(reader->top, 7);
    assert_int_equal(reader->slip, -4);
}

/* In a list the wheel goes on, a second click takes, a drag does nothing. */
static void test_list(void **state)
{
    (void)state;
    type(&app, "C");
    uint32_t first = app.list.chosen;
    mouse(KEY_CODE_WHEEL_DOWN, 4, 20);
    assert_int_equal(app.list.chosen, first + 3);
    mouse(KEY_CODE_CLICK, 9, 20);
    uint32_t chosen = app.list.chosen;
    mouse(KEY_CODE_DRAG, 8, app.reader.pane.divider);
    mouse(KEY_CODE_RELEASE, 8, 20);
    assert_int_equal(app.mode, MODE_CHANGES);
    assert_int_equal(app.list.chosen, chosen);
    mouse(KEY_CODE_CLICK, 9, 20);
    assert_int_equal(app.mode, MODE_READER);
    /* Above a panel that leaves it in view the text takes clicks. */
    type(&app, "T");
    int middle = app.reader.pane.divider;
    mouse(KEY_CODE_CLICK, 3, middle);
    mouse(KEY_CODE_DRAG, 3, middle - 10);
    assert_int_equal(app.reader.pane.divider, middle - 10);
    assert_int_equal(app.mode, MODE_THEMES);
}

static void assert_copied(const char *keys, const char *text, const char *said)
{
    app.request = (struct app_request){0};
    for (struct str rest = str_of(keys); rest.len;)
        app_key(&app, key_cut(&rest), 0, 0);
    struct str copy = app.request.copy;
    if (!str_is_equal(copy, str_of(text)))
        fail_msg("\"%.*s\" is copied, not \"%s\"", (int)copy.len, copy.s, text);
    copy_done(&app, NULL);
    assert_row(&app, HEIGHT - 1, said);
}

static void test_copy(void **state)
{
    (void)state;
    teardown(NULL);
    sample_open(
        &sample,
        STR("Two \033[2J boats left  on\tMonday. Nobody saw. \x01\xff"),
        STR("Two \033[2J barges left  on\tMonday. Nobody saw. \x01\xff"));
    app_open(&app, sample.a, &sample.story, WIDTH, HEIGHT);
    type(&app, "n");
    assert_copied("y", "barges",
                  " change: 1 word sent to the terminal's clipboard (OSC 52), "
                  "unconfirmed");
    assert_copied("<Tab>Y", "Two \033[2J boats left  on\tMonday.",
                  " sentence: 6 words sent to the terminal's clipboard");
    app.reader.cursor.token = 10;
    assert_copied("y", "Nobody saw.", " sentence: 2 words sent");
    copy_done(&app, "xclip -i");
    assert_row(&app, HEIGHT - 1, " sentence: 2 words given to xclip -i");
    copy_refused(&app, 75000);
    assert_row(&app, HEIGHT - 1,
               " sentence: 2 words not copied: more than the 75000 bytes");
    app_refuse(&app);
    assert_int_equal(app.request.copy.len, 0);
    assert_row(&app, HEIGHT - 1, "that needs a terminal");
    type(&app, "V");
    assert_copied("ky", "1 < old old 8 words", " the line sent to");
    assert_int_equal(app.mode, MODE_VERSIONS);
    teardown(NULL);
    sample_open(&sample, STR(""), STR(""));
    app_open(&app, sample.a, &sample.story, WIDTH, HEIGHT);
    type(&app, "y");
    assert_int_equal(app.request.copy.len, 0);
    assert_row(&app, HEIGHT - 1, "there is nothing to copy");
}

static void test_mouse(void **state)
{
    (void)state;
    app.mouse = true;
    type(&app, "M");
    assert_false(app.mouse);
    assert_true(app.request.mouse);
    assert_row(&app, HEIGHT - 1, "the mouse is the terminal's");
    type(&app, "M");
    assert_true(app.mouse);
    assert_row(&app, HEIGHT - 1, "the mouse is the reader's");
}

#define mouse_test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        mouse_test(test_divider),  mouse_test(test_splits),
        mouse_test(test_overview), mouse_test(test_frame),
        mouse_test(test_wheel),    mouse_test(test_list),
        mouse_test(test_copy),     mouse_test(test_mouse),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("mouse", tests, NULL, NULL);
}
