/* SPDX-License-Identifier: MIT */

/*
 * A part of the cache has what is new since the part before: ids of commits,
 * paths, ids of texts, then what is known of commits, then scores of pairs.
 * Numbers are those of the tables, so a part that does not continue them is
 * refused.
 */

#include "history/index.h"

#include <string.h>

enum { FRESH_MOST = 4096, TIME_SHIFT = 1 };

static struct arena *arena_of(const struct index *index)
{
    return index->repository->a;
}

static uint32_t *pair_slot(const struct text_pairs *pairs, uint32_t a,
                           uint32_t b)
{
    uint32_t mask = pairs->slot_count - 1;
    uint64_t hash = hash_mix(a, b);
    for (;; hash++) {
        uint32_t *slot = &pairs->slots[hash & mask];
        const struct text_pair *pair =
            *slot ? &pairs->list.at[*slot - 1] : NULL;
        if (!pair || (pair->a == a && pair->b == b))
            return slot;
    }
}

bool index_score(const struct index *index, uint32_t a, uint32_t b,
                 uint32_t *score)
{
    const struct text_pairs *pairs = &index->pairs;
    const uint32_t *slot = pairs->slot_count ? pair_slot(pairs, a, b) : NULL;
    if (!slot || !*slot)
        return false;
    *score = pairs->list.at[*slot - 1].score;
    return true;
}

void index_put_score(struct index *index, struct text_pair pair)
{
    struct text_pairs *pairs = &index->pairs;
    if (2 * pairs->list.vec.n >= pairs->slot_count) {
        pairs->slot_count = pairs->slot_count ? 2 * pairs->slot_count : 256;
        pairs->slots = arena_new(arena_of(index), uint32_t, pairs->slot_count);
        for (uint32_t i = 0; i < pairs->list.vec.n; i++)
            *pair_slot(pairs, pairs->list.at[i].a, pairs->list.at[i].b) = i + 1;
    }
    uint32_t *slot = pair_slot(pairs, pair.a, pair.b);
    if (*slot)
        return;
    *vec_push(arena_of(index), &pairs->list) = pair;
    *slot = pairs->list.vec.n;
}

const struct commit_events *index_find(const struct index *index,
                                       uint32_t commit)
{
    if (commit >= index->by_commit.vec.n ||
        !index->by_commit.at[commit].is_known)
        return NULL;
    return &index->by_commit.at[commit];
}

/* The number of PATH, which is copied if it is new. */
static uint32_t path_put(struct index *index, struct str path)
{
    uint32_t i = intern_find(&index->paths, path);
    if (i != UINT32_MAX)
        return i;
    struct str own = {str_copy(arena_of(index), path), path.len};
    return intern_put(&index->paths, own);
}

uint32_t index_blob(struct index *index, const struct entry *entry)
{
    return entry->kind == ENTRY_FILE ? oid_table_put(&index->blobs, &entry->id)
                                     : 0;
}

static struct commit_events *events_of(struct index *index, uint32_t commit)
{
    while (index->by_commit.vec.n <= commit)
        *vec_push(arena_of(index), &index->by_commit) =
            (struct commit_events){0, 0, false};
    return &index->by_commit.at[commit];
}

static void event_put(struct index *index, uint32_t commit, struct event event)
{
    struct commit_events *own = events_of(index, commit);
    if (!own->n)
        own->first = index->events.vec.n;
    own->n++;
    *vec_push(arena_of(index), &index->events) = event;
}

void index_put(struct index *index, uint32_t commit,
               const struct change *change)
{
    struct event event = {path_put(index, change->path),
                          index_blob(index, &change->old),
                          index_blob(index, &change->new)};
    event_put(index, commit, event);
}

void index_finish(struct index *index, uint32_t commit)
{
    events_of(index, commit)->is_known = true;
    if (!index->cache || !cache_is_writer(index->cache))
        return;
    *vec_push(arena_of(index), &index->fresh) = commit;
    if (index->fresh.vec.n >= FRESH_MOST)
        index_save(index);
}

static void id_put(struct buf *b, const struct index *index,
                   const struct oid *id)
{
    buf_put(b,
            (struct str){(const char *)id->byte, index->repository->oid_size});
}

/* The ids of TABLE from the number FIRST on. */
static void ids_put(struct buf *b, const struct index *index,
                    const struct oid_table *table, uint32_t first)
{
    part_put(b, table->list.vec.n - first);
    for (uint32_t i = first; i < table->list.vec.n; i++)
        id_put(b, index, &table->list.at[i]);
}

/* Times can be before 1970. */
static void time_put(struct buf *b, int64_t time)
{
    uint64_t bits = (uint64_t)time << TIME_SHIFT;
    part_put(b, time < 0 ? ~bits : bits);
}

