/* SPDX-License-Identifier: MIT */

/* Places that are remembered: what is written is read back, what is broken or
 * hostile is passed over, and the reader opens where it was left. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "files.h"
#include "input/source.h"
#include "interact/pair.h"
#include "interact/state.h"
#include "sample.h"
#include "typing.h"

#define OLD "One ferry.\n\nTwo boats.\n\nThree ships.\n\nFour rafts.\n"
#define NEW "One ferry.\n\nTwo barges.\n\nThree ships.\n\nFive rafts.\n"

static struct files files;
static char folder[96];

static int setup(void **state)
{
    (void)state;
    files_open(&files, OLD, NEW);
    snprintf(folder, sizeof folder, "%s/a/b/hexapla", files.folder);
    char home[96];
    snprintf(home, sizeof home, "%s/a/b", files.folder);
    setenv("XDG_STATE_HOME", home, 1);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    files_close(&files);
    return 0;
}

static struct state_record record_new(uint64_t key)
{
    struct state_record record = {
        .key = key,
        .content = {UINT64_MAX, 0                       },
        .side = key & 1,
        .token = (uint32_t)key % 1000,
        .row = 7,
        .view = key % VIEWS,
        .unwrapped = key % 2,
        .anchor = { 3,         4, {1, 0, UINT64_MAX, 2, 5}}
    };
    return record;
}

static void assert_same(const struct state_record *a,
                        const struct state_record *b)
{
    assert_int_equal(a->key, b->key);
    assert_memory_equal(a->content, b->content, sizeof a->content);
    assert_int_equal(a->side, b->side);
    assert_int_equal(a->token, b->token);
    assert_int_equal(a->row, b->row);
    assert_int_equal(a->view, b->view);
    assert_int_equal(a->unwrapped, b->unwrapped);
    assert_int_equal(a->anchor.sentence, b->anchor.sentence);
    assert_int_equal(a->anchor.token, b->anchor.token);
    assert_memory_equal(a->anchor.hash, b->anchor.hash, sizeof a->anchor.hash);
}

static bool is_found(uint64_t key)
{
    struct state_record found, record = record_new(key);
    if (!state_find(files.a, folder, key, &found))
        return false;
    assert_same(&found, &record);
    return true;
}

static void put(uint64_t key)
{
    struct state_record record = record_new(key);
    state_put(files.a, folder, &record, false);
}

static const char *path_of(void)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/positions", folder);
    return path;
}

static void test_round(void **state)
{
    (void)state;
    struct stat info;
    struct state_record record = record_new(2);
    assert_false(is_found(1));
    put(1);
    put(2);
    put(UINT64_MAX);
    put(1);
    assert_true(is_found(1) && is_found(2) && is_found(UINT64_MAX));
    assert_false(is_found(3));
    assert_int_equal(stat(path_of(), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(stat(folder, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_int_equal(info.st_nlink, 2);
    state_put(files.a, folder, &record, true);
    assert_false(is_found(2));
    assert_true(is_found(1));
}

/* The oldest go; no other file stays behind. */
static void test_bounded(void **state)
{
    (void)state;
    char command[256];
    for (uint64_t key = 1; key <= STATE_MOST; key++)
        put(key * 97);
    assert_true(is_found(97));
    put(5);
    assert_false(is_found(97));
    assert_true(is_found(2 * 97) && is_found(97 * STATE_MOST) && is_found(5));
    put(2 * 97); /* is now the last one */
    put(6);
    assert_false(is_found(3 * 97));
    assert_true(is_found(2 * 97));
    snprintf(command, sizeof command, "test \"$(ls -A %s)\" = positions",
             folder);
    assert_int_equal(system(command), 0);
}

