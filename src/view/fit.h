/* SPDX-License-Identifier: MIT */
#ifndef VIEW_FIT_H
#define VIEW_FIT_H

/* A line of text where there is less room than it needs: what is left out is
 * marked, or the line is parted into rows. */

#include "view/screen.h"

/* Draws S at AT as screen_text() does; one that is too long ends with dots. */
int fit_text(struct screen *screen, struct spot at, struct str s,
             enum role role);
/* The same, but of one that is too long the end is shown, after dots. */
int fit_front(struct screen *screen, struct spot at, struct str s,
              enum role role);
/* Takes the next row of at most ROOM columns off S, parted at blanks where
 * there are some; never empty while S is not. */
struct str fit_cut(struct str *s, int room);
/* How many rows of ROOM columns S takes, at least 1. */
int fit_rows(struct str s, int room);

#endif
