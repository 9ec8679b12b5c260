/* SPDX-License-Identifier: MIT */
#ifndef VIEW_STEPS_H
#define VIEW_STEPS_H

/*
 * A comparison in the order in which it is shown, and the places in it where
 * a reader stops. A step is a pair in place, or one side of what has no
 * counterpart there: a deleted or inserted sentence or either end of a move.
 * Each side's sentences ascend.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "hexapla.h"

struct step {
    uint32_t pair;
    hx_range at[2]; /* sentences shown in this step, by side */
};

/* A change, or the end of a move that begins here. */
struct stop {
    uint32_t step;
    uint32_t change; /* HX_NONE: a move */
    int side;        /* where the cursor goes: side and token */
    uint32_t token;
};

struct steps {
    const hx_diff *diff;
    struct step *step;
    uint32_t n;
    uint32_t *step_of[2]; /* by sentence */
    struct stop *stop;    /* in the order of the steps */
    uint32_t stops;
};

struct steps steps_new(struct arena *a, const hx_diff *diff);

bool step_has(const struct step *step, int side);
/* True if step I is one end of a move. */
bool steps_is_moved(const struct steps *steps, uint32_t i);
/* True if step I is a cut or added sentence that a pair elsewhere tells too. */
bool steps_is_part(const struct steps *steps, uint32_t i);
/* True if step I is moved and goes on in the paragraph where step I - 1
 * ended, on both sides: one passage. */
bool steps_is_same_move(const struct steps *steps, uint32_t i);
/* True if step I begins a paragraph on a side that it shows. */
bool steps_is_paragraph(const struct steps *steps, uint32_t i);
/* The first stop after TOKEN of SIDE (BEFORE: the last one before it), or
 * HX_NONE. */
uint32_t steps_stop_after(const struct steps *steps, int side, uint32_t token);
uint32_t steps_stop_before(const struct steps *steps, int side, uint32_t token);

#endif
