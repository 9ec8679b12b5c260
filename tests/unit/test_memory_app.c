/* SPDX-License-Identifier: MIT */

/*
 * Memory that runs out while the configuration is read, under commands that
 * keep something, and where texts are laid out beside the interface: every
 * allocation in turn fails, what was there stays, and the result is the same
 * once there is enough.
 */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/config.h"
#include "app/line.h"
#include "app/work.h"
#include "arena_state.h"
#include "cli/batch_record.h"
#include "failing.h"
#include "input/format.h"
#include "typing.h"
#include "view/print_json.h"

/* Long enough to take more than one piece of memory. */
static struct str text_make(struct arena *a)
{
    struct buf b = {.a = a};
    for (int i = 0; i < 60; i++)
        buf_print(&b,
                  "bind %c%c next-change\nclipboard = \"%0*d\"\n"
                  "nonsense %d\n",
                  'a' + i % 26, 'A' + i / 26, 2000, i, i);
    return buf_str(&b);
}

struct reading {
    struct str text, printed;
};

static int read_body(struct arena *a, void *context)
{
    struct reading *reading = context;
    struct config config = {.bindings = {.a = a}, .notes = {.a = a}};
    struct buf b = {.a = a};
    config_read(&config, reading->text, "config");
    config_print(&b, &config);
    reading->printed = buf_str(&b);
    assert_int_equal(config.notes.list.vec.n, 60);
    assert_true(b.len > 3000);
    return 1; /* nothing of it is kept */
}

static void test_read(void **state)
{
    struct reading reading = {text_make(*state), {0}};
    int code = HX_ENOMEM;
    long n = 1;
    for (; code == HX_ENOMEM && n < 1000; n++) {
        failing_left = n;
        code = arena_run(0, read_body, &reading);
        failing_left = -1;
    }
    assert_int_equal(code, 1);
    assert_true(n > 4);
    print_message("%ld allocations\n", n - 2);
}

/* A text of a format, and what comes of it. */
struct formatting {
    const char *input; /* as in --input */
    struct str bytes;
    size_t len, marks; /* of the text */
};

static int format_body(struct arena *a, void *context)
{
    struct formatting *formatting = context;
    struct format_choice choice;
    struct format_text text;
    struct error err;
    struct format_input input = {.bytes = formatting->bytes};
    assert_int_equal(format_choose(&choice, formatting->input, &err), 0);
    if (format_read(a, &choice, &input, &text, &err))
        fail_msg("%s", err.text);
    formatting->len = text.text.len;
    formatting->marks = text.mark_count;
    return 1; /* nothing of it is kept */
}

/* Pages, Markdown and JSON of many paragraphs. */
static void test_formats(void **state)
{
    /* clang-format off */
    static const char *const parts[][3] = {
        {"html", "<html><body><article><h1>Pier shut</h1>",
         "<p class=\"byline\">By M. H.</p><p>The pier of Odden is shut, and "
         "nobody knows for how long it will be.</p>"},
        {"markdown", "# Pier shut\n\n",
         "The *pier* is shut.\n\n- a\n- b\n\n"},
        {"json", "[", "\"The pier is shut.\",\n"},
    };
    /* clang-format on */
    for (size_t i = 0; i < 3; i++) {
        struct buf b = {.a = *state};
        struct formatting formatting = {.input = parts[i][0]};
        buf_put(&b, str_of(parts[i][1]));
        for (int j = 0; j < 400; j++)
            buf_put(&b, str_of(parts[i][2]));
        buf_put(&b, i == 2 ? STR("\"\"]") : STR("\n"));
        formatting.bytes = buf_str(&b);
        int code = HX_ENOMEM;
        long n = 1;
        for (; code == HX_ENOMEM && n < 1000; n++) {
            failing_left = n;
            code = arena_run(0, format_body, &formatting);
            failing_left = -1;
        }
        assert_int_equal(code, 1);
        assert_true(n > 2 && formatting.len > 4000);
        assert_true(i == 2 || formatting.marks > 0);
    }
}

/* What the app has after LINE: its keys, or what it says. */
static struct str printed(struct app *app, struct arena *a)
{
    struct buf b = {.a = a};
    bindings_print(&b, &app->bindings, true);
    buf_print(&b, "%s", app->settings.theme ? app->settings.theme : "none");
    return buf_str(&b);
}

/* Fills APP's arena, so that the next allocation takes memory anew. */
static void fill(struct app *app)
{
    size_t size = arena_size(app->a);
    struct arena_mark mark;
    do {
        mark = arena_mark(app->a);
        arena_alloc_raw(app->a, 1, 1);
    } while (arena_size(app->a) == size);
    arena_reset(app->a, mark);
}

