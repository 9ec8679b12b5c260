/* SPDX-License-Identifier: MIT */

/*
 * A clue is a group of features, as many features say nearly the same and none
 * of them would seem to count if it were taken away alone. What counts is how
 * far the log of the odds falls: a probability near 1 hardly falls whatever is
 * taken away. An answer of a stage is an input of the next one, so a clue is
 * missing in all of them. A cell takes some 20 runs of the networks.
 */

#include "diff/clue.h"

#include <stdlib.h>
#include <string.h>

#include "diff/cells.h"
#include "diff/sentences.h"

enum {
    HALF = NET_ONE / 2,
    THIRD = NET_ONE / 3, /* the distance of two places of which nobody knows */
    SHARES = 1000,
    SHARE_LEAST = 10 /* what counts less is left out */
};

/* clang-format off */
const struct clue_feature clue_word_table[] = {
    {CELL_FORM + FORM_EQUAL, HX_CLUE_SAME, 0},
    {CELL_FORM + FORM_STEM, HX_CLUE_STEM, 0},
    {CELL_FORM + FORM_ROOT, HX_CLUE_STEM, 0},
    {CELL_FORM + FORM_SHORT, HX_CLUE_SHORT, 0},
    {CELL_FORM + FORM_JARO, HX_CLUE_SPELLING, 0},
    {CELL_FORM + FORM_PREFIX, HX_CLUE_SPELLING, 0},
    {CELL_FORM + FORM_TRIGRAM, HX_CLUE_SPELLING, 0},
    {CELL_FORM + FORM_CONTAIN, HX_CLUE_SPELLING, 0},
    {CELL_FORM + FORM_NUMBER, HX_CLUE_NUMBER, 0},
    {CELL_FORM + FORM_UNNUMBER, HX_CLUE_UNNUMBER, 0},
    {CELL_FORM + FORM_LEMMA, HX_CLUE_STEM, 0},
    {CELL_FORM + FORM_SYNSET, HX_CLUE_SYNONYM, 0},
    {CELL_FORM + FORM_SYNSET_SURE, HX_CLUE_SYNONYM, 0},
    {CELL_FORM + FORM_ABOVE, HX_CLUE_ABOVE, 0},
    {CELL_FORM + FORM_ABOVE_2, HX_CLUE_ABOVE, 0},
    {CELL_FORM + FORM_SIBLING, HX_CLUE_SIBLING, 0},
    {CELL_FORM + FORM_COUSIN, HX_CLUE_SIBLING, 0},
    {CELL_FORM + FORM_SIMILAR, HX_CLUE_RELATED, 0},
    {CELL_FORM + FORM_DERIVED, HX_CLUE_DERIVED, 0},
    {CELL_FORM + FORM_DERIVED_SYNSET, HX_CLUE_DERIVED, 0},
    {CELL_FORM + FORM_ANTONYM, HX_CLUE_OPPOSITE, 0},
    {CELL_FORM + FORM_PART, HX_CLUE_SPEECH, 0},
    {CELL_FORM + FORM_COSINE, HX_CLUE_COMPANY, 0},
    {CELL_FORM + FORM_COSINE_HIGH, HX_CLUE_COMPANY, 0},
    {CELL_FORM + FORM_UNKNOWN, HX_CLUE_COMPANY, NET_ONE},
    {CELL_LIGHT_OLD, HX_CLUE_COMMON, 0},
    {CELL_LIGHT_NEW, HX_CLUE_COMMON, 0},
    {CELL_LIGHT_BOTH, HX_CLUE_COMMON, 0},
    {CELL_MARK_OLD, HX_CLUES, 0},
    {CELL_MARK_NEW, HX_CLUES, 0},
    {CELL_NUMBER_OLD, HX_CLUES, 0},
    {CELL_NUMBER_NEW, HX_CLUES, 0},
    {CELL_SLOPE, HX_CLUE_PLACE, THIRD},
    {CELL_DISTANCE, HX_CLUE_PLACE, HALF},
    {CELL_PATH, HX_CLUE_PLACE, 0},
    {CELL_GAP, HX_CLUE_PLACE, 0},
    {CELL_GAP_OLD, HX_CLUE_PLACE, 0},
    {CELL_GAP_NEW, HX_CLUE_PLACE, 0},
    {CELL_GAP_SLOPE, HX_CLUE_PLACE, 0},
    {CELL_GAP_SINGLE, HX_CLUE_PLACE, 0},
    {CELL_GAP_PLACE, HX_CLUE_PLACE, 0},
    {CELL_PATH_BEFORE, HX_CLUE_NEIGHBORS, 0},
    {CELL_PATH_AFTER, HX_CLUE_NEIGHBORS, 0},
    {CELL_OFF_OLD, HX_CLUES, 0},
    {CELL_OFF_NEW, HX_CLUES, 0},
    {CELL_EXPECTED, HX_CLUE_PLACE, NET_ONE},
    {CELL_BEFORE, HX_CLUE_NEIGHBORS, 0},
    {CELL_AFTER, HX_CLUE_NEIGHBORS, 0},
    {CELL_BEFORE_2, HX_CLUE_NEIGHBORS, 0},
    {CELL_AFTER_2, HX_CLUE_NEIGHBORS, 0},
    {CELL_SOFT_BEFORE, HX_CLUE_NEIGHBORS, 0},
    {CELL_SOFT_AFTER, HX_CLUE_NEIGHBORS, 0},
    {CELL_WINDOW, HX_CLUE_NEIGHBORS, 0},
    {CELL_WINDOW_CONTENT, HX_CLUE_NEIGHBORS, 0},
    {CELL_RIVAL_OLD, HX_CLUE_RIVALS, 0},
    {CELL_RIVALS_OLD, HX_CLUE_RIVALS, 0},
    {CELL_RIVAL_NEW, HX_CLUE_RIVALS, 0},
    {CELL_RIVALS_NEW, HX_CLUE_RIVALS, 0},
    {CELL_UNIQUE, HX_CLUE_SAME, 0},
    {CELL_BEST_OLD, HX_CLUE_RIVALS, 0},
    {CELL_BEST_NEW, HX_CLUE_RIVALS, 0},
    {CELL_LIKE, HX_CLUES, 0},
    {CELL_RATIO, HX_CLUES, 0},
    {CELL_SIZE_OLD, HX_CLUES, 0},
    {CELL_SIZE_NEW, HX_CLUES, 0},
    {CELL_CORNER, HX_CLUE_PLACE, 0},
    {CELL_RARE_OLD, HX_CLUE_COMMON, HALF},
    {CELL_RARE_NEW, HX_CLUE_COMMON, HALF},
    {CELL_LEAD_OLD, HX_CLUE_COMPANY, 0},
    {CELL_LEAD_NEW, HX_CLUE_COMPANY, 0},
};

