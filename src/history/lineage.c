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

struct lineage lineage_new(struct index *index, struct trees *trees)
{
    return (struct lineage){.repository = index->repository,
                            .index = index,
                            .trees = trees,
                            .bases = intern_new(index->repository->a, 1024)};
}

static struct life *life_get(struct lineage *lineage, uint32_t number)
{
    return &lineage->lives.at[number - 1];
}

/* Where PAIR is among the texts, or the free place for it. */
static uint64_t *text_slot(const struct lineage *lineage, uint64_t pair)
{
    uint64_t hash = hash_mix(0, pair), mask = lineage->text_room - 1;
    while (lineage->texts[hash & mask] && lineage->texts[hash & mask] != pair)
        hash++;
    return &lineage->texts[hash & mask];
}

static void texts_grow(struct lineage *lineage)
{
    const uint64_t *old = lineage->texts;
    uint32_t n = lineage->text_room;
    lineage->text_room = n ? 2 * n : 1 << 12;
    lineage->texts =
        arena_new(lineage->repository->a, uint64_t, lineage->text_room);
    for (uint32_t i = 0; i < n; i++)
        if (old[i])
            *text_slot(lineage, old[i]) = old[i];
}

/* True if LIFE had BLOB before; it has it now. */
static bool text_put(struct lineage *lineage, uint32_t life, uint32_t blob)
{
    uint64_t pair = (uint64_t)life << 32 | blob;
    if (2 * lineage->text_n >= lineage->text_room)
        texts_grow(lineage);
    uint64_t *slot = text_slot(lineage, pair);
    if (*slot)
        return true;
    *slot = pair;
    lineage->text_n++;
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

/* A text that others are compared with; its sketch is made when it has to be.
 */
struct text {
    uint32_t blob;
    bool is_made;
    struct sketch sketch;
};

static const struct sketch *sketch_get(struct lineage *lineage,
                                       struct text *text)
{
    const struct oid *blobs = lineage->index->blobs.list.at;
    if (!text->is_made)
        text->sketch = sketch_of(lineage->repository, lineage->scratch,
                                 &blobs[text->blob]);
    text->is_made = true;
    return &text->sketch;
}

/* How alike A and B are, in percent; remembered, but not of what could not be
 * read. */
static uint32_t text_alike(struct lineage *lineage, struct text *a,
                           struct text *b)
{
    uint32_t score;
    if (index_score(lineage->index, a->blob, b->blob, &score))
        return score;
    const struct sketch *one = sketch_get(lineage, a);
    const struct sketch *other = sketch_get(lineage, b);
    score = sketch_alike(one, other);
    if (one->n && other->n)
        index_put_score(lineage->index,
                        (struct text_pair){a->blob, b->blob, score});
    return score;
}

static struct text *texts_make(struct lineage *lineage,
                               const struct event *const *event, uint32_t n,
                               bool is_new)
{
    struct text *text = arena_new(lineage->scratch, struct text, n);
    for (uint32_t i = 0; i < n; i++)
        text[i].blob = is_new ? event[i]->new : event[i]->old;
    return text;
}

/* Renames with a change of text: for each added the most similar deleted. */
static void similar_match(struct lineage *lineage, struct parted *parted)
{
    uint32_t n = parted->deleted.vec.n, added = parted->added.vec.n;
    if (!n || !added || n > SIMILAR_PAIRS / added)
        return;
    bool *is_gone = arena_new(lineage->scratch, bool, n);
    bool *is_known = arena_new(lineage->scratch, bool, added);
    struct text *old = texts_make(lineage, parted->deleted.at, n, false);
    struct text *new = texts_make(lineage, parted->added.at, added, true);
    for (uint32_t i = 0; i < added; i++) {
        uint32_t best = SIMILAR_LEAST - 1, from = n;
        for (uint32_t j = 0; j < n; j++) {
            uint32_t score =
                is_gone[j] ? 0 : text_alike(lineage, &old[j], &new[i]);
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
    struct text one = {.blob = event->new};
    struct text other = {.blob = life_get(lineage, life)->blob};
    return text_alike(lineage, &one, &other) >= SIMILAR_LEAST ? life : 0;
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
    if (commit >= lineage->index->by_commit.vec.n)
        return;
    struct commit_events own = lineage->index->by_commit.at[commit];
    struct parted parted = {.time =
                                lineage->index->commits.list.at[commit].time};
    for (uint32_t i = 0; i < own.n; i++) {
        const struct event *event = &lineage->index->events.at[own.first + i];
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
    uint32_t n = lineage->index->paths.n;
    if (arena_open(&lineage->scratch))
        arena_leave(a, HX_ENOMEM);
    arena_own(a, lineage->scratch, scratch_drop);
    lineage->places = arena_new(a, struct place_state, n);
    lineage->base_of = arena_new(a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++)
        lineage->base_of[i] = intern_put(
            &lineage->bases, path_base(lineage->index->paths.names[i]));
    lineage->place_of_base = arena_new(a, uint32_t, lineage->bases.n);
    lineage->place_of_blob =
        arena_new(a, uint32_t, lineage->index->blobs.list.vec.n);
}

/* The N commits in ORDER, newest first by their clocks, so that parents come
 * before their children: by how many parents are still to come. */
static uint32_t *order_make(struct lineage *lineage, const uint32_t *order,
                            uint32_t n)
{
    struct arena *a = lineage->scratch;
    const struct commits *commits = &lineage->index->commits;
    uint32_t all = commits->list.vec.n, edges = commits->parents.vec.n;
    uint32_t *left = arena_new(a, uint32_t, all);
    uint32_t *rank = arena_new(a, uint32_t, all);
    uint32_t *head = arena_new(a, uint32_t, all);
    uint32_t *next = arena_new(a, uint32_t, edges + 1);
    uint32_t *child = arena_new(a, uint32_t, edges + 1);
    uint32_t *sorted = arena_new(lineage->repository->a, uint32_t, n);
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
    const uint32_t *order; /* the newest first */
    uint32_t n;
};

static int sorted_body(struct arena *scratch, void *context)
{
    const struct sorted *sorted = context;
    (void)scratch;
    const uint32_t *commit =
        order_make(sorted->lineage, sorted->order, sorted->n);
    for (uint32_t i = 0; i < sorted->n; i++)
        commit_apply(sorted->lineage, commit[i]);
    return HX_OK;
}

void lineage_run(struct lineage *lineage, const uint32_t *order, uint32_t n)
{
    tables_make(lineage);
    struct sorted sorted = {lineage, order, n};
    int code = arena_try(lineage->scratch, sorted_body, &sorted);
    if (code)
        arena_leave(lineage->repository->a, code);
}
