/* SPDX-License-Identifier: MIT */

#include "base/base64.h"

size_t base64_put(char *out, struct str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t n = 0;
    for (size_t i = 0; i < s.len; i += 3) {
        uint32_t bits = 0;
        for (size_t j = i; j < i + 3; j++)
            bits = bits << 8 | (j < s.len ? (unsigned char)s.s[j] : 0);
        for (size_t j = 0; j < 4; j++)
            out[n++] = i + j > s.len ? '=' : digits[bits >> (18 - 6 * j) & 63];
    }
    return n;
}
