/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PRINT_WDIFF_H
#define VIEW_PRINT_WDIFF_H

/*
 * The plain word script in the format of GNU wdiff: the new text with the
 * words cut in [- -] and the words added in {+ +}. Bytes go out as they came
 * in, white space and all, so that programs can read it.
 */

#include "base/str.h"
#include "hexapla.h"

struct wdiff_input {
    const hx_script *script;
    struct str text[2], name[2];
    bool hides[2];     /* words cut; words added */
    bool hides_common; /* words kept */
    bool ascii_space;  /* what parts words is ASCII white space only */
    bool escaped;      /* for a terminal: nothing may act on it */
};

void wdiff_print(struct buf *b, const struct wdiff_input *input);

/* Two lines, one a side: words, kept, on one side only, changed. */
void wdiff_statistics(struct buf *b, const struct wdiff_input *input);

#endif
