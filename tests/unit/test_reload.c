/* SPDX-License-Identifier: MIT */

/* Files that change while they are shown. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/reload.h"
#include "app/watch.h"
#include "files.h"
#include "typing.h"

#define OLD "The ferry left at nine.\n\nNobody was on board.\n\nIt came back.\n"
#define NEW "The ferry left at ten.\n\nNobody was on board.\n\nIt came back.\n"

static void assert_word(const struct files *files, int side, const char *word)
{
    struct str own = files_word(files);
    assert_int_equal(files->app.reader.cursor.side, side);
    if (!str_is_equal(own, str_of(word)))
        fail_msg("the cursor is on \"%.*s\", not on \"%s\"", (int)own.len,
                 own.s, word);
}

static void assert_said(const struct files *files, const char *part)
{
    if (!strstr(files->app.message, part))
        fail_msg("\"%s\" is said, not \"%s\"", files->app.message, part);
}

/* The place is found again by its words, on its side; the layout and the
 * search go on, and the document of the other side is the same one. */
static void test_changed(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    type(&files.app, "/board<Enter>vi");
    files_go(&files, HX_NEW, "came");
    const hx_doc *old = hx_diff_doc(files.story.diff, HX_OLD);
    files_write(&files, HX_NEW,
                "Two more came first.\n\nThat was new.\n\n" NEW);
    type(&files.app, "R");
    assert_said(&files, "read anew: /tmp/hexapla_files.");
    assert_word(&files, HX_NEW, "came");
    assert_true(files.app.reader.cursor.token > 10);
    assert_int_equal(files.app.reader.view, VIEW_INLINE);
    assert_ptr_equal(hx_diff_doc(files.story.diff, HX_OLD), old);
    assert_true(files.app.reader.search.active);
    assert_int_equal(files.app.reader.search.hits, 1);
    type(&files.app, "n");
    assert_word(&files, HX_NEW, "board");
    type(&files.app, "va");
    files_go(&files, HX_OLD, "Nobody");
    files_write(&files, HX_OLD, "Nobody was there.\n");
    files_write(&files, HX_NEW, "Nobody was here.\n");
    type(&files.app, "R");
    assert_said(&files, "read anew: 2 texts");
    assert_word(&files, HX_OLD, "Nobody");
    assert_false(files.app.reader.search.active); /* it is nowhere */
    files_write(&files, HX_OLD, "");
    type(&files.app, "R");
    files_write(&files, HX_NEW, "");
    type(&files.app, "R");
    assert_said(&files, "read anew: ");
    files_write(&files, HX_NEW, NEW);
    type(&files.app, "R");
    assert_int_equal(story_side(&files.story, HX_NEW)->text.len,
                     sizeof NEW - 1);
    files_close(&files);
}

/* The same bytes are no change; what cannot be read keeps its text. */
static void test_kept(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    const hx_diff *diff = files.story.diff;
    type(&files.app, "R");
    assert_said(&files, "nothing changed on disk");
    files_write(&files, HX_NEW, NEW);
    type(&files.app, "R");
    assert_said(&files, "nothing changed on disk");
    assert_ptr_equal(files.story.diff, diff);
    assert_int_equal(unlink(files.path[HX_OLD]), 0);
    type(&files.app, "R");
    assert_said(&files, "is no file any more; its text stays as it was");
    assert_ptr_equal(files.story.diff, diff);
    assert_int_equal(mkfifo(files.path[HX_OLD], 0600), 0);
    type(&files.app, "R");
    assert_said(&files, "is no file any more");
    /* The other one is read all the same. */
    files_write(&files, HX_NEW, "Only this.\n");
    type(&files.app, "R");
    assert_said(&files, "is no file any more");
    assert_int_equal(story_side(&files.story, HX_NEW)->text.len, 11);
    assert_int_equal(unlink(files.path[HX_OLD]), 0);
    files_write(&files, HX_OLD, "Only that.\n");
    type(&files.app, "R");
    assert_said(&files, "read anew: ");
    assert_row(&files.app, 1, "Only that.");
    files_close(&files);
}