static void file_put(const char *s, size_t len)
{
    FILE *file = fopen(path_of(), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(s, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* Every byte of the file in turn is another one, then the file ends there:
 * what is found is what was written, or nothing. */
static void test_broken(void **state)
{
    (void)state;
    char text[2048];
    uint32_t found = 0;
    put(1);
    put(2);
    FILE *file = fopen(path_of(), "rb");
    assert_non_null(file);
    size_t len = fread(text, 1, sizeof text, file);
    assert_int_equal(fclose(file), 0);
    assert_true(len > 100 && len < sizeof text);
    for (size_t i = 0; i < len; i++) {
        char byte = text[i];
        struct arena_mark mark = arena_mark(files.a);
        text[i] = (char)(byte ^ (char)(i % 7 + 1));
        file_put(text, len);
        text[i] = byte;
        found += (uint32_t)is_found(1) + (uint32_t)is_found(2);
        file_put(text, i);
        found += (uint32_t)is_found(1) + (uint32_t)is_found(2);
        arena_reset(files.a, mark);
    }
    assert_true(found > len && found < 3 * len);
    put(3);
    assert_true(is_found(3));
}

static void test_hostile(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "\n",
        "hexapla positions 1",
        "hexapla positions 2\n1 2 3\n",
        "hexapla positions 1\n1\n\n    \n1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n",
        "hexapla positions 1\n11111111111111111111111111111111111 1\n",
        "\033[2J",
    };
    put(1);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        file_put(texts[i], strlen(texts[i]));
        assert_false(is_found(1));
        put(1);
        assert_true(is_found(1));
    }
    uint32_t seed = 1;
    for (int i = 0; i < 200; i++) {
        char noise[400] = "hexapla positions 1\n";
        for (size_t j = 20; j < sizeof noise; j++)
            noise[j] = "0123456789abcdef \n-x\xff"[random_below(&seed, 22)];
        file_put(noise, sizeof noise);
        assert_false(is_found(1));
    }
    /* A pipe is not waited for; a folder, and a file that is too large, are
     * not read. */
    assert_int_equal(unlink(path_of()), 0);
    assert_int_equal(mkfifo(path_of(), 0600), 0);
    assert_false(is_found(1));
    put(1);
    assert_true(is_found(1));
    file_put("hexapla positions 1\n", 20);
    assert_int_equal(truncate(path_of(), 8 << 20), 0);
    assert_false(is_found(1));
    assert_int_equal(unlink(path_of()), 0);
    assert_int_equal(mkdir(path_of(), 0700), 0);
    put(1);
    assert_false(is_found(1));
}

static void test_folder(void **state)
{
    (void)state;
    setenv("HOME", "/home/x", 1);
    assert_string_equal(state_folder(files.a), folder);
    static const char *const wrong[] = {"", "relative", "./a"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        setenv("XDG_STATE_HOME", wrong[i], 1);
        assert_string_equal(state_folder(files.a),
                            "/home/x/.local/state/hexapla");
    }
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "home", 1);
    assert_null(state_folder(files.a));
    unsetenv("HOME");
    assert_null(state_folder(files.a));
}

static struct state_opening opening;

/* Leaves the app and opens it anew, with what is remembered. */
static void leave(void)
{
    state_save(&files.app, opening);
    files_again(&files);
    opening = state_restore(&files.app);
}

static void assert_word(int side, const char *word)
{
    struct str own = files_word(&files);
    assert_int_equal(files.app.reader.cursor.side, side);
    assert_int_equal(own.len, strlen(word));
    assert_memory_equal(own.s, word, own.len);
}

static void test_place(void **state)
{
    (void)state;
    opening = state_restore(&files.app);
    assert_int_equal(files.app.message[0], 0);
    leave(); /* where it opened: nothing to remember */
    assert_int_equal(files.app.message[0], 0);
    assert_int_equal(access(folder, F_OK), -1);
    files_go(&files, HX_OLD, "ships");
    type(&files.app, "vs");
    leave();
    assert_word(HX_OLD, "ships");
    assert_int_equal(files.app.reader.view, VIEW_SIDE);
    assert_row(&files.app, 23,
               "at the place where you left; g goes to the beginning");
    type(&files.app, "g");
    app_idle(&files.app);
    assert_word(HX_OLD, "One");
    /* What changed since is found by its words. */
    files_go(&files, HX_NEW, "ships");
    state_save(&files.app, opening);
    files_write(&files, HX_NEW, "Another one.\n\nAnd more.\n\n" NEW);
    files_again(&files);
    opening = state_restore(&files.app);
    assert_word(HX_NEW, "ships");
    /* Nothing of it is left. */
    files_write(&files, HX_NEW, "Entirely different.\n");
    files_again(&files);
    opening = state_restore(&files.app);
    assert_int_equal(files.app.message[0], 0);
    assert_int_equal(files.app.reader.view, VIEW_AUTO);
    /* Left without a key it stays; back where it opens it is forgotten. */
    state_save(&files.app, opening);
    files_write(&files, HX_NEW, NEW);
    files_again(&files);
    struct pane_cursor cursor = files.app.reader.cursor;
    opening = state_restore(&files.app);
    assert_word(HX_NEW, "ships");
    files.app.reader.cursor = cursor;
    leave();
    assert_int_equal(files.app.message[0], 0);
}

