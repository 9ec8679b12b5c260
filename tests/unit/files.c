/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "files.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void story_start(struct files *files)
{
    struct error err;
    const char *path[2] = {files->path[HX_OLD], files->path[HX_NEW]};
    struct story_paths paths = {.path = path, .n = 2};
    assert_int_equal(arena_open(&files->a), 0);
    assert_int_equal(story_read(files->a, &files->story, &paths, &err), 0);
    assert_int_equal(story_compare(&files->story, HX_OLD, HX_NEW, &err), 0);
    assert_int_equal(app_open(&files->app, files->a, &files->story, 80, 24), 0);
}

void files_open(struct files *files, const char *old, const char *new)
{
    *files = (struct files){.folder = "/tmp/hexapla_files.XXXXXX"};
    assert_non_null(mkdtemp(files->folder));
    for (int side = 0; side < 2; side++) {
        snprintf(files->path[side], sizeof files->path[side], "%s/%s.txt",
                 files->folder, side ? "new" : "old");
        files_write(files, side, side ? new : old);
    }
    story_start(files);
}

void files_write(struct files *files, int side, const char *text)
{
    static int64_t seconds = 1000000000;
    FILE *file = fopen(files->path[side], "wb");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) >= 0, 1);
    assert_int_equal(fclose(file), 0);
    struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    seconds++;
    assert_int_equal(utimensat(AT_FDCWD, files->path[side], times, 0), 0);
}

static void story_end(struct files *files)
{
    app_close(&files->app);
    arena_close(files->a);
}

void files_again(struct files *files)
{
    story_end(files);
    story_start(files);
}

void files_close(struct files *files)
{
    char command[128];
    story_end(files);
    snprintf(command, sizeof command, "rm -r %s", files->folder);
    assert_int_equal(system(command), 0);
}

static struct str word_get(const struct files *files, int side, uint32_t i)
{
    uint32_t n;
    const hx_token *token =
        hx_doc_tokens(hx_diff_doc(files->story.diff, side), &n);
    assert_true(i < n);
    return str_sub(story_side(&files->story, side)->text, token[i].at,
                   token[i].len);
}

struct str files_word(const struct files *files)
{
    const struct pane_cursor *cursor = &files->app.reader.cursor;
    return word_get(files, cursor->side, cursor->token);
}

void files_go(struct files *files, int side, const char *word)
{
    uint32_t i = 0;
    while (!str_is_equal(word_get(files, side, i), str_of(word)))
        i++;
    files->app.reader.cursor = (struct pane_cursor){side, i};
    files->app.reader.stop = HX_NONE;
    files->app.used = true;
}
