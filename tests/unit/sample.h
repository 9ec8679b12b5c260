/* SPDX-License-Identifier: MIT */
#ifndef UNIT_SAMPLE_H
#define UNIT_SAMPLE_H

/*
 * Pairs of texts for the tests of view and app: given ones, the story of
 * tests/data, and random ones with all that makes wrapping and aligning hard.
 */

#include "app/story.h"
#include "view/measure.h"
#include "view/steps.h"
#include "view/wrap.h"

enum { SAMPLE_STORY = 5 }; /* versions of the story */

struct sample {
    struct arena *a;
    struct story story;
    struct measure measure[2];
    struct steps steps;
};

/* OLD and NEW, which are copied, not compared yet. */
void sample_texts(struct sample *sample, struct str old, struct str new);
/* Two texts long enough to be compared and laid out beside the interface, not
 * compared yet. */
void sample_long(struct sample *sample);
/* Compares OLD and NEW, which are copied. */
void sample_open(struct sample *sample, struct str old, struct str new);
/* Compares versions OLD and NEW, 1 to 5, of the story. */
void sample_story(struct sample *sample, int old, int new);
/* All versions of the story, OLD and NEW, from 0, of them compared. */
void sample_versions(struct sample *sample, uint32_t old, uint32_t new);
/* Compares two random texts; the same SEED gives the same ones. */
void sample_random(struct sample *sample, uint32_t seed);
void sample_close(struct sample *sample);

/* The bytes of token I that stand in LINE. */
struct str line_part(const struct measure *measure, const struct line *line,
                     uint32_t i);
/* The columns LINE takes when it is drawn. */
int line_columns(const struct measure *measure, const struct line *line);

/* The next random number below N, of a generator that starts at *SEED. */
uint32_t random_below(uint32_t *seed, uint32_t n);

#endif
