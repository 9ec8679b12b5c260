/* SPDX-License-Identifier: MIT */

/*
 * A batch from inside: lines however they come, JSON at its edges, records of
 * which memory runs out, threads, and an output that fails.
 */

#include "support.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/batch.h"
#include "cli/batch_lines.h"
#include "cli/batch_record.h"
#include "view/print_json.h"

/* Writes TEXT into a pipe, STEP bytes at a time. */
struct writing {
    struct str text;
    size_t step;
    int to;
};

static void *writing_run(void *context)
{
    const struct writing *w = context;
    for (size_t pos = 0; pos < w->text.len; pos += w->step) {
        struct str part = str_sub(w->text, pos, w->step);
        if (write(w->to, part.s, part.len) != (ssize_t)part.len)
            break;
    }
    close(w->to);
    return NULL;
}

static pthread_t writing_start(struct writing *w, int *from)
{
    pthread_t thread;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    *from = ends[0];
    w->to = ends[1];
    assert_int_equal(pthread_create(&thread, NULL, writing_run, w), 0);
    return thread;
}

static void test_lines(void **state)
{
    static const struct {
        enum batch_line result;
        const char *line;
    } rows[] = {
        {BATCH_LINE,      "one"       },
        {BATCH_LINE,      ""          },
        {BATCH_LINE_LONG, NULL        },
        {BATCH_LINE,      "0123456789"},
        {BATCH_LINE,      "two\r"     },
        {BATCH_LINE_LONG, NULL        },
        {BATCH_LINE,      "last"      },
        {BATCH_LINE_END,  NULL        },
        {BATCH_LINE_END,  NULL        },
    };
    (void)state;
    for (size_t step = 1; step < 90; step++) {
        struct writing w = {STR("one\n\nthis is too "
                                "long\n0123456789\ntwo\r\n0123456789a\nlast"),
                            step, 0};
        struct batch_lines lines = {.most = 10};
        pthread_t thread = writing_start(&w, &lines.in);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct str line;
            assert_int_equal(batch_lines_next(&lines, &line), rows[i].result);
            if (rows[i].line)
                assert_true(str_is_equal(line, str_of(rows[i].line)));
        }
        pthread_join(thread, NULL);
        batch_lines_free(&lines);
        close(lines.in);
    }
}

/* A long last line without an end; a line longer than the first room. */
static void test_long_lines(void **state)
{
    enum { LONG = 300000 };
    char *bytes = arena_alloc(*state, LONG + 1, 1);
    memset(bytes, 'x', LONG);
    bytes[LONG / 2] = '\n';
    struct writing w = {
        {bytes, LONG},
        4096, 0
    };
    struct batch_lines lines = {.most = LONG};
    struct str line;
    pthread_t thread = writing_start(&w, &lines.in);
    assert_int_equal(batch_lines_next(&lines, &line), BATCH_LINE);
    assert_int_equal(line.len, LONG / 2);
    assert_int_equal(batch_lines_next(&lines, &line), BATCH_LINE);
    assert_int_equal(line.len, LONG - LONG / 2 - 1);
    assert_int_equal(batch_lines_next(&lines, &line), BATCH_LINE_END);
    pthread_join(thread, NULL);
    close(lines.in);
    assert_int_equal(batch_lines_next(&lines, &line), BATCH_LINE_END);
    batch_lines_free(&lines);
    struct batch_lines closed = {.most = LONG, .in = -1};
    assert_int_equal(batch_lines_next(&closed, &line), BATCH_LINE_TROUBLE);
    assert_int_equal(errno, EBADF);
    batch_lines_free(&closed);
}

static struct json_value found(struct arena *a, const char *line)
{
    struct error err;
    const struct json_source *json = json_read(a, str_of(line), &err);
    assert_non_null(json);
    return json_find(json, "id");
}

