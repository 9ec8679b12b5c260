/* SPDX-License-Identifier: MIT */

/* The command that takes what is copied, and what goes wrong with one. */

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "interact/clipboard.h"

static struct arena *arena;
static char path[] = "/tmp/hexapla_clipboard.XXXXXX";

static const char *command_of(const char *before, const char *after)
{
    struct buf b = {.a = arena};
    buf_print(&b, "%s%s%s", before, path, after);
    return str_copy(arena, buf_str(&b));
}

/* Bytes of all sorts, more than a pipe holds. */
static struct str text_new(void)
{
    enum { LEN = 300000 };
    char *s = arena_alloc(arena, LEN, 1);
    for (uint32_t i = 0; i < LEN; i++)
        s[i] = (char)(i * 7 + i / 251);
    return (struct str){s, LEN};
}

static struct str file_read(void)
{
    enum { MOST = 400000 };
    char *s = arena_alloc(arena, MOST, 1);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t n = fread(s, 1, MOST, file);
    assert_int_equal(fclose(file), 0);
    return (struct str){s, n};
}

static void test_given(void **state)
{
    (void)state;
    struct error err;
    struct str text = text_new();
    const char *command = command_of("cat >", "");
    assert_int_equal(clipboard_run(command, text, &err), 0);
    assert_true(str_is_equal(file_read(), text));
    assert_int_equal(clipboard_run(command, STR("short"), &err), 0);
    assert_true(str_is_equal(file_read(), STR("short")));
}

/* It has no terminal, its output goes nowhere, and no signal is blocked. */
static void test_apart(void **state)
{
    (void)state;
    struct error err;
    const char *command = command_of(
        "echo loud; echo louder >&2; (grep SigBlk /proc/self/status; "
        "sh -c ': </dev/tty' 2>/dev/null && echo terminal) >",
        "; true");
    sigset_t block, before;
    sigfillset(&block);
    sigprocmask(SIG_BLOCK, &block, &before);
    int result = clipboard_run(command, STR("x"), &err);
    sigprocmask(SIG_SETMASK, &before, NULL);
    assert_int_equal(result, 0);
    assert_true(
        str_is_equal(str_trim(file_read()), STR("SigBlk:\t0000000000000000")));
}

/* A program that reads nothing, or ends early, is no trouble. */
static void test_unread(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(clipboard_run("true", text_new(), &err), 0);
    assert_int_equal(clipboard_run("exec <&-; true", text_new(), &err), 0);
    assert_int_equal(clipboard_run("head -c 1", text_new(), &err), 0);
}

/* What owns the selection stays behind, its descriptors open. */
static void test_behind(void **state)
{
    (void)state;
    struct error err;
    const char *command =
        command_of("sleep 1000 & echo $! >", "; cat >/dev/null");
    assert_int_equal(clipboard_run(command, STR("x"), &err), 0);
    long pid = strtol(file_read().s, NULL, 10);
    assert_true(pid > 1);
    assert_int_equal(kill((pid_t)pid, SIGKILL), 0);
}

static void test_failed(void **state)
{
    (void)state;
    static const char *const fail_table[][2] = {
        {"exit 3",                   "exit 3 failed with status 3"          },
        {"/nonexistent/copy --now",  "/nonexistent/copy --now is not found" },
        {"kill -9 $$",               "was ended by signal 9"                },
        {"sleep 1000",               "sleep 1000 took longer than 2 seconds"},
        {"cat | (sleep 1000); exit", "took longer than 2 seconds"           },
    };
    for (size_t i = 0; i < sizeof fail_table / sizeof *fail_table; i++) {
        struct error err = {""};
        assert_int_equal(clipboard_run(fail_table[i][0], text_new(), &err), -1);
        if (!strstr(err.text, fail_table[i][1]))
            fail_msg("\"%s\" is not about \"%s\"", err.text, fail_table[i][1]);
    }
}

static int setup(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 || close(fd) || arena_open(&arena);
}

static int teardown(void **state)
{
    (void)state;
    arena_close(arena);
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_given),  cmocka_unit_test(test_apart),
        cmocka_unit_test(test_unread), cmocka_unit_test(test_behind),
        cmocka_unit_test(test_failed),
    };
    return cmocka_run_group_tests_name("clipboard", tests, setup, teardown);
}
