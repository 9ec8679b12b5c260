/* SPDX-License-Identifier: MIT */

/* One block that doubles; see the header. What does not fit, as it was not
 * foreseen, is taken from the arena itself. */

#include "diff/room.h"

#include <string.h>

enum { ALIGNMENT = 16 };

void room_begin(struct room *room, size_t bytes)
{
    room->used = 0;
    if (bytes <= room->size)
        return;
    room->size = bytes > 2 * room->size ? bytes : 2 * room->size;
    room->at = arena_alloc_raw(room->a, room->size, 1);
}

void *room_take(struct room *room, size_t n, size_t size)
{
    size_t bytes = (n * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (bytes > room->size - room->used)
        return arena_alloc(room->a, n, size);
    void *at = room->at + room->used;
    room->used += bytes;
    return memset(at, 0, bytes);
}
