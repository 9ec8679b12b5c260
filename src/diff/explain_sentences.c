/* SPDX-License-Identifier: MIT */

/*
 * Two sentences: which pass linked them, else what stood against it. Where the
 * networks were asked their features are the clues; where rules decided, or the
 * texts are too long for the networks, the words in common are.
 */

#include "diff/explain.h"

#include <string.h>

#include "diff/sentences.h"

enum {
    FEW = 4, /* names and rare words are counted up to here */
    NAMES_OFF = 8,
    DICE_LEAST = 200 /* of 1000: a few small words are in any two */
};

/* True if the networks were asked about OLD and NEW. */
static bool is_asked(const struct hx_explain *e, uint32_t old, uint32_t new)
{
    return e->trace.blocks.p && e->trace.by[HX_OLD][old] != HX_WHY_SAME &&
           e->trace.by[HX_NEW][new] != HX_WHY_SAME &&
           comparable_is(&e->trace.comparable, old, new);
}

static size_t cell_of(const struct hx_explain *e, uint32_t old, uint32_t new)
{
    return (size_t)old * e->similar.n[HX_NEW] + new;
}

static uint32_t sure_of(uint32_t p)
{
    return p < NET_SURE ? p * 1000 / NET_SURE : 1000;
}

static struct likeness like_of(const struct hx_explain *e, const uint32_t at[2])
{
    hx_range range[2];
    for (int side = 0; side < 2; side++)
        range[side] = (hx_range){at[side], at[side] + 1};
    return similar_get(&e->similar, range[HX_OLD], range[HX_NEW]);
}

/* Whether the sentences beside those AT are linked, by STEP. */
static bool is_linked_beside(const struct hx_explain *e, const uint32_t at[2],
                             int32_t step)
{
    uint32_t own[2];
    for (int side = 0; side < 2; side++) {
        own[side] = at[side] + (uint32_t)step;
        if (own[side] >= e->similar.n[side])
            return false;
        own[side] = hx_diff_pair_of(e->diff, side, own[side]);
    }
    return own[HX_OLD] == own[HX_NEW];
}

/* The best probability of the rest of row and column. */
static uint32_t rival_of(const struct hx_explain *e, const uint32_t at[2])
{
    const uint16_t *p = e->trace.blocks.p;
    uint32_t best = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t k = 0; k < e->similar.n[side]; k++) {
            uint32_t own[2] = {at[HX_OLD], at[HX_NEW]};
            own[side] = k;
            uint32_t other = p[cell_of(e, own[HX_OLD], own[HX_NEW])];
            if (k != at[side] && other > best)
                best = other;
        }
    return sure_of(best);
}

static uint32_t value_of(const struct hx_explain *e, const hx_reason *reason,
                         const int16_t *x, hx_clue_id id)
{
    switch (id) {
    case HX_CLUE_WORDS:
        return explain_scaled(x[SENTENCE_DICE]);
    case HX_CLUE_RARE:
        return like_of(e, reason->at).rare;
    case HX_CLUE_LETTERS:
        return explain_scaled(x[SENTENCE_GRAM]);
    case HX_CLUE_RUNS:
        return explain_scaled(x[SENTENCE_BIGRAM]);
    case HX_CLUE_NAMES:
        return (uint32_t)x[SENTENCE_NAMES] * FEW / NET_ONE;
    case HX_CLUE_NAMES_OFF:
        return (uint32_t)x[SENTENCE_NAMES_OFF] * NAMES_OFF / NET_ONE;
    case HX_CLUE_LENGTH:
        return explain_scaled(x[SENTENCE_RATIO]);
    case HX_CLUE_PLACE:
        return explain_scaled(x[SENTENCE_PLACE]);
    case HX_CLUE_NEIGHBORS:
        return (is_linked_beside(e, reason->at, -1) ? HX_BEFORE : 0) |
               (is_linked_beside(e, reason->at, 1) ? HX_AFTER : 0);
    case HX_CLUE_RIVALS:
        return rival_of(e, reason->at);
    default:
        return 0;
    }
}

