/* SPDX-License-Identifier: MIT */

/*
 * Keys as the user sets them: what a binding takes the place of, what waits for
 * more keys, what is refused, and that what is printed reads back as the same.
 */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/binding.h"
#include "arena_state.h"
#include "sample.h"
#include "typing.h"

/* Does LINE, "bind ..." or "unbind ..."; gives the sentence, "" if done. */
static const char *run(struct bindings *bindings, const char *line)
{
    static struct error err;
    struct str rest = str_of(line), word = str_word_cut(&rest);
    int result = str_is_equal(word, STR("bind"))
                     ? bindings_bind(bindings, rest, &err)
                     : bindings_unbind(bindings, rest, &err);
    return result ? err.text : "";
}

static void done(struct bindings *bindings, const char *line)
{
    const char *wrong = run(bindings, line);
    if (*wrong)
        fail_msg("%s: %s", line, wrong);
}

static struct binding_match find(const struct bindings *bindings,
                                 enum binding_where where, const char *keys)
{
    uint32_t key[8], n = 0;
    for (struct str rest = str_of(keys); rest.len;)
        key[n++] = key_cut(&rest);
    return binding_find(bindings, where, key, n);
}

static void assert_line(const struct bindings *bindings,
                        enum binding_where where, const char *keys,
                        const char *line)
{
    const char *found = find(bindings, where, keys).command;
    if (line)
        assert_string_equal(found ? found : "nothing", line);
    else
        assert_null(found);
}

static void test_replace(void **state)
{
    struct bindings bindings = {.a = *state};
    done(&bindings, "bind q quit");
    assert_line(&bindings, IN_TEXT, "q", "quit");
    assert_line(&bindings, IN_LIST, "q", "quit");
    done(&bindings, "bind   W\t  3 next-change ");
    assert_line(&bindings, IN_TEXT, "W", "3 next-change");
    done(&bindings, "bind list W summary");
    assert_line(&bindings, IN_TEXT, "W", "3 next-change");
    assert_line(&bindings, IN_LIST, "W", "summary");
    done(&bindings, "bind W next");
    assert_line(&bindings, IN_TEXT, "W", "next");
    assert_line(&bindings, IN_LIST, "W", "summary");
    done(&bindings, "unbind list W");
    assert_line(&bindings, IN_LIST, "W", "next");
    done(&bindings, "unbind W");
    assert_line(&bindings, IN_LIST, "W", NULL);
    assert_line(&bindings, IN_TEXT, "W", NULL);
    done(&bindings, "unbind n");
    assert_line(&bindings, IN_TEXT, "n", NULL);
    done(&bindings, "bind <c-N> next"); /* the same key, however written */
    done(&bindings, "bind <C-n> previous");
    assert_line(&bindings, IN_TEXT, "<C-n>", "previous");
}

/* What a key means in lists stays unless it is bound there. */
static void test_places(void **state)
{
    struct bindings bindings = {.a = *state};
    assert_line(&bindings, IN_TEXT, "<Enter>", "follow-move");
    done(&bindings, "bind <Enter> next-change");
    assert_line(&bindings, IN_TEXT, "<Enter>", "next-change");
    assert_line(&bindings, IN_LIST, "<Enter>", "choose");
    done(&bindings, "bind list <Enter> close");
    assert_line(&bindings, IN_LIST, "<Enter>", "close");
    done(&bindings, "bind text j bottom");
    assert_line(&bindings, IN_TEXT, "j", "bottom");
    assert_line(&bindings, IN_LIST, "j", "line-down");
    done(&bindings, "unbind <Enter>");
    assert_line(&bindings, IN_TEXT, "<Enter>", NULL);
    assert_line(&bindings, IN_LIST, "<Enter>", NULL);
}

/* A longer binding makes the shorter one wait; a shorter one of the user's
 * takes the place of the longer ones as delivered, but not of his own. */
static void test_prefix(void **state)
{
    struct bindings bindings = {.a = *state};
    assert_false(find(&bindings, IN_TEXT, "n").is_prefix);
    done(&bindings, "bind nn next-move");
    assert_true(find(&bindings, IN_TEXT, "n").is_prefix);
    assert_line(&bindings, IN_TEXT, "n", "next");
    assert_line(&bindings, IN_TEXT, "nn", "next-move");
    assert_true(find(&bindings, IN_TEXT, "v").is_prefix);
    done(&bindings, "bind v layout-inline");
    assert_false(find(&bindings, IN_TEXT, "v").is_prefix);
    assert_line(&bindings, IN_TEXT, "va", NULL);
    done(&bindings, "bind vx layout-side");
    done(&bindings, "bind v layout-new");
    assert_line(&bindings, IN_TEXT, "vx", "layout-side");
    assert_true(find(&bindings, IN_LIST, "v").is_prefix);
    /* what changes nothing takes nothing away */
    done(&bindings, "bind g top");
    assert_line(&bindings, IN_TEXT, "gm", "follow-move");
    done(&bindings, "bind g bottom");
    assert_line(&bindings, IN_TEXT, "gm", NULL);
}

