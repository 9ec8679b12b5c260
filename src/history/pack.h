/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_PACK_H
#define HISTORY_PACK_H

/*
 * Objects out of the packs of a repository, read by hand: half the time of
 * libgit2, which keeps less of what deltas are made from. What is not found or
 * looks odd in any way is "not there"; libgit2 then has the last word. Nothing
 * in a pack is believed.
 */

#include "history/object.h"

struct packs;

/* The packs in the folder COMMON of a repository with SHA-1 ids; closed with
 * A. None is as good as some. */
struct packs *packs_open(struct arena *a, const char *common);
/* How many objects they have. */
uint64_t packs_count(const struct packs *packs);
/* The object ID: 0, or -1 if it is not in a pack that can be read. Its bytes
 * are not checked against ID. */
int packs_read(struct packs *packs, const struct oid *id,
               struct object *object);
/* How long its bytes are, without reading them. */
int packs_size(struct packs *packs, const struct oid *id, uint64_t *size);

#endif
