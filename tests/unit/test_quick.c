/* SPDX-License-Identifier: MIT */

/*
 * The comparison of words alone: it has the properties of every comparison
 * (check.c), finds what has stayed in order however long the gaps are, and
 * can be canceled wherever it asks.
 */

#include "support.h"

#include <string.h>

static const hx_options quick = {.depth = HX_DEPTH_WORDS};

/* Sentences of words below WORDS; every EDIT-th word is another one than from
 * the same SEED without edits, none if EDIT is 0. */
static struct str text_make(struct arena *a, uint32_t sentences, uint32_t words,
                            uint32_t edit)
{
    struct buf b = {.a = a};
    uint64_t seed = 7;
    uint32_t count = 0;
    for (uint32_t i = 0; i < sentences; i++) {
        uint32_t n = 8 + random_below(&seed, 12);
        for (uint32_t j = 0; j < n; j++) {
            uint32_t word = random_below(&seed, words);
            bool edited = edit && ++count % edit == 0;
            buf_print(&b, "%s%s%u%s", j ? "w" : "W", edited ? "x" : "", word,
                      j + 1 < n ? " "
                      : i % 5   ? ". "
                                : ".\n\n");
        }
    }
    return buf_str(&b);
}

/* What is never in a comparison of words. */
static void plain_check(const struct compared *c)
{
    const hx_stats *stats = hx_diff_stats(c->diff);
    assert_int_equal(hx_diff_depth(c->diff), HX_DEPTH_WORDS);
    assert_int_equal(stats->moved_pairs, 0);
    assert_int_equal(stats->minor, 0);
    assert_int_equal(stats->reworded, 0);
    for (uint32_t i = 0; i < c->pairs; i++)
        for (int side = 0; side < 2; side++)
            assert_true(c->pair[i].at[side].end - c->pair[i].at[side].start <
                        2);
}

static void test_random(void **state)
{
    static const uint32_t edit_table[] = {0, 1, 2, 3, 9, 30, 200};
    struct arena_mark mark = arena_mark(*state);
    for (uint32_t words = 2; words < 20000; words *= 6)
        for (size_t i = 0; i < sizeof edit_table / sizeof *edit_table; i++)
            for (uint32_t n = 1; n < 1000; n *= 4) {
                struct str old = text_make(*state, n, words, 0);
                struct str new = text_make(*state, n, words, edit_table[i]);
                struct compared c = compared_new(old, new, &quick);
                plain_check(&c);
                compared_free(&c);
                c = compared_new(new, old, &quick);
                plain_check(&c);
                compared_free(&c);
                arena_reset(*state, mark);
            }
}

static void test_itself(void **state)
{
    for (uint32_t n = 0; n < 600; n = n * 2 + 1) {
        struct str text = text_make(*state, n, n % 7 + 1, 0);
        struct compared c = compared_new(text, text, &quick);
        assert_int_equal(hx_diff_stats(c.diff)->alike, 1000);
        assert_int_equal(hx_diff_stats(c.diff)->pairs[HX_SAME], c.pairs);
        compared_free(&c);
    }
}

/* With no sentence left as it was, in one gap of all words. */
static void test_gap(void **state)
{
    enum { SENTENCES = 3000 };
    struct str old = text_make(*state, SENTENCES, 3000, 0);
    struct str new = text_make(*state, SENTENCES, 3000, 7);
    struct compared c = compared_new(old, new, &quick);
    const hx_stats *stats = hx_diff_stats(c.diff);
    assert_true(stats->pairs[HX_CHANGED] > SENTENCES * 9 / 10);
    assert_in_range(stats->alike, 840, 870);
    compared_free(&c);
}

/* What stayed in order is found as the full comparison finds it. */
static void test_kept(void **state)
{
    static const uint32_t edit_table[] = {13, 40, 300};
    for (size_t i = 0; i < sizeof edit_table / sizeof *edit_table; i++) {
        struct str old = text_make(*state, 800, 5000, 0);
        struct str new = text_make(*state, 800, 5000, edit_table[i]);
        struct compared words = compared_new(old, new, &quick);
        struct compared full = compared_new(old, new, NULL);
        assert_int_equal(hx_diff_depth(full.diff), HX_DEPTH_FULL);
        assert_int_equal(hx_diff_stats(words.diff)->kept,
                         hx_diff_stats(full.diff)->kept);
        compared_free(&words);
        compared_free(&full);
    }
}

