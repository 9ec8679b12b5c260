/* SPDX-License-Identifier: MIT */

/*
 * A story of many versions: a folder of them in the right order, stepping
 * from pair to pair with the place in the text kept, and the panels.
 */

#define _XOPEN_SOURCE 700 /* mkdtemp() */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/app.h"
#include "app/panel.h"
#include "input/source_dir.h"
#include "typing.h"

static void assert_at(const struct app *app, uint32_t old, uint32_t new)
{
    assert_int_equal(app->story->at[HX_OLD], old);
    assert_int_equal(app->story->at[HX_NEW], new);
    assert_ptr_equal(hx_diff_doc(app->story->diff, HX_OLD),
                     app->story->version[old].doc);
    assert_ptr_equal(hx_diff_doc(app->story->diff, HX_NEW),
                     app->story->version[new].doc);
}

static void test_step(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    for (uint32_t i = 1; i < SAMPLE_STORY - 1; i++) {
        type(app, ")");
        assert_at(app, i, i + 1);
        assert_row(app, 0, app->story->version[i + 1].path);
    }
    type(app, ")");
    assert_at(app, 3, 4);
    assert_row(app, 23, "no further version");
    type(app, "2(");
    assert_at(app, 1, 2);
    type(app, "99(");
    assert_at(app, 0, 1);
    type(app, "(");
    assert_row(app, 23, "version");
    type(app, "3)");
    assert_at(app, 3, 4);
}

/* The word under the cursor stays under it, on its row, where it is in the
 * versions that are compared next. */
static void test_place(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const view_table[] = {"vs", "vi", "vn"};
    for (size_t view = 0; view < 3; view++) {
        type(app, view_table[view]);
        uint32_t n = app->reader.measure[HX_NEW].n;
        for (uint32_t i = 0; i < n; i += 7) {
            app->reader.cursor = (struct pane_cursor){HX_NEW, i};
            reader_place(&app->reader, 6);
            type(app, ")");
            assert_at(app, 1, 2);
            assert_int_equal(app->reader.cursor.side, HX_OLD);
            assert_int_equal(app->reader.cursor.token, i);
            assert_int_equal(app->reader.view, view + VIEW_SIDE);
            struct reader_place place = reader_place_get(&app->reader);
            assert_in_range(place.row, 0, app->reader.height - 1);
            type(app, "(");
            assert_int_equal(app->reader.cursor.side, HX_NEW);
            assert_int_equal(app->reader.cursor.token, i);
        }
    }
}

/* From a word of the older text the cursor goes to what stands for it. */
static void test_counterpart(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    uint32_t n, sentences;
    const hx_diff *diff = app->story->diff;
    const hx_doc *doc = hx_diff_doc(diff, HX_OLD);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    for (uint32_t i = 0; i < sentences; i++) {
        diff = app->story->diff;
        const hx_pair *pair =
            &hx_diff_pairs(diff, &n)[hx_diff_pair_of(diff, HX_OLD, i)];
        hx_range there = pair->at[HX_NEW];
        if (there.start == there.end)
            continue;
        app->reader.cursor = (struct pane_cursor){HX_OLD, sentence[i].start};
        type(app, ")");
        assert_int_equal(app->reader.cursor.side, HX_OLD);
        uint32_t at = hx_doc_sentence_of(hx_diff_doc(app->story->diff, HX_OLD),
                                         app->reader.cursor.token);
        assert_in_range(at, there.start, there.end - 1);
        type(app, "(");
    }
}

static void test_panel(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "V");
    assert_int_equal(app->mode, MODE_VERSIONS);
    assert_int_equal(app->list.chosen, 1);
    assert_row(app, 4, "1 < old");
    assert_row(app, 5, "2 > new");
    type(app, "jj>");
    assert_int_equal(app->mode, MODE_VERSIONS);
    assert_at(app, 0, 3);
    type(app, "k<lt>");
    assert_at(app, 2, 3);
    assert_row(app, 6, "3 < old");
    assert_row(app, 7, "4 > new");
    type(app, "gj>"); /* to the left of the left one */
    assert_at(app, 2, 1);
    type(app, "G<Enter>");
    assert_int_equal(app->mode, MODE_READER);
    assert_at(app, 3, 4);
    type(app, "Vg");
    app_idle(app);
    type(app, "<Enter>");
    assert_at(app, 0, 1);
    type(app, "V<Esc>");
    assert_int_equal(app->mode, MODE_READER);
    type(app, "Vq");
    assert_int_equal(app->mode, MODE_READER);
    assert_false(app->quit);
    assert_at(app, 0, 1);
}

/* The same version is never on both sides. */
static void test_same(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "V<lt>");
    assert_true(app->story->at[HX_OLD] != app->story->at[HX_NEW]);
    type(app, "k>");
    assert_true(app->story->at[HX_OLD] != app->story->at[HX_NEW]);
}

