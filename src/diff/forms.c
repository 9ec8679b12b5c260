/* SPDX-License-Identifier: MIT */

/*
 * Words are cut into letters and rows of three letters once; two words are
 * compared once, and found by a hash of both numbers. Bits for letters and rows
 * say of most words that they have nothing in common before more is asked.
 * Jaro and Winkler's measure: W. E. Winkler, String comparator metrics and
 * enhanced decision rules in the Fellegi-Sunter model of record linkage, 1990.
 */

#include "diff/forms.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "diff/net.h"
#include "doc/words.h"

enum {
    SLOTS_FIRST = 1024,
    BLOCK_PAIRS = 512,
    FORM_COST = 256,
    PAIR_COST = 128
};

hx_tier forms_tier(const struct keys *keys)
{
    if (!language_is_english(keys->language))
        return HX_TIER_ANY;
    return keys->lexicon.words ? HX_TIER_LEXICON : HX_TIER_ENGLISH;
}

struct forms forms_new(struct arena *a, const struct keys *keys)
{
    struct forms forms = {.a = a, .keys = keys};
    hx_tier tier = forms_tier(keys);
    forms.english = tier != HX_TIER_ANY;
    if (tier == HX_TIER_LEXICON)
        forms.lexicon = &keys->lexicon;
    forms.form = arena_new(a, struct form, keys->count[LEVEL_FOLDED]);
    return forms;
}

static void trigram_put(struct form *form, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t hash = hash_mix(hash_mix(a, b), c);
    uint16_t value = (uint16_t)(hash >> 20);
    uint32_t at = form->trigrams++;
    for (; at && form->trigram[at - 1] > value; at--)
        form->trigram[at] = form->trigram[at - 1];
    form->trigram[at] = value;
    form->trigram_bits |= UINT64_C(1) << (value & 63);
}

static void letters_read(struct form *form)
{
    struct str text = form->text;
    uint32_t cp;
    for (size_t i = 0; i < text.len && form->letters < FORM_LETTERS;) {
        i += utf8_decode(str_sub(text, i, 4), &cp);
        form->letter[form->letters++] = (uint16_t)cp;
        form->letter_bits |= UINT32_C(1) << (cp & 31);
    }
    uint32_t n = form->letters;
    for (uint32_t i = 0; i < n; i++)
        trigram_put(form, i ? form->letter[i - 1] : 0, form->letter[i],
                    i + 1 < n ? form->letter[i + 1] : 0);
}

static void sense_make(struct forms *forms, struct form *form)
{
    const struct lexicon *lexicon = forms->lexicon;
    struct form_sense *sense = arena_new(forms->a, struct form_sense, 1);
    lexicon_profile(lexicon, form->text, &sense->profile);
    sense->has_vector =
        lexicon_vector(lexicon, sense->profile.id, &sense->vector);
    form->rarity =
        (uint8_t)(lexicon_rarity(lexicon, sense->profile.id) * NET_ONE / 255);
    form->sense = sense;
}

/* Short forms and what they can stand for, as tokens that were split. */
static const struct shortened {
    struct str from, to;
} shortened_table[] = {
    {{"n't", 3}, {"not", 3}  },
    {{"'re", 3}, {"are", 3}  },
    {{"'ve", 3}, {"have", 4} },
    {{"'ll", 3}, {"will", 4} },
    {{"'m", 2},  {"am", 2}   },
    {{"'d", 2},  {"would", 5}},
    {{"'d", 2},  {"had", 3}  },
    {{"'s", 2},  {"is", 2}   },
    {{"'s", 2},  {"has", 3}  },
    {{"ca", 2},  {"can", 3}  },
    {{"wo", 2},  {"will", 4} },
};

/* Says of FORM on which side of the table it is. */
static void shortened_mark(struct form *form)
{
    for (size_t i = 0; i < sizeof shortened_table / sizeof *shortened_table;
         i++) {
        form->is_short |= str_is_equal(form->text, shortened_table[i].from);
        form->is_full |= str_is_equal(form->text, shortened_table[i].to);
    }
}

