/* SPDX-License-Identifier: MIT */
#ifndef DIFF_ROOM_H
#define DIFF_ROOM_H

/* Scratch of an arena that is used again and again: what was taken since
 * room_begin() is given back by the next one. */

#include "base/arena.h"

struct room {
    struct arena *a;
    char *at;
    size_t size, used;
};

/* Makes room for BYTES. */
void room_begin(struct room *room, size_t bytes);
/* N elements of SIZE bytes, aligned for numbers, all zero. */
void *room_take(struct room *room, size_t n, size_t size);

#define room_new(room, type, n) ((type *)room_take((room), (n), sizeof(type)))

#endif
