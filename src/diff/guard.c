/* SPDX-License-Identifier: MIT */

/*
 * Inside two phrases, what stands on one side is set against what stands on
 * the other: a guard is set off by what is left. Some are set off by standing
 * alone ("not"), others only where both sides have one of them and they differ
 * ("rose", "fell"). What the lexicon knows of opposites and siblings is asked
 * of single words.
 */

#include "diff/guard.h"

#include "diff/fact.h"
#include "diff/guard_words.h"
#include "diff/net.h"
#include "doc/words.h"

enum {
    WORD_COST = 200,
    PHRASE_MOST = 64, /* words of a phrase that are looked at */
    SENSE_SURE = 64,  /* of 128: as in classify.c */
    OTHER_SHIFT = 8,  /* what "some" is where no number follows */
    OTHER_MASK = 255,
    /* Set off by standing on one side only. */
    ALONE = GUARD_NUMBER | GUARD_WEEKDAY | GUARD_MONTH | GUARD_DATE |
            GUARD_UNIT | GUARD_CURRENCY | GUARD_PERCENTAGE | GUARD_NAME |
            GUARD_NEGATION | GUARD_MODAL | GUARD_APPROXIMATION | GUARD_HEDGE
};

static const char *const name_table[] = {
    "number",   "weekday",    "month",     "date",          "unit",
    "currency", "percentage", "name",      "negation",      "antonym",
    "modal",    "sibling",    "direction", "approximation", "casualty",
    "crime",    "hedge",      "degree",    "kinship",       "unknown"};

_Static_assert(sizeof name_table / sizeof *name_table == GUARDS,
               "a name for each bit");

const char *guard_name(int i)
{
    return name_table[i];
}

/* A class of words of facts as a guard, 0 for none. */
static uint32_t guard_of_fact(enum fact_class cls, uint32_t number)
{
    switch (cls) {
    case FACT_CARDINAL:
    case FACT_SCALE:
    case FACT_VAGUE:
    case FACT_ORDINAL:
    case FACT_PART:
        return GUARD_NUMBER;
    case FACT_WEEKDAY:
        return GUARD_WEEKDAY;
    case FACT_MONTH:
        return GUARD_MONTH;
    case FACT_RELATIVE:
    case FACT_SEASON:
    case FACT_DECADE:
        return GUARD_DATE;
    case FACT_SIGN:
        return GUARD_CURRENCY;
    case FACT_ABOUT:
        return GUARD_APPROXIMATION;
    case FACT_UNIT:
        return number == UNIT_PERCENT ? GUARD_PERCENTAGE
               : number >= UNIT_MONEY && number < UNIT_KILOMETER
                   ? GUARD_CURRENCY
                   : GUARD_UNIT;
    default:
        return 0;
    }
}

/* What the words are, each distinct one once. */
static void words_read(struct guards *g)
{
    const uint8_t *cls;
    const uint32_t *number;
    uint32_t n = g->keys->count[LEVEL_FOLDED];
    fact_words(g->a, g->keys, &cls, &number);
    g->group = arena_new(g->a, uint32_t, n);
    g->value = arena_new(g->a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        struct str word = g->keys->folded[i];
        arena_step(g->a, WORD_COST, 0);
        const struct guard_word *row = guard_word_find(word);
        g->group[i] = guard_of_fact(cls[i], number[i]);
        g->value[i] = number[i];
        if (g->group[i] == GUARD_APPROXIMATION && row)
            g->value[i] |= (uint32_t)row->value << OTHER_SHIFT;
        if (g->group[i])
            continue;
        if (words_is_negation(word)) {
            g->group[i] = GUARD_NEGATION;
        } else if (row) {
            g->group[i] = row->group;
            g->value[i] = row->value;
        }
    }
}

static void firsts_mark(struct guards *g, int side)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(g->keys->doc[side], &n);
    g->first[side] = arena_new(g->a, uint8_t, g->keys->n[side]);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = sentence[i].start; j < sentence[i].end; j++)
            if (g->keys->token[side][j].flags & HX_TOKEN_WORD) {
                g->first[side][j] = 1;
                break;
            }
}

struct guards guards_new(struct arena *a, const struct keys *keys)
{
    struct guards g = {.a = a, .keys = keys};
    if (language_is_english(keys->language)) {
        words_read(&g);
    } else {
        g.group = arena_new(a, uint32_t, keys->count[LEVEL_FOLDED]);
        g.value = arena_new(a, uint32_t, keys->count[LEVEL_FOLDED]);
    }
    for (int side = 0; side < 2; side++)
        firsts_mark(&g, side);
    return g;
}

static bool is_number(const struct guards *g, int side, uint32_t i)
{
    if (i >= g->keys->n[side])
        return false;
    uint32_t id = g->keys->id[side][LEVEL_FOLDED][i];
    return g->keys->token[side][i].flags & HX_TOKEN_NUMBER ||
           g->group[id] & (GUARD_NUMBER | GUARD_CURRENCY);
}

static bool is_name(const struct guards *g, int side, uint32_t i)
{
    return g->keys->token[side][i].flags & HX_TOKEN_CAPITAL &&
           !g->first[side][i] && !keys_is_light(g->keys, side, i) &&
           !language_has_capital_nouns(g->keys->language);
}

