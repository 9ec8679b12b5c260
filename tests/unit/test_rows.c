/* SPDX-License-Identifier: MIT */

/*
 * The page in every layout at every width from 2 to 200: what is shown of a
 * side is shown once, nothing overlaps, moves have their labels. In two panes
 * each side is whole and in its own order, and pairs in place are level.
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

/* True if a layout of one pane shows TOKEN of the old text as text. */
static bool is_redlined(const struct rows *rows, uint32_t token)
{
    uint32_t n, at = hx_diff_change_of(rows->diff, HX_OLD, token);
    return hx_diff_changes(rows->diff, &n)[at].kind != HX_SAME;
}

/* Counts in SHOWN how often each token of SIDE begins in a line. */
static void shown_count(const struct sample *sample, const struct rows *rows,
                        int side, uint8_t *shown)
{
    const struct measure *measure = &sample->measure[side];
    memset(shown, 0, measure->n);
    for (uint32_t i = 0; i < rows->lines[side]; i++) {
        const struct line *line = &rows->line[side][i];
        assert_true(line->row < rows->n && line->end <= measure->n);
        for (uint32_t j = line->start; j < line->end && !line->mark; j++)
            if (j > line->start || line->from == measure->token[j].at)
                shown[j]++;
    }
}

/* In one pane every word of the new text and, in a redline, every old one
 * that is not in it stands once. */
static void assert_once(struct sample *sample, const struct rows *rows)
{
    uint8_t *shown[2];
    for (int side = 0; side < 2; side++) {
        shown[side] = arena_alloc(sample->a, sample->measure[side].n + 1, 1);
        shown_count(sample, rows, side, shown[side]);
    }
    for (uint32_t i = 0; i < sample->measure[HX_NEW].n; i++)
        assert_int_equal(shown[HX_NEW][i], 1);
    for (uint32_t i = 0; i < sample->measure[HX_OLD].n; i++)
        assert_int_equal(shown[HX_OLD][i],
                         rows->layout == LAYOUT_INLINE && is_redlined(rows, i));
}

/* The new text with marks has one for all that left nothing behind. */
static void assert_marks(const struct sample *sample, const struct rows *rows)
{
    uint32_t n, marks = 0, cuts = 0;
    const hx_change *change = hx_diff_changes(sample->steps.diff, &n);
    for (uint32_t i = 0; i < n; i++)
        cuts += change[i].kind != HX_SAME &&
                change[i].at[HX_OLD].start < change[i].at[HX_OLD].end &&
                change[i].at[HX_NEW].start == change[i].at[HX_NEW].end;
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < rows->lines[side]; i++) {
            const struct line *line = &rows->line[side][i];
            if (!line->mark)
                continue;
            marks++;
            assert_int_equal(side, HX_OLD);
            uint32_t at = hx_diff_change_of(rows->diff, side, line->start);
            assert_int_equal(change[at].at[side].start, line->start);
            assert_int_equal(change[at].at[side].end, line->end);
        }
    }
    assert_int_equal(marks, rows->layout == LAYOUT_NEW ? cuts : 0);
}

/* The columns of the lines of both sides in one row are apart. */
static void assert_apart(struct sample *sample, const struct rows *rows)
{
    uint32_t next[2] = {0, 0};
    for (uint32_t row = 0; row < rows->n; row++) {
        uint32_t end = 0;
        for (;;) {
            const struct line *best = NULL;
            int own = 0;
            for (int side = 0; side < 2; side++) {
                if (next[side] >= rows->lines[side])
                    continue;
                const struct line *line = &rows->line[side][next[side]];
                if (line->row == row && (!best || line->x < best->x)) {
                    best = line;
                    own = side;
                }
            }
            if (!best)
                break;
            int columns =
                best->mark ? 1 : line_columns(&sample->measure[own], best);
            assert_true(best->x >= end);
            end = best->x + (uint32_t)columns;
            if (best->x)
                assert_true(end <= rows->width[0]);
            next[own]++;
        }
    }
    for (int side = 0; side < 2; side++)
        assert_int_equal(next[side], rows->lines[side]);
}

/* rows_find() gives the row of each line that there is of one pane. */
static void assert_found_one(const struct rows *rows)
{
    for (int side = 0; side < 2; side++) {
        uint32_t last = HX_NONE;
        for (uint32_t i = 0; i < rows->lines[side]; i++) {
            const struct line *line = &rows->line[side][i];
            if (line->start != last)
                assert_int_equal(rows_find(rows, side, line->start), line->row);
            last = line->end - 1;
        }
    }
}

/* A label is alone in its row, and there is one for each passage. */
static void assert_labels_one(const struct sample *sample,
                              const struct rows *rows)
{
    uint32_t labels = 0, moves = 0;
    const struct steps *steps = &sample->steps;
    for (uint32_t i = 0; i < steps->n; i++)
        moves += steps_is_moved(steps, i) && !steps_is_same_move(steps, i);
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct row *row = &rows->row[i];
        if (row->label[0] == HX_NONE && row->label[1] == HX_NONE)
            continue;
        labels++;
        assert_true(row->line[0] == HX_NONE && row->line[1] == HX_NONE);
        assert_true(row->label[0] == HX_NONE || row->label[1] == HX_NONE);
    }
    assert_int_equal(labels, moves);
}

static void assert_layout(struct sample *sample, enum layout layout,
                          uint32_t width)
{
    struct arena_mark mark = arena_mark(sample->a);
    struct rows_plan plan = {
        .layout = layout, .width = {width, width}
    };
    struct rows rows =
        rows_layout(sample->a, &sample->steps, sample->measure, &plan);
    assert_int_equal(rows.width[0], width);
    assert_int_equal(rows.layout, layout);
    if (layout == LAYOUT_SIDE) {
        for (int side = 0; side < 2; side++) {
            assert_side(sample, &rows, side);
            assert_found(sample, &rows, side);
        }
        assert_level(sample, &rows);
        assert_labels(sample, &rows);
    } else {
        assert_once(sample, &rows);
        assert_apart(sample, &rows);
        assert_found_one(&rows);
        assert_labels_one(sample, &rows);
    }
    assert_marks(sample, &rows);
    arena_reset(sample->a, mark);
}

static void assert_widths(struct sample *sample)
{
    for (uint32_t width = WIDTH_LEAST; width <= WIDTH_MOST; width++)
        for (int layout = 0; layout < LAYOUTS; layout++)
            assert_layout(sample, (enum layout)layout, width);
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
