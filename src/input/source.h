/* SPDX-License-Identifier: MIT */
#ifndef INPUT_SOURCE_H
#define INPUT_SOURCE_H

/*
 * Where the bytes of a version come from. source_table has a row a source;
 * the first that claims a name gives the bytes.
 */

#include "base/error.h"
#include "base/str.h"

/* The largest text that is read, in bytes. */
enum { SOURCE_MAX = 64 << 20 };

struct source_info {
    const char *name;
    bool (*claims)(const char *path);
    /* Reads PATH into TEXT, in A; 0, or -1 with a sentence in ERR. */
    int (*load)(struct arena *a, const char *path, struct str *text,
                struct error *err);
    const char *help;
};

extern const struct source_info source_table[];
extern const size_t source_count;

/* Reads PATH into TEXT; 0, or -1 with a sentence in ERR. */
int source_load(struct arena *a, const char *path, struct str *text,
                struct error *err);

#endif