/* Numbers at the edge of what the library behind it can hold. */
static void test_numbers(void **state)
{
    static const char *const same[] = {
        "0",
        "-7",
        "999999999999999999",
        "1000000000000000000",
        "1000000000000000001",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "100000000000000000000000000000000000000",
    };
    char line[200];
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        for (int j = 0; j < 2; j++) {
            snprintf(line, sizeof line,
                     "{\"a\": [1e2, %s], \"id\": %s, \"s\": \"9e9\"}",
                     j ? "1E+400, 1000000000000000000" : "0", same[i]);
            struct json_value value = found(*state, line);
            assert_int_equal(value.form, JSON_FORM_INTEGER);
            assert_true(str_is_equal(value.text, str_of(same[i])));
        }
    assert_int_equal(found(*state, "{\"id\": 7}").number, 7);
    assert_true(found(*state, "{\"id\": -7}").number == UINT64_MAX);
    assert_int_equal(found(*state, "{\"id\": 1e400}").form, JSON_FORM_OTHER);
    assert_int_equal(found(*state, "{\"id\": 1, \"id\": []}").form,
                     JSON_FORM_LIST);
    assert_int_equal(found(*state, "{}").form, JSON_FORM_NONE);
    assert_int_equal(found(*state, "{\"x\": 1e400, \"id\": {}}").form,
                     JSON_FORM_OTHER);
}

/* The id in {"id": "CONTENT"}; false if that is no JSON. */
static bool text_read(struct arena *a, struct str content, struct str *text)
{
    struct error err;
    struct buf b = {.a = a};
    buf_put(&b, STR("{\"id\": \""));
    buf_put(&b, content);
    buf_put(&b, STR("\"}"));
    const struct json_source *json = json_read(a, buf_str(&b), &err);
    if (json)
        *text = json_find(json, "id").text;
    return json;
}

/* A long text means what a short one does, with what was put after it. */
static void test_texts(void **state)
{
    static const char *const parts[] = {"x",       " ",       "\xc3\xa9",
                                        "\\n",     "\\\"",    "\\/",
                                        "\\\\",    "\\u00e9", "\\uD83d\\ude00",
                                        "\\u0000", "\\u20aC", "\\t",
                                        "\\ud800", "\xff",    "\\q",
                                        "\t",      "\"",      "\\u12g4"};
    enum { PARTS = sizeof parts / sizeof *parts, GOOD = 12, LONG = 90 };
    char after[LONG];
    uint64_t seed = 3;
    uint32_t right = 0;
    memset(after, 'y', LONG);
    for (int round = 0; round < 20000; round++) {
        struct arena_mark mark = arena_mark(*state);
        struct buf b = {.a = *state};
        struct str brief, full;
        uint32_t n = random_below(&seed, 5);
        for (uint32_t i = 0; i < n; i++)
            buf_put(&b, str_of(parts[random_below(
                            &seed, random_below(&seed, 8) ? GOOD : PARTS)]));
        bool is_right = text_read(*state, buf_str(&b), &brief);
        buf_put(&b, (struct str){after, LONG});
        assert_int_equal(text_read(*state, buf_str(&b), &full), is_right);
        if (is_right) {
            right++;
            assert_int_equal(full.len, brief.len + LONG);
            assert_true(str_is_equal(str_sub(full, 0, brief.len), brief));
        }
        arena_reset(*state, mark);
    }
    assert_true(right > 5000 && right < 19500);
}

static void test_guess(void **state)
{
    static const struct {
        const char *line, *id; /* "" for none */
    } rows[] = {
        {"{\"id\": 5, \"old\": \"\\ud800\"}",                   "5"  },
        {"{\"old\": \"\\ud800\", \"id\" :\t\"x\\n\"",           "x\n"},
        {"{\"id\": \"\\ud800\"}",                               ""   },
        {"{\"id\": \"open",                                     ""   },
        {"{\"id\": 5",                                          ""   },
        {"{\"id\": 05}",                                        ""   },
        {"{\"id\": 5.5, \"a\": \"\\ud800\"}",                   ""   },
        {"{\"a\": {\"id\": 5}, \"b\": [\"id\"], \"c\": \"id\"", ""   },
        {"{\"a\": \"\\\"id\\\": 5\", \"id\": 6}}",              "6"  },
        {"\"id\": 5",                                           ""   },
        {"}{\"id\": 5}",                                        "5"  },
        {"",                                                    ""   },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_value id = json_guess(*state, str_of(rows[i].line), "id");
        assert_int_equal(id.form != JSON_FORM_NONE, *rows[i].id != '\0');
        assert_true(str_is_equal(id.text, str_of(rows[i].id)));
    }
}

