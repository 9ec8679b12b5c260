/* SPDX-License-Identifier: MIT */

/*
 * Memory that runs out: every allocation in turn fails, then every limit is
 * tried; HX_ENOMEM each time, nothing left behind (a sanitizer watches), and
 * success with the same result once there is enough.
 */

#include "failing.h"
#include "support.h"

#include <stdlib.h>

#include "hexapla-explain.h"

static const char *const names[] = {"2-corrected.txt", "3-expanded.txt"};

enum { GIVEN = 60 };

static struct str text[2];

/* Each makes its result, frees what it made, and gives the code. */
static int doc_make(const hx_options *opt)
{
    hx_doc *doc;
    int result = hx_doc_new(&doc, text[0].s, text[0].len, opt);
    assert_true((result == HX_OK) == (doc != NULL));
    hx_doc_free(doc);
    return result;
}

static const hx_doc *docs[2];

static int diff_make(const hx_options *opt)
{
    hx_diff *diff;
    int result = hx_compare(&diff, docs[0], docs[1], opt);
    assert_true((result == HX_OK) == (diff != NULL));
    hx_diff_free(diff);
    return result;
}

static int quick_make(const hx_options *opt)
{
    hx_options quick = opt ? *opt : (hx_options){0};
    quick.depth = HX_DEPTH_WORDS;
    return diff_make(&quick);
}

static int script_make(const hx_options *opt)
{
    hx_script *script;
    int result = hx_words(&script, (hx_text){text[0].s, text[0].len},
                          (hx_text){text[1].s, text[1].len}, opt);
    assert_true((result == HX_OK) == (script != NULL));
    hx_script_free(script);
    return result;
}

/* Every 7 bytes a sentence, but for the last of a text. */
static hx_source given(const hx_range sentence[GIVEN])
{
    return (hx_source){
        .text = {text[0].s, text[0].len},
        .sentences = sentence,
        .sentence_count = GIVEN
    };
}

static int given_make(const hx_options *opt)
{
    hx_range sentence[GIVEN];
    hx_doc *doc;
    for (uint32_t i = 0; i < GIVEN; i++)
        sentence[i] = (hx_range){8 * i, 8 * i + 7};
    hx_source source = given(sentence);
    int result = hx_doc_from(&doc, &source, opt);
    assert_true((result == HX_OK) == (doc != NULL));
    hx_doc_free(doc);
    return result;
}

static int kept_make(const hx_options *opt)
{
    hx_options keep = opt ? *opt : (hx_options){0};
    hx_source source[2];
    hx_script *script;
    keep.keep_tokens = 1;
    for (int side = 0; side < 2; side++)
        source[side] = (hx_source){
            .text = {text[side].s, text[side].len}
        };
    int result = hx_words_from(&script, source, &keep);
    assert_true((result == HX_OK) == (script != NULL));
    hx_script_free(script);
    return result;
}

/* The parts of an explanation: each may run out. */
static int explain_make(const hx_options *opt)
{
    hx_diff *diff;
    hx_explain *explain = NULL;
    hx_reason reason;
    hx_nearest nearest;
    uint32_t n;
    int result = hx_compare(&diff, docs[0], docs[1], opt);
    if (result)
        return result;
    const hx_link *link = hx_diff_links(diff, &n);
    result = hx_explain_new(&explain, diff, opt);
    assert_true((result == HX_OK) == (explain != NULL));
    if (!result)
        result =
            hx_explain_pair(explain, HX_UNIT_WORD, link[n / 2].at, &reason);
    if (!result)
        result = hx_explain_nearest(explain, HX_UNIT_WORD, HX_NEW,
                                    link[n - 1].at[HX_NEW], &nearest);
    hx_explain_free(explain);
    hx_diff_free(diff);
    return result;
}

static int (*const makes[])(const hx_options *opt) = {
    doc_make,     diff_make,  quick_make, script_make,
    explain_make, given_make, kept_make};

enum { MAKES = sizeof makes / sizeof *makes };

static void test_allocations(void **state)
{
    (void)state;
    for (size_t i = 0; i < MAKES; i++) {
        int result = HX_ENOMEM;
        long n = 1;
        for (; result == HX_ENOMEM && n < 100000; n++) {
            failing_left = n;
            result = makes[i](NULL);
            failing_left = -1;
        }
        assert_int_equal(result, HX_OK);
        assert_true(n > 5);
        print_message("%ld allocations\n", n - 2);
    }
}

static void test_limits(void **state)
{
    (void)state;
    for (size_t i = 0; i < MAKES; i++) {
        hx_options opt = {.memory = 1};
        int result = HX_ENOMEM;
        for (; result == HX_ENOMEM && opt.memory < 1 << 27; opt.memory += 1021)
            result = makes[i](&opt);
        assert_int_equal(result, HX_OK);
        assert_true(opt.memory > 20000);
        print_message("%zu bytes\n", opt.memory);
    }
}

static int texts_open(void **state)
{
    struct arena *a;
    if (arena_setup(state))
        return 1;
    a = *state;
    for (int side = 0; side < 2; side++) {
        hx_doc *doc;
        text[side] =
            file_read(a, source_folder(a, "tests/data/story"), names[side]);
        assert_true(text[side].len > 1000);
        assert_int_equal(hx_doc_new(&doc, text[side].s, text[side].len, NULL),
                         HX_OK);
        docs[side] = doc;
    }
    return 0;
}

static int texts_close(void **state)
{
    for (int side = 0; side < 2; side++)
        hx_doc_free((hx_doc *)(uintptr_t)docs[side]);
    return arena_teardown(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allocations),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, texts_open, texts_close);
}
