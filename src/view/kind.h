/* SPDX-License-Identifier: MIT */
#ifndef VIEW_KIND_H
#define VIEW_KIND_H

/* How each kind of change is shown: its sign, its roles, its words. */

#include "hexapla.h"
#include "view/role.h"

struct screen;

struct kind_info {
    hx_kind kind;
    char sign;          /* in the gutter */
    enum role word;     /* words of it inside a pair */
    enum role sentence; /* a whole sentence of it */
    int grave;          /* the greater, the sooner it is shown */
    const char *help;
};

extern const struct kind_info kind_table[HX_KINDS];

/* The signs of the ends of a move, by side. */
extern const char kind_moved_sign[2];

/* The signs of a picture: of each hx_kind, then of the ends of a move and of a
 * passage that stands in both texts. */
enum {
    KIND_SIGN_MOVED = HX_KINDS,
    KIND_SIGN_REUSED = HX_KINDS + 2,
    KIND_SIGNS
};

/* How a sign is called in themes. */
extern const char *const kind_sign_table[KIND_SIGNS];

/* A sign of one column in UTF-8, ended by NUL, zeros behind it. */
struct kind_sign {
    char text[5];
};

/* Sign number WHICH as SIGNS have it, or where that is NULL, the tables. */
struct kind_sign kind_sign_get(const struct kind_sign *signs, int which);
/* Draws sign number WHICH, as the picture has them, at (Y, X). */
void kind_sign_draw(struct screen *screen, int y, int x, int which,
                    enum role role);

/* Classes in words for people. */
struct class_info {
    hx_class cls;
    const char *one, *many; /* in counts: "number", "numbers" */
    const char *label;      /* of a change, empty where it says nothing */
};

extern const struct class_info class_table[HX_CLASSES];

/* The role of words of CHANGE in PAIR. */
enum role kind_role(const hx_change *change, const hx_pair *pair);
/* The field that PAIR of DIFF is on SIDE, or on the other if it has none
 * there. */
hx_field kind_field(const hx_diff *diff, const hx_pair *pair, int side);
/* Where else a pair is told than at one of its ends. */
struct kind_end {
    const char *way;    /* "moved to", "merged into" …; NULL if nowhere */
    uint32_t sentence;  /* of the other side */
    uint32_t paragraph; /* that has it, from 1 */
};

/* Where the other end is of pair AT of DIFF, seen from SIDE. */
struct kind_end kind_end_get(const hx_diff *diff, uint32_t at, int side);
/* The sign of CHANGE in the gutter, ' ' if nothing changed. */
char kind_sign(const hx_change *change);

#endif
