/* SPDX-License-Identifier: MIT */
#ifndef VIEW_KIND_H
#define VIEW_KIND_H

/* How each kind of change is shown: its sign, its roles, its words. */

#include "hexapla.h"
#include "view/role.h"

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

/* Classes in words for people. */
struct class_info {
    hx_class cls;
    const char *one, *many; /* in counts: "number", "numbers" */
    const char *label;      /* of a change, empty where it says nothing */
    int grave; /* the greater, the sooner it is told; 0: not told */
};

extern const struct class_info class_table[HX_CLASSES];

/* The role of words of CHANGE in PAIR. */
enum role kind_role(const hx_change *change, const hx_pair *pair);
/* The sign of CHANGE in the gutter, ' ' if nothing changed. */
char kind_sign(const hx_change *change);

#endif
