/* SPDX-License-Identifier: MIT */

/*
 * Each sentence becomes sorted lists: stems (similar.c has them), rows of four
 * letters, rows of two words, names and numbers. A cell walks two lists of
 * each kind at once, in time O(old + new letters). Rows of letters find what
 * stems miss: other endings, compounds, languages without a stemmer.
 */

#include "diff/sentences.h"

#include <string.h>

#include "base/hash.h"
#include "base/number.h"
#include "diff/net.h"

enum {
    GRAM = 4, /* letters */
    GRAM_BUCKETS = 1 << 14,
    LENGTH_MOST = 40, /* words */
    SIZE_MOST = 60,   /* sentences */
    FEW = 4,
    MASS_WORDS = 10,
    WORD_WEIGHT = 100, /* of a rare word */
    TOKEN_COST = 300,
    CELL_COST = 600,
    BYTES_ALL = 1024,
    BYTES_SENTENCE = 256, /* of the scratch */
    BYTES_TOKEN = 48,
    BYTES_CELL = 40 + SENTENCE_FIXED
};

static const uint8_t ranked_table[3] = {SENTENCE_DICE, SENTENCE_GRAM,
                                        SENTENCE_COVER_MOST};

static void numbers_sort(uint32_t *at, uint32_t n)
{
    for (uint32_t gap = n / 2; gap; gap = gap == 2 ? 1 : gap * 5 / 11)
        for (uint32_t i = gap; i < n; i++) {
            uint32_t value = at[i], j = i;
            for (; j >= gap && at[j - gap] > value; j -= gap)
                at[j] = at[j - gap];
            at[j] = value;
        }
}

/* The rows of letters of tokens AT, folded, one blank between two words. */
static struct bag grams_make(struct room *room, const struct keys *keys,
                             int side, hx_range at)
{
    size_t len = 1;
    for (uint32_t i = at.start; i < at.end; i++)
        len += keys->folded[keys->id[side][LEVEL_FOLDED][i]].len + 1;
    struct bag bag = {.at = room_new(room, uint32_t, len)};
    uint32_t row = ' ', seen = 1;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (!(keys->token[side][i].flags & HX_TOKEN_WORD))
            continue;
        struct str text = keys->folded[keys->id[side][LEVEL_FOLDED][i]];
        for (size_t k = 0; k <= text.len; k++) {
            row = row << 8 | (k < text.len ? (unsigned char)text.s[k] : ' ');
            if (++seen >= GRAM)
                bag.at[bag.n++] = row * UINT32_C(2654435761);
        }
    }
    numbers_sort(bag.at, bag.n);
    return bag;
}

static struct bag bigrams_make(struct room *room, const struct keys *keys,
                               int side, hx_range at)
{
    struct bag bag = {.at = room_new(room, uint32_t, at.end - at.start)};
    uint32_t before = HX_NONE;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (!(keys->token[side][i].flags & HX_TOKEN_WORD))
            continue;
        uint32_t stem = keys->id[side][LEVEL_STEM][i];
        if (before != HX_NONE)
            bag.at[bag.n++] = (uint32_t)hash_mix(before, stem);
        before = stem;
    }
    numbers_sort(bag.at, bag.n);
    bag.total = bag.n;
    return bag;
}

static struct bag names_make(struct room *room, const struct keys *keys,
                             int side, hx_range at)
{
    struct bag bag = {.at = room_new(room, uint32_t, at.end - at.start)};
    bool first = true;
    for (uint32_t i = at.start; i < at.end; i++) {
        uint32_t flags = keys->token[side][i].flags;
        bool name = (flags & HX_TOKEN_CAPITAL) && !first &&
                    !keys_is_light(keys, side, i);
        if (name || flags & HX_TOKEN_NUMBER)
            bag.at[bag.n++] = keys->id[side][LEVEL_STEM][i];
        first = first && !(flags & HX_TOKEN_WORD);
    }
    numbers_sort(bag.at, bag.n);
    bag.total = bag.n;
    return bag;
}

static uint32_t bucket_of(uint32_t gram)
{
    return gram >> 18;
}

/* Weighs rows of letters by how few sentences have them. */
static void grams_weigh(struct sentences *s, struct room *room)
{
    uint8_t *count = room_new(room, uint8_t, GRAM_BUCKETS);
    uint32_t most = s->n[0] > s->n[1] ? s->n[0] : s->n[1];
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->n[side]; i++) {
            const struct bag *bag = &s->sentence[side][i].gram;
            for (uint32_t k = 0; k < bag->n; k++) {
                uint8_t *at = &count[bucket_of(bag->at[k])];
                if ((!k || bag->at[k] != bag->at[k - 1]) && *at < UINT8_MAX)
                    ++*at;
            }
        }
    s->gram_count = count;
    uint32_t log = number_log2((uint64_t)most + 1);
    for (uint32_t i = 0; i <= UINT8_MAX; i++) {
        uint32_t few = i > 1 ? (i + 1) / 2 : 1, less = number_log2(few);
        s->gram_weight[i] = (uint16_t)(8 + (log > less ? log - less : 0));
    }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->n[side]; i++) {
            struct bag *bag = &s->sentence[side][i].gram;
            for (uint32_t k = 0; k < bag->n; k++)
                bag->total += s->gram_weight[count[bucket_of(bag->at[k])]];
        }
}

