/* SPDX-License-Identifier: MIT */

/* Commits are read by hand: their form has been the same since git began. The
 * parents of those at which a shallow clone ends are left out. */

#include "history/commits.h"

#include <string.h>

static void slots_grow(struct oid_table *table)
{
    uint32_t count = table->slot_count ? table->slot_count * 2 : 1024;
    uint32_t *slots = arena_new(table->a, uint32_t, count);
    for (uint32_t i = 0; i < table->list.vec.n; i++) {
        uint64_t hash = oid_hash(&table->list.at[i]);
        while (slots[hash & (count - 1)])
            hash++;
        slots[hash & (count - 1)] = i + 1;
    }
    table->slots = slots;
    table->slot_count = count;
}

uint32_t oid_table_put(struct oid_table *table, const struct oid *id)
{
    if (2 * table->list.vec.n >= table->slot_count)
        slots_grow(table);
    uint64_t hash = oid_hash(id), mask = table->slot_count - 1;
    for (; table->slots[hash & mask]; hash++) {
        uint32_t i = table->slots[hash & mask] - 1;
        if (oid_is_equal(&table->list.at[i], id))
            return i;
    }
    *vec_push(table->a, &table->list) = *id;
    table->slots[hash & mask] = table->list.vec.n;
    return table->list.vec.n - 1;
}

/* Cuts the line that begins with KEY off REST; false if the next is another. */
static bool line_cut(struct str *rest, struct str key, struct str *line)
{
    if (!str_has_prefix(*rest, key))
        return false;
    *line = str_cut(rest, '\n');
    *line = str_sub(*line, key.len, line->len);
    return true;
}

/* The seconds at the end of "NAME <MAIL> SECONDS ZONE". */
static int64_t time_of(struct str person)
{
    size_t at = person.len;
    uint64_t seconds = 0;
    while (at && person.s[at - 1] != '>')
        at--;
    struct str rest = str_trim(str_sub(person, at, person.len));
    bool is_negative = str_has_prefix(rest, STR("-"));
    for (size_t i = is_negative; i < rest.len && i < 18; i++) {
        if (rest.s[i] < '0' || rest.s[i] > '9')
            break;
        seconds = seconds * 10 + (uint64_t)(rest.s[i] - '0');
    }
    return is_negative ? -(int64_t)seconds : (int64_t)seconds;
}

bool commit_read(struct commit_text *out, struct str bytes, size_t oid_size)
{
    struct str line, rest = bytes;
    *out = (struct commit_text){0};
    if (!line_cut(&rest, STR("tree "), &line) ||
        !oid_read(&out->tree, line, oid_size))
        return false;
    out->parents.s = rest.s;
    while (line_cut(&rest, STR("parent "), &line)) {
        struct oid parent;
        if (!oid_read(&parent, line, oid_size))
            return false;
        out->parent_n++;
    }
    out->parents.len = (size_t)(rest.s - out->parents.s);
    if (line_cut(&rest, STR("author "), &line)) {
        out->author = str_trim(str_sub(line, 0, str_find(line, '<')));
        out->author_line = line;
    }
    if (line_cut(&rest, STR("committer "), &line)) {
        out->time = time_of(line);
        out->committer_line = line;
    }
    while (rest.len && str_cut(&rest, '\n').len)
        ;
    while (rest.len && !out->subject.len)
        out->subject = str_trim(str_cut(&rest, '\n'));
    return true;
}

struct commits commits_new(const struct repository *repository)
{
    return (struct commits){.repository = repository,
                            .ids = {.a = repository->a}};
}

uint32_t commits_put(struct commits *commits, const struct oid *id)
{
    uint32_t i = oid_table_put(&commits->ids, id);
    if (i == commits->list.vec.n)
        *vec_push(commits->ids.a, &commits->list) = (struct commit){0};
    return i;
}

bool commits_is_cut(const struct commits *commits, uint32_t i)
{
    const struct repository *repository = commits->repository;
    for (uint32_t j = 0; j < repository->shallow_n; j++)
        if (oid_is_equal(&repository->shallow[j], &commits->ids.list.at[i]))
            return true;
    return false;
}

static void parents_put(struct commits *commits, uint32_t i,
                        const struct commit_text *text)
{
    struct str line, rest = text->parents;
    uint32_t first = commits->parents.vec.n;
    while (line_cut(&rest, STR("parent "), &line)) {
        struct oid id;
        oid_read(&id, line, commits->repository->oid_size);
        uint32_t parent = commits_put(commits, &id);
        *vec_push(commits->ids.a, &commits->parents) = parent;
    }
    commits->list.at[i].parent = first;
    commits->list.at[i].parent_n = commits->parents.vec.n - first;
}

bool commits_load(struct commits *commits, uint32_t i)
{
    struct object object;
    struct commit_text text;
    struct commit *commit = &commits->list.at[i];
    if (commit->state != COMMIT_NEW)
        return commit->state == COMMIT_READ;
    commit->state = COMMIT_MISSING;
    if (object_read(commits->repository, &commits->ids.list.at[i], &object))
        return false;
    if (object.kind == OBJECT_COMMIT &&
        commit_read(&text, object.bytes, commits->repository->oid_size)) {
        commit->tree = text.tree;
        commit->time = text.time;
        commit->state = COMMIT_READ;
        commit->is_cut = commits_is_cut(commits, i);
        if (!commit->is_cut)
            parents_put(commits, i, &text);
    }
    object_free(&object);
    return commits->list.at[i].state == COMMIT_READ;
}

uint32_t commits_parent(const struct commits *commits, uint32_t i, uint32_t j)
{
    return commits->parents.at[commits->list.at[i].parent + j];
}

static bool is_before(const struct queue_item *a, const struct queue_item *b)
{
    return a->key != b->key ? a->key > b->key : a->order < b->order;
}

void queue_put(struct queue *queue, int64_t key, uint32_t value)
{
    struct queue_item item = {key, queue->next++, value};
    vec_push(queue->a, &queue->heap);
    struct queue_item *heap = queue->heap.at;
    uint32_t i = queue->heap.vec.n - 1;
    for (; i && is_before(&item, &heap[(i - 1) / 2]); i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = item;
}

bool queue_take(struct queue *queue, uint32_t *value)
{
    struct queue_item *heap = queue->heap.at;
    if (!queue->heap.vec.n)
        return false;
    *value = heap[0].value;
    uint32_t n = --queue->heap.vec.n, i = 0;
    struct queue_item last = heap[n];
    while (2 * i + 1 < n) {
        uint32_t child = 2 * i + 1;
        if (child + 1 < n && is_before(&heap[child + 1], &heap[child]))
            child++;
        if (!is_before(&heap[child], &last))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
    return true;
}
