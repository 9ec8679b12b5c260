/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_RENAME_H
#define HISTORY_RENAME_H

/* What a file was called before a commit made it; a guess, with its score. */

#include "history/trees.h"

struct rename_search {
    struct trees *trees;
    const struct oid *tree, *parent; /* after and before the commit */
    struct str path;                 /* in TREE, not in PARENT */
    struct entry file;               /* at PATH */
};

struct rename {
    struct str path;   /* in PARENT */
    struct entry file; /* there */
    uint32_t score;    /* SIMILAR_LEAST to 100 */
};

/* The part of PATH after its last slash. */
struct str path_base(struct str path);
/* Among the files the commit deleted: the same text, else the most similar. */
bool rename_find(const struct rename_search *search, struct rename *found);
/* Among all files before the commit: the same text, else the same name with a
 * similar text. */
bool rename_find_left(const struct rename_search *search, struct rename *found);
/* True if TREE has the text ID where PARENT has no file. */
bool rename_has_added(struct trees *trees, const struct oid *tree,
                      const struct oid *parent, const struct oid *id);

#endif
