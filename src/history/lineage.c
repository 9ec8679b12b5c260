/* SPDX-License-Identifier: MIT */

/*
 * Events are gone through from the oldest commit to the newest, parents first.
 * What a commit added is looked for among what it deleted, by text (a number),
 * then by similar text; then among what was deleted before at the same path;
 * then among what is there with the same text, or the same name and similar
 * text: that is a copy, and if its source is deleted without having changed,
 * it was a rename in two steps and both become one article.
 */

#include "history/lineage.h"

#include <stdlib.h>
#include <string.h>

#include "hexapla.h"
#include "history/rename.h"
#include "history/similar.h"

enum { SIMILAR_PAIRS = 4096 };

struct lineage lineage_new(const struct repository *repository,
                           struct commits *commits, struct trees *trees)
{
    struct arena *a = repository->a;
    struct lineage lineage = {.repository = repository,
                              .commits = commits,
                              .trees = trees,
                              .paths = intern_new(a, 1024),
                              .bases = intern_new(a, 1024),
                              .blobs = {.a = a},
                              .texts = intern_new(a, 1024)};
    oid_table_put(&lineage.blobs, &(struct oid){{0}});
    return lineage;
}

/* The number of PATH, which is copied if it is new. */
static uint32_t path_put(struct lineage *lineage, struct str path)
{
    uint32_t i = intern_find(&lineage->paths, path);
    if (i != UINT32_MAX)
        return i;
    struct str own = {str_copy(lineage->repository->a, path), path.len};
    return intern_put(&lineage->paths, own);
}

static uint32_t blob_put(struct lineage *lineage, const struct entry *entry)
{
    return entry->kind == ENTRY_FILE
               ? oid_table_put(&lineage->blobs, &entry->id)
               : 0;
}

void lineage_put(struct lineage *lineage, uint32_t commit,
                 const struct change *change)
{
    struct arena *a = lineage->repository->a;
    while (lineage->by_commit.vec.n <= commit)
        *vec_push(a, &lineage->by_commit) = (struct commit_events){0, 0};
    struct commit_events *own = &lineage->by_commit.at[commit];
    if (!own->n)
        own->first = lineage->events.vec.n;
    own->n++;
    struct event event = {path_put(lineage, change->path),
                          blob_put(lineage, &change->old),
                          blob_put(lineage, &change->new)};
    *vec_push(a, &lineage->events) = event;
}

static struct life *life_get(struct lineage *lineage, uint32_t number)
{
    return &lineage->lives.at[number - 1];
}

/* True if LIFE had BLOB before; it has it now. */
static bool text_put(struct lineage *lineage, uint32_t life, uint32_t blob)
{
    uint32_t pair[2] = {life, blob};
    struct str key = {(const char *)pair, sizeof pair};
    if (intern_find(&lineage->texts, key) != UINT32_MAX)
        return true;
    char *own = arena_alloc_raw(lineage->repository->a, 1, sizeof pair);
    memcpy(own, pair, sizeof pair);
    intern_put(&lineage->texts, (struct str){own, sizeof pair});
    return false;
}

static void version_put(struct lineage *lineage, uint32_t number, uint32_t blob,
                        int64_t time)
{
    struct life *life = life_get(lineage, number);
    life->blob = blob;
    life->versions++;
    life->last = time;
    if (life->versions == 1)
        life->first = time;
    if (text_put(lineage, number, blob))
        life_get(lineage, number)->returns++;
}

/* LIFE is at PATH from now on. */
static void life_place(struct lineage *lineage, uint32_t number, uint32_t path)
{
    struct life *life = life_get(lineage, number);
    uint32_t base = lineage->base_of[path];
    life->path = path;
    life->is_deleted = false;
    lineage->places[path].life = number;
    lineage->places[path].before = number;
    lineage->place_of_base[base] = path + 1;
    lineage->place_of_blob[life->blob] = path + 1;
}

