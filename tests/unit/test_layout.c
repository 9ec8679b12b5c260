/* SPDX-License-Identifier: MIT */

/*
 * The reader in all its layouts: the cursor stays on its word and its row,
 * stops are met and shown, panes that scroll by themselves come together
 * again, and rows that are not wrapped scroll sideways.
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

#include "app/reader_inner.h"
#include "sample.h"

enum { WIDTH = 90, HEIGHT = 21 };

static void reader_start(struct reader *reader, struct sample *sample)
{
    sample_story(sample, 1, 3);
    assert_int_equal(reader_open(reader, &sample->story, WIDTH, HEIGHT), 0);
}

static void reader_end(struct reader *reader, struct sample *sample)
{
    reader_close(reader);
    sample_close(sample);
}

/* The first row that can be shown so that the cursor is on row AT. */
static uint32_t top_for(const struct reader *reader, int64_t at)
{
    int64_t last = (int64_t)reader->rows.n - reader->height;
    int64_t top = (int64_t)reader_cursor_row(reader) - at;
    return (uint32_t)(top < 0 || last < 0 ? 0 : top > last ? last : top);
}

/* The cursor's row is shown and marked there. */
static void assert_marked(struct sample *sample, const struct reader *reader)
{
    struct arena_mark mark = arena_mark(sample->a);
    struct screen *screen =
        screen_new(sample->a, reader->width, reader->height);
    uint32_t row = reader_cursor_row(reader), marks = 0;
    uint32_t top = reader_top_of(reader, reader->cursor.side);
    assert_in_range(row, top, top + (uint32_t)reader->height - 1);
    reader_draw(reader, screen, 0);
    for (int x = 0; x < screen->width; x++)
        marks += screen_cell(screen, (int)(row - top), x)->cursor;
    assert_true(marks > 0);
    arena_reset(sample->a, mark);
}

/* From every stop to every layout and back. */
static void assert_switched(struct sample *sample, struct reader *reader,
                            enum reader_view view)
{
    int at = (int)(reader_cursor_row(reader) - reader->top);
    struct pane_cursor before = reader->cursor;
    assert_int_equal(reader_show(reader, view), 0);
    assert_int_equal(reader->top, top_for(reader, at));
    assert_marked(sample, reader);
    if (before.side == HX_NEW || reader->rows.layout == LAYOUT_SIDE) {
        assert_int_equal(reader->cursor.side, before.side);
        assert_int_equal(reader->cursor.token, before.token);
    }
}

static void test_switch(void **state)
{
    (void)state;
    static const int width_table[] = {30, 69, 70, 90, 200};
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    for (size_t i = 0; i < sizeof width_table / sizeof *width_table; i++) {
        assert_int_equal(reader_resize(&reader, width_table[i], HEIGHT), 0);
        reader_scroll(&reader, INT32_MIN);
        do {
            for (int from = 0; from < VIEWS; from++)
                for (int to = 0; to < VIEWS; to++) {
                    assert_switched(&sample, &reader, (enum reader_view)from);
                    assert_switched(&sample, &reader, (enum reader_view)to);
                }
        } while (reader_go(&reader, GOAL_CHANGE, false, 1));
    }
    reader_end(&reader, &sample);
}

/* Which layout is the automatic one. */
static void test_auto(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    for (int width = 1; width < 200; width++) {
        assert_int_equal(reader_resize(&reader, width, HEIGHT), 0);
        assert_int_equal(reader.rows.layout,
                         width < 70 ? LAYOUT_INLINE : LAYOUT_SIDE);
        assert_int_equal(reader.pane.divider >= 0, width >= 70);
    }
    assert_int_equal(reader_show(&reader, VIEW_NEW), 0);
    assert_int_equal(reader_resize(&reader, 40, HEIGHT), 0);
    assert_int_equal(reader.rows.layout, LAYOUT_NEW);
    reader_end(&reader, &sample);
}

