/* SPDX-License-Identifier: MIT */
#ifndef BASE_NOTES_H
#define BASE_NOTES_H

/*
 * What was found wrong in a file without stopping anything: sentences, in
 * the order they were found. Their number is bounded.
 */

#include "base/str.h"

struct notes {
    struct arena *a; /* where the sentences are */
    VEC(struct str) list;
};

/* Adds a sentence as printf does. */
__attribute__((format(printf, 2, 3))) void notes_add(struct notes *notes,
                                                     const char *format, ...);

#endif
