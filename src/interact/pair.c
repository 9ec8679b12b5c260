/* SPDX-License-Identifier: MIT */

/*
 * A record as those of places, whose key is of all names and whose contents are
 * the numbers of two versions.
 */

#define _XOPEN_SOURCE 700 /* realpath() */

#include "interact/pair.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "interact/state.h"

struct looking {
    const struct story *story;
    const uint32_t *opening; /* NULL: look */
    uint32_t at[2];
    bool is_found;
};

/* The number of the files of STORY; false if there is no choice between them,
 * or one is no file. */
static bool key_get(const struct story *story, uint64_t *key)
{
    *key = story->n;
    for (uint32_t i = 0; i < story->n; i++) {
        char *path = story_is_file(story, i)
                         ? realpath(story->version[i].path, NULL)
                         : NULL;
        if (!path)
            return false;
        *key = hash_mix(*key, hash_bytes(str_of(path)));
        free(path);
    }
    return story->n > 2;
}

static int find_body(struct arena *a, void *context)
{
    struct looking *looking = context;
    struct state_record record;
    const struct story *story = looking->story;
    uint64_t key;
    const char *folder = state_folder(a);
    if (!folder || !key_get(story, &key) ||
        !state_find(a, folder, key, &record))
        return HX_OK;
    for (int side = 0; side < 2; side++) {
        if (record.content[side] >= story->n)
            return HX_OK;
        looking->at[side] = (uint32_t)record.content[side];
    }
    looking->is_found = looking->at[HX_OLD] != looking->at[HX_NEW];
    return HX_OK;
}

bool pair_find(const struct story *story, uint32_t at[2])
{
    struct arena *a;
    struct looking looking = {.story = story};
    if (arena_open(&a))
        return false;
    (void)arena_try(a, find_body, &looking);
    arena_close(a);
    if (!looking.is_found || !memcmp(looking.at, story->at, sizeof looking.at))
        return false;
    memcpy(at, looking.at, sizeof looking.at);
    return true;
}

static int save_body(struct arena *a, void *context)
{
    struct looking *looking = context;
    const struct story *story = looking->story;
    struct state_record record = {
        .content = {story->at[HX_OLD], story->at[HX_NEW]}
    };
    const char *folder = state_folder(a);
    if (folder && key_get(story, &record.key))
        state_put(a, folder, &record,
                  !memcmp(story->at, looking->opening, sizeof story->at));
    return HX_OK;
}

void pair_save(const struct story *story, const uint32_t opening[2])
{
    struct arena *a;
    struct looking looking = {.story = story, .opening = opening};
    if (arena_open(&a))
        return;
    (void)arena_try(a, save_body, &looking);
    arena_close(a);
}
