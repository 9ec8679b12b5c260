/* SPDX-License-Identifier: MIT */

/*
 * Levels follow the order in which a reader calls changes noise. Words inside
 * quotation marks are somebody's own, so levels hide no more than signs there.
 */

#include "view/sieve.h"

#include "view/kind.h"

/* clang-format off */
const struct sieve_level sieve_level_table[] = {
    {"nothing", {HX_CLASS_NONE}},
    {"typography", {HX_CLASS_TYPOGRAPHIC}},
    {"typography, letter case, punctuation",
     {HX_CLASS_CASE, HX_CLASS_PUNCTUATION, HX_CLASS_JOINING}},
    {"style, spelling, word forms",
     {HX_CLASS_NUMBER_FORMAT, HX_CLASS_SPELLING, HX_CLASS_INFLECTION,
      HX_CLASS_CONTRACTION, HX_CLASS_ABBREVIATION}},
    {"style, spelling, word forms, synonyms", {HX_CLASS_SYNONYM}},
};
/* clang-format on */

const uint32_t sieve_levels =
    sizeof sieve_level_table / sizeof *sieve_level_table;

enum { LEVEL_QUOTED = 2, LEVEL_CLASSES = 5 }; /* the last one for quotations */

static bool is_below(const struct sieve *sieve, const hx_change *change)
{
    bool quoted = change->flags & HX_CHANGE_QUOTED;
    uint32_t level = sieve->level;
    if (quoted && level > LEVEL_QUOTED)
        level = LEVEL_QUOTED;
    for (uint32_t i = 1; i <= level; i++)
        for (int j = 0; j < LEVEL_CLASSES; j++)
            if (sieve_level_table[i].cls[j] != HX_CLASS_NONE &&
                sieve_level_table[i].cls[j] == change->cls)
                return true;
    return false;
}

bool sieve_hides(const struct sieve *sieve, const hx_change *change)
{
    return kind_sign(change) != ' ' &&
           (sieve->kind[change->kind] || sieve->cls[change->cls] ||
            is_below(sieve, change));
}

bool sieve_is_open(const struct sieve *sieve)
{
    bool hides = sieve->moved || sieve->level;
    for (int i = 0; i < HX_KINDS; i++)
        hides |= sieve->kind[i];
    for (int i = 0; i < HX_CLASSES; i++)
        hides |= sieve->cls[i];
    return !hides;
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
    if (sieve->moved)
        count.moves = hx_diff_stats(diff)->moved_groups;
    return count;
}
