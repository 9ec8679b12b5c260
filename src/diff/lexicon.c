/* SPDX-License-Identifier: MIT */

/*
 * Bytes to a view on them, and finding words in it: a table of buckets by
 * hash leads to ids, ids to places in the strings. Cost: nothing is made when
 * a lexicon is opened; a word is found by one hash and on average two
 * comparisons, in hostile bytes by at most BUCKET_MOST.
 */

#include "diff/lexicon.h"

#include <string.h>

#include "base/number.h"
#include "diff/lexicon_row.h"
#include "hexapla.h"

enum { BUCKET_MOST = 64, WORDS_LEAST = 2 };

static uint64_t get64(const char *at, size_t bytes)
{
    uint64_t number = 0;
    for (size_t i = bytes; i-- > 0;)
        number = number << 8 | (unsigned char)at[i];
    return number;
}

/* What a row of each section has in bytes. */
static const uint8_t width_table[LEXICON_SECTIONS] = {
    1, 1, 6, 3, 3, 3, 9, 3, 3, 6, 6, 6, 6, 3, LEXICON_VECTOR};

static uint32_t rows_of(const struct lexicon *lex, enum lexicon_section i)
{
    return (uint32_t)(lex->section[i].len / width_table[i]);
}

/* True if the header and the table are there and unharmed. */
static bool is_lexicon(struct str s)
{
    size_t table = LEXICON_HEADER + 8 * LEXICON_SECTIONS;
    if (s.len < table || s.len > UINT32_MAX ||
        memcmp(s.s, LEXICON_MAGIC, sizeof LEXICON_MAGIC - 1) != 0 ||
        get64(s.s + 8, 4) != LEXICON_VERSION ||
        get64(s.s + 12, 4) != LEXICON_SECTIONS)
        return false;
    uint64_t sum = lexicon_sum(0, s.s, 16);
    return lexicon_sum(sum, s.s + 24, table - 24) == get64(s.s + 16, 8);
}

/* Sets section I from its row of the table; false if it lies outside. */
static bool section_set(struct lexicon *lex, struct str s, size_t i)
{
    const char *row = s.s + LEXICON_HEADER + 8 * i;
    uint64_t at = get64(row, 4), len = get64(row + 4, 4);
    if (at > s.len || len > s.len - at || len % width_table[i])
        return false;
    lex->section[i] = (struct str){s.s + at, len};
    return true;
}

/* Tables that end with a row for the end have at least that. */
static uint32_t less_one(uint32_t rows)
{
    return rows ? rows - 1 : 0;
}

int lexicon_open(struct lexicon *lex, const void *bytes, size_t len)
{
    struct str s = {bytes, len};
    struct lexicon none = {.words = 0};
    *lex = none;
    if (!bytes || !is_lexicon(s))
        return HX_EINVAL;
    for (size_t i = 0; i < LEXICON_SECTIONS; i++)
        if (!section_set(lex, s, i)) {
            *lex = none;
            return HX_EINVAL;
        }
    lex->words = less_one(rows_of(lex, LEXICON_WORDS));
    lex->compounds = less_one(rows_of(lex, LEXICON_COMPOUNDS));
    lex->senses = rows_of(lex, LEXICON_SENSES);
    lex->synsets = less_one(rows_of(lex, LEXICON_SYNSETS));
    lex->relations = rows_of(lex, LEXICON_RELATIONS);
    lex->vectors = rows_of(lex, LEXICON_VECTORS);
    if (lex->vectors > lex->words)
        lex->vectors = lex->words;
    for (uint32_t i = 0; i < 3; i++)
        lex->part[i] = lexicon_number(lex, LEXICON_PARTS, i);
    return HX_OK;
}

bool lexicon_is_whole(const void *bytes, size_t len)
{
    struct lexicon lex;
    size_t table = LEXICON_HEADER + 8 * LEXICON_SECTIONS;
    const char *at = bytes;
    return lexicon_open(&lex, bytes, len) == HX_OK &&
           lexicon_sum(0, at + table, len - table) == get64(at + 24, 8);
}

int hx_lexicon_is_known(const void *bytes, size_t len)
{
    struct lexicon lex;
    return lexicon_open(&lex, bytes, len) == HX_OK;
}

