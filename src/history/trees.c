/* SPDX-License-Identifier: MIT */

/*
 * A path is followed, and trees are compared, entry by entry: the entries of a
 * tree are sorted, so one pass over a tree and those of its parents finds what
 * differs, and only differing sub-trees are read.
 */

#include "history/trees.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 14, KEPT_MOST = 32 << 20 };

bool entry_is_equal(const struct entry *a, const struct entry *b)
{
    return a->kind == b->kind && oid_is_equal(&a->id, &b->id);
}

/* What the octal digits of an entry's mode say. */
static enum entry_kind kind_of(struct str mode)
{
    enum {
        FORMAT = 0170000,
        FOLDER = 040000,
        LINK = 0120000,
        MODULE = 0160000
    };
    uint32_t bits = 0;
    for (size_t i = 0; i < mode.len && i < 7; i++)
        bits = bits * 8 + (uint32_t)((unsigned char)mode.s[i] & 7);
    bits &= FORMAT;
    return bits == FOLDER   ? ENTRY_FOLDER
           : bits == LINK   ? ENTRY_LINK
           : bits == MODULE ? ENTRY_MODULE
                            : ENTRY_FILE;
}

bool entry_cut(struct str *rest, size_t oid_size, struct entry *entry)
{
    size_t end = str_find(*rest, '\0');
    *entry = (struct entry){0};
    if (rest->len < oid_size + 1 || end > rest->len - oid_size - 1)
        return false;
    struct str head = str_sub(*rest, 0, end);
    struct str mode = str_cut(&head, ' ');
    if (!head.len)
        return false;
    entry->kind = kind_of(mode);
    entry->name = head;
    entry->id = oid_of(rest->s + end + 1, oid_size);
    *rest = str_sub(*rest, end + 1 + oid_size, rest->len);
    return true;
}

struct trees trees_new(const struct repository *repository)
{
    struct trees trees = {.repository = repository};
    trees.slots = arena_new(repository->a, struct tree *, SLOTS);
    trees.levels =
        arena_new(repository->a, struct level *, TREE_DEPTH_MOST + 1);
    return trees;
}

static void tree_free(struct tree *tree)
{
    object_free(&tree->object);
    free(tree);
}

void trees_sweep(struct trees *trees)
{
    for (int i = 0; i < SLOTS; i++) {
        struct tree *tree = trees->slots[i];
        if (!tree || tree->uses)
            continue;
        trees->size -= tree->object.bytes.len;
        trees->slots[i] = NULL;
        tree_free(tree);
    }
}

/* Keeps TREE for the next time if its place is free or can be made so. */
static void tree_keep(struct trees *trees, struct tree *tree)
{
    struct tree **slot = &trees->slots[oid_hash(&tree->id) & (SLOTS - 1)];
    if (*slot && (*slot)->uses)
        return;
    if (*slot) {
        trees->size -= (*slot)->object.bytes.len;
        tree_free(*slot);
        *slot = NULL;
    }
    if (trees->size + tree->object.bytes.len > KEPT_MOST)
        trees_sweep(trees);
    *slot = tree;
    trees->size += tree->object.bytes.len;
    tree->is_kept = true;
}

struct tree *tree_get(struct trees *trees, const struct oid *id)
{
    struct tree *tree = trees->slots[oid_hash(id) & (SLOTS - 1)];
    if (tree && oid_is_equal(&tree->id, id)) {
        tree->uses++;
        return tree;
    }
    tree = calloc(1, sizeof *tree);
    if (!tree)
        return NULL;
    tree->id = *id;
    tree->uses = 1;
    if (object_read(trees->repository, id, &tree->object) ||
        tree->object.kind != OBJECT_TREE) {
        tree_free(tree);
        return NULL;
    }
    tree_keep(trees, tree);
    return tree;
}

void tree_drop(struct tree *tree)
{
    if (tree && !--tree->uses && !tree->is_kept)
        tree_free(tree);
}

/* The entry of TREE called NAME. */
static void name_find(const struct trees *trees, const struct tree *tree,
                      struct str name, struct entry *entry)
{
    struct str rest = tree->object.bytes;
    while (entry_cut(&rest, trees->repository->oid_size, entry))
        if (str_is_equal(entry->name, name))
            return;
    *entry = (struct entry){0};
}

