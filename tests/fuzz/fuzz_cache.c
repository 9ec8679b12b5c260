/* SPDX-License-Identifier: MIT */

/*
 * The facts of a cache: the first byte says whether what follows is the end of
 * the file as it is, or a part whose checksum is right. What is taken in is
 * whole in itself, and what is added to it is there when it is read again.
 */

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "folder.h"
#include "history/index.h"

enum { SCORE = 77 };

struct input {
    struct str bytes;
    bool is_part;
    bool is_again; /* the second reading, of what the first made */
    uint32_t commits, events;
};

static void index_check(const struct index *index)
{
    uint32_t commits = index->commits.list.vec.n;
    if (index->by_commit.vec.n > commits)
        fuzz_check("what is known is of commits");
    for (uint32_t i = 0; i < index->by_commit.vec.n; i++) {
        const struct commit_events *own = index_find(index, i);
        for (uint32_t j = 0; own && j < own->n; j++) {
            const struct event *event = &index->events.at[own->first + j];
            if (own->first + j >= index->events.vec.n ||
                event->path >= index->paths.n ||
                event->old >= index->blobs.list.vec.n ||
                event->new >= index->blobs.list.vec.n)
                fuzz_check("an event is of what there is");
        }
        const struct commit *commit = &index->commits.list.at[i];
        for (uint32_t j = 0; own && j < commit->parent_n; j++)
            if (commits_parent(&index->commits, i, j) >= commits)
                fuzz_check("a parent is a commit");
    }
}

/* Makes the file of facts end with the bytes of INPUT. */
static void facts_spoil(struct arena *a, struct str bytes)
{
    DIR *dir = opendir(folder_path(a, "hexapla"));
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        struct buf b = {.a = a};
        if (entry->d_name[0] == '.')
            continue;
        buf_print(&b, "hexapla/%s", entry->d_name);
        folder_write(a, str_copy(a, buf_str(&b)), bytes, true);
    }
    if (dir)
        closedir(dir);
}

static struct cache *cache_new(struct arena *a, struct repository *repository)
{
    const char *common = folder_get("hexapla/");
    *repository =
        (struct repository){.a = a, .oid_size = OID_SHA1, .common = common};
    setenv("XDG_CACHE_HOME", common, 1);
    struct cache *cache = cache_open(repository, CACHE_WRITE);
    if (!cache)
        fuzz_check("there is a cache");
    return cache;
}

static int fill_body(struct arena *a, void *context)
{
    const struct input *input = context;
    struct repository repository;
    struct cache *cache = cache_new(a, &repository);
    struct str part;
    while (cache_part(cache, &part))
        cache_reject(cache);
    if (input->is_part)
        cache_append(cache, input->bytes);
    else
        facts_spoil(a, input->bytes);
    return -1;
}

static int read_body(struct arena *a, void *context)
{
    struct input *input = context;
    struct repository repository;
    struct cache *cache = cache_new(a, &repository);
    struct index index = index_new(&repository, false);
    uint32_t score = 0;
    index_load(&index, cache);
    index_check(&index);
    struct entry text = {.kind = ENTRY_FILE,
                         .id = {{0xfe, 0xdc, 0xba, 0x98, 0x76}}};
    uint32_t blob = index_blob(&index, &text);
    if (input->is_again && (!index_score(&index, blob, blob, &score) ||
                            index.commits.list.vec.n < input->commits))
        fuzz_check("what was added is there");
    if (!input->is_again && !index_score(&index, blob, blob, &score))
        index_put_score(&index, (struct text_pair){blob, blob, SCORE});
    input->commits = index.saved.commits;
    index_save(&index);
    return -1;
}

static int drop_body(struct arena *a, void *context)
{
    (void)context;
    folder_get("hexapla/");
    DIR *dir = opendir(folder_path(a, "hexapla"));
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        struct buf b = {.a = a};
        buf_print(&b, "hexapla/%s", entry->d_name);
        if (entry->d_name[0] != '.')
            remove(folder_path(a, str_copy(a, buf_str(&b))));
    }
    if (dir)
        closedir(dir);
    return -1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    if (!len)
        return 0;
    struct input input = {
        {(const char *)data + 1, len - 1},
        .is_part = data[0] & 1
    };
    arena_run(0, drop_body, &input);
    arena_run(0, fill_body, &input);
    arena_run(0, read_body, &input);
    input.is_again = true;
    arena_run(0, read_body, &input);
    return 0;
}