static uint32_t life_new(struct lineage *lineage)
{
    *vec_push(lineage->repository->a, &lineage->lives) = (struct life){0};
    return lineage->lives.vec.n;
}

/* What a commit does, parted: what it adds and what it deletes. */
struct parted {
    VEC(const struct event *) added, deleted;
    int64_t time;
};

/* EVENT's article goes to the path of TO. */
static void life_move(struct lineage *lineage, const struct event *event,
                      const struct event *to, int64_t time)
{
    struct place_state *place = &lineage->places[event->path];
    uint32_t number = place->life ? place->life : place->before;
    if (!number)
        number = life_new(lineage);
    place->life = 0;
    if (life_get(lineage, number)->blob != to->new)
        version_put(lineage, number, to->new, time);
    life_place(lineage, number, to->path);
}

static int deleted_compare(const void *a, const void *b)
{
    const struct event *x = *(const struct event *const *)a;
    const struct event *y = *(const struct event *const *)b;
    if (x->old != y->old)
        return x->old < y->old ? -1 : 1;
    return (x->path > y->path) - (x->path < y->path);
}

/* The deleted event with the text of TO, of the same name if there is one;
 * what was used is NULL. Their number is N from AT on. */
static const struct event **same_find(const struct lineage *lineage,
                                      const struct event **at, uint32_t n,
                                      const struct event *to)
{
    const struct event **best = NULL;
    for (uint32_t i = 0; i < n && at[i]->old == to->new; i++) {
        bool is_named =
            lineage->base_of[at[i]->path] == lineage->base_of[to->path];
        if (!best || is_named)
            best = &at[i];
        if (is_named)
            break;
    }
    return best;
}

/* The first of the sorted events that has BLOB or a later one. */
static uint32_t deleted_search(const struct parted *parted, uint32_t blob)
{
    uint32_t low = 0, high = parted->deleted.vec.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (parted->deleted.at[middle]->old < blob)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Drops the used ones, which are those of blob 0, from the list at VEC. */
static uint32_t events_squeeze(const struct event **at, uint32_t n,
                               const bool *is_used)
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!is_used[i])
            at[left++] = at[i];
    return left;
}

/* Renames without a change of text. */
static void same_match(struct lineage *lineage, struct parted *parted)
{
    uint32_t n = parted->deleted.vec.n, added = parted->added.vec.n;
    bool *is_gone = arena_new(lineage->scratch, bool, n);
    bool *is_known = arena_new(lineage->scratch, bool, added);
    if (!n || !added)
        return;
    qsort(parted->deleted.at, n, sizeof parted->deleted.at[0], deleted_compare);
    for (uint32_t i = 0; i < added; i++) {
        const struct event *to = parted->added.at[i];
        uint32_t first = deleted_search(parted, to->new);
        while (first < n && is_gone[first])
            first++;
        const struct event **from =
            same_find(lineage, parted->deleted.at + first, n - first, to);
        if (!from || is_gone[from - parted->deleted.at])
            continue;
        is_gone[from - parted->deleted.at] = true;
        is_known[i] = true;
        life_move(lineage, *from, to, parted->time);
    }
    parted->deleted.vec.n = events_squeeze(parted->deleted.at, n, is_gone);
    parted->added.vec.n = events_squeeze(parted->added.at, added, is_known);
}

static struct sketch *sketches_make(struct lineage *lineage,
                                    const struct event *const *event,
                                    uint32_t n, bool is_new)
{
    struct sketch *sketch = arena_new(lineage->scratch, struct sketch, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t blob = is_new ? event[i]->new : event[i]->old;
        sketch[i] = sketch_of(lineage->repository, lineage->scratch,
                              &lineage->blobs.list.at[blob]);
    }
    return sketch;
}

