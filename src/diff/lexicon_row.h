/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LEXICON_ROW_H
#define DIFF_LEXICON_ROW_H

/* Reading a lexicon's rows, for its own files: nothing is read outside. */

#include "diff/lexicon.h"

/* Number I of SECTION, counted over all its rows; 0 outside. */
static inline uint32_t lexicon_number(const struct lexicon *lex,
                                      enum lexicon_section section, size_t i)
{
    const struct str *s = &lex->section[section];
    if (i >= s->len / LEXICON_NUMBER)
        return 0;
    const unsigned char *at = (const unsigned char *)s->s + LEXICON_NUMBER * i;
    return (uint32_t)(at[0] | at[1] << 8 | at[2] << 16);
}

/* A run of rows, START to END - 1. */
struct lexicon_run {
    uint32_t start, end;
};

/* The senses of ID, a word's or a compound's; none if it is neither. */
struct lexicon_run lexicon_senses(const struct lexicon *lex, uint32_t id);

/* The part of speech of SYNSET, LEXICON_NOUN to LEXICON_ADVERB. */
uint32_t lexicon_part_of(const struct lexicon *lex, uint32_t synset);

#endif
