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

static void assert_split(const struct pane *pane, enum layout layout, int width)
{
    if (width < 6)
        return;
    assert_true(pane->width[0] >= 2 && pane->width[1] >= 2);
    assert_true(pane->text >= pane->number);
    assert_int_equal(pane->at[HX_OLD], 0);
    if (layout != LAYOUT_SIDE) {
        assert_int_equal(pane->at[HX_NEW], 0);
        assert_int_equal(pane->divider, -1);
        assert_int_equal(pane->overview, width - 1);
        assert_true(pane->text + pane->width[0] <= pane->overview);
        return;
    }
    assert_true(pane->at[HX_OLD] + pane->text + pane->width[HX_OLD] <=
                pane->divider);
    assert_int_equal(pane->at[HX_NEW], pane->divider + 1);
    assert_int_equal(pane->overview, width - 1);
    assert_true(pane->at[HX_NEW] + pane->text + pane->width[HX_NEW] <=
                pane->overview);
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

static void assert_drawn(struct sample *sample, enum layout layout, int width,
                         uint32_t seed)
{
    struct arena_mark mark = arena_mark(sample->a);
    struct pane_view view = {.measure = sample->measure, .count = HEIGHT};
    view.pane = pane_split(sample->story.diff, layout, width);
    pane_divide(&view.pane, width, (int)(seed - 1) * 331);
    assert_split(&view.pane, layout, width);
    bool wrapped = seed & 1;
    struct rows_plan plan = {
        .layout = layout, .width = {1 << 20, 1 << 20}
    };
    for (int side = 0; wrapped && side < 2; side++)
        plan.width[side] = (uint32_t)view.pane.width[side];
    struct sieve sieve = {.moved = random_below(&seed, 2)};
    sieve_step_set(&sieve, random_below(&seed, sieve_steps));
    sieve.kind[random_below(&seed, HX_KINDS)] = seed & 2;
    struct folds_plan folding = {.sieve = &sieve,
                                 .context = random_below(&seed, 2),
                                 .closed = random_below(&seed, 2)};
    struct folds folds = folds_new(sample->a, &sample->steps, &folding);
    plan.sieve = seed & 4 ? &sieve : NULL;
    plan.folds = seed & 4 ? &folds : NULL;
    struct rows rows =
        rows_layout(sample->a, &sample->steps, sample->measure, &plan);
    view.rows = &rows;
    view.first[HX_OLD] = random_below(&seed, rows.n + 4);
    view.first[HX_NEW] = random_below(&seed, rows.n + 4);
    view.cursor.side = (int)random_below(&seed, 2);
    view.cursor.token =
        random_below(&seed, sample->measure[view.cursor.side].n + 1);
    view.shift = wrapped ? 0 : random_below(&seed, 300);
    struct screen *screen = screen_new(sample->a, width, HEIGHT);
    pane_draw(screen, &view);
    assert_columns(screen, &view.pane);
    arena_reset(sample->a, mark);
}

static void assert_widths(struct sample *sample)
{
    for (int width = 1; width <= WIDTH_MOST; width++)
        for (int layout = 0; layout < LAYOUTS; layout++)
            for (uint32_t seed = 1; seed <= 4; seed++)
                assert_drawn(sample, (enum layout)layout, width, seed);
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

/* Draws all of SAMPLE at WIDTH in LAYOUT, as text. */
static const char *picture(struct sample *sample, enum layout layout, int width)
{
    struct pane_view view = {.measure = sample->measure, .count = HEIGHT};
    struct buf b = {.a = sample->a};
    view.pane = pane_split(sample->story.diff, layout, width);
    struct rows_plan plan = {.layout = layout};
    for (int side = 0; side < 2; side++)
        plan.width[side] = (uint32_t)view.pane.width[side];
    struct rows rows =
        rows_layout(sample->a, &sample->steps, sample->measure, &plan);
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
    const char *text = picture(&sample, LAYOUT_SIDE, 120);
    assert_non_null(strstr(text, "< moved to paragraph 4, 2 edits"));
    assert_non_null(strstr(text, "> moved here from paragraph 1, 2 edits"));
    sample_close(&sample);
    sample_open(&sample, STR(MOVES("old") STAYS), STR(STAYS MOVES("Old")));
    text = picture(&sample, LAYOUT_SIDE, 120);
    assert_non_null(strstr(text, "< moved to paragraph 4 "));
    assert_non_null(strstr(text, "> moved here from paragraph 1 "));
    sample_close(&sample);
}

/* The text at the left of the picture of OLD and NEW, WIDTH columns wide. */
static void assert_picture(const char *old, const char *new, enum layout layout,
                           const char *expect)
{
    struct sample sample;
    sample_open(&sample, str_of(old), str_of(new));
    const char *text = picture(&sample, layout, 50);
    for (struct str rest = str_of(expect); rest.len;) {
        const char *line = str_copy(sample.a, str_cut(&rest, '\n'));
        if (!strstr(text, line))
            fail_msg("there is no \"%s\" in\n%s", line, text);
    }
    sample_close(&sample);
}

/* What stands in one line in one pane. */
static void test_inline(void **state)
{
    (void)state;
    assert_picture("He saw two old men.", "He saw three men.", LAYOUT_INLINE,
                   "He saw two old three men. ");
    assert_picture("He saw two old men.", "He saw three men.", LAYOUT_NEW,
                   "He saw three men. ");
    assert_picture("He saw the two old men.", "He saw the two men.", LAYOUT_NEW,
                   "He saw the two - men. ");
    assert_picture("He saw the two men.", "He saw the two old men.",
                   LAYOUT_INLINE, "He saw the two old men. ");
    assert_picture("He ran. She \"sat\" down.",
                   "He ran. She \xe2\x80\x9csat\xe2\x80\x9d down.",
                   LAYOUT_INLINE,
                   "He ran. She \xe2\x80\x9csat\xe2\x80\x9d down. ");
    assert_picture("A bridge fell (two dead) here.",
                   "A bridge fell (three dead) here.", LAYOUT_INLINE,
                   "A bridge fell (two three dead) here. ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_label),
        cmocka_unit_test(test_inline),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("pane", tests, NULL, NULL);
}
