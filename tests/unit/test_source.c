/* SPDX-License-Identifier: MIT */

/* Where texts come from: files, pipes, standard input, and all that is none,
 * each with a sentence that names it. */

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/story.h"
#include "input/source.h"
#include "input/source_file.h"

/* What one test has: a folder of its own, in which it stands. */
struct fixture {
    struct arena *a;
    char folder[64];
};

static int arena_body(struct arena *a, void *context)
{
    *(struct arena **)context = a;
    return 0;
}

static int setup(void **state)
{
    static struct fixture fixture;
    strcpy(fixture.folder, "/tmp/test_source.XXXXXX");
    *state = &fixture;
    return arena_run(0, arena_body, &fixture.a) || !mkdtemp(fixture.folder) ||
           chdir(fixture.folder);
}

static int teardown(void **state)
{
    static const char *const name_table[] = {"text", "large", "pipe"};
    struct fixture *fixture = *state;
    arena_close(fixture->a);
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++)
        unlink(name_table[i]);
    rmdir("folder");
    return chdir("/") || rmdir(fixture->folder);
}

static void text_write(const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* PATH has the LEN bytes TEXT. */
static void assert_text(void **state, const char *path, const char *text,
                        size_t len)
{
    struct fixture *fixture = *state;
    struct error err = {""};
    struct str read;
    assert_int_equal(source_load(fixture->a, path, &read, &err), 0);
    assert_string_equal(err.text, "");
    assert_int_equal(read.len, len);
    assert_memory_equal(read.s ? read.s : "", text, len);
}

static void assert_trouble(void **state, const char *path, const char *expect)
{
    struct fixture *fixture = *state;
    struct error err = {""};
    struct str read;
    assert_int_equal(source_load(fixture->a, path, &read, &err), -1);
    assert_string_equal(err.text, expect);
}

static void test_file(void **state)
{
    text_write("text", "one\0two\n\xff", 9);
    assert_text(state, "text", "one\0two\n\xff", 9);
    assert_text(state, "./text", "one\0two\n\xff", 9);
    text_write("text", "", 0);
    assert_text(state, "text", "", 0);
    assert_text(state, "/dev/null", "", 0);
}

static void test_missing(void **state)
{
    assert_trouble(state, "text", "text: No such file or directory");
    assert_trouble(state, "", ": No such file or directory");
    assert_trouble(state, "text/more", "text/more: No such file or directory");
    text_write("text", "", 0);
    assert_trouble(state, "text/more", "text/more: Not a directory");
}

static void test_folder(void **state)
{
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_trouble(state, "folder", "folder: is a folder, not a text");
    assert_trouble(state, "/", "/: is a folder, not a text");
}

static void test_unreadable(void **state)
{
    text_write("text", "one", 3);
    assert_int_equal(chmod("text", 0), 0);
    if (!geteuid()) {
        print_message("root can read everything: not looked at\n");
        skip();
    }
    assert_trouble(state, "text", "text: Permission denied");
}

/* A file of SIZE bytes that takes no room on the disk. */
static void sparse_write(const char *path, off_t size)
{
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_int_equal(ftruncate(fd, size), 0);
    close(fd);
}

static void test_large(void **state)
{
    struct fixture *fixture = *state;
    sparse_write("large", (off_t)SOURCE_MAX + 1);
    assert_trouble(state, "large",
                   "large: 64 MiB, larger than 64 MiB, the largest text "
                   "that is compared");
    sparse_write("large", (off_t)1 << 40);
    size_t size = arena_size(fixture->a);
    assert_trouble(state, "large",
                   "large: 1048576 MiB, larger than 64 MiB, the largest text "
                   "that is compared");
    assert_int_equal(arena_size(fixture->a), size);
    unlink("large");
    sparse_write("large", (off_t)SOURCE_MAX);
    struct error err;
    struct str read;
    assert_int_equal(source_load(fixture->a, "large", &read, &err), 0);
    assert_int_equal(read.len, SOURCE_MAX);
}

/* A file that says it is empty but is not, as those in /proc. */
static void test_proc(void **state)
{
    struct fixture *fixture = *state;
    struct error err;
    struct str read;
    if (access("/proc/self/status", R_OK))
        skip();
    assert_int_equal(source_load(fixture->a, "/proc/self/status", &read, &err),
                     0);
    assert_true(read.len > 100);
}

/* A child that writes TIMES times TEXT to FD, or to PATH if FD is -1. */
static pid_t writer_start(int fd, const char *path, const char *text, int times)
{
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid)
        return pid;
    close(STDIN_FILENO); /* it may be the pipe that FD is the end of */
    if (fd < 0 && path)
        fd = open(path, O_WRONLY);
    for (int i = 0; i < times; i++)
        if (write(fd, text, strlen(text)) < 0)
            _exit(1);
    _exit(0);
}

