/* SPDX-License-Identifier: MIT */
#ifndef BASE_LITTLE_H
#define BASE_LITTLE_H

/* Numbers as bytes, the lowest first: the order of all records and files of
 * ours, on any machine. Compilers make one load or store of them. */

#include <stdint.h>

/* Writes the lowest N bytes of NUMBER, at most 8, to TO. */
static inline void little_put(char *to, uint64_t number, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        to[i] = (char)(unsigned char)(number >> 8 * i);
}

/* The number in the N bytes, at most 8, from FROM on. */
static inline uint64_t little_get(const char *from, unsigned n)
{
    uint64_t number = 0;
    for (unsigned i = 0; i < n; i++)
        number |= (uint64_t)(unsigned char)from[i] << 8 * i;
    return number;
}

#endif
