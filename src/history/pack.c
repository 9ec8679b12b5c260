/* SPDX-License-Identifier: MIT */

/*
 * An object is a chain of deltas down to one that is whole; the chain is
 * followed to the first link that is still known, then made link by link
 * upwards. Every link is kept for the next chain, until there are too many
 * bytes. Costs a search and what is inflated.
 */

#include "history/pack.h"

#include <dirent.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "history/pack_file.h"

enum {
    PACKS_MOST = 64, /* more are left to libgit2 */
    CHAIN_MOST = 512,
    SLOTS = 1 << 15,
    KEPT_MOST = 32 << 20
};

/* An object that was read, shared by its users. */
struct link {
    uint64_t offset;
    uint32_t pack, uses;
    enum pack_type type;
    size_t size;
    char bytes[];
};

struct packs {
    struct pack at[PACKS_MOST];
    uint32_t n, last; /* where the last object was */
    struct link **slots;
    size_t kept;
    uint8_t *delta; /* the one that is applied */
    size_t delta_room;
    struct libdeflate_decompressor *inflater; /* or NULL: no packs */
};

static void link_drop(void *handle)
{
    struct link *link = handle;
    if (!--link->uses)
        free(link);
}

static void packs_close(void *handle)
{
    struct packs *packs = handle;
    for (int i = 0; i < SLOTS; i++)
        if (packs->slots[i])
            link_drop(packs->slots[i]);
    for (uint32_t i = 0; i < packs->n; i++)
        pack_close(&packs->at[i]);
    if (packs->inflater)
        libdeflate_free_decompressor(packs->inflater);
    free(packs->delta);
}

struct packs *packs_open(struct arena *a, const char *common)
{
    struct packs *packs = arena_new(a, struct packs, 1);
    struct buf b = {.a = a};
    packs->slots = arena_new(a, struct link *, SLOTS);
    arena_own(a, packs, packs_close);
    packs->inflater = libdeflate_alloc_decompressor();
    buf_print(&b, "%s/objects/pack", common);
    const char *folder = str_copy(a, buf_str(&b));
    DIR *dir = packs->inflater ? opendir(folder) : NULL;
    const struct dirent *entry;
    while (dir && packs->n < PACKS_MOST && (entry = readdir(dir))) {
        struct str name = str_of(entry->d_name);
        bool is_index =
            name.len > 4 &&
            str_is_equal(str_sub(name, name.len - 4, 4), STR(".idx"));
        if (is_index && pack_open(a, &packs->at[packs->n], folder, name))
            packs->n++;
    }
    if (dir)
        closedir(dir);
    return packs;
}

uint64_t packs_count(const struct packs *packs)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < packs->n; i++)
        n += packs->at[i].n;
    return n;
}

/* The pack that has ID and where; false if none has. */
static bool place_find(struct packs *packs, const struct oid *id,
                       uint32_t *pack, uint64_t *offset)
{
    for (uint32_t i = 0; i < packs->n; i++) {
        *pack = (packs->last + i) % packs->n;
        *offset = pack_find(&packs->at[*pack], id);
        if (*offset) {
            packs->last = *pack;
            return true;
        }
    }
    return false;
}

/* Inflates the object into TO, which has room for its size; false if there are
 * not just as many bytes. */
static bool inflate_run(const struct packs *packs, const struct pack *pack,
                        const struct packed *packed, void *to)
{
    size_t left = pack->data.size - PACK_TRAILER - (size_t)packed->data, used;
    return libdeflate_zlib_decompress_ex(
               packs->inflater, pack->data.at + packed->data, left, to,
               packed->size, &used, NULL) == LIBDEFLATE_SUCCESS;
}

/* A new link for what is PACKED, with SIZE bytes; NULL: no memory. */
static struct link *link_new(uint32_t pack, const struct packed *packed,
                             size_t size)
{
    struct link *link = malloc(sizeof *link + size + 1);
    if (!link)
        return NULL;
    *link = (struct link){.offset = packed->offset,
                          .pack = pack,
                          .uses = 1,
                          .type = packed->type,
                          .size = size};
    return link;
}

static uint32_t slot_of(uint32_t pack, uint64_t offset)
{
    uint64_t mixed = (offset + pack) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(mixed >> 32) & (SLOTS - 1);
}

/* The link at OFFSET if it is known, for one more user. */
static struct link *link_find(const struct packs *packs, uint32_t pack,
                              uint64_t offset)
{
    struct link *link = packs->slots[slot_of(pack, offset)];
    if (!link || link->pack != pack || link->offset != offset)
        return NULL;
    link->uses++;
    return link;
}

/* Keeps LINK, which stays its user's too. */
static void link_keep(struct packs *packs, struct link *link)
{
    struct link **slot = &packs->slots[slot_of(link->pack, link->offset)];
    if (link->size > KEPT_MOST / 4)
        return;
    if (packs->kept + link->size > KEPT_MOST) {
        for (int i = 0; i < SLOTS; i++)
            if (packs->slots[i]) {
                link_drop(packs->slots[i]);
                packs->slots[i] = NULL;
            }
        packs->kept = 0;
    }
    if (*slot) {
        packs->kept -= (*slot)->size;
        link_drop(*slot);
    }
    link->uses++;
    packs->kept += link->size;
    *slot = link;
}

/* A delta that is read from its start on. */
struct reading {
    const uint8_t *at, *end;
};

/* A number of seven bits a byte, the lowest first; false if it does not end or
 * is too large. */
