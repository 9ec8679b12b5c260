/* SPDX-License-Identifier: MIT */
#ifndef INPUT_SOURCE_FILE_H
#define INPUT_SOURCE_FILE_H

/* Files and standard input as sources; see input/source.h. */

#include "base/error.h"
#include "base/str.h"

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
