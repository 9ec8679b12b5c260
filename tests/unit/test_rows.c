/* SPDX-License-Identifier: MIT */

/*
 * The page of both sides at every width from 2 to 200: each side is whole and
 * in its own order, pairs in place are level, moves have their labels.
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

#include "sample.h"
#include "view/rows.h"

enum { WIDTH_LEAST = 2, WIDTH_MOST = 200 };

static void assert_side(const struct sample *sample, const struct rows *rows,
                        int side)
{
    const struct measure *measure = &sample->measure[side];
    uint32_t lines = 0, token = 0;
    for (uint32_t i = 0; i < rows->n; i++) {
        uint32_t at = rows->row[i].line[side];
        if (at == HX_NONE)
            continue;
        const struct line *line = &rows->line[side][at];
        assert_int_equal(at, lines++);
        assert_int_equal(line->row, i);
        assert_true(line->start == token || line->start + 1 == token);
        assert_true(line->end > line->start && line->end >= token);
        token = line->end;
    }
    assert_int_equal(lines, rows->lines[side]);
    assert_int_equal(token, measure->n);
}

/* rows_find() gives the row on which a token begins. */
static void assert_found(const struct sample *sample, const struct rows *rows,
                         int side)
{
    uint32_t token = 0, n = sample->measure[side].n;
    for (uint32_t i = 0; i < rows->lines[side]; i++)
        for (; token < rows->line[side][i].end; token++)
            assert_int_equal(rows_find(rows, side, token),
                             rows->line[side][i].row);
    assert_int_equal(token, n);
    assert_int_equal(rows_find(rows, side, n), 0);
    assert_int_equal(rows_find(rows, side, HX_NONE), 0);
}

/* Both sides of a step begin on the same row, and steps follow each other. */
static void assert_level(const struct sample *sample, const struct rows *rows)
{
    const struct steps *steps = &sample->steps;
    uint32_t n, last = 0;
    for (uint32_t i = 0; i < steps->n; i++) {
        const struct step *step = &steps->step[i];
        uint32_t row[2] = {0, 0};
        for (int side = 0; side < 2; side++) {
            const hx_range *sentence =
                hx_doc_sentences(sample->measure[side].doc, &n);
            if (step_has(step, side))
                row[side] =
                    rows_find(rows, side, sentence[step->at[side].start].start);
        }
        bool both = step_has(step, HX_OLD) && step_has(step, HX_NEW);
        if (both)
            assert_int_equal(row[HX_OLD], row[HX_NEW]);
        uint32_t here = step_has(step, HX_NEW) ? row[HX_NEW] : row[HX_OLD];
        assert_true(here >= last);
        last = here;
    }
}

/* A label stands alone in its row, right above the moved sentence it tells
 * of, and each passage has one. */
static void assert_labels(const struct sample *sample, const struct rows *rows)
{
    const struct steps *steps = &sample->steps;
    uint32_t pairs, n, labels[2] = {0, 0}, moves[2] = {0, 0};
    const hx_pair *pair = hx_diff_pairs(steps->diff, &pairs);
    for (uint32_t i = 0; i < steps->n; i++)
        if (steps_is_moved(steps, i) && !steps_is_same_move(steps, i))
            moves[step_has(&steps->step[i], HX_NEW)]++;
    for (uint32_t i = 0; i < rows->n; i++) {
        for (int side = 0; side < 2; side++) {
            uint32_t at = rows->row[i].label[side];
            if (at == HX_NONE)
                continue;
            labels[side]++;
            assert_true(at < pairs && pair[at].moved);
            assert_int_equal(rows->row[i].line[side], HX_NONE);
            assert_int_equal(rows->row[i].line[!side], HX_NONE);
            const hx_range *sentence =
                hx_doc_sentences(sample->measure[side].doc, &n);
            uint32_t token = sentence[pair[at].at[side].start].start;
            assert_int_equal(rows_find(rows, side, token), i + 1);
        }
    }
    for (int side = 0; side < 2; side++)
        assert_int_equal(labels[side], moves[side]);
    assert_int_equal(rows->row ? rows->n : 0, rows->n);
}

static void assert_widths(struct sample *sample)
{
    for (uint32_t width = WIDTH_LEAST; width <= WIDTH_MOST; width++) {
        struct arena_mark mark = arena_mark(sample->a);
        struct rows rows =
            rows_layout(sample->a, &sample->steps, sample->measure, width);
        assert_int_equal(rows.width, width);
        for (int side = 0; side < 2; side++) {
            assert_side(sample, &rows, side);
            assert_found(sample, &rows, side);
        }
        assert_level(sample, &rows);
        assert_labels(sample, &rows);
        arena_reset(sample->a, mark);
    }
    sample_close(sample);
}

static void test_story(void **state)
{
    (void)state;
    struct sample sample;
    for (int old = 1; old <= 5; old++) {
        sample_story(&sample, old, old % 5 + 1);
        assert_widths(&sample);
    }
    sample_story(&sample, 1, 3);
    assert_widths(&sample);
}

static void test_random(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        sample_random(&sample, seed);
        assert_widths(&sample);
    }
}

static void test_small(void **state)
{
    (void)state;
    static const char *const text_table[] = {"",          "\n\n",     "a",
                                             "One. Two.", "\xcc\x81", "\xff"};
    enum { TEXTS = sizeof text_table / sizeof *text_table };
    struct sample sample;
    for (int i = 0; i < TEXTS * TEXTS; i++) {
        sample_open(&sample, str_of(text_table[i / TEXTS]),
                    str_of(text_table[i % TEXTS]));
        assert_widths(&sample);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_small),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