/* True if A is a contraction of B. */
static bool is_shortened(const struct form *a, const struct form *b)
{
    if (!a->is_short || !b->is_full)
        return false;
    for (size_t i = 0; i < sizeof shortened_table / sizeof *shortened_table;
         i++)
        if (str_is_equal(a->text, shortened_table[i].from) &&
            str_is_equal(b->text, shortened_table[i].to))
            return true;
    return false;
}

static void form_make(struct forms *forms, int side, uint32_t i)
{
    const struct keys *keys = forms->keys;
    uint32_t id = keys->id[side][LEVEL_FOLDED][i];
    struct form *form = &forms->form[id];
    uint32_t flags = keys->token[side][i].flags;
    arena_step(forms->a, FORM_COST, 0);
    *form = (struct form){.text = keys->folded[id], .made = true};
    form->stem = keys->id[side][LEVEL_STEM][i];
    form->mark = !(flags & HX_TOKEN_WORD);
    form->number = flags & HX_TOKEN_NUMBER ||
                   (forms->english && words_is_number(form->text));
    form->light = form->mark || (forms->english && words_is_stop(form->text));
    form->root = keys->id[side][LEVEL_ROOT][i];
    letters_read(form);
    if (forms->english)
        shortened_mark(form);
    if (forms->lexicon && !form->mark)
        sense_make(forms, form);
}

const struct form *forms_get(struct forms *forms, int side, uint32_t i)
{
    struct form *form = &forms->form[forms->keys->id[side][LEVEL_FOLDED][i]];
    if (!form->made)
        form_make(forms, side, i);
    return form;
}

static uint8_t share(uint32_t part, uint32_t whole)
{
    if (!whole)
        return 0;
    return (uint8_t)(NET_ONE * part / whole);
}

/* Marks in TAKEN the letters of A that B has within REACH, in order. */
static uint32_t matches_find(const struct form *a, const struct form *b,
                             uint32_t reach, uint32_t taken[2])
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->letters; i++) {
        uint32_t end = i + reach + 1 < b->letters ? i + reach + 1 : b->letters;
        for (uint32_t j = i > reach ? i - reach : 0; j < end; j++) {
            if (taken[1] >> j & 1 || a->letter[i] != b->letter[j])
                continue;
            taken[0] |= UINT32_C(1) << i;
            taken[1] |= UINT32_C(1) << j;
            n++;
            break;
        }
    }
    return n;
}

/* Jaro and Winkler's likeness. */
static uint8_t jaro(const struct form *a, const struct form *b, uint32_t prefix)
{
    uint32_t longer = a->letters > b->letters ? a->letters : b->letters;
    uint32_t taken[2] = {0, 0}, swaps = 0;
    uint32_t n = matches_find(a, b, longer / 2 > 1 ? longer / 2 - 1 : 0, taken);
    if (!n)
        return 0;
    for (uint32_t i = 0, j = 0; i < a->letters; i++) {
        if (!(taken[0] >> i & 1))
            continue;
        while (!(taken[1] >> j & 1))
            j++;
        swaps += a->letter[i] != b->letter[j++];
    }
    uint32_t rows = a->letters, columns = b->letters;
    if (!rows || !columns)
        return 0;
    uint32_t like = (NET_ONE * n / rows + NET_ONE * n / columns +
                     NET_ONE * (n - swaps / 2) / n) /
                    3;
    uint32_t same = prefix < 4 ? prefix : 4;
    return (uint8_t)(like + same * (NET_ONE - like) / 10);
}

static uint32_t trigrams_common(const struct form *a, const struct form *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0, j = 0; i < a->trigrams && j < b->trigrams;) {
        if (a->trigram[i] == b->trigram[j])
            n++, i++, j++;
        else if (a->trigram[i] < b->trigram[j])
            i++;
        else
            j++;
    }
    return n;
}