/* Nothing in common, a text on one side only, and no text at all. */
static void test_apart(void **state)
{
    struct str text = text_make(*state, 700, 900, 0);
    struct str other = text_make(*state, 700, 900, 1);
    struct str none = STR("");
    struct compared c = compared_new(text, other, &quick);
    assert_int_equal(hx_diff_stats(c.diff)->kept, 0);
    compared_free(&c);
    c = compared_new(text, none, &quick);
    assert_int_equal(hx_diff_stats(c.diff)->pairs[HX_DELETED], c.pairs);
    compared_free(&c);
    c = compared_new(none, text, &quick);
    assert_int_equal(hx_diff_stats(c.diff)->pairs[HX_INSERTED], c.pairs);
    compared_free(&c);
    c = compared_new(none, none, &quick);
    assert_int_equal(c.pairs, 0);
    compared_free(&c);
}

/* The fewest classes that say what is there. */
static void test_classes(void **state)
{
    (void)state;
    struct compared c = compared_new(
        STR("One red boat sank. Nobody saw it go, they said. It was late."),
        STR("One blue boat sank. Nobody saw it go; they said. It was."),
        &quick);
    const hx_stats *stats = hx_diff_stats(c.diff);
    assert_int_equal(stats->classes[HX_CLASS_SUBSTITUTION], 1);
    assert_int_equal(stats->classes[HX_CLASS_PUNCTUATION], 1);
    assert_int_equal(stats->changes[HX_DELETED], 1);
    assert_int_equal(stats->changes[HX_CHANGED], 2);
    compared_free(&c);
}

struct asked {
    uint32_t calls, stop;
    uint64_t done;
};

static int ask(void *context, uint64_t done, uint64_t total)
{
    struct asked *asked = context;
    assert_true(done <= total && done >= asked->done);
    asked->done = done;
    return ++asked->calls == asked->stop;
}

/* Canceled at each call in turn, at either depth; what is done never falls. */
static void test_cancel(void **state)
{
    struct str text[2] = {text_make(*state, 6000, 900, 0),
                          text_make(*state, 6000, 900, 19)};
    hx_doc *doc[2];
    for (int side = 0; side < 2; side++)
        assert_int_equal(
            hx_doc_new(&doc[side], text[side].s, text[side].len, NULL), HX_OK);
    for (uint32_t depth = HX_DEPTH_FULL; depth <= HX_DEPTH_SENTENCES; depth++) {
        int result = HX_ECANCELED;
        uint32_t stop = 1;
        /* All of the first moments, then fewer and fewer. */
        for (; result == HX_ECANCELED; stop += 1 + stop / 16) {
            struct asked asked = {.stop = stop};
            hx_diff *diff;
            hx_options opt = {.poll = ask, .context = &asked, .depth = depth};
            result = hx_compare(&diff, doc[0], doc[1], &opt);
            assert_true((result == HX_OK) == (diff != NULL));
            hx_diff_free(diff);
        }
        assert_int_equal(result, HX_OK);
        assert_true(stop > 10);
    }
    hx_doc_free(doc[0]);
    hx_doc_free(doc[1]);
}

static void test_arguments(void **state)
{
    hx_doc *doc;
    hx_diff *diff;
    hx_options opt = {.depth = HX_DEPTH_SENTENCES + 1};
    (void)state;
    assert_int_equal(hx_doc_new(&doc, "a", 1, NULL), HX_OK);
    assert_int_equal(hx_compare(&diff, doc, doc, &opt), HX_EINVAL);
    assert_null(diff);
    hx_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_random), arena_test(test_itself),
        arena_test(test_gap),    arena_test(test_kept),
        arena_test(test_apart),  arena_test(test_classes),
        arena_test(test_cancel), cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
