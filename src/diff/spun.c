/* SPDX-License-Identifier: MIT */

/*
 * A machine that spins a text goes through it word by word and swaps those it
 * has synonyms for: nearly every sentence has swaps, hardly anything else
 * changed, and they are many different ones. An editor rewrites a few
 * sentences, adds and cuts, or renames one thing everywhere. So the swaps are
 * counted, and a logistic score (weights: doc/summary.md) weighs how many
 * different ones there are, how many sentences have one, how much of what
 * changed they are and how much of the text. N log N of the changes.
 */

#include "diff/spun.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/number.h"

enum {
    CHANGE_COST = 128,
    SORT_COST = 256,
    PHRASE = 3,         /* words a side, at most, that are a swap */
    SENTENCE_WORDS = 6, /* that shorter ones have no swap says nothing */
    ALL = 1000
};

/* A swap where it stands. */
struct swap_place {
    uint64_t key;
    uint32_t change;
};

struct spun {
    struct arena *a;
    const struct keys *keys;
    struct hx_diff *diff;
    VEC(struct swap_place) places; /* all swaps */
    VEC(struct swap_place) plain;  /* those of no names and short forms */
    uint64_t swapped, lost;        /* words in plain swaps, in other changes */
    uint32_t content;              /* new words of weight, names left out */
};

/* The words of tokens AT of SIDE: all, and those of weight in small letters. */
struct words {
    uint32_t n, plain;
    bool has_number;
};

static struct words words_count(const struct keys *keys, int side, hx_range at)
{
    struct words words = {0, 0, false};
    for (uint32_t i = at.start; i < at.end; i++) {
        uint32_t flags = keys->token[side][i].flags;
        if (!(flags & HX_TOKEN_WORD))
            continue;
        words.n++;
        words.has_number |= (flags & HX_TOKEN_NUMBER) != 0;
        words.plain += !(flags & (HX_TOKEN_NUMBER | HX_TOKEN_CAPITAL)) &&
                       !keys_is_light(keys, side, i);
    }
    return words;
}

/* A number for the words of CHANGE, but for their endings. */
static uint64_t swap_key(const struct keys *keys, const hx_change *change)
{
    uint64_t key = 0;
    for (int side = 0; side < 2; side++) {
        key = hash_mix(key, UINT64_MAX);
        for (uint32_t i = change->at[side].start; i < change->at[side].end; i++)
            if (keys->token[side][i].flags & HX_TOKEN_WORD)
                key = hash_mix(key, keys->id[side][LEVEL_STEM][i]);
    }
    return key;
}

/* True if CHANGE, of words OLD and NEW, puts other words in the place of some.
 */
static bool is_swap(const hx_change *change, struct words old, struct words new)
{
    bool other = change->cls == HX_CLASS_ABBREVIATION ||
                 hx_class_level(change->cls) >= HX_LEVEL_SYNONYMS;
    other = other && change->cls != HX_CLASS_NUMBER;
    return change->kind != HX_SAME && other && old.n &&
           new.n &&old.n <= PHRASE &&new.n <= PHRASE && !old.has_number &&
           !new.has_number;
}

/* Counts CHANGE; true if it is a plain swap. */
static bool change_count(struct spun *s, uint32_t i)
{
    const hx_change *change = &s->diff->change[i];
    struct words words[2];
    arena_step(s->a, CHANGE_COST, 0);
    for (int side = 0; side < 2; side++)
        words[side] = words_count(s->keys, side, change->at[side]);
    if (change->kind == HX_SAME)
        return false;
    uint32_t n = words[HX_OLD].n + words[HX_NEW].n;
    if (!is_swap(change, words[HX_OLD], words[HX_NEW])) {
        s->lost += n;
        return false;
    }
    struct swap_place place = {swap_key(s->keys, change), i};
    *vec_push(s->a, &s->places) = place;
    if (!words[HX_OLD].plain || !words[HX_NEW].plain) {
        s->lost += n;
        return false;
    }
    *vec_push(s->a, &s->plain) = place;
    s->swapped += n;
    return true;
}

/* Counts the changes of PAIR, and it if it has swaps; sentences that were added
 * or cut as a whole say nothing, as a copy may be of a part. */
static void pair_count(struct spun *s, const hx_pair *pair)
{
    uint32_t words = 0, swaps = 0;
    if (pair->kind == HX_INSERTED || pair->kind == HX_DELETED)
        return;
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        swaps += change_count(s, i);
        words += words_count(s->keys, HX_OLD, s->diff->change[i].at[HX_OLD]).n;
    }
    if (words < SENTENCE_WORDS)
        return;
    s->diff->spun.sentences++;
    s->diff->spun.touched += swaps > 0;
}

