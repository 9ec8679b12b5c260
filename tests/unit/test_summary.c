/* SPDX-License-Identifier: MIT */

/* What a comparison comes to in words, the gravest first, and how texts
 * differ where no word does. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "view/kind.h"
#include "view/summary.h"

static void assert_summary(const char *old, const char *new, const char *expect)
{
    struct sample sample;
    sample_open(&sample, str_of(old), str_of(new));
    struct buf b = {.a = sample.a};
    summary_counts(&b, sample.story.diff, ", ");
    buf_put_byte(&b, '\0');
    assert_string_equal(b.s, expect);
    sample_close(&sample);
}

static void test_same(void **state)
{
    (void)state;
    assert_summary("", "", "no difference");
    assert_summary("One. Two.", "One. Two.", "no difference");
    assert_summary("\xff\n", "\xff\n", "no difference");
}

static void test_lines(void **state)
{
    (void)state;
    assert_summary("One.\nTwo.\n", "One.\r\nTwo.\r\n", "only line ends");
    assert_summary("One.\nTwo.\n", "One.\rTwo.\r", "only line ends");
    assert_summary("One.\r\n\nTwo.", "One.\n\r\nTwo.", "only line ends");
    assert_summary("One. Two.", "One.  Two.", "only white space");
    assert_summary("One.", "One.\n", "only white space");
    assert_summary("One.", " One.", "only white space");
    assert_summary("One two.\n\nThree four.",
                   "One two.\n\nThree\xc2\xa0"
                   "four.",
                   "only white space");
    assert_summary("One two.\n\nThree four.\n\nFive six.\n",
                   "One two. Three four.\n\nFive six.\n",
                   "only white space and paragraph breaks");
    assert_summary("One two.\n\nThree four. Five six.\n",
                   "One two. Three four.\n\nFive six.\n",
                   "only white space and paragraph breaks");
    assert_summary("", "\n", "only white space");
}

static void test_words(void **state)
{
    (void)state;
    assert_summary("", "One. Two.", "1 number, 2 sentences added");
    assert_summary("One.", "", "1 sentence cut");
    assert_summary("The pier opened in 1931.", "The pier opened in 1932.",
                   "1 date");
    assert_summary("Two boats sank off Odden and three were damaged.",
                   "Three boats sank off Odden and five were damaged.",
                   "2 numbers");
    assert_summary("The pier will be built. Ann Moss said so.",
                   "The pier will be built. Otto Brandt said so on Monday.",
                   "1 name, 1 date, 1 attribution");
    assert_summary("He said \"no\" to Ann.",
                   "He said \xe2\x80\x9cno\xe2\x80\x9d to Ann.",
                   "2 typographic");
}

/* What PARTS has stands in TEXT in this order. */
static void assert_order(const char *text, const char *const *part, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *at = strstr(text, part[i]);
        if (!at)
            fail_msg("\"%s\" has no \"%s\" in its place", text, part[i]);
        text = at;
    }
}

static void test_order(void **state)
{
    (void)state;
    static const char *const part_table[] = {
        "quote",           "number", "name",       "sentence",
        "sentences added", "moved",  "typographic"};
    struct sample sample;
    sample_story(&sample, 1, 3);
    struct buf b = {.a = sample.a};
    summary_counts(&b, sample.story.diff, " / ");
    buf_put_byte(&b, '\0');
    assert_order(b.s, part_table, sizeof part_table / sizeof *part_table);
    assert_null(strstr(b.s, ", "));
    assert_non_null(strstr(b.s, " / "));
    assert_null(summary_difference(sample.story.diff));
    sample_close(&sample);
}

/* It is never empty, whatever the texts are, and says "no difference" only
 * where there is none. */
static void test_random(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 100; seed < 140; seed++) {
        sample_random(&sample, seed);
        struct buf b = {.a = sample.a};
        summary_counts(&b, sample.story.diff, ", ");
        assert_true(b.len > 0);
        assert_false(str_is_equal(buf_str(&b), STR("no difference")));
        sample_close(&sample);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),   cmocka_unit_test(test_lines),
        cmocka_unit_test(test_words),  cmocka_unit_test(test_order),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests_name("summary", tests, NULL, NULL);
}
