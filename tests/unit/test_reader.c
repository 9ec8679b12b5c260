/* SPDX-License-Identifier: MIT */

/* The reader: how far it scrolls, where its keys go, and that the cursor
 * stays in the picture and on its word. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/reader_inner.h"
#include "sample.h"

static void reader_start(struct reader *reader, struct sample *sample, int old,
                         int new)
{
    sample_story(sample, old, new);
    assert_int_equal(reader_open(reader, &sample->story, 80, 21), 0);
}

static void reader_end(struct reader *reader, struct sample *sample)
{
    reader_close(reader);
    sample_close(sample);
}

static uint32_t cursor_row(const struct reader *reader)
{
    return rows_find(&reader->rows, reader->cursor.side, reader->cursor.token);
}

/* The text is not scrolled past its ends and the cursor is in the picture. */
static void assert_shown(const struct reader *reader)
{
    uint32_t height = (uint32_t)reader->height;
    uint32_t most = reader->rows.n > height ? reader->rows.n - height : 0;
    assert_true(reader->top <= most);
    if (!reader->rows.n)
        return;
    uint32_t top = reader_top_of(reader, reader->cursor.side);
    assert_in_range(cursor_row(reader), top, top + height - 1);
}

static void test_open(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t at;
    reader_start(&reader, &sample, 1, 3);
    assert_shown(&reader);
    assert_int_equal(reader.stop, 0);
    assert_non_null(reader_change(&reader));
    assert_true(reader_stops(&reader, &at) > 10);
    assert_int_equal(at, 1);
    reader_end(&reader, &sample);
}

static void test_scroll(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample, 1, 3);
    static const int64_t by_table[] = {1, -1, 20,        -5, 3, INT32_MAX,
                                       1, -7, INT32_MIN, -1, 12};
    for (size_t i = 0; i < sizeof by_table / sizeof *by_table; i++) {
        int64_t top = (int64_t)reader.top + by_table[i];
        int64_t most = (int64_t)reader.rows.n - reader.height;
        reader_scroll(&reader, by_table[i]);
        assert_int_equal(reader.top, top < 0 ? 0 : top > most ? most : top);
        assert_shown(&reader);
    }
    reader_scroll(&reader, INT32_MAX);
    assert_int_equal(reader_percent(&reader), 100);
    reader_scroll(&reader, INT32_MIN);
    assert_in_range(reader_percent(&reader), 1, 99);
    reader_end(&reader, &sample);
}

static void test_place(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample, 1, 3);
    assert_true(reader_go(&reader, GOAL_CHANGE, false, 15));
    for (int at = 0; at < reader.height; at++) {
        reader_place(&reader, at);
        assert_shown(&reader);
        assert_int_equal(cursor_row(&reader) - reader.top, at);
    }
    reader_end(&reader, &sample);
}

/* All stops of GOAL forward and all of them back. */
static void assert_walk(struct reader *reader, enum reader_goal goal)
{
    static uint32_t seen[4096];
    uint32_t n = 0;
    reader_scroll(reader, INT32_MIN);
    while (reader_go(reader, goal, true, 1))
        continue;
    for (seen[n++] = reader->stop; reader_go(reader, goal, false, 1); n++) {
        assert_true(n < sizeof seen / sizeof *seen);
        seen[n] = reader->stop;
        assert_true(n == 1 || seen[n] > seen[n - 1]);
        assert_shown(reader);
    }
    uint32_t last = reader->stop;
    assert_false(reader_go(reader, goal, false, 3));
    assert_int_equal(reader->stop, last);
    for (uint32_t i = n - 1; i > 1; i--) {
        assert_int_equal(reader->stop, seen[i]);
        assert_true(reader_go(reader, goal, true, 1));
        assert_shown(reader);
    }
    if (n > 4) { /* a count goes as far as there is something */
        assert_true(reader_go(reader, goal, false, 2));
        assert_int_equal(reader->stop, seen[3]);
        assert_true(reader_go(reader, goal, false, 100000));
        assert_int_equal(reader->stop, last);
    }
}

static void test_walk(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    for (int old = 1; old < 5; old++) {
        reader_start(&reader, &sample, old, old + 1);
        for (int goal = GOAL_CHANGE; goal <= GOAL_FACT; goal++)
            assert_walk(&reader, (enum reader_goal)goal);
        reader_end(&reader, &sample);
    }
}