/* All stops of GOAL there and back, the cursor shown at each. */
static void assert_walked(struct sample *sample, struct reader *reader,
                          enum reader_goal goal)
{
    uint32_t n = 0, back = 0;
    while (reader_go(reader, goal, true, 1))
        continue;
    while (reader_go(reader, goal, false, 1)) {
        assert_marked(sample, reader);
        n++;
    }
    while (reader_go(reader, goal, true, 1)) {
        assert_marked(sample, reader);
        back++;
    }
    assert_in_range(n, back, back + 1);
}

static void test_walk(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    for (int view = 0; view < VIEWS; view++)
        for (int wrapped = 0; wrapped < 2; wrapped++)
            for (int goal = GOAL_CHANGE; goal <= GOAL_FACT; goal++) {
                assert_int_equal(reader_show(&reader, (enum reader_view)view),
                                 0);
                assert_int_equal(reader_wrap(&reader, wrapped), 0);
                assert_walked(&sample, &reader, (enum reader_goal)goal);
            }
    reader_end(&reader, &sample);
}

/* The other end of a move is shown, in one pane too. */
/* The label of the old end of the move under the cursor is in sight, unless
 * the cursor's own words are. */
static void assert_label(const struct reader *reader)
{
    uint32_t end = reader->top + (uint32_t)reader->height;
    uint32_t row = reader_cursor_row(reader);
    bool is_seen = row >= reader->top && row < end;
    for (row = reader->top; row < end && row < reader->rows.n; row++)
        is_seen |= reader->rows.row[row].label[HX_OLD] != HX_NONE;
    assert_true(is_seen);
}

static void test_follow(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    for (int view = 0; view < VIEWS; view++) {
        assert_int_equal(reader_show(&reader, (enum reader_view)view), 0);
        reader_scroll(&reader, INT32_MIN);
        while (reader_go(&reader, GOAL_MOVE, false, 1)) {
            uint32_t stop = reader.stop;
            assert_true(reader_follow(&reader));
            if (reader.rows.layout != LAYOUT_SIDE) {
                /* The old end is a label, which is in sight now. */
                assert_label(&reader);
                assert_true(reader_follow(&reader));
            }
            assert_marked(&sample, &reader);
            reader.stop = stop;
        }
    }
    reader_end(&reader, &sample);
}

/* Every token that is shown is hit where it is drawn. */
static void assert_clicks(struct reader *reader, int side)
{
    const struct rows *rows = &reader->rows;
    const struct measure *measure = &reader->measure[side];
    for (uint32_t i = 0; i < rows->lines[side]; i++) {
        const struct line *line = &rows->line[side][i];
        int x = reader->pane.at[side] + reader->pane.text + (int)line->x;
        reader_top(reader, (int64_t)line->row - reader->height / 2);
        for (uint32_t j = line->start; j < line->end && !line->mark; j++) {
            if (line->from <= measure->token[j].at &&
                (reader->pane.overview < 0 || x < reader->pane.overview)) {
                reader_click(reader, (int)(line->row - reader->top), x);
                assert_int_equal(reader->cursor.side, side);
                assert_int_equal(reader->cursor.token, j);
            }
            x += measure->width[j] + !!(measure->flags[j] & MEASURE_SPACE);
        }
    }
}

static void test_click(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    for (int view = 0; view < VIEWS; view++) {
        assert_int_equal(reader_show(&reader, (enum reader_view)view), 0);
        for (int side = 0; side < 2; side++)
            assert_clicks(&reader, side);
    }
    reader_end(&reader, &sample);
}

/* The columns of the panes are free of each other's text when it is shifted;
 * a word is hit where it is. */
