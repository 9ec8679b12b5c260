/* SPDX-License-Identifier: MIT */
#ifndef APP_PANEL_H
#define APP_PANEL_H

/* Lists over the text: versions, changes, summary. */

#include "app/app.h"

struct panel_info {
    enum app_mode mode;
    const char *title;
    const char *hint; /* for the bottom line, as hint_put() takes it */
    int head;         /* columns of the heads of its lines */
    uint32_t (*count)(struct app *app);
    /* Which line is chosen when it opens. */
    uint32_t (*first)(struct app *app);
    struct list_line (*line)(struct arena *a, void *app, uint32_t i);
    void (*choose)(struct app *app, uint32_t i); /* NULL: nothing to choose */
};

/* The panel of MODE, or NULL if it is none. */
const struct panel_info *panel_find(enum app_mode mode);
void panel_open(struct app *app, enum app_mode mode);
void panel_scroll(struct app *app, int64_t by);
/* Does what choosing the line means, and closes the panel. */
void panel_choose(struct app *app);
/* Draws the panel in ROWS of SCREEN. */
void panel_draw(struct app *app, struct screen *screen, hx_range rows);
/* Puts the version under the cursor on SIDE of the comparison. */
void panel_pick(struct app *app, int side);

#endif
