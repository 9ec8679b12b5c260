/* SPDX-License-Identifier: MIT */
#ifndef APP_READER_H
#define APP_READER_H

/*
 * The reader: a comparison laid out in two panes, a cursor (a token of one
 * side) and the first row shown. Rows are laid out when the width changes and
 * kept.
 */

#include "app/story.h"
#include "view/pane.h"

struct reader {
    struct arena *a;    /* the comparison's: measures, steps */
    struct arena *page; /* the view's: rows, cleared for each layout */
    const struct story *story;
    struct measure measure[2];
    struct steps steps;
    struct rows rows;
    struct pane pane;
    char *overview;    /* signs of the overview column, by row of the body */
    int width, height; /* of the body, in columns and rows */
    uint32_t top;      /* first row shown */
    struct pane_cursor cursor;
    uint32_t stop;   /* the stop the cursor is on, or HX_NONE */
    bool only_minor; /* all changes are of style: stops are at those */
};

/* What is looked for when going to the next or previous stop. */
enum reader_goal {
    GOAL_CHANGE,
    GOAL_SENTENCE,
    GOAL_MOVE,
    GOAL_REWORDED,
    GOAL_FACT,
    GOAL_STYLE
};

/* Shows STORY in a body WIDTH by HEIGHT; 0 or a negative HX_ code. */
int reader_open(struct reader *reader, const struct story *story, int width,
                int height);
void reader_close(struct reader *reader);
int reader_resize(struct reader *reader, int width, int height);
/* Draws the body at row Y of SCREEN and below. */
void reader_draw(const struct reader *reader, struct screen *screen, int y);

/* Scrolls by ROWS, up if negative. */
void reader_scroll(struct reader *reader, int64_t rows);
/* Makes ROW the first row shown, as far as possible. */
void reader_top(struct reader *reader, int64_t row);
/* Puts the row of the cursor at row AT of the body. */
void reader_place(struct reader *reader, int at);
/* Goes COUNT stops of GOAL forward or BACKWARD; false if there are none. */
bool reader_go(struct reader *reader, enum reader_goal goal, bool backward,
               uint32_t count);
/* Goes to the other end of the move under the cursor; false if none. */
bool reader_follow(struct reader *reader);
/* Puts the cursor at the token shown at (Y, X) of the body, if there is one;
 * in the overview goes to that part of the text. */
void reader_click(struct reader *reader, int y, int x);
/* The change under the cursor, or NULL. */
const hx_change *reader_change(const struct reader *reader);
/* How many stops there are, and the number of the last one up to the cursor,
 * from 1, 0 if it stands before the first. */
uint32_t reader_stops(const struct reader *reader, uint32_t *at);
/* How far down the text the last row shown is, 0 to 100. */
uint32_t reader_percent(const struct reader *reader);

#endif
