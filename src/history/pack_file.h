/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_PACK_FILE_H
#define HISTORY_PACK_FILE_H

/* One pack and its index, mapped: where an object is, and what it says of
 * itself. For pack.c. */

#include "history/object.h"

enum {
    PACK_OBJECT_MOST = 64 << 20, /* larger ones are left to libgit2 */
    PACK_TRAILER = OID_SHA1      /* bytes at the end of the pack */
};

/* What an object is, or what it is made from. */
enum pack_type {
    PACK_COMMIT = 1,
    PACK_TREE,
    PACK_BLOB,
    PACK_TAG,
    PACK_OFFSET_DELTA = 6,
    PACK_ID_DELTA
};

/* A file in memory. */
struct map {
    const uint8_t *at;
    size_t size;
};

struct pack {
    struct map index, data;
    uint32_t n;             /* objects */
    const uint8_t *fanout;  /* of these, FANOUT numbers */
    const uint8_t *ids;     /* sorted */
    const uint8_t *offsets; /* four bytes each */
    const uint8_t *large;   /* eight bytes each, of offsets that need them */
    size_t large_n;
};

/* An object as the pack has it. */
struct packed {
    uint64_t offset, data, base; /* places in the pack */
    enum pack_type type;
    size_t size; /* of what is inflated */
};

/* Opens the pack whose index is called NAME in FOLDER; false if it is none, or
 * of no known kind. */
bool pack_open(struct arena *a, struct pack *pack, const char *folder,
               struct str name);
void pack_close(struct pack *pack);
/* Where PACK has ID; 0 if it has not. */
uint64_t pack_find(const struct pack *pack, const struct oid *id);
/* Reads what stands before the data of the object at OFFSET; false if that is
 * no object, or too large. */
bool packed_read(const struct pack *pack, uint64_t offset, struct packed *out);

#endif
