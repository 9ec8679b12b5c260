/* SPDX-License-Identifier: MIT */

/*
 * Vectors of 4 bits a number, unpacked to 16 so that a compiler makes sums of
 * eight products at a time; all in integers, so that what the machine has for
 * it changes nothing.
 */

#include <string.h>

#include "base/number.h"
#include "diff/lexicon.h"

enum { LENGTH_SCALE = 256 };

bool lexicon_vector(const struct lexicon *lex, uint32_t id,
                    struct lexicon_vector *out)
{
    memset(out, 0, sizeof *out);
    if (id >= lex->vectors)
        return false;
    const unsigned char *row =
        (const unsigned char *)lex->section[LEXICON_VECTORS].s +
        (size_t)LEXICON_VECTOR * id;
    uint32_t square = 0;
    for (int i = 0; i < LEXICON_DIMENSIONS; i++) {
        int nibble = row[i / 2] >> (i % 2 ? 4 : 0) & 15;
        int number = nibble - LEXICON_VECTOR_MOST - 1;
        out->at[i] = (int16_t)number;
        square += (uint32_t)(number * number);
    }
    out->length = number_root((uint64_t)square * LENGTH_SCALE * LENGTH_SCALE);
    return out->length != 0;
}

int lexicon_vector_cosine(const struct lexicon_vector *a,
                          const struct lexicon_vector *b)
{
    if (!a->length || !b->length)
        return LEXICON_NO_VECTOR;
    int32_t sum = 0;
    for (size_t i = 0; i < sizeof a->at / sizeof *a->at; i++)
        sum += a->at[i] * b->at[i];
    int64_t cosine = (int64_t)sum * LENGTH_SCALE * LENGTH_SCALE * 127 /
                     ((int64_t)a->length * b->length);
    return cosine > 127 ? 127 : cosine < -127 ? -127 : (int)cosine;
}

int lexicon_cosine(const struct lexicon *lex, uint32_t a, uint32_t b)
{
    struct lexicon_vector one, other;
    lexicon_vector(lex, a, &one);
    lexicon_vector(lex, b, &other);
    return lexicon_vector_cosine(&one, &other);
}
