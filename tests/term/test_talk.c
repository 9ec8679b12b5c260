/* SPDX-License-Identifier: MIT */

/*
 * What goes between the program and the terminal, or another program on it,
 * beside pictures and keys: the question for colors, answered by terminals of
 * all sorts; the mouse; the clipboard; the editor. The program is term_demo.c.
 */

#define _GNU_SOURCE /* memmem() */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/term/demo.h"

#define QUESTION "\033]11;?\a\033]10;?\a\033[c"
#define DARK "\033]11;rgb:1e1e/1e1e/2e2e\033\\\033]10;rgb:cdcd/d6d6/f4f4\033\\"
#define DEVICE "\033[?62;4;22c"

/* The terminal answers nothing by itself; the question was asked. */
static struct pty *query_start(void)
{
    static const char *const environment[] = {"DEMO_QUERY=1", NULL};
    struct pty *pty =
        demo_start((struct pty_options){.silent = true}, environment);
    assert_true(pty_wait_output(pty, QUESTION));
    return pty;
}

/* A while in which the program goes on. */
static void pass(struct pty *pty, int milliseconds)
{
    assert_false(pty_wait_end(pty, milliseconds, &(int){0}));
}

static void test_answers(void **state)
{
    (void)state;
    static const char *const answer_table[] = {
        DARK DEVICE,
        "keys 0. back dark.",
        "\033]11;rgb:ff/ff/ff\a" DEVICE,
        "keys 0. back light.",
        "\033]11;rgba:ffff/ffff/d7d7/ffff\a\033[?1;2c",
        "keys 0. back light.",
        DEVICE,
        "keys 0. back any.",
        "\033]10;rgb:0/0/0\a" DEVICE,
        "keys 0. back any.",
        "\033]11;nothing at all\a" DEVICE,
        "keys 0. back any.",
        "\033]11;rgb:12/\033[?6\030\377\033]\033[>1;2c" DEVICE,
        "keys 3 <C-x> <Esc> ]. back any.",
        "jk\033OA" DARK DEVICE "l",
        "keys 4 j k <Up> l. back dark.",
        "j" DARK "k" DEVICE,
        "keys 2 j k. back dark.",
    };
    size_t n = sizeof answer_table / sizeof *answer_table;
    for (size_t i = 0; i < n; i += 2) {
        struct pty *pty = query_start();
        pty_keys(pty, answer_table[i]);
        assert_true(pty_wait(pty, answer_table[i + 1]));
        assert_false(pty_is_same_modes(pty));
        demo_quit(pty);
    }
}

/* In two pieces, wherever they part. */
static void test_halves(void **state)
{
    (void)state;
    const char *s = DARK DEVICE;
    for (size_t cut = 1; cut < strlen(s); cut += 7) {
        char half[128];
        struct pty *pty = query_start();
        snprintf(half, sizeof half, "%.*s", (int)cut, s);
        pty_keys(pty, half);
        pass(pty, 60);
        pty_keys(pty, s + cut);
        assert_true(pty_wait(pty, "keys 0. back dark."));
        demo_quit(pty);
    }
}

/* Nothing answers: the wait ends, what was typed is there, and an answer
 * that comes after all, in pieces too, is no key. */
static void test_late(void **state)
{
    (void)state;
    struct pty *pty = query_start();
    pty_keys(pty, "jk");
    assert_true(pty_wait(pty, "keys 2 j k. back any."));
    pty_keys(pty, "l" DARK);
    assert_true(pty_wait(pty, "keys 3 j k l. back any."));
    pty_keys(pty, "\033[?62;4");
    pass(pty, 400);
    pty_keys(pty, ";22cl");
    assert_true(pty_wait(pty, "keys 4 j k l l. back any."));
    for (int i = 0; i < 3; i++)
        pty_keys(pty, DARK DEVICE);
    pty_keys(pty, "\033");
    assert_true(pty_wait(pty, "<Esc>."));
    pty_keys(pty, "]11;rgb:1111/2222/3333\a");
    pass(pty, 100);
    pty_keys(pty, "k");
    assert_true(pty_wait(pty, "keys 6 j k l l <Esc> k. back any."));
    demo_quit(pty);
}

/* Left with an answer owed: it is waited for, or dropped with what else
 * nobody has read. */
static void test_owed(void **state)
{
    (void)state;
    struct pty *pty = query_start();
    assert_true(pty_wait(pty, "back any."));
    pty_keys(pty, "q");
    pass(pty, 20);
    pty_keys(pty, DARK DEVICE);
    demo_end(pty);
    pty = query_start();
    assert_true(pty_wait(pty, "back any."));
    pty_keys(pty, "q" DARK);
    demo_end(pty);
}