/* What a panel says is there in 40 columns and on a few rows, too. */
static void test_narrow(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    assert_int_equal(app_resize(app, 40, 24), 0);
    type(app, "V");
    for (uint32_t i = 0; i < SAMPLE_STORY; i++) {
        assert_row(app, 4 + 2 * (int)i, app->story->version[i].path);
        assert_row(app, 5 + 2 * (int)i, " words");
    }
    assert_int_equal(app_resize(app, 40, 6), 0);
    for (uint32_t i = 0; i < SAMPLE_STORY; i++) {
        bool found = false;
        for (int y = 0; y < 6; y++)
            found |= strstr(row_text(app, y),
                            app->story->version[app->list.chosen].path) != NULL;
        assert_true(found);
        type(app, i ? "k" : "gG");
    }
    static const char *const panel_table[] = {"V", "C", "S", "T"};
    for (int width = 1; width < 90; width += 3)
        for (int height = 1; height < 30; height += 4)
            for (size_t i = 0; i < 4; i++) {
                assert_int_equal(app_resize(app, width, height), 0);
                type(app, panel_table[i]);
                type(app, "jGkb ");
                type(app, "<Esc>");
            }
}

/* The stop that line I of the list of changes stands for. */
static uint32_t chosen_stop(struct app *app, uint32_t i)
{
    type(app, "C");
    app->list.chosen = i;
    type(app, "<Enter>");
    assert_int_equal(app->mode, MODE_READER);
    return app->reader.stop;
}

static bool is_style(const struct app *app, uint32_t stop)
{
    uint32_t n, i = app->reader.steps.stop[stop].change;
    return i != HX_NONE &&
           (hx_diff_changes(app->story->diff, &n)[i].flags & HX_CHANGE_MINOR);
}

/* Every stop is in the list once, in order, those of style after a line that
 * counts them; the list opens where the cursor is. */
static void test_changes(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, ")C");
    assert_int_equal(app->mode, MODE_CHANGES);
    uint32_t stops = app->reader.steps.stops, n = app->list.n, before = 0;
    uint32_t style = 0, heads = 0;
    for (uint32_t i = 0; i < stops; i++)
        style += is_style(app, i);
    assert_true(style > 0 && style < stops);
    assert_int_equal(n, stops + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t stop = chosen_stop(app, i);
        assert_int_equal(is_style(app, stop), i >= stops - style);
        if (i == stops - style)
            heads = stop;
        else if (i == stops - style + 1)
            assert_int_equal(stop, heads);
        else if (i)
            assert_true(stop > before);
        before = stop;
        type(app, "C");
        assert_int_equal(app->list.chosen, i == stops - style ? i + 1 : i);
        if (i == stops - style)
            type(app, "k");
        char expect[80];
        snprintf(expect, sizeof expect,
                 "%u changes of style only: ]t goes to them", style);
        int y = 1;
        while (list_at(&app->list, y) != app->list.chosen)
            y++;
        if (i == stops - style)
            assert_row(app, y, expect);
        type(app, "q");
        assert_int_equal(app->reader.stop, stop);
    }
}

static void test_summary(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, "S");
    assert_int_equal(app->mode, MODE_SUMMARY);
    assert_true(app->list.n > 0);
    type(app, "<Enter>"); /* nothing to choose */
    assert_int_equal(app->mode, MODE_SUMMARY);
    assert_false(app->quit);
    type(app, "C");
    assert_int_equal(app->mode, MODE_CHANGES);
    type(app, "n");
    assert_int_equal(app->mode, MODE_READER);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const name_table[] = {"",
                                             "0",
                                             "1",
                                             "01",
                                             "1.txt",
                                             "2.txt",
                                             "02.txt",
                                             "10.txt",
                                             "a",
                                             "a1",
                                             "a1b",
                                             "a1b2",
                                             "a1b10",
                                             "a2",
                                             "a10",
                                             "a010",
                                             "b",
                                             "A",
                                             "\xc3\xa4",
                                             "a-1",
                                             "a 1",
                                             "a1.txt",
                                             "00000",
                                             "18446744073709551617",
                                             "18446744073709551616"};
    enum { NAMES = sizeof name_table / sizeof *name_table };
    static const char *const pair_table[][2] = {
        {"2.txt",                "10.txt"              },
        {"v9",                   "v10"                 },
        {"1-first",              "2-corrected"         },
        {"2024-1-9",             "2024-1-10"           },
        {"a1b2",                 "a1b10"               },
        {"9.txt",                "a.txt"               },
        {"18446744073709551616", "18446744073709551617"},
        {"a",                    "a1"                  }
    };
    for (size_t i = 0; i < sizeof pair_table / sizeof *pair_table; i++)
        assert_true(source_name_compare(pair_table[i][0], pair_table[i][1]) <
                    0);
    int order[NAMES][NAMES];
    for (int i = 0; i < NAMES; i++)
        for (int j = 0; j < NAMES; j++) {
            int n = source_name_compare(name_table[i], name_table[j]);
            order[i][j] = (n > 0) - (n < 0);
            assert_int_equal(order[i][j] == 0, i == j);
        }
    for (int i = 0; i < NAMES; i++)
        for (int j = 0; j < NAMES; j++) {
            assert_int_equal(order[i][j], -order[j][i]);
            for (int k = 0; k < NAMES; k++)
                assert_false(order[i][j] < 0 && order[j][k] < 0 &&
                             order[i][k] > 0);
        }
}

