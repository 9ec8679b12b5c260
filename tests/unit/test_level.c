/* SPDX-License-Identifier: MIT */

/* What of a change may be passed over, and when texts are the same without
 * it. */

#include "support.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "diff/level.h"

#define BIT(name) HX_IGNORE(HX_LEVEL_##name)

static struct str text_of(const char *s)
{
    return (struct str){s, strlen(s)};
}

/* The changes of OLD and NEW by level. */
static hx_stats stats_of(const char *old, const char *new, uint32_t ignore)
{
    hx_options opt = {.ignore = ignore};
    struct compared c = compared_new(text_of(old), text_of(new), &opt);
    hx_stats stats = *hx_diff_stats(c.diff), again;
    const char *wrong = check_diff(c.diff);
    if (wrong)
        print_error("%s\n", wrong);
    assert_null(wrong);
    assert_int_equal(hx_diff_ignored(c.diff), ignore);
    hx_diff_count(c.diff, ignore, &again);
    assert_memory_equal(&stats, &again, sizeof stats);
    compared_free(&c);
    return stats;
}

static void test_classes(void **state)
{
    (void)state;
    static const struct row {
        const char *old, *new;
        hx_level level; /* of its one change */
        /* clang-format off */
    } rows[] = {
        {"He said \"wait\" to them.",
         "He said \xe2\x80\x9cwait\xe2\x80\x9d to them.", HX_LEVEL_TYPOGRAPHY},
        {"The Council met in Odden.", "The council met in Odden.",
         HX_LEVEL_CASE},
        {"The pier is old and it is long.", "The pier is old, and it is long.",
         HX_LEVEL_PUNCTUATION},
        {"The town may have any one of them.",
         "The town may have anyone of them.", HX_LEVEL_SPACE},
        {"The harbor is closed for the winter.",
         "The harbour is closed for the winter.", HX_LEVEL_SPELLING},
        {"They do not close the pier.", "They don't close the pier.",
         HX_LEVEL_SPELLING},
        {"The storm damaged the piers.", "The storm damaged the pier.",
         HX_LEVEL_INFLECTION},
        {"The pier begins at the old mill.",
         "The pier commences at the old mill.", HX_LEVEL_SYNONYMS},
        {"The bridge is closed on Tuesday until the afternoon.",
         "The bridge is closed on Wednesday until the afternoon.",
         HX_LEVEL_DATES},
        {"The bridge was closed by the council for repairs.",
         "The bridge was closed on 3 May by the council for repairs.",
         HX_LEVEL_DATES},
        /* What may not be passed over. */
        {"Two of the piles are broken now.",
         "Three of the piles are broken now.", HX_LEVEL_SUBSTANCE},
        {"The pier belongs to Mara Vinter alone.",
         "The pier belongs to Otto Brandt alone.", HX_LEVEL_SUBSTANCE},
        {"The town will pay for the pier.",
         "The town will not pay for the pier.", HX_LEVEL_SUBSTANCE},
        {"The council spoke of a safe bridge.",
         "The council spoke of a \"safe\" bridge.", HX_LEVEL_SUBSTANCE},
        {"She said: \"The pier begins at the old mill.\"",
         "She said: \"The pier commences at the old mill.\"",
         HX_LEVEL_SUBSTANCE},
        {"She said: \"I leave the town on Tuesday.\"",
         "She said: \"I leave the town on Wednesday.\"", HX_LEVEL_SUBSTANCE},
        {"The bridge is closed on Tuesday and the ferry.",
         "The bridge is closed on Wednesday or the ferry sails.",
         HX_LEVEL_SUBSTANCE},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hx_stats stats = stats_of(rows[i].old, rows[i].new, 0);
        if (!stats.levels[rows[i].level])
            print_error("row %zu: %s\n", i, rows[i].new);
        assert_true(stats.levels[rows[i].level] > 0);
        if (rows[i].level == HX_LEVEL_SUBSTANCE)
            continue;
        assert_int_equal(stats.levels[HX_LEVEL_SUBSTANCE], 0);
        uint32_t ignore = HX_IGNORE(rows[i].level);
        hx_stats left = stats_of(rows[i].old, rows[i].new, ignore);
        assert_true(left.ignored_changes > 0);
        assert_int_equal(left.ignored_changes, stats.levels[rows[i].level]);
        assert_int_equal(left.minor, 0);
        assert_int_equal(left.pairs[HX_SAME], 1);
        assert_int_equal(left.cut + left.added + left.reworded, 0);
        assert_int_equal(left.alike, 1000);
    }
}

