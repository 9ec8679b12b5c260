/* SPDX-License-Identifier: MIT */

/*
 * Two words to their relation. A profile has, for each sense of a word, the
 * synset and those one or two steps away as numbers that sort by synset: 17
 * bits of synset, 3 of how it was reached, 8 of weight. Two words relate where
 * their profiles have a synset in common; so a relation is one merge of two
 * short lists. The features are those of C. Fellbaum (ed.), WordNet (1998).
 */

#include <string.h>

#include "base/number.h"
#include "diff/lexicon_row.h"

/* How a synset was reached from the word. */
enum reach {
    REACH_SELF,
    REACH_UP,   /* a hypernym */
    REACH_UP_2, /* a hypernym's hypernym */
    REACH_SIMILAR,
    REACH_DERIVED,
    REACHES
};

enum {
    REACH_SHIFT = 8,
    SYNSET_SHIFT = 11,
    SYNSET_MASK = (1 << LEXICON_SYNSET_BITS) - 1,
    TIES_MOST = 24, /* relations of a synset that are looked at */
    /* Senses of higher rank say what they are and no more. */
    RANK_MOST = 15
};

static void entry_put(struct lexicon_profile *profile, uint32_t synset,
                      enum reach reach, uint32_t weight)
{
    if (profile->n < LEXICON_PROFILE)
        profile->entry[profile->n++] =
            synset << SYNSET_SHIFT | (uint32_t)reach << REACH_SHIFT | weight;
}

/* Puts what SYNSET is tied to by TIE, as reached by REACH; the hypernyms of
 * its hypernyms too. */
static void ties_put(const struct lexicon *lex, uint32_t synset,
                     struct lexicon_profile *profile, enum reach reach,
                     uint32_t weight)
{
    static const enum lexicon_tie tie_table[REACHES] = {
        0, LEXICON_HYPERNYM, LEXICON_HYPERNYM, LEXICON_SIMILAR,
        LEXICON_DERIVATION};
    if (synset >= lex->synsets)
        return;
    uint32_t i = lexicon_number(lex, LEXICON_SYNSETS, synset);
    uint32_t end = lexicon_number(lex, LEXICON_SYNSETS, (size_t)synset + 1);
    for (uint32_t n = 0; i < end && i < lex->relations && n < TIES_MOST;
         i++, n++) {
        uint32_t row = lexicon_number(lex, LEXICON_RELATIONS, i);
        if (row >> LEXICON_SYNSET_BITS != (uint32_t)tie_table[reach])
            continue;
        entry_put(profile, row & SYNSET_MASK, reach, weight);
        if (reach == REACH_UP)
            ties_put(lex, row & SYNSET_MASK, profile, REACH_UP_2, weight);
    }
}

/* Puts the senses of ID as reached by REACH. */
static void senses_put(const struct lexicon *lex, uint32_t id,
                       struct lexicon_profile *profile, enum reach reach)
{
    struct lexicon_run run = lexicon_senses(lex, id);
    for (uint32_t i = run.start; i < run.end; i++) {
        uint32_t sense = lexicon_number(lex, LEXICON_SENSES, i);
        uint32_t synset = sense & SYNSET_MASK;
        uint32_t rank = sense >> LEXICON_SYNSET_BITS;
        uint32_t weight = number_root(65025 / (1 + rank));
        if (reach == REACH_SELF) {
            entry_put(profile, synset, reach, weight);
            profile->parts |= lexicon_part_of(lex, synset);
        } else if (rank <= RANK_MOST)
            ties_put(lex, synset, profile, reach, weight);
    }
}

static void entries_sort(struct lexicon_profile *profile)
{
    uint32_t *at = profile->entry;
    for (uint32_t gap = 57; gap; gap = gap == 4 ? 1 : gap * 3 / 7)
        for (uint32_t i = gap; i < profile->n; i++) {
            uint32_t entry = at[i], j = i;
            for (; j >= gap && at[j - gap] > entry; j -= gap)
                at[j] = at[j - gap];
            at[j] = entry;
        }
}

/* Of entries that differ by weight only the heaviest stays, the last one. */
static void entries_thin(struct lexicon_profile *profile)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < profile->n; i++)
        if (i + 1 == profile->n || profile->entry[i] >> REACH_SHIFT !=
                                       profile->entry[i + 1] >> REACH_SHIFT)
            profile->entry[n++] = profile->entry[i];
    profile->n = n;
}

static void profile_fill(const struct lexicon *lex,
                         struct lexicon_profile *profile)
{
    for (int reach = REACH_SELF; reach < REACHES; reach++)
        if (reach != REACH_UP_2)
            for (uint32_t i = 0; i < profile->names; i++)
                senses_put(lex, profile->name[i], profile, (enum reach)reach);
    entries_sort(profile);
    entries_thin(profile);
}

/* The two words of row I of SECTION, the lesser one above. */
static uint64_t row_get(const struct lexicon *lex, enum lexicon_section section,
                        uint32_t i)
{
    return (uint64_t)lexicon_number(lex, section, 2 * (size_t)i) << 32 |
           lexicon_number(lex, section, 2 * (size_t)i + 1);
}

/* The first row in RUN that is not below PAIR, or its end. */
static uint32_t row_find(const struct lexicon *lex,
                         enum lexicon_section section, hx_range run,
                         uint64_t pair)
{
    while (run.start < run.end) {
        uint32_t middle = run.start + (run.end - run.start) / 2;
        if (row_get(lex, section, middle) < pair)
            run.start = middle + 1;
        else
            run.end = middle;
    }
    return run.start;
}

