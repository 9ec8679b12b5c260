/* SPDX-License-Identifier: MIT */

/* Going from change to change, and searching. */

#include "app/command.h"

#include "app/line.h"
#include "app/reader_fold.h"
#include "app/reader_search.h"
#include "app/seek.h"

/* Goes to a stop, or says that there is none. */
static void go(struct app *app, enum reader_goal goal, bool backward,
               struct command_call call)
{
    static const char *const WHAT[] = {"change",       "changed sentence",
                                       "move",         "reworded place",
                                       "changed fact", "change of style"};
    struct reader *reader = command_text(app);
    if (goal != GOAL_CHANGE || call.count > 1)
        marks_leave(app);
    if (!reader_go(reader, goal, backward, (uint32_t)command_times(call)))
        app_say(app, false, "no %s %s", backward ? "earlier" : "further",
                WHAT[goal]);
}

static void next_change(struct app *app, struct command_call call)
{
    go(app, GOAL_CHANGE, false, call);
}

static void previous_change(struct app *app, struct command_call call)
{
    go(app, GOAL_CHANGE, true, call);
}

/* While a search goes on its next place, else the next change. */
static void go_on(struct app *app, bool backward, struct command_call call)
{
    if (seek_is_on(app)) {
        seek_next(app, backward);
        return;
    }
    struct reader *reader = command_text(app);
    if (!reader->search.active)
        go(app, GOAL_CHANGE, backward, call);
    else if (reader->due & DUE_SEARCH)
        app_say(app, false, "the texts are still being searched");
    else if (!reader_search_next(reader, backward,
                                 (uint32_t)command_times(call)))
        app_say(app, false, "that is in neither text");
}

static void next(struct app *app, struct command_call call)
{
    go_on(app, false, call);
}

static void previous(struct app *app, struct command_call call)
{
    go_on(app, true, call);
}

static void search_forward(struct app *app, struct command_call call)
{
    (void)call;
    if (!seek_is_here(app))
        marks_leave(app);
    line_open(app, '/');
}

static void search_backward(struct app *app, struct command_call call)
{
    (void)call;
    if (!seek_is_here(app))
        marks_leave(app);
    line_open(app, '\\');
}

static void next_sentence(struct app *app, struct command_call call)
{
    go(app, GOAL_SENTENCE, false, call);
}

static void previous_sentence(struct app *app, struct command_call call)
{
    go(app, GOAL_SENTENCE, true, call);
}

static void next_move(struct app *app, struct command_call call)
{
    go(app, GOAL_MOVE, false, call);
}

static void previous_move(struct app *app, struct command_call call)
{
    go(app, GOAL_MOVE, true, call);
}

static void next_reworded(struct app *app, struct command_call call)
{
    go(app, GOAL_REWORDED, false, call);
}

static void previous_reworded(struct app *app, struct command_call call)
{
    go(app, GOAL_REWORDED, true, call);
}

static void next_style(struct app *app, struct command_call call)
{
    go(app, GOAL_STYLE, false, call);
}

static void previous_style(struct app *app, struct command_call call)
{
    go(app, GOAL_STYLE, true, call);
}

static void next_fact(struct app *app, struct command_call call)
{
    go(app, GOAL_FACT, false, call);
}

static void previous_fact(struct app *app, struct command_call call)
{
    go(app, GOAL_FACT, true, call);
}

static void follow_move(struct app *app, struct command_call call)
{
    (void)call;
    marks_leave(app);
    if (!reader_unfold(command_text(app)) && !reader_follow(&app->reader))
        app_say(app, false,
                "the cursor is on nothing that stands elsewhere too");
}

/* clang-format off */
static const struct command_info changes_table[] = {
    {"next", next, NULL,
     "next change, or next place of a search"},
    {"previous", previous, NULL,
     "previous change, or place of a search"},
    {"next-change", next_change, NULL,
     "next change"},
    {"previous-change", previous_change, NULL,
     "previous change"},
    {"next-sentence", next_sentence, NULL,
     "next changed sentence"},
    {"previous-sentence", previous_sentence, NULL,
     "previous changed sentence"},
    {"next-move", next_move, NULL,
     "next end of a move"},
    {"previous-move", previous_move, NULL,
     "previous end of a move"},
    {"next-paraphrase", next_reworded, NULL,
     "next reworded place"},
    {"previous-paraphrase", previous_reworded, NULL,
     "previous reworded place"},
    {"next-fact", next_fact, NULL,
     "next changed number, name, date, negation or quotation"},
    {"previous-fact", previous_fact, NULL,
     "previous changed number, name, date, negation or quotation"},
    {"next-style", next_style, NULL,
     "next change of style only, which n passes over"},
    {"previous-style", previous_style, NULL,
     "previous change of style only"},
    {"follow-move", follow_move, NULL,
     "to the other end of what moved or is used again; a folded row is opened"},
};
static const struct command_info searching_table[] = {
    {"search", search_forward, NULL,
     "search both texts; Esc ends it"},
    {"search-back", search_backward, NULL,
     "search backward"},
};
/* clang-format on */

const struct command_group command_changes = {
    "Changes", changes_table, sizeof changes_table / sizeof *changes_table};

const struct command_group command_searching = {"Searching", searching_table,
                                                sizeof searching_table /
                                                    sizeof *searching_table};
