/* SPDX-License-Identifier: MIT */

/* Pieces of the plain word script: by white space, as words, as characters. */

#include "support.h"

#include <string.h>

#include "doc/split.h"

/* The pieces of S, a bar after each. */
static struct str pieces_of(struct arena *a, struct str s, uint32_t kind)
{
    struct spans spans = {0};
    struct buf b = {.a = a};
    struct split split = {
        s, {0, (uint32_t)s.len},
         kind
    };
    split_put(a, &split, &spans);
    assert_int_equal(split_count(a, &split), spans.vec.n);
    for (uint32_t i = 0; i < spans.vec.n; i++) {
        struct span at = spans.at[i];
        assert_true(at.at < at.end && at.end <= s.len);
        assert_true(!i || at.at >= spans.at[i - 1].end);
        buf_put(&b, str_sub(s, at.at, at.end - at.at));
        buf_put_byte(&b, '|');
    }
    return buf_str(&b);
}

struct row {
    struct str text, words, space, chars;
};

static void test_rows(void **state)
{
    /* clang-format off */
    const struct row row_table[] = {
        {STR(""), STR(""), STR(""), STR("")},
        {STR(" \n\t\v\f\r "), STR(""), STR(""), STR("")},
        {STR("It's 3.5, so."), STR("It's|3.5|,|so|.|"), STR("It's|3.5,|so.|"),
         STR("I|t|'|s|3|.|5|,|s|o|.|")},
        {STR("a\0b c"), STR("a|\0|b|c|"), STR("a\0b|c|"), STR("a|\0|b|c|")},
 /* A no-break space parts words, but not what wdiff takes for one. */
        {STR("a\xc2\xa0 b"), STR("a|b|"), STR("a\xc2\xa0|b|"), STR("a|b|")},
 /* e and an accent; Han; Thai, a vowel above its letter. */
        {STR("e\xcc\x81x \xe6\x97\xa5\xe6\x9c\xac"),
         STR("e\xcc\x81x|\xe6\x97\xa5|\xe6\x9c\xac|"),
         STR("e\xcc\x81x|\xe6\x97\xa5\xe6\x9c\xac|"),
         STR("e\xcc\x81|x|\xe6\x97\xa5|\xe6\x9c\xac|")},
        {STR("\xe0\xb8\x9b\xe0\xb8\xb5\xe0\xb8\x97"),
         STR("\xe0\xb8\x9b\xe0\xb8\xb5|\xe0\xb8\x97|"),
         STR("\xe0\xb8\x9b\xe0\xb8\xb5\xe0\xb8\x97|"),
         STR("\xe0\xb8\x9b\xe0\xb8\xb5|\xe0\xb8\x97|")},
        {STR("\xff\xfe x"), STR("\xff|\xfe|x|"), STR("\xff\xfe|x|"),
         STR("\xff|\xfe|x|")},
 };
    /* clang-format on */
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        const struct row *row = &row_table[i];
        const struct str expect[] = {row->words, row->space, row->chars};
        for (uint32_t kind = 0; kind < 3; kind++) {
            struct str got = pieces_of(*state, row->text, kind);
            if (!str_is_equal(got, expect[kind]))
                fail_msg("row %zu, kind %u: %.*s", i, kind, (int)got.len,
                         got.s);
        }
    }
}

/* Blocks as the processor does them and as arithmetic does. */
static void test_blocks(void **state)
{
    char block[SPLIT_BLOCK];
    uint64_t seed = 29;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        uint64_t expect = 0;
        for (int j = 0; j < SPLIT_BLOCK; j++) {
            block[j] = (char)random_below(&seed, i % 2 ? 256 : 40);
            if (block[j] && strchr(" \t\n\v\f\r", block[j]))
                expect |= (uint64_t)1 << j;
        }
        assert_true(split_spaces_plain(block) == expect);
        assert_true(split_spaces(block) == expect);
    }
}

/* Pieces that cross blocks, at every place, against one byte at a time. */
static void test_borders(void **state)
{
    enum { LEN = 300 };
    char text[LEN];
    uint64_t seed = 31;
    for (int i = 0; i < 3000; i++) {
        struct arena_mark mark = arena_mark(*state);
        struct buf b = {.a = *state};
        uint32_t len = random_below(&seed, LEN),
                 most = 1 + random_below(&seed, 90);
        for (uint32_t j = 0; j < len; j++)
            text[j] = random_below(&seed, most) ? 'x' : ' ';
        for (uint32_t j = 0; j < len; j++) {
            if (text[j] == ' ')
                continue;
            buf_put_byte(&b, 'x');
            if (j + 1 == len || text[j + 1] == ' ')
                buf_put_byte(&b, '|');
        }
        struct str got =
            pieces_of(*state, (struct str){text, len}, HX_TOKENS_SPACE);
        assert_true(str_is_equal(got, buf_str(&b)));
        arena_reset(*state, mark);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_rows),
        arena_test(test_blocks),
        arena_test(test_borders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
