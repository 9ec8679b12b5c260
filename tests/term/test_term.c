/* SPDX-License-Identifier: MIT */

/*
 * The terminal, through a tiny program that uses it (term_demo.c) in a
 * pseudo-terminal. The program's path is in the variable TERM_DEMO. Where the
 * address sanitizer is in the program, faults keep its report instead of
 * giving the terminal back: build the test with it too.
 */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/term/demo.h"

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

/* A wrapper such as valgrind needs longer, and ends programs its own way. */
static bool is_wrapped(void)
{
    return getenv("PTY_WRAPPER") != NULL;
}

static struct pty *demo_shown(struct pty_options options)
{
    struct pty *pty = demo_start(options, NULL);
    assert_true(pty_wait(pty, "keys 0."));
    return pty;
}

static void test_picture(void **state)
{
    (void)state;
    struct pty *pty = demo_shown((struct pty_options){0});
    assert_true(pty_is_alternate(pty));
    assert_false(pty_is_cursor_visible(pty));
    assert_false(pty_has_mouse(pty));
    assert_false(pty_is_same_modes(pty));
    assert_string_equal(pty_row(pty, 0), "size 80x24. resizes 0.");
    const char *row = pty_row(pty, 1);
    const char *start = "e\u0301 \u65e5\u672c|";
    assert_memory_equal(row, start, strlen(start));
    assert_null(strchr(row, '\033'));
    assert_null(strstr(row, "\u202e"));
    assert_int_equal(pty_cell(pty, 1, 2).width, 2);
    assert_int_equal(pty_cell(pty, 1, 6).text[0], '|');
    assert_string_equal(pty_row(pty, 2), "cut added changed moved struck");
    assert_string_equal(pty_row(pty, 23), "");
    demo_quit(pty);
}

static void test_colors(void **state)
{
    (void)state;
    struct pty *pty = demo_shown((struct pty_options){0});
    struct pty_cell cell = pty_cell(pty, 0, 79);
    assert_true(cell.reverse);
    assert_int_equal(cell.fg, -1);
    cell = pty_cell(pty, 2, 0);
    assert_int_equal(cell.fg, 1);
    assert_int_equal(cell.bg, -1);
    assert_false(cell.bold);
    cell = pty_cell(pty, 2, 4);
    assert_int_equal(cell.fg, 10);
    assert_int_equal(cell.bg, 4);
    assert_true(cell.bold);
    assert_int_equal(pty_cell(pty, 2, 10).bg, 226);
    cell = pty_cell(pty, 2, 18);
    assert_true(cell.italic && cell.underline);
    assert_true(pty_cell(pty, 3, 0).reverse);
    assert_false(pty_cell(pty, 3, 4).reverse);
    demo_quit(pty);
}

static void test_few_colors(void **state)
{
    (void)state;
    const char *const linux_kind[] = {"TERM=linux", NULL};
    struct pty *pty = demo_start((struct pty_options){0}, linux_kind);
    assert_true(pty_wait(pty, "keys 0."));
    struct pty_cell cell = pty_cell(pty, 2, 4);
    assert_int_equal(cell.fg, 2);
    assert_int_equal(cell.bg, 4);
    assert_true(cell.bold);
    assert_int_equal(pty_cell(pty, 2, 0).fg, 1);
    demo_quit(pty);
    const char *const vt100[] = {"TERM=vt100", NULL};
    pty = demo_start((struct pty_options){0}, vt100);
    assert_true(pty_wait(pty, "keys 0."));
    cell = pty_cell(pty, 2, 4);
    assert_int_equal(cell.fg, -1);
    assert_true(cell.bold);
    assert_true(pty_cell(pty, 0, 0).reverse);
    pty_keys(pty, "q");
    assert_end(pty, 0);
    pty_free(pty);
}

/* Where the terminal says so, any color is shown and the palette is as it is;
 * elsewhere, and where others would take it for something else, 256. */
