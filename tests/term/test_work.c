/* SPDX-License-Identifier: MIT */

/*
 * Long texts in a pseudo-terminal: the program shows how far it is from the
 * first moment on, can be left and stopped at once, and ends up with the
 * picture that --dump-screen has.
 */

#define _XOPEN_SOURCE 700 /* mkdtemp() */

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/term/pty.h"

enum {
    SENTENCES = 60000,
    WIDTH = 110,
    HEIGHT = 30,
    AT_ONCE = 2000 /* milliseconds; 200 are promised on a free machine */
};

static const char *program;
static char folder[] = "/tmp/test_work.XXXXXX";
static char path[2][PATH_MAX];

static uint32_t random_below(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(*seed >> 8) * n >> 24);
}

/* A long text; of SIDE 1 every fourth sentence has another word. */
static int text_write(int side)
{
    uint32_t seed = 3;
    snprintf(path[side], sizeof path[side], "%s/%s", folder,
             side ? "new" : "old");
    FILE *file = fopen(path[side], "w");
    if (file == NULL)
        return 1;
    for (uint32_t i = 0; i < SENTENCES; i++) {
        fprintf(file, "Sentence");
        for (uint32_t j = 9 + random_below(&seed, 9); j > 0; j--)
            fprintf(file, " word%u", random_below(&seed, 30000));
        fprintf(file, "%s%s", side && i % 4 == 0 ? " another" : "",
                i % 6 == 5 ? ".\n\n" : ". ");
    }
    return fclose(file);
}

/* Starts the reader on OLD and NEW. */
static struct pty *start_on(const char *old, const char *new)
{
    static const char *argv[6];
    static const char *const environment[] = {
        "HOME=/nonexistent", "XDG_CONFIG_HOME=/nonexistent", NULL};
    argv[0] = program;
    argv[1] = "--no-query";
    argv[2] = "--no-state";
    argv[3] = old;
    argv[4] = new;
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = argv,
                                        .environment = environment,
                                        .width = WIDTH,
                                        .height = HEIGHT});
    assert_non_null(pty);
    return pty;
}

static struct pty *start(void)
{
    return start_on(path[0], path[1]);
}

/* The program ends with status 0 soon, and has given back the terminal. */
static void assert_end(struct pty *pty, int64_t since)
{
    int status;
    assert_true(pty_wait_end(pty, 5 * AT_ONCE, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_in_range(pty_now() - since, 0, AT_ONCE);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
}

/* While nothing is there yet, any way to leave leaves. */
static void test_leaving(void **state)
{
    static const char *const key_table[] = {"q", "\003", "Q", ":quit\r"};
    (void)state;
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        struct pty *pty = start();
        assert_true(pty_wait(pty, "words"));
        int64_t since = pty_now();
        pty_keys(pty, key_table[i]);
        assert_end(pty, since);
    }
}

/* Leaving while the full comparison is made. */
static void test_leaving_late(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_wait(pty, "to come"));
    pty_keys(pty, "jjj");
    int64_t since = pty_now();
    pty_keys(pty, "q");
    assert_end(pty, since);
}

static void test_cancel(void **state)
{
    (void)state;
    struct pty *pty = start();
    assert_true(pty_wait(pty, "to come"));
    int64_t since = pty_now();
    pty_keys(pty, "\003");
    assert_true(pty_wait(pty, "only words compared"));
    assert_in_range(pty_now() - since, 0, AT_ONCE);
    pty_keys(pty, "gc");
    assert_true(pty_wait_no(pty, "only words compared"));
    assert_true(pty_wait_no(pty, "comparing"));
    since = pty_now();
    pty_keys(pty, "\003"); /* nothing is compared now: it leaves */
    assert_end(pty, since);
}

/* The rows of what --dump-screen prints of FILES after KEYS. */
static void dump_read(const char *const *files, const char *keys,
                      char rows[HEIGHT][1024])
{
    char command[3 * PATH_MAX];
    snprintf(command, sizeof command,
             "%s --screen=%dx%d --script='%s' --dump-screen %s %s", program,
             WIDTH, HEIGHT, keys, files[0], files[1]);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    for (int y = 0; y < HEIGHT; y++) {
        assert_non_null(fgets(rows[y], sizeof rows[y], pipe));
        size_t len = strcspn(rows[y], "\n");
        while (len > 0 && rows[y][len - 1] == ' ')
            len--;
        rows[y][len] = '\0';
    }
    pclose(pipe);
}

/* Keys typed at once are those of the dump when all is compared. */
static void test_picture(void **state)
{
    static char rows[HEIGHT][1024];
    (void)state;
    dump_read((const char *const[]){path[0], path[1]}, "50%", rows);
    struct pty *pty = start();
    assert_true(pty_wait(pty, "to come"));
    assert_true(pty_wait_no(pty, "comparing"));
    pty_keys(pty, "50%");
    for (int y = HEIGHT - 1; y > 0; y--)
        assert_true(pty_wait(pty, rows[y]));
    for (int y = 1; y < HEIGHT; y++)
        assert_string_equal(pty_row(pty, y), rows[y]);
    pty_keys(pty, "q");
    assert_end(pty, pty_now());
}

/* Of an article the words are shown first; keys act on what is there when all
 * is compared, and that is as the dump has it. */
static void test_article(void **state)
{
    static char rows[2][HEIGHT][1024];
    char file[2][PATH_MAX];
    const char *const files[] = {file[0], file[1]};
    const char *root = getenv("SOURCE_ROOT");
    (void)state;
    for (int side = 0; side < 2; side++)
        snprintf(file[side], sizeof file[side], "%s/tests/data/story/%s.txt",
                 root ? root : ".", side ? "3-expanded" : "1-first");
    dump_read(files, "", rows[0]);
    dump_read(files, "nnn", rows[1]);
    struct pty *pty = start_on(file[0], file[1]);
    for (int i = 0; i < 2; i++) {
        for (int y = HEIGHT - 1; y > 0; y--)
            assert_true(pty_wait(pty, rows[i][y]));
        for (int y = 1; y < HEIGHT; y++)
            assert_string_equal(pty_row(pty, y), rows[i][y]);
        pty_keys(pty, i ? "q" : "nnn");
    }
    assert_end(pty, pty_now());
}

static int texts_write(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL || text_write(0) || text_write(1);
}

static int texts_remove(void **state)
{
    (void)state;
    return unlink(path[0]) || unlink(path[1]) || rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leaving), cmocka_unit_test(test_leaving_late),
        cmocka_unit_test(test_cancel),  cmocka_unit_test(test_picture),
        cmocka_unit_test(test_article),
    };
    program = getenv("HEXAPLA");
    if (program == NULL) {
        fputs("HEXAPLA is not set.\n", stderr);
        return 77;
    }
    return cmocka_run_group_tests_name("work", tests, texts_write,
                                       texts_remove);
}