/* n meets all that is counted, in order, and only that. */
static void test_stops(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t at, n;
    reader_start(&reader, &sample, 1, 3);
    n = reader_stops(&reader, &at);
    for (uint32_t i = 1; i < n; i++) {
        assert_int_equal(at, i);
        assert_true(reader_go(&reader, GOAL_CHANGE, false, 1));
        assert_int_equal(reader_stops(&reader, &at), n);
    }
    assert_int_equal(at, n);
    assert_false(reader_go(&reader, GOAL_CHANGE, false, 1));
    reader_end(&reader, &sample);
}

/* The tokens at which ]s stops, parted by blanks. */
static void assert_sentences(const char *old, const char *new,
                             const char *expect)
{
    struct reader reader;
    struct sample sample;
    char found[256] = "", number[16];
    sample_open(&sample, str_of(old), str_of(new));
    assert_int_equal(reader_open(&reader, &sample.story, 80, 21), 0);
    reader.cursor = (struct pane_cursor){HX_NEW, 0};
    reader.stop = HX_NONE;
    while (reader_go(&reader, GOAL_SENTENCE, false, 1)) {
        snprintf(number, sizeof number, "%s%u", found[0] ? " " : "",
                 reader.cursor.token);
        strcat(found, number);
        assert_true(strlen(found) < sizeof found - sizeof number);
    }
    assert_string_equal(found, expect);
    reader_end(&reader, &sample);
}

#define STAYS                                                                  \
    "The ferries of the northern line run again from Monday morning.\n\n"      \
    "Tickets that were bought before the storm stay good until May.\n\n"       \
    "A spokesman thanked the crews for three sleepless nights.\n\n"
#define MOVES(word)                                                            \
    "Harbor master Anna Berg wrote on Tuesday that the " word                  \
    " pier of the town would stay closed.\n\n"

/* A sentence is met once, by its first real change, moved or not. */
static void test_sentences(void **state)
{
    (void)state;
    assert_sentences("So he said \"two men\" on the third day were found dead.",
                     "So he said \xe2\x80\x9cthree men\xe2\x80\x9d on the "
                     "fourth day were found dead.",
                     "4");
    assert_sentences("We saw 2 of the \"old\" boats near 7 bridges.",
                     "We saw 3 of the \xe2\x80\x9cold\xe2\x80\x9d boats near "
                     "8 bridges.",
                     "2");
    assert_sentences(MOVES("old") STAYS, STAYS MOVES("new"), "43");
}

static void test_follow(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t moves = 0;
    reader_start(&reader, &sample, 1, 3);
    assert_false(reader_follow(&reader));
    while (reader_go(&reader, GOAL_MOVE, false, 1)) {
        struct pane_cursor here = reader.cursor;
        uint32_t stop = reader.stop;
        assert_true(reader_follow(&reader));
        assert_int_equal(reader.cursor.side, !here.side);
        assert_shown(&reader);
        assert_true(reader_follow(&reader));
        assert_int_equal(reader.cursor.side, here.side);
        assert_int_equal(reader.cursor.token, here.token);
        assert_shown(&reader);
        reader.stop = stop;
        moves++;
    }
    assert_true(moves >= 6);
    reader_end(&reader, &sample);
}

/* After going to the other end, n and N go on from there. */
static void test_follow_next(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample, 1, 3);
    assert_true(reader_go(&reader, GOAL_MOVE, false, 1));
    assert_true(reader_follow(&reader));
    uint32_t row = cursor_row(&reader);
    assert_true(reader_go(&reader, GOAL_CHANGE, false, 1));
    assert_true(cursor_row(&reader) >= row);
    assert_true(reader_go(&reader, GOAL_CHANGE, true, 1));
    assert_true(cursor_row(&reader) <= row);
    reader_end(&reader, &sample);
}

/* The cell where TOKEN of SIDE begins in the body. */
static void assert_click(struct reader *reader, int side, uint32_t token)
{
    const struct measure *measure = &reader->measure[side];
    const struct pane *pane = &reader->pane;
    reader->cursor = (struct pane_cursor){side, token};
    reader_place(reader, reader->height / 2);
    uint32_t row = rows_find(&reader->rows, side, token);
    const struct line *line =
        &reader->rows.line[side][reader->rows.row[row].line[side]];
    int x = pane->at[side] + pane->text;
    for (uint32_t i = line->start; i < token; i++)
        x += measure->width[i] + (measure->flags[i] & MEASURE_SPACE ? 1 : 0);
    reader->cursor = (struct pane_cursor){!side, 0};
    reader_click(reader, (int)(row - reader->top), x);
    assert_int_equal(reader->cursor.side, side);
    assert_int_equal(reader->cursor.token, token);
    assert_int_equal(reader->stop, HX_NONE);
}