static bool length_read(struct reading *reading, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; shift < 63 && reading->at < reading->end;
         shift += 7) {
        uint8_t byte = *reading->at++;
        *number |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

/* The bytes of a number of which the bits of MASK say that they are there. */
static bool sparse_read(struct reading *reading, unsigned mask,
                        uint32_t *number)
{
    *number = 0;
    for (unsigned shift = 0; mask; mask >>= 1, shift += 8) {
        if (!(mask & 1))
            continue;
        if (reading->at == reading->end)
            return false;
        *number |= (uint32_t)*reading->at++ << shift;
    }
    return true;
}

/* Makes TO of BASE as READING says; false if that is not what it says. */
static bool delta_apply(struct reading reading, const struct link *base,
                        struct link *to)
{
    size_t done = 0;
    while (reading.at < reading.end) {
        uint8_t code = *reading.at++;
        uint32_t from = 0, n = code;
        const char *source = (const char *)reading.at;
        if (code & 0x80) {
            if (!sparse_read(&reading, code & 0x0f, &from) ||
                !sparse_read(&reading, code >> 4 & 7, &n))
                return false;
            n = n ? n : 0x10000;
            if (from > base->size || n > base->size - from)
                return false;
            source = base->bytes + from;
        } else if (!n || n > (size_t)(reading.end - reading.at)) {
            return false;
        } else {
            reading.at += n;
        }
        if (n > to->size - done)
            return false;
        memcpy(to->bytes + done, source, n);
        done += n;
    }
    return done == to->size;
}

static bool delta_room(struct packs *packs, size_t size)
{
    if (size <= packs->delta_room)
        return true;
    uint8_t *delta = realloc(packs->delta, 2 * size);
    if (!delta)
        return false;
    packs->delta = delta;
    packs->delta_room = 2 * size;
    return true;
}

/* The link that PACKED makes of BASE; NULL if it cannot be made. */
static struct link *delta_run(struct packs *packs, const struct packed *packed,
                              const struct link *base)
{
    uint64_t before, after;
    if (!delta_room(packs, packed->size + 1) ||
        !inflate_run(packs, &packs->at[base->pack], packed, packs->delta))
        return NULL;
    struct reading reading = {packs->delta, packs->delta + packed->size};
    if (!length_read(&reading, &before) || !length_read(&reading, &after) ||
        before != base->size || after > PACK_OBJECT_MOST)
        return NULL;
    struct link *link = link_new(base->pack, packed, (size_t)after);
    if (!link)
        return NULL;
    link->type = base->type;
    if (delta_apply(reading, base, link))
        return link;
    link_drop(link);
    return NULL;
}

/* The chain from an object down: its deltas, the base last. */
struct chain {
    struct packed at[CHAIN_MOST];
    uint32_t n;
};

/* Follows the chain from OFFSET to what is known, which is given; NULL if
 * nothing is, then the last of the chain is whole or the chain is broken. */
static struct link *chain_follow(struct packs *packs, uint32_t pack,
                                 uint64_t offset, struct chain *chain)
{
    for (chain->n = 0; chain->n < CHAIN_MOST;) {
        struct link *link = link_find(packs, pack, offset);
        if (link)
            return link;
        struct packed *packed = &chain->at[chain->n];
        if (!packed_read(&packs->at[pack], offset, packed))
            break;
        chain->n++;
        if (packed->type < PACK_OFFSET_DELTA)
            return NULL;
        offset = packed->base;
    }
    chain->n = 0;
    return NULL;
}

/* The object that PACKED, which is whole, is. */
static struct link *whole_read(struct packs *packs, uint32_t pack,
                               const struct packed *packed)
{
    struct link *link = link_new(pack, packed, packed->size);
    if (link && !inflate_run(packs, &packs->at[pack], packed, link->bytes)) {
        link_drop(link);
        return NULL;
    }
    return link;
}

/* The link at OFFSET, for one user. */
static struct link *link_read(struct packs *packs, uint32_t pack,
                              uint64_t offset)
{
    struct chain chain;
    struct link *link = chain_follow(packs, pack, offset, &chain);
    if (!link && chain.n) {
        link = whole_read(packs, pack, &chain.at[--chain.n]);
        if (link && chain.n)
            link_keep(packs, link);
    }
    while (link && chain.n) {
        struct link *next = delta_run(packs, &chain.at[--chain.n], link);
        link_drop(link);
        link = next;
        if (link)
            link_keep(packs, link);
    }
    return link;
}

int packs_read(struct packs *packs, const struct oid *id, struct object *object)
{
    static const enum object_kind kinds[] = {
        OBJECT_NONE, OBJECT_COMMIT, OBJECT_TREE, OBJECT_BLOB, OBJECT_TAG};
    uint32_t pack;
    uint64_t offset;
    struct link *link = NULL;
    if (place_find(packs, id, &pack, &offset))
        link = link_read(packs, pack, offset);
    if (!link)
        return -1;
    *object = (struct object){
        kinds[link->type], {link->bytes, link->size},
         link, link_drop
    };
    return 0;
}

int packs_size(struct packs *packs, const struct oid *id, uint64_t *size)
{
    struct packed packed;
    uint32_t pack;
    uint64_t offset, before;
    if (!place_find(packs, id, &pack, &offset) ||
        !packed_read(&packs->at[pack], offset, &packed))
        return -1;
    *size = packed.size;
    if (packed.type < PACK_OFFSET_DELTA)
        return 0;
    if (!delta_room(packs, packed.size + 1) ||
        !inflate_run(packs, &packs->at[pack], &packed, packs->delta))
        return -1;
    struct reading reading = {packs->delta, packs->delta + packed.size};
    return length_read(&reading, &before) && length_read(&reading, size) ? 0
                                                                         : -1;
}
