/* SPDX-License-Identifier: MIT */
#ifndef APP_READER_H
#define APP_READER_H

/*
 * The reader: a comparison laid out in two panes, a cursor (a token of one
 * side) and the first row shown. Rows are laid out when the width changes and
 * kept (app/sheet.h). Of long texts the owner makes what is due beside the
 * interface; until he hands it over what was there is shown and can be used.
 */

#include "app/sheet.h"
#include "app/story.h"

/* What was searched for last; see reader_search.h. */
struct reader_search {
    struct arena *a;                /* of what was found, or NULL */
    struct find_texts texts;        /* kept as long as the comparison */
    struct search_matches found[2]; /* by side: all places, to be shown */
    struct search_hit *hit;         /* places to go to, in reading order */
    uint32_t hits;
    bool active, backward;
    bool is_again;          /* looked for anew: the cursor stays */
    char phrase[ONLY_MOST]; /* while it is active */
    uint32_t phrase_len;
    struct pane_cursor origin; /* where the search began */
    uint32_t origin_top;
};

/* What is asked for and not made yet, and what is to be done when it is; the
 * bits combine. */
enum {
    DUE_SHEET = 1,
    DUE_FOLDS = 2,   /* with folds found anew */
    DUE_SHOWN = 4,   /* the cursor goes to what is shown for it */
    DUE_CURSOR = 8,  /* its row comes into sight */
    DUE_COLUMN = 16, /* its column too */
    DUE_REVEAL = 32, /* the fold that hides it is opened */
    DUE_SEARCH = 64
};

