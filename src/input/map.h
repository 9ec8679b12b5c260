/* SPDX-License-Identifier: MIT */
#ifndef INPUT_MAP_H
#define INPUT_MAP_H

/* Data files that are looked things up in, and not read as a whole. */

#include "base/error.h"
#include "base/str.h"

/* Maps the plain file PATH into memory, as long as A lives; 0, or -1 with a
 * sentence in ERR. An empty one gives no bytes. */
int map_open(struct arena *a, const char *path, struct str *bytes,
             struct error *err);

#endif
