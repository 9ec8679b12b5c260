/* SPDX-License-Identifier: MIT */

/*
 * A form to its bases: the list of irregular forms, then rules that put one
 * ending in the place of another, by part of speech, as WordNet's manual
 * (morphy) has them. A base counts only if it has a sense of that part.
 */

#include <string.h>

#include "diff/lexicon_row.h"
#include "diff/normal.h"

enum { FORM_MOST = 48, SENSES_MOST = 80 };

static const struct ending {
    struct str from, to;
    uint32_t part;
} ending_table[] = {
    {{"s", 1},    {"", 0},    LEXICON_NOUN     },
    {{"ses", 3},  {"s", 1},   LEXICON_NOUN     },
    {{"xes", 3},  {"x", 1},   LEXICON_NOUN     },
    {{"zes", 3},  {"z", 1},   LEXICON_NOUN     },
    {{"ches", 4}, {"ch", 2},  LEXICON_NOUN     },
    {{"shes", 4}, {"sh", 2},  LEXICON_NOUN     },
    {{"men", 3},  {"man", 3}, LEXICON_NOUN     },
    {{"ies", 3},  {"y", 1},   LEXICON_NOUN     },
    {{"s", 1},    {"", 0},    LEXICON_VERB     },
    {{"ies", 3},  {"y", 1},   LEXICON_VERB     },
    {{"es", 2},   {"e", 1},   LEXICON_VERB     },
    {{"es", 2},   {"", 0},    LEXICON_VERB     },
    {{"ed", 2},   {"e", 1},   LEXICON_VERB     },
    {{"ed", 2},   {"", 0},    LEXICON_VERB     },
    {{"ing", 3},  {"e", 1},   LEXICON_VERB     },
    {{"ing", 3},  {"", 0},    LEXICON_VERB     },
    {{"er", 2},   {"", 0},    LEXICON_ADJECTIVE},
    {{"est", 3},  {"", 0},    LEXICON_ADJECTIVE},
    {{"er", 2},   {"e", 1},   LEXICON_ADJECTIVE},
    {{"est", 3},  {"e", 1},   LEXICON_ADJECTIVE},
};

struct lexicon_run lexicon_senses(const struct lexicon *lex, uint32_t id)
{
    struct lexicon_run none = {0, 0}, run;
    enum lexicon_section section = LEXICON_WORDS;
    if (id >= lex->words) {
        id -= lex->words;
        section = LEXICON_COMPOUNDS;
        if (id >= lex->compounds)
            return none;
    }
    run.start = lexicon_number(lex, section, 2 * (size_t)id + 1);
    run.end = lexicon_number(lex, section, 2 * (size_t)id + 3);
    if (run.start > run.end || run.end > lex->senses)
        return none;
    if (run.end - run.start > SENSES_MOST)
        run.end = run.start + SENSES_MOST;
    return run;
}

uint32_t lexicon_part_of(const struct lexicon *lex, uint32_t synset)
{
    uint32_t part = LEXICON_NOUN;
    for (int i = 0; i < 3 && synset >= lex->part[i]; i++)
        part <<= 1;
    return part;
}

uint32_t lexicon_parts(const struct lexicon *lex, uint32_t id)
{
    struct lexicon_run run = lexicon_senses(lex, id);
    uint32_t parts = 0;
    for (uint32_t i = run.start; i < run.end; i++)
        parts |= lexicon_part_of(lex, lexicon_number(lex, LEXICON_SENSES, i) &
                                          ((1u << LEXICON_SYNSET_BITS) - 1));
    return parts;
}

static uint32_t base_put(uint32_t *id, uint32_t n, uint32_t base)
{
    for (uint32_t i = 0; i < n; i++)
        if (id[i] == base)
            return n;
    if (n < LEXICON_LEMMAS)
        id[n++] = base;
    return n;
}

/* Where the rows of irregular form FORM begin. */
static uint32_t form_find(const struct lexicon *lex, uint32_t form)
{
    uint32_t low = 0;
    uint32_t high = (uint32_t)(lex->section[LEXICON_FORMS].len /
                               (2 * (size_t)LEXICON_NUMBER));
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lexicon_number(lex, LEXICON_FORMS, 2 * (size_t)middle) < form)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Adds the bases of the irregular form WORD to the N in ID. */
static uint32_t irregular_put(const struct lexicon *lex, uint32_t form,
                              uint32_t *id, uint32_t n)
{
    size_t rows =
        lex->section[LEXICON_FORMS].len / (2 * (size_t)LEXICON_NUMBER);
    if (form == LEXICON_NONE)
        return n;
    for (size_t i = form_find(lex, form);
         i < rows && lexicon_number(lex, LEXICON_FORMS, 2 * i) == form; i++) {
        uint32_t base = lexicon_number(lex, LEXICON_FORMS, 2 * i + 1);
        if (base < lex->words && n < LEXICON_LEMMAS)
            n = base_put(id, n, base);
    }
    return n;
}

/* The base that row ENDING makes of WORD, or LEXICON_NONE. */
static uint32_t regular_find(const struct lexicon *lex, struct str word,
                             const struct ending *ending)
{
    char base[FORM_MOST + 3];
    if (word.len <= ending->from.len + 1 || word.len > FORM_MOST)
        return LEXICON_NONE;
    size_t stem = word.len - ending->from.len;
    if (memcmp(word.s + stem, ending->from.s, ending->from.len) != 0)
        return LEXICON_NONE;
    memcpy(base, word.s, stem);
    memcpy(base + stem, ending->to.s, ending->to.len);
    uint32_t id = lexicon_find(lex, (struct str){base, stem + ending->to.len});
    return id != LEXICON_NONE && lexicon_parts(lex, id) & ending->part
               ? id
               : LEXICON_NONE;
}

uint32_t lexicon_lemmas(const struct lexicon *lex, struct str word,
                        uint32_t id[LEXICON_LEMMAS])
{
    uint32_t n = 0;
    word = normal_owner(word);
    uint32_t own = lexicon_find(lex, word);
    if (own != LEXICON_NONE && lexicon_parts(lex, own))
        n = base_put(id, n, own);
    n = irregular_put(lex, own, id, n);
    for (size_t i = 0; i < sizeof ending_table / sizeof *ending_table; i++) {
        uint32_t base = regular_find(lex, word, &ending_table[i]);
        if (base != LEXICON_NONE)
            n = base_put(id, n, base);
    }
    return n;
}
