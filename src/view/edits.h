/* SPDX-License-Identifier: MIT */
#ifndef VIEW_EDITS_H
#define VIEW_EDITS_H

/*
 * What turns the old text into the new one, as one list that ascends on both
 * sides: a passage that moved is cut at its old and added at its new place.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "hexapla.h"

struct edit {
    hx_kind kind;
    hx_class cls;
    hx_degree degree; /* of a rewording */
    uint32_t flags;   /* HX_CHANGE_ bits */
    hx_level level;   /* of a script: HX_LEVEL_SUBSTANCE */
    bool moved;
    bool ignored;   /* by the options of the comparison */
    hx_range at[2]; /* bytes that begin and end at tokens */
};

struct edits {
    struct vec vec;
    struct edit *at;
    bool is_moved;  /* something moved */
    uint32_t sure;  /* that brief texts say the same, 0 to 1000, or HX_NONE */
    hx_kind inside; /* HX_SAME, or the gravest that is inside what moved */
};

struct edits edits_of_diff(struct arena *a, const hx_diff *diff);
struct edits edits_of_script(struct arena *a, const hx_script *script);

/* HX_SAME, HX_REWORDED or HX_CHANGED: what became of the text as a whole, edits
 * that are ignored left out. The same statements in another order are reworded.
 */
hx_kind edits_kind(const struct edits *edits);
/* How probable it is that the texts say the same, 0 to 1000, or HX_NONE where
 * nothing was asked; edits that are all rewordings say so by themselves. */
uint32_t edits_sure(const struct edits *edits);

#endif
