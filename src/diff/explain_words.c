/* SPDX-License-Identifier: MIT */

/*
 * Two words: the words of their sentences are linked anew as they were for the
 * comparison, with what every stage was told; then the clues of the two are
 * weighed. A word may have several links, so nothing stands against one but
 * that too little speaks for it.
 */

#include "diff/explain.h"

#include <string.h>

#include "diff/refine.h"

/* The tokens of the pair that has token I of SIDE, by side; of brief texts
 * all. */
static void tokens_find(const struct hx_explain *e, int side, uint32_t i,
                        hx_range at[2])
{
    const hx_diff *diff = e->diff;
    uint32_t sentence = hx_doc_sentence_of(diff->doc[side], i), n;
    const hx_pair *pair = &diff->pair[diff->pair_of[side][sentence]];
    bool brief = refine_is_brief(diff);
    for (int k = 0; k < 2; k++) {
        hx_range in = pair->at[k];
        const hx_range *list = hx_doc_sentences(diff->doc[k], &n);
        at[k] = (hx_range){0, 0};
        if (brief)
            at[k].end = e->keys.n[k];
        else if (in.start < in.end)
            at[k] = (hx_range){list[in.start].start, list[in.end - 1].end};
    }
}

/* Links the words of the pair of token I anew, if that is not what was asked
 * last; false if nothing was asked about them. */
static bool words_link(struct hx_explain *e, int side, uint32_t i)
{
    const hx_diff *diff = e->diff;
    hx_range at[2];
    uint32_t sentence = hx_doc_sentence_of(diff->doc[side], i);
    const hx_pair *pair = &diff->pair[diff->pair_of[side][sentence]];
    tokens_find(e, side, i, at);
    if (diff->depth != HX_DEPTH_FULL || at[HX_OLD].start == at[HX_OLD].end ||
        at[HX_NEW].start == at[HX_NEW].end ||
        (pair->links.start == pair->links.end && !refine_is_brief(diff)))
        return false;
    if (!memcmp(at, e->at, sizeof at))
        return true;
    memset(e->at, 0, sizeof e->at);
    e->linker.cells = 0;
    if (!linker_run(&e->linker, at))
        return false;
    memcpy(e->at, at, sizeof at);
    return true;
}

/* The probability of tokens AT, by the last answer. */
static uint32_t p_of(const struct hx_explain *e, const uint32_t at[2])
{
    size_t row = at[HX_OLD] - e->at[HX_OLD].start;
    return e->linker
        .p[row * e->linker.n[HX_NEW] + at[HX_NEW] - e->at[HX_NEW].start];
}

static bool is_inside(const struct hx_explain *e, const uint32_t at[2])
{
    for (int side = 0; side < 2; side++)
        if (at[side] < e->at[side].start || at[side] >= e->at[side].end)
            return false;
    return true;
}

static bool is_linked_beside(const struct hx_explain *e, const uint32_t at[2],
                             int32_t step)
{
    uint32_t own[2];
    for (int side = 0; side < 2; side++)
        own[side] = at[side] + (uint32_t)step;
    return is_inside(e, own) && p_of(e, own) >= e->linker.bound;
}

static uint32_t rival_of(const struct hx_explain *e, const uint32_t at[2])
{
    uint32_t best = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t k = e->at[side].start; k < e->at[side].end; k++) {
            uint32_t own[2] = {at[HX_OLD], at[HX_NEW]};
            own[side] = k;
            uint32_t p = k == at[side] ? 0 : p_of(e, own);
            best = p > best ? p : best;
        }
    return best * 1000 / NET_SURE;
}

/* The rank of the company of tokens AT among the words of SIDE, from 1. */
static uint32_t company_rank(const struct hx_explain *e, const uint32_t at[2],
                             int side)
{
    const struct cells *cells = &e->linker.grid;
    uint32_t cell[2], rank = 1;
    for (int k = 0; k < 2; k++)
        cell[k] = at[k] - cells->at[k];
    uint32_t width = cells->n[HX_NEW], own = cell[side];
    uint8_t cosine = forms_values(
        cells->forms,
        cells->pair[(size_t)cell[HX_OLD] * width + cell[HX_NEW]])[FORM_COSINE];
    for (uint32_t k = 0; k < cells->n[side]; k++) {
        cell[side] = k;
        uint32_t id = cells->pair[(size_t)cell[HX_OLD] * width + cell[HX_NEW]];
        rank +=
            k != own && forms_values(cells->forms, id)[FORM_COSINE] > cosine;
    }
    return rank;
}

static int16_t larger(int16_t a, int16_t b)
{
    return a > b ? a : b;
}

static void clue_value(const struct hx_explain *e, const uint32_t at[2],
                       const int16_t *x, hx_clue *clue)
{
    clue->value = 1000;
    switch (clue->id) {
    case HX_CLUE_SPELLING:
        clue->value = explain_scaled(
            larger(x[CELL_FORM + FORM_JARO], x[CELL_FORM + FORM_TRIGRAM]));
        break;
    case HX_CLUE_COMPANY:
        clue->value = explain_scaled(x[CELL_FORM + FORM_COSINE]);
        for (int side = 0; side < 2 && clue->value; side++)
            clue->rank[side] = company_rank(e, at, !side);
        break;
    case HX_CLUE_COMMON:
        clue->value = x[CELL_LIGHT_BOTH]
                          ? 0
                          : 1 + explain_scaled(
                                    larger(x[CELL_RARE_OLD], x[CELL_RARE_NEW]));
        break;
    case HX_CLUE_PLACE:
        clue->value = explain_scaled(x[CELL_SLOPE]);
        break;
    case HX_CLUE_NEIGHBORS:
        clue->value = (is_linked_beside(e, at, -1) ? HX_BEFORE : 0) |
                      (is_linked_beside(e, at, 1) ? HX_AFTER : 0);
        break;
    case HX_CLUE_RIVALS:
        clue->value = rival_of(e, at);
        break;
    default:
        break;
    }
}