/* The leads are of the weight of words, of rows of letters and of the part of
 * the lighter sentence that is in the other; each with its rank. */
const struct clue_feature clue_sentence_table[] = {
    {SENTENCE_DICE, HX_CLUE_WORDS, 0},
    {SENTENCE_COVER_OLD, HX_CLUE_WORDS, 0},
    {SENTENCE_COVER_NEW, HX_CLUE_WORDS, 0},
    {SENTENCE_COVER_LEAST, HX_CLUE_WORDS, 0},
    {SENTENCE_COVER_MOST, HX_CLUE_WORDS, 0},
    {SENTENCE_GRAM, HX_CLUE_LETTERS, 0},
    {SENTENCE_GRAM_LEAST, HX_CLUE_LETTERS, 0},
    {SENTENCE_GRAM_MOST, HX_CLUE_LETTERS, 0},
    {SENTENCE_BIGRAM, HX_CLUE_RUNS, 0},
    {SENTENCE_PLAIN, HX_CLUE_WORDS, 0},
    {SENTENCE_MASS, HX_CLUE_WORDS, 0},
    {SENTENCE_RARE, HX_CLUE_RARE, 0},
    {SENTENCE_NAMES, HX_CLUE_NAMES, 0},
    {SENTENCE_NAMES_OFF, HX_CLUE_NAMES_OFF, 0},
    {SENTENCE_RATIO, HX_CLUE_LENGTH, HALF},
    {SENTENCE_LENGTH, HX_CLUES, 0},
    {SENTENCE_PLACE, HX_CLUE_PLACE, THIRD},
    {SENTENCE_CORNER, HX_CLUE_PLACE, 0},
    {SENTENCE_EQUAL, HX_CLUE_WORDS, 0},
    {SENTENCE_SIZE_OLD, HX_CLUES, 0},
    {SENTENCE_SIZE_NEW, HX_CLUES, 0},
    {SENTENCE_RANKED, HX_CLUE_RIVALS, HALF},
    {SENTENCE_RANKED + 1, HX_CLUE_RIVALS, 0},
    {SENTENCE_RANKED + 2, HX_CLUE_RIVALS, HALF},
    {SENTENCE_RANKED + 3, HX_CLUE_RIVALS, 0},
    {SENTENCE_RANKED + 4, HX_CLUE_RIVALS, HALF},
    {SENTENCE_RANKED + 5, HX_CLUE_RIVALS, 0},
    {SENTENCE_RANKED + 6, HX_CLUE_RIVALS, HALF},
    {SENTENCE_RANKED + 7, HX_CLUE_RIVALS, 0},
    {SENTENCE_RANKED + 8, HX_CLUE_RIVALS, HALF},
    {SENTENCE_RANKED + 9, HX_CLUE_RIVALS, 0},
    {SENTENCE_RANKED + 10, HX_CLUE_RIVALS, HALF},
    {SENTENCE_RANKED + 11, HX_CLUE_RIVALS, 0},
};

