/* SPDX-License-Identifier: MIT */

/*
 * The order in which a comparison is shown, and its stops: that all of them
 * are met, forward and backward, from every token.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "view/kind.h"

/* Each sentence of each side is in one step, in ascending order. */
static void assert_steps(const struct sample *sample)
{
    const struct steps *steps = &sample->steps;
    uint32_t next[2] = {0, 0}, n;
    for (uint32_t i = 0; i < steps->n; i++) {
        const struct step *step = &steps->step[i];
        assert_true(step_has(step, HX_OLD) || step_has(step, HX_NEW));
        for (int side = 0; side < 2; side++) {
            if (!step_has(step, side))
                continue;
            assert_int_equal(step->at[side].start, next[side]);
            next[side] = step->at[side].end;
            for (uint32_t j = step->at[side].start; j < next[side]; j++)
                assert_int_equal(steps->step_of[side][j], i);
        }
        if (steps_is_moved(steps, i))
            assert_true(step_has(step, HX_OLD) != step_has(step, HX_NEW));
        if (steps_is_same_move(steps, i))
            assert_true(steps_is_moved(steps, i - 1));
    }
    for (int side = 0; side < 2; side++) {
        hx_doc_sentences(sample->measure[side].doc, &n);
        assert_int_equal(next[side], n);
    }
}

/* Every change that has a sign is a stop, once; every move one at each end. */
static void assert_stops(const struct sample *sample)
{
    const struct steps *steps = &sample->steps;
    uint32_t n, changes = 0, stops = 0, last = 0;
    const hx_change *change = hx_diff_changes(steps->diff, &n);
    char *seen = calloc(n + 1, 1);
    assert_non_null(seen);
    for (uint32_t i = 0; i < n; i++)
        changes += kind_sign(&change[i]) != ' ';
    for (uint32_t i = 0; i < steps->stops; i++) {
        const struct stop *stop = &steps->stop[i];
        assert_true(stop->step >= last && stop->step < steps->n);
        last = stop->step;
        if (stop->change == HX_NONE) {
            assert_true(steps_is_moved(steps, stop->step));
            continue;
        }
        assert_int_equal(seen[stop->change]++, 0);
        assert_int_equal(
            hx_diff_change_of(steps->diff, stop->side, stop->token),
            stop->change);
        stops++;
    }
    assert_int_equal(stops, changes);
    free(seen);
}

/* Forward from the first token and backward from the last, by the cursor
 * alone, all stops are met in order, but for those where another is too. */
static void assert_reached(const struct sample *sample)
{
    const struct steps *steps = &sample->steps;
    uint32_t at = steps->stops ? 0 : HX_NONE;
    for (uint32_t i = 0; i < steps->stops && at != HX_NONE; i++) {
        const struct stop *stop = &steps->stop[at];
        uint32_t next = steps_stop_after(steps, stop->side, stop->token);
        if (next == HX_NONE) {
            assert_true(at + 1 == steps->stops ||
                        steps->stop[at + 1].token == stop->token);
            break;
        }
        uint32_t back = steps_stop_before(steps, steps->stop[next].side,
                                          steps->stop[next].token);
        assert_true(next > at && next <= at + 2);
        assert_true(back != HX_NONE && back < next && back + 2 >= next);
        for (uint32_t j = at + 1; j < next; j++)
            assert_int_equal(steps->stop[j].token, stop->token);
        at = next;
    }
}

/* From any token the stop after it is after it, and the one before before;
 * between them are at most those at the token itself. */
static void assert_consistent(const struct sample *sample)
{
    const struct steps *steps = &sample->steps;
    for (int side = 0; side < 2; side++) {
        uint32_t last = 0, n = sample->measure[side].n;
        for (uint32_t token = 0; token < n; token++) {
            uint32_t after = steps_stop_after(steps, side, token);
            uint32_t before = steps_stop_before(steps, side, token);
            uint32_t end = after == HX_NONE ? steps->stops : after;
            uint32_t start = before == HX_NONE ? 0 : before + 1;
            assert_true(start <= end && end >= last);
            last = end;
            for (uint32_t i = start; i < end; i++) {
                assert_int_equal(steps->stop[i].side, side);
                assert_int_equal(steps->stop[i].token, token);
            }
        }
        assert_int_equal(steps_stop_after(steps, side, n),
                         steps->stops ? 0 : HX_NONE);
        assert_int_equal(steps_stop_before(steps, side, HX_NONE), HX_NONE);
    }
}

static void assert_all(struct sample *sample)
{
    assert_steps(sample);
    assert_stops(sample);
    assert_reached(sample);
    assert_consistent(sample);
    sample_close(sample);
}

static void test_story(void **state)
{
    (void)state;
    struct sample sample;
    for (int old = 1; old <= 5; old++) {
        for (int new = 1; new <= 5; new ++) {
            sample_story(&sample, old, new);
            assert_int_equal(sample.steps.stops == 0, old == new);
            assert_all(&sample);
        }
    }
}

static void test_random(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        sample_random(&sample, seed);
        assert_all(&sample);
    }
}

static void test_small(void **state)
{
    (void)state;
    struct sample sample;
    sample_open(&sample, STR(""), STR(""));
    assert_int_equal(sample.steps.n, 0);
    assert_all(&sample);
    sample_open(&sample, STR(""), STR("One. Two."));
    assert_int_equal(sample.steps.stops, 2);
    assert_all(&sample);
    sample_open(&sample, STR("One. Two."), STR(""));
    assert_int_equal(sample.steps.stops, 2);
    assert_all(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_small),
    };
    return cmocka_run_group_tests_name("steps", tests, NULL, NULL);
}