/* What only a lexicon tells of words by themselves. */
static bool is_of_lexicon(uint32_t feature)
{
    return feature == CELL_RARE_OLD || feature == CELL_RARE_NEW ||
           feature == CELL_FORM + FORM_UNKNOWN;
}

/* What the words have in common follows from their being the same, or forms of
 * one word or number, where they are: it is no clue of its own then. */
static void clues_part(struct clue_cell *cell, bool lexicon)
{
    const int16_t *form = cell->x + CELL_FORM;
    for (uint32_t k = 0; k < clue_words; k++) {
        cell->clue[k] = lexicon || !is_of_lexicon(k) ? clue_word_table[k].clue
                                                     : (uint8_t)HX_CLUES;
        cell->neutral[k] = clue_word_table[k].neutral;
    }
    for (uint32_t k = 0; k < FORM_FEATURES; k++) {
        uint8_t *clue = &cell->clue[CELL_FORM + k];
        if (form[FORM_EQUAL])
            *clue = HX_CLUE_SAME;
        else if (form[FORM_NUMBER] && *clue == HX_CLUE_STEM)
            *clue = HX_CLUE_NUMBER;
        else if ((form[FORM_STEM] || form[FORM_ROOT] || form[FORM_LEMMA]) &&
                 (*clue == HX_CLUE_SPELLING || *clue == HX_CLUE_SYNONYM ||
                  *clue == HX_CLUE_SPEECH || *clue == HX_CLUE_DERIVED))
            *clue = HX_CLUE_STEM;
    }
}

static void cell_explain(const struct hx_explain *e, hx_reason *reason)
{
    const struct linker *linker = &e->linker;
    struct clue_cell cell = {.net = linker->nets->word,
                             .stages = WORD_STAGES,
                             .spread = linker->spread,
                             .features = CELL_FEATURES,
                             .is_word = true};
    for (int side = 0; side < 2; side++)
        cell.at[side] = reason->at[side] - e->at[side].start;
    cells_put(&linker->grid, cell.at[HX_OLD], cell.at[HX_NEW], cell.x);
    clues_part(&cell, linker->forms.lexicon);
    clue_weigh(&cell, reason);
    for (uint32_t k = 0; k < reason->clues; k++)
        clue_value(e, reason->at, cell.x, &reason->clue[k]);
    reason->sure = p_of(e, reason->at) * 1000 / NET_SURE;
    reason->need = linker->bound * 1000 / NET_SURE;
}

/* True if old and new token AT are kept as one, by the script of words. */
static bool is_kept(const struct hx_explain *e, const uint32_t at[2])
{
    const hx_diff *diff = e->diff;
    uint32_t change = diff->change_of[HX_OLD][at[HX_OLD]];
    const hx_change *own = &diff->change[change];
    return change == diff->change_of[HX_NEW][at[HX_NEW]] &&
           own->kind == HX_SAME &&
           at[HX_OLD] - own->at[HX_OLD].start ==
               at[HX_NEW] - own->at[HX_NEW].start;
}

static bool is_apart(const struct hx_explain *e, const uint32_t at[2])
{
    uint32_t pair[2];
    for (int side = 0; side < 2; side++)
        pair[side] = hx_diff_pair_of(
            e->diff, side, hx_doc_sentence_of(e->diff->doc[side], at[side]));
    return pair[HX_OLD] != pair[HX_NEW] && !refine_is_brief(e->diff);
}

void explain_words(struct hx_explain *e, hx_reason *reason)
{
    if (is_apart(e, reason->at)) {
        reason->why = HX_WHY_APART;
        return;
    }
    bool linked = words_link(e, HX_OLD, reason->at[HX_OLD]);
    bool kept = is_kept(e, reason->at);
    if (!linked || !is_inside(e, reason->at)) {
        uint32_t sentence =
            hx_doc_sentence_of(e->diff->doc[HX_OLD], reason->at[HX_OLD]);
        hx_kind kind = e->diff->pair[e->diff->pair_of[HX_OLD][sentence]].kind;
        reason->why = kept              ? HX_WHY_SAME
                      : kind == HX_SAME ? HX_WHY_TAKEN
                                        : HX_WHY_UNASKED;
        return;
    }
    cell_explain(e, reason);
    if (p_of(e, reason->at) >= e->linker.bound)
        reason->why = HX_WHY_NET;
    else
        reason->why = kept ? HX_WHY_SAME : HX_WHY_WEAK;
}

hx_range explain_words_beside(struct hx_explain *e, int side, uint32_t i)
{
    return words_link(e, side, i) ? e->at[!side] : (hx_range){0, 0};
}

uint32_t explain_word_near(const struct hx_explain *e, int side, uint32_t i,
                           uint32_t other)
{
    uint32_t at[2];
    at[side] = i;
    at[!side] = other;
    return p_of(e, at) * 1000 / NET_SURE;
}
