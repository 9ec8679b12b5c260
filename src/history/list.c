/* SPDX-License-Identifier: MIT */

/*
 * All of the history, once: the walk from the newest commit back finds what
 * each commit changed (and tells it, if that is wanted), then lineage.c makes
 * articles of the changes. A merge changed what differs from all its parents.
 * What the cache knows is not looked for again, and where the tip is that of
 * the last time, the last answer is given as it was.
 */

#include <string.h>

#include "history/lineage.h"

/* What is told early: rows, by how many they are sent, and from how many
 * commits at most. */
enum { EARLY_MOST = 200, EARLY_ROWS = 40, EARLY_COMMITS = 64 };

struct walk {
    const struct repository *repository;
    struct output *out;
    struct trees *trees;
    bool wants_changes, wants_early;
    uint32_t commits_most; /* to look at; 0: all */
    uint32_t told;         /* commits, the newest, that were told of before */
    struct index index;
    struct queue queue;
    struct buf path;     /* used again for each commit */
    VEC(uint8_t) seen;   /* by commit */
    VEC(uint32_t) order; /* commits, the newest first */
    uint32_t at;         /* the commit whose changes are looked for */
    struct intern early; /* the paths that were told before all is known */
};

static const struct oid *blob_of(const struct walk *walk, uint32_t blob)
{
    return &walk->index.blobs.list.at[blob];
}

/* Tells of what EVENT made of a path, unless a newer one did. */
static void early_put(struct walk *walk, const struct event *event)
{
    struct output *out = walk->out;
    struct str path = walk->index.paths.names[event->path];
    uint32_t n = walk->early.n;
    if (n == EARLY_MOST || intern_put(&walk->early, path) != n || !event->new)
        return;
    size_t at = wire_begin(&out->b, WIRE_EARLY);
    wire_put_text(&out->b, path);
    output_oid(out, walk->repository, blob_of(walk, event->new));
    output_headline(out, walk->repository, blob_of(walk, event->new));
    wire_put_number(&out->b,
                    (uint64_t)walk->index.commits.list.at[walk->at].time);
    output_end(out, at);
    if ((n + 1) % EARLY_ROWS == 0)
        output_flush(out);
}

static void event_tell(struct walk *walk, const struct event *event)
{
    struct output *out = walk->out;
    const struct commits *commits = &walk->index.commits;
    size_t at = wire_begin(&out->b, WIRE_CHANGE);
    output_oid(out, walk->repository, &commits->ids.list.at[walk->at]);
    wire_put_text(&out->b, walk->index.paths.names[event->path]);
    if (event->new)
        output_oid(out, walk->repository, blob_of(walk, event->new));
    else
        wire_put_text(&out->b, (struct str){NULL, 0});
    wire_put_number(&out->b, (uint64_t)commits->list.at[walk->at].time);
    output_end(out, at);
}

static void commit_tell(struct walk *walk)
{
    if (walk->at >= walk->index.by_commit.vec.n)
        return;
    struct commit_events own = walk->index.by_commit.at[walk->at];
    for (uint32_t i = 0; i < own.n; i++) {
        const struct event *event = &walk->index.events.at[own.first + i];
        if (walk->wants_early)
            early_put(walk, event);
        if (walk->wants_changes)
            event_tell(walk, event);
    }
}

static int change_put(void *context, const struct change *change)
{
    struct walk *walk = context;
    bool is_old = change->old.kind == ENTRY_FILE;
    bool is_new = change->new.kind == ENTRY_FILE;
    /* Links and modules are no articles; a mode alone is no change. */
    if ((is_old || is_new) &&
        !(is_old && is_new && oid_is_equal(&change->old.id, &change->new.id)))
        index_put(&walk->index, walk->at, change);
    return 0;
}

static void commit_queue(struct walk *walk, uint32_t commit)
{
    while (walk->seen.vec.n <= commit)
        *vec_push(walk->repository->a, &walk->seen) = 0;
    if (walk->seen.at[commit])
        return;
    walk->seen.at[commit] = 1;
    queue_put(&walk->queue, walk->index.commits.list.at[commit].time, commit);
}

/* Where and why the history ends at the commit that is looked at, as a note. */
static void cut_put(struct walk *walk, const char *why)
{
    output_cut(walk->out, walk->repository,
               &walk->index.commits.ids.list.at[walk->at], why);
}

/* Queues the parents of the commit; false if one cannot be read. */
static bool parents_queue(struct walk *walk)
{
    struct commits *commits = &walk->index.commits;
    uint32_t n = commits->list.at[walk->at].parent_n;
    bool is_whole = true;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t parent = commits_parent(commits, walk->at, i);
        if (commits_load(commits, parent)) {
            commit_queue(walk, parent);
            continue;
        }
        cut_put(walk, "the history ends here: the commit before it is missing "
                      "or cannot be read");
        is_whole = false;
    }
    return is_whole;
}

