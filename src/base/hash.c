/* SPDX-License-Identifier: MIT */

/*
 * Open addressing with linear probing; the hash is a multiply-fold over
 * eight bytes at a time, which can be undone. It is not keyed: an attacker can
 * make words collide, so probing is bounded by what the caller accepts as text
 * size, and the full hash is compared before the bytes.
 */

#include "base/hash.h"

#include <string.h>

#include "base/little.h"

#include "hexapla.h"

enum { SHORT = 8 };

static const uint64_t K0 = 0x9e3779b97f4a7c15u, K1 = 0xd6e8feb86659fd93u;

uint64_t hash_mix(uint64_t hash, uint64_t more)
{
    uint64_t x = (hash ^ more) * K0;
    x ^= x >> 32;
    x *= K1;
    return x ^ (x >> 29);
}

/* All bytes of S, at most SHORT, as a number: no two of a length share it. */
static uint64_t short_of(struct str s)
{
    if (s.len >= 4)
        return little_get(s.s, 4) | little_get(s.s + s.len - 4, 4) << 32;
    if (!s.len)
        return 0;
    return little_get(s.s, 1) | little_get(s.s + s.len / 2, 1) << 8 |
           little_get(s.s + s.len - 1, 1) << 16;
}

uint64_t hash_bytes(struct str s)
{
    uint64_t hash = K1 ^ s.len;
    if (s.len <= SHORT)
        return hash_mix(hash, short_of(s));
    for (size_t i = 0; i + SHORT < s.len; i += SHORT)
        hash = hash_mix(hash, little_get(s.s + i, SHORT));
    return hash_mix(hash, little_get(s.s + s.len - SHORT, SHORT));
}

struct intern intern_new(struct arena *a, uint32_t expect)
{
    struct intern table = {.a = a};
    table.slot_count = 64;
    while (table.slot_count / 2 <= expect && table.slot_count < 1u << 31)
        table.slot_count *= 2;
    table.slots = arena_new(a, uint32_t, table.slot_count);
    table.room = table.slot_count / 2;
    table.names = arena_alloc_raw(a, table.room, sizeof *table.names);
    table.hashes = arena_alloc_raw(a, table.room, sizeof *table.hashes);
    return table;
}

/* Whether A and B are equal, which have the same hash; mixing loses nothing, so
 * short ones need not be looked at. */
static bool is_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len <= SHORT || !memcmp(a.s, b.s, a.len));
}

/* The slot that has S, or the empty one where it belongs. */
static uint32_t slot_find(const struct intern *table, struct str s,
                          uint64_t hash)
{
    uint32_t mask = table->slot_count - 1;
    uint32_t i = (uint32_t)hash & mask;
    for (;; i = (i + 1) & mask) {
        uint32_t number = table->slots[i];
        if (!number)
            return i;
        if (table->hashes[number - 1] == hash &&
            is_equal(table->names[number - 1], s))
            return i;
    }
}

static void intern_grow(struct intern *table)
{
    if (table->slot_count >= 1u << 31)
        arena_leave(table->a, HX_ENOMEM);
    struct intern more = intern_new(table->a, table->slot_count);
    more.n = table->n;
    memcpy(more.names, table->names, table->n * sizeof *table->names);
    memcpy(more.hashes, table->hashes, table->n * sizeof *table->hashes);
    for (uint32_t i = 0; i < table->n; i++) {
        uint32_t slot = (uint32_t)table->hashes[i] & (more.slot_count - 1);
        while (more.slots[slot])
            slot = (slot + 1) & (more.slot_count - 1);
        more.slots[slot] = i + 1;
    }
    *table = more;
}

/* The number of S, whose hash is HASH, a new one if it was not there. */
static uint32_t number_put(struct intern *table, struct str s, uint64_t hash)
{
    uint32_t slot = slot_find(table, s, hash);
    if (table->slots[slot])
        return table->slots[slot] - 1;
    if (table->n == table->room) {
        intern_grow(table);
        slot = slot_find(table, s, hash);
    }
    table->names[table->n] = s;
    table->hashes[table->n] = hash;
    table->slots[slot] = ++table->n;
    return table->n - 1;
}

uint32_t intern_put(struct intern *table, struct str s)
{
    return number_put(table, s, hash_bytes(s));
}

void intern_many(struct intern *table, const struct str *s, uint32_t n,
                 uint32_t *id)
{
    uint64_t hash[INTERN_MANY];
    for (uint32_t i = 0; i < n; i++) {
        hash[i] = hash_bytes(s[i]);
        __builtin_prefetch(
            &table->slots[(uint32_t)hash[i] & (table->slot_count - 1)]);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number =
            table->slots[(uint32_t)hash[i] & (table->slot_count - 1)];
        if (!number)
            continue;
        __builtin_prefetch(&table->hashes[number - 1]);
        __builtin_prefetch(&table->names[number - 1]);
    }
    for (uint32_t i = 0; i < n; i++)
        id[i] = number_put(table, s[i], hash[i]);
}

uint32_t intern_find(const struct intern *table, struct str s)
{
    uint32_t slot = slot_find(table, s, hash_bytes(s));
    return table->slots[slot] ? table->slots[slot] - 1 : UINT32_MAX;
}
