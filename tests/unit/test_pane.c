/* SPDX-License-Identifier: MIT */

/* Two panes as cells: what is of which side stays on its side of the
 * divider, at every width from 1 to 200. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "view/pane.h"

enum { WIDTH_MOST = 200, HEIGHT = 30 };

static void assert_split(const struct pane *pane, int width)
{
    if (width < 6)
        return;
    assert_true(pane->width >= 2 && pane->text >= pane->number);
    assert_int_equal(pane->at[HX_OLD], 0);
    assert_true(pane->at[HX_OLD] + pane->text + pane->width <= pane->divider);
    assert_int_equal(pane->at[HX_NEW], pane->divider + 1);
    assert_int_equal(pane->overview, width - 1);
    assert_true(pane->at[HX_NEW] + pane->text + pane->width <= pane->overview);
}

/* In each row: the divider in its column and nowhere else, the overview's
 * column free, and nothing but text and gutters. */
static void assert_columns(const struct screen *screen, const struct pane *pane)
{
    for (int y = 0; y < screen->height; y++) {
        int columns = 0;
        for (int x = 0; x < screen->width; x++) {
            const struct cell *cell = screen_cell(screen, y, x);
            bool divider = cell->role == ROLE_DIVIDER;
            assert_int_equal(divider, x == pane->divider);
            columns += cell->width;
            if (x == pane->overview)
                assert_int_equal(cell->n, 0);
            if (cell->role == ROLE_NUMBER)
                assert_true(pane->text > 0);
        }
        assert_int_equal(columns, screen->width);
    }
}

static void assert_drawn(struct sample *sample, int width, uint32_t seed)
{
    struct arena_mark mark = arena_mark(sample->a);
    struct pane_view view = {.measure = sample->measure, .count = HEIGHT};
    view.pane = pane_split(sample->story.diff, width);
    assert_split(&view.pane, width);
    struct rows rows = rows_layout(sample->a, &sample->steps, sample->measure,
                                   (uint32_t)view.pane.width);
    view.rows = &rows;
    view.first = random_below(&seed, rows.n + 4);
    view.cursor.side = (int)random_below(&seed, 2);
    view.cursor.token =
        random_below(&seed, sample->measure[view.cursor.side].n + 1);
    struct screen *screen = screen_new(sample->a, width, HEIGHT);
    pane_draw(screen, &view);
    assert_columns(screen, &view.pane);
    arena_reset(sample->a, mark);
}

static void assert_widths(struct sample *sample)
{
    for (int width = 1; width <= WIDTH_MOST; width++)
        for (uint32_t seed = 1; seed <= 4; seed++)
            assert_drawn(sample, width, seed);
    sample_close(sample);
}

static void test_columns(void **state)
{
    (void)state;
    struct sample sample;
    sample_story(&sample, 1, 3);
    assert_widths(&sample);
    for (uint32_t seed = 1; seed <= 4; seed++) {
        sample_random(&sample, seed);
        assert_widths(&sample);
    }
    sample_open(&sample, STR(""), STR("One."));
    assert_widths(&sample);
}

/* Draws all of SAMPLE at WIDTH, as text. */
static const char *picture(struct sample *sample, int width)
{
    struct pane_view view = {.measure = sample->measure, .count = HEIGHT};
    struct buf b = {.a = sample->a};
    view.pane = pane_split(sample->story.diff, width);
    struct rows rows = rows_layout(sample->a, &sample->steps, sample->measure,
                                   (uint32_t)view.pane.width);
    view.rows = &rows;
    struct screen *screen = screen_new(sample->a, width, HEIGHT);
    screen->ascii = true;
    pane_draw(screen, &view);
    screen_dump_text(screen, &b);
    return str_copy(sample->a, buf_str(&b));
}

#define STAYS                                                                  \
    "The ferries of the northern line run again from Monday morning.\n\n"      \
    "Tickets that were bought before the storm stay good until May.\n\n"       \
    "A spokesman thanked the crews for three sleepless nights.\n\n"
#define MOVES(word)                                                            \
    "The harbor master said the " word " pier would stay closed. "             \
    "\"Nobody should walk there,\" she " word " told reporters.\n\n"

/* A label counts the edits of its whole passage, but not those of style. */
static void test_label(void **state)
{
    (void)state;
    struct sample sample;
    sample_open(&sample, STR(MOVES("old") STAYS), STR(STAYS MOVES("new")));
    const char *text = picture(&sample, 120);
    assert_non_null(strstr(text, "< moved to paragraph 4, 2 edits"));
    assert_non_null(strstr(text, "> moved here from paragraph 1, 2 edits"));
    sample_close(&sample);
    sample_open(&sample, STR(MOVES("old") STAYS), STR(STAYS MOVES("Old")));
    text = picture(&sample, 120);
    assert_non_null(strstr(text, "< moved to paragraph 4 "));
    assert_non_null(strstr(text, "> moved here from paragraph 1 "));
    sample_close(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_label),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("pane", tests, NULL, NULL);
}