static void test_commands(void **state)
{
    static const char *const lines[] = {
        "bind K next", "bind gK previous", "unbind n", "set theme mono",
        "bind v top",  "bind 3 next",      "unbind zz"};
    struct sample sample;
    struct app app;
    bool has_failed = false;
    (void)state;
    sample_story(&sample, 1, 2);
    assert_int_equal(app_open(&app, sample.a, &sample.story, 80, 24), 0);
    for (size_t i = 0; i < 7 * 40; i++) {
        const char *line = lines[i % 7];
        struct arena *a = *state;
        struct arena_mark mark = arena_mark(a);
        struct str before = printed(&app, a);
        if (i % 3 == 0)
            fill(&app);
        failing_left = 1;
        app.message[0] = '\0';
        line_run(&app, str_of(line), 0);
        failing_left = -1;
        if (strstr(app.message, "not enough memory")) {
            has_failed = true;
            struct str after = printed(&app, a);
            assert_true(str_is_equal(before, after));
            line_run(&app, str_of(line), 0);
        }
        arena_reset(a, mark);
    }
    assert_true(has_failed);
    app_close(&app);
    sample_close(&sample);
}

/* Makes what is due with LEFT allocations before memory runs out; false if it
 * was not there. */
static bool due_make(struct app *app, long left)
{
    failing_left = left;
    for (int i = 0; i < 100 && app_work(app); i++)
        work_step(app->layer, 0);
    failing_left = -1;
    assert_int_equal(app->reader.due, 0);
    return !strstr(app->message, "not enough memory");
}

/* Layouts and searches made beside the interface: where memory runs out all
 * stays as it was, and can be used; asked again it is there. Only the overview
 * may be left out of what is shown. */
static void test_layer(void **state)
{
    static const char *const key_table[] = {
        "vi", "zM", "/w170<Enter>", "<Esc>w", "&w17<Enter>", "<Esc>+", "vn"};
    struct sample sample;
    struct app app;
    struct buf all = {.a = *state};
    long failed = 0;
    sample_long(&sample);
    assert_int_equal(app_open(&app, sample.a, &sample.story, 120, 30), 0);
    assert_int_equal(work_open(sample.a, &app.layer, NULL), 0);
    app_compare(&app, HX_OLD, HX_NEW);
    assert_true(app.reader.is_slow);
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        bool is_made = false;
        for (long left = 1; !is_made && left < 1000; left++) {
            struct reader_look before = reader_look_get(&app.reader);
            struct sieve sieve = app.sieve;
            uint32_t rows = app.reader.rows.n;
            type(&app, key_table[i]);
            is_made = due_make(&app, left);
            if (is_made)
                break;
            failed++;
            struct reader_look after = reader_look_get(&app.reader);
            assert_true(reader_look_is_equal(&before, &after));
            assert_true(sieve_is_equal(&app.sieve, &sieve));
            assert_int_equal(app.reader.rows.n, rows);
            assert_int_equal(app.reader.search.hits, 0);
            type(&app, "j");
            assert_true(due_make(&app, 1000));
            type(&app, "k");
        }
        assert_true(is_made);
        buf_put(&all, str_of(key_table[i]));
    }
    assert_true(failed > 20);
    print_message("%ld allocations\n", failed);
    for (size_t i = 0; i < 5; i++) {
        static const char *const last_table[] = {"w", "vs", "zR", "g", "n"};
        type(&app, last_table[i]);
        assert_true(due_make(&app, 1000));
        buf_put(&all, str_of(last_table[i]));
    }
    assert_as_at_once(&app, str_copy(*state, buf_str(&all)));
    app_close(&app);
    sample_close(&sample);
}

/* A record is answered whatever fails; once nothing does, with what it is. */
static void test_record(void **state)
{
    const struct batch_options options = {.members = RECORD_ALL};
    struct batch_task task = {.options = &options, .number = 3};
    struct str answer = {NULL, 0};
    const struct str end = STR("not enough memory for this record\"}\n");
    bool ok = false, has_answered = false;
    char small[96];
    long n = 1;
    task.line = STR("{\"id\": \"x\", \"old\": \"It was cold. He left.\", "
                    "\"new\": \"He left. It was 5.\"}");
    for (; !ok && n < 1000; n++) {
        struct arena *a;
        assert_int_equal(arena_open(&a), HX_OK);
        failing_left = n;
        answer = batch_record(a, &task, small, &ok);
        failing_left = -1;
        assert_true(str_has_prefix(answer, STR("{\"id\":")));
        assert_int_equal(answer.s[answer.len - 1], '\n');
        assert_true(
            ok ||
            str_is_equal(str_sub(answer, answer.len - end.len, end.len), end));
        has_answered = has_answered || !ok;
        arena_close(a);
    }
    (void)state;
    assert_true(ok && has_answered && n > 5);
    print_message("%ld allocations\n", n - 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_read),         arena_test(test_formats),
        arena_test(test_commands),     arena_test(test_layer),
        cmocka_unit_test(test_record),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("memory_app", tests, NULL, NULL);
}
