/* SPDX-License-Identifier: MIT */

/*
 * A line is numbers in hexadecimal, a blank before each but the first, the last
 * one the hash of what stands before it. The file is written anew beside the
 * old one and takes its name, so that it is always whole; of two programs that
 * end at once the later one wins. Names are absolute; where a text changed
 * since the place is looked for by its words.
 */

#define _XOPEN_SOURCE 700 /* realpath() */

#include "interact/state.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/hint.h"
#include "app/reader_fold.h"
#include "base/hash.h"

static const char HEAD[] = "hexapla positions 1"; /* format and its number */

enum {
    STATE_BYTES = 1 << 20, /* a larger file is not ours */
    FIELDS = 10 + ANCHOR_HASHES
};

/* The value of the variable NAME if it is an absolute path. */
static const char *folder_get(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] == '/' ? value : NULL;
}

const char *state_folder(struct arena *a)
{
    const char *state = folder_get("XDG_STATE_HOME");
    const char *home = folder_get("HOME");
    struct buf b = {.a = a};
    if (state)
        buf_print(&b, "%s/hexapla", state);
    else if (home)
        buf_print(&b, "%s/.local/state/hexapla", home);
    else
        return NULL;
    return str_copy(a, buf_str(&b));
}

static const char *path_get(struct arena *a, const char *folder,
                            const char *name)
{
    struct buf b = {.a = a};
    buf_print(&b, "%s/%s", folder, name);
    return str_copy(a, buf_str(&b));
}

static void fields_get(const struct state_record *record,
                       uint64_t field[FIELDS])
{
    const uint64_t own[] = {
        record->key,         record->content[HX_OLD], record->content[HX_NEW],
        record->side,        record->token,           record->row,
        record->view,        record->unwrapped,       record->anchor.sentence,
        record->anchor.token};
    memcpy(field, own, sizeof own);
    memcpy(field + FIELDS - ANCHOR_HASHES, record->anchor.hash,
           sizeof record->anchor.hash);
}

/* False if a field is larger than it can be. */
static bool fields_set(struct state_record *record,
                       const uint64_t field[FIELDS])
{
    for (int i = 3; i < FIELDS - ANCHOR_HASHES; i++)
        if (field[i] > INT32_MAX)
            return false;
    *record = (struct state_record){
        .key = field[0],
        .content = {field[1],                       field[2]},
        .side = (uint32_t)field[3],
        .token = (uint32_t)field[4],
        .row = (uint32_t)field[5],
        .view = (uint32_t)field[6],
        .unwrapped = (uint32_t)field[7],
        .anchor = {.sentence = (uint32_t)field[8],
                    .token = (uint32_t)field[9]             }
    };
    memcpy(record->anchor.hash, field + FIELDS - ANCHOR_HASHES,
           sizeof record->anchor.hash);
    return record->side < 2 && record->view < VIEWS && record->unwrapped < 2;
}

static void record_print(struct buf *b, const struct state_record *record)
{
    uint64_t field[FIELDS];
    size_t start = b->len;
    fields_get(record, field);
    for (int i = 0; i < FIELDS; i++)
        buf_print(b, "%s%" PRIx64, i ? " " : "", field[i]);
    buf_print(b, " %" PRIx64 "\n",
              hash_bytes(str_sub(buf_str(b), start, b->len)));
}

/* Reads S, all of it, as a number in hexadecimal. */
static bool number_read(struct str s, uint64_t *out)
{
    static const char digits[] = "0123456789abcdef";
    *out = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char *digit = s.s[i] ? strchr(digits, s.s[i]) : NULL;
        if (!digit)
            return false;
        *out = *out << 4 | (uint64_t)(digit - digits);
    }
    return s.len > 0 && s.len <= 16;
}