static void test_fifo(void **state)
{
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t pid = writer_start(-1, "pipe", "one\n", 3);
    assert_text(state, "pipe", "one\none\none\n", 12);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

/* Makes a pipe standard input; gives its other end. */
static int input_open(void)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    assert_int_equal(fcntl(ends[1], F_SETFD, FD_CLOEXEC), 0);
    return ends[1];
}

static void test_stdin(void **state)
{
    static const char text[] = "some words\n";
    enum { TIMES = 20000 };
    struct fixture *fixture = *state;
    struct error err;
    struct str read;
    int fd = input_open();
    pid_t pid = writer_start(fd, NULL, text, TIMES);
    close(fd);
    assert_int_equal(source_load(fixture->a, "-", &read, &err), 0);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
    assert_int_equal(read.len, TIMES * (sizeof text - 1));
    assert_text(state, "-", "", 0); /* all was read */
}

/* Standard input that does not end is left at the limit. */
static void test_endless(void **state)
{
    static char text[1 << 16];
    memset(text, 'a', sizeof text - 1);
    int fd = input_open();
    pid_t pid = writer_start(fd, NULL, text, 1 << 20);
    close(fd);
    assert_trouble(state, "-",
                   "standard input: larger than 64 MiB, the largest text "
                   "that is compared");
    close(STDIN_FILENO);
    assert_int_equal(waitpid(pid, NULL, 0), pid); /* it got SIGPIPE */
    assert_trouble(state, "-", "standard input: Bad file descriptor");
}

static void test_story(void **state)
{
    struct fixture *fixture = *state;
    struct story *story = arena_new(fixture->a, struct story, 1);
    struct error err = {""};
    text_write("text", "One.\n", 5);
    struct story_paths twice = {
        .path = (const char *const[]){"-", "-"},
            .n = 2
    };
    assert_int_equal(story_read(fixture->a, story, &twice, &err), -1);
    assert_string_equal(err.text, "- (standard input) can be given once only");
    struct story_paths paths = {
        .path = (const char *const[]){"text", "text"},
        .n = 2,
        .label = (const char *const[]){"then"     },
        .labels = 1
    };
    story = arena_new(fixture->a, struct story, 1);
    assert_int_equal(story_read(fixture->a, story, &paths, &err), 0);
    assert_true(str_is_equal(story_side(story, HX_OLD)->name, STR("then")));
    assert_true(str_is_equal(story_side(story, HX_NEW)->name, STR("text")));
    assert_int_equal(story_compare(story, 0, 1, &err), 0);
    assert_non_null(story->diff);
}

/* A long path is cut in the sentence, not beyond it. */
static void test_long_path(void **state)
{
    struct fixture *fixture = *state;
    static char path[5000];
    struct error err = {""};
    struct str read;
    memset(path, 'x', sizeof path - 1);
    assert_int_equal(source_load(fixture->a, path, &read, &err), -1);
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
}

/* A file that was read is closed, while its text lives on. */
static void test_closed(void **state)
{
    struct fixture *fixture = *state;
    struct str read;
    struct error err;
    int before = dup(STDERR_FILENO), after;
    assert_true(before >= 0);
    close(before);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(
            source_load(fixture->a, "/proc/self/status", &read, &err), 0);
        assert_int_equal(source_plain_load(fixture->a, "/proc/self/status",
                                           1 << 20, &read, &err),
                         0);
        assert_int_equal(
            source_plain_load(fixture->a, "/proc/self/status", 1, &read, &err),
            -1);
        assert_int_equal(source_load(fixture->a, "/", &read, &err), -1);
    }
    after = dup(STDERR_FILENO);
    close(after);
    assert_int_equal(after, before);
}

#define source_test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        source_test(test_file),      source_test(test_missing),
        source_test(test_folder),    source_test(test_unreadable),
        source_test(test_large),     source_test(test_proc),
        source_test(test_fifo),      source_test(test_stdin),
        source_test(test_endless),   source_test(test_story),
        source_test(test_long_path), source_test(test_closed)};
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