static bool is_inside(struct str part, struct str whole)
{
    for (size_t i = 0; i + part.len <= whole.len; i++)
        if (!memcmp(whole.s + i, part.s, part.len))
            return true;
    return false;
}

static uint32_t bits_count(uint32_t bits)
{
    uint32_t n = 0;
    for (; bits; bits &= bits - 1)
        n++;
    return n;
}

/* Of two words that are not the same. */
static void letters_compare(const struct form *a, const struct form *b,
                            uint8_t *value)
{
    uint32_t shorter = a->letters < b->letters ? a->letters : b->letters;
    uint32_t longer = a->letters + b->letters - shorter, prefix = 0;
    while (prefix < shorter && a->letter[prefix] == b->letter[prefix])
        prefix++;
    value[FORM_PREFIX] = share(prefix, longer);
    if (2 * bits_count(a->letter_bits & b->letter_bits) >=
        bits_count(a->letter_bits | b->letter_bits) - 1)
        value[FORM_JARO] = jaro(a, b, prefix);
    if (a->trigram_bits & b->trigram_bits)
        value[FORM_TRIGRAM] =
            share(2 * trigrams_common(a, b),
                  (uint32_t)a->trigrams + (uint32_t)b->trigrams);
    if (shorter >= 3 && value[FORM_JARO])
        value[FORM_CONTAIN] = a->text.len < b->text.len
                                  ? is_inside(a->text, b->text)
                                  : is_inside(b->text, a->text);
    value[FORM_CONTAIN] = (uint8_t)(value[FORM_CONTAIN] * NET_ONE);
}

