/* SPDX-License-Identifier: MIT */

/* Pieces of text, buffers, numbers. */

#include "support.h"

#include <string.h>

static bool is(struct str s, const char *text)
{
    return str_is_equal(s, str_of(text));
}

static void test_equal(void **state)
{
    struct str none = {NULL, 0};
    (void)state;
    assert_true(str_is_equal(none, STR("")));
    assert_true(str_is_equal(str_of(NULL), none));
    assert_true(str_is_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_is_equal(STR("a\0b"), STR("a\0c")));
    assert_false(str_is_equal(STR("ab"), STR("abc")));
    assert_true(str_is_equal_nocase(STR("PgUp"), STR("pGuP")));
    assert_false(str_is_equal_nocase(STR("a["), STR("A{")));
    assert_false(str_is_equal_nocase(STR("\xc3\x84"), STR("\xc3\xa4")));
    assert_true(str_has_prefix(STR("abc"), STR("ab")));
    assert_true(str_has_prefix(STR("abc"), none));
    assert_false(str_has_prefix(STR("ab"), STR("abc")));
}

static void test_search(void **state)
{
    static const struct {
        const char *word;
        int number;
    } table[] = {
        {"",    0},
        {"a",   1},
        {"ab",  2},
        {"abc", 3},
        {"b",   4}
    };
    enum { N = sizeof table / sizeof *table };
    struct str none = {NULL, 0};
    (void)state;
    for (int i = 0; i < N; i++) {
        struct str word = str_of(table[i].word);
        assert_ptr_equal(str_search(table, N, sizeof *table, word), &table[i]);
        assert_null(str_search(table, 0, sizeof *table, word));
        for (int j = 0; j < N; j++) {
            int order = str_compare(word, str_of(table[j].word));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
    assert_ptr_equal(str_search(table, N, sizeof *table, none), table);
    assert_null(str_search(table, N, sizeof *table, STR("aa")));
    assert_null(str_search(table, N, sizeof *table, STR("abcd")));
    assert_null(str_search(table, N, sizeof *table, STR("c")));
    assert_true(str_compare(STR("a\xff"), STR("b")) < 0);
}

static void test_sub(void **state)
{
    struct str s = STR("hello"), none = {NULL, 0};
    (void)state;
    assert_true(is(str_sub(s, 1, 3), "ell"));
    assert_true(is(str_sub(s, 1, SIZE_MAX), "ello"));
    assert_true(is(str_sub(s, 5, 1), ""));
    assert_true(is(str_sub(s, SIZE_MAX, SIZE_MAX), ""));
    assert_true(is(str_sub(none, 0, 1), ""));
}

static void test_trim(void **state)
{
    struct str none = {NULL, 0};
    (void)state;
    assert_true(is(str_trim(STR(" \t\r\n\v\fa b \n")), "a b"));
    assert_true(is(str_trim(STR("   ")), ""));
    assert_true(is(str_trim(none), ""));
    assert_true(is(str_trim(STR("a")), "a"));
}

static void test_cut(void **state)
{
    struct str s = STR("a,,b");
    (void)state;
    assert_int_equal(str_find(s, ','), 1);
    assert_int_equal(str_find(s, ';'), 4);
    assert_true(is(str_cut(&s, ','), "a"));
    assert_true(is(str_cut(&s, ','), ""));
    assert_int_equal(s.len, 1);
    assert_true(is(str_cut(&s, ','), "b"));
    assert_int_equal(s.len, 0);
    assert_true(is(str_cut(&s, ','), ""));
    s = (struct str){NULL, 0};
    assert_true(is(str_cut(&s, ','), ""));
}

static void test_word(void **state)
{
    struct str s = STR(" \tone two\t three ");
    (void)state;
    assert_true(is(str_word_cut(&s), "one"));
    assert_true(is(str_word_cut(&s), "two"));
    assert_true(is(str_word_cut(&s), "three"));
    assert_true(is(str_word_cut(&s), ""));
    s = (struct str){NULL, 0};
    assert_true(is(str_word_cut(&s), ""));
}

static void test_number(void **state)
{
    static const struct {
        const char *text;
        uint32_t most;
        bool good;
        uint32_t value;
    } rows[] = {
        {"0",                          9,          true,  0         },
        {"007",                        9,          true,  7         },
        {"9",                          9,          true,  9         },
        {"10",                         9,          false, 0         },
        {"",                           9,          false, 0         },
        {"-1",                         9,          false, 0         },
        {"+1",                         9,          false, 0         },
        {"1 ",                         9,          false, 0         },
        {"1x",                         9,          false, 0         },
        {"4294967295",                 UINT32_MAX, true,  UINT32_MAX},
        {"4294967296",                 UINT32_MAX, false, 0         },
        {"18446744073709551617",       UINT32_MAX, false, 0         },
        {"99999999999999999999999999", UINT32_MAX, false, 0         },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t value = 77;
        assert_int_equal(str_number(str_of(rows[i].text), rows[i].most, &value),
                         rows[i].good);
        if (rows[i].good)
            assert_int_equal(value, rows[i].value);
    }
}

static void test_buf(void **state)
{
    struct buf b = {.a = *state};
    size_t len = 0;
    assert_int_equal(buf_str(&b).len, 0);
    buf_put(&b, (struct str){NULL, 0});
    for (int i = 0; i < 3000; i++) {
        buf_put_byte(&b, '\0');
        buf_put(&b, STR("xy"));
        buf_print(&b, "%d", i);
        buf_print(&b, "%s", "");
        len += 3 + (i > 999 ? 4u : i > 99 ? 3u : i > 9 ? 2u : 1u);
        assert_int_equal(b.len, len);
    }
    assert_memory_equal(b.s, "\0xy0\0xy1\0xy2", 12);
    assert_memory_equal(b.s + b.len - 4, "2999", 4);
}

static void test_print_long(void **state)
{
    struct buf b = {.a = *state};
    buf_print(&b, "%0*d", 20000, 7);
    assert_int_equal(b.len, 20000);
    assert_int_equal(b.s[19999], '7');
}

static void test_copy(void **state)
{
    assert_string_equal(str_copy(*state, STR("abc")), "abc");
    assert_string_equal(str_copy(*state, (struct str){NULL, 0}), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal),  cmocka_unit_test(test_search),
        cmocka_unit_test(test_sub),    cmocka_unit_test(test_trim),
        cmocka_unit_test(test_cut),    cmocka_unit_test(test_word),
        cmocka_unit_test(test_number), arena_test(test_buf),
        arena_test(test_print_long),   arena_test(test_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