/* What token I of SIDE is as GROUP, where it stands. */
static uint32_t group_here(const struct guards *g, int side, uint32_t i,
                           uint32_t group)
{
    bool capital = g->keys->token[side][i].flags & HX_TOKEN_CAPITAL;
    if (g->keys->token[side][i].flags & HX_TOKEN_NUMBER)
        return GUARD_NUMBER;
    if (group == GUARD_MONTH && !capital)
        return str_is_equal(keys_text(g->keys, side, i), STR("may"))
                   ? GUARD_MODAL
                   : 0;
    if (group == GUARD_APPROXIMATION && !is_number(g, side, i + 1) &&
        !is_number(g, side, i + 2))
        return g->value[g->keys->id[side][LEVEL_FOLDED][i]] >> OTHER_SHIFT
                   ? GUARD_DEGREE
                   : 0;
    if (!group && is_name(g, side, i))
        return GUARD_NAME;
    return group;
}

uint32_t guard_of(const struct guards *g, int side, uint32_t i)
{
    return group_here(g, side, i, g->group[g->keys->id[side][LEVEL_FOLDED][i]]);
}

/* What token I of SIDE says of its group: equal for two of one meaning. */
static uint32_t value_of(const struct guards *g, int side, uint32_t i,
                         uint32_t group)
{
    if (group == GUARD_NUMBER)
        return g->keys->id[side][LEVEL_ROOT][i];
    if (group == GUARD_NAME)
        return g->keys->id[side][LEVEL_STEM][i];
    if (group == GUARD_NEGATION)
        return 1;
    uint32_t id = g->keys->id[side][LEVEL_FOLDED][i];
    if (g->group[id] != GUARD_APPROXIMATION)
        return g->value[id];
    return group == GUARD_APPROXIMATION ? g->value[id] & OTHER_MASK
                                        : g->value[id] >> OTHER_SHIFT;
}

/* True if the lexicon says that the names I and J are one: Britain, UK. */
static bool is_same_name(const struct guards *g, uint32_t i, uint32_t j)
{
    if (!g->forms)
        return false;
    const uint8_t *form = forms_pair(g->forms, i, j);
    return form[FORM_LEMMA] || form[FORM_SYNSET_SURE] >= SENSE_SURE;
}

static bool is_like(const struct guards *g, uint32_t i, uint32_t j,
                    uint32_t group)
{
    return value_of(g, HX_OLD, i, group) == value_of(g, HX_NEW, j, group) ||
           (group == GUARD_NAME && is_same_name(g, i, j));
}

/* What is left of one side of a phrase. */
struct rest {
    uint32_t token[PHRASE_MOST], group[PHRASE_MOST];
    uint32_t n;
    uint32_t all; /* the groups of what is left */
};

static void rest_read(const struct guards *g, int side, hx_range at,
                      struct rest *rest)
{
    rest->n = 0;
    for (uint32_t i = at.start; i < at.end && rest->n < PHRASE_MOST; i++) {
        uint32_t group = guard_of(g, side, i);
        if (!group)
            continue;
        rest->token[rest->n] = i;
        rest->group[rest->n++] = group;
    }
}

/* Takes off what both sides have, each as often as both have it. */
static void rests_match(const struct guards *g, struct rest rest[2])
{
    for (uint32_t i = 0; i < rest[HX_OLD].n; i++)
        for (uint32_t j = 0; j < rest[HX_NEW].n; j++) {
            uint32_t group = rest[HX_OLD].group[i];
            if (!group || group != rest[HX_NEW].group[j] ||
                !is_like(g, rest[HX_OLD].token[i], rest[HX_NEW].token[j],
                         group))
                continue;
            rest[HX_OLD].group[i] = rest[HX_NEW].group[j] = 0;
        }
    for (int side = 0; side < 2; side++) {
        rest[side].all = 0;
        for (uint32_t i = 0; i < rest[side].n; i++)
            rest[side].all |= rest[side].group[i];
    }
}

/* The guards of the lexicon, for two words by themselves. */
static uint32_t guard_senses(const struct guards *g, uint32_t i, uint32_t j)
{
    if (!g->forms || keys_is_light(g->keys, HX_OLD, i) ||
        keys_is_light(g->keys, HX_NEW, j))
        return 0;
    const uint8_t *form = forms_pair(g->forms, i, j);
    if (form[FORM_ANTONYM])
        return GUARD_ANTONYM;
    bool is_one = form[FORM_LEMMA] || form[FORM_STEM] || form[FORM_ROOT] ||
                  form[FORM_SYNSET_SURE] >= SENSE_SURE;
    return form[FORM_SIBLING] && !is_one ? GUARD_SIBLING : 0;
}

uint32_t guard_phrases(const struct guards *g, const hx_range at[2])
{
    struct rest rest[2];
    for (int side = 0; side < 2; side++)
        rest_read(g, side, at[side], &rest[side]);
    rests_match(g, rest);
    uint32_t bits = ((rest[HX_OLD].all | rest[HX_NEW].all) & ALONE) |
                    (rest[HX_OLD].all & rest[HX_NEW].all);
    if (at[HX_OLD].end - at[HX_OLD].start == 1 &&
        at[HX_NEW].end - at[HX_NEW].start == 1)
        bits |= guard_senses(g, at[HX_OLD].start, at[HX_NEW].start);
    return bits;
}

uint32_t guard_words(const struct guards *g, uint32_t i, uint32_t j)
{
    return guard_phrases(g, (hx_range[2]){
                                {i, i + 1},
                                {j, j + 1}
    });
}