static bool record_read(struct str line, struct state_record *record)
{
    uint64_t field[FIELDS], check;
    struct str rest = line;
    for (int i = 0; i < FIELDS; i++)
        if (!number_read(str_cut(&rest, ' '), &field[i]))
            return false;
    return rest.len < line.len && number_read(rest, &check) &&
           check == hash_bytes(str_sub(line, 0, line.len - rest.len - 1)) &&
           fields_set(record, field);
}

/* The lines of the file, without the first; empty if it is not ours. */
static struct str lines_load(struct arena *a, const char *folder)
{
    struct stat info;
    struct buf b = {.a = a};
    char chunk[1 << 12];
    int fd = open(path_get(a, folder, "positions"),
                  O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return (struct str){0};
    if (!fstat(fd, &info) && S_ISREG(info.st_mode))
        for (ssize_t n;
             b.len <= STATE_BYTES && (n = read(fd, chunk, sizeof chunk)) > 0;)
            buf_put(&b, (struct str){chunk, (size_t)n});
    close(fd);
    struct str all = buf_str(&b);
    if (all.len > STATE_BYTES ||
        !str_is_equal(str_cut(&all, '\n'), str_of(HEAD)))
        return (struct str){0};
    return all;
}

bool state_find(struct arena *a, const char *folder, uint64_t key,
                struct state_record *record)
{
    struct str rest = lines_load(a, folder);
    while (rest.len)
        if (record_read(str_cut(&rest, '\n'), record) && record->key == key)
            return true;
    return false;
}

/* Makes the folder PATH and those it is in, for the user alone. */
static void folder_make(struct arena *a, const char *path)
{
    for (const char *end = path; (end = strchr(end + 1, '/'));)
        mkdir(str_copy(a, (struct str){path, (size_t)(end - path)}), 0700);
    mkdir(path, 0700);
}

static bool all_write(int fd, struct str s)
{
    while (s.len) {
        ssize_t n = write(fd, s.s, s.len);
        if (n < 0 && errno != EINTR)
            return false;
        s = str_sub(s, n > 0 ? (size_t)n : 0, s.len);
    }
    return true;
}

static void file_write(struct arena *a, const char *folder, struct str text)
{
    struct str name = str_of(path_get(a, folder, "positions.XXXXXX"));
    char *temporary = str_copy(a, name);
    folder_make(a, folder);
    int fd = mkstemp(temporary);
    if (fd < 0)
        return;
    bool is_whole = all_write(fd, text);
    if (close(fd) || !is_whole ||
        rename(temporary, path_get(a, folder, "positions")))
        unlink(temporary);
}

void state_put(struct arena *a, const char *folder,
               const struct state_record *record, bool is_gone)
{
    struct buf b = {.a = a};
    VEC(struct str) lines = {0};
    struct state_record other;
    bool is_found = false;
    for (struct str rest = lines_load(a, folder); rest.len;) {
        struct str line = str_cut(&rest, '\n');
        if (!record_read(line, &other))
            continue;
        if (other.key == record->key)
            is_found = true;
        else
            *vec_push(a, &lines) = line;
    }
    if (is_gone && !is_found)
        return;
    buf_print(&b, "%s\n", HEAD);
    uint32_t n = lines.vec.n;
    for (uint32_t i = n < STATE_MOST ? 0 : n - STATE_MOST + 1; i < n; i++) {
        buf_put(&b, lines.at[i]);
        buf_put_byte(&b, '\n');
    }
    if (!is_gone)
        record_print(&b, record);
    file_write(a, folder, buf_str(&b));
}

/* The number of the two files that are shown; false if one is no file. */
static bool key_get(const struct story *story, uint64_t *key)
{
    *key = 0;
    for (int side = 0; side < 2; side++) {
        const struct version *version = story_side(story, side);
        char *path = story_is_file(story, story->at[side])
                         ? realpath(version->path, NULL)
                         : NULL;
        if (!path)
            return false;
        *key = hash_mix(*key, hash_bytes(str_of(path)));
        free(path);
    }
    return true;
}

/* The token that RECORD stands for in the text it was of, or HX_NONE. */
static uint32_t token_get(struct arena *a, const struct app *app,
                          const struct state_record *record)
{
    uint32_t n;
    const struct story *story = app->story;
    const hx_doc *doc = hx_diff_doc(story->diff, (int)record->side);
    struct str text = story_side(story, (int)record->side)->text;
    hx_doc_tokens(doc, &n);
    if (record->content[record->side] == hash_bytes(text))
        return record->token < n ? record->token : HX_NONE;
    struct anchor_text now = anchor_text_new(a, doc);
    return anchor_find(&now, &record->anchor);
}

static int restore_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct state_record record;
    struct reader *reader = &app->reader;
    struct pane_cursor before = reader->cursor;
    uint64_t key;
    const char *folder = state_folder(a);
    if (!folder || !key_get(app->story, &key) ||
        !state_find(a, folder, key, &record))
        return HX_OK;
    uint32_t token = token_get(a, app, &record);
    if (token == HX_NONE)
        return HX_OK;
    struct reader_place place = {.side = (int)record.side,
                                 .row = (int)record.row};
    struct reader_look look = reader_look_get(reader);
    look.unwrapped = look.unwrapped || record.unwrapped;
    if (look.view == VIEW_AUTO) /* what was asked for comes first */
        look.view = (enum reader_view)record.view;
    for (int side = 0; side < 2; side++)
        place.version[side] = app->story->at[side];
    place.token[record.side] = token;
    struct reader_look shown = reader_look_get(reader);
    if (!reader_look_is_equal(&look, &shown) && reader_look_set(reader, &look))
        return HX_ENOMEM;
    reader_place_go(reader, place);
    reader_reveal(reader);
    app->used = true; /* the place is the user's: it is kept */
    bool is_elsewhere =
        before.side != (int)record.side || before.token != token;
    if (is_elsewhere && !app->message[0])
        hint_say(app, "at the place where you left; {top} goes to the "
                      "beginning");
    return HX_OK;
}

