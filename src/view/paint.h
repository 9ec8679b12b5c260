/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PAINT_H
#define VIEW_PAINT_H

/* A picture with its looks as text: escape sequences of ECMA-48, or SVG. */

#include "view/screen.h"
#include "view/theme.h"

/* Appends what makes a terminal draw with LOOK from any look before. */
void paint_look(struct buf *b, struct look look);
/* Appends PICTURE, LOOKS by role, as HEIGHT lines with escape sequences. */
void paint_ansi(struct buf *b, const struct screen *picture,
                const struct look looks[ROLES]);
/* Appends PICTURE as an SVG document; MODE decides the default colors. */
void paint_svg(struct buf *b, const struct screen *picture,
               const struct look looks[ROLES], enum theme_mode mode);

#endif
