/* SPDX-License-Identifier: MIT */
#ifndef TERM_KEYS_H
#define TERM_KEYS_H

/* Keys from the terminal, with the clock that input.c does without. */

#include "term/input.h"
#include "term/query.h"

struct keys {
    struct input input;
    struct query query;
    int64_t deadline; /* when what was read may be a key after all */
    int y, x;         /* of the last mouse key */
};

/* Milliseconds since some start. */
int64_t keys_clock(void);
/* The next key of what was read, or KEY_NONE. */
uint32_t keys_next(struct keys *keys);
/* The same, reading what there is if need be; KEY_CODE_QUIT if the terminal is
 * gone. */
uint32_t keys_read(struct keys *keys);
/* How long to wait of LEFT milliseconds (-1: for ever): what may be a key is
 * one soon. */
int keys_wait(const struct keys *keys, int64_t left);

#endif
