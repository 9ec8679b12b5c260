/* SPDX-License-Identifier: MIT */

/*
 * All of the history, once: the walk from the newest commit back finds what
 * each commit changed (and tells it, if that is wanted), then lineage.c makes
 * articles of the changes. A merge changed what differs from all its parents.
 */

#include <string.h>

#include "history/lineage.h"

struct walk {
    struct repository *repository;
    const struct job *job;
    struct output *out;
    struct commits commits;
    struct trees trees;
    struct queue queue;
    struct lineage lineage;
    struct buf path;     /* used again for each commit */
    VEC(uint8_t) seen;   /* by commit */
    VEC(uint32_t) order; /* commits, the newest first */
    uint32_t at;         /* the commit whose changes are looked for */
    struct intern early; /* the paths that were told before all is known */
};

/* Tells of PATH, which the commit that is looked at made what it is now. */
static void early_put(struct walk *walk, const struct change *change)
{
    enum { ROWS = 40, EARLY_MOST = 200 };
    struct output *out = walk->out;
    uint32_t n = walk->early.n;
    if (n == EARLY_MOST ||
        intern_find(&walk->early, change->path) != UINT32_MAX)
        return;
    char *path = str_copy(walk->repository->a, change->path);
    intern_put(&walk->early, (struct str){path, change->path.len});
    if (change->new.kind != ENTRY_FILE)
        return;
    size_t at = wire_begin(&out->b, WIRE_EARLY);
    wire_put_text(&out->b, change->path);
    output_oid(out, walk->repository, &change->new.id);
    output_headline(out, walk->repository, &change->new.id);
    wire_put_number(&out->b, (uint64_t)walk->commits.list.at[walk->at].time);
    output_end(out, at);
    if ((n + 1) % ROWS == 0)
        output_flush(out);
}

static int change_put(void *context, const struct change *change)
{
    struct walk *walk = context;
    bool is_old = change->old.kind == ENTRY_FILE;
    bool is_new = change->new.kind == ENTRY_FILE;
    /* Links and modules are no articles; a mode alone is no change. */
    if ((!is_old && !is_new) ||
        (is_old && is_new && oid_is_equal(&change->old.id, &change->new.id)))
        return 0;
    if (walk->job->wants_early)
        early_put(walk, change);
    if (walk->job->wants_articles)
        lineage_put(&walk->lineage, walk->at, change);
    if (!walk->job->wants_changes)
        return 0;
    struct output *out = walk->out;
    const struct commit *commit = &walk->commits.list.at[walk->at];
    size_t at = wire_begin(&out->b, WIRE_CHANGE);
    output_oid(out, walk->repository, &walk->commits.ids.list.at[walk->at]);
    wire_put_text(&out->b, change->path);
    if (is_new)
        output_oid(out, walk->repository, &change->new.id);
    else
        wire_put_text(&out->b, (struct str){NULL, 0});
    wire_put_number(&out->b, (uint64_t)commit->time);
    output_end(out, at);
    return 0;
}

static void commit_queue(struct walk *walk, uint32_t commit)
{
    while (walk->seen.vec.n <= commit)
        *vec_push(walk->repository->a, &walk->seen) = 0;
    if (walk->seen.at[commit])
        return;
    walk->seen.at[commit] = 1;
    queue_put(&walk->queue, walk->commits.list.at[commit].time, commit);
}

/* Where and why the history ends at COMMIT, as a note. */
static void cut_put(struct walk *walk, uint32_t commit, const char *why)
{
    output_cut(walk->out, walk->repository, &walk->commits.ids.list.at[commit],
               why);
}

static void commit_look(struct walk *walk, uint32_t at)
{
    struct commits *commits = &walk->commits;
    const struct oid *parent[PARENTS_MOST];
    uint32_t n = 0, parents = commits->list.at[at].parent_n;
    struct treediff diff = {.trees = &walk->trees,
                            .path = walk->path,
                            .put = change_put,
                            .context = walk};
    walk->at = at;
    *vec_push(walk->repository->a, &walk->order) = at;
    for (uint32_t i = 0; i < parents; i++) {
        uint32_t number = commits_parent(commits, at, i);
        if (commits_load(commits, number))
            commit_queue(walk, number);
        else
            cut_put(walk, at,
                    "the history ends here: the commit before it is missing "
                    "or cannot be read");
    }
    /* Loading a commit may move the others. */
    for (uint32_t i = 0; i < parents && n < PARENTS_MOST; i++) {
        uint32_t number = commits_parent(commits, at, i);
        if (commits->list.at[number].state == COMMIT_READ)
            parent[n++] = &commits->list.at[number].tree;
    }
    if (commits->list.at[at].is_cut)
        cut_put(walk, at, output_shallow);
    treediff_run(&diff, &commits->list.at[at].tree, parent, n);
    walk->path = diff.path;
    if (diff.is_broken)
        cut_put(walk, at, "not all of its files can be read");
}

int list_run(struct repository *repository, const struct job *job,
             struct output *out, struct error *err)
{
    struct walk walk = {.repository = repository,
                        .job = job,
                        .out = out,
                        .commits = commits_new(repository),
                        .trees = trees_new(repository),
                        .queue = {.a = repository->a},
                        .path = {.a = repository->a},
                        .early = intern_new(repository->a, 256)};
    struct oid tip;
    uint32_t at;
    walk.lineage = lineage_new(repository, &walk.commits, &walk.trees);
    if (repository_find(repository, job->rev, &tip, err))
        return -1;
    uint32_t first = commits_put(&walk.commits, &tip);
    if (!commits_load(&walk.commits, first))
        return error_set(err, "%s: its newest commit cannot be read",
                         repository->folder);
    commit_queue(&walk, first);
    while (queue_take(&walk.queue, &at)) {
        if (!output_step(out))
            return 0;
        commit_look(&walk, at);
    }
    if (job->wants_articles) {
        lineage_run(&walk.lineage, walk.order.at, walk.order.vec.n);
        lineage_send(&walk.lineage, out, &walk.commits.list.at[first].tree);
    }
    return 0;
}
