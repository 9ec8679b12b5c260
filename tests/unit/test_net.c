/* SPDX-License-Identifier: MIT */

/* Networks: the same bits with and without a processor's instructions, no sum
 * that overflows, and the logistic function. */

#include "support.h"

#include <string.h>

#include "diff/nets.h"

enum { NETS = 3, STAGES = WORD_STAGES + SENTENCE_STAGES };

static const struct net *net_of(uint32_t i)
{
    static const struct nets *const all[NETS] = {&nets_lexicon, &nets_plain,
                                                 &nets_free};
    const struct nets *nets = all[i / STAGES];
    uint32_t stage = i % STAGES;
    return stage < WORD_STAGES ? &nets->word[stage]
                               : &nets->sentence[stage - WORD_STAGES];
}

static void test_sound(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < NETS * STAGES; i++) {
        assert_true(net_is_sound(net_of(i)));
        assert_true(net_of(i)->inputs > 0);
    }
}

/* A network whose sum can overflow is told. */
static void test_unsound(void **state)
{
    struct net net;
    (void)state;
    memset(&net, 0, sizeof net);
    memset(net.shift, 8, sizeof net.shift);
    net.inputs = NET_INPUTS;
    assert_true(net_is_sound(&net));
    for (int i = 0; i < NET_HIDDEN / 2; i++)
        net.inner[i][3][0] = net.inner[i][3][1] = INT16_MIN;
    assert_false(net_is_sound(&net));
    for (int i = 0; i < NET_HIDDEN / 2; i++)
        net.inner[i][3][0] = net.inner[i][3][1] = 0;
    net.inputs = NET_INPUTS - 1;
    assert_false(net_is_sound(&net));
    net.inputs = 2;
    net.last_bias = INT32_MIN;
    assert_false(net_is_sound(&net));
}

/* Inputs as features are: many zeros, many ones, the rest between. */
static void inputs_make(uint64_t *seed, int16_t *x)
{
    for (int i = 0; i < NET_INPUTS; i++) {
        uint32_t dice = random_below(seed, 4);
        x[i] = (int16_t)(dice < 2    ? 0
                         : dice == 2 ? NET_ONE
                                     : (int)random_below(seed, NET_ONE + 1));
    }
}

static void test_same_bits(void **state)
{
    int16_t x[NET_INPUTS];
    uint64_t seed = 7;
    uint32_t sum = 0;
    (void)state;
    for (uint32_t k = 0; k < 2000; k++) {
        const struct net *net = net_of(k % (NETS * STAGES));
        inputs_make(&seed, x);
        uint32_t p = net_run(net, x);
        assert_int_equal(p, net_run_plain(net, x));
        assert_int_equal(p, net_run_narrow(net, x));
        assert_true(p <= NET_SURE);
        sum += p != 0 && p != NET_SURE;
    }
    assert_true(sum > 200); /* not all of them at the ends */
}

/* Weights at the limits give the same too. */
static void test_limits(void **state)
{
    struct net net;
    int16_t x[NET_INPUTS];
    uint64_t seed = 11;
    (void)state;
    for (int round = 0; round < 50; round++) {
        memset(&net, 0, sizeof net);
        memset(net.shift, 3 + round % 10, sizeof net.shift);
        net.inputs = (uint16_t)(2 + 2 * random_below(&seed, NET_INPUTS / 2));
        for (int i = 0; i < NET_INPUTS / 2; i++)
            for (int k = 0; k < NET_HIDDEN; k++)
                net.first[i][k][i & 1] = i & 2 ? INT16_MAX : -INT16_MAX;
        for (int k = 0; k < NET_INNER; k++) {
            net.inner[k][k][0] = (int16_t)(random_below(&seed, 20000) - 10000);
            net.last[k] = (int16_t)(random_below(&seed, 20000) - 10000);
        }
        assert_true(net_is_sound(&net));
        inputs_make(&seed, x);
        assert_int_equal(net_run(&net, x), net_run_plain(&net, x));
        assert_int_equal(net_run(&net, x), net_run_narrow(&net, x));
    }
}

/* The output alone: a bias of B / 2 gives 1 / (1 + exp(-B / 2)). */
static void test_logistic(void **state)
{
    struct net net;
    int16_t x[2] = {0, 0};
    uint32_t before = 0;
    (void)state;
    memset(&net, 0, sizeof net);
    memset(net.shift, 4, sizeof net.shift);
    net.inputs = 2;
    for (int32_t b = -20 * 4096; b <= 20 * 4096; b += 64) {
        net.last_bias = b;
        uint32_t p = net_run(&net, x);
        assert_true(p >= before && p <= NET_SURE);
        before = p;
    }
    net.last_bias = 0;
    assert_int_equal(net_run(&net, x), NET_SURE / 2);
    net.last_bias = 4096;
    assert_int_equal(net_run(&net, x), 749); /* 1024 * 0.7311 */
    net.last_bias = -4096;
    assert_int_equal(net_run(&net, x), NET_SURE - 749);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),     cmocka_unit_test(test_unsound),
        cmocka_unit_test(test_same_bits), cmocka_unit_test(test_limits),
        cmocka_unit_test(test_logistic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
