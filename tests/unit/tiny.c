/* SPDX-License-Identifier: MIT */

/* Synsets 0 to 7 are nouns, 8 to 10 verbs, 11 to 13 adjectives. */

#include "tiny.h"

#include "tools/lexicon/write.h"

enum { DAY, WEEKDAY, MONDAY, TUESDAY, PLACE, MINISTER, PRIME, HEAT };
enum { TAKE = 8, BEGIN, OCCUR, HOT, COLD, WARM, SYNSETS };

static const struct str word_table[] = {
    {"take",     4},
    {"place",    5},
    {"begin",    5},
    {"start",    5},
    {"began",    5},
    {"hot",      3},
    {"cold",     4},
    {"monday",   6},
    {"tuesday",  7},
    {"weekday",  7},
    {"day",      3},
    {"occur",    5},
    {"prime",    5},
    {"minister", 8},
    {"warm",     4},
    {"heat",     4},
    {"took",     4},
};

static const struct recipe_sense sense_table[] = {
    {TINY_TAKE,           TAKE,     0},
    {TINY_PLACE,          PLACE,    0},
    {TINY_BEGIN,          BEGIN,    0},
    {TINY_START,          PRIME,    0},
    {TINY_START,          BEGIN,    1},
    {TINY_HOT,            HOT,      0},
    {TINY_COLD,           COLD,     0},
    {TINY_MONDAY,         MONDAY,   0},
    {TINY_TUESDAY,        TUESDAY,  0},
    {TINY_WEEKDAY,        WEEKDAY,  0},
    {TINY_DAY,            DAY,      0},
    {TINY_OCCUR,          OCCUR,    0},
    {TINY_PRIME,          PRIME,    0},
    {TINY_MINISTER,       MINISTER, 0},
    {TINY_WARM,           WARM,     0},
    {TINY_HEAT,           HEAT,     0},
    {TINY_TAKE_PLACE,     OCCUR,    0},
    {TINY_PRIME_MINISTER, MINISTER, 3},
};

static const struct recipe_tie tie_table[] = {
    {WEEKDAY, DAY,     LEXICON_HYPERNYM  },
    {MONDAY,  WEEKDAY, LEXICON_HYPERNYM  },
    {TUESDAY, WEEKDAY, LEXICON_HYPERNYM  },
    {HEAT,    HOT,     LEXICON_DERIVATION},
    {HOT,     WARM,    LEXICON_SIMILAR   },
};

static const struct recipe_pair form_table[] = {
    {TINY_BEGAN, TINY_BEGIN},
    {TINY_TOOK,  TINY_TAKE },
};
static const struct recipe_pair derived_table[] = {
    {TINY_HOT, TINY_HEAT},
};
static const struct recipe_pair antonym_table[] = {
    {TINY_HOT, TINY_COLD},
};

static const uint32_t member_table[] = {TINY_TAKE, TINY_PLACE, TINY_PRIME,
                                        TINY_MINISTER};

/* Words 2 and 3 point nearly the same way, 4 the other, 5 across. */
static void vectors_set(int8_t *vector)
{
    for (int i = 0; i < LEXICON_DIMENSIONS; i++) {
        int8_t up = (int8_t)(i % 15 - 7);
        vector[TINY_BEGIN * LEXICON_DIMENSIONS + i] = up;
        vector[TINY_START * LEXICON_DIMENSIONS + i] =
            (int8_t)(i % 10 ? up : -up);
        vector[TINY_BEGAN * LEXICON_DIMENSIONS + i] = (int8_t)-up;
        vector[TINY_HOT * LEXICON_DIMENSIONS + i] = (int8_t)(i % 2 ? 7 : -7);
    }
}

struct str tiny_lexicon(struct arena *a)
{
    int8_t *vector = arena_new(a, int8_t, 8 * LEXICON_DIMENSIONS);
    const struct recipe_compound compound[] = {
        {member_table,     2},
        {member_table + 2, 2},
    };
    vectors_set(vector);
    struct recipe recipe = {
        .about = STR("a tiny lexicon"),
        .word = word_table,
        .words = TINY_WORDS,
        .compound = compound,
        .compounds = 2,
        .sense = sense_table,
        .senses = sizeof sense_table / sizeof *sense_table,
        .part = {TAKE, HOT, SYNSETS},
        .synsets = SYNSETS,
        .tie = tie_table,
        .ties = sizeof tie_table / sizeof *tie_table,
        .form = form_table,
        .forms = 2,
        .derived = derived_table,
        .derived_pairs = 1,
        .antonym = antonym_table,
        .antonyms = 1,
        .vector = vector,
        .vectors = 8,
    };
    return recipe_write(a, &recipe);
}
