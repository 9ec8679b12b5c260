/* SPDX-License-Identifier: MIT */

/* Bit by bit: a logarithm by squaring, a root by trying. */

#include "base/number.h"

uint32_t number_log2(uint64_t n)
{
    uint32_t whole = 63 - (uint32_t)__builtin_clzll(n | 1);
    uint64_t x = whole > 31 ? n >> (whole - 31) : n << (31 - whole);
    uint32_t log = whole;
    for (int bit = 0; bit < 4; bit++) {
        x = x * x >> 31;
        log = log * 2 + (uint32_t)(x >> 32);
        x >>= x >> 32;
    }
    return log;
}

uint32_t number_root(uint64_t n)
{
    uint32_t root = 0;
    for (uint32_t bit = 1u << number_log2(n | 1) / 32; bit; bit >>= 1) {
        uint64_t more = root | bit;
        if (more * more <= n)
            root |= bit;
    }
    return root;
}