/* Dates of the head of an article, and elsewhere. */
static void test_places(void **state)
{
    (void)state;
    static const char body[] = "The pier is shut, the council said. It has "
                               "been shut before in many winters.\n";
    static const struct row {
        const char *old, *new;
        hx_level level;
        /* clang-format off */
    } rows[] = {
        {"Pier shut\n\nUpdated 12 May 2017\n\n",
         "Pier shut\n\nUpdated 13 May 2017\n\n", HX_LEVEL_STAMPS},
        {"Pier shut\n\nRead more: ferries of the north\n\n",
         "Pier shut\n\nRead more: ferries of the west\n\n",
         HX_LEVEL_BOILERPLATE},
        {"Pier shut\n\nODDEN, 12 May - ", "Pier shut\n\nODDEN, 13 May - ",
         HX_LEVEL_STAMPS},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char old[300], new[300];
        snprintf(old, sizeof old, "%s%s", rows[i].old, body);
        snprintf(new, sizeof new, "%s%s", rows[i].new, body);
        hx_stats stats = stats_of(old, new, 0);
        if (!stats.levels[rows[i].level])
            print_error("row %zu: %s\n", i, new);
        assert_true(stats.levels[rows[i].level] > 0);
        assert_int_equal(stats.levels[HX_LEVEL_SUBSTANCE], 0);
    }
}

/* Each row: the texts are the same if SAME is left out, and not if DIFFER is.
 */
static void test_same(void **state)
{
    (void)state;
    static const struct row {
        const char *old, *new;
        uint32_t same, differ;
        /* clang-format off */
    } rows[] = {
        {"One two. Three.", "One two. Three.", 0, 0},
        {"One  two.", "One two.", BIT(SPACE), BIT(CASE)},
        {"One  two.", "One two.", HX_IGNORE_SPACE_CHANGE,
         HX_IGNORE_BLANK_LINES},
        {"One\ntwo.", "One two.", BIT(SPACE), HX_IGNORE_BLANK_LINES},
        {"One two.\n", "One two.", BIT(SPACE), 0},
        {" One two.", "One two.", BIT(SPACE), 0},
        {"One two.\r\n", "One two.\n", HX_IGNORE_SPACE_CHANGE, 0},
        {"One.\n\nTwo.", "One.\n\n\nTwo.", HX_IGNORE_BLANK_LINES, BIT(SPACE)},
        {"One.\n\nTwo.", "One.\nTwo.", HX_IGNORE_BLANK_LINES, BIT(SPACE)},
        {"One.\n\nTwo.", "One. Two.", HX_IGNORE_BLANK_LINES | BIT(SPACE),
         HX_IGNORE_BLANK_LINES},
        {"One.\n \nTwo.", "One.\n\nTwo.", BIT(SPACE), BIT(CASE)},
        {"One\xc2\xa0two.", "One two.", BIT(TYPOGRAPHY), BIT(CASE)},
        {"The any one of it.", "The anyone of it.", BIT(SPACE),
         HX_IGNORE_SPACE_CHANGE},
        {"One TWO.", "One two.", BIT(CASE), BIT(SPACE)},
        {"One TWO.\n", "One two.", BIT(CASE) | BIT(SPACE), BIT(CASE)},
        {"One two, three.", "One two three.", BIT(PUNCTUATION), BIT(CASE)},
        {"", " \n", BIT(SPACE), BIT(CASE)},
        {"", "One.", 0, 0},
        {"Ann sleeps in the barn. The dog barks at the moon.",
         "The dog barks at the moon. Ann sleeps in the barn.", 0,
        BIT(SPACE) | BIT(CASE)},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct compared c =
            compared_new(text_of(rows[i].old), text_of(rows[i].new), NULL);
        bool equal = !strcmp(rows[i].old, rows[i].new);
        if (hx_diff_is_same(c.diff, rows[i].same) != (rows[i].same || equal) ||
            hx_diff_is_same(c.diff, rows[i].differ) != equal)
            print_error("row %zu\n", i);
        assert_int_equal(hx_diff_is_same(c.diff, rows[i].same),
                         rows[i].same || equal);
        assert_int_equal(hx_diff_is_same(c.diff, rows[i].differ), equal);
        compared_free(&c);
    }
}