static void test_quote(void **state)
{
    struct buf b = {.a = *state};
    json_quote(&b,
               STR("a\"\\/\x01\x7f\n\xc3\xa9\xe2\x80\xae\xf3\xa0\x80\x81z"));
    assert_true(str_is_equal(
        buf_str(&b), STR("\"a\\\"\\\\/\\u0001\\u007f\\u000a\xc3\xa9\\u202e"
                         "\\udb40\\udc01z\"")));
    b.len = 0;
    json_quote_name(&b, "id", STR("a\xff"));
    assert_true(str_is_equal(
        buf_str(&b), STR("\"id\":\"a\xef\xbf\xbd\",\"id_base64\":\"Yf8=\"")));
}

static const struct batch_options all = {.members = RECORD_ALL};

static struct str answer_of(struct arena *a, const struct batch_options *own,
                            const char *line, bool *ok)
{
    static char small[96];
    struct batch_task task = {.options = own, .number = 3};
    task.line = str_of(line);
    return batch_record(a, &task, small, ok);
}

/* A limit stops the comparison; the answer still has the id. */
static void test_limit(void **state)
{
    struct batch_options own = all;
    bool ok = true;
    own.options.memory = 1000;
    struct str answer = answer_of(
        *state, &own, "{\"id\":\"x\",\"old\":\"a\",\"new\":\"b\"}", &ok);
    assert_true(str_is_equal(
        answer, STR("{\"id\":\"x\",\"error\":\"there is not enough memory for "
                    "this record\"}\n")));
    assert_false(ok);
}

enum { RECORDS = 300 };

static struct str records_make(struct arena *a)
{
    struct buf b = {.a = a};
    for (uint32_t i = 0; i < RECORDS; i++) {
        if (i % 11 == 5) {
            buf_print(&b, "{\"id\": %u}\n", i);
            continue;
        }
        buf_print(&b, "{\"id\": %u, \"old\": \"", i);
        for (uint32_t j = 0; j < i * i % 97; j++)
            buf_print(&b, "It was %u of them. ", j);
        buf_print(&b, "\", \"new\": \"");
        for (uint32_t j = 0; j < i * i % 89; j++)
            buf_print(&b, "It was %u of them. ", j + (j > 10));
        buf_put(&b, STR("\"}\n"));
    }
    return buf_str(&b);
}

/* Where answers are collected; it fails after some. */
struct sink {
    struct buf got;
    uint32_t left; /* answers until it fails */
};

static int sink_put(void *context, struct str lines)
{
    struct sink *sink = context;
    if (!sink->left--)
        return -1;
    buf_put(&sink->got, lines);
    return 0;
}

/* Runs the records with JOBS threads; what batch_run() gives. */
static int run(struct str records, const char *jobs, struct sink *sink,
               struct error *err)
{
    struct settings settings = {.jobs = jobs, .operands = 1};
    static const char *const operand[] = {"batch"};
    struct batch_output out = {sink_put, sink};
    struct writing w = {records, 1000, 0};
    int in;
    settings.operand = operand;
    err->text[0] = '\0';
    pthread_t thread = writing_start(&w, &in);
    int code = batch_run(&settings, &(hx_options){0}, in, &out, err);
    char rest[4096];
    while (read(in, rest, sizeof rest) > 0)
        continue;
    pthread_join(thread, NULL);
    close(in);
    return code;
}

static void test_threads(void **state)
{
    static const char *const jobs[] = {"1", "2", "7", "40"};
    struct str records = records_make(*state), first = {NULL, 0};
    struct error err;
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        struct sink sink = {{.a = *state}, RECORDS};
        assert_int_equal(run(records, jobs[i], &sink, &err), 1);
        assert_int_equal(sink.left, 0);
        if (!i)
            first = buf_str(&sink.got);
        assert_true(str_is_equal(buf_str(&sink.got), first));
    }
    assert_true(first.len > 100000);
}

static void test_broken_output(void **state)
{
    static const char *const jobs[] = {"1", "3", "40"};
    struct str records = records_make(*state);
    struct error err;
    for (uint32_t left = 0; left < 60; left += 13)
        for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
            struct sink sink = {{.a = *state}, left};
            assert_int_equal(run(records, jobs[i], &sink, &err), -1);
            assert_string_equal(err.text, "the output cannot be written");
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),   arena_test(test_long_lines),
        arena_test(test_numbers),       arena_test(test_texts),
        arena_test(test_guess),         arena_test(test_quote),
        arena_test(test_limit),         arena_test(test_threads),
        arena_test(test_broken_output),
    };
    return cmocka_run_group_tests_name("batch", tests, NULL, NULL);
}
