/* SPDX-License-Identifier: MIT */
#ifndef VIEW_LINT_H
#define VIEW_LINT_H

/*
 * Whether a theme can be read and its kinds of change told apart: by contrast,
 * by color in every kind of sight, by attributes and by signs, in all depths.
 */

#include "view/sight.h"
#include "view/theme.h"

/* The colors of a look where they are shown, as 0xrrggbb. */
struct lint_pair {
    uint32_t fg, bg;
};

/* A terminal a theme may be shown on: its own colors. */
struct lint_ground {
    const char *name;
    struct lint_pair own;
};

/* Those for MODE; their number in N. */
const struct lint_ground *lint_grounds(enum theme_mode mode, int *n);

/* What LOOK, of true colors or palette numbers, shows on GROUND. */
struct lint_pair lint_shown(const struct look *look,
                            const struct lint_ground *ground);

/* Adds what is wrong with THEME to NOTES, each beginning with PATH. */
void lint_theme(const struct theme *theme, const char *path,
                struct notes *notes);

/* Appends what was measured: the least contrast and distances of THEME. */
void lint_measures_print(struct buf *b, const struct theme *theme);

#endif
