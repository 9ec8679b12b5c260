/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LEXICON_H
#define DIFF_LEXICON_H

/*
 * What is known of words and how they relate: a view on the bytes of a file
 * (diff/lexicon_format.h, doc/lexicon.md). Nothing is copied or allocated;
 * the bytes are borrowed and may be hostile: every number read from them is
 * checked where it is used, and what makes no sense reads as "nothing known".
 * Words are asked for as utf8_fold() gives them. All results are integers and
 * the same on every machine.
 */

#include <stdbool.h>

#include "base/str.h"
#include "diff/lexicon_format.h"
#include "hexapla.h"

struct lexicon {
    struct str section[LEXICON_SECTIONS];
    uint32_t words, compounds, senses, synsets, relations, vectors;
    uint32_t part[3]; /* first synset of the verbs, adjectives, adverbs */
};

#define LEXICON_NONE UINT32_MAX

enum {
    LEXICON_NO_VECTOR = -128, /* no cosine */
    LEXICON_LEMMAS = 6,       /* bases of a form, at most */
    LEXICON_NAMES = LEXICON_LEMMAS + 1,
    LEXICON_PROFILE = 256, /* entries of a profile, at most */
    LEXICON_COMPOUND = 6   /* words of a compound, at most */
};

/* Parts of speech, as bits. */
enum {
    LEXICON_NOUN = 1,
    LEXICON_VERB = 2,
    LEXICON_ADJECTIVE = 4,
    LEXICON_ADVERB = 8
};

/* A view on LEN BYTES. HX_EINVAL if they are no lexicon of this version or
 * the header is damaged; then LEX knows no word. */
int lexicon_open(struct lexicon *lex, const void *bytes, size_t len);
/* True if the bytes are those the writer wrote; reads all of them. */
bool lexicon_is_whole(const void *bytes, size_t len);

/* The id of the folded WORD, or LEXICON_NONE. */
uint32_t lexicon_find(const struct lexicon *lex, struct str word);
/* The word of ID, empty for compounds and unknown ids. */
struct str lexicon_word(const struct lexicon *lex, uint32_t id);
/* How rare a word is, 0 to 255: 255 * log(1 + rank) / log(1 + words). 255 if
 * it is unknown or a compound. */
unsigned lexicon_rarity(const struct lexicon *lex, uint32_t id);
/* The parts of speech of ID's senses. */
uint32_t lexicon_parts(const struct lexicon *lex, uint32_t id);

/*
 * The bases of the folded WORD in ID, at most LEXICON_LEMMAS: itself if it
 * has senses, those of an irregular form, those that WordNet's rules of
 * endings lead to. A possessive ending is left out. Gives how many.
 */
uint32_t lexicon_lemmas(const struct lexicon *lex, struct str word,
                        uint32_t id[LEXICON_LEMMAS]);

/* The id of the compound of the N words ID, or LEXICON_NONE. */
uint32_t lexicon_compound(const struct lexicon *lex, const uint32_t *id,
                          uint32_t n);
/* The id of the longest compound that the N folded words begin with, as they
 * are or with the first or the last as its base ("took place", "prime
 * ministers"), and its length in LEN; LEXICON_NONE and 0 if there is none. */
uint32_t lexicon_compound_find(const struct lexicon *lex,
                               const struct str *word, uint32_t n,
                               uint32_t *len);

/*
 * A word made ready for being related to others: worth keeping for each
 * distinct word of a comparison.
 */
struct lexicon_profile {
    uint32_t id;                  /* of the word as it stands, or none */
    uint32_t name[LEXICON_NAMES]; /* its bases, and it as it stands */
    /* By base: its rows among words that are derived from one another, and
     * among opposites. */
    hx_range derived[LEXICON_NAMES], opposite[LEXICON_NAMES];
    uint32_t names;
    uint32_t parts; /* LEXICON_NOUN … */
    uint32_t n;     /* entries, ascending */
    uint32_t entry[LEXICON_PROFILE];
};

/* The profile of the folded WORD, by all its bases. */
void lexicon_profile(const struct lexicon *lex, struct str word,
                     struct lexicon_profile *profile);
/* That of ID alone, a word's or a compound's. */
void lexicon_profile_id(const struct lexicon *lex, uint32_t id,
                        struct lexicon_profile *profile);

/*
 * How word A relates to word B. Weights are 0 for "not at all", else 255 /
 * sqrt((1 + r) * (1 + s)), r and s the ranks of the senses concerned (0: the
 * commonest of its part of speech), the best one.
 */
struct lexicon_relation {
    uint8_t synset;         /* a sense in common */
    uint8_t above[2];       /* B is a hypernym of A, by 1 and by 2 steps */
    uint8_t below[2];       /* A is one of B */
    uint8_t sibling;        /* a hypernym in common, 1 step from both */
    uint8_t cousin;         /* the same by 2 steps, or one similar word */
    uint8_t similar;        /* similar to, verb group, entails, causes, see
                               also; either way */
    uint8_t derived_synset; /* a sense of one is derived from one of the other,
                               or from a word of the same sense */
    bool lemma;             /* a base in common */
    bool derived;           /* the words are derived from one another */
    bool antonym;
    bool part; /* a part of speech in common */
};

struct lexicon_relation
lexicon_relate_profiles(const struct lexicon *lex,
                        const struct lexicon_profile *a,
                        const struct lexicon_profile *b);
/* The same of the words or compounds A and B, with all their bases. */
struct lexicon_relation lexicon_relate(const struct lexicon *lex, uint32_t a,
                                       uint32_t b);

/* A word's vector, for many cosines. */
struct lexicon_vector {
    int16_t at[LEXICON_DIMENSIONS + 4]; /* -8 to 7; the last ones are 0 */
    uint32_t length; /* 256 times the Euclidean length; 0: no vector */
};

/* The vector of ID in OUT; false if it has none. */
bool lexicon_vector(const struct lexicon *lex, uint32_t id,
                    struct lexicon_vector *out);
/* 127 times the cosine, -127 to 127; LEXICON_NO_VECTOR if one has none. */
int lexicon_vector_cosine(const struct lexicon_vector *a,
                          const struct lexicon_vector *b);
/* The same of the words A and B. */
int lexicon_cosine(const struct lexicon *lex, uint32_t a, uint32_t b);

#endif
