/* SPDX-License-Identifier: MIT */

/* The table of commands; most are one call of the reader. */

#include "app/command.h"

#include "app/help.h"
#include "app/line.h"
#include "app/panel.h"
#include "app/reader_search.h"

static int64_t times(uint32_t count)
{
    return count ? count : 1;
}

/* Scrolls what is shown: the text, or the help over it. */
static void scroll(struct app *app, int64_t rows)
{
    if (app->mode == MODE_HELP)
        help_scroll(app, rows);
    else if (panel_find(app->mode))
        panel_scroll(app, rows);
    else
        reader_scroll(&app->reader, rows);
}

static void line_down(struct app *app, uint32_t count)
{
    scroll(app, times(count));
}

static void line_up(struct app *app, uint32_t count)
{
    scroll(app, -times(count));
}

/* A page keeps one row of what was there. */
static int64_t page_of(const struct app *app)
{
    return app->reader.height > 2 ? app->reader.height - 1 : 1;
}

static void page_down(struct app *app, uint32_t count)
{
    scroll(app, times(count) * page_of(app));
}

static void page_up(struct app *app, uint32_t count)
{
    scroll(app, -times(count) * page_of(app));
}

static void half_down(struct app *app, uint32_t count)
{
    scroll(app, times(count) * ((page_of(app) + 1) / 2));
}

static void half_up(struct app *app, uint32_t count)
{
    scroll(app, -times(count) * ((page_of(app) + 1) / 2));
}

static void wheel_down(struct app *app, uint32_t count)
{
    scroll(app, 3 * times(count));
}

static void wheel_up(struct app *app, uint32_t count)
{
    scroll(app, -3 * times(count));
}

static void go_top(struct app *app, uint32_t count)
{
    (void)count;
    scroll(app, INT32_MIN);
}

static void go_bottom(struct app *app, uint32_t count)
{
    (void)count;
    scroll(app, INT32_MAX);
}

/* The text, for what acts on it; the help above it is closed. */
static struct reader *text_of(struct app *app)
{
    app->mode = MODE_READER;
    return &app->reader;
}

static void go_percent(struct app *app, uint32_t count)
{
    struct reader *reader = text_of(app);
    int64_t row = (int64_t)reader->rows.n * (count > 100 ? 100 : count);
    reader_scroll(reader, row / 100 - reader->top);
}

static void place_top(struct app *app, uint32_t count)
{
    (void)count;
    reader_place(text_of(app), 0);
}

static void place_middle(struct app *app, uint32_t count)
{
    (void)count;
    reader_place(text_of(app), app->reader.height / 2);
}

static void place_bottom(struct app *app, uint32_t count)
{
    (void)count;
    reader_place(text_of(app), app->reader.height - 1);
}

/* Goes to a stop, or says that there is none. */
static void go(struct app *app, enum reader_goal goal, bool backward,
               uint32_t count)
{
    static const char *const WHAT[] = {"change",       "changed sentence",
                                       "move",         "reworded place",
                                       "changed fact", "change of style"};
    if (!reader_go(text_of(app), goal, backward, (uint32_t)times(count)))
        app_say(app, false, "no %s %s", backward ? "earlier" : "further",
                WHAT[goal]);
}

static void next_change(struct app *app, uint32_t count)
{
    go(app, GOAL_CHANGE, false, count);
}

static void previous_change(struct app *app, uint32_t count)
{
    go(app, GOAL_CHANGE, true, count);
}

/* While a search goes on its next place, else the next change. */
static void go_on(struct app *app, bool backward, uint32_t count)
{
    struct reader *reader = text_of(app);
    if (!reader->search.active)
        go(app, GOAL_CHANGE, backward, count);
    else if (!reader_search_next(reader, backward, (uint32_t)times(count)))
        app_say(app, false, "that is in neither text");
}

static void next(struct app *app, uint32_t count)
{
    go_on(app, false, count);
}

static void previous(struct app *app, uint32_t count)
{
    go_on(app, true, count);
}

static void search_forward(struct app *app, uint32_t count)
{
    (void)count;
    text_of(app);
    line_open(app, '/');
}

static void search_backward(struct app *app, uint32_t count)
{
    (void)count;
    text_of(app);
    line_open(app, '\\');
}

static void command_line(struct app *app, uint32_t count)
{
    (void)count;
    line_open(app, ':');
}

static void next_sentence(struct app *app, uint32_t count)
{
    go(app, GOAL_SENTENCE, false, count);
}

static void previous_sentence(struct app *app, uint32_t count)
{
    go(app, GOAL_SENTENCE, true, count);
}

static void next_move(struct app *app, uint32_t count)
{
    go(app, GOAL_MOVE, false, count);
}

static void previous_move(struct app *app, uint32_t count)
{
    go(app, GOAL_MOVE, true, count);
}

