/* SPDX-License-Identifier: MIT */
#ifndef HEXAPLA_EXPLAIN_H
#define HEXAPLA_EXPLAIN_H

/*
 * Why two sentences or two words of a comparison stand for each other, or do
 * not: what spoke for it and against it, as data. Nothing of it is computed
 * before it is asked for. hexapla.h says what all functions have in common.
 */

#include "hexapla.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What can be explained: two sentences or two tokens. */
typedef enum { HX_UNIT_SENTENCE, HX_UNIT_WORD } hx_unit;

/* Why two units stand for each other, or do not. Those before HX_WHY_WEAK do.
 */
typedef enum {
    HX_WHY_SAME,    /* the same words, in their place or elsewhere */
    HX_WHY_NET,     /* the networks say so */
    HX_WHY_WORDS,   /* sentences: so much of their words is the same */
    HX_WHY_BESIDE,  /* sentences: those beside them stand for each other */
    HX_WHY_ALONE,   /* sentences: each text has this one only */
    HX_WHY_PART,    /* sentences: one is a part of what was split or merged */
    HX_WHY_WEAK,    /* not: too little speaks for it */
    HX_WHY_TAKEN,   /* not: one of them has a better partner */
    HX_WHY_FIELD,   /* not: text, stamps and links are never taken for each
                       other */
    HX_WHY_APART,   /* words, not: their sentences do not stand for each
                       other */
    HX_WHY_UNASKED, /* words, not: there were too many of them, or the depth is
                       HX_DEPTH_SENTENCES */
    HX_WHYS         /* how many there are */
} hx_why;

/* What spoke for or against it, with what the value is; a share is of 1000.
 */
typedef enum {
    HX_CLUE_WORDS,     /* sentences: share of the words' weight in common */
    HX_CLUE_RARE,      /* sentences: rare words in common */
    HX_CLUE_LETTERS,   /* sentences: share of rows of four letters in common */
    HX_CLUE_RUNS,      /* sentences: share of rows of two words in common */
    HX_CLUE_NAMES,     /* sentences: names and numbers in common */
    HX_CLUE_NAMES_OFF, /* sentences: names and numbers that one has only */
    HX_CLUE_LENGTH,    /* sentences: share of the longer one's words that the
                          shorter one has */
    HX_CLUE_SAME,      /* words: the same but for case */
    HX_CLUE_STEM,      /* words: the same but for ending or spelling */
    HX_CLUE_SHORT,     /* words: one is short for the other ("n't", "not") */
    HX_CLUE_SPELLING,  /* words: how alike their letters are, a share */
    HX_CLUE_NUMBER,    /* words: the same number */
    HX_CLUE_UNNUMBER,  /* words: two numbers that differ */
    HX_CLUE_SYNONYM,   /* words: a sense in common by the lexicon */
    HX_CLUE_ABOVE,     /* words: one is a kind of what the other is */
    HX_CLUE_SIBLING,   /* words: both are kinds of one thing */
    HX_CLUE_RELATED,   /* words: related in another way */
    HX_CLUE_DERIVED,   /* words: one is derived from the other */
    HX_CLUE_OPPOSITE,  /* words: opposites */
    HX_CLUE_SPEECH,    /* words: a part of speech in common */
    HX_CLUE_COMPANY,   /* words: how alike the company is they are found in, a
                          share; the rank among the words of each side */
    HX_CLUE_COMMON,    /* words: 0 both are function words, else 1 and how rare
                          they are, a share */
    HX_CLUE_PLACE,     /* how far they are from the same place, a share; what is
                          kept around them has a part in it too */
    HX_CLUE_NEIGHBORS, /* HX_BEFORE and HX_AFTER, what stands there is linked
                        */
    HX_CLUE_RIVALS,    /* how probable the best of their other partners is, a
                          share */
    HX_CLUES           /* how many there are */
} hx_clue_id;

/* Values of HX_CLUE_NEIGHBORS; the bits combine. */
enum { HX_BEFORE = 1, HX_AFTER = 2 };

/*
 * A clue and how much it counted: its share of all evidence, -1000 (against)
 * to 1000 (for), which is how far the answer falls or rises without it.
 */
typedef struct {
    hx_clue_id id;
    uint32_t value;   /* as HX_CLUE_ says; 1000 where it just holds */
    int32_t share;    /* of 1000, those of a reason together */
    uint32_t rank[2]; /* of HX_CLUE_COMPANY, by side, 1 the first; else 0 */
} hx_clue;

/* The answer about two units, with its clues, the weightiest first. */
typedef struct {
    hx_unit unit;
    uint32_t at[2]; /* sentences or tokens, by side */
    hx_why why;
    uint32_t sure; /* 0 to 1000: how probable; of HX_WHY_WORDS and what is
                      beyond the networks, how alike; 0 where nobody asked */
    uint32_t need; /* 0 to 1000: what a link takes; 0 where nothing is asked */
    uint32_t clues;
    hx_clue clue[HX_CLUES];
} hx_reason;

/* The units that come nearest to one, the best first. */
enum { HX_NEAREST = 4 };
typedef struct {
    uint32_t n;
    uint32_t at[HX_NEAREST];
} hx_nearest;

typedef struct hx_explain hx_explain;

/*
 * Makes ready to say why DIFF is as it is: takes about the time of aligning its
 * sentences anew, as a comparison keeps nothing for it. OPT are those it was
 * made with; its lexicon is borrowed as long as the explanation. HX_EINVAL:
 * the depth of DIFF is HX_DEPTH_WORDS, or as for hx_compare(). Not to be used
 * by two threads at once.
 */
HX_API int hx_explain_new(hx_explain **out, const hx_diff *diff,
                          const hx_options *opt);
HX_API void hx_explain_free(hx_explain *explain);
/*
 * Why the units AT, an old and a new one, stand for each other or not. May
 * fail with HX_ENOMEM, then so do all further questions; HX_EINVAL: there is no
 * such unit.
 */
HX_API int hx_explain_pair(hx_explain *explain, hx_unit unit,
                           const uint32_t at[2], hx_reason *out);
/* The units of the other side that come nearest to unit I of SIDE, whether
 * linked with it or not; those of which nobody would think are left out, so
 * there may be none. */
HX_API int hx_explain_nearest(hx_explain *explain, hx_unit unit, int side,
                              uint32_t i, hx_nearest *out);
/* 1 if WHY says that the two stand for each other. */
HX_API int hx_why_is_linked(hx_why why);

/* Names for programs, never NULL. */
HX_API const char *hx_why_name(hx_why why);
HX_API const char *hx_clue_name(hx_clue_id clue);

#ifdef __cplusplus
}
#endif

#endif