/* Renames with a change of text: for each added the most similar deleted. */
static void similar_match(struct lineage *lineage, struct parted *parted)
{
    uint32_t n = parted->deleted.vec.n, added = parted->added.vec.n;
    if (!n || !added || n > SIMILAR_PAIRS / added)
        return;
    bool *is_gone = arena_new(lineage->scratch, bool, n);
    bool *is_known = arena_new(lineage->scratch, bool, added);
    struct sketch *old = sketches_make(lineage, parted->deleted.at, n, false);
    struct sketch *new = sketches_make(lineage, parted->added.at, added, true);
    for (uint32_t i = 0; i < added; i++) {
        uint32_t best = SIMILAR_LEAST - 1, from = n;
        for (uint32_t j = 0; j < n; j++) {
            uint32_t score = is_gone[j] ? 0 : sketch_alike(&old[j], &new[i]);
            if (score <= best)
                continue;
            best = score;
            from = j;
        }
        if (from == n)
            continue;
        is_gone[from] = is_known[i] = true;
        life_move(lineage, parted->deleted.at[from], parted->added.at[i],
                  parted->time);
    }
    parted->deleted.vec.n = events_squeeze(parted->deleted.at, n, is_gone);
    parted->added.vec.n = events_squeeze(parted->added.at, added, is_known);
}

/* The article that the one added by EVENT may be a copy of, or 0. */
static uint32_t source_find(struct lineage *lineage, const struct event *event)
{
    uint32_t at = lineage->place_of_blob[event->new];
    uint32_t life = at ? lineage->places[at - 1].life : 0;
    if (life && life_get(lineage, life)->blob == event->new)
        return life;
    at = lineage->place_of_base[lineage->base_of[event->path]];
    life = at ? lineage->places[at - 1].life : 0;
    if (!life)
        return 0;
    const struct oid *blob = lineage->blobs.list.at;
    struct sketch one =
        sketch_of(lineage->repository, lineage->scratch, &blob[event->new]);
    struct sketch other = sketch_of(lineage->repository, lineage->scratch,
                                    &blob[life_get(lineage, life)->blob]);
    return sketch_alike(&one, &other) >= SIMILAR_LEAST ? life : 0;
}

static void added_put(struct lineage *lineage, const struct event *event,
                      int64_t time)
{
    uint32_t number = lineage->places[event->path].life;
    if (!number)
        number = lineage->places[event->path].before;
    if (!number) {
        uint32_t source = source_find(lineage, event);
        number = life_new(lineage);
        struct life *life = life_get(lineage, number);
        if (source) {
            struct life *from = life_get(lineage, source);
            from->copy = number;
            life->source = source;
            life->copied = from->blob;
            life->copied_at = from->versions;
            life->is_whole_copy = from->blob == event->new;
        }
    }
    version_put(lineage, number, event->new, time);
    life_place(lineage, number, event->path);
}

/* The copy NUMBER of LIFE, which is deleted, is its continuation. */
static void life_join(struct lineage *lineage, struct life *life,
                      uint32_t number)
{
    struct life *copy = life_get(lineage, number);
    copy->versions += life->versions - (copy->is_whole_copy ? 1 : 0);
    copy->returns += life->returns;
    copy->first = life->first;
    copy->source = 0;
    life->is_joined = true;
}

/* True if LIFE began as a copy, under the same name, of what has stayed as it
 * was since. */
static bool is_continued(const struct lineage *lineage, const struct life *life)
{
    const struct life *source =
        life->source ? &lineage->lives.at[life->source - 1] : NULL;
    return source && !source->is_deleted && !source->is_joined &&
           life->copied == source->blob &&
           life->copied_at == source->versions && life->is_whole_copy &&
           lineage->base_of[life->path] == lineage->base_of[source->path];
}

/* Gives such articles the history of what they are a copy of. */
static void lives_continue(struct lineage *lineage)
{
    for (uint32_t i = 0; i < lineage->lives.vec.n; i++) {
        struct life *life = &lineage->lives.at[i];
        if (!is_continued(lineage, life))
            continue;
        const struct life *source = &lineage->lives.at[life->source - 1];
        life->versions += source->versions - 1;
        life->returns += source->returns;
        life->first = source->first;
    }
}