static int64_t time_cut(struct str *part, bool *is_bad)
{
    uint64_t bits = part_cut(part, is_bad);
    int64_t time = (int64_t)(bits >> TIME_SHIFT);
    return bits & 1 ? ~time : time;
}

static void commit_put(struct buf *b, const struct index *index, uint32_t at)
{
    const struct commit *commit = &index->commits.list.at[at];
    const struct commit_events *own = &index->by_commit.at[at];
    part_put(b, at);
    id_put(b, index, &commit->tree);
    time_put(b, commit->time);
    part_put(b, commit->parent_n);
    for (uint32_t i = 0; i < commit->parent_n; i++)
        part_put(b, commits_parent(&index->commits, at, i));
    part_put(b, own->n);
    for (uint32_t i = 0; i < own->n; i++) {
        const struct event *event = &index->events.at[own->first + i];
        part_put(b, event->path);
        part_put(b, event->old);
        part_put(b, event->new);
    }
}

void index_save(struct index *index)
{
    struct arena *a = arena_of(index);
    struct arena_mark mark = arena_mark(a);
    struct buf b = {.a = a};
    const struct index_saved *saved = &index->saved;
    if (!index->cache || !cache_is_writer(index->cache) ||
        (!index->fresh.vec.n && saved->pairs == index->pairs.list.vec.n))
        return;
    ids_put(&b, index, &index->commits.ids, saved->commits);
    part_put(&b, index->paths.n - saved->paths);
    for (uint32_t i = saved->paths; i < index->paths.n; i++) {
        part_put(&b, index->paths.names[i].len);
        buf_put(&b, index->paths.names[i]);
    }
    ids_put(&b, index, &index->blobs, saved->blobs);
    part_put(&b, index->fresh.vec.n);
    for (uint32_t i = 0; i < index->fresh.vec.n; i++)
        commit_put(&b, index, index->fresh.at[i]);
    part_put(&b, index->pairs.list.vec.n - saved->pairs);
    for (uint32_t i = saved->pairs; i < index->pairs.list.vec.n; i++) {
        const struct text_pair *pair = &index->pairs.list.at[i];
        part_put(&b, pair->a);
        part_put(&b, pair->b);
        part_put(&b, pair->score);
    }
    cache_append(index->cache, buf_str(&b));
    arena_reset(a, mark);
    index->fresh.vec.n = 0;
    index->saved =
        (struct index_saved){index->commits.ids.list.vec.n, index->paths.n,
                             index->blobs.list.vec.n, index->pairs.list.vec.n};
}

/* A part that is taken in. */
struct intake {
    struct index *index;
    struct str rest;
    bool is_bad;
};

/* The next number, which has to be less than LIMIT. */
static uint32_t number_cut(struct intake *intake, uint32_t limit)
{
    uint64_t number = part_cut(&intake->rest, &intake->is_bad);
    if (number >= limit)
        intake->is_bad = true;
    return intake->is_bad ? 0 : (uint32_t)number;
}

/* The next LEN bytes; nothing if they are not there. */
static struct str bytes_cut(struct intake *intake, size_t len)
{
    struct str bytes = str_sub(intake->rest, 0, len);
    if (bytes.len < len)
        intake->is_bad = true;
    intake->rest = str_sub(intake->rest, bytes.len, intake->rest.len);
    return intake->is_bad ? (struct str){NULL, 0} : bytes;
}

static struct oid id_cut(struct intake *intake)
{
    size_t size = intake->index->repository->oid_size;
    struct str bytes = bytes_cut(intake, size);
    return bytes.len ? oid_of(bytes.s, size) : (struct oid){{0}};
}

/* How many things follow, each of at least one byte. */
static uint32_t count_cut(struct intake *intake)
{
    uint64_t most = intake->rest.len;
    return number_cut(intake,
                      most < UINT32_MAX ? (uint32_t)most + 1 : UINT32_MAX);
}

/* How many texts have numbers. */
static uint32_t texts_count(const struct index *index)
{
    return index->blobs.list.vec.n + index->texts;
}

/* New ids have to be new; those of texts that are not wanted are counted. */
static void tables_cut(struct intake *intake)
{
    struct index *index = intake->index;
    uint32_t n = count_cut(intake);
    for (uint32_t i = 0; i < n && !intake->is_bad; i++) {
        struct oid id = id_cut(intake);
        uint32_t next = index->commits.ids.list.vec.n;
        if (!intake->is_bad && commits_put(&index->commits, &id) != next)
            intake->is_bad = true;
    }
    n = count_cut(intake);
    for (uint32_t i = 0; i < n && !intake->is_bad; i++) {
        uint32_t next = index->paths.n;
        struct str path = bytes_cut(intake, count_cut(intake));
        if (!intake->is_bad && path_put(index, path) != next)
            intake->is_bad = true;
    }
    n = count_cut(intake);
    if (index->is_textless) {
        bytes_cut(intake, (size_t)n * index->repository->oid_size);
        index->texts += n;
        return;
    }
    for (uint32_t i = 0; i < n && !intake->is_bad; i++) {
        struct oid id = id_cut(intake);
        uint32_t next = index->blobs.list.vec.n;
        if (!intake->is_bad && oid_table_put(&index->blobs, &id) != next)
            intake->is_bad = true;
    }
}

