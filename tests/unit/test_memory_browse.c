/* SPDX-License-Identifier: MIT */

/*
 * Memory that runs out while a repository is browsed: every allocation in turn
 * fails, from the start to an article that is open. That ends in a sentence, in
 * the program's end or in a picture, and with enough memory in the right one.
 * HEXAPLA is the program, SOURCE_ROOT has the archive.
 */

#define _XOPEN_SOURCE 700 /* mkdtemp(), readlink(), symlink() */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/app.h"
#include "failing.h"

static char folder[] = "/tmp/hexapla_memory.XXXXXX";
static char archive[64], helper[4200];

/* What a run came to. */
struct ending {
    long left; /* allocations there are */
    bool is_shown, is_refused, is_said;
    struct arena *own[2]; /* of the program that it was, to be closed */
};

/* Draws until nothing more comes; false if there is no picture. */
static bool settle(struct app *app)
{
    for (int i = 0; i < 100; i++) {
        if (!app_draw(app))
            return false;
        if (!browse_settle(app))
            break;
    }
    return !app->quit;
}

static int browse_body(struct arena *a, void *context)
{
    struct ending *ending = context;
    struct story story = {0};
    struct app app;
    struct error err = {""};
    assert_int_equal(app_open(&app, a, &story, 80, 24), 0);
    app.settings.no_cache = true;
    ending->own[0] = app.picture;
    ending->own[1] = app.order;
    failing_left = ending->left;
    ending->is_refused = browse_open(&app, archive, &err) != 0;
    bool goes_on = !ending->is_refused && settle(&app);
    if (goes_on) {
        app_key(&app, '\r', 0, 0);
        goes_on = settle(&app);
    }
    failing_left = -1;
    assert_true(!ending->is_refused || err.text[0]);
    ending->is_said = app.message[0] || app.failed;
    ending->is_shown =
        goes_on && opening_is_shown(&app) && app.reader.a && app_draw(&app);
    if (ending->is_shown)
        assert_int_equal(app.story->n, 5);
    app_close(&app);
    return 1; /* nothing of it is kept */
}

static void test_browse(void **state)
{
    struct ending ending = {0};
    long refused = 0, ended = 0;
    (void)state;
    for (long n = 1; n < 2000; n++) {
        ending = (struct ending){.left = n};
        int code = arena_run(0, browse_body, &ending);
        failing_left = -1;
        /* It left by a jump, which closes only the arena it began in. */
        for (int i = 0; i < 2 && code == HX_ENOMEM; i++)
            arena_close(ending.own[i]);
        assert_true(code == 1 || code == HX_ENOMEM);
        refused += ending.is_refused;
        ended += code == 1 && !ending.is_shown && !ending.is_refused;
        if (code == 1 && ending.is_shown && !ending.is_said)
            break;
    }
    assert_true(ending.is_shown);
    assert_true(refused > 2 && ended > 2);
    print_message("%ld allocations\n", ending.left - 1);
}

/* The program that reads git is looked for beside this one. */
static int group_start(void **state)
{
    char command[9000], own[4096], *slash;
    const char *program = getenv("HEXAPLA"), *root = getenv("SOURCE_ROOT");
    (void)state;
    ssize_t n = readlink("/proc/self/exe", own, sizeof own - 1);
    if (!program || !root || n <= 0 || !mkdtemp(folder))
        return 1;
    own[n] = '\0';
    slash = strrchr(own, '/');
    snprintf(helper, sizeof helper, "%.*s/hexapla-history", (int)(slash - own),
             own);
    snprintf(archive, sizeof archive, "%s/archive", folder);
    snprintf(command, sizeof command,
             "ln -sf \"$(dirname '%s')/hexapla-history\" '%s' && "
             "git clone -q --bare '%s/tests/data/archive/archive.bundle' %s",
             program, helper, root, archive);
    return system(command);
}

static int group_end(void **state)
{
    char command[100];
    (void)state;
    unlink(helper);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_browse)};
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("memory_browse", tests, group_start,
                                       group_end);
}
