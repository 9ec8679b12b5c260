/* SPDX-License-Identifier: MIT */

/*
 * One article back through history, the newest commit first. What is followed
 * is a commit and the path the article has there, so that branches may call it
 * differently. Where a commit has the path and a parent has not, the parent's
 * tree is searched for what became of it: a file that this commit deleted with
 * the same or similar text, or one that was left and deleted later without
 * having been changed (a rename in two steps). Where there is none, the path
 * is followed all the same: it may have been deleted and made again.
 */

#include "history/job.h"

#include <string.h>

#include "history/index.h"
#include "history/rename.h"

/* A path the article has had, and the commits it was followed to. */
struct name {
    struct str path;
    uint32_t number; /* in the index; UINT32_MAX: not there */
    uint8_t *seen;
    uint32_t room;
};

/* A commit to look at: what the article is there. */
struct place {
    uint32_t commit, name;
    struct entry entry;
    uint32_t inferred; /* how sure a link to it is that no version shows */
};

struct article {
    struct repository *repository;
    const struct job *job;
    struct output *out;
    struct index index; /* with what the cache has, if there is one */
    struct trees trees;
    struct queue queue;
    struct oid_table texts; /* that were sent */
    VEC(struct place) places;
    VEC(struct name) names;
    VEC(uint32_t) passed; /* commits, in the order they were looked at */
};

static uint32_t name_put(struct article *article, struct str path)
{
    struct arena *a = article->repository->a;
    for (uint32_t i = 0; i < article->names.vec.n; i++)
        if (str_is_equal(article->names.at[i].path, path))
            return i;
    *vec_push(a, &article->names) = (struct name){
        {str_copy(a, path), path.len},
        intern_find(&article->index.paths, path),
        NULL,
        0
    };
    return article->names.vec.n - 1;
}

/* True if COMMIT was followed to under NAME before; then it has been. */
static bool is_seen(struct article *article, uint32_t commit, uint32_t name)
{
    struct name *own = &article->names.at[name];
    if (commit >= own->room) {
        uint32_t room = 2 * commit + 1024;
        uint8_t *seen = arena_new(article->repository->a, uint8_t, room);
        if (own->seen)
            memcpy(seen, own->seen, own->room);
        own->seen = seen;
        own->room = room;
    }
    bool was_seen = own->seen[commit];
    own->seen[commit] = 1;
    return was_seen;
}

static void place_put(struct article *article, struct place place)
{
    if (is_seen(article, place.commit, place.name))
        return;
    *vec_push(article->repository->a, &article->places) = place;
    queue_put(&article->queue,
              article->index.commits.list.at[place.commit].time,
              article->places.vec.n - 1);
}

/* What a place comes to when its parents have been looked at. */
struct verdict {
    bool differs; /* from all of them */
    bool is_cut;  /* one cannot be looked at */
    uint32_t inferred;
};

/* Sends the version of PLACE. */
static void version_put(struct article *article, const struct place *place,
                        struct verdict verdict)
{
    struct output *out = article->out;
    struct object object;
    struct commit_text text = {0};
    const struct oid *id = &article->index.commits.ids.list.at[place->commit];
    if (object_read(article->repository, id, &object))
        return;
    commit_read(&text, object.bytes, article->repository->oid_size);
    size_t at = wire_begin(&out->b, WIRE_VERSION);
    output_oid(out, article->repository, id);
    wire_put_text(&out->b, text.author);
    wire_put_text(&out->b, text.subject);
    wire_put_text(&out->b, article->names.at[place->name].path);
    output_oid(out, article->repository, &place->entry.id);
    wire_put_number(&out->b, (uint64_t)text.time);
    wire_put_number(&out->b, verdict.inferred);
    wire_put_number(&out->b, place->entry.kind == ENTRY_LINK ? WIRE_ENTRY_LINK
                             : place->entry.kind == ENTRY_MODULE
                                 ? WIRE_ENTRY_MODULE
                                 : WIRE_ENTRY_FILE);
    wire_put_number(&out->b, verdict.is_cut);
    output_end(out, at);
    object_free(&object);
    uint32_t known = article->texts.list.vec.n;
    if (article->job->wants_texts && place->entry.kind != ENTRY_MODULE &&
        oid_table_put(&article->texts, &place->entry.id) == known) {
        article->repository->source->verify(article->repository->context, true);
        output_text(out, article->repository, &place->entry.id);
        article->repository->source->verify(article->repository->context,
                                            false);
    }
}

/* True if commit AT deleted PATH, which was as FILE, and did not rename it. */
static bool is_deleted_by(struct article *article, uint32_t at, struct str path,
                          const struct entry *file)
{
    struct commits *commits = &article->index.commits;
    struct entry entry;
    if (!commits->list.at[at].parent_n)
        return false;
    uint32_t parent = commits_parent(commits, at, 0);
    return commits_load(commits, parent) &&
           tree_find(&article->trees, &commits->list.at[parent].tree, path,
                     &entry) &&
           entry_is_equal(&entry, file) &&
           !rename_has_added(&article->trees, &commits->list.at[at].tree,
                             &commits->list.at[parent].tree, &file->id);
}

/*
 * True if FOUND, which the commit that is looked at left where it was, was
 * left behind by a rename: deleted later without a change, or still as it was
 * and of the same name and text as PLACE. Else PLACE is a copy.
 */
static bool is_left_behind(struct article *article, const struct place *place,
                           const struct rename *found)
{
    enum { STEPS = 20000 };
    struct str path = article->names.at[place->name].path;
    uint32_t n = article->passed.vec.n;
    for (uint32_t i = 1; i < n; i++) {
        uint32_t at = article->passed.at[n - 1 - i];
        struct entry entry;
        if (i > STEPS || !tree_find(&article->trees,
                                    &article->index.commits.list.at[at].tree,
                                    found->path, &entry))
            return false;
        if (entry.kind && !entry_is_equal(&entry, &found->file))
            return false;
        if (!entry.kind &&
            is_deleted_by(article, at, found->path, &found->file))
            return true;
    }
    return found->score == 100 &&
           str_is_equal(path_base(path), path_base(found->path));
}

