/* SPDX-License-Identifier: MIT */
#ifndef DIFF_SLIDE_H
#define DIFF_SLIDE_H

/*
 * Which of equally short scripts: an edit on one side that can stand in
 * several places ("a a" of "a") joins the edit before or after it, else it
 * stands as late as it can, as in GNU diff.
 */

#include "base/arena.h"
#include "hexapla.h"

/* An edit as ranges of pieces, by side. */
struct slide_edit {
    hx_range at[2];
};

struct slide_edits {
    struct vec vec;
    struct slide_edit *at;
};

/* Slides the edits from FIRST on, which are in order, of sequences ID that end
 * at N; those before FIRST stay. */
void slide_edits(struct slide_edits *edits, uint32_t first,
                 const uint32_t *const id[2], const uint32_t n[2]);

#endif