/* The weight in common by the rows of S, which may be NULL for one each. */
static uint32_t bags_common(const struct bag *a, const struct bag *b,
                            const struct sentences *s)
{
    uint32_t common = 0;
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t x = a->at[i], y = b->at[j];
        if (x == y)
            common += s ? s->gram_weight[s->gram_count[bucket_of(x)]] : 1;
        i += x <= y;
        j += y <= x;
    }
    return common;
}

static uint8_t share(uint32_t part, uint32_t whole)
{
    if (!whole || !part)
        return 0;
    if (part >= whole)
        return NET_ONE;
    if (whole < UINT32_MAX / NET_ONE)
        return (uint8_t)(NET_ONE * part / whole);
    return (uint8_t)((uint64_t)NET_ONE * part / whole);
}

static uint8_t least(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

static uint8_t most(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

/* What the stems say. */
static void stems_put(const struct sentences *s, uint32_t i, uint32_t j,
                      uint8_t *x)
{
    const struct similar *similar = s->similar;
    uint32_t old = s->at[HX_OLD] + i, new = s->at[HX_NEW] + j;
    hx_range a = similar->sentence[HX_OLD][old];
    hx_range b = similar->sentence[HX_NEW][new];
    const uint32_t *p = similar->sorted[HX_OLD], *q = similar->sorted[HX_NEW];
    uint32_t common = 0, rare = 0, plain = 0;
    uint32_t words = a.end - a.start + b.end - b.start;
    while (a.start < a.end && b.start < b.end) {
        uint32_t stem = p[a.start], other = q[b.start];
        if (stem == other) {
            common += similar->weight[stem];
            rare += similar_is_rare(similar, stem);
            plain++;
        }
        a.start += stem <= other;
        b.start += other <= stem;
    }
    uint32_t total[2] = {similar->total[HX_OLD][old],
                         similar->total[HX_NEW][new]};
    x[SENTENCE_DICE] = share(2 * common, total[0] + total[1]);
    x[SENTENCE_COVER_OLD] = share(common, total[0]);
    x[SENTENCE_COVER_NEW] = share(common, total[1]);
    x[SENTENCE_COVER_LEAST] =
        least(x[SENTENCE_COVER_OLD], x[SENTENCE_COVER_NEW]);
    x[SENTENCE_COVER_MOST] = most(x[SENTENCE_COVER_OLD], x[SENTENCE_COVER_NEW]);
    x[SENTENCE_PLAIN] = share(2 * plain, words);
    x[SENTENCE_MASS] = share(common, MASS_WORDS * WORD_WEIGHT);
    x[SENTENCE_RARE] = share(rare, FEW);
}

static void cell_make(const struct sentences *s, uint32_t i, uint32_t j,
                      uint8_t *x)
{
    const struct sentence *a = &s->sentence[HX_OLD][i];
    const struct sentence *b = &s->sentence[HX_NEW][j];
    uint32_t n = s->n[HX_OLD], m = s->n[HX_NEW];
    stems_put(s, i, j, x);
    uint32_t gram = bags_common(&a->gram, &b->gram, s);
    uint8_t cover[2] = {share(gram, a->gram.total), share(gram, b->gram.total)};
    x[SENTENCE_GRAM] = share(2 * gram, a->gram.total + b->gram.total);
    x[SENTENCE_GRAM_LEAST] = least(cover[0], cover[1]);
    x[SENTENCE_GRAM_MOST] = most(cover[0], cover[1]);
    x[SENTENCE_BIGRAM] = share(2 * bags_common(&a->bigram, &b->bigram, NULL),
                               a->bigram.total + b->bigram.total);
    uint32_t names = bags_common(&a->name, &b->name, NULL);
    x[SENTENCE_NAMES] = share(names, FEW);
    x[SENTENCE_NAMES_OFF] =
        share(a->name.total + b->name.total - 2 * names, 2 * FEW);
    uint32_t shorter = a->words < b->words ? a->words : b->words;
    x[SENTENCE_RATIO] = share(shorter, a->words + b->words - shorter);
    x[SENTENCE_LENGTH] = share(shorter, LENGTH_MOST);
    uint32_t p = i * m, q = j * n;
    x[SENTENCE_PLACE] = share(p > q ? p - q : q - p, n * m);
    x[SENTENCE_CORNER] = (!i && !j) || (i + 1 == n && j + 1 == m) ? NET_ONE : 0;
    x[SENTENCE_EQUAL] = a->words == b->words && x[SENTENCE_PLAIN] == NET_ONE &&
                                x[SENTENCE_GRAM] == NET_ONE
                            ? NET_ONE
                            : 0;
    x[SENTENCE_SIZE_OLD] = share(n, SIZE_MOST);
    x[SENTENCE_SIZE_NEW] = share(m, SIZE_MOST);
}

static void best_put(struct sentences *s, int side, uint32_t i,
                     const uint8_t *x)
{
    for (int k = 0; k < 3; k++) {
        uint8_t value = x[ranked_table[k]];
        uint8_t *best = &s->best[side][k][i], *second = &s->second[side][k][i];
        if (value > *best) {
            *second = *best;
            *best = value;
        } else if (value > *second) {
            *second = value;
        }
    }
}

static bool is_taken(const struct sentences *s, int side, uint32_t i)
{
    return s->taken && s->taken[side][s->at[side] + i] != HX_NONE;
}

/* Makes the sentences of SIDE ready. */
static void side_make(struct sentences *s, struct room *room, int side)
{
    const struct similar *similar = s->similar;
    s->sentence[side] = room_new(room, struct sentence, s->n[side]);
    for (int k = 0; k < 3; k++) {
        s->best[side][k] = room_new(room, uint8_t, s->n[side]);
        s->second[side][k] = room_new(room, uint8_t, s->n[side]);
    }
    for (uint32_t i = 0; i < s->n[side]; i++) {
        struct sentence *own = &s->sentence[side][i];
        hx_range in = similar->sentence[side][s->at[side] + i];
        if (is_taken(s, side, i))
            continue;
        arena_step(room->a, TOKEN_COST * (uint64_t)(in.end - in.start), 0);
        own->gram = grams_make(room, similar->keys, side, in);
        own->bigram = bigrams_make(room, similar->keys, side, in);
        own->name = names_make(room, similar->keys, side, in);
        own->words = in.end - in.start;
    }
}

size_t sentences_room(const struct similar *similar, const hx_range at[2])
{
    size_t n[2], bytes = GRAM_BUCKETS * sizeof(uint16_t) + BYTES_ALL;
    for (int side = 0; side < 2; side++) {
        const hx_range *in = similar->sentence[side];
        n[side] = at[side].end - at[side].start;
        bytes += n[side] * BYTES_SENTENCE;
        if (n[side])
            bytes += (in[at[side].end - 1].end - in[at[side].start].start) *
                     (size_t)BYTES_TOKEN;
    }
    return bytes + (n[0] + 1) * (n[1] + 1) * BYTES_CELL;
}

struct sentences sentences_new(struct room *room, const struct similar *similar,
                               const hx_range at[2], uint32_t *const taken[2])
{
    struct sentences s = {.similar = similar, .taken = taken};
    for (int side = 0; side < 2; side++) {
        s.at[side] = at[side].start;
        s.n[side] = at[side].end - at[side].start;
        side_make(&s, room, side);
    }
    grams_weigh(&s, room);
    s.x = room_new(room, uint8_t,
                   (size_t)s.n[HX_OLD] * s.n[HX_NEW] * SENTENCE_FIXED);
    for (uint32_t i = 0; i < s.n[HX_OLD]; i++)
        for (uint32_t j = 0; j < s.n[HX_NEW]; j++) {
            uint8_t *x = s.x + ((size_t)i * s.n[HX_NEW] + j) * SENTENCE_FIXED;
            if (is_taken(&s, HX_OLD, i) || is_taken(&s, HX_NEW, j))
                continue;
            arena_step(room->a, CELL_COST, 0);
            cell_make(&s, i, j, x);
            best_put(&s, HX_OLD, i, x);
            best_put(&s, HX_NEW, j, x);
        }
    return s;
}

void sentences_put(const struct sentences *s, uint32_t i, uint32_t j,
                   int16_t *x)
{
    uint32_t in[2] = {i, j};
    const uint8_t *fixed =
        s->x + ((size_t)i * s->n[HX_NEW] + j) * SENTENCE_FIXED;
    for (int k = 0; k < SENTENCE_FIXED; k++)
        x[k] = fixed[k];
    int16_t *to = x + SENTENCE_RANKED;
    for (int k = 0; k < 3; k++)
        for (int side = 0; side < 2; side++) {
            int own = fixed[ranked_table[k]];
            int best = s->best[side][k][in[side]];
            int rival = own == best ? s->second[side][k][in[side]] : best;
            *to++ = (int16_t)((own - rival + NET_ONE) / 2);
            *to++ = own && own == best ? NET_ONE : 0;
        }
}