static void text_write(const char *name, const char *text)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

/* Reads FOLDER as a story, LABEL its first version. */
static int folder_read(struct arena *a, struct story *story, const char *folder,
                       const char *label, struct error *err)
{
    const char *const path[] = {folder}, *const labels[] = {label};
    struct story_paths paths = {
        .path = path, .n = 1, .label = labels, .labels = label != NULL};
    *err = (struct error){""};
    return story_read(a, story, &paths, err);
}

static int folder_body(struct arena *a, void *context)
{
    static const char *const expect[] = {"first", "./2.txt", "./10.txt"};
    struct error err;
    struct story *story = arena_new(a, struct story, 3);
    (void)context;
    assert_int_equal(folder_read(a, &story[0], ".", NULL, &err), -1);
    assert_string_equal(err.text, ".: has no files to compare; two files or "
                                  "more are the versions of a story");
    text_write("10.txt", "Ten.\n");
    text_write(".hidden", "Hidden.\n");
    assert_int_equal(mkdir("3.txt", 0700), 0);
    assert_int_equal(folder_read(a, &story[1], ".", NULL, &err), -1);
    assert_string_equal(err.text,
                        ".: has only one file to compare; two files or more "
                        "are the versions of a story");
    text_write("2.txt", "Two.\n");
    text_write("1.txt", "One.\n");
    assert_int_equal(folder_read(a, &story[2], ".", "first", &err), 0);
    assert_int_equal(story[2].n, 3);
    for (int i = 0; i < 3; i++)
        assert_true(str_is_equal(story[2].version[i].name, str_of(expect[i])));
    assert_int_equal(story[2].at[HX_OLD], 1);
    assert_int_equal(story[2].at[HX_NEW], 2);
    assert_int_equal(story_compare(&story[2], 0, 2, &err), 0);
    assert_true(
        str_is_equal(story_side(&story[2], HX_NEW)->text, STR("Ten.\n")));
    assert_int_equal(folder_read(a, &story[0], "none", NULL, &err), -1);
    return 1;
}

static void test_folder(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_versions.XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    assert_int_equal(arena_run(0, folder_body, NULL), 1);
    static const char *const name_table[] = {"1.txt", "2.txt", "10.txt",
                                             ".hidden"};
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++)
        assert_int_equal(unlink(name_table[i]), 0);
    assert_int_equal(rmdir("3.txt"), 0);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

#define app_test(f)                                                            \
    cmocka_unit_test_setup_teardown(f, app_setup_versions, app_teardown)

/* Noise of every sort is passed over; another word, date or number is not. */
static void test_noise(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const struct row {
        const char *old, *new;
        bool is;
        /* clang-format off */
    } rows[] = {
        {"The harbor is old.", "The harbour is old.", false},
        {"The storm broke the piers.", "The storm broke the pier.", false},
        {"It is old and long.", "It is old, and long.", false},
        {"Pier shut\n\nUpdated 12 May 2017\n\nThe pier is shut again.",
         "Pier shut\n\nUpdated 13 May 2017\n\nThe pier is shut again.", false},
        {"It is shut on Tuesday.", "It is shut on Wednesday.", true},
        {"The pier begins here.", "The pier commences here.", true},
        {"Two men were hurt.", "Three men were hurt.", true},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct version version[2] = {{.text = str_of(rows[i].old)},
                                     {.text = str_of(rows[i].new)}};
        struct story story = {.version = version, .n = 2};
        if (story_is_substantive(app->picture, &story, 1) != rows[i].is)
            fail_msg("%s", rows[i].new);
    }
}

/* Versions in which only style differs from the one before are passed over. */
static void test_substantive(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    static const char *const text_table[] = {
        "\"One\" -  two.",
        "\xe2\x80\x9cOne\xe2\x80\x9d - two.\n",
        "'one' -\n\ntwo.",
        "'one' - three.",
        "'one'\xc2\xa0- three.",
        "",
        "\n"};
    static const bool is_table[] = {true,  false, true, true,
                                    false, true,  false};
    struct version version[7] = {{0}};
    struct story story = {.version = version, .n = 7};
    for (uint32_t i = 0; i < story.n; i++)
        version[i].text = str_of(text_table[i]);
    for (uint32_t i = 0; i < story.n; i++)
        assert_int_equal(story_is_substantive(app->picture, &story, i),
                         is_table[i]);
    type(app, "{{{{");
    assert_at(app, 0, 1);
    type(app, "{");
    assert_row(app, 23, "no earlier version");
    type(app, "2}");
    assert_at(app, 2, 3);
    type(app, "9}");
    assert_at(app, 3, 4);
    type(app, "}");
    assert_row(app, 23, "no later version");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        app_test(test_step),          app_test(test_place),
        app_test(test_counterpart),   app_test(test_panel),
        app_test(test_same),          app_test(test_narrow),
        app_test(test_changes),       app_test(test_summary),
        app_test(test_substantive),   app_test(test_noise),
        cmocka_unit_test(test_names), cmocka_unit_test(test_folder),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("versions", tests, NULL, NULL);
}
