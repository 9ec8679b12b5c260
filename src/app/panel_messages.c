/* SPDX-License-Identifier: MIT */

/* What was wrong in the configuration and in themes, since the program began.
 */

#include "app/panel.h"

enum { TEXT_ROWS = 20 };

static void messages_make(struct arena *a, struct panel_lines *lines)
{
    (void)a;
    lines->n = lines->app->notes.list.vec.n;
}

static struct list_line messages_line(struct arena *a, void *context,
                                      uint32_t i)
{
    const struct app *app = ((const struct panel_lines *)context)->app;
    (void)a;
    return (struct list_line){.text = app->notes.list.at[i],
                              .text_role = ROLE_TEXT};
}

static const struct hint messages_hints[] = {
    {"line-down", "down",  1, false},
    {"line-up",   "up",    2, false},
    {"close",     "close", 0, false},
    {NULL,        NULL,    0, false},
};

const struct panel_info panel_messages = {
    .mode = MODE_MESSAGES,
    .title = "Messages",
    .hints = messages_hints,
    .rows = TEXT_ROWS,
    .make = messages_make,
    .line = messages_line,
};
