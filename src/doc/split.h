/* SPDX-License-Identifier: MIT */
#ifndef DOC_SPLIT_H
#define DOC_SPLIT_H

/*
 * Text to pieces for the plain word script: places only, without flags, at
 * the speed of memory where white space alone parts them. White space is never
 * part of a piece, and the end of a line always ends one, so lines can be
 * split by themselves.
 */

#include "base/str.h"
#include "hexapla.h"

/* A piece of a text, in bytes. */
struct span {
    uint32_t at, end;
};

struct spans {
    struct vec vec;
    struct span *at;
};

/* Bytes IN of a text, to be split into pieces of KIND, a HX_TOKENS_. */
struct split {
    struct str text;
    hx_range in;
    uint32_t kind;
};

/* Appends the pieces to TO, in A. */
void split_put(struct arena *a, const struct split *split, struct spans *to);

/* How many pieces there are; scratch is taken from A. */
uint64_t split_count(struct arena *a, const struct split *split);

enum { SPLIT_BLOCK = 64 };

/* Which of SPLIT_BLOCK bytes from S on are ASCII white space, a bit each. */
uint64_t split_spaces(const char *s);
/* The same without the instructions of a processor. */
uint64_t split_spaces_plain(const char *s);

#endif
