/* SPDX-License-Identifier: MIT */

/* A buffer that grows to the longest line; see the header. */

#include "cli/batch_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROOM_FIRST = 1 << 16 };

/* Makes room at the end of what was read; false if there can be none. */
static bool room_make(struct batch_lines *lines)
{
    if (lines->start) {
        memmove(lines->bytes, lines->bytes + lines->start,
                lines->end - lines->start);
        lines->end -= lines->start;
        lines->start = 0;
    }
    if (lines->end < lines->room)
        return true;
    size_t room = lines->room ? lines->room * 2 : ROOM_FIRST;
    char *bytes = realloc(lines->bytes, room);
    if (!bytes)
        return false;
    lines->bytes = bytes;
    lines->room = room;
    return true;
}

/* Reads some more; 0, or -1 if it cannot be read. */
static int more_read(struct batch_lines *lines)
{
    ssize_t n;
    do
        n = read(lines->in, lines->bytes + lines->end,
                 lines->room - lines->end);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return -1;
    lines->end += (size_t)n;
    lines->is_over = !n;
    return 0;
}

/* Takes the line that ends LEN bytes from the start. */
static struct str line_take(struct batch_lines *lines, size_t len)
{
    struct str line = {lines->bytes + lines->start, len};
    lines->start += len;
    if (lines->start < lines->end)
        lines->start++;
    lines->looked = 0;
    return line;
}

/* Passes over the rest of a line, for the reason WHY. */
static enum batch_line rest_drop(struct batch_lines *lines, enum batch_line why)
{
    lines->looked = 0;
    for (;;) {
        char *from = lines->bytes + lines->start;
        char *end = lines->start < lines->end
                        ? memchr(from, '\n', lines->end - lines->start)
                        : NULL;
        if (end) {
            lines->start += (size_t)(end - from) + 1;
            return why;
        }
        lines->start = lines->end = 0;
        if (lines->is_over)
            return why;
        if (more_read(lines))
            return BATCH_LINE_TROUBLE;
    }
}

enum batch_line batch_lines_next(struct batch_lines *lines, struct str *line)
{
    for (;;) {
        size_t len = lines->end - lines->start;
        char *end = NULL;
        size_t own = len;
        if (len > lines->looked) {
            char *from = lines->bytes + lines->start;
            end = memchr(from + lines->looked, '\n', len - lines->looked);
            own = end ? (size_t)(end - from) : len;
        }
        if (own > lines->most)
            return rest_drop(lines, BATCH_LINE_LONG);
        if (end || (lines->is_over && len)) {
            *line = line_take(lines, own);
            return BATCH_LINE;
        }
        if (lines->is_over)
            return BATCH_LINE_END;
        lines->looked = len;
        if (!room_make(lines)) {
            if (!lines->room) /* not even to read and drop */
                return errno = ENOMEM, BATCH_LINE_TROUBLE;
            return rest_drop(lines, BATCH_LINE_NOMEM);
        }
        if (more_read(lines))
            return BATCH_LINE_TROUBLE;
    }
}

void batch_lines_free(struct batch_lines *lines)
{
    free(lines->bytes);
    lines->bytes = NULL;
}
