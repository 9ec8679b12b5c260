/* SPDX-License-Identifier: MIT */

/*
 * Chunks of doubling size, the newest first; allocating is adding to a
 * number. The border holds a jmp_buf in the arena itself, which is allocated,
 * so nothing the jump needs is in a register (C11 7.13.2.1).
 */

#include "base/arena.h"

#include <assert.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "hexapla.h"

enum { FIRST_CHUNK = 4096, LAST_CHUNK = 1 << 22, POLL_EVERY = 1 << 20 };

struct arena_chunk {
    struct arena_chunk *before;
    size_t room, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena_handle {
    struct arena_handle *before;
    void *handle;
    void (*drop)(void *handle);
};

struct arena {
    struct arena_chunk *chunk;
    struct arena_handle *handle;
    size_t size, limit;
    jmp_buf *border;
    int code; /* why the border is being jumped to */
    struct arena_watch watch;
    uint64_t cost, done; /* since the last poll; in all */
};

_Noreturn void arena_leave(struct arena *a, int code)
{
    assert(a->border && code < 0);
    a->code = code;
    longjmp(*a->border, 1);
}

static void chunk_push(struct arena *a, size_t need)
{
    size_t room = a->chunk ? a->chunk->room * 2 : FIRST_CHUNK;
    if (room > LAST_CHUNK)
        room = LAST_CHUNK;
    if (room < need)
        room = need;
    if (a->limit && (a->size > a->limit || room > a->limit - a->size))
        arena_leave(a, HX_ENOMEM);
    struct arena_chunk *chunk = malloc(sizeof *chunk + room);
    if (!chunk)
        arena_leave(a, HX_ENOMEM);
    chunk->before = a->chunk;
    chunk->room = room;
    chunk->used = 0;
    a->chunk = chunk;
    a->size += room;
}

void *arena_alloc_raw(struct arena *a, size_t n, size_t size)
{
    const size_t most = SIZE_MAX / 4;
    if (size && n > most / size)
        arena_leave(a, HX_ENOMEM);
    const size_t align = alignof(max_align_t);
    size_t need = (n * size + align - 1) / align * align;
    if (!a->chunk || a->chunk->room - a->chunk->used < need)
        chunk_push(a, need);
    void *p = a->chunk->bytes + a->chunk->used;
    a->chunk->used += need;
    return p;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
    void *p = arena_alloc_raw(a, n, size);
    memset(p, 0, n * size);
    return p;
}

void arena_own(struct arena *a, void *handle, void (*drop)(void *handle))
{
    struct arena_mark mark = arena_mark(a);
    jmp_buf *outer = a->border;
    jmp_buf here;
    a->border = &here;
    if (setjmp(here)) {
        a->border = outer;
        drop(handle);
        arena_reset(a, mark);
        arena_leave(a, a->code);
    }
    struct arena_handle *own = arena_alloc_raw(a, 1, sizeof *own);
    a->border = outer;
    own->before = a->handle;
    own->handle = handle;
    own->drop = drop;
    a->handle = own;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->chunk, a->chunk ? a->chunk->used : 0,
                               a->handle};
}

void arena_reset(struct arena *a, struct arena_mark mark)
{
    while (a->handle != mark.handle) {
        struct arena_handle *own = a->handle;
        a->handle = own->before;
        own->drop(own->handle);
    }
    while (a->chunk != mark.chunk) {
        struct arena_chunk *chunk = a->chunk;
        a->chunk = chunk->before;
        a->size -= chunk->room;
        free(chunk);
    }
    if (a->chunk)
        a->chunk->used = mark.used;
}

void arena_clear(struct arena *a)
{
    arena_reset(a, (struct arena_mark){0});
}

void arena_close(struct arena *a)
{
    if (!a)
        return;
    arena_clear(a);
    free(a);
}

size_t arena_size(const struct arena *a)
{
    return a->size;
}

int arena_try(struct arena *a, int (*body)(struct arena *a, void *context),
              void *context)
{
    struct arena_mark mark = arena_mark(a);
    jmp_buf *volatile outer = a->border;
    jmp_buf here;
    int result;
    a->border = &here;
    if (setjmp(here))
        result = a->code;
    else
        result = body(a, context);
    a->border = outer;
    if (result)
        arena_reset(a, mark);
    return result;
}

int arena_run(size_t limit, int (*body)(struct arena *a, void *context),
              void *context)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        return HX_ENOMEM;
    a->limit = limit;
    int result = arena_try(a, body, context);
    if (result)
        arena_close(a);
    return result; /* NOLINT: the body has kept the arena */
}

static int open_body(struct arena *a, void *context)
{
    *(struct arena **)context = a;
    return HX_OK;
}

int arena_open(struct arena **out)
{
    return arena_run(0, open_body, out);
}

void arena_watch(struct arena *a, struct arena_watch watch)
{
    a->watch = watch;
    a->cost = a->done = 0;
}

void arena_step(struct arena *a, uint64_t cost, uint64_t done)
{
    a->cost += cost;
    a->done += done;
    if (a->cost < POLL_EVERY)
        return;
    a->cost = 0;
    const struct arena_watch *watch = &a->watch;
    uint64_t shown = a->done < watch->total ? a->done : watch->total;
    if (watch->poll && watch->poll(watch->context, shown, watch->total))
        arena_leave(a, HX_ECANCELED);
}

void arena_reach(struct arena *a, uint64_t done)
{
    if (done > a->done)
        a->done = done;
}

void *vec_grow(struct arena *a, struct vec *vec, void *at, size_t size)
{
    if (vec->n < vec->room)
        return at;
    if (vec->room > UINT32_MAX / 2)
        arena_leave(a, HX_ENOMEM);
    uint32_t room = vec->room ? vec->room * 2 : 16;
    void *to = arena_alloc_raw(a, room, size);
    if (vec->n)
        memcpy(to, at, vec->n * size);
    vec->room = room;
    return to;
}