static void test_wrong(void **state)
{
    /* clang-format off */
    static const struct {
        const char *line, *wrong;
    } rows[] = {
        {"bind", "the keys to bind are missing"},
        {"bind list", "the keys to bind are missing"},
        {"bind x", "the command is missing: bind KEYS COMMAND"},
        {"bind list next", "the command is missing: bind KEYS COMMAND"},
        {"bind 3x next",
         "a binding cannot begin with a digit but 0: digits are the count of "
         "a command"},
        {"bind <nonsense> next", "no key is called <nonsense>"},
        {"bind x<y> next", "no key is called <y>"},
        {"bind abcde next", "a binding has at most 4 keys"},
        {"bind \x01\x7f next", "\x7f cannot be typed"},
        {"bind \xe2\x80\xae next", "\xe2\x80\xae cannot be typed"},
        {"bind \xff next", "\xff cannot be typed"},
        {"bind \xcc\x81 next", "\xcc\x81 cannot be typed"},
        {"bind x nonsense",
         "nonsense is no command; Tab completes, :help lists all"},
        {"bind x 7", "7 is no command; Tab completes, :help lists all"},
        {"bind x next 3 4", "only a number can stand after next: 3 4"},
        {"bind x next\x1b[m", "a binding has a sign that cannot be seen"},
        {"unbind", "the keys to bind are missing"},
        {"unbind W", "W is not bound"},
        {"unbind list n", "list n is not bound"},
        {"unbind n next", "only keys can stand after unbind"},
    };
    /* clang-format on */
    struct bindings bindings = {.a = *state};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(run(&bindings, rows[i].line), rows[i].wrong);
        assert_line(&bindings, IN_TEXT, "n", "next");
        struct buf b = {.a = *state};
        bindings_print(&b, &bindings, false);
        assert_int_equal(b.len, 0);
    }
    done(&bindings, "bind 0 top");
    done(&bindings, "bind x5 top");
    done(&bindings, "bind abcd top");
}

/* Reads the lines TEXT over the delivered keys; prints them again. */
static struct str again(struct arena *a, struct str text, bool all)
{
    struct bindings bindings = {.a = a};
    struct buf b = {.a = a};
    while (text.len)
        done(&bindings, str_copy(a, str_cut(&text, '\n')));
    bindings_print(&b, &bindings, all);
    return buf_str(&b);
}

static void assert_round(struct arena *a, const struct bindings *bindings)
{
    for (int all = 0; all < 2; all++) {
        struct buf b = {.a = a};
        bindings_print(&b, bindings, all);
        struct str read = again(a, buf_str(&b), all);
        assert_string_equal(str_copy(a, read), str_copy(a, buf_str(&b)));
    }
}

static void test_print(void **state)
{
    struct arena *a = *state;
    struct bindings bindings = {.a = a};
    struct buf b = {.a = a};
    bindings_print(&b, &bindings, true);
    assert_true(str_has_prefix(buf_str(&b), STR("bind n next\nbind ]c next-")));
    assert_non_null(
        strstr(str_copy(a, buf_str(&b)), "\nbind text <Enter> follow-move\n"));
    assert_round(a, &bindings);
    done(&bindings, "bind <Enter> next");
    done(&bindings, "bind gy 2 layout-inline");
    done(&bindings, "unbind w");
    b.len = 0;
    bindings_print(&b, &bindings, false);
    assert_string_equal(str_copy(a, buf_str(&b)),
                        "unbind text <Enter>\nunbind w\nbind <Enter> next\n"
                        "bind gy 2 layout-inline\n");
    assert_round(a, &bindings);
}

/* Any lines, in any order, print and read back. */
static void test_random(void **state)
{
    static const char *const places[] = {"", "", "text ", "list "};
    static const char *const keys[] = {
        "n",   "nn", "g", "gm",   "gmm",   "v",     "va", "vs",  "vax",
        "z",   "#",  "=", "<lt>", ">",     ":",     "]",  "]c",  "<Enter>",
        "]cc", "q",  "w", "ww",   "<C-_>", "<C-a>", "\"", "<F1>"};
    static const char *const lines[] = {"next", "top", "3 next-change",
                                        "follow-move", "choose"};
    uint32_t seed = 5;
    for (int i = 0; i < 300; i++) {
        struct arena_mark mark = arena_mark(*state);
        struct bindings bindings = {.a = *state};
        for (uint32_t j = random_below(&seed, 20); j; j--) {
            char line[128];
            const char *key = keys[random_below(&seed, 26)];
            const char *place = places[random_below(&seed, 4)];
            bool bind = random_below(&seed, 3);
            snprintf(line, sizeof line, "%s %s%s %s", bind ? "bind" : "unbind",
                     place, key, bind ? lines[random_below(&seed, 5)] : "");
            run(&bindings, line);
        }
        assert_round(*state, &bindings);
        arena_reset(*state, mark);
    }
}

