/* SPDX-License-Identifier: MIT */

/*
 * An inverted index from stems to sentences. A sentence asks with its rarest
 * stems only, and a stem that more than POSTINGS sentences have is passed
 * over, so the cost of a search is bounded whatever the text is.
 */

#include "diff/candidates.h"

enum { POSTINGS = 200, ASKED = 16, POSTING_COST = 16 };

/* Lists the distinct stems of weight of sentence I of SIDE. */
static uint32_t stems_get(const struct similar *similar, int side, uint32_t i,
                          uint32_t *stems)
{
    hx_range at = similar->sentence[side][i];
    const uint32_t *sorted = similar->sorted[side];
    uint32_t n = 0;
    for (uint32_t j = at.start; j < at.end; j++)
        if ((j == at.start || sorted[j] != sorted[j - 1]) &&
            similar->weight[sorted[j]])
            stems[n++] = sorted[j];
    return n;
}

struct candidates candidates_new(struct arena *a, const struct similar *similar,
                                 const uint32_t *paired)
{
    uint32_t stems = similar->keys->count[LEVEL_STEM];
    uint32_t most = similar->keys->n[0] > similar->keys->n[1]
                        ? similar->keys->n[0]
                        : similar->keys->n[1];
    struct candidates result = {.similar = similar};
    result.first = arena_new(a, uint32_t, (size_t)stems + 2);
    result.posting =
        arena_alloc_raw(a, similar->keys->n[HX_NEW], sizeof(uint32_t));
    result.score = arena_new(a, uint32_t, similar->n[HX_NEW]);
    result.touched = arena_alloc_raw(a, similar->n[HX_NEW], sizeof(uint32_t));
    result.rarest = arena_alloc_raw(a, most, sizeof(uint32_t));
    /* Counts at stem + 2, so that filling leaves the starts at stem + 0. */
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t i = 0; i < similar->n[HX_NEW]; i++) {
            if (paired[i] != HX_NONE)
                continue;
            uint32_t n = stems_get(similar, HX_NEW, i, result.rarest);
            arena_step(a, POSTING_COST * (uint64_t)n, 0);
            for (uint32_t j = 0; j < n; j++) {
                if (fill)
                    result.posting[result.first[result.rarest[j] + 1]++] = i;
                else
                    result.first[result.rarest[j] + 2]++;
            }
        }
        for (uint32_t i = 2; !fill && i < stems + 2; i++)
            result.first[i] += result.first[i - 1];
    }
    return result;
}

static uint32_t postings_of(const struct candidates *c, uint32_t stem)
{
    return c->first[stem + 1] - c->first[stem];
}

/* Moves the rarest ASKED stems of the N in rarest[] to its front. */
static uint32_t rarest_pick(struct candidates *c, uint32_t n)
{
    uint32_t *stem = c->rarest, kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t postings = postings_of(c, stem[i]);
        if (!postings || postings > POSTINGS)
            continue;
        uint32_t at = kept, new = stem[i];
        while (at && postings_of(c, stem[at - 1]) > postings)
            at--;
        if (at == ASKED)
            continue;
        for (uint32_t j = kept < ASKED ? kept++ : ASKED - 1; j > at; j--)
            stem[j] = stem[j - 1];
        stem[at] = new;
    }
    return kept;
}

/* How far new sentence J is from where old sentence I would stand. */
static uint64_t distance_of(const struct similar *similar, uint32_t i,
                            uint32_t j)
{
    uint64_t a = (uint64_t)i * similar->n[HX_NEW];
    uint64_t b = (uint64_t)j * similar->n[HX_OLD];
    return a > b ? a - b : b - a;
}

/* True if J, sharing A of weight, is a better candidate than K with B. */
static bool is_better(const struct candidates *c, uint32_t i, uint32_t j,
                      uint32_t k)
{
    const struct similar *similar = c->similar;
    uint64_t own = similar->total[HX_OLD][i];
    uint64_t a = c->score[j] * (own + similar->total[HX_NEW][k]);
    uint64_t b = c->score[k] * (own + similar->total[HX_NEW][j]);
    if (a != b)
        return a > b;
    uint64_t near = distance_of(similar, i, j),
             far = distance_of(similar, i, k);
    return near != far ? near < far : j < k;
}

uint32_t candidates_find(struct candidates *c, uint32_t i,
                         uint32_t found[CANDIDATES])
{
    uint32_t n = stems_get(c->similar, HX_OLD, i, c->rarest);
    uint32_t asked = rarest_pick(c, n), touched = 0, count = 0;
    for (uint32_t j = 0; j < asked; j++) {
        uint32_t stem = c->rarest[j];
        for (uint32_t k = c->first[stem]; k < c->first[stem + 1]; k++) {
            uint32_t sentence = c->posting[k];
            if (!c->score[sentence])
                c->touched[touched++] = sentence;
            c->score[sentence] += c->similar->weight[stem];
        }
    }
    for (uint32_t j = 0; j < touched; j++) {
        uint32_t at = count;
        while (at && is_better(c, i, c->touched[j], found[at - 1]))
            at--;
        if (at == CANDIDATES)
            continue;
        uint32_t k = count < CANDIDATES ? count++ : CANDIDATES - 1;
        for (; k > at; k--)
            found[k] = found[k - 1];
        found[at] = c->touched[j];
    }
    for (uint32_t j = 0; j < touched; j++)
        c->score[c->touched[j]] = 0;
    return count;
}