bool tree_find(struct trees *trees, const struct oid *root, struct str path,
               struct entry *entry)
{
    struct str rest = path;
    *entry = (struct entry){.id = *root, .kind = ENTRY_FOLDER};
    for (int depth = 0; rest.len && depth < TREE_DEPTH_MOST; depth++) {
        struct str name = str_cut(&rest, '/');
        if (entry->kind != ENTRY_FOLDER)
            break;
        struct tree *tree = tree_get(trees, &entry->id);
        if (!tree) {
            *entry = (struct entry){0};
            return false;
        }
        name_find(trees, tree, name, entry);
        entry->name = (struct str){NULL, 0};
        tree_drop(tree);
        if (!entry->kind || !rest.len)
            break;
    }
    if (rest.len || entry->kind == ENTRY_FOLDER)
        *entry = (struct entry){0};
    return true;
}

/* A tree that is gone through. */
struct cursor {
    struct tree *tree; /* NULL: none */
    struct str rest;
    struct entry entry;
    bool has_entry;
};

static bool cursor_next(struct cursor *cursor, size_t oid_size)
{
    cursor->has_entry = entry_cut(&cursor->rest, oid_size, &cursor->entry);
    return cursor->has_entry;
}

/* Where A stands to B; a folder's name is sorted as if "/" ended it. */
static int entry_compare(const struct entry *a, const struct entry *b)
{
    size_t n = a->name.len < b->name.len ? a->name.len : b->name.len;
    int order = memcmp(a->name.s, b->name.s, n);
    if (order)
        return order;
    unsigned char x = n < a->name.len           ? (unsigned char)a->name.s[n]
                      : a->kind == ENTRY_FOLDER ? '/'
                                                : '\0';
    unsigned char y = n < b->name.len           ? (unsigned char)b->name.s[n]
                      : b->kind == ENTRY_FOLDER ? '/'
                                                : '\0';
    return x - y;
}

/* Moves both over entries that are the same bytes. */
static void same_skip(struct cursor *a, struct cursor *b, size_t oid_size)
{
    const char *x = a->rest.s, *y = b->rest.s;
    size_t left = a->rest.len < b->rest.len ? a->rest.len : b->rest.len;
    while (left > oid_size) {
        const char *end = memchr(x, '\0', left);
        size_t len = end ? (size_t)(end - x) + 1 + oid_size : left + 1;
        if (len > left || memcmp(x, y, len) != 0)
            break;
        x += len;
        y += len;
        left -= len;
    }
    size_t skipped = (size_t)(x - a->rest.s);
    if (!skipped)
        return;
    a->rest = str_sub(a->rest, skipped, a->rest.len);
    b->rest = str_sub(b->rest, skipped, b->rest.len);
}

/* The trees of one folder: the first is looked at, the others its parents'. */
struct level {
    struct cursor cursor[PARENTS_MOST + 1];
    uint32_t n, left; /* cursors; those not at their end */
};

static void level_close(struct level *level)
{
    for (uint32_t i = 0; i < level->n; i++)
        if (level->cursor[i].tree)
            tree_drop(level->cursor[i].tree);
}

/* Opens the N trees ID, of which some are NULL. */
static bool level_open(struct treediff *diff, struct level *level,
                       const struct oid *const *id, uint32_t n)
{
    level->n = n;
    level->left = 0;
    memset(level->cursor, 0, n * sizeof *level->cursor);
    for (uint32_t i = 0; i < n; i++) {
        struct cursor *cursor = &level->cursor[i];
        if (!id[i])
            continue;
        cursor->tree = tree_get(diff->trees, id[i]);
        if (!cursor->tree) {
            diff->is_broken = true;
            level_close(level);
            return false;
        }
        cursor->rest = cursor->tree->object.bytes;
    }
    if (n == 2 && id[0] && id[1])
        same_skip(&level->cursor[0], &level->cursor[1],
                  diff->trees->repository->oid_size);
    for (uint32_t i = 0; i < n; i++)
        level->left +=
            cursor_next(&level->cursor[i], diff->trees->repository->oid_size);
    return true;
}

