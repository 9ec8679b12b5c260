/* SPDX-License-Identifier: MIT */

/*
 * Dice's coefficient over multisets of stems, weighted by inverse document
 * frequency (K. Sparck Jones, 1972) with sentences as the documents. The
 * frequency of a word is the greater of its two sides, so that a word both
 * versions have is not taken for a commoner one.
 */

#include "diff/similar.h"

#include <string.h>

#include "base/number.h"

enum {
    WEIGHT_BASE = 32, /* of a word that every sentence has */
    WEIGHT_LIGHT = 4, /* function words weigh 1/4 */
    RARE_SHARE = 24,  /* rare: at most 2 + 1/24 of the sentences have it */
    FEW_STEMS = 16,   /* are sorted by insertion */
    STEM_COST = 8,    /* of looking at a stem */
    SORT_COST = 64    /* of sorting one with its sentence */
};

/* Sorts the N stems AT by insertion, for few of them. */
static void few_sort(uint32_t *at, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        uint32_t stem = at[i], j = i;
        for (; j && at[j - 1] > stem; j--)
            at[j] = at[j - 1];
        at[j] = stem;
    }
}

/* Merges AT, sorted up to MIDDLE and from there to N, by way of SCRATCH. */
static void halves_merge(uint32_t *at, uint32_t middle, uint32_t n,
                         uint32_t *scratch)
{
    uint32_t i = 0, j = middle, k = 0;
    memcpy(scratch, at, middle * sizeof *at);
    while (i < middle)
        at[k++] = j < n && at[j] < scratch[i] ? at[j++] : scratch[i++];
}

/* Sorts N stems; a sentence may be a whole text, so it counts its steps. */
static void stems_sort(struct arena *a, uint32_t *at, uint32_t n,
                       uint32_t *scratch)
{
    for (uint32_t i = 0; i < n; i += FEW_STEMS)
        few_sort(at + i, n - i < FEW_STEMS ? n - i : FEW_STEMS);
    for (uint64_t half = FEW_STEMS; half < n; half *= 2)
        for (uint64_t i = 0; i + half < n; i += 2 * half) {
            uint64_t len = n - i < 2 * half ? n - i : 2 * half;
            halves_merge(at + i, (uint32_t)half, (uint32_t)len, scratch);
            arena_step(a, STEM_COST * len, 0);
        }
}

/* Sorts the stems of each sentence and counts the sentences of each stem. */
static void sentences_sort(struct arena *a, struct similar *similar, int side)
{
    const struct keys *keys = similar->keys;
    uint32_t n = keys->n[side];
    uint32_t *sorted = arena_alloc_raw(a, n, sizeof *sorted);
    if (n)
        memcpy(sorted, keys->id[side][LEVEL_STEM], n * sizeof *sorted);
    similar->common[side] = arena_new(a, uint32_t, keys->count[LEVEL_STEM]);
    uint32_t *scratch = arena_alloc_raw(a, n, sizeof *scratch);
    for (uint32_t i = 0; i < similar->n[side]; i++) {
        hx_range at = similar->sentence[side][i];
        uint64_t len = at.end - at.start;
        arena_step(a, SORT_COST * len, (DONE_SIMILAR - DONE_KEYS) * len);
        stems_sort(a, sorted + at.start, at.end - at.start, scratch);
        for (uint32_t j = at.start; j < at.end; j++)
            if (j == at.start || sorted[j] != sorted[j - 1])
                similar->common[side][sorted[j]]++;
    }
    similar->sorted[side] = sorted;
}

static void weights_set(struct arena *a, struct similar *similar)
{
    const struct keys *keys = similar->keys;
    uint32_t n = similar->n[0] > similar->n[1] ? similar->n[0] : similar->n[1];
    similar->weight = arena_new(a, uint32_t, keys->count[LEVEL_STEM]);
    for (uint32_t i = 0; i < keys->count[LEVEL_STEM]; i++) {
        uint32_t old = similar->common[0][i], new = similar->common[1][i];
        uint32_t common = old > new ? old : new;
        uint32_t weight = WEIGHT_BASE + number_log2((uint64_t)n + 1) -
                          number_log2(common ? common : 1);
        similar->weight[i] = keys->light[i] ? weight / WEIGHT_LIGHT : weight;
    }
}

