/* SPDX-License-Identifier: MIT */
#ifndef APP_PANEL_H
#define APP_PANEL_H

/* Lists over the text: versions, changes, summary, themes. Each has a file of
 * its own with one row, a struct panel_info. */

#include "app/app.h"
#include "app/hint.h"

/* What the lines of a panel are made from, new for each picture. */
struct panel_lines {
    struct app *app;
    uint32_t n;                   /* lines */
    const uint32_t *order;        /* what each is of, or NULL */
    const struct list_line *line; /* or the lines themselves, or NULL */
    const void *own;              /* what else the panel knows, or NULL */
    int width;                    /* of the picture */
};

struct panel_info {
    enum app_mode mode;
    const char *title;
    const struct hint *hints; /* for the bottom line */
    int head;                 /* columns of the heads of its lines */
    int rows;                 /* that the text of a line may take */
    int wide;                 /* columns up to which notes stand, 0: some */
    bool is_below;            /* the text stays in view above it */
    bool stays;               /* it is open still when a line was chosen */
    bool clicks;              /* a click chooses a line at once */
    /* Fills LINES, whose app and width are set. */
    void (*make)(struct arena *a, struct panel_lines *lines);
    /* Line I of the struct panel_lines that is the context. */
    struct list_line (*line)(struct arena *a, void *context, uint32_t i);
    /* Which line is chosen when it opens; NULL: the first one. */
    uint32_t (*first)(struct app *app);
    /* The rest may be NULL: what choosing line I does, after the panel was
     * closed, what going to it does, what closing without a choice does, and
     * what the status line says of it. */
    void (*choose)(struct app *app, uint32_t i);
    void (*move)(struct app *app, uint32_t i);
    void (*leave)(struct app *app);
    void (*status)(struct buf *b, const struct app *app, uint32_t i);
    void (*heading)(struct buf *b, const struct app *app); /* for the title */
    /* What stands above the lines: how many of HEIGHT rows, and drawing it when
     * the lines are drawn. */
    int (*top_rows)(const struct app *app, int height);
    void (*top_draw)(struct app *app, struct screen *screen, hx_range rows);
};

extern const struct panel_info panel_versions;
extern const struct panel_info panel_changes;
extern const struct panel_info panel_facts;
extern const struct panel_info panel_filter; /* in filter.c */
extern const struct panel_info panel_summary;
extern const struct panel_info panel_why;
extern const struct panel_info panel_themes;
extern const struct panel_info panel_messages;
extern const struct panel_info panel_articles;

/* The panel of MODE, or NULL if it is none. */
const struct panel_info *panel_find(enum app_mode mode);
void panel_open(struct app *app, enum app_mode mode);
/* Closes the panel or the help, if one is open; nothing is chosen. */
void panel_close(struct app *app);
/* How many of the HEIGHT rows of the body the open panel leaves to the text
 * above it: all where there is no such panel. */
int panel_above(const struct app *app, int height);
/* Goes BY lines further in the panel that is open. */
void panel_scroll(struct app *app, int64_t by);
/* A click on row Y of the picture: goes to the line there; chooses it if that
 * is where the cursor was. */
void panel_click(struct app *app, int y);
/* Does what choosing the line means, and closes the panel. */
void panel_choose(struct app *app);
/* The line that is chosen in the panel that is open, all its parts, in A;
 * empty if there is none. */
struct str panel_line(struct app *app, struct arena *a);
/* Draws the panel in ROWS of SCREEN. */
void panel_draw(struct app *app, struct screen *screen, hx_range rows);
/* Puts the version under the cursor on SIDE of the comparison. */
void panel_pick(struct app *app, int side);
/* Draws the articles in ROWS of SCREEN, above a panel. */
void articles_draw(struct app *app, struct screen *screen, hx_range rows);
/* Goes back from the changes of headlines to all articles, and from those that
 * were looked for. */
void articles_back(struct app *app);
/* In the list of versions: folds or unfolds returns to earlier ones. */
void panel_returns(struct app *app);
/* Uses the theme called NAME, if there is one; opens the list of themes where
 * NAME is empty. */
void panel_theme(struct app *app, struct str name);

#endif