/* The rows of SECTION whose lesser word is NAME. */
static hx_range rows_of(const struct lexicon *lex, enum lexicon_section section,
                        uint64_t name)
{
    size_t size = 2 * (size_t)LEXICON_NUMBER;
    hx_range all = {0, (uint32_t)(lex->section[section].len / size)};
    return (hx_range){row_find(lex, section, all, name << 32),
                      row_find(lex, section, all, (name + 1) << 32)};
}

static void rows_find(const struct lexicon *lex,
                      struct lexicon_profile *profile)
{
    for (uint32_t i = 0; i < profile->names; i++) {
        profile->derived[i] = rows_of(lex, LEXICON_DERIVED, profile->name[i]);
        profile->opposite[i] = rows_of(lex, LEXICON_ANTONYMS, profile->name[i]);
    }
}

void lexicon_profile(const struct lexicon *lex, struct str word,
                     struct lexicon_profile *profile)
{
    profile->id = lexicon_find(lex, word);
    profile->names = lexicon_lemmas(lex, word, profile->name);
    profile->parts = profile->n = 0;
    profile_fill(lex, profile);
    bool has_own = profile->id == LEXICON_NONE;
    for (uint32_t i = 0; i < profile->names; i++)
        has_own |= profile->name[i] == profile->id;
    if (!has_own)
        profile->name[profile->names++] = profile->id;
    rows_find(lex, profile);
}

void lexicon_profile_id(const struct lexicon *lex, uint32_t id,
                        struct lexicon_profile *profile)
{
    profile->id = profile->name[0] = id;
    profile->names = id != LEXICON_NONE;
    profile->parts = profile->n = 0;
    profile_fill(lex, profile);
    rows_find(lex, profile);
}

static void most(uint8_t *to, uint32_t weight)
{
    if (weight > *to)
        *to = (uint8_t)weight;
}

/* Notes that entry A of one word and B of the other have a synset in common. */
static void common_note(struct lexicon_relation *relation, uint32_t a,
                        uint32_t b)
{
    enum reach from = a >> REACH_SHIFT & 7, to = b >> REACH_SHIFT & 7;
    uint32_t weight = (a & 255) * (b & 255) / 255;
    enum reach less = from < to ? from : to, more = from < to ? to : from;
    if (more == REACH_SELF)
        most(&relation->synset, weight);
    else if (more <= REACH_UP_2 && less == REACH_SELF)
        most(&(from == REACH_SELF ? relation->below
                                  : relation->above)[more - REACH_UP],
             weight);
    else if (more == REACH_UP)
        most(&relation->sibling, weight);
    else if (more == REACH_UP_2 || less == REACH_SIMILAR)
        most(&relation->cousin, more == REACH_DERIVED ? 0 : weight);
    else if (less == REACH_SELF)
        most(more == REACH_SIMILAR ? &relation->similar
                                   : &relation->derived_synset,
             weight);
}

/* True if RUN of SECTION, the rows of A and of B by the lesser of them, has
 * one of both. */
static bool has_pair(const struct lexicon *lex, enum lexicon_section section,
                     const hx_range run[2], uint64_t a, uint64_t b)
{
    const hx_range *in = &run[a > b];
    uint64_t pair = a < b ? a << 32 | b : b << 32 | a;
    uint32_t at = row_find(lex, section, *in, pair);
    return at < in->end && row_get(lex, section, at) == pair;
}

/* What is known of the words themselves, not of their senses. */
static void names_relate(const struct lexicon *lex,
                         const struct lexicon_profile *a,
                         const struct lexicon_profile *b,
                         struct lexicon_relation *relation)
{
    for (uint32_t i = 0; i < a->names; i++)
        for (uint32_t j = 0; j < b->names; j++) {
            uint32_t one = a->name[i], other = b->name[j];
            relation->lemma |= one == other;
            const hx_range derived[2] = {a->derived[i], b->derived[j]};
            const hx_range opposite[2] = {a->opposite[i], b->opposite[j]};
            relation->derived |=
                has_pair(lex, LEXICON_DERIVED, derived, one, other);
            relation->antonym |=
                has_pair(lex, LEXICON_ANTONYMS, opposite, one, other);
        }
}

struct lexicon_relation lexicon_relate_profiles(const struct lexicon *lex,
                                                const struct lexicon_profile *a,
                                                const struct lexicon_profile *b)
{
    struct lexicon_relation relation = {.part = (a->parts & b->parts) != 0};
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t one = a->entry[i] >> SYNSET_SHIFT;
        uint32_t other = b->entry[j] >> SYNSET_SHIFT;
        if (one == other)
            for (uint32_t k = j; k < b->n && b->entry[k] >> SYNSET_SHIFT == one;
                 k++)
                common_note(&relation, a->entry[i], b->entry[k]);
        if (one <= other)
            i++;
        else
            j++;
    }
    names_relate(lex, a, b, &relation);
    return relation;
}

struct lexicon_relation lexicon_relate(const struct lexicon *lex, uint32_t a,
                                       uint32_t b)
{
    uint32_t id[2] = {a, b};
    struct lexicon_profile profile[2];
    for (int i = 0; i < 2; i++)
        if (id[i] < lex->words)
            lexicon_profile(lex, lexicon_word(lex, id[i]), &profile[i]);
        else
            lexicon_profile_id(lex, id[i], &profile[i]);
    return lexicon_relate_profiles(lex, &profile[0], &profile[1]);
}
