/* SPDX-License-Identifier: MIT */

/*
 * Packs of version 2 with indexes of version 2. An id is searched for where it
 * should be, as ids are evenly spread; each number that is read is checked
 * against what is there.
 */

#include "history/pack_file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    INFLATED_MOST = 1040, /* times what it was, at most */
    FANOUT = 256
};

static uint32_t number_at(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
           (uint32_t)at[2] << 8 | (uint32_t)at[3];
}

static bool map_open(struct map *map, const char *path)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    *map = (struct map){NULL, 0};
    if (fd >= 0 && !fstat(fd, &info) && S_ISREG(info.st_mode) &&
        info.st_size > PACK_TRAILER) {
        void *at =
            mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at != MAP_FAILED)
            *map = (struct map){at, (size_t)info.st_size};
    }
    if (fd >= 0)
        close(fd);
    return map->at != NULL;
}

static void map_close(struct map *map)
{
    if (map->at)
        munmap((void *)(uintptr_t)map->at, map->size);
    map->at = NULL;
}

/* Takes the index apart; false if it is none that is known here. */
static bool index_read(struct pack *pack)
{
    enum { HEAD = 8, RECORD = OID_SHA1 + 4 + 4 };
    static const uint8_t magic[HEAD] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};
    const struct map *map = &pack->index;
    size_t least = HEAD + 4 * FANOUT + 2 * PACK_TRAILER;
    if (map->size < least || memcmp(map->at, magic, HEAD) != 0)
        return false;
    pack->fanout = map->at + HEAD;
    for (uint32_t i = 0; i < FANOUT; i++) {
        uint32_t n = number_at(pack->fanout + 4 * (size_t)i);
        if (n < pack->n)
            return false;
        pack->n = n;
    }
    size_t n = pack->n;
    if ((map->size - least) / RECORD < n)
        return false;
    pack->ids = pack->fanout + (size_t)4 * FANOUT;
    pack->offsets = pack->ids + n * (OID_SHA1 + 4);
    pack->large = pack->offsets + n * 4;
    pack->large_n = (map->size - least - n * RECORD) / 8;
    return true;
}

bool pack_open(struct arena *a, struct pack *pack, const char *folder,
               struct str name)
{
    static const uint8_t magic[] = {'P', 'A', 'C', 'K', 0, 0, 0, 2};
    struct buf b = {.a = a};
    *pack = (struct pack){.n = 0};
    buf_print(&b, "%s/%.*s", folder, (int)name.len, name.s);
    if (!map_open(&pack->index, str_copy(a, buf_str(&b))))
        return false;
    b.len -= strlen("idx");
    buf_put(&b, STR("pack"));
    if (index_read(pack) && map_open(&pack->data, str_copy(a, buf_str(&b))) &&
        !memcmp(pack->data.at, magic, sizeof magic))
        return true;
    map_close(&pack->index);
    map_close(&pack->data);
    return false;
}

void pack_close(struct pack *pack)
{
    map_close(&pack->index);
    map_close(&pack->data);
}

/* The first eight bytes of the id AT as a number. */
static uint64_t key_of(const uint8_t *at)
{
    return (uint64_t)number_at(at) << 32 | number_at(at + 4);
}

/* The place of ID among the sorted ids of PACK, or the number of these. Ids
 * are evenly spread, so the first guesses are made by proportion. */
static uint32_t id_find(const struct pack *pack, const struct oid *id)
{
    enum { GUESSES = 4, NEAR = 8 };
    uint32_t first = id->byte[0], low = 0;
    if (first)
        low = number_at(pack->fanout + 4 * (size_t)(first - 1));
    uint32_t high = number_at(pack->fanout + 4 * (size_t)first);
    uint64_t key = key_of(id->byte), least = (uint64_t)first << 56;
    uint64_t most = least | (UINT64_MAX >> 8);
    for (int i = 0; low < high; i++) {
        uint32_t middle = low + (high - low) / 2;
        if (i < GUESSES && high - low > NEAR && key > least && key < most)
            middle = low +
                     (uint32_t)((double)(key - least) / (double)(most - least) *
                                (double)(high - low - 1));
        const uint8_t *at = pack->ids + (size_t)middle * OID_SHA1;
        uint64_t found = key_of(at);
        int order = found != key ? (found < key ? -1 : 1)
                                 : memcmp(at, id->byte, OID_SHA1);
        if (!order)
            return middle;
        if (order < 0) {
            low = middle + 1;
            least = found;
        } else {
            high = middle;
            most = found;
        }
    }
    return pack->n;
}

uint64_t pack_find(const struct pack *pack, const struct oid *id)
{
    uint32_t i = id_find(pack, id);
    if (i == pack->n)
        return 0;
    uint32_t at = number_at(pack->offsets + 4 * (size_t)i);
    if (!(at >> 31))
        return at;
    at &= 0x7fffffff;
    if (at >= pack->large_n)
        return 0;
    return key_of(pack->large + 8 * (size_t)at);
}

/* What a delta at OFFSET that names its base by distance is made from; the
 * place after the name is put in *POS. 0: nothing. */
static uint64_t base_read(const struct map *map, uint64_t offset, uint64_t *pos)
{
    uint64_t distance = 0;
    for (int i = 0; i < 9 && *pos < map->size; i++) {
        uint8_t byte = map->at[(*pos)++];
        distance = distance << 7 | (byte & 0x7f);
        if (!(byte & 0x80))
            return distance < offset ? offset - distance : 0;
        distance++;
    }
    return 0;
}

bool packed_read(const struct pack *pack, uint64_t offset, struct packed *out)
{
    struct map map = {pack->data.at, pack->data.size - PACK_TRAILER};
    uint64_t pos = offset, size = 0;
    *out = (struct packed){.offset = offset};
    if (pos >= map.size)
        return false;
    uint8_t byte = map.at[pos++];
    out->type = (enum pack_type)(byte >> 4 & 7);
    size = byte & 15;
    for (unsigned shift = 4; byte & 0x80; shift += 7) {
        if (pos >= map.size || shift > 32)
            return false;
        byte = map.at[pos++];
        size |= (uint64_t)(byte & 0x7f) << shift;
    }
    if (out->type == PACK_OFFSET_DELTA) {
        out->base = base_read(&map, offset, &pos);
    } else if (out->type == PACK_ID_DELTA) {
        if (map.size < OID_SHA1 || pos > map.size - OID_SHA1)
            return false;
        struct oid base = oid_of(map.at + pos, OID_SHA1);
        out->base = pack_find(pack, &base);
        pos += OID_SHA1;
    } else if (out->type < PACK_COMMIT || out->type > PACK_TAG) {
        return false;
    }
    bool is_delta = out->type >= PACK_OFFSET_DELTA;
    if ((is_delta && !out->base) || pos >= map.size ||
        size > PACK_OBJECT_MOST || size / INFLATED_MOST > map.size - pos)
        return false;
    out->data = pos;
    out->size = (size_t)size;
    return true;
}
