/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LEXICON_FORMAT_H
#define DIFF_LEXICON_FORMAT_H

/*
 * How a lexicon's file is laid out, for its reader (diff/lexicon.h) and its
 * writer (tools/lexicon). Numbers are little-endian, nothing is aligned.
 *
 *     0  8 bytes  LEXICON_MAGIC
 *     8  u32      LEXICON_VERSION
 *    12  u32      the number of sections, LEXICON_SECTIONS
 *    16  u64      lexicon_sum() of bytes 0 to 15 and 24 to the table's end
 *    24  u64      lexicon_sum() of all that follows the table
 *    32           the table: for each section u32 place, u32 length
 *
 * The sections, in the order of the enum, are rows of u24 numbers but for
 * texts and vectors. Ids below the number of words are words, the commonest
 * first; those above are compounds, words in a row.
 */

#include <stddef.h>
#include <stdint.h>

#define LEXICON_MAGIC "hxlexi\r\n"

enum lexicon_section {
    LEXICON_ABOUT,   /* text: what it was made from, and the notices */
    LEXICON_STRINGS, /* text: the words, one after the other */
    LEXICON_WORDS,   /* by id: place in STRINGS, first in SENSES; and one
                        row more, where the last one ends */
    LEXICON_BUCKETS, /* by hash, a power of two and one more: first in SLOTS */
    LEXICON_SLOTS,   /* ids of words, those of a bucket together */
    LEXICON_SENSES,  /* synset + rank * 2^17 */
    LEXICON_PARTS,   /* one row: first synset of the verbs, adjectives and
                        adverbs */
    LEXICON_SYNSETS, /* by synset: first in RELATIONS; and one row more */
    LEXICON_RELATIONS, /* synset + enum lexicon_tie * 2^17 */
    LEXICON_FORMS,     /* irregular form, its base: ids, ascending */
    LEXICON_DERIVED,   /* ids, the lesser one first; ascending */
    LEXICON_ANTONYMS,  /* the same */
    LEXICON_COMPOUNDS, /* by id less the number of words: first in MEMBERS,
                          first in SENSES; and one row more */
    LEXICON_MEMBERS,   /* ids of words; compounds ascend by them */
    LEXICON_VECTORS,   /* by id: LEXICON_DIMENSIONS numbers of 4 bits, -7 to 7
                          and 8 more than that, the low half first */
    LEXICON_SECTIONS
};

/* How one synset relates to another. */
enum lexicon_tie {
    LEXICON_HYPERNYM = 1,
    LEXICON_SIMILAR, /* similar to, verb group, entails, causes, see also */
    LEXICON_DERIVATION
};

enum {
    LEXICON_VERSION = 1,
    LEXICON_HEADER = 32, /* bytes before the table */
    LEXICON_NUMBER = 3,  /* bytes of a u24 */
    LEXICON_SYNSET_BITS = 17,
    LEXICON_RANK_MOST = 127, /* higher ranks are written so */
    LEXICON_DIMENSIONS = 100,
    LEXICON_VECTOR = LEXICON_DIMENSIONS / 2, /* bytes */
    LEXICON_VECTOR_MOST = 7
};

/* Mixes the N bytes AT into SUM, which begins as 0: FNV-1a. */
static inline uint64_t lexicon_sum(uint64_t sum, const char *at, size_t n)
{
    sum ^= 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++)
        sum = (sum ^ (unsigned char)at[i]) * 0x100000001b3u;
    return sum ^ 0xcbf29ce484222325u;
}

/* The number of a word's bucket is this, less its high bits. */
static inline uint32_t lexicon_hash(const char *at, size_t n)
{
    uint64_t sum = lexicon_sum(0, at, n);
    return (uint32_t)(sum ^ sum >> 29);
}

#endif
