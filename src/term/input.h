/* SPDX-License-Identifier: MIT */
#ifndef TERM_INPUT_H
#define TERM_INPUT_H

/*
 * Bytes from a terminal to keys, places of the mouse and replies; needs no
 * terminal and no clock. Replies are known as such whenever they come, in any
 * number of pieces, and are never keys. Only time can tell the key Esc from
 * the start of a sequence: so the caller says when it has waited.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { INPUT_MOST = 512, INPUT_NAMES = 32, INPUT_EARLY = 128 };

enum input_kind {
    INPUT_NOTHING,    /* bytes that mean nothing here */
    INPUT_KEY,        /* key, and the place where it is one of the mouse */
    INPUT_BACKGROUND, /* the terminal's background color */
    INPUT_FOREGROUND, /* the color of its text */
    INPUT_DEVICE      /* what kind it is: every terminal replies to that */
};

struct input_event {
    enum input_kind kind;
    uint32_t key;
    int y, x;
    uint16_t color[3]; /* red, green and blue */
};

/* What a terminal of this kind sends for a key. */
struct input_name {
    char bytes[16];
    uint32_t key;
};

struct input {
    char bytes[INPUT_MOST];
    size_t len;
    size_t told;   /* bytes at the start that were given as keys meanwhile */
    size_t paused; /* bytes there when the caller had waited last */
    struct input_name names[INPUT_NAMES];
    size_t name_count;
    struct input_event early[INPUT_EARLY]; /* kept for input_next() */
    size_t early_count;
};

/* Makes BYTES stand for KEY; names that do not begin with ESC are not needed
 * and are left out. */
void input_name(struct input *in, const char *bytes, uint32_t key);
/* How many bytes can be added; never 0 after input_next() was false. */
size_t input_room(const struct input *in);
void input_add(struct input *in, const char *bytes, size_t n);
/*
 * Takes the next event off; false if there is none before more bytes come.
 * IS_OVER: the caller has waited, so what could be a key is one.
 */
bool input_next(struct input *in, bool is_over, struct input_event *event);
/* Whether waiting would make a key of what is there. */
bool input_is_held(const struct input *in);
/* Keeps EVENT, to be given before all that comes later. */
void input_keep(struct input *in, const struct input_event *event);

#endif
