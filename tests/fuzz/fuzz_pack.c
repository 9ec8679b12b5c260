/* SPDX-License-Identifier: MIT */

/*
 * A pack and its index of any bytes: four bytes for the length of the index,
 * the index, the pack. Every object the index knows is read twice, so that
 * what was kept of the first reading is used; its size is what was said before.
 */

#include "fuzz.h"

#include "folder.h"
#include "history/pack.h"
#include "history/pack_file.h"

enum { OBJECTS_MOST = 256 };

struct input {
    struct str index, data;
};

static void object_check(struct packs *packs, const struct oid *id)
{
    struct object object;
    uint64_t size = 0;
    unsigned sum = 0;
    bool has_size = !packs_size(packs, id, &size);
    if (packs_read(packs, id, &object))
        return;
    for (size_t i = 0; i < object.bytes.len; i++)
        sum = sum * 31 + (unsigned char)object.bytes.s[i];
    if (!has_size || size != object.bytes.len)
        fuzz_check("an object is as long as was said");
    if (object.kind == OBJECT_NONE || (!sum && object.bytes.len > 1 << 20))
        fuzz_check("an object is of some kind");
    object.drop(object.handle);
}

static int body(struct arena *a, void *context)
{
    const struct input *input = context;
    const char *common = folder_get("objects/pack/");
    struct pack pack;
    folder_write(a, "objects/pack/pack-a.idx", input->index, false);
    folder_write(a, "objects/pack/pack-a.pack", input->data, false);
    if (!pack_open(a, &pack, folder_path(a, "objects/pack"), STR("pack-a.idx")))
        return -1;
    struct packs *packs = packs_open(a, common);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < pack.n && i < OBJECTS_MOST; i++) {
            struct oid id = oid_of(pack.ids + (size_t)i * OID_SHA1, OID_SHA1);
            object_check(packs, &id);
        }
    pack_close(&pack);
    return -1; /* nothing of it is kept */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct str all = {(const char *)data, len};
    if (len < 4)
        return 0;
    size_t n = (size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16;
    all = str_sub(all, 4, len);
    n = n < all.len ? n : all.len;
    struct input input = {str_sub(all, 0, n), str_sub(all, n, all.len)};
    arena_run(0, body, &input);
    return 0;
}
