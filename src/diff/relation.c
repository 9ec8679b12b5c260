/* SPDX-License-Identifier: MIT */

/*
 * From what became of each word to what the texts are to each other
 * (doc/summary.md). A word weighs as in similar.c, so what is contained is
 * content; texts that have hardly a sentence in common are asked what they
 * are about: the cosine of their words (G. Salton, A. Wong and C. S. Yang, A
 * vector space model for automatic indexing, 1975), each weighted by how rare
 * it is in the language, or where that is not known, in the sentences of the
 * texts. In time linear in the tokens.
 */

#include "diff/relation.h"

#include <string.h>

#include "base/number.h"

enum {
    TOKEN_COST = 8,
    WORD_COST = 120, /* of asking the lexicon */
    ALL = 1000,
    EDITED = 450,     /* of one text stands in the other word for word */
    REWRITTEN = 300,  /* of one text has counterparts in the other */
    COPIED = 600,     /* of both texts has, in a copy in other words */
    REPLACED = 200,   /* of that is in other words */
    RELATED = 200,    /* of the cosine */
    BLIND = 500,      /* the same where no function words are known */
    RARITY_LOW = 96,  /* a word of this rarity says nothing of a subject */
    RARITY_NAME = 160 /* a word that the lexicon does not know */
};

static uint32_t larger(const uint32_t n[2])
{
    return n[HX_OLD] > n[HX_NEW] ? n[HX_OLD] : n[HX_NEW];
}

static uint32_t smaller(const uint32_t n[2])
{
    return n[HX_OLD] < n[HX_NEW] ? n[HX_OLD] : n[HX_NEW];
}

static void range_set(uint8_t *at, hx_range tokens, uint8_t found)
{
    for (uint32_t i = tokens.start; i < tokens.end; i++)
        if (at[i] < found)
            at[i] = found;
}

/* What CHANGE alone says of its tokens. */
static uint8_t found_of(const hx_change *change)
{
    if (change->kind == HX_SAME)
        return FOUND_SAME;
    return change->kind == HX_REWORDED ? FOUND_OTHER : FOUND_NOT;
}

struct found found_new(struct arena *a, const struct hx_diff *diff)
{
    struct found found;
    for (int side = 0; side < 2; side++) {
        uint32_t n;
        hx_doc_tokens(diff->doc[side], &n);
        found.at[side] = arena_new(a, uint8_t, n);
        arena_step(a, TOKEN_COST * (uint64_t)n, 0);
    }
    for (uint32_t i = 0; i < diff->change_count; i++)
        for (int side = 0; side < 2; side++)
            range_set(found.at[side], diff->change[i].at[side],
                      found_of(&diff->change[i]));
    return found;
}

/* Says of words that stand for each other wherever they are that they do. */
static void links_find(const struct hx_diff *diff, const struct found *found)
{
    for (uint32_t i = 0; i < diff->link_count; i++) {
        const hx_link *link = &diff->link[i];
        uint8_t own = link->kind == HX_SAME       ? FOUND_SAME
                      : link->kind == HX_REWORDED ? FOUND_OTHER
                                                  : FOUND_NOT;
        for (int side = 0; side < 2; side++)
            range_set(found->at[side],
                      (hx_range){link->at[side], link->at[side] + 1}, own);
    }
}

/* The weight of the words of SIDE that are at least FOUND, in thousandths of
 * that of all. */
static uint32_t share_get(const struct similar *similar,
                          const struct found *found, int side, uint8_t least)
{
    const struct keys *keys = similar->keys;
    uint64_t all = 0, own = 0;
    for (uint32_t i = 0; i < keys->n[side]; i++) {
        uint32_t weight = similar->weight[keys->id[side][LEVEL_STEM][i]];
        all += weight;
        if (found->at[side][i] >= least)
            own += weight;
    }
    return all ? (uint32_t)(ALL * own / all) : 0;
}

/* How much token I of SIDE says of a subject, by the lexicon. */
static uint32_t rarity_get(const struct keys *keys, int side, uint32_t i)
{
    const hx_token *token = &keys->token[side][i];
    if (token->flags & HX_TOKEN_NUMBER)
        return token->len > 2 ? RARITY_LOW / 2 : 0;
    uint32_t id = lexicon_find(&keys->lexicon,
                               keys->folded[keys->id[side][LEVEL_FOLDED][i]]);
    if (id == LEXICON_NONE)
        return RARITY_NAME;
    uint32_t rarity = lexicon_rarity(&keys->lexicon, id);
    return rarity > RARITY_LOW ? rarity - RARITY_LOW : 0;
}