static void test_unwrapped_click(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    assert_int_equal(reader_wrap(&reader, false), 0);
    for (int view = 0; view < VIEWS; view++) {
        assert_int_equal(reader_show(&reader, (enum reader_view)view), 0);
        for (uint32_t i = 0; i < reader.measure[HX_NEW].n; i++) {
            reader.cursor = (struct pane_cursor){HX_NEW, i};
            reader_cursor_show(&reader);
            uint32_t row = reader_cursor_row(&reader);
            const struct line *line = NULL;
            for (uint32_t j = reader.rows.row[row].line[HX_NEW];
                 j < reader.rows.lines[HX_NEW]; j++) {
                line = &reader.rows.line[HX_NEW][j];
                if (line->end > i)
                    break;
            }
            assert_non_null(line);
            assert_int_equal(line->row, row);
            int x = (int)line->x - (int)reader.shift;
            for (uint32_t j = line->start; j < i; j++)
                x += reader.measure[HX_NEW].width[j] +
                     !!(reader.measure[HX_NEW].flags[j] & MEASURE_SPACE);
            assert_in_range(x, 0, reader.pane.width[HX_NEW] - 1);
            reader.cursor = (struct pane_cursor){HX_NEW, 0};
            reader_click(&reader, (int)(row - reader.top),
                         reader.pane.at[HX_NEW] + reader.pane.text + x);
            assert_int_equal(reader.cursor.side, HX_NEW);
            assert_int_equal(reader.cursor.token, i);
        }
    }
    reader_end(&reader, &sample);
}

/* A sentence is in one row, and where nothing is put between its sentences a
 * paragraph is. */
static void test_unwrapped(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t n, m;
    reader_start(&reader, &sample);
    assert_int_equal(reader_wrap(&reader, false), 0);
    for (int view = 0; view < VIEWS; view++) {
        assert_int_equal(reader_show(&reader, (enum reader_view)view), 0);
        const hx_range *sentence =
            hx_doc_sentences(hx_diff_doc(sample.story.diff, HX_NEW), &n);
        for (uint32_t i = 0; i < n; i++)
            assert_int_equal(
                rows_find(&reader.rows, HX_NEW, sentence[i].start),
                rows_find(&reader.rows, HX_NEW, sentence[i].end - 1));
    }
    reader_end(&reader, &sample);
    sample_open(&sample, STR("One. Two two.\n\nThree. Four."),
                STR("One. Two to.\n\nThree. For."));
    assert_int_equal(reader_open(&reader, &sample.story, 20, 10), 0);
    assert_int_equal(reader_wrap(&reader, false), 0);
    assert_int_equal(reader.rows.n, 3);
    hx_doc_paragraphs(hx_diff_doc(sample.story.diff, HX_NEW), &m);
    assert_int_equal(m, 2);
    reader_end(&reader, &sample);
}

static void test_shift(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    reader_shift(&reader, 8);
    assert_int_equal(reader.shift, 0); /* rows are wrapped */
    assert_int_equal(reader_wrap(&reader, false), 0);
    reader_shift(&reader, INT32_MIN);
    assert_int_equal(reader.shift, 0);
    reader_shift(&reader, 8);
    assert_int_equal(reader.shift, 8);
    reader_shift(&reader, -3);
    assert_int_equal(reader.shift, 5);
    reader_shift(&reader, INT32_MAX);
    assert_true(reader.shift <= SHEET_UNWRAPPED);
    for (int i = 0; i < 20; i++) {
        struct screen *screen = screen_new(sample.a, WIDTH, HEIGHT);
        reader_draw(&reader, screen, 0);
        reader_shift(&reader, -(1 << i));
    }
    reader_go(&reader, GOAL_CHANGE, false, 5); /* brings its word back */
    assert_marked(&sample, &reader);
    assert_int_equal(reader_wrap(&reader, true), 0);
    assert_int_equal(reader.shift, 0);
    reader_end(&reader, &sample);
}

/* The first rows shown of both panes. */
static void assert_tops(const struct reader *reader, uint32_t old, uint32_t new)
{
    assert_int_equal(reader_top_of(reader, HX_OLD), old);
    assert_int_equal(reader_top_of(reader, HX_NEW), new);
}

