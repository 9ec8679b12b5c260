/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_TREES_H
#define HISTORY_TREES_H

/*
 * Trees: a cache of those read last, the entry a path leads to, and what
 * differs between a tree and those of its parents. Anything may be wrong in a
 * tree; what follows a wrong entry is not there.
 */

#include "base/wire.h"
#include "history/object.h"

enum { TREE_DEPTH_MOST = 200, PARENTS_MOST = 64, CHANGES_MOST = 1 << 20 };

enum entry_kind {
    ENTRY_NONE,
    ENTRY_FILE,
    ENTRY_LINK,
    ENTRY_MODULE,
    ENTRY_FOLDER
};

/* A name in a tree and what it stands for; all zero: nothing. */
struct entry {
    struct oid id;
    enum entry_kind kind;
    struct str name; /* borrowed from the tree */
};

bool entry_is_equal(const struct entry *a, const struct entry *b);
/* Cuts the next entry off REST, a tree's bytes; false at the end. */
bool entry_cut(struct str *rest, size_t oid_size, struct entry *entry);

/* A tree, kept as long as it is in use. */
struct tree {
    struct oid id;
    struct object object;
    uint32_t uses;
    bool is_kept;
};

struct level;

struct trees {
    const struct repository *repository;
    struct tree **slots;
    size_t size;           /* bytes kept */
    struct level **levels; /* by depth, used again and again */
};

struct trees trees_new(const struct repository *repository);
/* The tree ID, until tree_drop(); NULL if it cannot be read. */
struct tree *tree_get(struct trees *trees, const struct oid *id);
/* Forgets what is not in use. */
void trees_sweep(struct trees *trees);
void tree_drop(struct tree *tree);
/* What PATH stands for in the tree ROOT; false if a tree on the way cannot be
 * read. */
bool tree_find(struct trees *trees, const struct oid *root, struct str path,
               struct entry *entry);

/* A path that differs; its entries borrow nothing. */
struct change {
    struct str path; /* borrowed until the next */
    struct entry old, new;
};

/* A walk through trees that tells what differs. */
struct treediff {
    struct trees *trees;
    struct buf path;
    uint32_t changes;
    bool is_broken; /* a tree could not be read, or there was too much */
    /* Not 0 ends it. */
    int (*put)(void *context, const struct change *change);
    void *context;
};

/*
 * Tells of each file in TREE that differs from that in every one of the N
 * trees at PARENT, and of each that all those have and TREE has not. No tree
 * is NULL.
 */
int treediff_run(struct treediff *diff, const struct oid *tree,
                 const struct oid *const *parent, uint32_t n);

#endif
