/* SPDX-License-Identifier: MIT */

/*
 * A piece ends at a line end or at a full stop before a blank. Its number has
 * its length in the low bits, so that common pieces can be weighed; the lists
 * are sorted and gone through side by side.
 */

#include "history/similar.h"

#include <stdlib.h>

#include "base/hash.h"

enum { LENGTH_BITS = 20 };

static int piece_compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t length_of(uint64_t piece)
{
    return piece & ((1u << LENGTH_BITS) - 1);
}

/* The length of the first piece of S, which is not empty. */
static size_t piece_length(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.s[i] == '\n' ||
            (s.s[i] == ' ' && i &&
             (s.s[i - 1] == '.' || s.s[i - 1] == '!' || s.s[i - 1] == '?')))
            return i + 1;
    return s.len;
}

struct sketch sketch_of(const struct repository *repository, struct arena *a,
                        const struct oid *id)
{
    struct sketch sketch = {0};
    struct object object;
    VEC(uint64_t) list = {0};
    if (object_read_most(repository, id, SIMILAR_TEXT_MOST - 1, &object))
        return sketch;
    for (struct str rest = object.bytes; rest.len;) {
        size_t len = piece_length(rest);
        struct str piece = str_trim(str_sub(rest, 0, len));
        rest = str_sub(rest, len, rest.len);
        if (!piece.len)
            continue;
        *vec_push(a, &list) =
            hash_bytes(piece) << LENGTH_BITS | (uint64_t)piece.len;
        sketch.size += piece.len;
    }
    object_free(&object);
    if (list.vec.n)
        qsort(list.at, list.vec.n, sizeof *list.at, piece_compare);
    sketch.piece = list.at;
    sketch.n = list.vec.n;
    return sketch;
}

uint32_t sketch_alike(const struct sketch *a, const struct sketch *b)
{
    uint64_t common = 0, most = a->size > b->size ? a->size : b->size;
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        if (a->piece[i] == b->piece[j])
            common += length_of(a->piece[i++]), j++;
        else if (a->piece[i] < b->piece[j])
            i++;
        else
            j++;
    }
    return most ? (uint32_t)(common * 100 / most) : 0;
}
