/* SPDX-License-Identifier: MIT */
#ifndef INPUT_SOURCE_FILE_H
#define INPUT_SOURCE_FILE_H

/* Files and standard input as sources; see input/source.h. */

#include "base/error.h"
#include "base/str.h"

/* What tells one content of a file from the next without reading it. */
struct source_stamp {
    bool is_file; /* a plain file, that can be read again; else all is 0 */
    uint64_t device, inode, size;
    int64_t seconds, nanoseconds; /* of its last change */
};

struct source_stamp source_stamp(const char *path);
bool source_stamp_is_same(const struct source_stamp *a,
                          const struct source_stamp *b);

bool source_is_stdin(const char *path);
bool source_is_file(const char *path);
int source_stdin_load(struct arena *a, const char *path, struct str *text,
                      struct error *err);
/* Reads the plain file PATH, of at most MOST bytes, without waiting for
 * anything; 0, or -1 with a sentence in ERR. */
int source_plain_load(struct arena *a, const char *path, size_t most,
                      struct str *text, struct error *err);
int source_file_load(struct arena *a, const char *path, struct str *text,
                     struct error *err);

#endif