static void test_true_color(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *colors;
        int fg;
    } kind_table[] = {
        {"TERM=xterm-256color",        "COLORTERM=truecolor", 0x1123456},
        {"TERM=tmux-256color",         "COLORTERM=24bit",     0x1123456},
        {"TERM=xterm",                 "COLORTERM=truecolor", 0x1123456},
        {"TERM=rxvt-unicode-256color", "COLORTERM=truecolor", 0x1123456},
        {"TERM=xterm-256color",        "COLORTERM=yes",       1        },
        {"TERM=screen-256color",       "COLORTERM=truecolor", 1        },
        {"TERM=linux",                 "COLORTERM=truecolor", 1        },
        {"TERM=vt100",                 "COLORTERM=truecolor", -1       },
    };
    for (size_t i = 0; i < sizeof kind_table / sizeof *kind_table; i++) {
        const char *const environment[] = {kind_table[i].kind,
                                           kind_table[i].colors, NULL};
        struct pty *pty = demo_start((struct pty_options){0}, environment);
        assert_true(pty_wait(pty, "keys 0."));
        struct pty_cell cell = pty_cell(pty, 2, 0);
        assert_int_equal(cell.fg, kind_table[i].fg);
        if (cell.fg > 255) {
            assert_int_equal(cell.bg, 16);
            assert_int_equal(pty_cell(pty, 2, 4).fg, 10);
            assert_int_equal(pty_cell(pty, 2, 4).bg, 4);
            assert_int_equal(pty_cell(pty, 2, 10).bg, 226);
            assert_int_equal(pty_cell(pty, 0, 0).fg, -1);
        }
        pty_keys(pty, "q");
        assert_end(pty, 0);
        pty_free(pty);
    }
}

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *name;
    } key_table[] = {
        {"a",          " a."         },
        {"\u00e9",     " \u00e9."    },
        {"\u65e5",     " \u65e5."    },
        {"\U0001f600", " \U0001f600."},
        {"\r",         " <Enter>."   },
        {"\n",         " <Enter>."   },
        {"\t",         " <Tab>."     },
        {" ",          " <Space>."   },
        {"\033OA",     " <Up>."      },
        {"\033OB",     " <Down>."    },
        {"\033OC",     " <Right>."   },
        {"\033OD",     " <Left>."    },
        {"\033[5~",    " <PgUp>."    },
        {"\033[6~",    " <PgDn>."    },
        {"\033OH",     " <Home>."    },
        {"\033OF",     " <End>."     },
        {"\033[3~",    " <Del>."     },
        {"\033OP",     " <F1>."      },
        {"\033OR",     " <F3>."      },
        {"\033[15~",   " <F5>."      },
        {"\033[24~",   " <F12>."     },
        {"\033[2~",    " <Ins>."     },
        {"\033x",      " <M-x>."     },
        {"\177",       " <BS>."      },
        {"\b",         " <BS>."      },
        {"\003",       " <C-c>."     },
        {"\021",       " <C-q>."     },
        {"\023",       " <C-s>."     },
        {"\026",       " <C-v>."     },
        {"\034",       " <C-\\>."    },
        {"\033",       " <Esc>."     },
    };
    struct pty *pty = demo_shown((struct pty_options){0});
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        char count[32];
        snprintf(count, sizeof count, "keys %zu ", i + 1);
        pty_keys(pty, key_table[i].bytes);
        assert_true(pty_wait(pty, count));
        assert_true(pty_wait(pty, key_table[i].name));
    }
    demo_quit(pty);
}

/* Bytes that are no key are dropped, and those of one key may come apart. */
static void test_broken_keys(void **state)
{
    (void)state;
    struct pty *pty = demo_shown((struct pty_options){0});
    pty_keys(pty, "\xe2\x82");
    pty_keys(pty, "\033[25~");
    pty_keys(pty, "\xff\xfe\xf5\x80\x80\x80\x80\x80\xc0\xaf\xed\xa0\x80z");
    assert_true(pty_wait(pty, "keys 1 z."));
    pty_keys(pty, "\xe2");
    assert_false(pty_wait_end(pty, 60, &(int){0}));
    pty_keys(pty, "\x82\xac");
    assert_true(pty_wait(pty, "keys 2 z \u20ac."));
    demo_quit(pty);
}

static void test_bad_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *variable, *text;
    } kind_table[] = {
        {"TERM=dumb",        "TERM=dumb cannot show pictures:"},
        {"TERM=no-such-one", "TERM=no-such-one, is not known" },
        {"TERM=",            "TERM is not set"                },
    };
    for (size_t i = 0; i < sizeof kind_table / sizeof *kind_table; i++) {
        const char *const environment[] = {kind_table[i].variable, NULL};
        struct pty *pty = demo_start((struct pty_options){0}, environment);
        int status;
        assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
        assert_non_null(strstr(pty_row(pty, 0), kind_table[i].text));
        assert_true(pty_is_restored(pty));
        size_t len;
        const char *output = pty_output(pty, &len);
        assert_null(memchr(output, '\033', len));
        pty_free(pty);
    }
}

static void test_no_terminal(void **state)
{
    (void)state;
    const char *demo = getenv("TERM_DEMO");
    char command[600], text[200] = "";
    if (demo == NULL)
        skip();
    snprintf(command, sizeof command, "exec '%s' 2>&1 >/dev/null", demo);
    FILE *f = popen(command, "r");
    assert_non_null(f);
    assert_non_null(fgets(text, sizeof text, f));
    assert_string_equal(text, "Standard output is not a terminal.\n");
    assert_int_equal(WEXITSTATUS(pclose(f)), 2);
}

