/* SPDX-License-Identifier: MIT */

/*
 * Documents as the public header promises them: ranges that cover each other,
 * searches, limits, cancelling, and memory that runs out anywhere.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "doc/doc.h"

static const char story[] = "  Headline of it\n\nThe pier burned. Nobody "
                            "slept.\n\n\"Go,\" she said. \"Now.\"\n";

static void test_ranges(void **state)
{
    static const char *const starts[] = {"Headline", "The", "Nobody", "\"",
                                         "\""};
    hx_doc *doc;
    uint32_t tokens, sentences, paragraphs;
    size_t len;
    (void)state;
    assert_int_equal(hx_doc_new(&doc, story, sizeof story - 1, NULL), HX_OK);
    assert_ptr_equal(hx_doc_text(doc, &len), story);
    assert_int_equal(len, sizeof story - 1);
    hx_doc_tokens(doc, &tokens);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &paragraphs);
    assert_int_equal(sentences, 5);
    assert_int_equal(paragraphs, 3);
    assert_int_equal(paragraph[1].start, 1);
    assert_int_equal(paragraph[1].end, 3);
    for (uint32_t i = 0; i < sentences; i++) {
        struct str s = token_str(&doc->view, sentence[i].start);
        assert_true(str_is_equal(s, str_of(starts[i])));
        assert_int_equal(sentence[i].end,
                         i + 1 < sentences ? sentence[i + 1].start : tokens);
    }
    hx_doc_free(doc);
}

static void test_searches(void **state)
{
    hx_doc *doc;
    uint32_t sentences, paragraphs;
    (void)state;
    assert_int_equal(hx_doc_new(&doc, story, sizeof story - 1, NULL), HX_OK);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &paragraphs);
    for (uint32_t i = 0; i < sentences; i++)
        for (uint32_t j = sentence[i].start; j < sentence[i].end; j++)
            assert_int_equal(hx_doc_sentence_of(doc, j), i);
    for (uint32_t i = 0; i < paragraphs; i++)
        for (uint32_t j = paragraph[i].start; j < paragraph[i].end; j++)
            assert_int_equal(hx_doc_paragraph_of(doc, j), i);
    assert_int_equal(hx_doc_sentence_of(doc, doc->n), HX_NONE);
    assert_int_equal(hx_doc_sentence_of(doc, HX_NONE), HX_NONE);
    assert_int_equal(hx_doc_paragraph_of(doc, sentences), HX_NONE);
    hx_doc_free(doc);
}

static void test_empty(void **state)
{
    static const char *const texts[] = {"", " ", "\n\r\n\t", "\xe3\x80\x80\n"};
    (void)state;
    hx_doc_free(NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        hx_doc *doc;
        uint32_t n = 9;
        assert_int_equal(hx_doc_new(&doc, texts[i], strlen(texts[i]), NULL),
                         HX_OK);
        hx_doc_tokens(doc, &n);
        assert_int_equal(n, 0);
        hx_doc_sentences(doc, &n);
        assert_int_equal(n, 0);
        hx_doc_paragraphs(doc, &n);
        assert_int_equal(n, 0);
        assert_int_equal(hx_doc_sentence_of(doc, 0), HX_NONE);
        assert_int_equal(hx_doc_paragraph_of(doc, 0), HX_NONE);
        hx_doc_free(doc);
    }
}

static void test_arguments(void **state)
{
    hx_doc *doc = (hx_doc *)&story;
    (void)state;
    assert_int_equal(hx_doc_new(NULL, story, 1, NULL), HX_EINVAL);
    assert_int_equal(hx_doc_new(&doc, story, HX_TEXT_MAX + 1, NULL), HX_EINVAL);
    assert_null(doc);
    assert_int_equal(hx_doc_new(&doc, NULL, 1, NULL), HX_EINVAL);
    assert_int_equal(hx_doc_new(&doc, NULL, 0, NULL), HX_OK);
    hx_doc_free(doc);
}

/* Every limit from one byte up fails cleanly until one is enough. */
static void test_memory(void **state)
{
    hx_doc *doc = NULL;
    size_t len = 100 * (sizeof story - 1);
    char *text = malloc(len);
    hx_options opt = {.memory = 1};
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < len; i++)
        text[i] = story[i % (sizeof story - 1)];
    for (; opt.memory < 1 << 24; opt.memory += 97) {
        int result = hx_doc_new(&doc, text, len, &opt);
        if (result == HX_OK)
            break;
        assert_int_equal(result, HX_ENOMEM);
        assert_null(doc);
    }
    assert_non_null(doc);
    assert_true(opt.memory > 10000);
    hx_doc_free(doc);
    free(text);
}

struct watch {
    uint32_t calls, stop;
    uint64_t done;
};

static int watch_poll(void *context, uint64_t done, uint64_t total)
{
    struct watch *watch = context;
    assert_true(done >= watch->done && done <= total);
    watch->done = done;
    return watch->calls++ == watch->stop;
}

/* Each call can cancel, whatever stage it comes from. */
static void test_cancel(void **state)
{
    const size_t len = 1 << 20;
    char *text = malloc(len);
    int result = HX_ECANCELED;
    uint32_t stop = 0;
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < len; i++)
        text[i] = "a bc.\nDe"[i % 8];
    for (; result == HX_ECANCELED && stop < 100; stop++) {
        struct watch watch = {.stop = stop};
        hx_options opt = {.poll = watch_poll, .context = &watch};
        hx_doc *doc;
        result = hx_doc_new(&doc, text, len, &opt);
        assert_true((result == HX_OK) == (doc != NULL));
        hx_doc_free(doc);
    }
    assert_int_equal(result, HX_OK);
    assert_true(stop > 3 * 4);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ranges), cmocka_unit_test(test_searches),
        cmocka_unit_test(test_empty),  cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_memory), cmocka_unit_test(test_cancel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
