/* SPDX-License-Identifier: MIT */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

/* A sentence for the user that says what went wrong, and where. */

struct error {
    char text[512]; /* ended by NUL, cut if too long; may hold foreign text */
};

/* Sets the sentence as printf does and gives -1, so it can be returned. */
__attribute__((format(printf, 2, 3))) int error_set(struct error *err,
                                                    const char *format, ...);

#endif
