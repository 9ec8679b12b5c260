/* SPDX-License-Identifier: MIT */

/*
 * The articles of a repository from records, whole and broken ones: what is
 * counted, how renames are linked, what a filter means and how rows are sorted
 * and folded, changes of headlines; and all of it while memory runs out.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/archive/order.h"
#include "app/archive/titles.h"
#include "failing.h"
#include "hexapla.h"

enum { DAY = 86400, YEAR_2024 = 1704067200 };

/* Records as they come from the process that reads git. */
struct stream {
    struct archive *archive;
    struct wire_reader reader;
};

static void record_put(struct stream *stream, struct buf *b, size_t at)
{
    struct wire_record record;
    wire_end(b, at);
    wire_feed(&stream->reader, buf_str(b));
    b->len = 0;
    while (wire_next(&stream->reader, &record) > 0)
        archive_put(stream->archive, &record);
}

static void change_put(struct stream *stream, const char *commit,
                       const char *path, const char *blob, int64_t time)
{
    struct buf b = {.a = stream->archive->a};
    size_t at = wire_begin(&b, WIRE_CHANGE);
    wire_put_text(&b, str_of(commit));
    wire_put_text(&b, str_of(path));
    wire_put_text(&b, str_of(blob));
    wire_put_number(&b, (uint64_t)time);
    record_put(stream, &b, at);
}

static void article_put(struct stream *stream, const char *path,
                        const char *blob, const char *head, uint64_t versions)
{
    struct buf b = {.a = stream->archive->a};
    size_t at = wire_begin(&b, WIRE_ARTICLE);
    const struct archive *archive = stream->archive;
    uint32_t n = intern_find(&archive->paths, str_of(path));
    uint64_t last =
        n == UINT32_MAX ? 0 : (uint64_t)archive->articles.at[n].last;
    wire_put_text(&b, str_of(path));
    wire_put_text(&b, str_of(blob));
    wire_put_text(&b, str_of(head));
    wire_put_number(&b, versions);
    wire_put_number(&b, 1);
    wire_put_number(&b, YEAR_2024);
    wire_put_number(&b, last);
    wire_put_number(&b, 0);
    record_put(stream, &b, at);
}

/* Two articles, one of which was renamed, and 30 that were changed at once. */
static struct stream stream_make(struct arena *a)
{
    struct stream stream = {.archive = archive_new(a)};
    struct buf b = {.a = a};
    char path[40];
    stream.reader.bytes.a = a;
    wire_start(&b);
    wire_feed(&stream.reader, buf_str(&b));
    change_put(&stream, "c5", "new/tide.md", "b3", YEAR_2024 + 90 * DAY);
    for (int i = 0; i < 30; i++) {
        snprintf(path, sizeof path, "notes/%02d.md", i);
        change_put(&stream, "c4", path, "b9", YEAR_2024 + 60 * DAY);
    }
    change_put(&stream, "c3", "new/tide.md", "b2", YEAR_2024 + 40 * DAY);
    change_put(&stream, "c3", "old/tide.md", "", YEAR_2024 + 40 * DAY);
    change_put(&stream, "c2", "old/tide.md", "b2", YEAR_2024 + 20 * DAY);
    change_put(&stream, "c2", "moon.md", "b5", YEAR_2024 + 20 * DAY);
    change_put(&stream, "c1", "old/tide.md", "b1", YEAR_2024);
    return stream;
}

static void stream_end(struct stream *stream)
{
    char path[40];
    article_put(stream, "new/tide.md", "b3", "High tide again", 3);
    for (int i = 0; i < 30; i++) {
        snprintf(path, sizeof path, "notes/%02d.md", i);
        article_put(stream, path, "b9", "A note", 1);
    }
    article_put(stream, "moon.md", "b5", "Moon \xc3\x84rger", 1);
    archive_end(stream->archive);
}

static uint32_t article_of(const struct archive *archive, const char *path)
{
    uint32_t n = intern_find(&archive->paths, str_of(path));
    assert_int_not_equal(n, UINT32_MAX);
    return n;
}

static void test_records(void **state)
{
    struct stream stream = stream_make(*state);
    struct archive *archive = stream.archive;
    uint32_t count[2], tide = article_of(archive, "new/tide.md");
    assert_int_equal(archive->articles.at[tide].versions, 2);
    assert_false(archive->articles.at[tide].is_whole);
    assert_true(archive_is_listed(archive, article_of(archive, "old/tide.md")));
    stream_end(&stream);
    assert_int_equal(archive->articles.at[tide].versions, 3);
    assert_false(
        archive_is_listed(archive, article_of(archive, "old/tide.md")));
    struct str headline = archive_headline_of(archive, tide);
    assert_memory_equal(headline.s, "High tide again", headline.len);
    /* What was before the rename belongs to it; the rename is no deletion. */
    archive_spread(archive, tide, count, 2);
    assert_int_equal(count[0], 3);
    assert_int_equal(count[1], 1);
}

