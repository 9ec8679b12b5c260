/* SPDX-License-Identifier: MIT */
#ifndef BASE_HASH_H
#define BASE_HASH_H

/*
 * Numbers pieces of text: equal pieces get the same number, the first piece
 * gets 0, the next new one 1 and so on. The pieces are borrowed.
 */

#include <stdint.h>

#include "base/str.h"

struct intern {
    struct arena *a;
    struct str *names;   /* by number */
    uint64_t *hashes;    /* by number */
    uint32_t n;          /* how many numbers are given */
    uint32_t room;       /* how many fit */
    uint32_t *slots;     /* number + 1, or 0; a power of two of them */
    uint32_t slot_count; /* more than twice n */
};

/* A number for the bytes of S; the same on every machine. */
uint64_t hash_bytes(struct str s);
/* Mixes MORE into HASH. */
uint64_t hash_mix(uint64_t hash, uint64_t more);

/* An empty table in A with room for about EXPECT pieces. */
struct intern intern_new(struct arena *a, uint32_t expect);
/* The number of S, a new one if it was not there. */
uint32_t intern_put(struct intern *table, struct str s);
enum { INTERN_MANY = 32 };

/* The numbers of the N in S, at most INTERN_MANY, as intern_put() gives them,
 * into ID: faster, as memory is asked for all of them at once. */
void intern_many(struct intern *table, const struct str *s, uint32_t n,
                 uint32_t *id);
/* The number of S, or UINT32_MAX. */
uint32_t intern_find(const struct intern *table, struct str s);

#endif
