/* SPDX-License-Identifier: MIT */
#ifndef APP_LIST_H
#define APP_LIST_H

/*
 * A list on the screen: a window over lines that somebody else makes, with a
 * line that is chosen. Every panel is one. A line that is too long takes more
 * rows or ends with dots; nothing is cut off without a sign.
 */

#include "hexapla.h"
#include "view/screen.h"

/* The state of a list. */
struct list {
    uint32_t n;      /* lines */
    uint32_t chosen; /* 0 to n - 1 */
    uint32_t top;    /* first line shown */
    hx_range rows;   /* of the screen, when it was drawn last */
    /* Which line each of those rows is of, HX_NONE for none; lives as long as
     * the picture. NULL before the first. */
    const uint32_t *line_of;
};

/* One line: a short head, the text and a note at its right, or below it where
 * there is little room; any may be empty. */
struct list_line {
    struct str head, text, note;
    enum role role;      /* of the head */
    enum role text_role; /* of text and note */
    bool is_name;        /* of a long text the end is shown */
    bool is_single;      /* the text takes one row */
};

enum { LIST_WIDE = 110 };

/* Where lines come from. */
struct list_source {
    struct list_line (*line)(struct arena *a, void *context, uint32_t i);
    void *context;
    int head;      /* columns of the heads, 0 to 40 */
    int rows;      /* that a text may take, at least 1 */
    int wide;      /* columns up to which notes stand, 0: LIST_WIDE */
    bool is_plain; /* no line is marked */
};

/* Sets the number of lines; keeps the chosen line as far as it is there. */
void list_count(struct list *list, uint32_t n);
/* Chooses the line BY lines further, backward if negative. */
void list_move(struct list *list, int64_t by);
/* Draws the lines in ROWS of SCREEN, those around the chosen one. */
void list_draw(struct list *list, const struct list_source *source,
               struct arena *a, struct screen *screen, hx_range rows);
/* The line shown in row Y of the last picture, or HX_NONE. */
uint32_t list_at(const struct list *list, int y);

#endif