static void test_ends(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct pty *pty = demo_shown((struct pty_options){0});
        kill(pty_pid(pty), signals[i]);
        assert_end(pty, -signals[i]);
        pty_free(pty);
    }
    struct pty *pty = demo_shown((struct pty_options){0});
    pty_keys(pty, "x");
    assert_end(pty, 5);
    pty_free(pty);
    pty = demo_shown((struct pty_options){0});
    pty_keys(pty, "@");
    assert_end(pty, -SIGABRT);
    pty_free(pty);
}

static void test_faults(void **state)
{
    (void)state;
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    const char *const mouse[] = {"DEMO_MOUSE=1", NULL};
    if (IS_SANITIZED || is_wrapped())
        skip();
    for (const char *key = "!0"; *key != '\0'; key++) {
        struct pty *pty = demo_start((struct pty_options){0}, mouse);
        assert_true(pty_wait(pty, "keys 0."));
        pty_keys(pty, (char[]){*key, '\0'});
        assert_end(pty, -SIGSEGV);
        pty_free(pty);
    }
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct pty *pty = demo_shown((struct pty_options){0});
        kill(pty_pid(pty), signals[i]);
        assert_end(pty, -signals[i]);
        pty_free(pty);
    }
}

/* Signals are seen although there is always a key to read. */
static void test_signal_in_flood(void **state)
{
    (void)state;
    struct pty *pty = demo_shown((struct pty_options){0});
    char keys[1001];
    memset(keys, 'k', sizeof keys - 1);
    keys[sizeof keys - 1] = '\0';
    pty_keys(pty, keys);
    kill(pty_pid(pty), SIGTERM);
    assert_end(pty, -SIGTERM);
    pty_free(pty);
}

static void resize_walk(const char *kind)
{
    static const int sizes[][2] = {
        {200, 60},
        {2,   2 },
        {80,  24},
        {1,   1 },
        {80,  24},
        {1,   24},
        {80,  1 },
        {80,  24},
        {3,   5 },
        {300, 4 },
        {1,   1 },
        {2,   1 },
        {40,  10},
        {41,  11},
        {80,  24},
    };
    const char *const environment[] = {kind, NULL};
    struct pty *pty = demo_start((struct pty_options){0}, environment);
    assert_true(pty_wait(pty, "keys 0."));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int width = sizes[i][0], height = sizes[i][1];
        char text[32] = "si";
        pty_resize(pty, width, height);
        if (width > 20)
            snprintf(text, sizeof text, "size %dx%d.", width, height);
        if (width > 1)
            assert_true(pty_wait(pty, text));
        else
            assert_false(pty_wait_end(pty, 60, &(int){0}));
    }
    assert_true(pty_wait(pty, "cut added changed moved struck"));
    assert_true(pty_wait(pty, "keys 0."));
    assert_string_equal(pty_row(pty, 10), "");
    pty_resize(pty, 1, 1);
    demo_quit(pty);
}

static void test_resize(void **state)
{
    (void)state;
    resize_walk("TERM=xterm-256color");
    /* Where ncurses reads outside its memory on one column. */
    resize_walk("TERM=tmux-256color");
    struct pty *pty =
        demo_start((struct pty_options){.width = 1, .height = 1}, NULL);
    pty_keys(pty, "q");
    assert_end(pty, 0);
    pty_free(pty);
}

/* Random sizes, with and without waiting between: the last one is shown. */
static void test_many_resizes(void **state)
{
    (void)state;
    uint32_t seed = 7;
    struct pty *pty = demo_shown((struct pty_options){0});
    for (int i = 0; i < 200; i++) {
        char text[32];
        int width = 0, height = 0;
        for (int n = 0; n <= i % 4; n++) {
            seed = seed * 1664525 + 1013904223;
            width = 24 + (int)(seed >> 16) % 150;
            height = 2 + (int)(seed >> 24) % 50;
            pty_resize(pty, width, height);
            if (i % 3 == 0)
                pty_keys(pty, "k");
        }
        snprintf(text, sizeof text, "size %dx%d.", width, height);
        assert_true(pty_wait(pty, text));
    }
    demo_quit(pty);
}

static void test_environment_size(void **state)
{
    (void)state;
    const char *const wrong[] = {"LINES=99999999", "COLUMNS=3", NULL};
    struct pty *pty = demo_start((struct pty_options){0}, wrong);
    assert_true(pty_wait(pty, "size 80x24."));
    assert_true(pty_wait(pty, "keys 0."));
    demo_quit(pty);
}

