/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/*
 * Memory and handles that are given back all at once. An allocation never
 * fails where it is asked for: it jumps to the border, arena_run() or
 * arena_try(), which gives back everything and returns HX_ENOMEM. So code
 * between border and allocation checks nothing and frees nothing. No jump may
 * cross a callback of a foreign library.
 */

#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * Opens an arena of at most LIMIT bytes (0: no limit) and calls BODY with it.
 * When BODY returns 0 the arena stays open and is the result's, which must
 * keep it for arena_close(); any other result, or memory running out, closes
 * it. Returns what BODY returned, or HX_ENOMEM.
 */
int arena_run(size_t limit, int (*body)(struct arena *a, void *context),
              void *context);

/* Opens an arena without a limit into *OUT, for arena_try(); 0 or HX_ENOMEM. */
int arena_open(struct arena **out);

/*
 * The same border for an arena that is open already: what BODY allocated
 * stays when it returns 0 and is given back otherwise.
 */
int arena_try(struct arena *a, int (*body)(struct arena *a, void *context),
              void *context);

/* Gives back all memory and drops all handles, the last one first. */
void arena_close(struct arena *a);

/* Gives back all memory and handles but keeps the arena for the next use. */
void arena_clear(struct arena *a);

/* A place in the arena's life, for arena_reset(). */
struct arena_mark {
    struct arena_chunk *chunk;
    size_t used;
    struct arena_handle *handle;
};

struct arena_mark arena_mark(const struct arena *a);

/* Gives back all that was allocated since MARK. */
void arena_reset(struct arena *a, struct arena_mark mark);

/* N * SIZE bytes, aligned for any type, all zero. N may be 0. */
void *arena_alloc(struct arena *a, size_t n, size_t size);

/* As arena_alloc(), but the bytes are undefined. */
void *arena_alloc_raw(struct arena *a, size_t n, size_t size);

/* N elements of TYPE, all zero. */
#define arena_new(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type)))

/* Calls DROP with HANDLE when the arena ends; never fails to call it once. */
void arena_own(struct arena *a, void *handle, void (*drop)(void *handle));

/* Leaves to the border with CODE, a negative HX_ code. */
_Noreturn void arena_leave(struct arena *a, int code);

/* How many bytes the arena has taken from the system. */
size_t arena_size(const struct arena *a);

/*
 * Has POLL called now and then while work goes on in the arena, with what is
 * DONE of TOTAL, which never falls; not 0 cancels. POLL may be NULL.
 */
struct arena_watch {
    int (*poll)(void *context, uint64_t done, uint64_t total);
    void *context;
    uint64_t total;
};

void arena_watch(struct arena *a, struct arena_watch watch);
/*
 * Counts COST, about a nanosecond each, toward the next call of the poll
 * function, and DONE toward the total. Leaves with HX_ECANCELED when it says
 * so.
 */
void arena_step(struct arena *a, uint64_t cost, uint64_t done);
/* Says that DONE of the total is done, if it is not more already. */
void arena_reach(struct arena *a, uint64_t done);

/*
 * A list that grows: struct { struct vec vec; TYPE *at; }; the macro VEC()
 * makes such a struct, vec_push() gives the place of a new last element.
 */
struct vec {
    uint32_t n, room;
};

#define VEC(type)                                                              \
    struct {                                                                   \
        struct vec vec;                                                        \
        type *at;                                                              \
    }

#define vec_push(a, v)                                                         \
    ((v)->at = vec_grow((a), &(v)->vec, (v)->at, sizeof(v)->at[0]),            \
     &(v)->at[(v)->vec.n++])

/* Makes room for one more element of SIZE bytes; gives the list's place. */
void *vec_grow(struct arena *a, struct vec *vec, void *at, size_t size);

#endif
