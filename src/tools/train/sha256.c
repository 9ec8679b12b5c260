/* SPDX-License-Identifier: MIT */

/*
 * NIST FIPS 180-4. The constants are what it says they are: the first 32 bits
 * of the fractions of the square and cube roots of the first primes, found
 * here by a search in integers.
 */

#include "tools/train/sha256.h"

#include <stdio.h>
#include <string.h>

enum { WORDS = 8, ROUNDS = 64, BLOCK = 64, LENGTH = 8 };

__extension__ typedef unsigned __int128 wide;

static bool is_prime(uint32_t n)
{
    for (uint32_t i = 2; i * i <= n; i++)
        if (n % i == 0)
            return false;
    return true;
}

/* True if X, with 32 bits of fraction, to the power 2 or 3 is above N. */
static bool is_above(uint64_t x, int power, uint32_t n)
{
    wide whole = (wide)x * x; /* x is below 2^37, so its cube has room */
    if (power == 2)
        return whole > (wide)n << 64;
    return whole * x > (wide)n << 96;
}

/* The first 32 bits of the fraction of the root of N. */
static uint32_t root_fraction(uint32_t n, int power)
{
    uint64_t low = 0, high = UINT64_C(20) << 32;
    while (high - low > 1) {
        uint64_t mid = (low + high) / 2;
        if (is_above(mid, power, n))
            high = mid;
        else
            low = mid;
    }
    return (uint32_t)low;
}

static uint32_t turned(uint32_t x, int by)
{
    return x >> by | x << (32 - by);
}

struct sha256 {
    uint32_t key[ROUNDS], state[WORDS];
};

static struct sha256 sha256_new(void)
{
    struct sha256 sha;
    uint32_t prime = 2;
    for (int i = 0; i < ROUNDS; prime++) {
        if (!is_prime(prime))
            continue;
        if (i < WORDS)
            sha.state[i] = root_fraction(prime, 2);
        sha.key[i++] = root_fraction(prime, 3);
    }
    return sha;
}

static void words_spread(uint32_t w[ROUNDS], const unsigned char *block)
{
    for (size_t i = 0; i < BLOCK / 4; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = BLOCK / 4; i < ROUNDS; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turned(a, 7) ^ turned(a, 18) ^ a >> 3) + w[i - 7] +
               (turned(b, 17) ^ turned(b, 19) ^ b >> 10);
    }
}

static void block_take(struct sha256 *sha, const unsigned char *block)
{
    uint32_t w[ROUNDS], s[WORDS];
    words_spread(w, block);
    memcpy(s, sha->state, sizeof s);
    for (int i = 0; i < ROUNDS; i++) {
        uint32_t high = turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + high + choice + sha->key[i] + w[i];
        uint32_t low = turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22);
        uint32_t most = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        memmove(s + 1, s, (WORDS - 1) * sizeof *s);
        s[4] += first;
        s[0] = first + low + most;
    }
    for (int i = 0; i < WORDS; i++)
        sha->state[i] += s[i];
}

void sha256_text(struct str bytes, char text[SHA256_DIGITS + 1])
{
    struct sha256 sha = sha256_new();
    unsigned char tail[2 * BLOCK] = {0};
    size_t at = 0;
    for (; bytes.len - at >= BLOCK; at += BLOCK)
        block_take(&sha, (const unsigned char *)bytes.s + at);
    size_t rest = bytes.len - at;
    size_t len = rest + 1 + LENGTH <= BLOCK ? BLOCK : 2 * BLOCK;
    if (rest)
        memcpy(tail, bytes.s + at, rest);
    tail[rest] = 0x80;
    for (size_t i = 0; i < LENGTH; i++)
        tail[len - 1 - i] = (unsigned char)((uint64_t)bytes.len * 8 >> (8 * i));
    for (at = 0; at < len; at += BLOCK)
        block_take(&sha, tail + at);
    for (size_t i = 0; i < WORDS; i++)
        snprintf(text + 8 * i, 9, "%08x", sha.state[i]);
}