static void next_reworded(struct app *app, uint32_t count)
{
    go(app, GOAL_REWORDED, false, count);
}

static void previous_reworded(struct app *app, uint32_t count)
{
    go(app, GOAL_REWORDED, true, count);
}

static void next_style(struct app *app, uint32_t count)
{
    go(app, GOAL_STYLE, false, count);
}

static void previous_style(struct app *app, uint32_t count)
{
    go(app, GOAL_STYLE, true, count);
}

static void next_fact(struct app *app, uint32_t count)
{
    go(app, GOAL_FACT, false, count);
}

static void previous_fact(struct app *app, uint32_t count)
{
    go(app, GOAL_FACT, true, count);
}

static void follow_move(struct app *app, uint32_t count)
{
    (void)count;
    if (!reader_follow(text_of(app)))
        app_say(app, false, "the cursor is on nothing that moved");
}

/* Says that memory ran out for a new layout. */
static void shown(struct app *app, int code)
{
    if (code)
        app_say(app, true, "there is not enough memory for that layout");
}

static void layout_auto(struct app *app, uint32_t count)
{
    (void)count;
    shown(app, reader_show(text_of(app), VIEW_AUTO));
}

static void layout_side(struct app *app, uint32_t count)
{
    (void)count;
    shown(app, reader_show(text_of(app), VIEW_SIDE));
}

static void layout_inline(struct app *app, uint32_t count)
{
    (void)count;
    shown(app, reader_show(text_of(app), VIEW_INLINE));
}

static void layout_new(struct app *app, uint32_t count)
{
    (void)count;
    shown(app, reader_show(text_of(app), VIEW_NEW));
}

static void toggle_wrap(struct app *app, uint32_t count)
{
    (void)count;
    struct reader *reader = text_of(app);
    shown(app, reader_wrap(reader, reader->unwrapped));
    app_say(app, false,
            reader->unwrapped ? "a paragraph is one row; Left and Right show "
                                "the rest of it"
                              : "rows are wrapped");
}

static void toggle_lock(struct app *app, uint32_t count)
{
    (void)count;
    struct reader *reader = text_of(app);
    reader_lock(reader, reader->unlocked);
    app_say(app, false,
            reader->unlocked ? "the pane with the cursor scrolls by itself; "
                               "Tab takes the other one"
                             : "both panes scroll together");
}

static void other_pane(struct app *app, uint32_t count)
{
    (void)count;
    reader_other(text_of(app));
}

static void shift_left(struct app *app, uint32_t count)
{
    reader_shift(text_of(app), -8 * times(count));
}

static void shift_right(struct app *app, uint32_t count)
{
    reader_shift(text_of(app), 8 * times(count));
}

static void open_versions(struct app *app, uint32_t count)
{
    (void)count;
    panel_open(app, MODE_VERSIONS);
}

static void open_changes(struct app *app, uint32_t count)
{
    (void)count;
    panel_open(app, MODE_CHANGES);
}

static void open_summary(struct app *app, uint32_t count)
{
    (void)count;
    panel_open(app, MODE_SUMMARY);
}

static void choose(struct app *app, uint32_t count)
{
    (void)count;
    panel_choose(app);
}

static void pick_left(struct app *app, uint32_t count)
{
    (void)count;
    panel_pick(app, HX_OLD);
}

static void pick_right(struct app *app, uint32_t count)
{
    (void)count;
    panel_pick(app, HX_NEW);
}

/* Steps both versions BY versions, as far as there are some. */
static void step(struct app *app, int64_t by)
{
    const struct story *story = app->story;
    int64_t at[2] = {story->at[HX_OLD], story->at[HX_NEW]};
    int64_t low = at[0] < at[1] ? at[0] : at[1];
    int64_t high = at[0] < at[1] ? at[1] : at[0];
    if (by < -low)
        by = -low;
    if (by > (int64_t)story->n - 1 - high)
        by = (int64_t)story->n - 1 - high;
    text_of(app);
    if (!by)
        app_say(app, false, "there is no further version");
    else
        app_compare(app, (uint32_t)(at[0] + by), (uint32_t)(at[1] + by));
}

static void older(struct app *app, uint32_t count)
{
    step(app, -times(count));
}

static void newer(struct app *app, uint32_t count)
{
    step(app, times(count));
}

static void open_help(struct app *app, uint32_t count)
{
    (void)count;
    app->mode = MODE_HELP;
    app->help_top = 0;
}

static void cancel(struct app *app, uint32_t count)
{
    (void)count;
    app->mode = MODE_READER;
}

static void redraw(struct app *app, uint32_t count)
{
    (void)count;
    app->redraw = true;
}

static void suspend(struct app *app, uint32_t count)
{
    (void)count;
    app->suspend = true;
}

static void quit(struct app *app, uint32_t count)
{
    (void)count;
    app->quit = true;
}

