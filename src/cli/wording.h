/* SPDX-License-Identifier: MIT */
#ifndef CLI_WORDING_H
#define CLI_WORDING_H

/* The formats made of the plain word script: count and wdiff. */

#include "app/option.h"
#include "app/story.h"

struct wording {
    const struct settings *settings;
    const struct story *story;
    const char *format; /* one of these */
    bool escaped;       /* the output is a terminal */
    bool is_same;       /* out: no words were cut or added */
};

bool wording_is_asked(const char *format);

/* Options of these formats that were given with the other FORMAT: 0, or -1
 * with a sentence in ERR. */
int wording_check(const struct settings *settings, const char *format,
                  struct error *err);

/* Appends the comparison to B; 0, or -1 with a sentence in ERR. */
int wording_run(struct buf *b, struct wording *wording, struct error *err);

#endif