/* Finds what the commit changed; false if not all of it can be read. */
static bool changes_find(struct walk *walk)
{
    const struct commits *commits = &walk->index.commits;
    const struct commit *commit = &commits->list.at[walk->at];
    const struct oid *parent[PARENTS_MOST];
    uint32_t n = 0;
    struct treediff diff = {.trees = walk->trees,
                            .path = walk->path,
                            .put = change_put,
                            .context = walk};
    for (uint32_t i = 0; i < commit->parent_n && n < PARENTS_MOST; i++) {
        uint32_t number = commits_parent(commits, walk->at, i);
        if (commits->list.at[number].state == COMMIT_READ)
            parent[n++] = &commits->list.at[number].tree;
    }
    treediff_run(&diff, &commit->tree, parent, n);
    walk->path = diff.path;
    if (diff.is_broken)
        cut_put(walk, "not all of its files can be read");
    return !diff.is_broken;
}

static void commit_look(struct walk *walk, uint32_t at)
{
    walk->at = at;
    *vec_push(walk->repository->a, &walk->order) = at;
    bool is_whole = parents_queue(walk);
    bool is_cut = walk->index.commits.list.at[at].is_cut;
    if (is_cut)
        cut_put(walk, output_shallow);
    if (!index_find(&walk->index, at)) {
        is_whole = changes_find(walk) && is_whole && !is_cut;
        if (is_whole)
            index_finish(&walk->index, at);
    }
    if (walk->order.vec.n > walk->told)
        commit_tell(walk);
}

/* From TIP back; false if nobody wants more, or TIP cannot be read. */
static bool walk_run(struct walk *walk, const struct oid *tip)
{
    uint32_t at = commits_put(&walk->index.commits, tip);
    if (!commits_load(&walk->index.commits, at))
        return false;
    commit_queue(walk, at);
    while (queue_take(&walk->queue, &at)) {
        if (!output_step(walk->out))
            return false;
        commit_look(walk, at);
        if (walk->order.vec.n == walk->commits_most)
            break;
    }
    return true;
}

static struct walk walk_new(const struct repository *repository,
                            struct trees *trees, struct output *out,
                            bool is_all)
{
    return (struct walk){.repository = repository,
                         .out = out,
                         .trees = trees,
                         .index = index_new(repository, is_all),
                         .queue = {.a = repository->a},
                         .path = {.a = repository->a},
                         .early = intern_new(repository->a, EARLY_MOST)};
}

/* What changed last, before all is known, as WALK tells it; notes will come
 * again. Gives of how many commits. */
static uint32_t early_run(struct walk walk, const struct oid *tip)
{
    struct output *out = walk.out;
    walk.commits_most = EARLY_COMMITS;
    out->is_quiet = true;
    walk_run(&walk, tip);
    out->is_quiet = false;
    out->commits = 0;
    output_flush(out);
    return walk.order.vec.n;
}

/* What the list of articles at TIP is kept as. */
static struct str question_make(const struct repository *repository,
                                const struct oid *tip)
{
    char text[2 * OID_MOST + 1];
    struct buf b = {.a = repository->a};
    oid_print(tip, repository->oid_size, text);
    buf_print(&b, "articles %s %u", text, repository->shallow_n);
    return buf_str(&b);
}

/* Makes the articles of what was walked through and sends them. */
static void articles_run(struct walk *walk, const struct oid *tip)
{
    struct index *index = &walk->index;
    struct output *out = walk->out;
    struct lineage lineage = lineage_new(index, walk->trees);
    struct buf kept = {.a = walk->repository->a};
    uint32_t first = commits_put(&index->commits, tip);
    if (index->cache)
        lineage_recall(&lineage);
    lineage_run(&lineage, walk->order.at, walk->order.vec.n);
    out->kept = &kept;
    lineage_send(&lineage, out, &index->commits.list.at[first].tree);
    index_save(index);
    if (index->cache && !out->cuts && !out->is_partial && !out->is_broken)
        cache_keep(index->cache, question_make(walk->repository, tip),
                   buf_str(&kept));
}

int list_run(struct repository *repository, const struct job *job,
             struct output *out, struct error *err)
{
    struct trees trees = trees_new(repository);
    struct str answer;
    struct oid tip;
    if (repository_find(repository, job->rev, &tip, err))
        return -1;
    struct cache *cache =
        job->no_cache ? NULL : cache_open(repository, CACHE_WRITE);
    if (cache && job->wants_articles && !job->wants_changes &&
        cache_answer(cache, repository->a, question_make(repository, &tip),
                     &answer)) {
        output_send(out, answer);
        return 0;
    }
    struct walk early = walk_new(repository, &trees, out, false);
    early.wants_early = job->wants_early;
    /* All that is remembered takes longer to load than a screen may wait. */
    early.wants_changes = job->wants_changes && cache;
    uint32_t told = 0;
    if (early.wants_early || early.wants_changes)
        told = early_run(early, &tip);
    struct walk walk = walk_new(repository, &trees, out, true);
    index_load(&walk.index, cache);
    out->total = repository->commits;
    walk.wants_changes = job->wants_changes;
    walk.told = early.wants_changes ? told : 0;
    if (!walk_run(&walk, &tip))
        return out->is_broken
                   ? 0
                   : error_set(err, "%s: its newest commit cannot be read",
                               repository->folder);
    index_save(&walk.index);
    trees_sweep(&trees);
    if (job->wants_articles)
        articles_run(&walk, &tip);
    return 0;
}
