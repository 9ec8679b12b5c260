/* SPDX-License-Identifier: MIT */

/* Scrolling, and where the cursor's row stands. */

#include "app/command.h"

#include "app/help.h"
#include "app/mouse.h"
#include "app/panel.h"

/* Scrolls what is shown: the text, or the help over it. */
static void scroll(struct app *app, int64_t rows)
{
    if (app->mode == MODE_HELP)
        help_scroll(app, rows);
    else if (panel_find(app->mode))
        panel_scroll(app, rows);
    else
        mouse_scroll(app, rows);
}

static void line_down(struct app *app, struct command_call call)
{
    scroll(app, command_times(call));
}

static void line_up(struct app *app, struct command_call call)
{
    scroll(app, -command_times(call));
}

/* A page keeps one row of what was there. */
static int64_t page_of(const struct app *app)
{
    int64_t height = app_body(app);
    if (panel_find(app->mode))
        height = (int64_t)app->list.rows.end - app->list.rows.start;
    return height > 2 ? height - 1 : 1;
}

static void page_down(struct app *app, struct command_call call)
{
    scroll(app, command_times(call) * page_of(app));
}

static void page_up(struct app *app, struct command_call call)
{
    scroll(app, -command_times(call) * page_of(app));
}

static void half_down(struct app *app, struct command_call call)
{
    scroll(app, command_times(call) * ((page_of(app) + 1) / 2));
}

static void half_up(struct app *app, struct command_call call)
{
    scroll(app, -command_times(call) * ((page_of(app) + 1) / 2));
}

static void wheel_down(struct app *app, struct command_call call)
{
    scroll(app, 3 * command_times(call));
}

static void wheel_up(struct app *app, struct command_call call)
{
    scroll(app, -3 * command_times(call));
}

static void go_top(struct app *app, struct command_call call)
{
    (void)call;
    marks_leave(app);
    if (app->mode == MODE_READER)
        reader_go_end(&app->reader, false);
    else
        scroll(app, INT32_MIN);
}

static void go_bottom(struct app *app, struct command_call call)
{
    (void)call;
    marks_leave(app);
    if (app->mode == MODE_READER)
        reader_go_end(&app->reader, true);
    else
        scroll(app, INT32_MAX);
}

static void go_percent(struct app *app, struct command_call call)
{
    struct reader *reader = command_text(app);
    marks_leave(app);
    int64_t row =
        (int64_t)reader->rows.n * (call.count > 100 ? 100 : call.count);
    reader_scroll(reader, row / 100 - reader->top);
}

static void place_top(struct app *app, struct command_call call)
{
    (void)call;
    reader_place(command_text(app), 0);
}

static void place_middle(struct app *app, struct command_call call)
{
    (void)call;
    reader_place(command_text(app), app->reader.height / 2);
}

static void place_bottom(struct app *app, struct command_call call)
{
    (void)call;
    reader_place(command_text(app), app->reader.height - 1);
}

/* clang-format off */
static const struct command_info moving_table[] = {
    {"line-down", line_down, NULL,
     "a row down"},
    {"line-up", line_up, NULL,
     "a row up"},
    {"page-down", page_down, NULL,
     "a page down"},
    {"page-up", page_up, NULL,
     "a page up"},
    {"half-down", half_down, NULL,
     "half a page down"},
    {"half-up", half_up, NULL,
     "half a page up"},
    {"wheel-down", wheel_down, NULL,
     "three rows down"},
    {"wheel-up", wheel_up, NULL,
     "three rows up"},
    {"top", go_top, NULL,
     "to the first row"},
    {"bottom", go_bottom, NULL,
     "to the last row"},
    {"percent", go_percent, NULL,
     "to N percent of the text: 50%"},
    {"cursor-top", place_top, NULL,
     "put the cursor's row at the top"},
    {"cursor-middle", place_middle, NULL,
     "put the cursor's row in the middle"},
    {"cursor-bottom", place_bottom, NULL,
     "put the cursor's row at the bottom"},
};
/* clang-format on */

const struct command_group command_moving = {
    "Moving", moving_table, sizeof moving_table / sizeof *moving_table};