static void test_keys(void **state)
{
    struct bindings bindings = {.a = *state};
    assert_string_equal(binding_keys(&bindings, IN_TEXT, "next"), "n");
    assert_string_equal(binding_keys(&bindings, IN_LIST, "line-down"), "j");
    assert_null(binding_keys(&bindings, IN_TEXT, "choose"));
    done(&bindings, "bind text j next");
    assert_string_equal(binding_keys(&bindings, IN_TEXT, "line-down"),
                        "<Down>");
    assert_string_equal(binding_keys(&bindings, IN_LIST, "line-down"), "j");
    done(&bindings, "unbind n");
    assert_string_equal(binding_keys(&bindings, IN_TEXT, "next"), "j");
}

/* The lines around the text name the keys in force. */
static void test_hints(void **state)
{
    struct sample sample;
    struct app app;
    (void)state;
    sample_story(&sample, 1, 3);
    assert_int_equal(app_open(&app, sample.a, &sample.story, 120, 24), 0);
    assert_row(&app, 23, " n next change  N previous  Enter other end of a");
    done(&app.bindings, "bind <Space> next");
    done(&app.bindings, "unbind n");
    done(&app.bindings, "unbind <Enter>");
    done(&app.bindings, "bind <F1> close");
    done(&app.bindings, "bind ,l layout-inline");
    done(&app.bindings, "unbind vi");
    done(&app.bindings, "unbind q");
    done(&app.bindings, "unbind <C-c>");
    done(&app.bindings, "bind list <lt> close");
    assert_row(&app, 23, " Space next change  N previous  gm other end of a");
    assert_row(&app, 23, ", layout");
    assert_row(&app, 23, "F1 quit");
    type(&app, ",");
    assert_row(&app, 23, " l inline");
    type(&app, "l");
    assert_int_equal(app.reader.view, VIEW_INLINE);
    type(&app, "S");
    assert_row(&app, 23, " < close ");
    type(&app, "<lt>");
    assert_int_equal(app.mode, MODE_READER);
    type(&app, "?<End>");
    assert_row(&app, 23, " F1 close  j down  k up  f next page  b page");
    app_close(&app);
    sample_close(&sample);
}

/* Alt and a key is what is bound to it, else Esc and then the key. */
static void test_alt(void **state)
{
    struct sample sample;
    struct app app;
    (void)state;
    sample_story(&sample, 1, 3);
    assert_int_equal(app_open(&app, sample.a, &sample.story, 80, 24), 0);
    done(&app.bindings, "bind <M-i> layout-inline");
    done(&app.bindings, "bind <F12> layout-new");
    type(&app, "<M-i>");
    assert_int_equal(app.reader.view, VIEW_INLINE);
    type(&app, "<F12>");
    assert_int_equal(app.reader.view, VIEW_NEW);
    type(&app, "?<M-n>"); /* closes the help */
    assert_int_equal(app.mode, MODE_READER);
    assert_row(&app, 22, "change 2 of");
    type(&app, "/ferry<M-i>");
    assert_int_equal(app.prompt.sign, 0);
    app_close(&app);
    sample_close(&sample);
}

static void test_help(void **state)
{
    struct sample sample;
    struct app app;
    (void)state;
    sample_story(&sample, 1, 3);
    assert_int_equal(app_open(&app, sample.a, &sample.story, 80, 200), 0);
    done(&app.bindings, "bind Y next");
    done(&app.bindings, "unbind n");
    done(&app.bindings, "bind gn 5 next-change");
    type(&app, "?");
    bool next = false, own = false;
    for (int y = 0; y < 200; y++) {
        const char *text = row_text(&app, y);
        next |= strstr(text, "  Y    ") && strstr(text, "next change, or");
        own |= strstr(text, "  gn    ") && strstr(text, "5 next-change");
    }
    assert_true(next && own);
    app_close(&app);
    sample_close(&sample);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_replace),    arena_test(test_places),
        arena_test(test_prefix),     arena_test(test_wrong),
        arena_test(test_print),      arena_test(test_random),
        arena_test(test_keys),       cmocka_unit_test(test_hints),
        cmocka_unit_test(test_help), cmocka_unit_test(test_alt),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("binding", tests, NULL, NULL);
}
