/* SPDX-License-Identifier: MIT */
#ifndef APP_LIST_H
#define APP_LIST_H

/*
 * A list on the screen: a window over lines that somebody else makes, with a
 * line that is chosen. Every panel is one.
 */

#include "hexapla.h"
#include "view/screen.h"

/* The state of a list. */
struct list {
    uint32_t n;      /* lines */
    uint32_t chosen; /* 0 to n - 1 */
    uint32_t top;    /* first line shown */
};

/* One line: a short head and the rest, either may be empty. */
struct list_line {
    struct str head, text;
    enum role role; /* of the head */
};

/* Where lines come from. */
struct list_source {
    struct list_line (*line)(struct arena *a, void *context, uint32_t i);
    void *context;
    int head; /* columns of the heads, 0 to 40 */
};

/* Sets the number of lines; keeps the chosen line as far as it is there. */
void list_count(struct list *list, uint32_t n);
/* Chooses the line BY lines further, backward if negative. */
void list_move(struct list *list, int64_t by);
/* Draws the lines in ROWS of SCREEN, those around the chosen one. */
void list_draw(struct list *list, const struct list_source *source,
               struct arena *a, struct screen *screen, hx_range rows);

#endif