static void totals_set(struct arena *a, struct similar *similar, int side)
{
    const struct keys *keys = similar->keys;
    similar->total[side] = arena_new(a, uint32_t, similar->n[side]);
    similar->words[side] = arena_new(a, uint32_t, similar->n[side]);
    for (uint32_t i = 0; i < similar->n[side]; i++) {
        hx_range at = similar->sentence[side][i];
        arena_step(a, STEM_COST * (uint64_t)(at.end - at.start), 0);
        for (uint32_t j = at.start; j < at.end; j++) {
            uint32_t weight = similar->weight[keys->id[side][LEVEL_STEM][j]];
            similar->total[side][i] += weight;
            similar->words[side][i] += weight > WEIGHT_BASE / 2;
        }
    }
}

/* Punctuation says nothing about what a sentence is about. */
static void punctuation_drop(struct similar *similar)
{
    const struct keys *keys = similar->keys;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < keys->n[side]; i++)
            if (!(keys->token[side][i].flags & HX_TOKEN_WORD))
                similar->weight[keys->id[side][LEVEL_STEM][i]] = 0;
}

struct similar similar_new(struct arena *a, const struct keys *keys)
{
    struct similar similar = {.keys = keys};
    for (int side = 0; side < 2; side++) {
        similar.sentence[side] =
            hx_doc_sentences(keys->doc[side], &similar.n[side]);
        sentences_sort(a, &similar, side);
    }
    weights_set(a, &similar);
    punctuation_drop(&similar);
    for (int side = 0; side < 2; side++)
        totals_set(a, &similar, side);
    return similar;
}

bool similar_is_rare(const struct similar *similar, uint32_t stem)
{
    uint32_t most = 2 + similar->n[HX_NEW] / RARE_SHARE;
    return !similar->keys->light[stem] && similar->weight[stem] &&
           similar->common[0][stem] <= most && similar->common[1][stem] <= most;
}

/* The stems of a run of sentences, ascending, one at a time. */
struct merge {
    const struct similar *similar;
    hx_range at; /* sentences */
    int side;
    uint32_t next[4]; /* the next token of each, for runs of up to 4 */
};

static struct merge merge_new(const struct similar *similar, int side,
                              hx_range at)
{
    struct merge merge = {similar, at, side, {0}};
    if (merge.at.end - merge.at.start > 4)
        merge.at.end = merge.at.start + 4;
    for (uint32_t i = merge.at.start; i < merge.at.end; i++)
        merge.next[i - at.start] = similar->sentence[side][i].start;
    return merge;
}

/* The next stem, or HX_NONE at the end. */
static uint32_t merge_next(struct merge *merge)
{
    const struct similar *similar = merge->similar;
    uint32_t best = HX_NONE, from = 0;
    for (uint32_t i = merge->at.start; i < merge->at.end; i++) {
        uint32_t next = merge->next[i - merge->at.start];
        if (next == similar->sentence[merge->side][i].end)
            continue;
        uint32_t stem = similar->sorted[merge->side][next];
        if (stem < best) {
            best = stem;
            from = i - merge->at.start;
        }
    }
    if (best != HX_NONE)
        merge->next[from]++;
    return best;
}

static uint64_t weight_of(const struct similar *similar, int side, hx_range at)
{
    uint64_t weight = 0;
    for (uint32_t i = at.start; i < at.end; i++)
        weight += similar->total[side][i];
    return weight;
}

struct likeness similar_get(const struct similar *similar, hx_range old,
                            hx_range new)
{
    struct merge side[2] = {merge_new(similar, HX_OLD, old),
                            merge_new(similar, HX_NEW, new)};
    uint64_t total[2] = {weight_of(similar, HX_OLD, side[0].at),
                         weight_of(similar, HX_NEW, side[1].at)};
    uint64_t common = 0, least = total[0] < total[1] ? total[0] : total[1];
    struct likeness result = {0};
    uint32_t a = merge_next(&side[0]), b = merge_next(&side[1]);
    while (a != HX_NONE && b != HX_NONE) {
        if (a == b) {
            common += similar->weight[a];
            result.rare += similar_is_rare(similar, a);
        }
        uint32_t least_stem = a < b ? a : b;
        if (a == least_stem)
            a = merge_next(&side[0]);
        if (b == least_stem)
            b = merge_next(&side[1]);
    }
    if (!least)
        return result;
    result.dice = (uint32_t)(2000 * common / (total[0] + total[1]));
    result.contain = (uint32_t)(1000 * common / least);
    return result;
}