const struct clue_feature clue_spread_table[] = {
    {SPREAD_OWN, HX_CLUES, 0},
    {SPREAD_RIVAL_OLD, HX_CLUE_RIVALS, 0},
    {SPREAD_LEAD_OLD, HX_CLUE_RIVALS, HALF},
    {SPREAD_SUM_OLD, HX_CLUE_RIVALS, 0},
    {SPREAD_RANK_OLD, HX_CLUE_RIVALS, NET_ONE},
    {SPREAD_RIVAL_NEW, HX_CLUE_RIVALS, 0},
    {SPREAD_LEAD_NEW, HX_CLUE_RIVALS, HALF},
    {SPREAD_SUM_NEW, HX_CLUE_RIVALS, 0},
    {SPREAD_RANK_NEW, HX_CLUE_RIVALS, NET_ONE},
    {SPREAD_BESIDE, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 1, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 2, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 3, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 4, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 5, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 6, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BESIDE + 7, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_BEFORE_TWO, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_AFTER_TWO, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_WINDOW, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_LEFT_ABOVE, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_RIGHT_BELOW, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_ROWS, HX_CLUE_NEIGHBORS, 0},
    {SPREAD_COLUMNS, HX_CLUE_NEIGHBORS, 0},
};
/* clang-format on */

const uint32_t clue_words = sizeof clue_word_table / sizeof *clue_word_table;
const uint32_t clue_sentences =
    sizeof clue_sentence_table / sizeof *clue_sentence_table;

_Static_assert(sizeof clue_word_table / sizeof *clue_word_table ==
                   CELL_FEATURES,
               "a row for each feature of two words");
_Static_assert(sizeof clue_sentence_table / sizeof *clue_sentence_table ==
                   SENTENCE_FEATURES,
               "a row for each feature of two sentences");
_Static_assert(sizeof clue_spread_table / sizeof *clue_spread_table ==
                   SPREAD_FEATURES,
               "a row for each feature of an answer");

/* X without what CLUE says. What leads nobody, and the sum of a line that has
 * nothing else, follow from the cell's own probability. */
static void spread_less(int16_t *x, hx_clue_id clue)
{
    for (int k = 0; k < SPREAD_FEATURES; k++)
        if (clue_spread_table[k].clue == clue)
            x[k] = clue_spread_table[k].neutral;
    if (clue != HX_CLUE_RIVALS)
        return;
    x[SPREAD_LEAD_OLD] = x[SPREAD_LEAD_NEW] =
        (int16_t)((x[SPREAD_OWN] + NET_ONE) / 2);
    x[SPREAD_SUM_OLD] = x[SPREAD_SUM_NEW] = (int16_t)(x[SPREAD_OWN] / 3);
}

static void features_less(const struct clue_cell *cell, hx_clue_id clue,
                          int16_t *x)
{
    uint8_t form[FORM_FEATURES];
    memcpy(x, cell->x, sizeof cell->x);
    if (clue == HX_CLUES)
        return;
    for (uint32_t k = 0; k < cell->features; k++)
        if (cell->clue[k] == clue)
            x[k] = cell->neutral[k];
    if (!cell->is_word)
        return;
    for (int k = 0; k < FORM_FEATURES; k++)
        form[k] = (uint8_t)x[CELL_FORM + k];
    x[CELL_LIKE] = cells_like(form);
}

uint32_t clue_run(const struct clue_cell *cell, hx_clue_id clue, int32_t *score)
{
    int16_t x[NET_INPUTS];
    features_less(cell, clue, x);
    uint32_t p = net_run(&cell->net[0], x);
    for (uint32_t stage = 1; stage < cell->stages; stage++) {
        const struct spread *spread = &cell->spread[stage];
        int16_t *to = x + cell->features;
        spread_put(spread, cell->at[0], cell->at[1], to);
        spread_set(spread, cell->at[0], cell->at[1], p, to);
        if (clue != HX_CLUES)
            spread_less(to, clue);
        p = net_run(&cell->net[stage], x);
        if (stage + 1 == cell->stages)
            *score = net_score(&cell->net[stage], x);
    }
    return p;
}

static int clue_compare(const void *a, const void *b)
{
    const hx_clue *x = a, *y = b;
    int32_t own = abs(x->share), other = abs(y->share);
    if (own != other)
        return own > other ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

void clue_weigh(const struct clue_cell *cell, hx_reason *reason)
{
    int32_t all = 0, without = 0, share[HX_CLUES];
    int64_t total = 0;
    clue_run(cell, HX_CLUES, &all);
    for (int k = 0; k < HX_CLUES; k++) {
        clue_run(cell, (hx_clue_id)k, &without);
        share[k] = all - without;
        total += abs(share[k]);
    }
    reason->clues = 0;
    for (int k = 0; k < HX_CLUES && total; k++) {
        int32_t own = (int32_t)((int64_t)share[k] * SHARES / total);
        if (abs(own) >= SHARE_LEAST)
            reason->clue[reason->clues++] =
                (hx_clue){.id = (hx_clue_id)k, .share = own};
    }
    qsort(reason->clue, reason->clues, sizeof *reason->clue, clue_compare);
}
