/* SPDX-License-Identifier: MIT */

/*
 * What is read of git without a reader, in a pseudo-terminal: how far log and
 * list are, and that Ctrl-C ends them at once, with the process that reads; and
 * the reader that git itself starts. The program is in the variable HEXAPLA.
 */

#define _XOPEN_SOURCE 700 /* mkdtemp() */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "tests/term/pty.h"

enum {
    WIDTH = 100,
    HEIGHT = 12,
    COMMITS = 60000,
    AT_ONCE = 2000 /* milliseconds; 200 are promised on a free machine */
};

static char folder[] = "/tmp/hexapla_history.XXXXXX";

/* Runs the words of COMMAND in the folder. */
static struct pty *start(const char *command)
{
    char line[400], program[1000];
    const char *argv[] = {"/bin/sh", "-c", line, NULL};
    const char *const environment[] = {program,
                                       "HOME=/nonexistent",
                                       "XDG_CONFIG_HOME=/nonexistent",
                                       "XDG_CACHE_HOME=/nonexistent",
                                       "XDG_STATE_HOME=/nonexistent",
                                       NULL};
    snprintf(program, sizeof program, "HEXAPLA=%s", getenv("HEXAPLA"));
    snprintf(line, sizeof line, "cd %s && exec %s", folder, command);
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv,
                                        .environment = environment,
                                        .width = WIDTH,
                                        .height = HEIGHT});
    assert_non_null(pty);
    return pty;
}

/* Long histories say how far they are, and Ctrl-C ends them at once. */
static void test_progress(void **state)
{
    static const char *const calls[] = {"\"$HEXAPLA\" list long",
                                        "\"$HEXAPLA\" log long:a.md"};
    (void)state;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        int status = 0;
        struct pty *pty = start(calls[i]);
        assert_true(pty_wait(pty, "commits read"));
        assert_false(pty_is_alternate(pty));
        int64_t since = pty_now();
        pty_keys(pty, "\003");
        assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
        assert_in_range(pty_now() - since, 0, AT_ONCE);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
        pty_free(pty);
    }
}

/* Without it they end, and the line of progress is gone. */
static void test_end(void **state)
{
    int status = 1;
    (void)state;
    struct pty *pty = start("\"$HEXAPLA\" list long");
    assert_true(pty_wait(pty, "commits read"));
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_int_equal(status, 0);
    assert_true(pty_wait(pty, "b.md"));
    assert_true(pty_wait_no(pty, "commits read"));
    pty_free(pty);
}

/* git's diff opens a reader for each file, and ends as git does. */
static void test_git_diff(void **state)
{
    int status = 1;
    (void)state;
    struct pty *pty = start("env GIT_EXTERNAL_DIFF=\"'$HEXAPLA' --no-query "
                            "git-diff\" GIT_PAGER=cat git --no-pager -C work "
                            "diff HEAD~ HEAD");
    assert_true(pty_wait(pty, "The ferry sails at six."));
    assert_true(pty_is_alternate(pty));
    pty_keys(pty, "q");
    assert_true(pty_wait(pty, "The pier is open."));
    pty_keys(pty, "q");
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_int_equal(status, 0);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
}

/* Appends to OUT commit I, which makes FILE the text of I. */
static void commit_put(FILE *out, int i, const char *file)
{
    char text[64];
    snprintf(text, sizeof text, "Edition %d of the timetable.\n", i);
    fprintf(out,
            "commit refs/heads/main\ncommitter A <a@b> %d +0000\ndata 0\n"
            "M 644 inline %s\ndata %zu\n%s\n",
            1600000000 + i, file, strlen(text), text);
}

/* Makes the repository "long". */
static int long_make(void)
{
    char command[200];
    snprintf(command, sizeof command,
             "cd %s && git init -q --bare -b main long && "
             "git -C long fast-import --quiet",
             folder);
    FILE *out = popen(command, "w");
    if (!out)
        return 1;
    commit_put(out, 0, "b.md");
    commit_put(out, 1, "a.md");
    for (int i = 2; i < COMMITS; i++)
        commit_put(out, i, "dir/noise.md");
    return pclose(out);
}

static int group_start(void **state)
{
    char command[1000];
    (void)state;
    if (!getenv("HEXAPLA") || !mkdtemp(folder))
        return 1;
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    snprintf(command, sizeof command,
             "cd %s && git init -q -b main work && cd work && "
             "git config user.name Ida && git config user.email i@d && "
             "echo 'The ferry sails at five.' >a.md && "
             "echo 'The pier is shut.' >b.md && git add . && "
             "git commit -qm one && "
             "echo 'The ferry sails at six.' >a.md && "
             "echo 'The pier is open.' >b.md && git commit -qam two",
             folder);
    return system(command) || long_make();
}

static int group_end(void **state)
{
    char command[100];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_progress),
        cmocka_unit_test(test_end),
        cmocka_unit_test(test_git_diff),
    };
    return cmocka_run_group_tests(tests, group_start, group_end);
}
