/* SPDX-License-Identifier: MIT */

/*
 * A file of git that opens while its history is read, in a pseudo-terminal: the
 * newest versions before the rest, a process that is held, killed or canceled
 * at each point, and what is said. The program is in the variable HEXAPLA.
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
    COMMITS = 60000,
    AT_ONCE = 2000 /* milliseconds; 200 are promised on a free machine */
};

static char folder[] = "/tmp/hexapla_opening.XXXXXX";

/* Opens WORDS, the last arguments of the program, in PLACE of the folder. */
static struct pty *start_in(const char *place, const char *words)
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
    snprintf(line, sizeof line, "cd %s/%s && exec \"$HEXAPLA\" --no-query %s",
             folder, place, words);
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv,
                                        .environment = environment,
                                        .width = WIDTH,
                                        .height = HEIGHT});
    assert_non_null(pty);
    return pty;
}

static struct pty *start(const char *words)
{
    return start_in(".", words);
}

/* Waits for the end, with the status EXPECTED. */
static void end_wait(struct pty *pty, int expected)
{
    int status;
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), expected);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
}

static void end(struct pty *pty)
{
    pty_keys(pty, "Q");
    end_wait(pty, 0);
}

/* The child of PARENT, 0 if there is none. */
static pid_t child_find(pid_t parent)
{
    DIR *dir = opendir("/proc");
    struct dirent *entry;
    pid_t found = 0;
    while (dir && !found && (entry = readdir(dir))) {
        char path[300], name[64], state;
        int id, of;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = fopen(path, "r");
        if (file &&
            fscanf(file, "%d (%63[^)]) %c %d", &id, name, &state, &of) == 4 &&
            of == (int)parent)
            found = (pid_t)id;
        if (file)
            fclose(file);
    }
    if (dir)
        closedir(dir);
    return found;
}

/* The process that reads for the program, which is held: long before it has
 * read all. */
static pid_t child_hold(struct pty *pty)
{
    pid_t child = 0;
    int64_t since = pty_now();
    while (!child && pty_now() - since < PTY_LIMIT)
        child = child_find(pty_pid(pty));
    assert_true(child > 0);
    assert_int_equal(kill(child, SIGSTOP), 0);
    return child;
}

/* Presses KEYS and asserts that TEXT is there, and the child not, at once. */
static void cancel(struct pty *pty, const char *keys, const char *text)
{
    int64_t since = pty_now();
    pty_keys(pty, keys);
    assert_true(pty_wait(pty, text));
    assert_in_range(pty_now() - since, 0, AT_ONCE);
    assert_int_equal(child_find(pty_pid(pty)), 0);
    print_message("%s: %d ms\n", text, (int)(pty_now() - since));
}

/* The newest two are shown while the oldest is looked for; then that is there,
 * and the numbers are those of all. */
static void test_growing(void **state)
{
    (void)state;
    struct pty *pty = start("long:tides.md");
    assert_true(pty_wait(pty, "High water at nine."));
    pid_t child = child_hold(pty);
    assert_true(pty_wait(pty, "reading the history: 2 versions"));
    pty_keys(pty, "V");
    assert_true(pty_wait(pty, "line 2 of 2"));
    assert_int_equal(kill(child, SIGCONT), 0);
    assert_true(pty_wait(pty, "line 3 of 3"));
    assert_true(pty_wait(pty, "3 > new"));
    assert_true(pty_wait_no(pty, "reading the history"));
    pty_keys(pty, "q(");
    assert_true(pty_wait(pty, "High water at seven."));
    pty_keys(pty, "V");
    assert_true(pty_wait(pty, "line 2 of 3"));
    end(pty);
}