static void deleted_put(struct lineage *lineage, const struct event *event,
                        int64_t time)
{
    struct place_state *place = &lineage->places[event->path];
    uint32_t number = place->life;
    place->life = 0;
    if (!number)
        return;
    struct life *life = life_get(lineage, number);
    const struct life *copy = life->copy ? life_get(lineage, life->copy) : NULL;
    if (copy && !copy->is_deleted && copy->source == number &&
        copy->copied_at == life->versions) {
        place->before = life->copy;
        life_join(lineage, life, life->copy);
        return;
    }
    life->is_deleted = true;
    life->last = time;
}

static void edited_put(struct lineage *lineage, const struct event *event,
                       int64_t time)
{
    struct place_state *place = &lineage->places[event->path];
    /* Where a branch still has the name another branch has given up. */
    uint32_t number = place->life ? place->life : place->before;
    if (!number) {
        added_put(lineage, event, time);
        return;
    }
    version_put(lineage, number, event->new, time);
    lineage->place_of_blob[event->new] = event->path + 1;
}

static void commit_apply(struct lineage *lineage, uint32_t commit)
{
    if (commit >= lineage->by_commit.vec.n)
        return;
    struct commit_events own = lineage->by_commit.at[commit];
    struct parted parted = {.time = lineage->commits->list.at[commit].time};
    for (uint32_t i = 0; i < own.n; i++) {
        const struct event *event = &lineage->events.at[own.first + i];
        if (event->old && event->new)
            edited_put(lineage, event, parted.time);
        else if (event->new)
            *vec_push(lineage->scratch, &parted.added) = event;
        else
            *vec_push(lineage->scratch, &parted.deleted) = event;
    }
    same_match(lineage, &parted);
    similar_match(lineage, &parted);
    for (uint32_t i = 0; i < parted.added.vec.n; i++)
        added_put(lineage, parted.added.at[i], parted.time);
    for (uint32_t i = 0; i < parted.deleted.vec.n; i++)
        deleted_put(lineage, parted.deleted.at[i], parted.time);
    arena_clear(lineage->scratch);
}

static void scratch_drop(void *handle)
{
    arena_close(handle);
}

