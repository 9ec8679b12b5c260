/* SPDX-License-Identifier: MIT */

/*
 * Steps are the order in which a reader calls changes noise; what level a
 * change is of the library has found. Kinds, classes and flags are hidden one
 * by one.
 */

#include "view/sieve.h"

#include "view/kind.h"
#include "view/levels.h"

enum {
    NOISE_SIGNS = 1 << HX_LEVEL_CASE | 1 << HX_LEVEL_PUNCTUATION,
    NOISE_DATES = 1 << HX_LEVEL_STAMPS | 1 << HX_LEVEL_DATES,
    NOISE_FORMS = 1 << HX_LEVEL_SPELLING | 1 << HX_LEVEL_INFLECTION
};

const struct sieve_step sieve_step_table[] = {
    {"nothing",                  0                        },
    {"white space",              1 << HX_LEVEL_SPACE      },
    {"typography",               1 << HX_LEVEL_TYPOGRAPHY },
    {"letter case, punctuation", NOISE_SIGNS              },
    {"dates and stamps",         NOISE_DATES              },
    {"boilerplate",              1 << HX_LEVEL_BOILERPLATE},
    {"spelling, word forms",     NOISE_FORMS              },
    {"synonyms",                 1 << HX_LEVEL_SYNONYMS   },
};

const uint32_t sieve_steps = sizeof sieve_step_table / sizeof *sieve_step_table;

const char *const sieve_level_table[HX_LEVELS] = {
    "white space",
    "typography",
    "letter case",
    "punctuation",
    "stamps: when it was published",
    "dates, and nothing else",
    "boilerplate: credits, links, shares",
    "spelling",
    "word forms",
    "synonyms",
    "",
};

const char *const sieve_flag_table[SIEVE_FLAGS] = {"of a fact",
                                                   "in a quotation", "neither"};

struct sieve sieve_of(const hx_diff *diff)
{
    return (struct sieve){.noise = hx_diff_ignored(diff) & SIEVE_NOISE};
}

uint32_t sieve_step_of(const struct sieve *sieve)
{
    uint32_t step = 0;
    while (step + 1 < sieve_steps &&
           !(sieve_step_table[step + 1].noise & ~sieve->noise))
        step++;
    return step;
}

void sieve_step_set(struct sieve *sieve, uint32_t step)
{
    sieve->noise = 0;
    for (uint32_t i = 0; i <= step; i++)
        sieve->noise |= sieve_step_table[i].noise;
}

uint32_t sieve_step_count(const hx_diff *diff, uint32_t step)
{
    uint32_t n = 0;
    for (int level = 0; level < HX_LEVELS; level++)
        if (sieve_step_table[step].noise & HX_IGNORE(level))
            n += levels_count(diff, (hx_level)level);
    return n;
}

static bool has_flag(const hx_change *change, enum sieve_flag flag)
{
    static const uint32_t BITS[SIEVE_FLAGS] = {
        HX_CHANGE_FACT, HX_CHANGE_QUOTED, HX_CHANGE_FACT | HX_CHANGE_QUOTED};
    return !(change->flags & BITS[flag]) == (flag == SIEVE_PLAIN);
}

/* True if all flags that CHANGE has are hidden. */
static bool is_flag_hidden(const struct sieve *sieve, const hx_change *change)
{
    for (int i = 0; i < SIEVE_FLAGS; i++)
        if (!sieve->flag[i] && has_flag(change, (enum sieve_flag)i))
            return false;
    return true;
}

static bool is_noise(const struct sieve *sieve, hx_level level)
{
    return level != HX_LEVEL_SUBSTANCE && sieve->noise & HX_IGNORE(level);
}

bool sieve_hides(const struct sieve *sieve, const hx_change *change)
{
    return kind_sign(change) != ' ' &&
           (sieve->kind[change->kind] || sieve->cls[change->cls] ||
            is_noise(sieve, change->level) || is_flag_hidden(sieve, change));
}

bool sieve_hides_move(const struct sieve *sieve, const hx_pair *pair)
{
    return sieve->moved || is_noise(sieve, pair->level);
}

bool sieve_is_equal(const struct sieve *a, const struct sieve *b)
{
    for (int i = 0; i < HX_KINDS; i++)
        if (a->kind[i] != b->kind[i])
            return false;
    for (int i = 0; i < HX_CLASSES; i++)
        if (a->cls[i] != b->cls[i])
            return false;
    for (int i = 0; i < SIEVE_FLAGS; i++)
        if (a->flag[i] != b->flag[i])
            return false;
    return a->moved == b->moved && a->noise == b->noise &&
           a->folded == b->folded;
}

bool sieve_is_open(const struct sieve *sieve)
{
    bool hides = sieve->moved || sieve->noise;
    for (int i = 0; i < HX_KINDS; i++)
        hides |= sieve->kind[i];
    for (int i = 0; i < HX_CLASSES; i++)
        hides |= sieve->cls[i];
    for (int i = 0; i < SIEVE_FLAGS; i++)
        hides |= sieve->flag[i];
    return !hides;
}

/* The runs of pairs that moved together and are furniture that is hidden. */
static uint32_t moves_count(const struct sieve *sieve, const hx_diff *diff)
{
    uint32_t n, moves = 0;
    bool was_hidden = false;
    const hx_pair *pair = hx_diff_pairs(diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        bool is_hidden = pair[i].moved && sieve_hides_move(sieve, &pair[i]);
        moves += is_hidden && !was_hidden;
        was_hidden = is_hidden;
    }
    return moves;
}

struct sieve_count sieve_count(const struct sieve *sieve, const hx_diff *diff)
{
    struct sieve_count count = {0};
    uint32_t n;
    const hx_change *change = hx_diff_changes(diff, &n);
    if (sieve_is_open(sieve))
        return count;
    for (uint32_t i = 0; i < n; i++) {
        if (!sieve_hides(sieve, &change[i]))
            continue;
        bool minor = change[i].flags & HX_CHANGE_MINOR;
        count.style += minor;
        count.changes += !minor;
    }
    count.moves = sieve->moved ? hx_diff_stats(diff)->moved_groups
                               : moves_count(sieve, diff);
    return count;
}

uint32_t sieve_flag_count(const hx_diff *diff, enum sieve_flag flag)
{
    uint32_t n, found = 0;
    const hx_change *change = hx_diff_changes(diff, &n);
    for (uint32_t i = 0; i < n; i++)
        found += kind_sign(&change[i]) != ' ' && has_flag(&change[i], flag);
    return found;
}