static void commit_cut(struct intake *intake)
{
    struct index *index = intake->index;
    struct arena *a = arena_of(index);
    uint32_t commits = index->commits.list.vec.n;
    uint32_t blobs = texts_count(index);
    uint32_t at = number_cut(intake, commits);
    if (intake->is_bad || events_of(index, at)->is_known) {
        intake->is_bad = true;
        return;
    }
    struct commit commit = {.tree = id_cut(intake), .state = COMMIT_READ};
    commit.time = time_cut(&intake->rest, &intake->is_bad);
    commit.parent = index->commits.parents.vec.n;
    uint32_t n = count_cut(intake);
    for (uint32_t i = 0; i < n && !intake->is_bad; i++)
        *vec_push(a, &index->commits.parents) = number_cut(intake, commits);
    commit.parent_n = n;
    n = count_cut(intake);
    for (uint32_t i = 0; i < n && !intake->is_bad; i++) {
        struct event event = {.path = number_cut(intake, index->paths.n)};
        event.old = number_cut(intake, blobs);
        event.new = number_cut(intake, blobs);
        event_put(index, at, event);
    }
    /* Where a clone is shallow now, it has to be said that it ends there. */
    bool is_known = !intake->is_bad && !commits_is_cut(&index->commits, at);
    events_of(index, at)->is_known = is_known;
    if (is_known)
        index->commits.list.at[at] = commit;
    else
        events_of(index, at)->n = 0;
}

static bool part_take(struct index *index, struct str part)
{
    struct intake intake = {index, part, false};
    tables_cut(&intake);
    uint32_t n = count_cut(&intake);
    for (uint32_t i = 0; i < n && !intake.is_bad; i++)
        commit_cut(&intake);
    n = count_cut(&intake);
    for (uint32_t i = 0; i < n && !intake.is_bad; i++) {
        uint32_t blobs = texts_count(index);
        struct text_pair pair = {.a = number_cut(&intake, blobs)};
        pair.b = number_cut(&intake, blobs);
        pair.score = number_cut(&intake, 101);
        if (!intake.is_bad && !index->is_textless)
            index_put_score(index, pair);
    }
    return !intake.is_bad && !intake.rest.len;
}

/* Room for N elements of SIZE bytes that VEC will have. */
static void *room_make(struct arena *a, struct vec *vec, uint32_t n,
                       size_t size)
{
    vec->room = n;
    return arena_alloc_raw(a, n, size);
}

/* Makes room for about as many as there can be, so that lists need not grow:
 * what is not used of it is never touched and costs nothing. */
static void tables_reserve(struct index *index)
{
    enum { OBJECTS_LEAST = 1 << 16, OBJECTS_MOST = 2 << 20 };
    struct arena *a = arena_of(index);
    struct commits *commits = &index->commits;
    uint64_t objects = index->repository->objects;
    uint32_t n = objects < OBJECTS_MOST ? (uint32_t)objects : OBJECTS_MOST;
    if (n < OBJECTS_LEAST)
        return;
    commits->ids.list.at = room_make(a, &commits->ids.list.vec, n / 2,
                                     sizeof *commits->ids.list.at);
    commits->list.at =
        room_make(a, &commits->list.vec, n / 2, sizeof *commits->list.at);
    index->by_commit.at =
        room_make(a, &index->by_commit.vec, n / 2, sizeof *index->by_commit.at);
    index->events.at =
        room_make(a, &index->events.vec, n, sizeof *index->events.at);
    index->blobs.list.at =
        room_make(a, &index->blobs.list.vec, n, sizeof *index->blobs.list.at);
}

struct index index_new(const struct repository *repository, bool is_all)
{
    struct index index = {.repository = repository,
                          .commits = commits_new(repository),
                          .paths = intern_new(repository->a, 1024),
                          .blobs = {.a = repository->a}};
    if (is_all)
        tables_reserve(&index);
    oid_table_put(&index.blobs, &(struct oid){{0}});
    index.saved.blobs = 1;
    return index;
}

void index_load(struct index *index, struct cache *cache)
{
    struct str part;
    index->cache = cache;
    while (cache && cache_part(cache, &part)) {
        if (!part_take(index, part)) {
            cache_reject(cache);
            break;
        }
        index->saved = (struct index_saved){
            index->commits.ids.list.vec.n, index->paths.n,
            index->blobs.list.vec.n, index->pairs.list.vec.n};
    }
}
