/* SPDX-License-Identifier: MIT */

/* Folds and the sieve, alone and in the reader. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/reader_fold.h"
#include "app/reader_inner.h"
#include "sample.h"
#include "view/folds.h"
#include "view/kind.h"

static const struct sieve all = {.noise = 0};

/* Is there something to see in STEP? */
static bool is_busy(const struct sample *sample, const struct step *step,
                    const struct sieve *sieve)
{
    uint32_t n;
    const hx_pair *pair = &hx_diff_pairs(sample->story.diff, &n)[step->pair];
    const hx_change *change = hx_diff_changes(sample->story.diff, &n);
    bool busy = pair->moved && !sieve->moved;
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
        busy |= change[i].kind != HX_SAME && !sieve_hides(sieve, &change[i]);
    return busy;
}

/* Without context the folds are exactly the paragraphs with nothing to see. */
static void assert_folds(struct sample *sample, const struct sieve *sieve)
{
    const struct steps *steps = &sample->steps;
    struct folds_plan plan = {.sieve = sieve};
    struct folds folds = folds_new(sample->a, steps, &plan);
    uint32_t start = 0;
    for (uint32_t i = 0; i < folds.n; i++) {
        assert_true(folds.fold[i].steps.start < folds.fold[i].steps.end);
        assert_true(i == 0 ||
                    folds.fold[i - 1].steps.end < folds.fold[i].steps.start);
        assert_false(folds.fold[i].closed);
    }
    while (start < steps->n) {
        uint32_t end = start + 1;
        bool busy = is_busy(sample, &steps->step[start], sieve);
        for (; end < steps->n && !steps_is_paragraph(steps, end); end++)
            busy |= is_busy(sample, &steps->step[end], sieve);
        for (uint32_t i = start; i < end; i++)
            assert_int_equal(folds_find(&folds, i) == NULL, busy);
        start = end;
    }
}

static void test_folds(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        struct sieve sieve = {.moved = seed % 3 == 0};
        sieve_step_set(&sieve, seed % sieve_steps);
        sieve.kind[seed % HX_KINDS] = seed % 2;
        sample_random(&sample, seed);
        assert_folds(&sample, &all);
        assert_folds(&sample, &sieve);
        sample_close(&sample);
    }
}

/* Context leaves paragraphs beside changes, never at the ends of the text. */
static void test_context(void **state)
{
    (void)state;
    struct sample sample;
    struct buf b = {0};
    sample_open(
        &sample, STR("One.\n\nTwo.\n\nThree.\n\nFour.\n\nOld five.\n\nSix.\n"),
        STR("One.\n\nTwo.\n\nThree.\n\nFour.\n\nNew 5 here.\n\nSix.\n"));
    struct folds_plan plan = {.sieve = &all, .context = 1, .closed = true};
    struct folds folds = folds_new(sample.a, &sample.steps, &plan);
    assert_int_equal(folds.n, 1);
    assert_int_equal(folds.fold[0].paragraphs, 3);
    assert_int_equal(folds.fold[0].words, 3);
    assert_true(folds.fold[0].closed);
    b.a = sample.a;
    folds_print(&b, &folds, &folds.fold[0], false);
    assert_int_equal(b.len, strlen("3 paragraphs, 3 words: the same"));
    assert_memory_equal(b.s, "3 paragraphs, 3 words: the same", b.len);
    plan.context = 0;
    folds = folds_new(sample.a, &sample.steps, &plan);
    assert_int_equal(folds.n, 2);
    assert_int_equal(folds.fold[0].paragraphs, 4);
    assert_int_equal(folds.fold[1].paragraphs, 1);
    plan.context = 4;
    assert_int_equal(folds_new(sample.a, &sample.steps, &plan).n, 0);
    sample_close(&sample);
}

/* What is hidden is no stop and not shown as a change; nothing else is. */
static void assert_sifted(struct reader *reader, const struct sieve *sieve)
{
    struct sieve_count count = sieve_count(sieve, reader_diff(reader));
    uint32_t n, hidden = 0;
    const hx_change *change = hx_diff_changes(reader_diff(reader), &n);
    for (uint32_t i = 0; i < n; i++)
        hidden += sieve_hides(sieve, &change[i]);
    assert_int_equal(count.changes + count.style, hidden);
    assert_int_equal(reader_sift(reader, sieve), HX_OK);
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        const struct stop *stop = &reader->steps.stop[i];
        bool is_hidden = stop->change == HX_NONE
                             ? sieve->moved
                             : sieve_hides(sieve, &change[stop->change]);
        assert_int_equal(reader_is_hidden(reader, i), is_hidden);
        for (int goal = GOAL_CHANGE; goal <= GOAL_STYLE; goal++)
            assert_false(is_hidden &&
                         reader_is_goal(reader, i, (enum reader_goal)goal));
    }
}

static void test_sieve(void **state)
{
    (void)state;
    struct sample sample;
    struct reader reader;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct sieve sieve = {.moved = seed % 2};
        sieve_step_set(&sieve, seed % sieve_steps);
        sieve.flag[seed % SIEVE_FLAGS] = seed % 5 == 0;
        sieve.kind[seed % HX_KINDS] = seed % 3 == 0;
        sample_random(&sample, seed);
        assert_int_equal(reader_open(&reader, &sample.story, 80, 20), HX_OK);
        assert_sifted(&reader, &sieve);
        assert_sifted(&reader, &all);
        reader_close(&reader);
        sample_close(&sample);
    }
    assert_true(sieve_is_open(&all));
}

/* Steps name every level that can be noise once; a sieve is as far as it hides
 * all up to there. */
