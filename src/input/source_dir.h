/* SPDX-License-Identifier: MIT */
#ifndef INPUT_SOURCE_DIR_H
#define INPUT_SOURCE_DIR_H

/* A folder whose files are the versions of one story. */

#include "base/error.h"
#include "base/str.h"

/* Paths, N of them. */
struct source_paths {
    const char **at;
    uint32_t n;
};

bool source_is_dir(const char *path);
/*
 * Lists the plain files in the folder PATH, hidden ones left out, in natural
 * order: numbers in names count as numbers, so 2.txt is before 10.txt. 0, or
 * -1 with a sentence in ERR.
 */
int source_dir_list(struct arena *a, const char *path,
                    struct source_paths *paths, struct error *err);
/* Less than, equal to or greater than 0 as A is before, at or after B. */
int source_name_compare(const char *a, const char *b);

#endif