/* What ncurses made of many frames is the picture, cell for cell. */
static void test_random_pictures(void **state)
{
    (void)state;
    char name[] = "/tmp/term_demo.XXXXXX", variable[64], line[1024];
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    close(fd);
    snprintf(variable, sizeof variable, "DEMO_DUMP=%s", name);
    const char *const environment[] = {variable, NULL};
    struct pty *pty = demo_start(
        (struct pty_options){.width = 71, .height = 31}, environment);
    assert_true(pty_wait(pty, "keys 0."));
    for (int i = 1; i <= 20; i++) {
        char text[32];
        snprintf(text, sizeof text, "keys %d", 2 * i);
        pty_keys(pty, "#");
        assert_true(pty_wait(pty, "done"));
        FILE *f = fopen(name, "r");
        assert_non_null(f);
        for (int y = 0; fgets(line, sizeof line, f) != NULL; y++) {
            size_t len = strcspn(line, "\n");
            while (len > 0 && line[len - 1] == ' ')
                len--;
            line[len] = '\0';
            assert_string_equal(pty_row(pty, y), line);
        }
        fclose(f);
        pty_keys(pty, "k");
        assert_true(pty_wait(pty, text));
        assert_true(pty_wait_no(pty, "done"));
    }
    unlink(name);
    demo_quit(pty);
}

static void test_stop(void **state)
{
    (void)state;
    if (is_wrapped())
        skip(); /* valgrind does not stop */
    struct pty *pty = demo_shown((struct pty_options){.job = true});
    for (int i = 0; i < 4; i++) {
        char text[32];
        if (i % 2 == 0)
            pty_keys(pty, "\032");
        else
            kill(pty_pid(pty), SIGTSTP);
        assert_true(pty_wait_stop(pty));
        assert_true(pty_is_restored(pty));
        if (i == 2)
            pty_resize(pty, 60, 20);
        pty_continue(pty);
        snprintf(text, sizeof text, "keys %d", i / 2 + 1);
        assert_true(pty_wait(pty, text));
        assert_true(pty_wait(pty, i < 2 ? "size 80x24." : "size 60x20."));
        assert_true(pty_is_alternate(pty));
        assert_false(pty_is_same_modes(pty));
        assert_true(pty_wait(pty, "cut added changed moved struck"));
    }
    pty_keys(pty, "\033OA");
    assert_true(pty_wait(pty, "<Up>."));
    demo_quit(pty);
}

/* Stopped without being asked, and killed while stopped. */
static void test_hard_stop(void **state)
{
    (void)state;
    if (is_wrapped())
        skip(); /* valgrind does not stop */
    struct pty *pty = demo_shown((struct pty_options){.job = true});
    kill(pty_pid(pty), SIGSTOP);
    assert_true(pty_wait_stop(pty));
    pty_continue(pty);
    pty_keys(pty, "k");
    assert_true(pty_wait(pty, "keys 1 k."));
    kill(pty_pid(pty), SIGTSTP);
    assert_true(pty_wait_stop(pty));
    kill(pty_pid(pty), SIGTERM);
    pty_continue(pty);
    assert_end(pty, -SIGTERM);
    pty_free(pty);
}

static void test_hang_up(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct pty *pty =
            demo_shown((struct pty_options){.ignore_hup = i == 1});
        int status;
        pty_hang_up(pty);
        assert_true(
            pty_wait_end(pty, is_wrapped() ? PTY_LIMIT : 1000, &status));
        if (i == 0)
            assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
        else
            assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        pty_free(pty);
    }
}

static void test_input_is_pipe(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "text\n", 5), 5);
    close(ends[1]);
    struct pty *pty = demo_shown((struct pty_options){.input = ends[0]});
    close(ends[0]);
    pty_keys(pty, "k\033OB");
    assert_true(pty_wait(pty, "keys 2 k <Down>."));
    demo_quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_picture),
        cmocka_unit_test(test_colors),
        cmocka_unit_test(test_few_colors),
        cmocka_unit_test(test_true_color),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_broken_keys),
        cmocka_unit_test(test_bad_kinds),
        cmocka_unit_test(test_no_terminal),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_signal_in_flood),
        cmocka_unit_test(test_resize),
        cmocka_unit_test(test_many_resizes),
        cmocka_unit_test(test_environment_size),
        cmocka_unit_test(test_random_pictures),
        cmocka_unit_test(test_stop),
        cmocka_unit_test(test_hard_stop),
        cmocka_unit_test(test_hang_up),
        cmocka_unit_test(test_input_is_pipe),
    };
    return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
