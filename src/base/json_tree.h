/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

/* Any JSON text to look into; what is read is UTF-8. */

#include "base/error.h"
#include "base/str.h"

enum json_kind {
    JSON_KIND_NONE, /* there is none */
    JSON_KIND_TEXT,
    JSON_KIND_NUMBER,
    JSON_KIND_LIST,
    JSON_KIND_OBJECT,
    JSON_KIND_OTHER /* true, false, null */
};

/* A value; it lives as long as the arena it was read into. */
struct json_tree {
    enum json_kind kind;
    struct str text; /* of a text, or the digits of a number */
    size_t n;        /* how many values a list has */
    void *own;
};

/* Reads TEXT into TREE, owned by A; 0, or -1 with a sentence in ERR that says
 * where it is no JSON. */
int json_tree_read(struct arena *a, struct str text, struct json_tree *tree,
                   struct error *err);
/* The value of KEY in OBJECT; none if it is no object or has no such key. */
struct json_tree json_tree_member(struct arena *a,
                                  const struct json_tree *object,
                                  struct str key);
/* Value I of LIST; none if it is no list or has fewer. */
struct json_tree json_tree_at(struct arena *a, const struct json_tree *list,
                              size_t i);
/* Appends the keys of OBJECT, parted by commas. */
void json_tree_keys(struct buf *b, const struct json_tree *object);

#endif
