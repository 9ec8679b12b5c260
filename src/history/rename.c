/* SPDX-License-Identifier: MIT */

/*
 * The same text is found by its id, which costs nothing; a similar one by
 * reading at most SKETCHES files, those of the same name first.
 */

#include "history/rename.h"

#include "history/similar.h"

enum { SKETCHES = 256 };

struct str path_base(struct str path)
{
    size_t at = path.len;
    while (at && path.s[at - 1] != '/')
        at--;
    return str_sub(path, at, path.len);
}

/* Files that could be what is looked for. */
struct candidate {
    struct str path;
    struct entry file;
};

struct candidates {
    const struct rename_search *search;
    struct arena *a;
    VEC(struct candidate) list;
    bool is_any; /* those of another name and text too */
};

/* A file that only the parent has. */
static int candidate_put(void *context, const struct change *change)
{
    struct candidates *candidates = context;
    const struct rename_search *search = candidates->search;
    struct entry file = change->old;
    if (change->new.kind || file.kind != ENTRY_FILE)
        return 0;
    file.name = (struct str){NULL, 0};
    if (!candidates->is_any && !entry_is_equal(&file, &search->file) &&
        !str_is_equal(path_base(change->path), path_base(search->path)))
        return 0;
    *vec_push(candidates->a, &candidates->list) = (struct candidate){
        {str_copy(candidates->a, change->path), change->path.len},
        file
    };
    return 0;
}

/* The candidate with the same text, of the same name if there is one. */
static bool same_find(const struct candidates *candidates, struct rename *found)
{
    const struct rename_search *search = candidates->search;
    const struct candidate *best = NULL;
    for (uint32_t i = 0; i < candidates->list.vec.n; i++) {
        const struct candidate *one = &candidates->list.at[i];
        if (!entry_is_equal(&one->file, &search->file))
            continue;
        bool is_named =
            str_is_equal(path_base(one->path), path_base(search->path));
        if (is_named || !best)
            best = one;
        if (is_named)
            break;
    }
    if (best)
        *found = (struct rename){best->path, best->file, 100};
    return best != NULL;
}

/* The candidate with the most similar text; of a tie, that of the same name,
 * else the first. */
static bool similar_find(const struct candidates *candidates,
                         struct rename *found)
{
    const struct rename_search *search = candidates->search;
    const struct repository *repository = search->trees->repository;
    struct sketch own = sketch_of(repository, candidates->a, &search->file.id);
    uint32_t sketches = 0;
    *found = (struct rename){.score = SIMILAR_LEAST - 1};
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < candidates->list.vec.n; i++) {
            const struct candidate *one = &candidates->list.at[i];
            bool is_named =
                str_is_equal(path_base(one->path), path_base(search->path));
            if (is_named == (round > 0) || ++sketches > SKETCHES)
                continue;
            struct sketch other =
                sketch_of(repository, candidates->a, &one->file.id);
            uint32_t score = sketch_alike(&own, &other);
            if (score > found->score)
                *found = (struct rename){one->path, one->file, score};
        }
    return found->score >= SIMILAR_LEAST;
}

static int candidates_fill(struct candidates *candidates,
                           const struct oid *tree, const struct oid *parent)
{
    struct treediff diff = {.trees = candidates->search->trees,
                            .path = {.a = candidates->a},
                            .put = candidate_put,
                            .context = candidates};
    return treediff_run(&diff, tree, &parent, 1);
}

bool rename_find(const struct rename_search *search, struct rename *found)
{
    struct candidates candidates = {
        .search = search, .a = search->trees->repository->a, .is_any = true};
    candidates_fill(&candidates, search->tree, search->parent);
    return same_find(&candidates, found) || similar_find(&candidates, found);
}

bool rename_find_left(const struct rename_search *search, struct rename *found)
{
    struct candidates candidates = {.search = search,
                                    .a = search->trees->repository->a};
    uint64_t size;
    /* What is empty is the same everywhere. */
    if (object_size(search->trees->repository, &search->file.id, &size) ||
        !size)
        return false;
    candidates_fill(&candidates, NULL, search->parent);
    return same_find(&candidates, found) || similar_find(&candidates, found);
}

struct added {
    const struct oid *id;
    bool is_found;
};

static int added_put(void *context, const struct change *change)
{
    struct added *added = context;
    added->is_found =
        added->is_found ||
        (!change->old.kind && oid_is_equal(&change->new.id, added->id));
    return added->is_found;
}

bool rename_has_added(struct trees *trees, const struct oid *tree,
                      const struct oid *parent, const struct oid *id)
{
    struct added added = {id, false};
    struct treediff diff = {.trees = trees,
                            .path = {.a = trees->repository->a},
                            .put = added_put,
                            .context = &added};
    treediff_run(&diff, tree, &parent, 1);
    return added.is_found;
}