/* Milliseconds until PTY, told to, has ended. */
static int64_t end_time(struct pty *pty)
{
    struct timespec start, end;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pty_keys(pty, "q");
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
    return (end.tv_sec - start.tv_sec) * 1000 +
           (end.tv_nsec - start.tv_nsec) / 1000000;
}

/* A terminal that never answers is not waited for at the end, but where it
 * could be late: of a few the soonest tells, as all are slow on a busy
 * machine. */
static void test_never(void **state)
{
    (void)state;
    enum { TRIES = 4, WAITED = 145, LONG = 5000 };
    struct pty *pty[TRIES];
    int64_t least = PTY_LIMIT;
    for (int i = 0; i < TRIES; i++)
        pty[i] = query_start();
    for (int i = 0; i < TRIES; i++)
        assert_true(pty_wait(pty[i], "back any."));
    assert_true(end_time(pty[0]) >= WAITED);
    pass(pty[1], LONG);
    for (int i = 1; i < TRIES; i++) {
        int64_t time = end_time(pty[i]);
        least = time < least ? time : least;
    }
    assert_in_range(least, 0, WAITED - 1);
}

static void test_ends(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int status;
        struct pty *pty = query_start();
        kill(pty_pid(pty), signals[i]);
        assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
        assert_true(pty_is_restored(pty));
        pty_free(pty);
    }
    int status;
    struct pty *pty = query_start();
    pty_hang_up(pty);
    assert_true(pty_wait_end(pty, 1000, &status));
    pty_free(pty);
}

/* Terminals that are not to be asked. */
static void test_silence(void **state)
{
    (void)state;
    static const char *const kinds[] = {"TERM=linux", "TERM=screen-256color",
                                        "TERM=vt100", "TERM=Eterm"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *const environment[] = {"DEMO_QUERY=1", kinds[i], NULL};
        size_t len;
        struct pty *pty = demo_start((struct pty_options){0}, environment);
        int status = 0;
        if (strcmp(kinds[i], "TERM=Eterm") != 0)
            assert_true(pty_wait(pty, "back any."));
        else if (pty_wait_end(pty, 500, &status))
            assert_int_equal(WEXITSTATUS(status), 2); /* is not known here */
        const char *output = pty_output(pty, &len);
        assert_null(memmem(output, len, "\033]1", 3));
        pty_free(pty);
    }
    const char *const tmux[] = {"DEMO_QUERY=1", "TERM=screen-256color",
                                "TMUX=/tmp/x,1,0", NULL};
    struct pty *pty = demo_start((struct pty_options){0}, tmux);
    assert_true(pty_wait_output(pty, QUESTION));
    assert_true(pty_wait(pty, "back any."));
    demo_quit(pty);
}

/* The terminal tells that its colors changed, where it answered at all. */
static void test_watch(void **state)
{
    (void)state;
    struct pty *pty = query_start();
    pty_keys(pty, DARK DEVICE);
    assert_true(pty_wait(pty, "back dark."));
    assert_true(pty_wait_output(pty, "\033[?2031h"));
    pty_keys(pty, "\033[?997;2n");
    assert_true(pty_wait(pty, "keys 0. now light."));
    pty_keys(pty, "\033[?997;1n");
    assert_true(pty_wait(pty, "keys 0. now dark."));
    demo_quit(pty);
}

static void test_mouse(void **state)
{
    (void)state;
    const char *const mouse[] = {"DEMO_MOUSE=1", NULL};
    struct pty *pty = demo_start((struct pty_options){.width = 300}, mouse);
    assert_true(pty_wait(pty, "keys 0."));
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, "\033[<0;251;6M\033[<0;251;6m");
    assert_true(pty_wait(pty, "keys 2 <Click 5,250> <Release 5,250>."));
    for (int i = 0; i < 20; i++)
        pty_keys(pty, "\033[<2;9;9M\033[<2;9;9m\033[<35;4;4M");
    pty_keys(pty, "\033[<64;3;2M");
    assert_true(pty_wait(pty, "<WheelUp>1,2."));
    pty_keys(pty, "\033[<65;4;2M");
    assert_true(pty_wait(pty, "keys 4 "));
    assert_true(pty_wait(pty, "<WheelDown>1,3."));
    pty_keys(pty, "\033[<32;2;2M");
    assert_true(pty_wait(pty, "<Drag 1,1>."));
    demo_quit(pty);
    /* Where the mouse is told in the older way, and where there is none. */
    const char *const tmux[] = {"DEMO_MOUSE=1", "TERM=tmux-256color", NULL};
    pty = demo_start((struct pty_options){0}, tmux);
    assert_true(pty_wait(pty, "keys 0."));
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, "\033[M %#\033[M@&#\033[M#&#");
    assert_true(pty_wait(pty, "<Click 2,4> <Drag 2,5> <Release 2,5>."));
    demo_quit(pty);
    const char *const none[] = {"DEMO_MOUSE=1", "TERM=vt100", NULL};
    pty = demo_start((struct pty_options){0}, none);
    assert_true(pty_wait(pty, "keys 0."));
    assert_false(pty_has_mouse(pty));
    pty_keys(pty, "mM");
    demo_quit(pty);
}

