/* SPDX-License-Identifier: MIT */
#ifndef DIFF_PASSAGE_H
#define DIFF_PASSAGE_H

/*
 * Two passages with what the aligner said of their words: each word has the
 * partner of its surest link. What is asked about them is made features in
 * equivalence_pair.c and equivalence_word.c.
 */

#include "diff/equivalence.h"

/* What a word is to a statement. */
enum sort { SORT_MARK, SORT_LIGHT, SORT_WORD, SORT_NAME, SORT_NUMBER, SORTS };

enum {
    PASSAGE_LIGHT = 8,    /* weight of a function word */
    PASSAGE_CONTENT = 40, /* of another: with its rarity, 0 to NET_ONE */
    PASSAGE_SENSE = 64    /* of 128: a sense that is common for both */
};

struct passage {
    struct equivalence *e;
    hx_range at[2]; /* tokens, by side */
    uint32_t n[2];
    uint8_t *sort[2]; /* by word from here on */
    uint16_t *weight[2];
    uint32_t *to[2];   /* the partner, from 0, or HX_NONE */
    uint16_t *p[2];    /* how sure it is, 0 to NET_SURE */
    uint8_t *equal[2]; /* 1 if the partner is the same word */
    bool light_edit;   /* nearly all words are the same in one order */
    int16_t *x;        /* features, where they are made */
};

/* The passages AT, about which the linker of E was asked last. */
struct passage passage_new(struct equivalence *e, const hx_range at[2]);

/* What the words I and J have in common, by enum form_feature. */
const uint8_t *passage_form(const struct passage *s, uint32_t i, uint32_t j);
/* True if they are one word, or forms of one. */
bool passage_is_one(const uint8_t *form);
/* True if something but the company they keep says that the words I and J mean
 * the same. */
bool passage_is_known(const struct passage *s, uint32_t i, uint32_t j);
/* How many words of weight of SIDE the other side has neither as they are nor
 * in words that are known to mean the same. */
uint32_t passage_unknown(const struct passage *s, int side);
/* The number of word I of SIDE at LEVEL_FOLDED. */
uint32_t passage_folded(const struct passage *s, int side, uint32_t i);
/* True if word I of SIDE is nowhere on the other side, linked or not. */
bool passage_is_foreign(const struct passage *s, int side, uint32_t i);
/* True if the words I and J are equal, or both are outside the passage. */
bool passage_is_kept(const struct passage *s, uint32_t i, uint32_t j);
/* The guards that a link of I and J sets off. */
uint32_t passage_guard(const struct passage *s, uint32_t i, uint32_t j);

/* PART of WHOLE as a feature, 0 to NET_ONE; 0 where WHOLE is 0. */
void passage_share(int16_t *x, uint64_t part, uint64_t whole);
/* The shares of both sides at X: the lesser one, the greater one. */
void passage_shares(int16_t *x, const uint64_t part[2],
                    const uint64_t whole[2]);

#endif
