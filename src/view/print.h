/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PRINT_H
#define VIEW_PRINT_H

/* A comparison as text for a pipe, in the formats of printer_table. */

#include "base/str.h"
#include "hexapla-explain.h"
#include "view/look.h"

struct print_input {
    const hx_diff *diff;
    hx_explain *explain;      /* says why, or NULL: nothing is said of it */
    struct str name[2];       /* of the versions; foreign text */
    const struct look *looks; /* by role, for formats with color */
    int width;                /* columns, for formats with panes */
    bool ascii;               /* frames in ASCII */
};

struct printer_info {
    const char *name;
    void (*print)(struct buf *b, const struct print_input *input);
    const char *help;
};

extern const struct printer_info printer_table[];
extern const size_t printer_count;

/* The printer called NAME, or NULL. */
const struct printer_info *printer_find(struct str name);

/* Appends S as it may be shown anywhere: controls, invisible signs and bad
 * bytes as escapes. */
void print_safe(struct buf *b, struct str s);
/* Appends N blanks, none if N is negative. */
void print_blanks(struct buf *b, int n);
/* Appends NAME, foreign text, in exactly WIDTH columns; of one that is too
 * long the middle is left out. */
void print_name(struct buf *b, struct str name, int width, bool ascii);

/* The printers. */
void print_text(struct buf *b, const struct print_input *input);
void print_ansi(struct buf *b, const struct print_input *input);
void print_linear(struct buf *b, const struct print_input *input);
void print_side(struct buf *b, const struct print_input *input);
void print_stat(struct buf *b, const struct print_input *input);
void print_json(struct buf *b, const struct print_input *input);

#endif