static void net_explain(const struct hx_explain *e, hx_reason *reason)
{
    const struct blocks_trace *blocks = &e->trace.blocks;
    struct clue_cell cell = {
        .net = blocks->nets->sentence,
        .stages = SENTENCE_STAGES,
        .spread = blocks->spread,
        .at = {reason->at[HX_OLD], reason->at[HX_NEW]},
        .features = SENTENCE_FEATURES
    };
    size_t at = cell_of(e, reason->at[HX_OLD], reason->at[HX_NEW]);
    for (uint32_t k = 0; k < clue_sentences; k++) {
        cell.clue[k] = clue_sentence_table[k].clue;
        cell.neutral[k] = clue_sentence_table[k].neutral;
    }
    sentences_put(&blocks->sentences, reason->at[HX_OLD], reason->at[HX_NEW],
                  cell.x);
    clue_weigh(&cell, reason);
    for (uint32_t k = 0; k < reason->clues; k++)
        reason->clue[k].value = value_of(e, reason, cell.x, reason->clue[k].id);
    reason->sure = sure_of(blocks->p[at]);
    reason->need = sure_of(blocks->need[at] ? blocks->need[at] : blocks->bound);
}

/* By the words in common, as rules go by them. */
static void words_explain(const struct hx_explain *e, hx_reason *reason)
{
    enum { ALL = 1000, SOME = 100 }; /* what the weight and rare words count */
    struct likeness like = like_of(e, reason->at);
    bool needed = reason->why != HX_WHY_BESIDE && reason->why != HX_WHY_ALONE &&
                  reason->why != HX_WHY_PART && reason->why != HX_WHY_SAME;
    reason->sure = like.dice;
    reason->need = needed ? ALIGN_ALIKE : 0;
    if (reason->why == HX_WHY_SAME)
        return;
    if (like.dice)
        reason->clue[reason->clues++] =
            (hx_clue){.id = HX_CLUE_WORDS,
                      .value = like.dice,
                      .share = like.rare ? ALL - SOME : ALL};
    if (like.rare)
        reason->clue[reason->clues++] =
            (hx_clue){.id = HX_CLUE_RARE, .value = like.rare, .share = SOME};
}

/* Why the sentences AT are linked: what came last, if they are a group. */
static hx_why linked_why(const struct hx_explain *e, const uint32_t at[2])
{
    uint8_t old = e->trace.by[HX_OLD][at[HX_OLD]];
    uint8_t new = e->trace.by[HX_NEW][at[HX_NEW]];
    return old > new ? (hx_why)old : (hx_why) new;
}

/* Why they are not, where the networks or rules say REASON->sure. */
static hx_why unlinked_why(const hx_reason *reason)
{
    return reason->sure < reason->need ? HX_WHY_WEAK : HX_WHY_TAKEN;
}

void explain_sentences(const struct hx_explain *e, hx_reason *reason)
{
    uint32_t old = reason->at[HX_OLD], new = reason->at[HX_NEW];
    bool linked =
        e->diff->pair_of[HX_OLD][old] == e->diff->pair_of[HX_NEW][new];
    bool asked = is_asked(e, old, new);
    if (!linked && !comparable_is(&e->trace.comparable, old, new)) {
        reason->why = HX_WHY_FIELD;
        return;
    }
    reason->why = linked ? linked_why(e, reason->at) : HX_WHY_TAKEN;
    if (asked && (!linked || reason->why == HX_WHY_NET))
        net_explain(e, reason);
    else
        words_explain(e, reason);
    if (!linked && (asked || !e->trace.blocks.p))
        reason->why = unlinked_why(reason);
}

uint32_t explain_sentence_near(const struct hx_explain *e, int side, uint32_t i,
                               uint32_t other)
{
    uint32_t at[2];
    at[side] = i;
    at[!side] = other;
    if (hx_diff_pair_of(e->diff, side, i) ==
        hx_diff_pair_of(e->diff, !side, other))
        return 1000;
    if (!comparable_is(&e->trace.comparable, at[HX_OLD], at[HX_NEW]))
        return 0;
    if (is_asked(e, at[HX_OLD], at[HX_NEW]))
        return sure_of(e->trace.blocks.p[cell_of(e, at[HX_OLD], at[HX_NEW])]);
    uint32_t dice = like_of(e, at).dice;
    return dice < DICE_LEAST ? 0 : dice;
}