struct str lexicon_word(const struct lexicon *lex, uint32_t id)
{
    if (id >= lex->words)
        return (struct str){NULL, 0};
    size_t start = lexicon_number(lex, LEXICON_WORDS, 2 * (size_t)id);
    size_t end = lexicon_number(lex, LEXICON_WORDS, 2 * (size_t)id + 2);
    struct str strings = lex->section[LEXICON_STRINGS];
    if (start >= end || end > strings.len)
        return (struct str){NULL, 0};
    return (struct str){strings.s + start, end - start};
}

uint32_t lexicon_find(const struct lexicon *lex, struct str word)
{
    uint32_t buckets = less_one(rows_of(lex, LEXICON_BUCKETS));
    if (!buckets || buckets & (buckets - 1) || !word.len)
        return LEXICON_NONE;
    uint32_t bucket = lexicon_hash(word.s, word.len) & (buckets - 1);
    uint32_t i = lexicon_number(lex, LEXICON_BUCKETS, bucket);
    uint32_t end = lexicon_number(lex, LEXICON_BUCKETS, bucket + 1);
    for (uint32_t n = 0; i < end && n < BUCKET_MOST; i++, n++) {
        uint32_t id = lexicon_number(lex, LEXICON_SLOTS, i);
        if (str_is_equal(lexicon_word(lex, id), word))
            return id;
    }
    return LEXICON_NONE;
}

unsigned lexicon_rarity(const struct lexicon *lex, uint32_t id)
{
    if (id >= lex->words || lex->words < WORDS_LEAST)
        return 255;
    return 255 * number_log2((uint64_t)id + 1) /
           number_log2((uint64_t)lex->words + 1);
}

/* Orders the N ids against those of compound I. */
static int compound_order(const struct lexicon *lex, const uint32_t *id,
                          uint32_t n, uint32_t i)
{
    uint32_t start = lexicon_number(lex, LEXICON_COMPOUNDS, 2 * (size_t)i);
    uint32_t end = lexicon_number(lex, LEXICON_COMPOUNDS, 2 * (size_t)i + 2);
    uint32_t len = end > start ? end - start : 0;
    for (uint32_t j = 0; j < n && j < len; j++) {
        uint32_t member = lexicon_number(lex, LEXICON_MEMBERS, start + j);
        if (id[j] != member)
            return id[j] < member ? -1 : 1;
    }
    return (n > len) - (n < len);
}

uint32_t lexicon_compound(const struct lexicon *lex, const uint32_t *id,
                          uint32_t n)
{
    uint32_t low = 0, high = lex->compounds;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compound_order(lex, id, n, middle);
        if (!order)
            return lex->words + middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return LEXICON_NONE;
}

/* The compound of the N words with one of the bases of word I in its place. */
static uint32_t based_find(const struct lexicon *lex, const struct str *word,
                           uint32_t *id, uint32_t n, uint32_t i)
{
    uint32_t base[LEXICON_LEMMAS], own = id[i];
    uint32_t bases = lexicon_lemmas(lex, word[i], base);
    uint32_t found = LEXICON_NONE;
    for (uint32_t j = 0; j < bases && found == LEXICON_NONE; j++) {
        id[i] = base[j];
        found = lexicon_compound(lex, id, n);
    }
    id[i] = own;
    return found;
}

uint32_t lexicon_compound_find(const struct lexicon *lex,
                               const struct str *word, uint32_t n,
                               uint32_t *len)
{
    uint32_t id[LEXICON_COMPOUND], found = LEXICON_NONE;
    n = n < LEXICON_COMPOUND ? n : LEXICON_COMPOUND;
    for (uint32_t i = 0; i < n; i++)
        id[i] = lexicon_find(lex, word[i]);
    for (*len = n; *len > 1; --*len) {
        found = lexicon_compound(lex, id, *len);
        if (found == LEXICON_NONE)
            found = based_find(lex, word, id, *len, 0);
        if (found == LEXICON_NONE)
            found = based_find(lex, word, id, *len, *len - 1);
        if (found != LEXICON_NONE)
            return found;
    }
    *len = 0;
    return LEXICON_NONE;
}