/* The same by how few sentences have it. */
static uint32_t subject_weight(const struct similar *similar, int side,
                               uint32_t i)
{
    if (similar->keys->lexicon.words)
        return rarity_get(similar->keys, side, i);
    uint32_t stem = similar->keys->id[side][LEVEL_STEM][i];
    uint32_t old = similar->common[HX_OLD][stem];
    uint32_t new = similar->common[HX_NEW][stem];
    uint32_t n = larger(similar->n), common = old > new ? old : new;
    return number_log2((uint64_t)n + 1) - number_log2(common);
}

/* A word by its number at LEVEL_FOLDED: how often each text has it. */
struct subject {
    uint32_t n[2];
    uint32_t weight;
};

/* The words of weight of both texts. */
static struct subject *subjects_new(struct arena *a,
                                    const struct similar *similar)
{
    const struct keys *keys = similar->keys;
    struct subject *subject =
        arena_new(a, struct subject, keys->count[LEVEL_FOLDED]);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < keys->n[side]; i++) {
            uint32_t id = keys->id[side][LEVEL_FOLDED][i];
            const hx_token *token = &keys->token[side][i];
            if (!(token->flags & HX_TOKEN_WORD) || keys_is_light(keys, side, i))
                continue;
            if (!subject[id].n[HX_OLD] && !subject[id].n[HX_NEW]) {
                arena_step(a, WORD_COST, 0);
                subject[id].weight = subject_weight(similar, side, i);
            }
            subject[id].n[side]++;
        }
    return subject;
}

/* How alike the subjects of the texts are, in thousandths. */
static uint32_t subject_get(struct arena *a, const struct similar *similar)
{
    const struct keys *keys = similar->keys;
    const struct subject *subject = subjects_new(a, similar);
    uint64_t dot = 0, square[2] = {0, 0};
    for (uint32_t i = 0; i < keys->count[LEVEL_FOLDED]; i++) {
        uint64_t value[2];
        for (int side = 0; side < 2; side++) {
            uint32_t n = subject[i].n[side];
            value[side] = n ? (16 + number_log2(n)) * subject[i].weight : 0;
            square[side] += value[side] * value[side];
        }
        dot += value[HX_OLD] * value[HX_NEW];
    }
    uint64_t length =
        (uint64_t)number_root(square[HX_OLD]) * number_root(square[HX_NEW]);
    return length ? (uint32_t)(ALL * dot / length) : 0;
}

static bool is_same(const hx_stats *stats)
{
    return !stats->moved_pairs && !stats->changes[HX_REWORDED] &&
           !stats->changes[HX_CHANGED] && !stats->changes[HX_INSERTED] &&
           !stats->changes[HX_DELETED];
}

/* True if both texts are nearly all in the other one, much of it in other
 * words. */
static bool is_paraphrase(const hx_containment *c)
{
    return smaller(c->within) >= COPIED &&
           smaller(c->within) >= larger(c->same) + REPLACED;
}

bool relation_is_blind(const struct keys *keys)
{
    return !strcmp(keys->language->code, "none");
}

void relation_find(struct arena *a, const struct similar *similar,
                   const struct found *found, struct hx_diff *diff)
{
    hx_containment *c = &diff->containment;
    arena_step(a, TOKEN_COST * (uint64_t)diff->link_count, 0);
    links_find(diff, found);
    for (int side = 0; side < 2; side++) {
        arena_step(a, (uint64_t)2 * TOKEN_COST * similar->keys->n[side], 0);
        c->within[side] = share_get(similar, found, side, FOUND_OTHER);
        c->same[side] = share_get(similar, found, side, FOUND_SAME);
    }
    uint32_t bound = relation_is_blind(similar->keys) ? BLIND : RELATED;
    if (is_same(&diff->stats))
        diff->relation = HX_RELATION_SAME;
    else if (diff->spun.score >= HX_SPUN_SHOWN || is_paraphrase(c))
        diff->relation = HX_RELATION_PARAPHRASED;
    else if (larger(c->same) >= EDITED)
        diff->relation = HX_RELATION_EDITED;
    else if (larger(c->within) >= REWRITTEN)
        diff->relation = HX_RELATION_REWRITTEN;
    else if (subject_get(a, similar) >= bound)
        diff->relation = HX_RELATION_RELATED;
    else
        diff->relation = HX_RELATION_UNRELATED;
}