static int place_compare(const void *a, const void *b)
{
    const struct swap_place *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->change < y->change ? -1 : x->change > y->change;
}

static int swap_compare(const void *a, const void *b)
{
    const hx_swap *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->change < y->change ? -1 : x->change > y->change;
}

static uint64_t sort_cost(uint64_t n)
{
    return n * SORT_COST;
}

/* Makes the list of different swaps, the commonest first. */
static void swaps_make(struct spun *s)
{
    uint32_t n = s->places.vec.n;
    hx_swap *swap = arena_new(s->a, hx_swap, n);
    arena_step(s->a, sort_cost(n), 0);
    if (n)
        qsort(s->places.at, n, sizeof *s->places.at, place_compare);
    for (uint32_t i = 0; i < n; i++) {
        const struct swap_place *place = &s->places.at[i];
        if (!i || place[-1].key != place->key)
            swap[s->diff->swap_count++] = (hx_swap){place->change, 0};
        swap[s->diff->swap_count - 1].count++;
    }
    if (n)
        qsort(swap, s->diff->swap_count, sizeof *swap, swap_compare);
    s->diff->swap = swap;
}

/* How many of the plain swaps are different. */
static uint32_t kinds_count(struct spun *s)
{
    uint32_t n = s->plain.vec.n, kinds = 0;
    arena_step(s->a, sort_cost(n), 0);
    if (n)
        qsort(s->plain.at, n, sizeof *s->plain.at, place_compare);
    for (uint32_t i = 0; i < n; i++)
        kinds += !i || s->plain.at[i - 1].key != s->plain.at[i].key;
    return kinds;
}

static uint32_t share(uint64_t part, uint64_t all)
{
    return all ? (uint32_t)(ALL * part / all) : 0;
}

/* 1000 / (1 + e^-Z) for Z in thousandths, from a table of steps of a half. */
static uint32_t sigmoid(int64_t z)
{
    enum { STEP = 500, STEPS = 16 };
    static const uint16_t table[STEPS + 1] = {500, 622, 731, 818, 881, 924,
                                              953, 971, 982, 989, 993, 996,
                                              998, 998, 999, 999, 1000};
    uint64_t size = (uint64_t)(z < 0 ? -z : z);
    uint32_t i =
        size >= (uint64_t)STEP * STEPS ? STEPS : (uint32_t)(size / STEP);
    uint32_t own = table[i];
    if (i < STEPS)
        own += (uint32_t)((table[i + 1] - own) * (size % STEP) / STEP);
    return z < 0 ? ALL - own : own;
}

/* The score: weights of shares in thousandths. */
static uint32_t score_get(const hx_spun *spun)
{
    enum {
        BIAS = -8690,
        KINDS = 340,      /* for each doubling of the different swaps */
        KINDS_MOST = 128, /* 8 doublings, in 1/16 */
        KINDS_LEAST = 5,  /* of fewer nobody can tell */
        PURE = 7720,
        DENSE = 4520,
        DENSE_MOST = 300,
        EVEN = 7050 /* pure and in many sentences */
    };
    int64_t kinds = number_log2(1 + (uint64_t)spun->kinds);
    int64_t spread = share(spun->touched, spun->sentences);
    int64_t dense = spun->dense < DENSE_MOST ? spun->dense : DENSE_MOST;
    if (!spun->kinds)
        return 0;
    if (kinds > KINDS_MOST)
        kinds = KINDS_MOST;
    uint32_t score = sigmoid(
        BIAS + KINDS * kinds / 16 + PURE * spun->pure / ALL +
        DENSE * dense / DENSE_MOST + EVEN * spread / ALL * spun->pure / ALL);
    return spun->kinds < KINDS_LEAST ? score / 2 : score;
}

void spun_find(struct arena *a, const struct keys *keys, struct hx_diff *diff)
{
    struct spun s = {.a = a, .keys = keys, .diff = diff};
    arena_step(a, CHANGE_COST / PHRASE * (uint64_t)keys->n[HX_NEW], 0);
    s.content = words_count(keys, HX_NEW, (hx_range){0, keys->n[HX_NEW]}).plain;
    for (uint32_t i = 0; i < diff->pair_count; i++)
        pair_count(&s, &diff->pair[i]);
    swaps_make(&s);
    diff->spun.kinds = kinds_count(&s);
    diff->spun.swaps = s.plain.vec.n;
    diff->spun.pure = share(s.swapped, s.swapped + s.lost);
    diff->spun.dense = share(s.plain.vec.n, s.content);
    diff->spun.score = score_get(&diff->spun);
}
