/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SENTENCES_H
#define DIFF_SENTENCES_H

/*
 * The cells of old by new sentences: what speaks for and against each two of
 * them standing for each other, before any answer is known.
 */

#include "diff/room.h"
#include "diff/similar.h"

/* Features of a cell, each 0 to NET_ONE; clue.c says what each is of. */
enum sentence_feature {
    SENTENCE_DICE,      /* weight of words in common, of both */
    SENTENCE_COVER_OLD, /* of the old one's */
    SENTENCE_COVER_NEW,
    SENTENCE_COVER_LEAST, /* the lesser of the two */
    SENTENCE_COVER_MOST,
    SENTENCE_GRAM, /* rows of four letters in common, of both */
    SENTENCE_GRAM_LEAST,
    SENTENCE_GRAM_MOST,
    SENTENCE_BIGRAM,    /* two words in a row */
    SENTENCE_PLAIN,     /* words in common, function words too */
    SENTENCE_MASS,      /* weight in common, of that of ten rare words */
    SENTENCE_RARE,      /* rare words in common, of 4 */
    SENTENCE_NAMES,     /* names and numbers in common, of 4 */
    SENTENCE_NAMES_OFF, /* those that only one has */
    SENTENCE_RATIO,     /* the shorter one's words of the longer's */
    SENTENCE_LENGTH,    /* words of the shorter one, of 40 */
    SENTENCE_PLACE,     /* how far from the same part of the text */
    SENTENCE_CORNER,    /* both first or both last */
    SENTENCE_EQUAL,
    SENTENCE_SIZE_OLD, /* sentences of the text, of 60 */
    SENTENCE_SIZE_NEW,
    SENTENCE_RANKED, /* from here on how some features lead their rivals: by
                        how much in row and column, and their ranks there */
    SENTENCE_FEATURES = SENTENCE_RANKED + 12
};

enum { SENTENCE_FIXED = SENTENCE_RANKED };

/* A list of numbers with weights, ascending. */
struct bag {
    uint32_t *at;
    uint32_t n;
    uint32_t total; /* weight */
};

/* A sentence made ready. */
struct sentence {
    struct bag gram, bigram, name;
    uint32_t words;
};

/* Some old by some new sentences. */
struct sentences {
    const struct similar *similar;
    uint32_t *const *taken;
    uint32_t at[2], n[2]; /* the first one and how many, by side */
    struct sentence *sentence[2];
    uint8_t *gram_count; /* by the hash of a row of letters: sentences */
    uint16_t gram_weight[UINT8_MAX + 1]; /* by that count */
    uint8_t *x;                          /* by cell: SENTENCE_FIXED features */
    uint8_t *best[2][3]; /* by sentence: the greatest of the ranked ones */
    uint8_t *second[2][3];
};

/* The cells of sentences AT, by side, neither side empty; in ROOM. TAKEN, by
 * side and sentence of the text, is HX_NONE for those that are asked; it may
 * be NULL for all. */
struct sentences sentences_new(struct room *room, const struct similar *similar,
                               const hx_range at[2], uint32_t *const taken[2]);
/* The bytes of a room they take, and those of spreads of the same size. */
size_t sentences_room(const struct similar *similar, const hx_range at[2]);
/* The features of sentences I and J of the runs. */
void sentences_put(const struct sentences *s, uint32_t i, uint32_t j,
                   int16_t *x);

#endif
