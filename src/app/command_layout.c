/* SPDX-License-Identifier: MIT */

/* How the texts are laid out. */

#include "app/command.h"

#include "app/hint.h"

/* Says that memory ran out for a new layout. */
static void shown(struct app *app, int code)
{
    if (code)
        app_say(app, true, "there is not enough memory for that layout");
}

static void layout_auto(struct app *app, struct command_call call)
{
    (void)call;
    shown(app, reader_show(command_text(app), VIEW_AUTO));
}

static void layout_side(struct app *app, struct command_call call)
{
    (void)call;
    shown(app, reader_show(command_text(app), VIEW_SIDE));
}

static void layout_inline(struct app *app, struct command_call call)
{
    (void)call;
    shown(app, reader_show(command_text(app), VIEW_INLINE));
}

static void layout_new(struct app *app, struct command_call call)
{
    (void)call;
    shown(app, reader_show(command_text(app), VIEW_NEW));
}

static void toggle_wrap(struct app *app, struct command_call call)
{
    (void)call;
    struct reader *reader = command_text(app);
    shown(app, reader_wrap(reader, reader->unwrapped));
    hint_say(app, reader->unwrapped ? "a paragraph is one row; {left} and "
                                      "{right} show the rest of it"
                                    : "rows are wrapped");
}

static void toggle_lock(struct app *app, struct command_call call)
{
    (void)call;
    struct reader *reader = command_text(app);
    reader_lock(reader, reader->unlocked);
    hint_say(app, reader->unlocked
                      ? "the pane with the cursor scrolls by itself; "
                        "{other-pane} takes the other one"
                      : "both panes scroll together");
}

static void other_pane(struct app *app, struct command_call call)
{
    (void)call;
    reader_other(command_text(app));
}

static void shift_left(struct app *app, struct command_call call)
{
    reader_shift(command_text(app), -8 * command_times(call));
}

static void shift_right(struct app *app, struct command_call call)
{
    reader_shift(command_text(app), 8 * command_times(call));
}

/* Moves the divider BY steps to the right. */
static void divide(struct app *app, int64_t by)
{
    enum { STEP = 4 };
    struct reader *reader = command_text(app);
    int64_t x = reader->pane.divider + by * STEP;
    if (reader->pane.divider < 0)
        app_say(app, false, "there is one pane only");
    else if (by < 0)
        shown(app, reader_divide(reader, (int)(x < 0 ? 0 : x)));
    else
        shown(app, reader_divide(reader,
                                 (int)(x < reader->width ? x : reader->width)));
}

static void divider_left(struct app *app, struct command_call call)
{
    divide(app, -command_times(call));
}

static void divider_right(struct app *app, struct command_call call)
{
    divide(app, command_times(call));
}

static void divider_middle(struct app *app, struct command_call call)
{
    (void)call;
    shown(app, reader_divide(command_text(app), -1));
}

/* clang-format off */
static const struct command_info layout_table[] = {
    {"layout-auto", layout_auto, NULL,
     "side by side where there is room, else inline"},
    {"layout-side", layout_side, NULL,
     "both texts side by side"},
    {"layout-inline", layout_inline, NULL,
     "one text, with what was cut and what was added"},
    {"layout-new", layout_new, NULL,
     "the new text, a sign where something was cut"},
    {"divider-left", divider_left, NULL,
     "make the left pane narrower"},
    {"divider-right", divider_right, NULL,
     "make the left pane wider"},
    {"divider-middle", divider_middle, NULL,
     "make both panes as wide again"},
    {"wrap", toggle_wrap, NULL,
     "wrap rows, or a paragraph in one row"},
    {"left", shift_left, NULL,
     "sideways to the left, where rows are not wrapped"},
    {"right", shift_right, NULL,
     "sideways to the right"},
    {"lock", toggle_lock, NULL,
     "scroll both panes together, or each by itself"},
    {"other-pane", other_pane, NULL,
     "put the cursor into the other pane"},
};
/* clang-format on */

const struct command_group command_layout = {
    "Layout", layout_table, sizeof layout_table / sizeof *layout_table};
