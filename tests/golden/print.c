/* SPDX-License-Identifier: MIT */

/*
 * tests/golden/print: what the real program prints.
 *
 *     -- arguments  one a line; run in the source root, or, where there are
 *     -- old -- new in a folder with files of these names
 *     -- input      standard input, which is empty without it
 *     -- output     standard output
 *     -- errors     standard error
 *     -- status     the exit status
 */

#define _GNU_SOURCE /* realpath() */

#include "golden.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { ARGUMENTS = 24 };

/* The program's streams, as files in the folder; hidden ones, so that the
 * folder can be compared. */
static const char *const stream_table[] = {".input", ".output", ".errors"};

static char *program;
static const char *root;

static void file_write(const char *path, struct str text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.s, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

static struct str file_read(struct arena *a, const char *path)
{
    struct buf b = {.a = a};
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file));)
        buf_put(&b, (struct str){bytes, n});
    fclose(file);
    return buf_str(&b);
}

/* The path of NAME in FOLDER. */
static const char *path_of(struct golden *golden, const char *folder,
                           const char *name)
{
    struct buf b = {.a = golden->a};
    buf_print(&b, "%s/%s", folder, name);
    return str_copy(golden->a, buf_str(&b));
}

/* Takes the place of the child: its streams in FOLDER, then the program. */
static _Noreturn void child_run(struct golden *golden, const char *folder,
                                char **argv)
{
    bool inside = golden_find(golden, "old") != NULL;
    for (int fd = 0; fd < 3; fd++) {
        const char *path = path_of(golden, folder, stream_table[fd]);
        int file =
            open(path, fd ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY, 0600);
        if (file < 0 || dup2(file, fd) != fd)
            _exit(126);
        close(file);
    }
    if (chdir(inside ? folder : root) || unsetenv("COLORFGBG"))
        _exit(126);
    execv(program, argv);
    _exit(127);
}

static int program_run(struct golden *golden, const char *folder)
{
    char *argv[ARGUMENTS + 2] = {(char[]){"hexapla"}};
    struct str rest = golden_get(golden, "arguments");
    int status, argc = 1;
    while (rest.len && argc <= ARGUMENTS)
        argv[argc++] = str_copy(golden->a, str_cut(&rest, '\n'));
    assert_int_equal(rest.len, 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (!pid)
        child_run(golden, folder, argv);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void files_write(struct golden *golden, const char *folder)
{
    struct golden_section *input = golden_find(golden, "input");
    file_write(path_of(golden, folder, stream_table[0]),
               input ? input->text : STR(""));
    for (int side = 0; side < 2; side++) {
        const char *name = side ? "new" : "old";
        struct golden_section *section = golden_find(golden, name);
        if (section)
            file_write(path_of(golden, folder, name), section->text);
    }
}

static void print_run(struct golden *golden)
{
    static const char *const name_table[] = {"old", "new", ".input", ".output",
                                             ".errors"};
    char folder[] = "/tmp/golden_print.XXXXXX";
    struct buf b = {.a = golden->a};
    assert_non_null(mkdtemp(folder));
    files_write(golden, folder);
    buf_print(&b, "%d\n", program_run(golden, folder));
    struct str output =
        file_read(golden->a, path_of(golden, folder, ".output"));
    struct str errors =
        file_read(golden->a, path_of(golden, folder, ".errors"));
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++)
        unlink(path_of(golden, folder, name_table[i]));
    assert_int_equal(rmdir(folder), 0);
    golden_expect(golden, "output", output);
    golden_expect(golden, "errors", errors);
    golden_expect(golden, "status", buf_str(&b));
}

int main(void)
{
    const char *path = getenv("HEXAPLA");
    root = getenv("SOURCE_ROOT");
    program = path && root ? realpath(path, NULL) : NULL;
    if (!program) {
        puts("golden_print: HEXAPLA and SOURCE_ROOT are not set");
        return 77;
    }
    int failed = golden_run("print", print_run);
    free(program);
    return failed;
}