struct reader {
    struct arena *a;               /* the comparison's: measures, steps */
    struct arena *page;            /* the sheet's: rows, folds, marks */
    struct arena *margin;          /* the overview's, cleared for each height */
    const struct sieve *sieve;     /* borrowed */
    struct folds *folds;           /* of the sheet; what is wanted of them */
    struct sheet_plan laid;        /* what the sheet shows */
    const struct sheet_mark *mark; /* of the sheet */
    uint32_t marks;
    uint32_t due;         /* DUE_ bits */
    bool is_slow;         /* what is due is made by the owner, beside it */
    bool is_ordered;      /* he knows of all that is due */
    bool is_to_close;     /* folds that are due are closed */
    uint32_t context;     /* paragraphs left unfolded beside a change */
    char only[ONLY_MOST]; /* only paragraphs with this phrase are shown */
    uint32_t only_len;    /* bytes of it, 0 for no phrase */
    const struct story *story;
    struct measure measure[2];
    struct steps steps;
    struct rows rows;
    struct pane pane;
    enum reader_view view;
    bool unwrapped;    /* a paragraph is one row */
    int split;         /* where the divider is, as for pane_divide() */
    uint32_t shift;    /* columns that are left of the pane */
    int64_t slip;      /* rows that the old pane is ahead of the new one */
    bool unlocked;     /* panes scroll by themselves */
    bool tied;         /* panes slipped to show both ends of a move */
    char *overview;    /* signs of the overview column, by row of the body */
    int width, height; /* of the body, in columns and rows */
    uint32_t top;      /* first row shown */
    struct pane_cursor cursor;
    struct reader_search search;
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

/* A place in the texts that are compared, for finding it again among others. */
struct reader_place {
    uint32_t version[2], token[2]; /* by side */
    int side;                      /* that has the cursor */
    int row;                       /* of the body */
};

/* What a reader is opened with. */
struct reader_setting {
    struct reader_look look;
    const struct sieve *sieve; /* NULL hides nothing; borrowed */
    int width, height;         /* of the body */
};

struct reader_place reader_place_get(const struct reader *reader);
/* Goes to PLACE, as far as a version of it is shown. */
void reader_place_go(struct reader *reader, struct reader_place place);
struct reader_look reader_look_get(const struct reader *reader);
/* Lays out as LOOK says; 0 or a negative HX_ code. */
int reader_look_set(struct reader *reader, const struct reader_look *look);
bool reader_look_is_equal(const struct reader_look *a,
                          const struct reader_look *b);
/* Shows the comparison of STORY, which is borrowed, as SETTING says, with the
 * cursor on the first change; 0 or a negative HX_ code. The poll function of
 * the story's options is called, then and for each later layout. */
int reader_open_as(struct reader *reader, const struct story *story,
                   const struct reader_setting *setting);
/* Moves FROM to READER; what it shows is now in STORY, what it hides in SIEVE,
 * which are the same as before but for their place. */
void reader_take(struct reader *reader, struct reader *from,
                 const struct story *story, const struct sieve *sieve);
/* The same in a body WIDTH by HEIGHT, all shown. */
int reader_open(struct reader *reader, const struct story *story, int width,
                int height);
void reader_close(struct reader *reader);
int reader_resize(struct reader *reader, int width, int height);
/* What the sheet that is due is made of. */
struct sheet_order reader_sheet_order(const struct reader *reader);
/* Takes SHEET, made of the last such order, and shows it; the cursor's row
 * stays where it is on the screen. */
void reader_sheet_take(struct reader *reader, struct sheet *sheet);
/* Forgets what is due and is not a new width: all is wanted as it is shown,
 * and the sieve too, which is to be set to that of reader->laid. */
void reader_forget(struct reader *reader);
/* Draws the body at row Y of SCREEN and below. */
void reader_draw(const struct reader *reader, struct screen *screen, int y);

/* Lays out as VIEW; the cursor's row stays where it is on the screen. */
int reader_show(struct reader *reader, enum reader_view view);
/* Moves the divider of two panes to column X, the middle if negative. */
int reader_divide(struct reader *reader, int x);
/* Wraps lines, or shows each paragraph in one row. */
int reader_wrap(struct reader *reader, bool wrapped);
/* Shows BY columns more at the right, left if negative, of unwrapped rows. */
void reader_shift(struct reader *reader, int64_t by);
/* Locks both panes together, or lets each scroll by itself. */
void reader_lock(struct reader *reader, bool locked);
/* Scrolls by ROWS, up if negative. */
void reader_scroll(struct reader *reader, int64_t rows);
/* Goes to the beginning, or the end, the cursor too. */
void reader_go_end(struct reader *reader, bool is_last);
/* Scrolls by ROWS, where panes are not locked only that of SIDE. */
void reader_scroll_side(struct reader *reader, int side, int64_t rows);
/* Makes ROW the first row shown, as far as possible. */
void reader_top(struct reader *reader, int64_t row);
/* Puts the row of the cursor at row AT of the body. */
void reader_place(struct reader *reader, int at);
/* Goes COUNT stops of GOAL forward or BACKWARD; false if there are none. */
bool reader_go(struct reader *reader, enum reader_goal goal, bool backward,
               uint32_t count);
/* Puts the cursor into the other pane, on the same row if it can. */
void reader_other(struct reader *reader);
/*
 * Goes to the other end of what moved or is used again; false if none. In two
 * panes both ends stand on the same row until the cursor leaves them.
 */
bool reader_follow(struct reader *reader);
/* The passage used again that has the cursor, or that the change under it has
 * words of; HX_NONE if there is none. */
uint32_t reader_reuse(const struct reader *reader);
/* Brings the panes level again if the cursor has left a followed move. */
void reader_settle(struct reader *reader);
/* Puts the cursor at the token shown at (Y, X) of the body, if there is one;
 * in the overview goes to that part of the text. */
void reader_click(struct reader *reader, int y, int x);
/* The change under the cursor, or NULL. */
const hx_change *reader_change(const struct reader *reader);
/* The last stop up to the cursor, the first one if there is none before. */
uint32_t reader_stop(const struct reader *reader);
/* Goes to stop I. */
void reader_stop_set(struct reader *reader, uint32_t i);
/* Goes to the change that has tokens AT of SIDE, else to the first of them. */
void reader_range_go(struct reader *reader, int side, hx_range at);
/* What is hidden of the comparison that is shown. */
struct sieve_count reader_hidden(const struct reader *reader);
/* How many stops there are, and the number of the last one up to the cursor,
 * from 1, 0 if it stands before the first. */
uint32_t reader_stops(const struct reader *reader, uint32_t *at);
/* How far down the text the last row shown is, 0 to 100. */
uint32_t reader_percent(const struct reader *reader);

#endif
