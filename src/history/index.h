/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_INDEX_H
#define HISTORY_INDEX_H

/*
 * What each commit changed, by number: commits, paths and texts have numbers
 * in the order they were met, in the cache as here. A commit is known when all
 * of its changes are; that never becomes wrong, whatever becomes of branches.
 * What could not be read in full is not known and not kept.
 */

#include "base/hash.h"
#include "history/cache.h"
#include "history/commits.h"
#include "history/trees.h"

/* What a commit did to a path; blobs are numbers, 0 is none. */
struct event {
    uint32_t path, old, new;
};

struct commit_events {
    uint32_t first, n;
    bool is_known;
};

/* How alike two texts are, in percent. */
struct text_pair {
    uint32_t a, b, score;
};

struct text_pairs {
    VEC(struct text_pair) list;
    uint32_t *slots; /* number + 1, or 0 */
    uint32_t slot_count;
};

/* How many of each are in the cache. */
struct index_saved {
    uint32_t commits, paths, blobs, pairs;
};

struct index {
    const struct repository *repository;
    struct cache *cache; /* or NULL */
    struct commits commits;
    struct intern paths;
    struct oid_table blobs; /* the first is none */
    VEC(struct event) events;
    VEC(struct commit_events) by_commit; /* maybe fewer than commits */
    struct text_pairs pairs;
    VEC(uint32_t) fresh; /* known, but not in the cache */
    struct index_saved saved;
    bool is_textless; /* of texts in the cache only the count is taken */
    uint32_t texts;   /* that count */
};

/* An empty index of REPOSITORY, with room for all of it if IS_ALL. */
struct index index_new(const struct repository *repository, bool is_all);
/* Takes in what CACHE, which may be NULL, has; new things go there. */
void index_load(struct index *index, struct cache *cache);
/* The changes of COMMIT if they are known, or NULL. */
const struct commit_events *index_find(const struct index *index,
                                       uint32_t commit);
/* The number of the text of ENTRY; 0 if it is no file. */
uint32_t index_blob(struct index *index, const struct entry *entry);
/* Takes down that COMMIT has CHANGE; all of a commit come together. */
void index_put(struct index *index, uint32_t commit,
               const struct change *change);
/* Says that these were all, and now and then writes to the cache. */
void index_finish(struct index *index, uint32_t commit);
/* Writes all that is new to the cache. */
void index_save(struct index *index);

/* True if the score of texts A and B is known, which is put in *SCORE. */
bool index_score(const struct index *index, uint32_t a, uint32_t b,
                 uint32_t *score);
void index_put_score(struct index *index, struct text_pair pair);

#endif
