/* SPDX-License-Identifier: MIT */

/* Phrases and the places where they are found, bars around each. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "sample.h"
#include "view/search.h"

/* TEXT with the places of PHRASE in brackets. */
static void assert_found(const char *text, const char *phrase,
                         const char *expect)
{
    struct sample sample;
    sample_open(&sample, str_of(text), STR(""));
    const hx_doc *doc = sample.measure[HX_OLD].doc;
    bool with_case = search_has_case(str_of(phrase));
    struct search_text folded = search_text_new(sample.a, doc, with_case);
    struct search_matches found =
        search_find(sample.a, &folded, str_of(phrase), with_case);
    struct buf b = {.a = sample.a};
    uint32_t at = 0;
    for (uint32_t i = 0; i < found.n; i++) {
        hx_range bytes = found.at[i].bytes;
        assert_true(bytes.start >= at && bytes.end > bytes.start);
        buf_put(&b, str_sub(str_of(text), at, bytes.start - at));
        buf_put_byte(&b, '[');
        buf_put(&b,
                str_sub(str_of(text), bytes.start, bytes.end - bytes.start));
        buf_put_byte(&b, ']');
        at = bytes.end;
    }
    buf_put(&b, str_sub(str_of(text), at, strlen(text) - at));
    buf_put_byte(&b, '\0');
    assert_string_equal(b.s, expect);
    sample_close(&sample);
}

static void test_plain(void **state)
{
    (void)state;
    assert_found("one two", "two", "one [two]");
    assert_found("one two", "", "one two");
    assert_found("one two", "three", "one two");
    assert_found("", "a", "");
}

/* Case matters where the phrase has a capital letter. */
static void test_case(void **state)
{
    (void)state;
    assert_found("The the THE", "the", "[The] [the] [THE]");
    assert_found("The the THE", "The", "[The] the THE");
    assert_found("\xc3\x84rger \xc3\xa4rger", "\xc3\xa4rger",
                 "[\xc3\x84rger] [\xc3\xa4rger]");
    assert_found("\xc3\x84rger \xc3\xa4rger", "\xc3\x84",
                 "[\xc3\x84]rger \xc3\xa4rger");
}

/* Accents, in the text or the phrase, composed or not. */
static void test_accents(void **state)
{
    (void)state;
    assert_found("caf\xc3\xa9 cafe\xcc\x81 cafe", "cafe",
                 "[caf\xc3\xa9] [cafe\xcc\x81] [cafe]");
    assert_found("cafe caf\xc3\xa9", "caf\xc3\xa9", "[cafe] [caf\xc3\xa9]");
    assert_found("e\xcc\x81\xcc\x82x", "ex", "[e\xcc\x81\xcc\x82x]");
    assert_found("a e\xcc\x81 b", "e", "a [e\xcc\x81] b");
}

/* Quotes and dashes of all kinds. */
static void test_signs(void **state)
{
    (void)state;
    assert_found("\xe2\x80\x9cno\xe2\x80\x9d \"no\"", "\"no\"",
                 "[\xe2\x80\x9cno\xe2\x80\x9d] [\"no\"]");
    assert_found("it\xe2\x80\x99s it's", "it's", "[it\xe2\x80\x99s] [it's]");
    assert_found("a\xe2\x80\x93z a-z a\xe2\x80\x94z", "a-z",
                 "[a\xe2\x80\x93z] [a-z] [a\xe2\x80\x94z]");
}

/* Runs of white space. */
static void test_space(void **state)
{
    (void)state;
    assert_found("one  two one\ntwo one\xc2\xa0two", "one two",
                 "[one  two] [one\ntwo] [one\xc2\xa0two]");
    assert_found("one two", "one   two", "[one two]");
    assert_found("one \n two", "e t", "on[e \n t]wo");
}

/* None overlap. */
static void test_overlap(void **state)
{
    (void)state;
    assert_found("aaaa", "aa", "[aa][aa]");
    assert_found("aaa", "aa", "[aa]a");
}

/* Bad bytes are found as they are. */
static void test_bad(void **state)
{
    (void)state;
    assert_found("a\xff\xfe"
                 "b",
                 "b", "a\xff\xfe[b]");
    assert_found("a\xff z", "a\xff", "[a\xff] z");
    assert_found("a\xff", "z", "a\xff");
}

