/* SPDX-License-Identifier: MIT */

/*
 * The clean-up for readers where golden files are too small: sentences of
 * thousands of words, windows that are too large, budgets that end. What must
 * hold of any comparison is checked by compared_new().
 */

#include "support.h"

enum { LONG = 4000 };

/* One sentence of LONG words; of the new one, all but KEPT of every EVERY
 * words are others. */
static struct str sentence_make(struct arena *a, bool is_new, uint32_t kept,
                                uint32_t every)
{
    struct buf b = {.a = a};
    for (uint32_t i = 0; i < LONG; i++)
        buf_print(&b, "%s%c%ub", i ? " " : "",
                  is_new && i % every >= kept ? 'y' : 'x', i);
    buf_put(&b, STR(".\n"));
    return buf_str(&b);
}

static uint32_t kept_find(struct arena *a, uint32_t kept, uint32_t every,
                          const hx_options *opt)
{
    struct compared c = compared_new(sentence_make(a, false, kept, every),
                                     sentence_make(a, true, kept, every), opt);
    uint32_t n = hx_diff_stats(c.diff)->kept;
    assert_int_equal(c.pairs, 1);
    compared_free(&c);
    return n;
}

/* Words that stand once are all kept, whatever parts the windows: long runs,
 * the number of cells, a change that is too large for any; and where the budget
 * is too small for them. */
static void test_windows(void **state)
{
    static const uint32_t rows[][2] = {
        {2,   3   },
        {1,   2   },
        {20,  30  },
        {15,  20  },
        {900, 1500}
    };
    hx_options tight = {.budget = 20000}, minimal = {.minimal = 1};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t kept = rows[i][0], every = rows[i][1], expect = 0;
        for (uint32_t j = 0; j < LONG; j++)
            expect += j % every < kept;
        assert_int_equal(kept_find(*state, kept, every, NULL), expect);
        assert_int_equal(kept_find(*state, kept, every, &minimal), expect);
        assert_true(kept_find(*state, kept, every, &tight) <= expect);
    }
}

/* The changes told in marks. */
static struct str marks_of(struct arena *a, struct str old, struct str new,
                           const hx_options *opt)
{
    struct compared c = compared_new(old, new, opt);
    struct buf b = {.a = a};
    for (uint32_t i = 0; i < c.changes; i++) {
        const hx_change *change = &c.change[i];
        bool kept = change->kind == HX_SAME && !change->cls;
        buf_put(&b, kept ? STR("") : STR("["));
        if (!kept)
            buf_put(&b, compared_text(&c, HX_OLD, change->at[HX_OLD]));
        buf_put(&b, kept ? STR("") : STR("/"));
        buf_put(&b, compared_text(&c, HX_NEW, change->at[HX_NEW]));
        buf_put(&b, kept ? STR(" ") : STR("] "));
    }
    struct str marks = {str_copy(a, buf_str(&b)), b.len};
    compared_free(&c);
    return marks;
}

/* Neither what is minimal nor what has no budget left is cleaned up. */
static void test_off(void **state)
{
    const struct str old = STR("The council of the town voted on Monday, and "
                               "the board agreed.");
    const struct str new = STR("The council of the town voted on Monday, and "
                               "the mayor smiled, and the board agreed.");
    hx_options minimal = {.minimal = 1}, tight = {.budget = 1},
               both = {.minimal = 1, .budget = 1};
    struct str tidy = marks_of(*state, old, new, NULL);
    struct str plain = marks_of(*state, old, new, &minimal);
    assert_false(str_is_equal(tidy, plain));
    assert_true(str_is_equal(marks_of(*state, old, new, &tight),
                             marks_of(*state, old, new, &both)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_windows),
        arena_test(test_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