struct state_opening state_restore(struct app *app)
{
    struct arena *a;
    struct state_opening opening = {
        .cursor = app->reader.cursor,
        .view = app->reader.view,
        .unwrapped = app->reader.unwrapped,
        .at = {app->story->at[HX_OLD], app->story->at[HX_NEW]}
    };
    if (!arena_open(&a))
        (void)arena_try(a, restore_body, app);
    arena_close(a);
    return opening;
}

struct saving {
    struct app *app;
    struct state_opening opening;
};

static int save_body(struct arena *a, void *context)
{
    struct saving *saving = context;
    const struct reader *reader = &saving->app->reader;
    const struct story *story = saving->app->story;
    const struct state_opening *opening = &saving->opening;
    struct pane_cursor cursor = reader->cursor;
    struct state_record record = {.side = (uint32_t)cursor.side,
                                  .token = cursor.token,
                                  .view = reader->view,
                                  .unwrapped = reader->unwrapped};
    const char *folder = state_folder(a);
    if (!folder || !key_get(story, &record.key))
        return HX_OK;
    int row = reader_place_get(reader).row;
    record.row = row > 0 ? (uint32_t)row : 0;
    record.anchor =
        anchor_get(hx_diff_doc(story->diff, cursor.side), cursor.token);
    for (int side = 0; side < 2; side++)
        record.content[side] = hash_bytes(story_side(story, side)->text);
    bool is_as_opened = !memcmp(story->at, opening->at, sizeof story->at) &&
                        cursor.side == opening->cursor.side &&
                        cursor.token == opening->cursor.token &&
                        reader->view == opening->view &&
                        reader->unwrapped == opening->unwrapped;
    state_put(a, folder, &record, is_as_opened);
    return HX_OK;
}

void state_save(struct app *app, struct state_opening opening)
{
    struct arena *a;
    struct saving saving = {app, opening};
    if (app->reader.a && app->used && !arena_open(&a)) {
        (void)arena_try(a, save_body, &saving);
        arena_close(a);
    }
}
