/* SPDX-License-Identifier: MIT */

/*
 * What the reader does beyond its own screen: the clipboard, the editor, files
 * that change, the place that is remembered, the mouse. The program is in the
 * variable HEXAPLA; all files are in a folder of their own.
 */

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

#include "tests/term/pty.h"

#define OLD "The ferry left at nine.\n\nNobody was on board.\n\nIt came back.\n"
#define NEW "The ferry left at ten.\n\nRain fell.\n\nIt came back.\n"

enum { WIDTH = 100, HEIGHT = 20 };

static char folder[] = "/tmp/hexapla_term.XXXXXX";

/* NAME in the folder, good until the fourth next call. */
static const char *path_of(const char *name)
{
    static char path[4][128];
    static int next;
    next = (next + 1) % 4;
    snprintf(path[next], sizeof path[next], "%s/%s", folder, name);
    return path[next];
}

static void file_write(const char *name, const char *text)
{
    FILE *file = fopen(path_of(name), "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* The reader on both files, in the folder, with OPTION if it is not NULL. */
static struct pty *reader_start(const char *option)
{
    static char editor[160], state[160];
    const char *argv[] = {getenv("HEXAPLA"),
                          "--no-query",
                          option ? option : "--color=auto",
                          path_of("-old.txt"),
                          path_of("new.txt"),
                          NULL};
    if (!argv[0]) {
        print_message("HEXAPLA has to be the path of the program.\n");
        skip();
    }
    snprintf(editor, sizeof editor, "VISUAL=%s -x", path_of("vi"));
    snprintf(state, sizeof state, "XDG_STATE_HOME=%s", path_of("state"));
    const char *const environment[] = {"HOME=/nonexistent", editor, state,
                                       NULL};
    const struct pty_options options = {.argv = argv,
                                        .environment = environment,
                                        .width = WIDTH,
                                        .height = HEIGHT};
    struct pty *pty = pty_start(&options);
    assert_non_null(pty);
    assert_true(pty_wait(pty, "Nobody was on board."));
    return pty;
}

static void reader_end(struct pty *pty)
{
    int status;
    pty_keys(pty, "Q");
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_true(pty_is_restored(pty));
    pty_free(pty);
}

static void test_copy(void **state)
{
    (void)state;
    struct pty *pty = reader_start("--no-state");
    pty_keys(pty, "y");
    assert_true(pty_wait_output(pty, "\033]52;c;dGVu\a")); /* ten */
    assert_true(pty_wait(pty, "change: 1 word sent to the terminal's"));
    pty_keys(pty, "Y");
    assert_true(
        pty_wait_output(pty, "\033]52;c;VGhlIGZlcnJ5IGxlZnQgYXQgdGVuLg==\a"));
    assert_true(pty_wait(pty, "sentence: 5 words sent"));
    reader_end(pty);
}

/* It gets the line and the file, and the terminal; what it changed is shown. */
static void test_edit(void **state)
{
    (void)state;
    file_write("vi", "#!/bin/sh\n"
                     "echo \"$1 $2 $3 ready\"\nread x\n"
                     "echo 'One more boat.' >>\"$3\"\n");
    assert_int_equal(chmod(path_of("vi"), 0700), 0);
    struct pty *pty = reader_start("--no-state");
    pty_keys(pty, "ne");
    assert_true(pty_wait(pty, "-x +3 /tmp/hexapla_term."));
    assert_true(pty_wait(pty, "-old.txt ready"));
    assert_false(pty_is_alternate(pty));
    pty_keys(pty, "\n");
    assert_true(pty_wait(pty, "read anew: "));
    assert_true(pty_wait(pty, "One more boat."));
    assert_true(pty_is_alternate(pty));
    file_write("vi", "#!/bin/sh\nexit 3\n");
    pty_keys(pty, "e");
    assert_true(pty_wait(pty, "ended with status 3"));
    assert_int_equal(unlink(path_of("vi")), 0);
    pty_keys(pty, "e");
    assert_true(pty_wait(pty, "cannot be run; VISUAL or EDITOR names it"));
    reader_end(pty);
}

/* What changes on disk is read again, or told. */
static void test_reload(void **state)
{
    (void)state;
    struct pty *pty = reader_start("--no-state");
    file_write("new.txt", "An entirely other text.\n");
    assert_true(pty_wait(pty, "new.txt changed on disk, read again ("));
    assert_true(pty_wait(pty, "An entirely other text."));
    assert_true(pty_wait_no(pty, "Rain fell."));
    assert_int_equal(unlink(path_of("new.txt")), 0);
    assert_true(pty_wait(pty, "gone from the disk, its text stays as it was"));
    pty_keys(pty, "R");
    assert_true(pty_wait(pty, "is no file any more"));
    assert_true(pty_wait(pty, "An entirely other text."));
    reader_end(pty);
    file_write("new.txt", "A text before.\n");
    pty = reader_start("--reload=ask");
    file_write("new.txt", "An entirely other text.\n");
    assert_true(pty_wait(pty, "changed on disk, R reads it anew: "));
    pty_keys(pty, "R");
    assert_true(pty_wait(pty, "read anew: "));
    assert_true(pty_wait(pty, "An entirely other text."));
    reader_end(pty);
}

/* The files open where they were left, unless that is not wanted. */
static void test_place(void **state)
{
    (void)state;
    struct stat info;
    struct pty *pty = reader_start(NULL);
    reader_end(pty);
    assert_int_equal(stat(path_of("state/hexapla"), &info), -1);
    pty = reader_start(NULL);
    pty_keys(pty, "nn");
    assert_true(pty_wait(pty, "change 3 of 3"));
    reader_end(pty);
    assert_int_equal(stat(path_of("state/hexapla/positions"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    pty = reader_start("--no-state");
    pty_keys(pty, "n");
    assert_true(pty_wait(pty, "change 2 of 3"));
    reader_end(pty);
    pty = reader_start(NULL);
    assert_true(pty_wait(pty, "at the place where you left"));
    pty_keys(pty, "N");
    assert_true(pty_wait(pty, "change 2 of 3"));
    reader_end(pty);
}

static void test_mouse(void **state)
{
    (void)state;
    struct pty *pty = reader_start("--no-state");
    assert_true(pty_has_mouse(pty));
    pty_keys(pty, "M");
    assert_true(pty_wait(pty, "the mouse is the terminal's"));
    assert_false(pty_has_mouse(pty));
    pty_keys(pty, "M");
    assert_true(pty_wait(pty, "the mouse is the reader's"));
    assert_true(pty_has_mouse(pty));
    reader_end(pty);
    pty = reader_start("--no-mouse");
    assert_false(pty_has_mouse(pty));
    pty_keys(pty, "M");
    assert_true(pty_wait(pty, "the mouse is the reader's"));
    assert_true(pty_has_mouse(pty));
    reader_end(pty);
}

/* The column of the line between the panes. */
static int divider_find(struct pty *pty)
{
    int x = 0;
    while (x < WIDTH - 1 && pty_cell(pty, 5, x).text[0] != 0x2502)
        x++;
    return x;
}

/* Waits until it is in column X. */
static void assert_divider(struct pty *pty, int x)
{
    for (bool is_there = false; !is_there;) {
        char *before = pty_snapshot(pty);
        is_there = divider_find(pty) == x;
        bool is_changed = is_there || pty_wait_change(pty, before);
        free(before);
        assert_true(is_changed);
    }
}

enum { BUTTON = 0, MOTION = 32 };

/* The button, or motion with it, in column X of the third row; END is M for
 * down, m for up. */
static void mouse_send(struct pty *pty, int what, int x, char end)
{
    char keys[64];
    snprintf(keys, sizeof keys, "\033[<%d;%d;3%c", what, x + 1, end);
    pty_keys(pty, keys);
}

/* Clicks in column X, drags to column TO and lets go. */
static void drag(struct pty *pty, int x, int to)
{
    mouse_send(pty, BUTTON, x, 'M');
    mouse_send(pty, MOTION, to, 'M');
    mouse_send(pty, BUTTON, to, 'm');
}

static void test_drag(void **state)
{
    (void)state;
    struct pty *pty = reader_start("--no-state");
    int middle = (WIDTH - 2) / 2;
    assert_divider(pty, middle);
    drag(pty, middle, 30);
    assert_divider(pty, 30);
    /* The line was let go of: nothing is dragged now. */
    mouse_send(pty, MOTION, 60, 'M');
    pty_keys(pty, "M");
    assert_true(pty_wait(pty, "the mouse is the terminal's"));
    assert_int_equal(divider_find(pty), 30);
    reader_end(pty);
}

/* A click chooses a line of a list, a second one takes it. */
static void test_list(void **state)
{
    (void)state;
    struct pty *pty = reader_start("--no-state");
    pty_keys(pty, "C");
    assert_true(pty_wait(pty, "Changes"));
    for (int i = 0; i < 2; i++) {
        mouse_send(pty, BUTTON, 10, 'M');
        mouse_send(pty, BUTTON, 10, 'm');
    }
    assert_true(pty_wait_no(pty, "Changes"));
    assert_true(pty_wait(pty, "change 2 of 3"));
    reader_end(pty);
}

static int files_make(void **state)
{
    (void)state;
    file_write("-old.txt", OLD);
    file_write("new.txt", NEW);
    return 0;
}

#define files_test(f) cmocka_unit_test_setup(f, files_make)

int main(void)
{
    const struct CMUnitTest tests[] = {
        files_test(test_copy),  files_test(test_edit),  files_test(test_reload),
        files_test(test_place), files_test(test_mouse), files_test(test_drag),
        files_test(test_list),
    };
    char command[64];
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests_name("files", tests, NULL, NULL);
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) || failed;
}
