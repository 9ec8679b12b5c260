/* SPDX-License-Identifier: MIT */

/* Each section by itself, then the table of them and the sums. */

#include "tools/lexicon/write.h"

#include <string.h>

#include "base/little.h"

enum { NUMBER_END = 1 << 24, TABLE = LEXICON_HEADER + 8 * LEXICON_SECTIONS };

static void number_put(struct buf *b, uint64_t number, unsigned bytes)
{
    char raw[8];
    little_put(raw, number, bytes);
    buf_put(b, (struct str){raw, bytes});
}

static void u24_put(struct buf *b, uint32_t number)
{
    number_put(b, number, LEXICON_NUMBER);
}

/* Words, compounds with their members, and where each one's senses begin. */
static void names_put(struct buf *section, const struct recipe *r)
{
    uint32_t sense = 0;
    for (uint32_t id = 0; id <= r->words; id++) {
        while (sense < r->senses && r->sense[sense].id < id)
            sense++;
        u24_put(&section[LEXICON_WORDS],
                (uint32_t)section[LEXICON_STRINGS].len);
        u24_put(&section[LEXICON_WORDS], sense);
        if (id < r->words)
            buf_put(&section[LEXICON_STRINGS], r->word[id]);
    }
    for (uint32_t i = 0; i <= r->compounds; i++) {
        while (sense < r->senses && r->sense[sense].id < r->words + i)
            sense++;
        u24_put(&section[LEXICON_COMPOUNDS],
                (uint32_t)section[LEXICON_MEMBERS].len / LEXICON_NUMBER);
        u24_put(&section[LEXICON_COMPOUNDS], sense);
        for (uint32_t j = 0; i < r->compounds && j < r->compound[i].n; j++)
            u24_put(&section[LEXICON_MEMBERS], r->compound[i].id[j]);
    }
}

/* The ids by bucket: counted, then put in their places. */
static void buckets_put(struct buf *section, const struct recipe *r)
{
    uint32_t buckets = 1;
    while (buckets < r->words)
        buckets *= 2;
    uint32_t *start =
        arena_new(section[LEXICON_BUCKETS].a, uint32_t, buckets + 1);
    uint32_t *slot = arena_new(section[LEXICON_BUCKETS].a, uint32_t, r->words);
    for (uint32_t id = 0; id < r->words; id++)
        start[(lexicon_hash(r->word[id].s, r->word[id].len) & (buckets - 1)) +
              1]++;
    for (uint32_t i = 0; i < buckets; i++)
        start[i + 1] += start[i];
    for (uint32_t i = 0; i <= buckets; i++)
        u24_put(&section[LEXICON_BUCKETS], start[i]);
    for (uint32_t id = 0; id < r->words; id++) {
        uint32_t bucket =
            lexicon_hash(r->word[id].s, r->word[id].len) & (buckets - 1);
        slot[start[bucket]++] = id;
    }
    for (uint32_t i = 0; i < r->words; i++)
        u24_put(&section[LEXICON_SLOTS], slot[i]);
}

static void senses_put(struct buf *section, const struct recipe *r)
{
    for (uint32_t i = 0; i < r->senses; i++) {
        uint32_t rank = r->sense[i].rank;
        if (rank > LEXICON_RANK_MOST)
            rank = LEXICON_RANK_MOST;
        u24_put(&section[LEXICON_SENSES],
                r->sense[i].synset | rank << LEXICON_SYNSET_BITS);
    }
    for (int i = 0; i < 3; i++)
        u24_put(&section[LEXICON_PARTS], r->part[i]);
    uint32_t tie = 0;
    for (uint32_t i = 0; i <= r->synsets; i++) {
        u24_put(&section[LEXICON_SYNSETS], tie);
        for (; tie < r->ties && r->tie[tie].from == i; tie++)
            u24_put(&section[LEXICON_RELATIONS],
                    r->tie[tie].to | (uint32_t)r->tie[tie].tie
                                         << LEXICON_SYNSET_BITS);
    }
}

static void pairs_put(struct buf *b, const struct recipe_pair *pair, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        u24_put(b, pair[i].a);
        u24_put(b, pair[i].b);
    }
}

static void vectors_put(struct buf *b, const struct recipe *r)
{
    for (size_t i = 0; i < (size_t)r->vectors * LEXICON_DIMENSIONS; i += 2) {
        unsigned low = (unsigned)(r->vector[i] + LEXICON_VECTOR_MOST + 1);
        unsigned high = (unsigned)(r->vector[i + 1] + LEXICON_VECTOR_MOST + 1);
        buf_put_byte(b, (char)(low | high << 4));
    }
}

/* Header, table and sections as one. */
static struct str file_make(struct arena *a, const struct buf *section)
{
    struct buf head = {.a = a}, table = {.a = a}, body = {.a = a};
    for (int i = 0; i < LEXICON_SECTIONS; i++) {
        if (section[i].len >= NUMBER_END)
            return (struct str){NULL, 0};
        number_put(&table, TABLE + body.len, 4);
        number_put(&table, section[i].len, 4);
        buf_put(&body, buf_str(&section[i]));
    }
    struct buf rest = {.a = a};
    number_put(&rest, lexicon_sum(0, body.s, body.len), 8);
    buf_put(&rest, buf_str(&table));
    buf_put(&head, STR(LEXICON_MAGIC));
    number_put(&head, LEXICON_VERSION, 4);
    number_put(&head, LEXICON_SECTIONS, 4);
    uint64_t sum = lexicon_sum(0, head.s, head.len);
    number_put(&head, lexicon_sum(sum, rest.s, rest.len), 8);
    buf_put(&head, buf_str(&rest));
    buf_put(&head, buf_str(&body));
    return buf_str(&head);
}

struct str recipe_write(struct arena *a, const struct recipe *recipe)
{
    struct buf section[LEXICON_SECTIONS];
    if (recipe->synsets > 1u << LEXICON_SYNSET_BITS)
        return (struct str){NULL, 0};
    for (int i = 0; i < LEXICON_SECTIONS; i++)
        section[i] = (struct buf){.a = a};
    buf_put(&section[LEXICON_ABOUT], recipe->about);
    names_put(section, recipe);
    buckets_put(section, recipe);
    senses_put(section, recipe);
    pairs_put(&section[LEXICON_FORMS], recipe->form, recipe->forms);
    pairs_put(&section[LEXICON_DERIVED], recipe->derived,
              recipe->derived_pairs);
    pairs_put(&section[LEXICON_ANTONYMS], recipe->antonym, recipe->antonyms);
    vectors_put(&section[LEXICON_VECTORS], recipe);
    return file_make(a, section);
}
