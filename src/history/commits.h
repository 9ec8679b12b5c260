/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_COMMITS_H
#define HISTORY_COMMITS_H

/*
 * The commits met so far, by number, each read at most once; and a heap that
 * gives the newest first.
 */

#include "history/object.h"

/* Ids by number, and the number of an id. */
struct oid_table {
    struct arena *a;
    VEC(struct oid) list;
    uint32_t *slots; /* number + 1, or 0 */
    uint32_t slot_count;
};

/* The number of ID, a new one if it was not there. */
uint32_t oid_table_put(struct oid_table *table, const struct oid *id);

/* What a commit says, borrowed from its bytes. */
struct commit_text {
    struct oid tree;
    struct str parents; /* lines of them */
    uint32_t parent_n;
    int64_t time; /* of the commit, not of the author */
    struct str author, subject;
    struct str author_line, committer_line; /* name, address, time */
};

/* Reads the commit in BYTES; false if it is none. */
bool commit_read(struct commit_text *out, struct str bytes, size_t oid_size);

enum commit_state { COMMIT_NEW, COMMIT_READ, COMMIT_MISSING };

struct commit {
    struct oid tree;
    int64_t time;
    uint32_t parent, parent_n; /* in the list of parents */
    enum commit_state state;
    bool is_cut; /* its parents are not in this shallow clone */
};

struct commits {
    const struct repository *repository;
    struct oid_table ids;
    VEC(struct commit) list; /* by number */
    VEC(uint32_t) parents;   /* numbers */
};

struct commits commits_new(const struct repository *repository);
/* The number of the commit ID. */
uint32_t commits_put(struct commits *commits, const struct oid *id);
/* Reads commit I if it was not read yet; false if it cannot be. */
bool commits_load(struct commits *commits, uint32_t i);
/* True if a shallow clone ends at commit I. */
bool commits_is_cut(const struct commits *commits, uint32_t i);
/* The number of parent J of commit I. */
uint32_t commits_parent(const struct commits *commits, uint32_t i, uint32_t j);

/* A queue that gives what has the greatest key, of equals the first put. */
struct queue_item {
    int64_t key;
    uint32_t order, value;
};

struct queue {
    struct arena *a;
    VEC(struct queue_item) heap;
    uint32_t next;
};

void queue_put(struct queue *queue, int64_t key, uint32_t value);
/* Takes the first into VALUE; false if there is none. */
bool queue_take(struct queue *queue, uint32_t *value);

#endif