/* Given back and taken again while the program runs. */
static void test_mouse_set(void **state)
{
    (void)state;
    const char *const mouse[] = {"DEMO_MOUSE=1", NULL};
    struct pty *pty = demo_start((struct pty_options){0}, mouse);
    assert_true(pty_wait(pty, "keys 0."));
    pty_keys(pty, "Mj");
    assert_true(pty_wait(pty, "keys 1 j."));
    assert_false(pty_has_mouse(pty));
    pty_keys(pty, "mk");
    assert_true(pty_wait(pty, "keys 2 j k."));
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, "\033[<0;2;3M");
    assert_true(pty_wait(pty, "<Click 2,1>."));
    demo_quit(pty);
    pty = demo_start((struct pty_options){0}, NULL);
    assert_true(pty_wait(pty, "keys 0."));
    pty_keys(pty, "mj");
    assert_true(pty_wait(pty, "keys 1 j."));
    assert_true(pty_has_mouse(pty));
    demo_quit(pty);
}

static int value_of(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* Decodes what the terminal was asked to copy; NULL if there is none. */
static char *copied(const struct pty *pty)
{
    size_t len;
    const char *output = pty_output(pty, &len), *end = output + len;
    const char *s = memmem(output, len, "\033]52;c;", 7);
    if (s == NULL)
        return NULL;
    char *text = calloc(1, len);
    char *out = text;
    assert_non_null(text);
    for (s += 7; s < end && *s != '\a'; s += 4) {
        assert_true(end - s > 4);
        int value[4];
        for (int i = 0; i < 4; i++)
            value[i] = value_of(s[i]);
        assert_true(value[0] >= 0 && value[1] >= 0);
        *out++ = (char)(value[0] << 2 | value[1] >> 4);
        if (s[2] != '=')
            *out++ = (char)(value[1] << 4 | value[2] >> 2);
        if (s[3] != '=')
            *out++ = (char)(value[2] << 6 | value[3]);
    }
    assert_true(s < end);
    return text;
}

static void copy_check(const char *text)
{
    size_t room = strlen(text) + 16;
    char *variable = malloc(room);
    assert_non_null(variable);
    snprintf(variable, room, "DEMO_COPY=%s", text);
    const char *const environment[] = {variable, NULL};
    struct pty *pty = demo_start((struct pty_options){0}, environment);
    assert_true(pty_wait(pty, "keys 0."));
    pty_keys(pty, "y");
    assert_true(pty_wait(pty, "sent."));
    char *back = copied(pty);
    assert_non_null(back);
    assert_string_equal(back, text);
    assert_string_equal(pty_row(pty, 0), "size 80x24. resizes 0.");
    assert_string_equal(pty_row(pty, 23), "");
    free(back);
    free(variable);
    demo_quit(pty);
}

static void test_copy(void **state)
{
    (void)state;
    copy_check("");
    copy_check("The harbor stays where it was.");
    copy_check("\u201cQuoted\u201d \u65e5\u672c\n\tand more\r\n");
    copy_check("\033]52;c;eA==\a\033\\\033[2Jx\030\x9b\x9c\377");
    char *text = calloc(1, 75001);
    assert_non_null(text);
    for (int i = 0; i < 75000; i++)
        text[i] = (char)(1 + i % 255);
    copy_check(text);
    free(text);
    struct pty *pty = demo_start((struct pty_options){0}, NULL);
    assert_true(pty_wait(pty, "keys 0."));
    pty_keys(pty, "y");
    assert_true(pty_wait(pty, "too long."));
    assert_null(copied(pty));
    demo_quit(pty);
}

static struct pty *editor_start(const char *script, bool job)
{
    static char variable[300];
    static const char *const environment[] = {variable, "DEMO_MOUSE=1",
                                              "COLORTERM=truecolor", NULL};
    snprintf(variable, sizeof variable, "DEMO_EDITOR=%s", script);
    struct pty *pty = demo_start((struct pty_options){.job = job}, environment);
    assert_true(pty_wait(pty, "keys 0."));
    pty_keys(pty, "e");
    return pty;
}

/* The picture is whole and keys come as before. */
static void assert_back(struct pty *pty)
{
    assert_true(pty_wait(pty, "cut added changed moved struck"));
    assert_true(pty_is_alternate(pty));
    assert_true(pty_has_mouse(pty));
    assert_false(pty_is_same_modes(pty));
    assert_false(pty_is_cursor_visible(pty));
    pty_keys(pty, "\033OA");
    assert_true(pty_wait(pty, "<Up>."));
    demo_quit(pty);
}

static void test_editor(void **state)
{
    (void)state;
    struct pty *pty =
        editor_start("printf 'edit%s\\n' or; read x; echo got $x; "
                     "printf '\\033[31m\\033[5;1H'; stty raw; exit 3",
                     false);
    assert_true(pty_wait(pty, "editor"));
    assert_true(pty_is_restored(pty));
    pty_resize(pty, 60, 20);
    pty_keys(pty, "line\n");
    assert_true(pty_wait(pty, "keys 0. editor 768."));
    assert_true(pty_wait(pty, "size 60x20."));
    assert_back(pty);
    pty = editor_start("exit ${TERMINFO+1}", false);
    assert_true(pty_wait(pty, "editor 0."));
    assert_back(pty);
    const char *const mouse[] = {"DEMO_MOUSE=1", NULL};
    pty = demo_start((struct pty_options){0}, mouse);
    assert_true(pty_wait(pty, "keys 0."));
    pty_keys(pty, "e");
    assert_true(pty_wait(pty, "editor 32512."));
    assert_back(pty);
}

/* Ctrl-C and Ctrl-\ are the editor's; it starts with no signal blocked or
 * handled but as the program was. */
static void test_editor_signals(void **state)
{
    (void)state;
    struct pty *pty = editor_start("trap 'echo c%s INT' INT; "
                                   "trap 'echo quitted' QUIT; echo ready; "
                                   "read x; read x; read x",
                                   false);
    assert_true(pty_wait(pty, "ready"));
    pty_keys(pty, "\003");
    assert_true(pty_wait(pty, "c%s INT"));
    pty_keys(pty, "\034");
    assert_true(pty_wait(pty, "quitted"));
    for (int i = 0; i < 3 && !pty_is_alternate(pty); i++) {
        pty_keys(pty, "\n");
        pass(pty, 50);
    }
    assert_true(pty_wait(pty, ". editor"));
    assert_back(pty);
    pty = editor_start("grep ^SigBlk /proc/self/status; read x", false);
    assert_true(pty_wait(pty, "0000000000000000"));
    pty_keys(pty, "\n");
    assert_true(pty_wait(pty, "keys 0. editor"));
    assert_back(pty);
    /* The program is told to end while the editor runs. */
    pty = editor_start("echo ready; read x", false);
    assert_true(pty_wait(pty, "ready"));
    kill(pty_pid(pty), SIGTERM);
    pass(pty, 50);
    pty_keys(pty, "\n");
    int status;
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
}

/* Both stop and go on together, by Ctrl-Z and where only the editor stops. */
static void test_editor_stop(void **state)
{
    (void)state;
    if (getenv("PTY_WRAPPER"))
        skip(); /* valgrind does not stop */
    struct pty *pty = editor_start("echo ready; read x; kill -STOP $$; "
                                   "echo on again; read x; exit 2",
                                   true);
    assert_true(pty_wait(pty, "ready"));
    pty_keys(pty, "\032");
    assert_true(pty_wait_stop(pty));
    pty_continue(pty);
    pty_keys(pty, "\n");
    assert_true(pty_wait_stop(pty));
    assert_true(pty_is_restored(pty));
    pty_continue(pty);
    assert_true(pty_wait(pty, "on again"));
    pty_keys(pty, "\n");
    assert_true(pty_wait(pty, "keys 0. editor 512."));
    assert_back(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_halves),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_owed),
        cmocka_unit_test(test_never),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_silence),
        cmocka_unit_test(test_watch),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_mouse_set),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_editor),
        cmocka_unit_test(test_editor_signals),
        cmocka_unit_test(test_editor_stop),
    };
    return cmocka_run_group_tests_name("talk", tests, NULL, NULL);
}