static uint8_t larger(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

/* A weight of 255 as a feature. */
static uint8_t scaled(uint8_t weight)
{
    return (uint8_t)((weight + 1) / 2);
}

static uint8_t flag(bool holds)
{
    return holds ? NET_ONE : 0;
}

static void senses_compare(const struct lexicon *lexicon, const struct form *a,
                           const struct form *b, uint8_t *value)
{
    struct lexicon_relation r = lexicon_relate_profiles(
        lexicon, &a->sense->profile, &b->sense->profile);
    value[FORM_LEMMA] = flag(r.lemma);
    value[FORM_SYNSET] = flag(r.synset);
    value[FORM_SYNSET_SURE] = scaled(r.synset);
    value[FORM_ABOVE] = scaled(larger(r.above[0], r.below[0]));
    value[FORM_ABOVE_2] = scaled(larger(r.above[1], r.below[1]));
    value[FORM_SIBLING] = scaled(r.sibling);
    value[FORM_COUSIN] = scaled(r.cousin);
    value[FORM_SIMILAR] = scaled(r.similar);
    value[FORM_DERIVED] = flag(r.derived);
    value[FORM_DERIVED_SYNSET] = scaled(r.derived_synset);
    value[FORM_ANTONYM] = flag(r.antonym);
    value[FORM_PART] = flag(r.part);
    if (!a->sense->has_vector || !b->sense->has_vector) {
        value[FORM_UNKNOWN] = NET_ONE;
        return;
    }
    int cosine = lexicon_vector_cosine(&a->sense->vector, &b->sense->vector);
    value[FORM_COSINE] = (uint8_t)(cosine > 0 ? cosine : 0);
    value[FORM_COSINE_HIGH] = (uint8_t)(cosine > 64 ? 2 * (cosine - 64) : 0);
}

static void pair_make(const struct forms *forms, const struct form *a,
                      const struct form *b, uint8_t *value)
{
    memset(value, 0, FORM_FEATURES);
    value[FORM_EQUAL] = a == b ? NET_ONE : 0;
    value[FORM_STEM] = a->stem == b->stem ? NET_ONE : 0;
    value[FORM_ROOT] = a->root == b->root ? NET_ONE : 0;
    if (a->number && b->number)
        value[a->root == b->root ? FORM_NUMBER : FORM_UNNUMBER] = NET_ONE;
    if (a == b) {
        memset(value + FORM_JARO, NET_ONE, FORM_NUMBER - FORM_JARO);
        if (!forms->lexicon || a->mark)
            return;
        value[FORM_LEMMA] = value[FORM_SYNSET] = NET_ONE;
        value[FORM_SYNSET_SURE] = value[FORM_PART] = NET_ONE;
        value[FORM_COSINE] = value[FORM_COSINE_HIGH] = NET_ONE;
        return;
    }
    if (is_shortened(a, b) || is_shortened(b, a))
        value[FORM_SHORT] = NET_ONE;
    if (a->mark || b->mark)
        return;
    letters_compare(a, b, value);
    if (forms->lexicon)
        senses_compare(forms->lexicon, a, b, value);
}

static struct form_pair *pair_get(const struct forms *forms, uint32_t id)
{
    return &forms->block.at[id / BLOCK_PAIRS][id % BLOCK_PAIRS];
}

/* The slot of the words OLD and NEW, or the free one where it would be. Words
 * of one sentence have numbers close to each other, so eight in a row have
 * their slots in one place. */
static uint32_t *slot_find(const struct forms *forms, uint32_t old,
                           uint32_t new)
{
    uint64_t hash = ((uint64_t)old << 29 | new >> 3) + 1;
    hash *= UINT64_C(0x9e3779b97f4a7c15);
    uint32_t i = ((uint32_t)(hash >> 32) + (new & 7)) & (forms->room - 1);
    for (; forms->slot[i]; i = (i + 1) & (forms->room - 1)) {
        const struct form_pair *pair = pair_get(forms, forms->slot[i] - 1);
        if (pair->word[HX_OLD] == old && pair->word[HX_NEW] == new)
            break;
    }
    return &forms->slot[i];
}

static void slots_grow(struct forms *forms)
{
    forms->room = forms->room ? 2 * forms->room : SLOTS_FIRST;
    forms->slot = arena_new(forms->a, uint32_t, forms->room);
    for (uint32_t id = 0; id < forms->pairs; id++) {
        const struct form_pair *pair = pair_get(forms, id);
        *slot_find(forms, pair->word[HX_OLD], pair->word[HX_NEW]) = id + 1;
    }
}

uint32_t forms_pair_id(struct forms *forms, uint32_t i, uint32_t j)
{
    uint32_t old = forms->keys->id[HX_OLD][LEVEL_FOLDED][i];
    uint32_t new = forms->keys->id[HX_NEW][LEVEL_FOLDED][j];
    if (2 * forms->pairs >= forms->room)
        slots_grow(forms);
    uint32_t *slot = slot_find(forms, old, new);
    if (*slot)
        return *slot - 1;
    arena_step(forms->a, PAIR_COST, 0);
    const struct form *a = forms_get(forms, HX_OLD, i);
    const struct form *b = forms_get(forms, HX_NEW, j);
    if (forms->pairs == forms->block.vec.n * BLOCK_PAIRS)
        *vec_push(forms->a, &forms->block) =
            arena_alloc_raw(forms->a, BLOCK_PAIRS, sizeof(struct form_pair));
    struct form_pair *pair = pair_get(forms, forms->pairs);
    pair->word[HX_OLD] = old;
    pair->word[HX_NEW] = new;
    pair_make(forms, a, b, pair->at);
    *slot = ++forms->pairs;
    return *slot - 1;
}

const uint8_t *forms_values(const struct forms *forms, uint32_t id)
{
    return pair_get(forms, id)->at;
}

const uint8_t *forms_pair(struct forms *forms, uint32_t i, uint32_t j)
{
    return forms_values(forms, forms_pair_id(forms, i, j));
}
