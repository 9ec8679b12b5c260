/* SPDX-License-Identifier: MIT */

/*
 * The longest common subsequence against plain dynamic programming, the
 * budget, the worst cases and cancelling.
 */

#include "support.h"

#include <string.h>

#include "diff/lcs_box.h"

enum { SHORT = 40, MIDDLE = 1500, LENGTHY = 4000, LONG = 100000 };

/* The length by the book: O(N * M). */
static uint32_t plain_length(struct lcs_input in)
{
    static uint32_t row[SHORT + 1];
    memset(row, 0, sizeof row);
    for (uint32_t i = 0; i < in.n[0]; i++) {
        uint32_t diagonal = 0;
        for (uint32_t j = 0; j < in.n[1]; j++) {
            uint32_t above = row[j + 1];
            if (in.at[0][i] == in.at[1][j])
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    return row[in.n[1]];
}

/* Checks that RESULT is a common subsequence and gives its length. */
static uint32_t result_check(struct lcs_input in, struct lcs_result result)
{
    uint32_t pos[2] = {0, 0}, length = 0;
    for (uint32_t i = 0; i < result.n; i++) {
        const struct lcs_run *run = &result.run[i];
        assert_true(run->len > 0);
        assert_false(i && run->at[0] == pos[0] && run->at[1] == pos[1]);
        for (int side = 0; side < 2; side++) {
            assert_true(run->at[side] >= pos[side]);
            pos[side] = run->at[side] + run->len;
            assert_true(pos[side] <= in.n[side]);
        }
        for (uint32_t j = 0; j < run->len; j++)
            assert_int_equal(in.at[0][run->at[0] + j],
                             in.at[1][run->at[1] + j]);
        length += run->len;
    }
    return length;
}

static uint32_t length_of(struct arena *a, struct lcs_input in, uint32_t most,
                          const hx_options *opt)
{
    struct arena_mark mark = arena_mark(a);
    struct lcs_work work = lcs_work_new(a, most, opt);
    uint32_t length = result_check(in, lcs_find(&work, in));
    if (!opt)
        assert_true(work.exact);
    arena_reset(a, mark);
    return length;
}

/* A random pair; half of the time one side is an edited copy of the other. */
static struct lcs_input pair_make(uint64_t *seed, uint32_t letters,
                                  uint32_t at[2][SHORT])
{
    struct lcs_input in = {
        {at[0],              at[1]     },
        { random_below(seed, SHORT + 1), random_below(seed, SHORT + 1)}
    };
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < in.n[side]; i++)
            at[side][i] = random_below(seed, letters);
    if (random_below(seed, 2))
        return in;
    in.n[1] = 0;
    for (uint32_t i = 0; i < in.n[0] && in.n[1] + 1 < SHORT; i++) {
        uint32_t dice = random_below(seed, 8);
        if (dice)
            at[1][in.n[1]++] = at[0][i];
        if (dice == 1)
            at[1][in.n[1]++] = random_below(seed, letters);
    }
    return in;
}

static void test_random(void **state)
{
    static const uint32_t letters[] = {1, 2, 3, 5, 10, 40, 1000};
    uint32_t at[2][SHORT];
    uint64_t seed = 7;
    for (int i = 0; i < 50000; i++) {
        uint32_t most = letters[i % 7];
        struct lcs_input in = pair_make(&seed, most, at);
        struct lcs_input swapped = {
            {in.at[1], in.at[0]},
            {in.n[1],  in.n[0] }
        };
        uint32_t right = plain_length(in);
        assert_int_equal(length_of(*state, in, most, NULL), right);
        assert_int_equal(length_of(*state, swapped, most, NULL), right);
    }
}

/* The length by rows of bits alone, with a log of LOG words and BUDGET. */
static uint32_t bits_length(struct arena *a, struct lcs_input in, uint32_t log,
                            uint64_t budget)
{
    struct arena_mark mark = arena_mark(a);
    struct lcs_work work = lcs_work_new(a, 1000, NULL);
    uint32_t *place = arena_new(a, uint32_t, LENGTHY);
    for (uint32_t i = 0; i < LENGTHY; i++)
        place[i] = i;
    struct lcs_search s = {
        &work, {in.at[0], in.at[1]},
         {place,    place   }
    };
    struct lcs_box box = {
        {0,       0      },
        {in.n[0], in.n[1]}
    };
    struct lcs_letters letters = lcs_letters_get(&s, &box);
    work.log_most = log;
    lcs_bits(&s, &letters, budget);
    struct lcs_result result = {work.runs.at, work.runs.vec.n};
    uint32_t length = result_check(in, result);
    if (!work.exact)
        length = HX_NONE;
    arena_reset(a, mark);
    return length;
}

/* Rows of bits, in one word and with logs that are full all the time. */
static void test_bits(void **state)
{
    static const uint32_t letters[] = {1, 2, 3, 5, 10, 40, 1000};
    uint32_t at[2][SHORT];
    uint64_t seed = 17;
    for (int i = 0; i < 50000; i++) {
        struct lcs_input in = pair_make(&seed, letters[i % 7], at);
        assert_int_equal(bits_length(*state, in, i % 3 ? 1000 : 0, UINT64_MAX),
                         plain_length(in));
    }
}

/* Rows of many words, sparse and dense, whole and in bands, against Myers. */
static void test_bands(void **state)
{
    static const uint32_t letters[] = {2, 4, 20, 150, 1000};
    uint32_t *at[2], proven = 0;
    uint64_t seed = 19;
    for (int side = 0; side < 2; side++)
        at[side] = arena_new(*state, uint32_t, LENGTHY);
    for (uint32_t i = 0; i < 300; i++) {
        struct lcs_input in = {
            {at[0],         at[1]},
            { 1 + random_below(&seed, LENGTHY - 1),     0}
        };
        uint32_t most = letters[i % 5], noise = 2 + random_below(&seed, 40);
        for (uint32_t j = 0; j < in.n[0]; j++)
            at[0][j] = random_below(&seed, most);
        for (uint32_t j = 0; j < in.n[0] && in.n[1] < LENGTHY; j++) {
            uint32_t dice = random_below(&seed, noise);
            if (dice < 2)
                at[1][in.n[1]++] = random_below(&seed, most);
            if (dice && in.n[1] < LENGTHY)
                at[1][in.n[1]++] = at[0][j];
        }
        uint32_t right = length_of(*state, in, 1000, NULL);
        assert_int_equal(bits_length(*state, in, 1 << 20, UINT64_MAX), right);
        assert_int_equal(bits_length(*state, in, 100, UINT64_MAX), right);
        uint32_t band = bits_length(*state, in, i % 2 ? 50 : 5000,
                                    1000 + random_below(&seed, 200000));
        proven += band != HX_NONE;
        assert_true(band == HX_NONE || band == right);
    }
    assert_in_range(proven, 20, 290);
}

/* The longest ascending subsequence. */
static void test_ascend(void **state)
{
    const uint32_t value[] = {3, 1, 4, 0, 5, 9, 2, 6};
    uint32_t kept[8], previous[8];
    (void)state;
    assert_int_equal(lcs_ascend(value, 8, kept, previous), 4);
    assert_int_equal(value[kept[3]], 6);
    for (int i = 1; i < 4; i++)
        assert_true(kept[i - 1] < kept[i] &&
                    value[kept[i - 1]] < value[kept[i]]);
    assert_int_equal(lcs_ascend(value, 0, kept, previous), 0);
}

/* Every pair of up to 5 of two letters. */
static void test_all(void **state)
{
    for (uint32_t bits = 0; bits < 1 << 10; bits++)
        for (uint32_t n = 0; n < 36; n++) {
            uint32_t at[2][5];
            struct lcs_input in = {
                {at[0], at[1]},
                {n / 6, n % 6}
            };
            for (uint32_t i = 0; i < 10; i++)
                at[i / 5][i % 5] = bits >> i & 1;
            assert_int_equal(length_of(*state, in, 2, NULL), plain_length(in));
        }
}

/* One work space serves many comparisons. */
static void test_shared_work(void **state)
{
    struct lcs_work work = lcs_work_new(*state, 10, NULL);
    uint32_t at[2][SHORT];
    uint64_t seed = 3;
    for (int i = 0; i < 3000; i++) {
        struct lcs_input in = pair_make(&seed, 10, at);
        assert_int_equal(result_check(in, lcs_find(&work, in)),
                         plain_length(in));
    }
    assert_true(work.exact);
}

/* Any budget gives a common subsequence, the same one each time, and not a
 * longer one than without a budget. */
static void test_budget(void **state)
{
    uint32_t *at[2], inexact = 0;
    uint64_t seed = 5;
    for (int side = 0; side < 2; side++)
        at[side] = arena_new(*state, uint32_t, MIDDLE);
    for (uint32_t i = 0; i < 60; i++) {
        uint32_t letters = i % 3 ? MIDDLE : 5, n = MIDDLE - i;
        struct lcs_input in = {
            {at[0], at[1]},
            {n,     n    }
        };
        for (uint32_t j = 0; j < 2 * n; j++)
            at[j / n][j % n] = random_below(&seed, letters);
        hx_options opt = {.budget = 1 + random_below(&seed, 4000)};
        struct lcs_work work = lcs_work_new(*state, letters, &opt);
        struct lcs_work again = lcs_work_new(*state, letters, &opt);
        struct lcs_result one = lcs_find(&work, in);
        struct lcs_result two = lcs_find(&again, in);
        assert_int_equal(one.n, two.n);
        for (uint32_t j = 0; j < one.n; j++)
            assert_memory_equal(&one.run[j], &two.run[j], sizeof *one.run);
        uint32_t length = result_check(in, one);
        uint32_t right = length_of(*state, in, letters, NULL);
        assert_true(length <= right);
        assert_true(!work.exact || length == right);
        inexact += !work.exact;
    }
    assert_true(inexact > 20);
}

/* Two long sequences and how many steps the default budget allows. */
struct hard {
    uint32_t *at[2];
    uint32_t letters, length;
    uint64_t budget;
};

static void hard_check(struct arena *a, const struct hard *hard, bool exact)
{
    hx_options opt = {.budget = hard->budget};
    struct lcs_work work = lcs_work_new(a, hard->letters, &opt);
    struct lcs_input in = {
        {hard->at[0], hard->at[1]},
        {LONG,        LONG       }
    };
    uint32_t length = result_check(in, lcs_find(&work, in));
    assert_int_equal(work.exact, exact);
    if (exact)
        assert_int_equal(length, hard->length);
    /* Beyond the budget, a narrow band and what is known before it. */
    assert_true(work.steps <= hard->budget + 16 * (uint64_t)LONG);
}

static struct hard hard_new(struct arena *a, uint64_t budget)
{
    struct hard hard = {.letters = 2 * LONG, .budget = budget};
    for (int side = 0; side < 2; side++)
        hard.at[side] = arena_new(a, uint32_t, LONG);
    return hard;
}

static void test_disjoint(void **state)
{
    struct hard hard = hard_new(*state, 1000000);
    for (uint32_t i = 0; i < LONG; i++) {
        hard.at[0][i] = i;
        hard.at[1][i] = LONG + i;
    }
    hard_check(*state, &hard, true);
}

static void test_equal(void **state)
{
    struct hard hard = hard_new(*state, 1000000);
    for (uint32_t i = 0; i < LONG; i++)
        hard.at[0][i] = hard.at[1][i] = i % 3;
    hard.length = LONG;
    hard_check(*state, &hard, true);
}

static void test_reversed(void **state)
{
    struct hard hard = hard_new(*state, 20000000);
    hard.length = 1;
    for (uint32_t i = 0; i < LONG; i++) {
        hard.at[0][i] = i;
        hard.at[1][i] = LONG - 1 - i;
    }
    hard_check(*state, &hard, true);
}

static void test_permuted(void **state)
{
    struct hard hard = hard_new(*state, 20000000);
    uint64_t seed = 11;
    for (uint32_t i = 0; i < LONG; i++)
        hard.at[0][i] = hard.at[1][i] = i;
    for (uint32_t i = LONG; i > 1; i--) {
        uint32_t j = random_below(&seed, i), swap = hard.at[1][i - 1];
        hard.at[1][i - 1] = hard.at[1][j];
        hard.at[1][j] = swap;
    }
    uint32_t *kept = arena_new(*state, uint32_t, LONG);
    uint32_t *previous = arena_new(*state, uint32_t, LONG);
    hard.length = lcs_ascend(hard.at[1], LONG, kept, previous);
    hard_check(*state, &hard, true);
}

static void test_two_letters(void **state)
{
    struct hard hard = hard_new(*state, 20000000);
    uint64_t seed = 13;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < LONG; i++)
            hard.at[side][i] = random_below(&seed, 2);
    hard_check(*state, &hard, false);
}

