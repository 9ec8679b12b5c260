/* SPDX-License-Identifier: MIT */
#ifndef DIFF_EQUIVALENCE_H
#define DIFF_EQUIVALENCE_H

/*
 * Do two passages say the same? What is linked, what is left over, what stands
 * in another order, made features of a small network that has learned from
 * pairs that people judged (doc/meaning.md). Being aligned is not enough, and
 * what sets off a guard (diff/guard.h) never says the same.
 */

#include "diff/guard.h"
#include "diff/lcs.h"
#include "diff/links.h"

/* Features of two passages, each 0 to NET_ONE. */
enum pair_feature {
    PAIR_COVER_LESS, /* weight that is linked, of the side with less of it */
    PAIR_COVER_MORE,
    PAIR_EQUAL_LESS, /* by equal stems and the like */
    PAIR_EQUAL_MORE,
    PAIR_SURE_LESS, /* by how sure links are */
    PAIR_SURE_MORE,
    PAIR_CONTENT_LESS, /* words of weight only */
    PAIR_CONTENT_MORE,
    PAIR_LOOSE, /* LOOSE_KINDS for each side: words without a link */
    PAIR_LOOSE_NEW = PAIR_LOOSE + 6,
    PAIR_FOREIGN = PAIR_LOOSE_NEW + 6, /* numbers of one side only, by side */
    PAIR_FOREIGN_NAME = PAIR_FOREIGN + 2,
    PAIR_REPLACED = PAIR_FOREIGN_NAME + 2, /* links of words that differ */
    PAIR_REPLACED_SENSE,                   /* of one sense, or one base */
    PAIR_REPLACED_OTHER,
    PAIR_REPLACED_NAME,
    PAIR_GUARDS,         /* guards that links set off, of 4 */
    PAIR_GUARD_NUMBER,   /* numbers and what goes with them */
    PAIR_GUARD_OPPOSITE, /* opposites, directions, siblings, negations */
    PAIR_GUARD_LOOSE,    /* negations and modal words without a link */
    PAIR_WORD,           /* the same words, in any order */
    PAIR_TWO,            /* the same words in rows of two */
    PAIR_THREE,
    PAIR_PATH,      /* the longest common subsequence, of the longer */
    PAIR_PATH_MORE, /* of the shorter */
    PAIR_CROSSED,   /* pairs of links that cross, all */
    PAIR_CROSSED_CONTENT,
    PAIR_CROSSED_NAME,
    PAIR_DROPS,  /* links that go back, of 8 */
    PAIR_BREAKS, /* links that do not follow the one before, of 16 */
    PAIR_CHAIN,  /* the longest rising row of links */
    PAIR_BEFORE, /* content links after the same word */
    PAIR_BEHIND, /* before the same word */
    PAIR_LAST,   /* content links after the same content word */
    PAIR_ELSE,   /* after words that have other partners */
    PAIR_JOINED, /* breaks beside and, or, a comma */
    PAIR_FIRST,  /* the first words of weight are linked */
    PAIR_END,    /* and the last */
    PAIR_RATIO,  /* the shorter one's length of the longer's */
    PAIR_SIZE_OLD,
    PAIR_SIZE_NEW,
    PAIR_QUOTES,    /* quotation marks on one side only */
    PAIR_SAME,      /* 1 where all words have equal partners */
    PAIR_MASS_LESS, /* weight without a link */
    PAIR_MASS_MORE,
    PAIR_RUN_LESS, /* words on end without a link, of 12 */
    PAIR_RUN_MORE,
    PAIR_UNKNOWN_LESS, /* words of weight that the other side has not */
    PAIR_UNKNOWN_MORE,
    PAIR_UNEQUAL_LESS, /* the same without an equal partner */
    PAIR_UNEQUAL_MORE,
    PAIR_START_LESS, /* words without a link at the beginning */
    PAIR_START_MORE,
    PAIR_CLOSE_LESS, /* and at the end */
    PAIR_CLOSE_MORE,
    PAIR_LONGEST,    /* the longest run of the common subsequence, of 20 */
    PAIR_PATH_WORDS, /* its words, of 40 */
    PAIR_LETTERS,    /* the shorter one's letters of the longer's */
    PAIR_FEATURES
};

/* For any number of passages of one comparison. */
struct equivalence {
    struct arena *a;
    const struct keys *keys;
    const struct linker *linker;
    struct lcs_work *work;
    struct guards guards;
    struct room room;
};

struct equivalence equivalence_new(struct arena *a, struct linker *linker);
/* The features of tokens AT, by side, neither empty, about which LINKER was
 * asked last, into X; gives the guards they set off. */
uint32_t equivalence_put(struct equivalence *e, const hx_range at[2],
                         int16_t *x);
/* How probable it is that they say the same, 0 to NET_SURE; at most
 * EQUIVALENCE_DENIED where a guard was set off. */
uint32_t equivalence_get(struct equivalence *e, const hx_range at[2]);

/* True if the words of AT are in letters that English is written in: a few
 * words say little about their language. */
bool equivalence_is_asked(const struct equivalence *e, const hx_range at[2]);

enum { EQUIVALENCE_EVEN = NET_SURE / 2, EQUIVALENCE_DENIED = NET_SURE / 4 };

#endif