/* Records that are cut short, unknown or come twice change nothing. */
static void test_broken(void **state)
{
    struct stream stream = stream_make(*state);
    struct archive *archive = stream.archive;
    struct buf b = {.a = *state};
    uint32_t changes = archive->changes.vec.n;
    for (int kind = WIRE_REPOSITORY; kind < WIRE_KINDS; kind++) {
        size_t at = wire_begin(&b, (enum wire_kind)kind);
        wire_put_text(&b, STR("c7"));
        record_put(&stream, &b, at);
    }
    assert_int_equal(archive->changes.vec.n, changes);
    stream_end(&stream);
    uint32_t whole = archive->whole;
    article_put(&stream, "moon.md", "b5", "Twice", 99);
    assert_int_equal(archive->whole, whole);
    assert_int_equal(
        archive->articles.at[article_of(archive, "moon.md")].versions, 1);
    /* Paths that only broken records told of have no change at all. */
    for (uint32_t i = 0; i < archive->articles.vec.n; i++) {
        (void)archive_blob(archive, i);
        (void)archive_last(archive, i);
    }
    struct archive_view view = {.has_deleted = true};
    assert_int_equal(archive_order(*state, archive, &view).articles, 32);
}

static struct archive_rows found(struct arena *a, const struct archive *archive,
                                 const char *text)
{
    struct archive_view view = {0};
    struct error err;
    assert_int_equal(
        archive_filter_read(a, &view.filter, str_of(text), archive->last, &err),
        0);
    return archive_order(a, archive, &view);
}

static void test_filter(void **state)
{
    static const struct {
        const char *text;
        uint32_t articles;
    } row_table[] = {
        {"",                                  32},
        {"tide",                              1 },
        {"TIDE high",                         1 },
        {"tde",                               1 },
        {"argr",                              0 },
        {"\xc3\xa4rger",                      1 },
        {"old/tide",                          0 },
        {"note 07",                           1 },
        {"since:2024-03",                     31},
        {"since:2024-04",                     0 },
        {"until:2024-01",                     2 },
        {"until:2024-01-20",                  1 },
        {"since:2024-01-21 until:2024-01-21", 2 },
        {"since:1d",                          1 },
        {"since:5w",                          31},
        {"author:anna",                       1 },
        {"author:anna author:berg",           1 },
        {"author:anna author:nobody",         0 },
        {"author:anna since:2024-02",         0 },
    };
    struct stream stream = stream_make(*state);
    struct archive *archive = stream.archive;
    stream_end(&stream);
    uint32_t commit = intern_find(&archive->commit_ids, STR("c1"));
    archive_commit_put(archive, commit, STR("Anna Berg"), STR("First"));
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        struct archive_rows rows = found(*state, archive, row_table[i].text);
        if (rows.articles != row_table[i].articles)
            fail_msg("%s finds %u articles", row_table[i].text, rows.articles);
    }
}

static void test_filter_wrong(void **state)
{
    static const char *const text_table[] = {
        "since:",        "since:now",        "since:2024-", "since:2024-13",
        "until:2024-1-", "until:99",         "since:30x",   "since:d",
        "since:2024-0",  "until:2024-1-1-1", "since:99999d"};
    struct archive_filter filter;
    struct error err;
    for (size_t i = 0; i < sizeof text_table / sizeof *text_table; i++) {
        err.text[0] = '\0';
        if (!archive_filter_read(*state, &filter, str_of(text_table[i]), 0,
                                 &err))
            fail_msg("%s is read", text_table[i]);
        assert_non_null(strstr(err.text, "needs a date"));
    }
}

static void test_order(void **state)
{
    struct stream stream = stream_make(*state);
    struct archive *archive = stream.archive;
    struct archive_view view = {.sort = SORT_LAST};
    stream_end(&stream);
    struct archive_rows rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.n, 3);
    assert_int_equal(rows.at[0].article, article_of(archive, "new/tide.md"));
    assert_int_equal(rows.at[1].article, ARCHIVE_NONE);
    assert_int_equal(rows.at[1].count, 30);
    archive->commits.at[rows.at[1].commit].is_open = true;
    rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.n, 33);
    assert_int_equal(rows.at[2].commit, rows.at[1].commit);
    view.sort = SORT_PATH;
    rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.n, 32);
    assert_int_equal(rows.at[0].article, article_of(archive, "moon.md"));
    view.sort = SORT_VERSIONS;
    rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.at[0].article, article_of(archive, "new/tide.md"));
}

/* A list of COUNT articles, each changed by a commit of its own; a bot made
 * every one that EVERY goes into, the same change is in all from SAME on. */
