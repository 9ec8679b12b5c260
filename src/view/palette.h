/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PALETTE_H
#define VIEW_PALETTE_H

/*
 * The colors a theme has names for, each in up to three depths, and what
 * stands for a color where there are fewer. The palette of 256 is fixed from
 * 16 on; its first 16 belong to the user, so no color is ever turned into one
 * of them but where there are only 16.
 */

#include "view/look.h"

enum { PALETTE_MAX = 64, PALETTE_NAME_MAX = 32 };

struct palette_color {
    char name[PALETTE_NAME_MAX]; /* ended by NUL, zeros behind it */
    uint32_t full;               /* as good as the terminal can */
    uint32_t fixed;              /* of 256, or LOOK_UNSET */
    uint32_t sixteen;            /* of 16, or LOOK_UNSET */
};

struct palette {
    struct palette_color at[PALETTE_MAX];
    int n;
};

/* Red, green and blue of palette color 0 to 255, as 0xrrggbb; the first 16 as
 * xterm has them. */
uint32_t palette_rgb(uint32_t index);

/* What COLOR of a look stands for, at its best. */
uint32_t palette_full(const struct palette *palette, uint32_t color);

/* The colors of 256 that never change, in Lab. */
enum { PALETTE_OWN = 16, PALETTE_FIXED = 240 };
struct palette_labs {
    double lab[PALETTE_FIXED][3];
};
void palette_fill(struct palette_labs *labs);

/* The same in 256 colors, the nearest in Lab where the theme does not say. */
uint32_t palette_fixed(const struct palette *palette,
                       const struct palette_labs *labs, uint32_t color);

/* Where a look in 16 colors is shown. */
struct palette_ground {
    bool is_dark, is_light; /* neither: not known */
    uint32_t text_bg;       /* the background of the text, at its best */
};

/*
 * LOOK in 16 colors. What the theme does not say is derived: a block of color
 * keeps its hue and gets black or white text, colored text keeps its hue where
 * that can be read on GROUND, and the rest is the terminal's own color; so
 * there is at most one hue in it.
 */
struct look palette_sixteen(const struct palette *palette,
                            const struct look *look,
                            const struct palette_ground *ground);

#endif
