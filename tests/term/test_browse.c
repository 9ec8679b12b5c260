/* SPDX-License-Identifier: MIT */

/*
 * Browsing a repository in a pseudo-terminal: finding and opening an article,
 * going through its versions and back to the list, new commits while it is
 * open, and the processes that read git being killed or held. The program is
 * in the variable HEXAPLA, the archive in tests/data of SOURCE_ROOT.
 */

#define _XOPEN_SOURCE 700 /* mkdtemp() */

#include <dirent.h>
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
    HEIGHT = 20,
    AT_ONCE = 2000 /* milliseconds; 200 are promised on a free machine */
};

static char folder[] = "/tmp/hexapla_browse.XXXXXX";
static char archive[64];

/* Runs FORMAT with A and B in it. */
__attribute__((format(printf, 1, 0))) static int
shell(const char *format, const char *a, const char *b)
{
    char command[4096];
    snprintf(command, sizeof command, format, a, b);
    return system(command);
}

static struct pty *start(void)
{
    const char *argv[] = {getenv("HEXAPLA"), "--no-query", archive, NULL};
    static const char *const environment[] = {
        "HOME=/nonexistent", "XDG_CONFIG_HOME=/nonexistent",
        "XDG_CACHE_HOME=/nonexistent", "XDG_STATE_HOME=/nonexistent", NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv,
                                        .environment = environment,
                                        .width = WIDTH,
                                        .height = HEIGHT});
    assert_non_null(pty);
    return pty;
}

static void end(struct pty *pty)
{
    int status;
    pty_keys(pty, "Q");
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
}

/* The process that does JOB for PARENT, 0 if there is none. */
static pid_t job_find(pid_t parent, const char *job)
{
    DIR *dir = opendir("/proc");
    struct dirent *entry;
    pid_t found = 0;
    while (dir && !found && (entry = readdir(dir))) {
        char path[300], text[600] = "", name[64], state;
        int id, of;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = fopen(path, "r");
        bool is_child =
            file &&
            fscanf(file, "%d (%63[^)]) %c %d", &id, name, &state, &of) == 4 &&
            of == (int)parent;
        if (file)
            fclose(file);
        snprintf(path, sizeof path, "/proc/%s/cmdline", entry->d_name);
        file = is_child ? fopen(path, "r") : NULL;
        if (!file)
            continue;
        size_t n = fread(text, 1, sizeof text - 1, file);
        fclose(file);
        const char *second = text + strlen(text) + 1;
        if (second < text + n && !strcmp(second, job))
            found = (pid_t)id;
    }
    if (dir)
        closedir(dir);
    return found;
}

static void test_reading(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_wait(pty, "25 articles"));
    assert_true(pty_wait(pty, "New footer for all notices"));
    pty_keys(pty, "/bank");
    assert_true(pty_wait(pty, "1 article in"));
    pty_keys(pty, "\r\r");
    assert_true(pty_wait(pty, "2024-03-07"));
    assert_true(pty_wait(pty, "five"));
    pty_keys(pty, "((((");
    assert_true(pty_wait(pty, "2024-01-03"));
    pty_keys(pty, "q");
    assert_true(pty_wait(pty, "found: bank"));
    pty_keys(pty, "\033");
    assert_true(pty_wait(pty, "25 articles"));
    pty_keys(pty, "H");
    assert_true(pty_wait(pty, "3 changes of headlines"));
    pty_keys(pty, "q");
    assert_true(pty_wait(pty, "25 articles"));
    end(pty);
}

/* An article of one version is compared with itself by the worker. */
static void test_only(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_wait(pty, "25 articles"));
    pty_keys(pty, "D");
    assert_true(pty_wait(pty, "26 articles"));
    pty_keys(pty, "jjj\r");
    assert_true(pty_wait(pty, "only version"));
    assert_true(pty_wait(pty, "no difference"));
    pty_keys(pty, "q");
    assert_true(pty_wait(pty, "26 articles"));
    end(pty);
}

/* Who answers dies: it is said, and another one answers. */
static void test_killing(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_wait(pty, "New footer for all notices"));
    pid_t job = job_find(pty_pid(pty), "serve");
    assert_true(job > 0);
    assert_int_equal(kill(job, SIGKILL), 0);
    pty_keys(pty, "H");
    assert_true(pty_wait(pty, "3 changes of headlines"));
    pty_keys(pty, "G\r");
    assert_true(pty_wait(pty, "Ferry with 112 on board"));
    end(pty);
}

/* The list of a process that does not go on is canceled at once. */
static void test_canceling(void **state)
{
    (void)state;
    struct pty *pty = start();
    pid_t job = 0;
    int64_t since = pty_now();
    while (!job && pty_now() - since < PTY_LIMIT)
        job = job_find(pty_pid(pty), "list");
    assert_true(job > 0);
    /* It may have been faster than this. */
    if (kill(job, SIGSTOP) == 0 && job_find(pty_pid(pty), "list") == job) {
        assert_true(pty_wait(pty, "reading: "));
        since = pty_now();
        pty_keys(pty, "\033");
        assert_true(pty_wait(pty, "reading was canceled"));
        assert_in_range(pty_now() - since, 0, AT_ONCE);
        assert_int_equal(job_find(pty_pid(pty), "list"), 0);
    }
    end(pty);
}

static void test_news(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_wait(pty, "25 articles"));
    pty_keys(pty, "jj");
    assert_int_equal(
        shell("cd %s/work && mkdir -p late && echo 'Late news' >late/news.md "
              "&& git add late && git -c user.name=Ida -c "
              "user.email=ida@paper.example commit -qm Late && "
              "git push -q %s HEAD:main",
              folder, archive),
        0);
    assert_true(pty_wait(pty, "26 articles"));
    assert_true(pty_wait(pty, "Late news"));
    assert_true(pty_wait(pty, "line 4 of 5"));
    end(pty);
}

static int group_start(void **state)
{
    const char *root = getenv("SOURCE_ROOT");
    (void)state;
    if (!getenv("HEXAPLA") || !root || !mkdtemp(folder))
        return 1;
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    snprintf(archive, sizeof archive, "%s/archive", folder);
    return shell("git clone -q --bare %s/tests/data/archive/archive.bundle %s",
                 root, archive) ||
           shell("git clone -q %s %s/work", archive, folder);
}

static int group_end(void **state)
{
    (void)state;
    return shell("rm -rf %s%s", folder, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reading), cmocka_unit_test(test_only),
        cmocka_unit_test(test_killing), cmocka_unit_test(test_canceling),
        cmocka_unit_test(test_news),
    };
    return cmocka_run_group_tests(tests, group_start, group_end);
}