/* A text that is no file is not remembered. */
static void test_stdin(void **state)
{
    (void)state;
    opening = state_restore(&files.app);
    files_go(&files, HX_NEW, "ships");
    files.story.file = NULL;
    state_save(&files.app, opening);
    assert_int_equal(access(folder, F_OK), -1);
}

/* A story of N versions, the one numbered LAST in the last place. */
static struct story *story_of(uint32_t n, int last)
{
    struct error err;
    const char *path[4];
    struct story *story = arena_new(files.a, struct story, 1);
    for (uint32_t i = 0; i < n; i++) {
        struct buf b = {.a = files.a};
        buf_print(&b, "%s/%d", files.folder, i + 1 < n ? (int)i : last);
        path[i] = str_copy(files.a, buf_str(&b));
        FILE *file = fopen(path[i], "wb");
        assert_non_null(file);
        assert_int_equal(fclose(file), 0);
    }
    struct story_paths paths = {.path = path, .n = n};
    assert_int_equal(story_read(files.a, story, &paths, &err), 0);
    return story;
}

static void assert_pair(const struct story *story, uint32_t old, uint32_t new)
{
    uint32_t at[2] = {9, 9};
    assert_int_equal(pair_find(story, at), old != 9);
    assert_true(at[HX_OLD] == old && at[HX_NEW] == new);
}

/* The versions read last, of three and more files. */
static void test_pair(void **state)
{
    (void)state;
    struct story *story = story_of(4, 3), *two = story_of(2, 1);
    const uint32_t first[2] = {2, 3};
    assert_pair(story, 9, 9);
    pair_save(story, first);
    assert_int_equal(access(folder, F_OK), -1);
    story->at[HX_OLD] = 3;
    story->at[HX_NEW] = 0;
    pair_save(story, first);
    two->at[HX_OLD] = 1;
    two->at[HX_NEW] = 0;
    pair_save(two, first);
    assert_pair(two, 9, 9);
    struct story *again = story_of(4, 3), *other = story_of(4, 7);
    struct story *less = story_of(3, 2);
    assert_pair(again, 3, 0);
    assert_pair(other, 9, 9); /* another file, or one less */
    assert_pair(less, 9, 9);
    put(5);
    assert_pair(again, 3, 0);
    pair_save(again, first); /* left as it opens: forgotten */
    assert_pair(again, 9, 9);
    assert_true(is_found(5));
}

/* Numbers that are those of no two versions are passed over. */
static void test_pair_broken(void **state)
{
    (void)state;
    static const uint64_t wrong[][2] = {
        {0,                        3         },
        {1,                        1         },
        {2,                        UINT64_MAX},
        {UINT32_MAX + UINT64_C(1), 1         }
    };
    struct story *story = story_of(3, 2);
    struct str text;
    struct error err;
    const uint32_t first[2] = {1, 2};
    story->at[HX_OLD] = 0;
    pair_save(story, first);
    assert_int_equal(source_load(files.a, path_of(), &text, &err), 0);
    (void)str_cut(&text, '\n');
    struct state_record record;
    uint64_t key = strtoull(text.s, NULL, 16);
    assert_true(state_find(files.a, folder, key, &record));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        story->at[HX_OLD] = 1;
        memcpy(record.content, wrong[i], sizeof record.content);
        state_put(files.a, folder, &record, false);
        assert_pair(story, 9, 9);
    }
    record.content[HX_OLD] = 0;
    record.content[HX_NEW] = 1;
    state_put(files.a, folder, &record, false);
    assert_pair(story, 0, 1);
    assert_int_equal(unlink(story->version[1].path), 0);
    assert_pair(story, 9, 9);
}

/* A place is that of its own two versions: one that stands in others where
 * those opened is kept. */
static void test_other_pair(void **state)
{
    (void)state;
    opening = state_restore(&files.app);
    files.app.used = true;
    opening.at[HX_OLD] = 7;
    state_save(&files.app, opening);
    assert_int_equal(access(path_of(), F_OK), 0);
}

#define state_test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        state_test(test_round),       state_test(test_bounded),
        state_test(test_broken),      state_test(test_hostile),
        state_test(test_folder),      state_test(test_place),
        state_test(test_stdin),       state_test(test_pair),
        state_test(test_pair_broken), state_test(test_other_pair),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