/* What is shown stays when reading is canceled. */
static void test_canceling(void **state)
{
    static const char *const keys[] = {"\033", "\003"};
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct pty *pty = start("long:tides.md");
        assert_true(pty_wait(pty, "High water at nine."));
        child_hold(pty);
        assert_true(pty_wait(pty, "reading the history: 2 versions"));
        cancel(pty, keys[i], "reading was canceled");
        assert_true(pty_wait(pty, "not all versions were read"));
        assert_true(pty_wait(pty, "High water at eight."));
        end(pty);
    }
}

/* Where nothing can be shown yet it says so, and each way out is one at once.
 */
static void test_nothing(void **state)
{
    static const char *const keys[] = {"\033", "\003", "q"};
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct pty *pty = start("long:log.md");
        child_hold(pty);
        assert_true(pty_wait(pty, "reading the history: "));
        assert_true(pty_wait(pty, "long:log.md"));
        int64_t since = pty_now();
        pty_keys(pty, keys[i]);
        end_wait(pty, 0);
        assert_in_range(pty_now() - since, 0, AT_ONCE);
    }
}

/* A child that dies is told of: beside what is shown, or instead. */
static void test_killing(void **state)
{
    (void)state;
    struct pty *pty = start("long:tides.md");
    assert_true(pty_wait(pty, "High water at nine."));
    assert_int_equal(kill(child_hold(pty), SIGKILL), 0);
    assert_true(pty_wait(pty, "reading git ended in the middle"));
    assert_true(pty_wait(pty, "High water at nine."));
    pty_keys(pty, "j");
    assert_true(pty_wait(pty, "not all versions were read"));
    end(pty);
    pty = start("long:log.md");
    assert_int_equal(kill(child_hold(pty), SIGKILL), 0);
    assert_true(pty_wait(pty, "reading git ended in the middle"));
    end_wait(pty, 2);
}

static void test_whole(void **state)
{
    (void)state;
    struct pty *pty = start("long:log.md");
    assert_true(pty_wait(pty, "only version"));
    assert_true(pty_wait(pty, "Nothing to report."));
    assert_true(pty_wait(pty, "nothing to compare it with"));
    end(pty);
    pty = start_in("work", "HEAD~1..HEAD -- note.md");
    assert_true(pty_wait(pty, "The pier is open."));
    assert_true(pty_wait(pty, "The pier is shut."));
    end(pty);
    pty = start("long/HEAD");
    assert_true(pty_wait(pty, "hexapla: long/HEAD: is in no"));
    end_wait(pty, 2);
}

/* Appends to OUT commit I, which makes FILE say TEXT. */
static void commit_put(FILE *out, int i, const char *file, const char *text)
{
    fprintf(out,
            "commit refs/heads/main\ncommitter A <a@b> %d +0000\ndata 0\n"
            "M 644 inline %s\ndata %zu\n%s\n",
            1600000000 + i, file, strlen(text), text);
}

/* Makes the repository "long". */
static int long_make(void)
{
    char command[200], text[64];
    snprintf(command, sizeof command,
             "cd %s && git init -q --bare -b main long && "
             "git -C long fast-import --quiet",
             folder);
    FILE *out = popen(command, "w");
    if (!out)
        return 1;
    commit_put(out, 0, "tides.md", "High water at seven.\n");
    commit_put(out, 1, "log.md", "Nothing to report.\n");
    for (int i = 2; i < COMMITS; i++) {
        snprintf(text, sizeof text, "Edition %d of the timetable.\n", i);
        commit_put(out, i, "dir/noise.md", text);
    }
    commit_put(out, COMMITS, "tides.md", "High water at eight.\n");
    commit_put(out, COMMITS + 1, "tides.md", "High water at nine.\n");
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
             "echo 'The pier is shut.' >note.md && git add . && "
             "git commit -qm one && "
             "echo 'The pier is open.' >note.md && git commit -qam two",
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
        cmocka_unit_test(test_growing), cmocka_unit_test(test_canceling),
        cmocka_unit_test(test_nothing), cmocka_unit_test(test_killing),
        cmocka_unit_test(test_whole),
    };
    return cmocka_run_group_tests(tests, group_start, group_end);
}