static void test_steps(void **state)
{
    (void)state;
    uint32_t seen = 0;
    struct sieve sieve = {.noise = 0};
    assert_string_equal(sieve_step_table[0].name, "nothing");
    for (uint32_t i = 0; i < sieve_steps; i++) {
        assert_int_equal(seen & sieve_step_table[i].noise, 0);
        seen |= sieve_step_table[i].noise;
        sieve_step_set(&sieve, i);
        assert_int_equal(sieve.noise, seen);
        assert_int_equal(sieve_step_of(&sieve), i);
    }
    assert_int_equal(seen, SIEVE_NOISE);
    sieve.noise &= ~HX_IGNORE(HX_LEVEL_CASE);
    assert_int_equal(sieve_step_of(&sieve), 2);
    for (int i = 0; i < HX_LEVELS; i++)
        assert_int_equal(!*sieve_level_table[i], i == HX_LEVEL_SUBSTANCE);
}

/* What each part of a sieve hides. */
static void test_hidden(void **state)
{
    (void)state;
    hx_change change = {.kind = HX_REWORDED,
                        .cls = HX_CLASS_SYNONYM,
                        .level = HX_LEVEL_SYNONYMS};
    hx_pair pair = {.moved = 1, .level = HX_LEVEL_BOILERPLATE};
    struct sieve sieve = {.noise = SIEVE_NOISE};
    assert_true(sieve_hides(&sieve, &change));
    assert_true(sieve_hides_move(&sieve, &pair));
    change.level = HX_LEVEL_SUBSTANCE;
    pair.level = HX_LEVEL_SUBSTANCE;
    assert_false(sieve_hides(&sieve, &change));
    assert_false(sieve_hides_move(&sieve, &pair));
    change = (hx_change){.kind = HX_SAME, .level = HX_LEVEL_SPACE};
    assert_false(sieve_hides(&sieve, &change)); /* no change at all */
    change = (hx_change){.kind = HX_CHANGED,
                         .cls = HX_CLASS_NUMBER,
                         .level = HX_LEVEL_SUBSTANCE,
                         .flags = HX_CHANGE_FACT | HX_CHANGE_QUOTED};
    sieve = (struct sieve){.cls = {[HX_CLASS_NUMBER] = true}};
    assert_true(sieve_hides(&sieve, &change));
    sieve = (struct sieve){
        .flag = {[SIEVE_FACT] = true, [SIEVE_PLAIN] = true}
    };
    assert_false(sieve_hides(&sieve, &change)); /* it is a quotation too */
    sieve.flag[SIEVE_QUOTED] = true;
    assert_true(sieve_hides(&sieve, &change));
    change.flags = 0;
    sieve.flag[SIEVE_PLAIN] = false;
    assert_false(sieve_hides(&sieve, &change));
}

/* Closing all folds and opening them gives the same rows; a stop is never
 * inside a closed one; the cursor's row stays in sight. */
static void test_reader(void **state)
{
    (void)state;
    struct sample sample;
    struct reader reader;
    for (uint32_t seed = 1; seed <= 20; seed++) {
        sample_random(&sample, seed);
        assert_int_equal(reader_open(&reader, &sample.story, 80, 20), HX_OK);
        uint32_t rows = reader.rows.n;
        assert_int_equal(reader_fold_all(&reader, true, 0), HX_OK);
        uint32_t folded = reader.rows.n;
        assert_true(folded <= rows);
        uint32_t row = reader_cursor_row(&reader);
        assert_in_range(row, reader.top, reader.top + 19);
        for (uint32_t i = 0; i < reader.steps.stops; i++) {
            const struct stop *stop = &reader.steps.stop[i];
            reader_stop_set(&reader, i);
            const struct fold *fold = folds_find(reader.folds, stop->step);
            assert_true(fold == NULL || !fold->closed);
        }
        assert_int_equal(reader_fold_all(&reader, false, 0), HX_OK);
        assert_int_equal(reader.rows.n, rows);
        assert_int_equal(reader_only(&reader, STR("qzqzqz")), HX_OK);
        assert_true(reader.rows.n <= 1);
        assert_int_equal(reader_only(&reader, (struct str){0}), HX_OK);
        assert_int_equal(reader.rows.n, rows);
        reader_close(&reader);
        sample_close(&sample);
    }
}

/* A click on the row of a fold opens it. */
static void test_click(void **state)
{
    (void)state;
    struct sample sample;
    struct reader reader;
    sample_story(&sample, 1, 3);
    assert_int_equal(reader_open(&reader, &sample.story, 80, 20), HX_OK);
    assert_int_equal(reader_fold_all(&reader, true, 0), HX_OK);
    assert_false(reader_unfold(&reader)); /* the cursor is on a change */
    for (int side = 0; side < 2; side++) {
        uint32_t rows = reader.rows.n, i = 0;
        while (!reader.rows.line[side][i].fold)
            i++;
        uint32_t row = reader.rows.line[side][i].row;
        reader_top(&reader, row);
        reader_click(&reader, (int)(row - reader.top),
                     reader.pane.at[side] + reader.pane.text + 1);
        assert_true(reader.rows.n > rows);
        assert_int_equal(reader.cursor.side, side);
        assert_int_equal(reader_cursor_row(&reader), row);
    }
    reader_close(&reader);
    sample_close(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folds),  cmocka_unit_test(test_context),
        cmocka_unit_test(test_sieve),  cmocka_unit_test(test_steps),
        cmocka_unit_test(test_hidden), cmocka_unit_test(test_reader),
        cmocka_unit_test(test_click),
    };
    return cmocka_run_group_tests_name("folds", tests, NULL, NULL);
}
