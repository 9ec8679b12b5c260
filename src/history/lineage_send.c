/* SPDX-License-Identifier: MIT */

/* What is told of the articles, when all of the history was gone through; what
 * is there now is what the tree at the tip has. */

#include "history/lineage.h"

#include <stdlib.h>

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

/* What is in the tree at the tip. */
struct present {
    struct lineage *lineage;
    uint32_t *blob; /* by path, 0: not there */
};

static int present_put(void *context, const struct change *change)
{
    struct present *present = context;
    uint32_t path = intern_find(&present->lineage->index->paths, change->path);
    if (path != UINT32_MAX)
        present->blob[path] = index_blob(present->lineage->index, &change->new);
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

void lineage_recall(struct lineage *lineage)
{
    struct arena *a = lineage->repository->a;
    struct wire_reader reader = {.bytes = {.a = a}, .has_started = true};
    struct wire_record record;
    struct str answer;
    if (!cache_answer(lineage->index->cache, a, STR(""), &answer))
        return;
    lineage->known = intern_new(a, 1024);
    wire_feed(&reader, answer);
    while (wire_next(&reader, &record) > 0) {
        wire_get_text(&record); /* the path */
        struct str blob = wire_get_text(&record);
        struct str headline = wire_get_text(&record);
        if (record.kind != WIRE_ARTICLE || record.is_bad)
            continue;
        if (intern_put(&lineage->known, blob) == lineage->headlines.vec.n)
            *vec_push(a, &lineage->headlines) = headline;
    }
}

/* The headline of the text ID as a field. */
static void headline_put(const struct lineage *lineage, struct output *out,
                         const struct oid *id)
{
    char text[2 * OID_MOST + 1];
    oid_print(id, lineage->repository->oid_size, text);
    uint32_t i = lineage->known.n ? intern_find(&lineage->known, str_of(text))
                                  : UINT32_MAX;
    if (i == UINT32_MAX)
        output_headline(out, lineage->repository, id);
    else
        wire_put_text(&out->b, lineage->headlines.at[i]);
}

static void life_send(struct lineage *lineage, struct output *out,
                      const struct life *life)
{
    const struct oid *blob = &lineage->index->blobs.list.at[life->blob];
    size_t at = wire_begin(&out->b, WIRE_ARTICLE);
    wire_put_text(&out->b, lineage->index->paths.names[life->path]);
    output_oid(out, lineage->repository, blob);
    headline_put(lineage, out, blob);
    wire_put_number(&out->b, life->versions);
    wire_put_number(&out->b, life->returns);
    wire_put_number(&out->b, (uint64_t)life->first);
    wire_put_number(&out->b, (uint64_t)life->last);
    wire_put_number(&out->b, life->is_deleted);
    output_end_kept(out, at);
}

/* Room for N articles, which is not touched where it is not used. */
static void kept_reserve(struct output *out, uint32_t n)
{
    enum { ARTICLE = 512 };
    if (!out->kept)
        return;
    out->kept->s = arena_alloc_raw(out->kept->a, n, ARTICLE);
    out->kept->room = (size_t)n * ARTICLE;
}

void lineage_send(struct lineage *lineage, struct output *out,
                  const struct oid *tree)
{
    struct arena *a = lineage->repository->a;
    struct present present = {lineage,
                              arena_new(a, uint32_t, lineage->index->paths.n)};
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
    kept_reserve(out, list.vec.n);
    if (list.vec.n)
        qsort(list.at, list.vec.n, sizeof list.at[0], life_compare);
    for (uint32_t i = 0; i < list.vec.n && output_step(out); i++)
        life_send(lineage, out, list.at[i]);
}