static struct archive *bots_make(struct arena *a, uint32_t count,
                                 uint32_t every, uint32_t same)
{
    struct stream stream = {.archive = archive_new(a)};
    struct archive *archive = stream.archive;
    struct buf b = {.a = a};
    char name[16], blob[16];
    stream.reader.bytes.a = a;
    wire_start(&b);
    wire_feed(&stream.reader, buf_str(&b));
    for (uint32_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "a%02u", i);
        snprintf(blob, sizeof blob, "b%02u", i);
        change_put(&stream, name, name, blob,
                   YEAR_2024 + DAY * (int64_t)(count - i));
    }
    for (uint32_t i = 0; i < count; i++) {
        bool is_bot = i / 2 % every == 0;
        snprintf(name, sizeof name, "a%02u", i);
        snprintf(blob, sizeof blob, "b%02u", i);
        article_put(&stream, name, blob, "", 1);
        archive_commit_put(archive, i, is_bot ? STR("bot") : STR("Ida"),
                           STR("x"));
        archive->commits.at[i].is_bot = is_bot;
        archive->articles.at[i].facts.change = i >= same ? 7 : 0;
    }
    archive_end(archive);
    return archive;
}

/* What few bots changed one after the other is one row, and so are the same
 * changes; where most is by bots they are nothing special. */
static void test_folds(void **state)
{
    struct archive_view view = {.sort = SORT_LAST};
    struct archive *archive = bots_make(*state, 18, 4, 18);
    struct archive_rows rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.n, 15);
    assert_int_equal(rows.articles, 18);
    assert_int_equal(rows.at[0].fold, FOLD_BOT);
    assert_int_equal(rows.at[0].count, 2);
    assert_int_equal(rows.at[1].fold, FOLD_NONE);
    archive->commits.at[rows.at[0].commit].is_open = true;
    rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.n, 17);
    assert_int_equal(rows.at[1].article, article_of(archive, "a00"));
    assert_int_equal(rows.at[1].commit, rows.at[0].commit);
    view.sort = SORT_PATH;
    assert_int_equal(archive_order(*state, archive, &view).n, 18);
    view.sort = SORT_LAST;
    archive->commits.at[3].author = 0; /* not known who made it */
    assert_int_equal(archive_order(*state, archive, &view).n, 18);
    archive = bots_make(*state, 18, 1, 18);
    assert_int_equal(archive_order(*state, archive, &view).n, 18);
    archive = bots_make(*state, 18, 1, 14);
    rows = archive_order(*state, archive, &view);
    assert_int_equal(rows.n, 15);
    assert_int_equal(rows.at[14].fold, FOLD_SAME);
    assert_int_equal(rows.at[14].count, 4);
    archive = bots_make(*state, 18, 1, 15); /* three are not many */
    assert_int_equal(archive_order(*state, archive, &view).n, 18);
}

static void test_titles(void **state)
{
    struct stream stream = stream_make(*state);
    struct archive *archive = stream.archive;
    struct titles titles = {0};
    uint32_t blob, asked = 0;
    stream_end(&stream);
    while ((blob = titles_want(&titles, archive)) != ARCHIVE_NONE) {
        bool is_first = str_is_equal(archive->blob_ids.names[blob], STR("b1"));
        archive_headline_put(archive, blob,
                             is_first ? STR("Low tide") : STR("High tide"));
        titles_step(&titles, archive);
        asked++;
    }
    titles_step(&titles, archive);
    assert_int_equal(asked, 2); /* b3 is known, b2 and b1 are not */
    assert_int_equal(titles.found.vec.n, 2);
    struct archive_view view = {0};
    struct archive_rows rows = archive_order_titles(
        *state, archive, &view, titles.found.at, titles.found.vec.n);
    assert_int_equal(rows.n, 2);
    view.filter.words = 1;
    view.filter.word[0] = STR("low");
    rows = archive_order_titles(*state, archive, &view, titles.found.at,
                                titles.found.vec.n);
    assert_int_equal(rows.n, 1);
}

static int memory_body(struct arena *a, void *context)
{
    struct stream stream = stream_make(a);
    struct archive_view view = {0};
    stream_end(&stream);
    *(uint32_t *)context = archive_order(a, stream.archive, &view).n;
    return 1; /* nothing of it is kept */
}

static void test_memory(void **state)
{
    uint32_t rows = 0;
    int code = HX_ENOMEM;
    long n = 1;
    (void)state;
    for (; code == HX_ENOMEM && n < 1000; n++) {
        failing_left = n;
        code = arena_run(0, memory_body, &rows);
        failing_left = -1;
    }
    assert_int_equal(code, 1);
    assert_int_equal(rows, 3);
    assert_true(n > 2);
}

static int setup(void **state)
{
    struct arena *a;
    if (arena_open(&a))
        return 1;
    *state = a;
    return 0;
}

static int teardown(void **state)
{
    arena_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_records, setup, teardown),
        cmocka_unit_test_setup_teardown(test_broken, setup, teardown),
        cmocka_unit_test_setup_teardown(test_filter, setup, teardown),
        cmocka_unit_test_setup_teardown(test_filter_wrong, setup, teardown),
        cmocka_unit_test_setup_teardown(test_order, setup, teardown),
        cmocka_unit_test_setup_teardown(test_folds, setup, teardown),
        cmocka_unit_test_setup_teardown(test_titles, setup, teardown),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
