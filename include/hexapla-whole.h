/* SPDX-License-Identifier: MIT */
#ifndef HEXAPLA_WHOLE_H
#define HEXAPLA_WHOLE_H

/*
 * What two texts are to each other as a whole: edited, copied, spun by a
 * machine, with passages of one used again in the other. hexapla.h says what
 * all functions have in common; doc/summary.md has the methods.
 */

#include "hexapla.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What two texts are to each other, as a whole. */
typedef enum {
    HX_RELATION_SAME,        /* the same words in the same order */
    HX_RELATION_EDITED,      /* much of one stands in the other */
    HX_RELATION_REWRITTEN,   /* less of it, or in other words */
    HX_RELATION_PARAPHRASED, /* one is a copy of the other in other words */
    HX_RELATION_RELATED,     /* about the same, each in its own words */
    HX_RELATION_UNRELATED,   /* about something else */
    HX_RELATIONS             /* how many there are */
} hx_relation;

/* How much of the content of each text is in the other, by side: shares of
 * the weight of its words in thousandths, where a word weighs the more the
 * fewer sentences have it. */
typedef struct {
    uint32_t within[2]; /* in the same or in other words */
    uint32_t same[2];   /* in the same words */
} hx_containment;

/* A word or phrase that another one was put in the place of, COUNT times,
 * whatever their endings. */
typedef struct {
    uint32_t change; /* the first of these changes */
    uint32_t count;
} hx_swap;

/* Whether a machine made the new text of the old one by swapping words, and
 * what speaks for it. Swaps of names are not counted here. */
typedef struct {
    uint32_t score;     /* 0 to 1000: how probable it is */
    uint32_t swaps;     /* words and phrases that were swapped */
    uint32_t kinds;     /* how many different ones */
    uint32_t sentences; /* paired sentences of some words */
    uint32_t touched;   /* those of them with swaps */
    uint32_t pure;      /* 0 to 1000: of the words that changed, those in swaps
                         */
    uint32_t dense;     /* 0 to 1000: swaps by words of weight */
} hx_spun;

/* The score from which on a text is said to be spun. */
#define HX_SPUN_SHOWN 900

/* A passage of one text that the other has elsewhere, in sentences that do not
 * stand for each other; a few words of it may differ. */
typedef struct {
    hx_range at[2]; /* tokens, by side */
    uint32_t words; /* that both have */
} hx_reuse;

/* At HX_DEPTH_FULL only, else nothing is known: HX_RELATION_RELATED, nothing
 * contained, no swaps. */
HX_API hx_relation hx_diff_relation(const hx_diff *diff);
HX_API const hx_containment *hx_diff_containment(const hx_diff *diff);
HX_API const hx_spun *hx_diff_spun(const hx_diff *diff);
/* The different swaps, N of them, the commonest first; those of names and short
 * forms too. */
HX_API const hx_swap *hx_diff_swaps(const hx_diff *diff, uint32_t *n);
/* The passages used again, in the order of the new text; apart on each side. */
HX_API const hx_reuse *hx_diff_reuses(const hx_diff *diff, uint32_t *n);
/* The passage used again that has TOKEN of SIDE, or HX_NONE. */
HX_API uint32_t hx_diff_reuse_of(const hx_diff *diff, int side, uint32_t token);

/* A name for programs, never NULL. */
HX_API const char *hx_relation_name(hx_relation relation);

#ifdef __cplusplus
}
#endif

#endif
