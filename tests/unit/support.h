/* SPDX-License-Identifier: MIT */
#ifndef UNIT_SUPPORT_H
#define UNIT_SUPPORT_H

/* What many test programs need. A failure fails the test at hand. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arena_state.h"
#include "base/str.h"
#include "hexapla.h"

/* The next number below N of the sequence that SEED stands for. */
uint32_t random_below(uint64_t *seed, uint32_t n);

/* Two texts compared; the properties of check.h were found to hold. */
struct compared {
    hx_doc *doc[2];
    hx_diff *diff;
    const hx_pair *pair;
    const hx_change *change;
    uint32_t pairs, changes;
};

struct compared compared_new(struct str old, struct str new,
                             const hx_options *opt);
void compared_free(struct compared *c);

/* Tokens I to J - 1 of SIDE, as they stand in the text. */
struct str compared_text(const struct compared *c, int side, hx_range tokens);
/* The text of sentences AT of SIDE. */
struct str compared_sentences(const struct compared *c, int side, hx_range at);

/* The file NAME of FOLDER, in A; a NULL text if there is none. */
struct str file_read(struct arena *a, const char *folder, const char *name);
/* FOLDER of the source tree, in A. */
const char *source_folder(struct arena *a, const char *folder);

#endif
