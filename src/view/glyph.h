/* SPDX-License-Identifier: MIT */
#ifndef VIEW_GLYPH_H
#define VIEW_GLYPH_H

/*
 * What is drawn for a text of any bytes, step by step. Nothing that comes out
 * is a control, a bidi control, an invisible sign or of unknown width; what a
 * text has of them becomes a visible escape. Widths are those of wcwidth(3).
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
    CELL_TEXT_MAX = 5,  /* code points: what a cell of ncurses holds */
    GLYPH_TEXT_MAX = 16 /* a full cell and the longest count of more marks */
};

/*
 * One step of drawing a text: what stands for its next spacing code point and
 * the marks on it, or for a byte or sign that cannot be drawn.
 */
struct glyph {
    size_t len;     /* bytes of the text it stands for, at least 1 */
    int width;      /* columns, at least 1 */
    bool special;   /* not the text itself: an escape or a dotted circle */
    uint8_t n;      /* code points in text[] */
    uint8_t joined; /* the first ones share a cell; each other one has a cell
                       of one column and belongs to an escape */
    uint32_t text[GLYPH_TEXT_MAX];
};

/* The glyph at the start of S, which is not empty. */
void glyph_next(struct str s, struct glyph *glyph);
/* The columns S takes when it is drawn. */
int glyph_width(struct str s);

#endif