static void test_lock(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    reader_scroll(&reader, 20);
    assert_tops(&reader, 20, 20);
    reader_lock(&reader, false);
    reader.cursor.side = HX_NEW;
    reader_scroll(&reader, 7);
    assert_tops(&reader, 20, 27);
    reader_scroll(&reader, -12);
    assert_tops(&reader, 20, 15);
    reader_other(&reader);
    assert_int_equal(reader.cursor.side, HX_OLD);
    reader_scroll(&reader, 3);
    assert_tops(&reader, 23, 15);
    uint32_t last = reader.rows.n - HEIGHT;
    reader_scroll(&reader, INT32_MAX);
    assert_tops(&reader, last, 15);
    reader_scroll(&reader, INT32_MIN);
    assert_tops(&reader, 0, 15);
    reader_other(&reader);
    reader_scroll(&reader, INT32_MAX);
    assert_tops(&reader, 0, last);
    reader_scroll(&reader, INT32_MIN);
    assert_tops(&reader, 0, 0);
    reader_scroll(&reader, 9);
    reader_lock(&reader, true);
    assert_int_equal(reader.slip, 0);
    assert_marked(&sample, &reader);
    reader_lock(&reader, false); /* going to a change makes them level */
    reader_scroll(&reader, 9);
    reader_go(&reader, GOAL_CHANGE, false, 1);
    assert_int_equal(reader.slip, 0);
    assert_marked(&sample, &reader);
    reader_end(&reader, &sample);
}

/* The other pane can be taken whatever is scrolled where. */
static void test_other(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    reader_start(&reader, &sample);
    reader_lock(&reader, false);
    reader_scroll(&reader, 10); /* the cursor is above what is shown */
    assert_tops(&reader, 0, 10);
    reader_other(&reader);
    assert_int_equal(reader.cursor.side, HX_OLD);
    assert_in_range(reader_cursor_row(&reader), 0, HEIGHT - 1);
    reader_scroll(&reader, 3);
    assert_tops(&reader, 3, 10);
    reader_scroll(&reader, 40);
    reader_other(&reader);
    assert_int_equal(reader.cursor.side, HX_NEW);
    assert_in_range(reader_cursor_row(&reader), 10, 10 + HEIGHT - 1);
    reader_end(&reader, &sample);
}

/* In free scroll too nothing is out of bounds. */
static void test_free_scroll(void **state)
{
    (void)state;
    struct reader reader;
    struct sample sample;
    uint32_t seed = 17;
    reader_start(&reader, &sample);
    reader_lock(&reader, false);
    for (int i = 0; i < 400; i++) {
        struct arena_mark mark = arena_mark(sample.a);
        struct screen *screen = screen_new(sample.a, WIDTH, HEIGHT);
        reader_scroll(&reader, (int64_t)random_below(&seed, 200) - 100);
        if (!random_below(&seed, 3))
            reader_other(&reader);
        if (!random_below(&seed, 9))
            reader_show(&reader, (enum reader_view)random_below(&seed, VIEWS));
        reader_click(&reader, (int)random_below(&seed, HEIGHT),
                     (int)random_below(&seed, WIDTH));
        assert_true(reader.top + HEIGHT <= reader.rows.n);
        assert_true(reader_top_of(&reader, HX_OLD) + HEIGHT <= reader.rows.n);
        reader_draw(&reader, screen, 0);
        arena_reset(sample.a, mark);
    }
    reader_end(&reader, &sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_switch),
        cmocka_unit_test(test_auto),
        cmocka_unit_test(test_walk),
        cmocka_unit_test(test_follow),
        cmocka_unit_test(test_click),
        cmocka_unit_test(test_unwrapped_click),
        cmocka_unit_test(test_unwrapped),
        cmocka_unit_test(test_shift),
        cmocka_unit_test(test_lock),
        cmocka_unit_test(test_other),
        cmocka_unit_test(test_free_scroll),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
