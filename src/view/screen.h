/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SCREEN_H
#define VIEW_SCREEN_H

/*
 * The picture: a grid of cells, filled from pieces of text placed at (y, x)
 * and then shown, dumped or printed. screen_text() and glyph_next() under it
 * are the one way by which text of the user's files, names and messages gets
 * into a cell; controls, bidi controls, invisible signs and bad bytes become
 * visible escapes there, so nothing of a text ever acts on the terminal.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "view/glyph.h"
#include "view/role.h"

struct kind_sign;

struct cell {
    uint32_t text[CELL_TEXT_MAX]; /* one spacing code point, then marks */
    uint8_t n;                    /* how many code points; 0: see width */
    uint8_t width;                /* columns 1 or 2; 0: right half of a wide */
    uint8_t role;                 /* enum role */
    uint8_t cursor;               /* 1: shown as being under the cursor */
};

struct screen {
    int width, height; /* columns and rows, at least 0 */
    bool ascii;        /* frame signs in ASCII only */
    /* Signs of kinds by number, or NULL for those of view/kind.h; each of
     * one column. */
    const struct kind_sign *signs;
    struct arena *a;   /* that it is in, for what drawing needs */
    struct cell *cell; /* height rows of width cells */
};

/* A blank picture in A. */
struct screen *screen_new(struct arena *a, int width, int height);
/* The cell at (Y, X), which must be inside. */
struct cell *screen_cell(const struct screen *screen, int y, int x);
/* A place for a piece: ROOM columns from (Y, X) on. */
struct spot {
    int y, x, room;
};

/*
 * Draws S in ROLE at AT and gives how many columns it took. What does not fit
 * is left out; a wide sign is never cut in half. Places outside the picture
 * are left out too.
 */
int screen_text(struct screen *screen, struct spot at, struct str s,
                enum role role);
/* As screen_text() for the first LEN bytes of S; what follows them is only
 * looked at, for how a sign is drawn may depend on the one after it. */
int screen_part(struct screen *screen, struct spot at, struct str s, size_t len,
                enum role role);
/* As screen_text(), with a C string. */
int screen_put(struct screen *screen, struct spot at, const char *s,
               enum role role);
/* Fills all of AT with the sign CP of one column. */
void screen_fill(struct screen *screen, struct spot at, uint32_t cp,
                 enum role role);
/* Gives all cells of AT the role ROLE, whatever they show. */
void screen_role(struct screen *screen, struct spot at, enum role role);
/* Marks N cells from (Y, X) on as being under the cursor. */
void screen_mark(struct screen *screen, int y, int x, int n);

/* True if row Y has a right-to-left letter. */
bool screen_has_rtl(const struct screen *screen, int y);
/*
 * Parts what stands right of the blank at (Y, X) from text before it that is
 * written from right to left, which numbers would be taken into: that blank
 * becomes a left-to-right letter. Does nothing to other rows and cells.
 */
void screen_isolate(struct screen *screen, int y, int x);
/*
 * Begins each row whose first letter is one written from right to left with a
 * blank that is a left-to-right letter, if it has a free column there: a
 * terminal that takes the direction of a row from its first letter would turn
 * the whole row. To be called when all is drawn; not where frames are ASCII.
 */
void screen_lead(struct screen *screen);

/* Appends the picture as HEIGHT lines of text. */
void screen_dump_text(const struct screen *screen, struct buf *b);
/* Appends a letter for the role of each cell, HEIGHT lines. */
void screen_dump_roles(const struct screen *screen, struct buf *b);

#endif
