/* SPDX-License-Identifier: MIT */
#ifndef APP_MARKS_H
#define APP_MARKS_H

/* Places that the user marked, and those that jumps left: they are found
 * again whatever versions are shown. */

#include "app/reader.h"

struct app;

enum { MARKS = 26, JUMPS = 50 };

struct marks {
    struct reader_place mark[MARKS]; /* by letter, from a on */
    bool is_set[MARKS];
    struct reader_place jump[JUMPS]; /* places left, oldest first */
    uint32_t jumps;
    uint32_t at; /* the place that "back" left; JUMPS: none was gone back to */
};

/* Remembers the place under the cursor, which is about to be left. */
void marks_leave(struct app *app);
/* Sets or goes to the mark LETTER, as typed: a to z; ' returns to where the
 * last jump began. */
void marks_set(struct app *app, uint32_t letter);
void marks_go(struct app *app, uint32_t letter);
/* Goes COUNT places back in the history, or forward again if negative. */
void marks_back(struct app *app, int64_t count);

#endif
