/* SPDX-License-Identifier: MIT */
#ifndef CLI_BATCH_LINES_H
#define CLI_BATCH_LINES_H

/* Lines of a descriptor, each as soon as it is there, of limited length. */

#include "base/str.h"

/* The longest line, in bytes: no text in it is longer than HX_TEXT_MAX. */
#define BATCH_LINE_MOST ((size_t)1 << 30)

enum batch_line {
    BATCH_LINE,       /* there is one */
    BATCH_LINE_LONG,  /* one that was too long is passed over */
    BATCH_LINE_NOMEM, /* the same: there was not enough memory */
    BATCH_LINE_END,
    BATCH_LINE_TROUBLE /* it cannot be read; errno says why */
};

struct batch_lines {
    int in;
    size_t most; /* bytes of a line */
    char *bytes; /* what has been read, from START to END */
    size_t start, end, room;
    size_t looked; /* bytes from START that have no line end */
    bool is_over;  /* nothing is left to read */
};

/* The next line without its end; it stays until the next call. */
enum batch_line batch_lines_next(struct batch_lines *lines, struct str *line);
/* Gives back the memory. */
void batch_lines_free(struct batch_lines *lines);

#endif