/* Places where white space alone differs; not those beside a change. */
static void test_spaces(void **state)
{
    (void)state;
    assert_int_equal(stats_of("One two three.", "One two three.", 0).spaces, 0);
    assert_int_equal(stats_of("One  two\nthree.", "One two three.", 0).spaces,
                     2);
    assert_int_equal(
        stats_of("One two.\n\nIt is.", "One two. It is.", 0).spaces, 1);
    assert_int_equal(
        stats_of("One two and three.\n", "One two, and three.", 0).spaces, 1);
}

/* Words of one side that are left out count on no side. */
static void test_counts(void **state)
{
    (void)state;
    hx_stats stats =
        stats_of("The bridge was closed by the council for repairs.",
                 "The bridge was closed on 3 May by the council for repairs.",
                 BIT(DATES));
    assert_int_equal(stats.ignored_changes, 1);
    assert_int_equal(stats.ignored_words[HX_OLD], 0);
    assert_int_equal(stats.ignored_words[HX_NEW], 3);
    assert_int_equal(stats.words[HX_NEW], 9);
    assert_int_equal(stats.kept, 9);
    assert_int_equal(stats.added, 0);
}

/* At every depth what is not known to be noise is none. */
static void test_depths(void **state)
{
    (void)state;
    static const char old[] = "The pier is shut. It is old and long.";
    static const char new[] = "The pier is open. It is old, and very long.";
    for (uint32_t depth = 0; depth <= HX_DEPTH_SENTENCES; depth++) {
        uint32_t n, shown = 0;
        hx_options opt = {.depth = depth};
        struct compared c = compared_new(text_of(old), text_of(new), &opt);
        const hx_change *change = hx_diff_changes(c.diff, &n);
        for (uint32_t i = 0; i < n; i++) {
            bool is_kept = change[i].kind == HX_SAME;
            shown += change[i].level == HX_LEVEL_SUBSTANCE && !is_kept;
            assert_true(change[i].level != HX_LEVEL_SPACE);
        }
        assert_true(shown >= 2);
        compared_free(&c);
    }
}

/* Names are words for the command line, each class has a level. */
static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < HX_LEVELS; i++) {
        assert_true(strlen(hx_level_name((hx_level)i)) > 3);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(hx_level_name((hx_level)i),
                                    hx_level_name((hx_level)j));
    }
    assert_string_equal(hx_level_name(HX_LEVELS), "");
    assert_string_equal(hx_level_name(HX_LEVEL_SYNONYMS), "synonyms");
    for (int i = 0; i < HX_CLASSES; i++)
        assert_true(hx_class_level((hx_class)i) < HX_LEVELS);
    assert_int_equal(hx_class_level(HX_CLASS_NUMBER), HX_LEVEL_SUBSTANCE);
    assert_int_equal(hx_class_level(HX_CLASS_INVISIBLE), HX_LEVEL_SUBSTANCE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes), cmocka_unit_test(test_places),
        cmocka_unit_test(test_same),    cmocka_unit_test(test_spaces),
        cmocka_unit_test(test_counts),  cmocka_unit_test(test_names),
        cmocka_unit_test(test_depths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