static void test_click(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample, 1, 3);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < reader.measure[side].n; i++)
            assert_click(&reader, side, i);
    reader_top(&reader, 0);
    struct pane_cursor cursor = reader.cursor;
    for (int y = -3; y < 30; y++) /* no place is out of bounds */
        for (int x = -2; x < 90; x++)
            reader_click(&reader, y, x == reader.pane.overview ? -1 : x);
    reader.cursor = cursor;
    for (int y = 0; y < reader.height; y++) {
        reader_click(&reader, y, reader.pane.overview);
        assert_shown(&reader);
    }
    assert_int_equal(reader_percent(&reader), 100);
    reader_end(&reader, &sample);
}

/* A word that follows the end of one that was cut is hit where it is. */
static void test_click_cut(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    sample_open(&sample, STR("abcdefghijklmnopqrstuvwxyz no"), STR(""));
    assert_int_equal(reader_open(&reader, &sample.story, 40, 10), 0);
    assert_int_equal(reader_show(&reader, VIEW_SIDE), 0);
    int width = reader.pane.width[HX_OLD], left = 26 % width;
    assert_true(width < 26 && left + 3 <= width);
    reader_click(&reader, 26 / width, reader.pane.text + left);
    assert_int_equal(reader.cursor.token, 0);
    reader_click(&reader, 26 / width, reader.pane.text + left + 1);
    assert_int_equal(reader.cursor.token, 1);
    reader_end(&reader, &sample);
}

static void test_resize(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t seed = 5;
    reader_start(&reader, &sample, 1, 3);
    for (int i = 0; i < 300; i++) {
        struct pane_cursor cursor = reader.cursor;
        int width = (int)random_below(&seed, 210) + 1;
        int height = (int)random_below(&seed, 70);
        assert_int_equal(reader_resize(&reader, width, height), 0);
        assert_int_equal(reader.cursor.side, cursor.side);
        assert_int_equal(reader.cursor.token, cursor.token);
        assert_shown(&reader);
        if (i % 3 == 0 && !reader_go(&reader, GOAL_CHANGE, false, 1))
            reader_scroll(&reader, INT32_MIN);
    }
    reader_end(&reader, &sample);
}

/* The same texts and empty ones: nothing to go to, nothing breaks. */
static void test_nothing(void **state)
{
    (void)state;
    static const char *const text_table[] = {"", "One. Two."};
    struct reader reader;
    struct sample sample;
    uint32_t at;
    for (size_t i = 0; i < 2; i++) {
        sample_open(&sample, str_of(text_table[i]), str_of(text_table[i]));
        assert_int_equal(reader_open(&reader, &sample.story, 80, 21), 0);
        assert_null(reader_change(&reader));
        assert_int_equal(reader_stops(&reader, &at), 0);
        assert_int_equal(at, 0);
        assert_false(reader_go(&reader, GOAL_CHANGE, false, 1));
        assert_false(reader_go(&reader, GOAL_MOVE, true, 1));
        assert_false(reader_follow(&reader));
        reader_scroll(&reader, 5);
        reader_click(&reader, 0, 10);
        reader_click(&reader, 5, 79);
        assert_int_equal(reader_percent(&reader), 100);
        assert_shown(&reader);
        reader_end(&reader, &sample);
    }
}

/* Where only style differs, the changes of style are what n stops at. */
static void test_style_only(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t at;
    sample_open(&sample, STR("He said \"no\" twice."),
                STR("He said \xe2\x80\x9cno\xe2\x80\x9d twice."));
    assert_int_equal(reader_open(&reader, &sample.story, 80, 21), 0);
    assert_true(reader_stops(&reader, &at) > 0);
    assert_int_equal(at, 1);
    assert_non_null(reader_change(&reader));
    reader_end(&reader, &sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open),      cmocka_unit_test(test_scroll),
        cmocka_unit_test(test_place),     cmocka_unit_test(test_walk),
        cmocka_unit_test(test_stops),     cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_follow),    cmocka_unit_test(test_follow_next),
        cmocka_unit_test(test_click),     cmocka_unit_test(test_click_cut),
        cmocka_unit_test(test_resize),    cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_style_only)};
    return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