/* A mark is at the same words as before. */
static void test_marks(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    files_go(&files, HX_NEW, "came");
    type(&files.app, "maGg");
    app_idle(&files.app);
    files_write(&files, HX_NEW,
                "Two more came first.\n\nThat was new.\n\n" NEW);
    type(&files.app, "R'a");
    assert_word(&files, HX_NEW, "came");
    assert_true(files.app.reader.cursor.token > 10);
    files_write(&files, HX_NEW, "");
    files_write(&files, HX_OLD, "");
    type(&files.app, "R'a''<C-o><C-o>");
    assert_int_equal(files.app.reader.cursor.token, 0);
    files_close(&files);
}

/* Looks N times at the files. */
static void look(struct files *files, int n)
{
    for (int i = 0; i < n; i++) {
        files->app.watched = 0;
        watch_files(&files->app);
    }
}

/* Where it is asked for, a change is told once, and not over another
 * message. */
static void test_ask(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    struct app *app = &files.app;
    app->settings.reload = "ask";
    watch_files(app);
    assert_int_equal(app->message[0], 0);
    files_write(&files, HX_NEW, OLD);
    app_say(app, false, "something else");
    look(&files, 1);
    assert_said(&files, "something else");
    app->message[0] = '\0';
    watch_files(app);
    assert_said(&files, "changed on disk, R reads it anew: ");
    app->message[0] = '\0';
    look(&files, 4);
    assert_int_equal(app->message[0], 0);
    files_write(&files, HX_NEW, "Another one.\n");
    look(&files, 1);
    assert_said(&files, "changed on disk");
    files_close(&files);
}

/* A file that changed is read again when it has come to rest; the place stays
 * at its words. */
static void test_auto(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    struct app *app = &files.app;
    files_go(&files, HX_NEW, "came");
    app->used = true;
    files_write(&files, HX_NEW, "One more was first.\n\n" NEW);
    look(&files, 1);
    assert_int_equal(app->message[0], 0);
    files_write(&files, HX_NEW, "One more came first.\n\n" NEW);
    look(&files, 1);
    assert_int_equal(app->message[0], 0);
    look(&files, 1);
    assert_said(&files, "new.txt changed on disk, read again (1 change more)");
    assert_word(&files, HX_NEW, "came");
    look(&files, 4);
    files_write(&files, HX_NEW, NEW);
    files_write(&files, HX_OLD, NEW);
    look(&files, 3);
    assert_said(&files, "both texts changed on disk, read again (");
    assert_said(&files, " fewer)");
    app->message[0] = '\0';
    files_write(&files, HX_OLD, NEW); /* the same words, another time */
    look(&files, 3);
    assert_int_equal(app->message[0], 0);
    files_close(&files);
}

/* A file that is gone or empty is told, and its text stays. */
static void test_lost(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    struct app *app = &files.app;
    const hx_diff *diff = files.story.diff;
    assert_int_equal(unlink(files.path[HX_OLD]), 0);
    look(&files, 2);
    assert_int_equal(app->message[0], 0);
    look(&files, 1);
    assert_said(&files, "gone from the disk, its text stays as it was: ");
    app->message[0] = '\0';
    look(&files, 5);
    assert_int_equal(app->message[0], 0);
    files_write(&files, HX_OLD, "");
    look(&files, 3);
    assert_said(&files, "empty on disk, its text stays as it was; R reads");
    assert_ptr_equal(files.story.diff, diff);
    app->message[0] = '\0';
    files_write(&files, HX_OLD, "There again.\n");
    look(&files, 2);
    assert_said(&files, "changed on disk, read again");
    assert_row(app, 1, "There again.");
    files_close(&files);
}

/* Only the one that was edited is read, without a word if it is the same. */
static void test_version(void **state)
{
    (void)state;
    struct files files;
    files_open(&files, OLD, NEW);
    reload_version(&files.app, HX_OLD);
    files_write(&files, HX_OLD, OLD);
    reload_version(&files.app, HX_OLD);
    assert_int_equal(files.app.message[0], 0);
    files_write(&files, HX_OLD, NEW);
    files_write(&files, HX_NEW, OLD);
    reload_version(&files.app, HX_OLD);
    assert_said(&files, "read anew: ");
    for (int side = 0; side < 2; side++)
        assert_true(
            str_is_equal(story_side(&files.story, side)->text, STR(NEW)));
    files_close(&files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changed), cmocka_unit_test(test_kept),
        cmocka_unit_test(test_marks),   cmocka_unit_test(test_ask),
        cmocka_unit_test(test_auto),    cmocka_unit_test(test_lost),
        cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests_name("reload", tests, NULL, NULL);
}
