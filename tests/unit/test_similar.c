/* SPDX-License-Identifier: MIT */

/* Likeness: its bounds, its symmetry, and what weighs more. */

#include "support.h"

#include "diff/candidates.h"
#include "diff/similar.h"

struct two {
    hx_doc *doc[2];
    struct keys keys;
    struct similar similar;
};

static void two_open(struct two *two, struct arena *a, const char *old,
                     const char *new)
{
    struct str text[2] = {str_of(old), str_of(new)};
    for (int side = 0; side < 2; side++)
        assert_int_equal(
            hx_doc_new(&two->doc[side], text[side].s, text[side].len, NULL),
            HX_OK);
    two->keys = keys_new(a, two->doc[0], two->doc[1], NULL);
    two->similar = similar_new(a, &two->keys);
}

static void two_close(struct two *two)
{
    hx_doc_free(two->doc[0]);
    hx_doc_free(two->doc[1]);
}

static struct likeness get(const struct two *two, uint32_t old, uint32_t new)
{
    return similar_get(&two->similar, (hx_range){old, old + 1},
                       (hx_range){new, new + 1});
}

static const char old_text[] =
    "The ferry left Lenby at noon. It was late. The mayor of Lenby said that "
    "the ferry was old. Nobody was hurt. \"...\"";
static const char new_text[] =
    "The ferry left Lenby at nine. It was late. An engine had failed twice "
    "since June. Nobody was hurt in the fire. !";

static void test_bounds(void **state)
{
    struct two ab, ba;
    two_open(&ab, *state, old_text, new_text);
    two_open(&ba, *state, new_text, old_text);
    for (uint32_t i = 0; i < ab.similar.n[0]; i++)
        for (uint32_t j = 0; j < ab.similar.n[1]; j++) {
            struct likeness like = get(&ab, i, j), back = get(&ba, j, i);
            assert_true(like.dice <= like.contain && like.contain <= 1000);
            assert_int_equal(like.dice, back.dice);
            assert_int_equal(like.contain, back.contain);
        }
    assert_true(get(&ab, 0, 0).dice > 700);
    assert_int_equal(get(&ab, 1, 1).dice, 1000);
    assert_int_equal(get(&ab, 0, 2).dice, 0);
    assert_int_equal(get(&ab, 3, 3).contain, 1000);
    assert_true(get(&ab, 3, 3).dice < 1000);
    two_close(&ab);
    two_close(&ba);
}

/* A shared rare word says more than a shared common one or function words. */
static void test_weights(void **state)
{
    struct two two;
    two_open(&two, *state,
             "Zebra owners met here. Town owners met here. Town things are "
             "here. Town life is here.",
             "Zebra things happen. Town cats happen. It is the one that is in "
             "a town. Town news.");
    assert_true(get(&two, 0, 0).dice > get(&two, 1, 1).dice);
    assert_true(get(&two, 0, 0).rare > 0);
    assert_int_equal(get(&two, 1, 1).rare, 0);
    two_close(&two);
}

/* A sentence against runs of up to four. */
static void test_runs(void **state)
{
    struct two two;
    two_open(&two, *state,
             "The old ferry left Lenby and the young mayor saw the red fire.",
             "The old ferry left Lenby. The young mayor saw it. The red fire "
             "burned. Cats sleep. Dogs bark.");
    uint32_t last = 0;
    for (uint32_t end = 1; end <= 3; end++) {
        struct likeness like =
            similar_get(&two.similar, (hx_range){0, 1}, (hx_range){0, end});
        assert_true(like.dice > last);
        last = like.dice;
    }
    assert_true(last > 800);
    assert_true(
        similar_get(&two.similar, (hx_range){0, 1}, (hx_range){0, 5}).dice <=
        1000);
    two_close(&two);
}

static void test_candidates(void **state)
{
    struct two two;
    uint32_t found[CANDIDATES], paired[8], n;
    two_open(&two, *state, old_text, new_text);
    for (int i = 0; i < 8; i++)
        paired[i] = HX_NONE;
    struct candidates c = candidates_new(*state, &two.similar, paired);
    n = candidates_find(&c, 0, found);
    assert_true(n >= 1);
    assert_int_equal(found[0], 0);
    n = candidates_find(&c, 3, found);
    assert_int_equal(found[0], 3);
    paired[3] = 0;
    c = candidates_new(*state, &two.similar, paired);
    n = candidates_find(&c, 3, found);
    for (uint32_t i = 0; i < n; i++)
        assert_int_not_equal(found[i], 3);
    n = candidates_find(&c, 4, found);
    assert_int_equal(n, 0);
    two_close(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_bounds),
        arena_test(test_weights),
        arena_test(test_runs),
        arena_test(test_candidates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
