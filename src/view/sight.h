/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SIGHT_H
#define VIEW_SIGHT_H

/*
 * How well colors can be read and told apart, also by those who do not see
 * red, green or blue. Colors here are 0xrrggbb.
 */

#include <stdint.h>

enum sight {
    SIGHT_ALL,
    SIGHT_NO_RED,   /* protanopia */
    SIGHT_NO_GREEN, /* deuteranopia */
    SIGHT_NO_BLUE,  /* tritanopia */
    SIGHTS
};

/* For people: "protan vision". */
const char *sight_name(enum sight sight);

/* How light RGB is, 0 to 1. */
double sight_luminance(uint32_t rgb);
/* The contrast of two colors as WCAG 2 has it, 1 to 21. */
double sight_contrast(uint32_t one, uint32_t other);
/* How far apart SIGHT sees two colors: CIE 1976; under 5 hardly, from 20 on
 * easily. */
double sight_distance(uint32_t one, uint32_t other, enum sight sight);
/* The least of these distances over all kinds of sight; WORST is the one. */
double sight_least(uint32_t one, uint32_t other, enum sight *worst);

#endif
