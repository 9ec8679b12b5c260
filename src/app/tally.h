/* SPDX-License-Identifier: MIT */
#ifndef APP_TALLY_H
#define APP_TALLY_H

/*
 * What is counted of a version: its words, and what changed since the one
 * before. It needs their texts only, so that it can be done in any thread.
 */

#include "app/story.h"

/* What is known of a version. */
struct version_facts {
    const char *text, *before; /* the texts it was counted of */
    uint32_t words;
    uint32_t cut, added;                 /* words since the version before */
    uint32_t sentences[HX_KINDS], moved; /* pairs of these, noise aside */
    uint32_t noise;                      /* changes of HX_IGNORE_NOISE */
    uint8_t worst;                       /* its sign + 1, 0: nothing changed */
    bool is_headline;                    /* the first sentence changed */
    bool has_words, has_changes, is_exact, has_summary;
    bool is_tried; /* what is not known cannot be counted */
};

/* Steps that counting takes at most. */
enum { TALLY_STEPS = 1 << 20 };

void tally_words(struct version_facts *facts, const struct version *version);
/* What changed from BEFORE to VERSION: words, then sentences. */
void tally_changes(struct version_facts *facts, const struct version *before,
                   const struct version *version);
void tally_sentences(struct version_facts *facts, const struct version *before,
                     const struct version *version, hx_options options);
/* Takes the sentences from DIFF. */
void tally_take(struct version_facts *facts, const hx_diff *diff);

enum { TALLIES = 8 };

/* Some versions to be counted. */
struct tally_order {
    uint32_t n;
    uint32_t at[TALLIES];                /* their numbers */
    struct version version[TALLIES];     /* without documents */
    struct version before[TALLIES];      /* where there is one */
    bool is_compared[TALLIES];           /* with that */
    struct version_facts facts[TALLIES]; /* what is known of them */
    hx_options options;
};

/* What was counted. */
struct tally {
    uint32_t n;
    uint32_t at[TALLIES];
    struct version_facts facts[TALLIES];
};

/* Counts what ORDER says, whose poll can end it; 0 or HX_ECANCELED. */
int tally_run(struct tally *tally, const struct tally_order *order);

#endif
