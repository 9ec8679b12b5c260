/* SPDX-License-Identifier: MIT */

/* What versions share: the measure of a cell, the closest of many, and that
 * no line of the table is wider than asked for. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/sharing.h"
#include "sample.h"
#include "view/glyph.h"

static void assert_percent(uint64_t kept, uint64_t words, const char *text)
{
    struct shares_percent percent = shares_percent_get(kept, words);
    assert_string_equal(percent.text, text);
}

static void test_percent(void **state)
{
    (void)state;
    assert_percent(0, 0, "-");
    assert_percent(0, 7, "0");
    assert_percent(7, 7, "100");
    assert_percent(1, 2, "50");
    assert_percent(1, 3, "33");
    assert_percent(2, 3, "67");
    assert_percent(1, 1000, "<1");
    assert_percent(5, 1000, "1");
    assert_percent(999, 1000, ">99");
    assert_percent(994, 1000, "99");
    assert_percent(UINT32_MAX - 1, UINT32_MAX, ">99");
}

/* OLD and NEW share KEPT_OLD and KEPT_NEW words. */
static void assert_kept(const char *old, const char *new, uint32_t kept_old,
                        uint32_t kept_new)
{
    struct sample sample;
    uint32_t kept[2];
    sample_open(&sample, str_of(old), str_of(new));
    shares_count(sample.story.diff, kept);
    assert_int_equal(kept[HX_OLD], kept_old);
    assert_int_equal(kept[HX_NEW], kept_new);
    sample_close(&sample);
}

static void test_count(void **state)
{
    (void)state;
    assert_kept("", "", 0, 0);
    assert_kept("One two three.", "", 0, 0);
    assert_kept("One two three.", "One two three.", 3, 3);
    assert_kept("He said \"no\" to Ann.",
                "He Said \xe2\x80\x9cno\xe2\x80\x9d "
                "to Ann.",
                5, 5);
    assert_kept("The old pier opened in May.", "The pier opened in May.", 5, 5);
    assert_kept("The pier opened in 1931.", "The pier opened in 1932.", 4, 4);
    assert_kept("The tall ship left port.\n\nNobody saw the captain again.",
                "Nobody saw the captain again.\n\nThe tall ship left port.", 10,
                10);
}

/* It agrees with the counts of the library. */
static void test_stats(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed < 60; seed++) {
        struct sample sample;
        uint32_t kept[2];
        sample_random(&sample, seed);
        const hx_stats *stats = hx_diff_stats(sample.story.diff);
        shares_count(sample.story.diff, kept);
        assert_int_equal(kept[HX_NEW], stats->kept + stats->moved);
        assert_true(kept[HX_OLD] + stats->cut <= stats->words[HX_OLD]);
        sample_close(&sample);
    }
}

static void shares_open(struct sample *sample, struct shares *shares)
{
    struct error err;
    sample_versions(sample, 0, 1);
    assert_int_equal(sharing_run(sample->a, &sample->story, shares, &err), 0);
}

static void test_story(void **state)
{
    (void)state;
    struct sample sample;
    struct shares shares;
    shares_open(&sample, &shares);
    assert_int_equal(shares.n, SAMPLE_STORY);
    assert_int_equal(shares_closest(&shares, 0), 1);
    assert_int_equal(shares_closest(&shares, 3), 2);
    assert_null(sample.story.diff);
    for (uint32_t i = 0; i < shares.n; i++) {
        assert_int_equal(shares.version[i].first, i);
        assert_true(shares.version[i].paragraphs > 10);
        for (uint32_t j = 0; j < shares.n; j++)
            assert_true(shares.kept[i * shares.n + j] <=
                        shares.version[i].words);
    }
    sample_close(&sample);
}

/* Copies are the same as each other and as like the rest. */
static void test_copies(void **state)
{
    (void)state;
    struct sample sample;
    struct shares shares;
    struct error err;
    sample_versions(&sample, 0, 1);
    struct story *story = &sample.story;
    story->version[3].text = story->version[1].text;
    assert_int_equal(sharing_run(sample.a, story, &shares, &err), 0);
    assert_int_equal(shares.version[3].first, 1);
    assert_int_equal(shares_closest(&shares, 3), 1);
    assert_int_equal(shares_closest(&shares, 1), 3);
    assert_int_equal(shares.version[3].sentences, shares.version[1].sentences);
    assert_int_equal(shares.kept[3 * shares.n + 1], shares.version[1].words);
    for (uint32_t i = 0; i < shares.n; i++)
        assert_int_equal(shares.kept[i * shares.n + 3],
                         shares.kept[i * shares.n + 1]);
    assert_false(str_is_equal(story->version[story->at[HX_OLD]].text,
                              story->version[story->at[HX_NEW]].text));
    for (uint32_t i = 1; i < story->n; i++)
        story->version[i].text = story->version[0].text;
    assert_int_equal(sharing_run(sample.a, story, &shares, &err), 0);
    assert_int_equal(shares.version[4].words, shares.version[0].words);
    assert_true(shares.version[4].words > 100);
    assert_true(str_is_equal(story->version[story->at[HX_OLD]].text,
                             story->version[story->at[HX_NEW]].text));
    sample_close(&sample);
}

/* Of N versions, names too long among them, the matrix keeps to its width. */
static void test_width(void **state)
{
    (void)state;
    enum { MOST = 40, LONG = 20 };
    static const char *const name_table[] = {
        "a", "story/\xe6\x9d\xb1\xe4\xba\xac\xe6\x9d\xb1\xe4\xba\xac.txt",
        "a folder of versions/and a name much longer than any room.txt",
        "\033[2Jx"};
    for (uint32_t n = 3; n < MOST; n++) {
        struct arena *a;
        assert_int_equal(arena_open(&a), HX_OK);
        struct shares shares = {arena_new(a, struct shares_version, n), n,
                                arena_new(a, uint32_t, n * n)};
        for (uint32_t i = 0; i < n; i++) {
            shares.version[i] =
                (struct shares_version){str_of(name_table[i % 4]), 7, 1, 1, i};
            for (uint32_t j = 0; j < n; j++)
                shares.kept[i * n + j] = (i + j) % 8;
        }
        for (int width = LONG; width < 130; width += 10) {
            struct buf b = {.a = a};
            shares_print(&b, &shares, width, false);
            struct str rest = buf_str(&b);
            uint32_t line = 0, rows = 0;
            for (; rest.len; line++) {
                struct str s = str_cut(&rest, '\n');
                assert_int_equal(str_find(s, '\033'), s.len);
                if (line <= n + 3)
                    continue;
                if (s.len && s.s[0] == 'C')
                    break;
                assert_true(glyph_width(s) <= width);
                rows += s.len > 0;
            }
            assert_true(rows >= n + 1 && rows % (n + 1) == 0);
        }
        arena_close(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_percent), cmocka_unit_test(test_count),
        cmocka_unit_test(test_stats),   cmocka_unit_test(test_story),
        cmocka_unit_test(test_copies),  cmocka_unit_test(test_width),
    };
    return cmocka_run_group_tests_name("shares", tests, NULL, NULL);
}
