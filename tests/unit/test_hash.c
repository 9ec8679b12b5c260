/* SPDX-License-Identifier: MIT */

/* Interning: equal pieces get one number, numbers come in order. */

#include "support.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"

static void test_numbers(void **state)
{
    struct arena *a = *state;
    struct intern table = intern_new(a, 0);
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 50000; i++) {
            struct buf b = {.a = a};
            buf_print(&b, "word %u", i * 2654435761u);
            assert_int_equal(intern_put(&table, buf_str(&b)), i);
            assert_int_equal(intern_find(&table, buf_str(&b)), i);
        }
        assert_int_equal(table.n, 50000);
    }
    assert_int_equal(intern_find(&table, STR("nothing")), UINT32_MAX);
    assert_int_equal(intern_find(&table, STR("")), UINT32_MAX);
}

/* Pieces that are alike: NULs, lengths, a common start. */
static void test_alike(void **state)
{
    static const char zeros[40];
    struct intern table = intern_new(*state, 10);
    for (uint32_t i = 0; i <= 40; i++)
        assert_int_equal(intern_put(&table, (struct str){zeros, i}), i);
    for (uint32_t i = 0; i <= 40; i++)
        assert_int_equal(intern_put(&table, (struct str){zeros, i}), i);
    assert_int_equal(intern_put(&table, (struct str){NULL, 0}), 0);
}

static void test_values(void **state)
{
    char bytes[16] = {0};
    (void)state;
    /* The same on every machine, so it must not change by accident. */
    assert_true(hash_bytes(STR("hexapla")) == hash_bytes(STR("hexapla")));
    assert_true(hash_bytes(STR("")) != hash_bytes(STR("a")));
    uint64_t zero = hash_bytes((struct str){bytes, 16});
    for (int i = 0; i < 16; i++)
        for (int bit = 1; bit < 256; bit *= 2) {
            bytes[i] = (char)bit;
            assert_true(hash_bytes((struct str){bytes, 16}) != zero);
            bytes[i] = 0;
        }
    assert_true(hash_mix(1, 2) != hash_mix(2, 3));
}

/* Low bits spread: 2^16 short words into 2^16 slots. */
static void test_spread(void **state)
{
    enum { SLOTS = 1 << 16 };
    uint8_t *used = arena_new(*state, uint8_t, SLOTS);
    uint32_t n = 0;
    for (uint32_t i = 0; i < SLOTS; i++) {
        char word[8];
        int len = snprintf(word, sizeof word, "w%u", i);
        uint64_t hash = hash_bytes((struct str){word, (size_t)len});
        n += !used[hash % SLOTS];
        used[hash % SLOTS] = 1;
    }
    assert_in_range(n, SLOTS * 60 / 100, SLOTS * 66 / 100); /* 1 - 1/e */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_numbers),
        arena_test(test_alike),
        cmocka_unit_test(test_values),
        arena_test(test_spread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
