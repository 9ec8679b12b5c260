/* SPDX-License-Identifier: MIT */
#ifndef VIEW_LOOK_H
#define VIEW_LOOK_H

/*
 * How a cell looks: two colors and attributes, without a terminal. A color is
 * the terminal's default, a number of its palette, or red, green and blue;
 * while a theme is read also a name, or not said.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
    LOOK_UNSET = 0x4000000,   /* not said */
    LOOK_NAMED = 0x3000000,   /* + its number: a color with a name */
    LOOK_DEFAULT = 0x2000000, /* the terminal's own color */
    LOOK_PALETTE = 0x1000000  /* + 0 to 255: a color of the palette */
    /* below: 0xrrggbb */
};

/* Attributes; the bits combine. */
enum {
    LOOK_BOLD = 1,
    LOOK_DIM = 2,
    LOOK_ITALIC = 4,
    LOOK_UNDERLINE = 8,
    LOOK_REVERSE = 16,
    LOOK_STRIKE = 32
};

struct look {
    uint32_t fg, bg;
    uint32_t attributes;
};

/* How many colors there are to draw with. */
enum look_depth {
    LOOK_DEPTH_MONO = 0,
    LOOK_DEPTH_16 = 16,
    LOOK_DEPTH_256 = 256,
    LOOK_DEPTH_TRUE = 1 << 24
};

/* A name somebody gave a color. */
struct look_name {
    struct str name;
    uint32_t color;
};

/* Names of colors, beside those every look can use. */
struct look_names {
    const struct look_name *at;
    int n;
};

/*
 * Reads a color: "default", one of the 16 names, 0 to 255, "#rgb" or
 * "#rrggbb"; false if WORD is none.
 */
bool look_color(struct str word, uint32_t *color);

/* Reads a look, "[color] [on color] [attribute ...]"; false if it is none. */
bool look_parse(struct str text, struct look *look);

/*
 * The same with colors called NAMES too and LOOK_UNSET for what is left out;
 * BAD is then the first word that is no part of a look, or empty where one is
 * missing.
 */
bool look_read(struct str text, struct look_names names, struct look *look,
               struct str *bad);

/* True if WORD means something in a look and so cannot name a color. */
bool look_is_word(struct str word);

/* Appends COLOR, which has no name, as it is read. */
void look_color_print(struct buf *b, uint32_t color);
/* Appends the attributes BITS as they are read, each after a blank. */
void look_attributes_print(struct buf *b, uint32_t bits);

/* Red, green and blue of the color 0xrrggbb as amounts of light, 0 to 1. */
void look_linear(uint32_t rgb, double linear[3]);
/* Lightness, green-red and blue-yellow (CIE Lab, D65) of amounts of light. */
void look_lab(const double linear[3], double lab[3]);

#endif