/* The first name the cursors stand at, or NULL at the end of all. */
static const struct entry *level_first(const struct level *level)
{
    const struct entry *first = NULL;
    for (uint32_t i = 0; i < level->n; i++) {
        const struct cursor *cursor = &level->cursor[i];
        if (cursor->has_entry &&
            (!first || entry_compare(&cursor->entry, first) < 0))
            first = &cursor->entry;
    }
    return first;
}

static int tree_compare(struct treediff *diff, const struct oid *const *id,
                        uint32_t n, int depth);

/* FOUND, by tree, is what one name stands for; at least one is something. */
static int found_put(struct treediff *diff, const struct entry *const *found,
                     uint32_t n, int depth)
{
    const struct entry none = {0};
    const struct entry *some = &none, *first = &none;
    for (uint32_t i = 0; i < n; i++) {
        const struct entry *own = found[0] ? found[0] : &none;
        const struct entry *other = found[i] ? found[i] : &none;
        some = found[i] ? found[i] : some;
        first = i && found[i] && !first->kind ? found[i] : first;
        if (i && entry_is_equal(own, other))
            return 0;
    }
    size_t len = diff->path.len;
    int result = 0;
    buf_put(&diff->path, some->name);
    if (some->kind == ENTRY_FOLDER) {
        const struct oid *id[PARENTS_MOST + 1];
        for (uint32_t i = 0; i < n; i++)
            id[i] = found[i] ? &found[i]->id : NULL;
        buf_put_byte(&diff->path, '/');
        result = tree_compare(diff, id, n, depth + 1);
    } else if (++diff->changes > CHANGES_MOST) {
        diff->is_broken = true;
        result = 1;
    } else {
        struct change change = {buf_str(&diff->path), *first,
                                found[0] ? *found[0] : none};
        result = diff->put(diff->context, &change);
    }
    diff->path.len = len;
    return result;
}

/* Tells of the name all cursors that FIRST is at stand at, and goes on. */
static int name_put(struct treediff *diff, struct level *level, int depth)
{
    const struct entry *found[PARENTS_MOST + 1];
    size_t oid_size = diff->trees->repository->oid_size;
    const struct entry *at = level_first(level);
    struct entry first = *at;
    for (uint32_t i = 0; i < level->n; i++) {
        const struct cursor *cursor = &level->cursor[i];
        bool is_at =
            cursor->has_entry && !entry_compare(&cursor->entry, &first);
        found[i] = is_at ? &cursor->entry : NULL;
    }
    int result = found_put(diff, found, level->n, depth);
    bool is_both = level->n == 2 && found[0] && found[1];
    if (is_both)
        same_skip(&level->cursor[0], &level->cursor[1], oid_size);
    for (uint32_t i = 0; i < level->n; i++)
        if (found[i] && !cursor_next(&level->cursor[i], oid_size))
            level->left--;
    return result;
}

static int tree_compare(struct treediff *diff, const struct oid *const *id,
                        uint32_t n, int depth)
{
    if (depth > TREE_DEPTH_MOST) {
        diff->is_broken = true;
        return 0;
    }
    struct level **level = &diff->trees->levels[depth];
    int result = 0;
    if (!*level)
        *level = arena_new(diff->trees->repository->a, struct level, 1);
    if (!level_open(diff, *level, id, n))
        return 0;
    while (!result && (*level)->left)
        result = name_put(diff, *level, depth);
    level_close(*level);
    return result;
}

int treediff_run(struct treediff *diff, const struct oid *tree,
                 const struct oid *const *parent, uint32_t n)
{
    const struct oid *id[PARENTS_MOST + 1] = {tree};
    if (n > PARENTS_MOST)
        n = PARENTS_MOST;
    for (uint32_t i = 0; i < n; i++)
        id[i + 1] = parent[i];
    for (uint32_t i = 1; i <= n; i++)
        if (tree && id[i] && oid_is_equal(tree, id[i]))
            return 0;
    diff->path.len = 0;
    diff->changes = 0;
    /* A root is compared with nothing. */
    return tree_compare(diff, id, n ? n + 1 : 2, 0);
}