/* Where the article at PLACE was in commit PARENT, which has no such path. */
static bool source_find(struct article *article, const struct place *place,
                        uint32_t parent, struct rename *found)
{
    struct rename_search search = {
        .trees = &article->trees,
        .tree = &article->index.commits.list.at[place->commit].tree,
        .parent = &article->index.commits.list.at[parent].tree,
        .path = article->names.at[place->name].path,
        .file = place->entry};
    if (place->entry.kind != ENTRY_FILE)
        return false;
    if (rename_find(&search, found))
        return true;
    return rename_find_left(&search, found) &&
           is_left_behind(article, place, found);
}

/* True if it is known without a look at trees that the commit of PLACE did
 * nothing to the article. Of links and modules the index knows nothing. */
static bool is_untouched(const struct article *article,
                         const struct place *place)
{
    const struct commit_events *own =
        index_find(&article->index, place->commit);
    uint32_t path = article->names.at[place->name].number;
    if (!own || place->entry.kind != ENTRY_FILE ||
        article->index.commits.list.at[place->commit].parent_n != 1)
        return false;
    for (uint32_t i = 0; i < own->n; i++)
        if (article->index.events.at[own->first + i].path == path)
            return false;
    return true;
}

/* Follows the article from PLACE to parent J of its commit. */
static void parent_follow(struct article *article, const struct place *place,
                          uint32_t j, struct verdict *verdict)
{
    struct commits *commits = &article->index.commits;
    uint32_t parent = commits_parent(commits, place->commit, j);
    struct place next = {
        .commit = parent, .name = place->name, .inferred = WIRE_NOT_INFERRED};
    struct rename found;
    if (!commits_load(commits, parent)) {
        output_cut(article->out, article->repository,
                   &commits->ids.list.at[place->commit],
                   "the history ends here: the commit before it is missing "
                   "or cannot be read");
        verdict->is_cut = true;
        return;
    }
    if (is_untouched(article, place)) {
        next.entry = place->entry;
    } else if (!tree_find(&article->trees, &commits->list.at[parent].tree,
                          article->names.at[place->name].path, &next.entry)) {
        output_cut(article->out, article->repository,
                   &commits->ids.list.at[parent],
                   "not all of its files can be read");
        /* Nothing is known of it, so no version is made up. */
        next.entry = place->entry;
    }
    bool is_same = entry_is_equal(&place->entry, &next.entry);
    if (!is_same && place->entry.kind && !next.entry.kind &&
        source_find(article, place, parent, &found)) {
        next.name = name_put(article, found.path);
        next.entry = found.file;
        is_same = entry_is_equal(&place->entry, &next.entry);
        if (is_same)
            next.inferred = found.score;
        else
            verdict->inferred = found.score;
    }
    if (is_same) {
        verdict->differs = false;
        if (place->inferred != WIRE_NOT_INFERRED)
            next.inferred = place->inferred;
    }
    place_put(article, next);
}

static void place_look(struct article *article, struct place place)
{
    struct verdict verdict = {.differs = true, .inferred = WIRE_NOT_INFERRED};
    const struct commit *commit = &article->index.commits.list.at[place.commit];
    uint32_t parents = commit->parent_n;
    *vec_push(article->repository->a, &article->passed) = place.commit;
    if (commit->is_cut)
        output_cut(article->out, article->repository,
                   &article->index.commits.ids.list.at[place.commit],
                   output_shallow);
    verdict.is_cut = commit->is_cut;
    for (uint32_t i = 0; i < parents; i++)
        parent_follow(article, &place, i, &verdict);
    if (!place.entry.kind || !verdict.differs)
        return;
    if (verdict.inferred == WIRE_NOT_INFERRED)
        verdict.inferred = place.inferred;
    version_put(article, &place, verdict);
}

int article_run(struct repository *repository, const struct job *job,
                struct output *out, struct error *err)
{
    struct article article = {.repository = repository,
                              .job = job,
                              .out = out,
                              .index = index_new(repository, !job->is_single),
                              .trees = trees_new(repository),
                              .queue = {.a = repository->a},
                              .texts = {.a = repository->a}};
    struct oid tip;
    uint32_t value;
    if (repository_find(repository, job->rev, &tip, err))
        return -1;
    article.index.is_textless = true; /* which path changed is enough */
    if (!job->no_cache && !job->is_single)
        index_load(&article.index, cache_open(repository, CACHE_READ));
    struct place first = {.commit = commits_put(&article.index.commits, &tip),
                          .name = name_put(&article, str_of(job->file)),
                          .inferred = WIRE_NOT_INFERRED};
    if (!commits_load(&article.index.commits, first.commit))
        return error_set(err, "%s: its newest commit cannot be read",
                         repository->folder);
    if (!tree_find(&article.trees,
                   &article.index.commits.list.at[first.commit].tree,
                   str_of(job->file), &first.entry))
        output_cut(out, repository, &tip, "not all of its files can be read");
    if (job->is_single && !first.entry.kind)
        return error_set(err, "%s: is not in %s", job->file,
                         job->rev ? job->rev : "HEAD");
    if (job->is_single) {
        version_put(&article, &first,
                    (struct verdict){.inferred = WIRE_NOT_INFERRED});
        return 0;
    }
    place_put(&article, first);
    while (queue_take(&article.queue, &value) && output_step(out))
        place_look(&article, article.places.at[value]);
    return 0;
}