static void tables_make(struct lineage *lineage)
{
    struct arena *a = lineage->repository->a;
    uint32_t n = lineage->paths.n;
    if (arena_open(&lineage->scratch))
        arena_leave(a, HX_ENOMEM);
    arena_own(a, lineage->scratch, scratch_drop);
    lineage->places = arena_new(a, struct place_state, n);
    lineage->base_of = arena_new(a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        lineage->base_of[i] =
            intern_put(&lineage->bases, path_base(lineage->paths.names[i]));
    lineage->place_of_base = arena_new(a, uint32_t, lineage->bases.n);
    lineage->place_of_blob = arena_new(a, uint32_t, lineage->blobs.list.vec.n);
}

/* The N commits in ORDER, newest first by their clocks, so that parents come
 * before their children: by how many parents are still to come. */
static uint32_t *order_make(struct lineage *lineage, const uint32_t *order,
                            uint32_t n)
{
    struct arena *a = lineage->repository->a;
    const struct commits *commits = lineage->commits;
    uint32_t all = commits->list.vec.n, edges = commits->parents.vec.n;
    uint32_t *left = arena_new(a, uint32_t, all);
    uint32_t *rank = arena_new(a, uint32_t, all);
    uint32_t *head = arena_new(a, uint32_t, all);
    uint32_t *next = arena_new(a, uint32_t, edges + 1);
    uint32_t *child = arena_new(a, uint32_t, edges + 1);
    uint32_t *sorted = arena_new(a, uint32_t, n);
    uint32_t edge = 0, at, made = 0;
    struct queue queue = {.a = a};
    for (uint32_t i = 0; i < n; i++) {
        rank[order[i]] = i;
        for (uint32_t j = 0; j < commits->list.at[order[i]].parent_n; j++) {
            uint32_t parent = commits_parent(commits, order[i], j);
            if (commits->list.at[parent].state != COMMIT_READ)
                continue;
            child[++edge] = order[i];
            next[edge] = head[parent];
            head[parent] = edge;
            left[order[i]]++;
        }
    }
    for (uint32_t i = n; i-- > 0;)
        if (!left[order[i]])
            queue_put(&queue, i, order[i]);
    while (queue_take(&queue, &at)) {
        sorted[made++] = at;
        for (uint32_t i = head[at]; i; i = next[i])
            if (!--left[child[i]])
                queue_put(&queue, rank[child[i]], child[i]);
    }
    return sorted;
}

/* The commits to go through. */
struct sorted {
    struct lineage *lineage;
    const uint32_t *commit;
    uint32_t n;
};

static int sorted_body(struct arena *scratch, void *context)
{
    const struct sorted *sorted = context;
    (void)scratch;
    for (uint32_t i = 0; i < sorted->n; i++)
        commit_apply(sorted->lineage, sorted->commit[i]);
    return HX_OK;
}

void lineage_run(struct lineage *lineage, const uint32_t *order, uint32_t n)
{
    tables_make(lineage);
    struct sorted sorted = {lineage, order_make(lineage, order, n), n};
    int code = arena_try(lineage->scratch, sorted_body, &sorted);
    if (code)
        arena_leave(lineage->repository->a, code);
}

/* What is in the tree at the tip. */
struct present {
    struct lineage *lineage;
    uint32_t *blob; /* by path, 0: not there */
};

static int present_put(void *context, const struct change *change)
{
    struct present *present = context;
    uint32_t path = intern_find(&present->lineage->paths, change->path);
    if (path != UINT32_MAX)
        present->blob[path] = blob_put(present->lineage, &change->new);
    return 0;
}

static int life_compare(const void *a, const void *b)
{
    const struct life *x = *(const struct life *const *)a;
    const struct life *y = *(const struct life *const *)b;
    if (x->last != y->last)
        return x->last > y->last ? -1 : 1;
    return (x > y) - (x < y);
}

static void life_send(struct lineage *lineage, struct output *out,
                      const struct life *life)
{
    const struct oid *blob = &lineage->blobs.list.at[life->blob];
    size_t at = wire_begin(&out->b, WIRE_ARTICLE);
    wire_put_text(&out->b, lineage->paths.names[life->path]);
    output_oid(out, lineage->repository, blob);
    output_headline(out, lineage->repository, blob);
    wire_put_number(&out->b, life->versions);
    wire_put_number(&out->b, life->returns);
    wire_put_number(&out->b, (uint64_t)life->first);
    wire_put_number(&out->b, (uint64_t)life->last);
    wire_put_number(&out->b, life->is_deleted);
    output_end(out, at);
}

void lineage_send(struct lineage *lineage, struct output *out,
                  const struct oid *tree)
{
    struct arena *a = lineage->repository->a;
    struct present present = {lineage,
                              arena_new(a, uint32_t, lineage->paths.n)};
    struct treediff diff = {.trees = lineage->trees,
                            .path = {.a = a},
                            .put = present_put,
                            .context = &present};
    VEC(const struct life *) list = {0};
    treediff_run(&diff, tree, NULL, 0);
    lives_continue(lineage);
    for (uint32_t i = 0; i < lineage->lives.vec.n; i++) {
        struct life *life = &lineage->lives.at[i];
        uint32_t there = present.blob[life->path];
        if (!diff.is_broken)
            life->is_deleted = !there;
        life->blob = there ? there : life->blob;
        if (!life->is_joined && life->versions)
            *vec_push(a, &list) = life;
    }
    if (list.vec.n)
        qsort(list.at, list.vec.n, sizeof list.at[0], life_compare);
    for (uint32_t i = 0; i < list.vec.n && output_step(out); i++)
        life_send(lineage, out, list.at[i]);
}
