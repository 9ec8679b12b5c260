/* SPDX-License-Identifier: MIT */

/*
 * What a dichromat sees is worked out on amounts of light. For red and green
 * one plane is enough: Vienot, Brettel and Mollon, "Digital video
 * colourmaps for checking the legibility of displays by dichromats", 1999. For
 * blue it is not: Brettel, Vienot and Mollon, "Computerized simulation of
 * color appearance for dichromats", 1997, with two half planes and the normal
 * of what parts them. Numbers are for the primaries of sRGB.
 */

#include "view/sight.h"

#include "view/look.h"

static const double single_plane[2][3][3] = {
    {{0.11238, 0.88762, 0}, /* no red */
     {0.11238, 0.88762, 0}, /* */
     {0.00401, -0.00401, 1}}, /* */
    {{0.29275, 0.70725, 0}, /* no green */
     {0.29275, 0.70725, 0}, /* */
     {-0.02234, 0.02234, 1}}, /* */
};
static const double double_plane[2][3][3] = {
    {{1.01277, 0.13548, -0.14826}, /* no blue, the side of red */
     {-0.01243, 0.86812, 0.14431}, /* */
     {0.07589, 0.80500, 0.11911}}, /* */
    {{0.93678, 0.18979, -0.12657}, /* and of green */
     {0.06154, 0.81526, 0.12320},  /* */
     {-0.37562, 1.12767, 0.24796}}  /* */
};
static const double normal[3] = {0.03901, -0.02788, -0.01113};

static const char *const name_table[SIGHTS] = {
    "normal vision",
    "protan vision",
    "deutan vision",
    "tritan vision",
};

const char *sight_name(enum sight sight)
{
    return name_table[sight];
}

double sight_luminance(uint32_t rgb)
{
    double linear[3];
    look_linear(rgb, linear);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

double sight_contrast(uint32_t one, uint32_t other)
{
    double a = sight_luminance(one) + 0.05;
    double b = sight_luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

static double dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void seen_lab(uint32_t rgb, enum sight sight, double lab[3])
{
    double linear[3], seen[3];
    look_linear(rgb, linear);
    if (sight == SIGHT_ALL) {
        look_lab(linear, lab);
        return;
    }
    const double(*plane)[3] = sight == SIGHT_NO_BLUE
                                  ? double_plane[dot(linear, normal) < 0]
                                  : single_plane[sight - SIGHT_NO_RED];
    for (int i = 0; i < 3; i++) {
        seen[i] = dot(plane[i], linear);
        seen[i] = seen[i] < 0 ? 0 : seen[i] > 1 ? 1 : seen[i];
    }
    look_lab(seen, lab);
}

/* The root of X by Newton's way; the mathematical library is not needed. */
static double square_root(double x)
{
    double y = x > 1 ? x : 1;
    for (int i = 0; i < 60 && y * y > x * (1 + 1e-12); i++)
        y = (y + x / y) / 2;
    return y;
}

double sight_distance(uint32_t one, uint32_t other, enum sight sight)
{
    double a[3], b[3], sum = 0;
    seen_lab(one, sight, a);
    seen_lab(other, sight, b);
    for (int i = 0; i < 3; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum > 0 ? square_root(sum) : 0;
}

double sight_least(uint32_t one, uint32_t other, enum sight *worst)
{
    double least = 1e9;
    for (int i = 0; i < SIGHTS; i++) {
        double found = sight_distance(one, other, (enum sight)i);
        if (found < least) {
            least = found;
            *worst = (enum sight)i;
        }
    }
    return least;
}
