/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SIEVE_H
#define VIEW_SIEVE_H

/*
 * Which changes are shown as such. What a sieve hides is drawn as unchanged
 * text and is no stop; it never hides text of the side that has it, except in
 * one pane, where the new text stands for both.
 */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"

/* What a change is besides its kind and class; one is at least one of them. */
enum sieve_flag {
    SIEVE_FACT,   /* words of a fact are in it */
    SIEVE_QUOTED, /* it is in a quotation */
    SIEVE_PLAIN,  /* neither */
    SIEVE_FLAGS
};

/* How each is called in the filter menu. */
extern const char *const sieve_flag_table[SIEVE_FLAGS];

/* All zero hides nothing. */
struct sieve {
    bool kind[HX_KINDS]; /* hidden: changes of that kind */
    bool cls[HX_CLASSES];
    bool flag[SIEVE_FLAGS]; /* hidden: changes that are nothing else */
    bool moved;             /* hidden: that something moved */
    uint32_t noise;         /* hidden: changes of these levels, HX_IGNORE_ */
    bool folded; /* furniture is in folds that are closed; its changes are
                    hidden as noise */
};

/* A step of what is called noise hides what the steps before it do, and some
 * levels more. */
struct sieve_step {
    const char *name; /* of what it hides more */
    uint32_t noise;   /* HX_IGNORE_ bits */
};

extern const struct sieve_step sieve_step_table[];
extern const uint32_t sieve_steps;

/* The levels of changes in furniture. */
enum { SIEVE_FURNITURE = 1 << HX_LEVEL_STAMPS | 1 << HX_LEVEL_BOILERPLATE };

/* All bits of what can be called noise. */
enum { SIEVE_NOISE = (1 << HX_LEVEL_SUBSTANCE) - 1 };

/* How levels are called in the filter menu. */
extern const char *const sieve_level_table[HX_LEVELS];

/* Hides what DIFF was told to ignore. */
struct sieve sieve_of(const hx_diff *diff);

/* The last step all of which SIEVE hides, with all before it. */
uint32_t sieve_step_of(const struct sieve *sieve);
/* Hides the levels of the steps up to STEP and no others. */
void sieve_step_set(struct sieve *sieve, uint32_t step);
/* How much STEP hides that the steps before it do not: changes of each kind,
 * and places where white space differs. */
uint32_t sieve_step_count(const hx_diff *diff, uint32_t step);

/* True if CHANGE is one (style changes are) and SIEVE hides it. */
bool sieve_hides(const struct sieve *sieve, const hx_change *change);
/* True if SIEVE hides that PAIR moved, if it did. */
bool sieve_hides_move(const struct sieve *sieve, const hx_pair *pair);
/* True if nothing at all is hidden. */
bool sieve_is_open(const struct sieve *sieve);

/* True if A and B hide the same. */
bool sieve_is_equal(const struct sieve *a, const struct sieve *b);

/* What a sieve hides of a comparison. */
struct sieve_count {
    uint32_t changes; /* of words */
    uint32_t style;   /* of style only */
    uint32_t moves;   /* runs of sentences that moved together */
};

struct sieve_count sieve_count(const struct sieve *sieve, const hx_diff *diff);

/* How many changes of DIFF, of words or of style, have FLAG. */
uint32_t sieve_flag_count(const hx_diff *diff, enum sieve_flag flag);

#endif
