/* SPDX-License-Identifier: MIT */

/* The heaviest increasing subsequence against all subsets. */

#include "support.h"

#include "diff/chain.h"

enum { MOST = 10, MANY = 50000 };

/* Weight of the links that KEPT has, or 0 if they do not increase. */
static uint64_t weight_of(const struct chain_link *link, uint32_t n,
                          uint32_t kept)
{
    uint64_t weight = 0;
    int64_t last = -1;
    for (uint32_t i = 0; i < n; i++) {
        if (!(kept >> i & 1))
            continue;
        if (link[i].at <= last)
            return 0;
        last = link[i].at;
        weight += link[i].weight;
    }
    return weight;
}

static void test_random(void **state)
{
    uint64_t seed = 17;
    for (int round = 0; round < 3000; round++) {
        struct chain_link link[MOST];
        uint32_t n = random_below(&seed, MOST + 1), kept = 0;
        uint64_t best = 0;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t j = random_below(&seed, i + 1);
            link[i] = (struct chain_link){
                i * 3, 1 + random_below(&seed, round % 2 ? 3 : 100), i, true};
            uint32_t at = link[i].at;
            link[i].at = link[j].at;
            link[j].at = at;
        }
        for (uint32_t set = 0; set < 1u << n; set++) {
            uint64_t weight = weight_of(link, n, set);
            best = weight > best ? weight : best;
        }
        chain_find(*state, link, n);
        for (uint32_t i = 0; i < n; i++) {
            kept |= (uint32_t)link[i].kept << i;
            assert_int_equal(link[i].tag, i);
        }
        assert_int_equal(weight_of(link, n, kept), best);
    }
}

static void test_large(void **state)
{
    struct chain_link *link = arena_new(*state, struct chain_link, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        link[i] = (struct chain_link){i, UINT32_MAX, i, false};
    chain_find(*state, link, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        assert_true(link[i].kept);
    /* The last to the front: it alone has moved. */
    for (uint32_t i = 0; i < MANY; i++)
        link[i].at = (i + 1) % MANY;
    chain_find(*state, link, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        assert_int_equal(link[i].kept, i + 1 < MANY);
    for (uint32_t i = 0; i < MANY; i++)
        link[i].at = MANY - i;
    chain_find(*state, link, MANY);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < MANY; i++)
        kept += link[i].kept;
    assert_int_equal(kept, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_random),
        arena_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
