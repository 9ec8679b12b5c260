/* SPDX-License-Identifier: MIT */
#ifndef SAID_H
#define SAID_H

/*
 * What programs share that hold the library to sentences with what a careful
 * reader says of them: lines of fields parted by one TAB, and comparisons with
 * the lexicon that users have.
 */

#include "view/edits.h"

enum { SAID_LINE = 4096, SAID_FIELDS = 8 };

struct said {
    hx_options opt;
    hx_doc *doc[2];
    hx_diff *diff;
};

/* Opens the lexicon at PATH; 0, or -1 with a message. */
int said_open(struct said *said, const char *path);
/* Compares two texts in place of those that were; 0 or -1. */
int said_compare(struct said *said, const char *old, const char *new);
void said_close(struct said *said);

/* The gravest edit, as JSON tells them, into GRAVEST; false if there is none.
 */
bool said_gravest(const struct said *said, struct edit *gravest);

/* Parts LINE at TABs, in place; how many fields there are. */
int said_part(char *line, char *field[SAID_FIELDS]);
/* The SENTENCE with the one part in braces, "{old|new}", taken from SIDE. */
void said_side(char text[SAID_LINE], const char *sentence, int side);
/* Calls LINE_READ for each line of the file at PATH; 0, or -1 with a message.
 */
int said_lines(const char *path, int (*line_read)(void *context, char *line),
               void *context);

#endif
