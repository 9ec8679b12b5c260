/* SPDX-License-Identifier: MIT */

/* Changes in words: what becomes an arrow, what is named, what stands beside
 * it; and the names of signs. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "sample.h"
#include "view/print.h"
#include "view/sign.h"
#include "view/tell.h"

/* All that is told of OLD and NEW, a line a pair that changed. */
static void assert_told(const char *old, const char *new, const char *expect)
{
    struct sample sample;
    uint32_t n;
    sample_open(&sample, str_of(old), str_of(new));
    const hx_pair *pair = hx_diff_pairs(sample.story.diff, &n);
    struct buf b = {.a = sample.a};
    struct tell tell = tell_new(&b, sample.story.diff, true);
    for (uint32_t i = 0; i < n; i++) {
        bool quoted = false;
        tell_pair(&tell, &pair[i], &quoted);
    }
    buf_put_byte(&b, '\0');
    assert_string_equal(b.s, expect);
    sample_close(&sample);
}

static void test_both(void **state)
{
    (void)state;
    assert_told("The pier opened in 1931 to some applause.",
                "The pier opened in 1932 to some applause.",
                "1931 became 1932 (number)");
    assert_told("The pier opened in 1931 to some applause.",
                "The pier opened in 1931 to some applause.", "");
    assert_told("The pier was opened in the summer of the year.",
                "The piers were opened in the summer of the year.",
                "pier became piers (reworded: word form); was became were");
}

static void test_near(void **state)
{
    (void)state;
    assert_told("Nobody had warned the public of the storm.",
                "Nobody had warned members of the public of the storm.",
                "the public became members of the public");
    assert_told("Nobody had warned members of the public of the storm.",
                "Nobody had warned the public of the storm.",
                "members of the public became the public");
    assert_told("The mayor left the hall, and nobody clapped at all.",
                "The mayor left the hall early, and nobody clapped at all.",
                "the hall became the hall early");
    assert_told("The mayor left the hall and nobody clapped at all.",
                "The mayor left the hall after a very long evening of talk "
                "and nobody clapped at all.",
                "added after \"hall\": after a very long evening of talk");
}

static void test_signs(void **state)
{
    (void)state;
    assert_told("By the evening the water had gone from the streets.",
                "By the evening, the water had gone from the streets.",
                "comma added after \"evening\"");
    assert_told("They read the risk-analysis of the old bridge aloud.",
                "They read the risk analysis of the old bridge aloud.",
                "hyphen cut between \"risk\" and \"analysis\"");
    assert_told("The water had gone from all of the streets.",
                "The water had gone from all of the streets!",
                "full stop became exclamation mark");
    assert_told("The ferry was late on Monday and the captain was angry.",
                "The ferry was late on Tuesday, and the captain was angry.",
                "Monday became Tuesday [comma] (number)");
    assert_told("The ferry was late, Prof. Marsh told us all.",
                "The ferry was late, Professor Marsh told us all.",
                "Prof. became Professor (reworded: short form)");
}

static void test_quoted(void **state)
{
    (void)state;
    assert_told("\"We saw two men in the long boat,\" the old captain of the "
                "ferry said on Monday.",
                "\"We saw three men in the long boat,\" the old captain of "
                "the ferry said on Tuesday.",
                "in a quotation: two became three (number); outside it: "
                "Monday became Tuesday (number)");
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(sign_name(STR(".")), "full stop");
    assert_string_equal(sign_name(STR("\xe2\x80\x9c")),
                        "opening quotation mark");
    assert_string_equal(sign_name(STR("\xe3\x80\x82")),
                        "ideographic full stop");
    assert_null(sign_name(STR("")));
    assert_null(sign_name(STR("..")));
    assert_null(sign_name(STR("a")));
}

/* Each row is one code point that is no letter, stands once, and has a name
 * of letters; all of ASCII's signs are there. */
static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sign_count; i++) {
        struct str sign = str_of(sign_table[i].sign);
        uint32_t cp;
        assert_int_equal(utf8_decode(sign, &cp), sign.len);
        assert_true(cp <= UTF8_LAST);
        assert_false(utf8_is_letter(cp) || utf8_is_digit(cp) ||
                     utf8_is_space(cp));
        assert_ptr_equal(sign_name(sign), sign_table[i].name);
        assert_int_equal(
            strspn(sign_table[i].name, "abcdefghijklmnopqrstuvwxyzAHU -"),
            strlen(sign_table[i].name));
    }
    for (char c = '!'; c <= '~'; c++)
        if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
            !(c >= 'a' && c <= 'z'))
            assert_non_null(sign_name((struct str){&c, 1}));
}

/* Every comparison can be told, in lines that act on nothing, and every
 * paragraph of the new text is told of or counted as the same. */
static void test_random(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed < 80; seed++) {
        sample_random(&sample, seed);
        struct buf b = {.a = sample.a};
        struct print_input input = {
            .diff = sample.story.diff, .name = {STR("\033[2J"), STR("\xff")}
        };
        print_linear(&b, &input);
        assert_true(b.len > 0 && b.s[b.len - 1] == '\n');
        assert_true(utf8_is_valid(buf_str(&b)));
        for (size_t i = 0; i < b.len; i++)
            assert_true((unsigned char)b.s[i] >= ' ' || b.s[i] == '\n');
        sample_close(&sample);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both),   cmocka_unit_test(test_near),
        cmocka_unit_test(test_signs),  cmocka_unit_test(test_quoted),
        cmocka_unit_test(test_names),  cmocka_unit_test(test_table),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests_name("tell", tests, NULL, NULL);
}