/* Closes what is open above the text, else leaves. */
static void close_or_quit(struct app *app, uint32_t count)
{
    if (app->mode == MODE_READER)
        quit(app, count);
    else
        cancel(app, count);
}

/* Version 14 of clang-format cannot set rows of two lines. */
/* clang-format off */
const struct command_info command_table[] = {
    {"next", next, "Changes",
     "next change, or next place of a search"},
    {"previous", previous, "Changes",
     "previous change, or place of a search"},
    {"next-change", next_change, "Changes",
     "next change"},
    {"previous-change", previous_change, "Changes",
     "previous change"},
    {"next-sentence", next_sentence, "Changes",
     "next changed sentence"},
    {"previous-sentence", previous_sentence, "Changes",
     "previous changed sentence"},
    {"next-move", next_move, "Changes",
     "next end of a move"},
    {"previous-move", previous_move, "Changes",
     "previous end of a move"},
    {"next-paraphrase", next_reworded, "Changes",
     "next reworded place"},
    {"previous-paraphrase", previous_reworded, "Changes",
     "previous reworded place"},
    {"next-fact", next_fact, "Changes",
     "next changed number, name, negation or quotation"},
    {"previous-fact", previous_fact, "Changes",
     "previous changed number, name, negation or quotation"},
    {"next-style", next_style, "Changes",
     "next change of style only, which n passes over"},
    {"previous-style", previous_style, "Changes",
     "previous change of style only"},
    {"follow-move", follow_move, "Changes",
     "to the other end of the move under the cursor"},
    {"line-down", line_down, "Moving",
     "a row down"},
    {"line-up", line_up, "Moving",
     "a row up"},
    {"page-down", page_down, "Moving",
     "a page down"},
    {"page-up", page_up, "Moving",
     "a page up"},
    {"half-down", half_down, "Moving",
     "half a page down"},
    {"half-up", half_up, "Moving",
     "half a page up"},
    {"wheel-down", wheel_down, "Moving",
     "three rows down"},
    {"wheel-up", wheel_up, "Moving",
     "three rows up"},
    {"top", go_top, "Moving",
     "to the first row"},
    {"bottom", go_bottom, "Moving",
     "to the last row"},
    {"percent", go_percent, "Moving",
     "to N percent of the text: 50%"},
    {"cursor-top", place_top, "Moving",
     "put the cursor's row at the top"},
    {"cursor-middle", place_middle, "Moving",
     "put the cursor's row in the middle"},
    {"cursor-bottom", place_bottom, "Moving",
     "put the cursor's row at the bottom"},
    {"older", older, "Versions",
     "compare the versions before"},
    {"newer", newer, "Versions",
     "compare the versions after"},
    {"versions", open_versions, "Versions",
     "list the versions; there Enter, < and > choose"},
    {"make-left", pick_left, "Versions",
     "in the list: make the version the left side"},
    {"make-right", pick_right, "Versions",
     "in the list: make the version the right side"},
    {"changes", open_changes, "Lists",
     "list the changes; Enter goes to one"},
    {"summary", open_summary, "Lists",
     "what changed, in numbers"},
    {"choose", choose, "Lists",
     "in a list: take the line under the cursor"},
    {"layout-auto", layout_auto, "Layout",
     "side by side where there is room, else inline"},
    {"layout-side", layout_side, "Layout",
     "both texts side by side"},
    {"layout-inline", layout_inline, "Layout",
     "one text, with what was cut and what was added"},
    {"layout-new", layout_new, "Layout",
     "the new text, a sign where something was cut"},
    {"wrap", toggle_wrap, "Layout",
     "wrap rows, or a paragraph in one row"},
    {"left", shift_left, "Layout",
     "sideways to the left, where rows are not wrapped"},
    {"right", shift_right, "Layout",
     "sideways to the right"},
    {"lock", toggle_lock, "Layout",
     "scroll both panes together, or each by itself"},
    {"other-pane", other_pane, "Layout",
     "put the cursor into the other pane"},
    {"search", search_forward, "Searching",
     "search both texts; Esc ends it"},
    {"search-back", search_backward, "Searching",
     "search backward"},
    {"command", command_line, "Program",
     "type a command by its name; Tab completes"},
    {"help", open_help, "Program",
     "this help"},
    {"cancel", cancel, "Program",
     "drop what was typed"},
    {"redraw", redraw, "Program",
     "draw the screen anew"},
    {"suspend", suspend, "Program",
     "stop the program; fg goes on"},
    {"close", close_or_quit, "Program",
     "close the help, or leave"},
    {"quit", quit, "Program",
     "leave"},
};
/* clang-format on */

const size_t command_count = sizeof command_table / sizeof *command_table;

const struct command_info *command_find(struct str name)
{
    for (size_t i = 0; i < command_count; i++)
        if (str_is_equal(name, str_of(command_table[i].name)))
            return &command_table[i];
    return NULL;
}