struct watch {
    uint32_t calls, stop;
};

static int watch_poll(void *context, uint64_t done, uint64_t total)
{
    struct watch *watch = context;
    assert_true(done <= total);
    return ++watch->calls == watch->stop;
}

static int cancel_body(struct arena *a, void *context)
{
    const struct hard *hard = context;
    struct lcs_work work = lcs_work_new(a, 2 * LONG, NULL);
    lcs_find(&work, (struct lcs_input){
                        {hard->at[0], hard->at[1]},
                        {LONG,        LONG       }
    });
    return 0;
}

static void test_cancel(void **state)
{
    struct hard hard = hard_new(*state, 0);
    uint64_t seed = 23;
    for (uint32_t i = 0; i < LONG; i++) {
        hard.at[0][i] = random_below(&seed, 2);
        hard.at[1][i] = random_below(&seed, 2);
    }
    for (uint32_t stop = 1; stop < 8; stop++) {
        struct watch watch = {.stop = stop};
        arena_watch(*state, (struct arena_watch){watch_poll, &watch, 1});
        assert_int_equal(arena_try(*state, cancel_body, &hard), HX_ECANCELED);
        assert_int_equal(watch.calls, stop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_random),   arena_test(test_all),
        arena_test(test_bits),     arena_test(test_bands),
        arena_test(test_ascend),   arena_test(test_shared_work),
        arena_test(test_budget),   arena_test(test_disjoint),
        arena_test(test_equal),    arena_test(test_reversed),
        arena_test(test_permuted), arena_test(test_two_letters),
        arena_test(test_cancel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
