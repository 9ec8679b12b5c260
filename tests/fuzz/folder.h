/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

/* A folder for entries that need files, gone when the program ends. */

#include "base/arena.h"
#include "base/str.h"

/* The folder, with the folders of PATH (each ended by "/") in it. */
const char *folder_get(const char *path);
/* The path of NAME in the folder, in A. */
const char *folder_path(struct arena *a, const char *name);
/* Puts BYTES into the file NAME, at its end if IS_MORE, else in place of it. */
void folder_write(struct arena *a, const char *name, struct str bytes,
                  bool is_more);

#endif
