/* SPDX-License-Identifier: MIT */
#ifndef DIFF_FORMS_H
#define DIFF_FORMS_H

/*
 * What is known of words by themselves and of two of them: letters in common,
 * numbers, what the lexicon says. Made for a word when it is first asked for,
 * and for two words once a comparison.
 */

#include "diff/keys.h"

/* What two words have in common, each 0 to NET_ONE. */
enum form_feature {
    FORM_EQUAL,       /* but for case */
    FORM_STEM,        /* but for the ending */
    FORM_ROOT,        /* but for spelling and derivations; the same number */
    FORM_SHORT,       /* a contraction and what it stands for */
    FORM_JARO,        /* letters in order, A. Winkler */
    FORM_PREFIX,      /* letters at the beginning */
    FORM_TRIGRAM,     /* rows of three letters */
    FORM_CONTAIN,     /* one is in the other */
    FORM_NUMBER,      /* the same number */
    FORM_UNNUMBER,    /* two numbers that differ */
    FORM_LEMMA,       /* from here on by the lexicon: a base in common */
    FORM_SYNSET,      /* a sense in common */
    FORM_SYNSET_SURE, /* the commoner the senses */
    FORM_ABOVE,       /* one is a kind of the other */
    FORM_ABOVE_2,     /* by two steps */
    FORM_SIBLING,     /* both are kinds of one thing */
    FORM_COUSIN,
    FORM_SIMILAR, /* entails, causes, see also */
    FORM_DERIVED, /* one is made of the other */
    FORM_DERIVED_SYNSET,
    FORM_ANTONYM,
    FORM_PART,        /* a part of speech in common */
    FORM_COSINE,      /* of vectors: stand in the same company */
    FORM_COSINE_HIGH, /* the same, from one half on */
    FORM_UNKNOWN,     /* one has no vector */
    FORM_FEATURES
};

enum { FORM_LETTERS = 20, FORM_TRIGRAMS = FORM_LETTERS + 2 };

/* A word, by its number at LEVEL_FOLDED. */
struct form {
    struct str text;
    uint64_t trigram_bits; /* a bit for each trigram */
    uint32_t letter_bits;  /* a bit for each letter */
    uint32_t stem, root;
    uint16_t letter[FORM_LETTERS];
    uint16_t trigram[FORM_TRIGRAMS]; /* hashes, ascending */
    uint8_t letters, trigrams;
    uint8_t rarity; /* 0 to NET_ONE */
    bool made, light, mark, number;
    bool is_short, is_full;         /* a contraction, what one can stand for */
    const struct form_sense *sense; /* what the lexicon knows, or NULL */
};

/* A word in the lexicon. */
struct form_sense {
    struct lexicon_profile profile;
    struct lexicon_vector vector;
    bool has_vector;
};

/* Two words that were compared, and what they have in common. */
struct form_pair {
    uint32_t word[2]; /* by side: its number */
    uint8_t at[FORM_FEATURES];
};

struct forms {
    struct arena *a;
    const struct keys *keys;
    const struct lexicon *lexicon; /* or NULL */
    bool english; /* words are asked what they mean in English */
    struct form *form;
    VEC(struct form_pair *) block; /* pairs by id, a fixed number in each */
    uint32_t pairs;
    uint32_t *slot; /* ids of pairs, plus 1, by the hash of their words */
    uint32_t room;  /* of slots, a power of two */
};

struct forms forms_new(struct arena *a, const struct keys *keys);
/* What is known of the words of KEYS. */
hx_tier forms_tier(const struct keys *keys);

/* The word of token I of SIDE. */
const struct form *forms_get(struct forms *forms, int side, uint32_t i);
/* The id of old token I and new token J, for forms_values(). */
uint32_t forms_pair_id(struct forms *forms, uint32_t i, uint32_t j);
/* The features of ID. */
const uint8_t *forms_values(const struct forms *forms, uint32_t id);
/* The same of tokens. */
const uint8_t *forms_pair(struct forms *forms, uint32_t i, uint32_t j);

#endif