/* One sign becomes two, or many one. */
static void test_folded(void **state)
{
    (void)state;
    assert_found("stra\xc3\x9f"
                 "e strasse",
                 "strasse",
                 "[stra\xc3\x9f"
                 "e] [strasse]");
    assert_found("o\xef\xac\x83"
                 "ce",
                 "office",
                 "[o\xef\xac\x83"
                 "ce]");
    assert_found("\xe6\x9d\xb1\xe4\xba\xac\xe3\x81\xae\xe6\xa9\x8b",
                 "\xe4\xba\xac",
                 "\xe6\x9d\xb1[\xe4\xba\xac]\xe3\x81\xae\xe6\xa9\x8b");
    assert_found("a\xc3\x9f"
                 "b",
                 "s", "a[\xc3\x9f]b");
    assert_found("o\xef\xac\x83"
                 "ce",
                 "f", "o[\xef\xac\x83]ce");
    assert_found("co\xc2\xadop", "coop", "[co\xc2\xadop]");
}

static void test_has_case(void **state)
{
    (void)state;
    assert_true(search_has_case(STR("aBc")));
    assert_true(search_has_case(STR("\xc3\x84")));
    assert_false(search_has_case(STR("abc \xc3\xa4 17 \xe6\x9d\xb1")));
    assert_false(search_has_case(STR("")));
    assert_false(search_has_case(STR("\xff\xc3")));
}

/* The letters of S without case, accents and white space. */
static struct str folded_of(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.len;) {
        uint32_t cp;
        size_t n = utf8_cluster(str_sub(s, i, s.len - i));
        utf8_decode(str_sub(s, i, n), &cp);
        if (!utf8_is_space(cp))
            buf_put(&b, utf8_bare(a, str_sub(s, i, n), false));
        i += n;
    }
    return buf_str(&b);
}

/* What is found folds to what was looked for, and begins in its token. */
static void assert_matches(struct sample *sample, int side, struct str phrase)
{
    const struct measure *measure = &sample->measure[side];
    struct search_text text = search_text_new(sample->a, measure->doc, false);
    struct search_matches found = search_find(sample->a, &text, phrase, false);
    uint32_t end = 0;
    for (uint32_t i = 0; i < found.n; i++) {
        hx_range bytes = found.at[i].bytes;
        const hx_token *token = &measure->token[found.at[i].token];
        struct str s =
            str_sub(measure->text, bytes.start, bytes.end - bytes.start);
        assert_true(bytes.start >= end && bytes.end <= measure->text.len);
        assert_true(str_is_equal(folded_of(sample->a, s),
                                 folded_of(sample->a, phrase)));
        assert_true(token->at + token->len > bytes.start);
        assert_true(!found.at[i].token ||
                    token[-1].at + token[-1].len <= bytes.start);
        end = bytes.end;
    }
}

/* Words of the text itself, and runs of them, are found. */
static void test_property(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        uint32_t dice = seed;
        sample_random(&sample, seed);
        for (int i = 0; i < 60; i++) {
            int side = i & 1;
            const struct measure *measure = &sample.measure[side];
            if (!measure->n)
                continue;
            uint32_t at = random_below(&dice, measure->n);
            uint32_t to = at + random_below(&dice, 4);
            to = to < measure->n ? to : measure->n - 1;
            const hx_token *last = &measure->token[to];
            uint32_t from = measure->token[at].at;
            struct arena_mark mark = arena_mark(sample.a);
            assert_matches(
                &sample, side,
                str_sub(measure->text, from, last->at + last->len - from));
            arena_reset(sample.a, mark);
        }
        sample_close(&sample);
    }
}

/* Each word of the story is found where it stands. */
static void test_story(void **state)
{
    (void)state;
    struct sample sample;
    sample_story(&sample, 1, 3);
    const struct measure *measure = &sample.measure[HX_NEW];
    struct search_text text = search_text_new(sample.a, measure->doc, true);
    for (uint32_t i = 0; i < measure->n; i++) {
        struct arena_mark mark = arena_mark(sample.a);
        struct search_matches found =
            search_find(sample.a, &text, measure_token(measure, i), true);
        bool here = false;
        for (uint32_t j = 0; j < found.n; j++)
            here |= found.at[j].bytes.start == measure->token[i].at &&
                    found.at[j].token == i;
        assert_true(here || measure->token[i].len < 4);
        arena_reset(sample.a, mark);
    }
    sample_close(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),    cmocka_unit_test(test_case),
        cmocka_unit_test(test_accents),  cmocka_unit_test(test_signs),
        cmocka_unit_test(test_space),    cmocka_unit_test(test_overlap),
        cmocka_unit_test(test_bad),      cmocka_unit_test(test_folded),
        cmocka_unit_test(test_has_case), cmocka_unit_test(test_property),
        cmocka_unit_test(test_story),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
