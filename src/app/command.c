/* SPDX-License-Identifier: MIT */

/* The table of commands; most are one call of the reader. */

#include "app/command.h"

#include "app/help.h"

static int64_t times(uint32_t count)
{
    return count ? count : 1;
}

/* Scrolls what is shown: the text, or the help over it. */
static void scroll(struct app *app, int64_t rows)
{
    if (app->mode == MODE_HELP)
        help_scroll(app, rows);
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
