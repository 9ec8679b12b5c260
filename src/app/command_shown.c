/* SPDX-License-Identifier: MIT */

/* What is shown of the texts: folds, the filter, paragraphs with a phrase. */

#include "app/command.h"

#include "app/filter.h"
#include "app/line.h"
#include "app/panel.h"
#include "app/reader_fold.h"

static void fold(struct app *app, enum fold_deed deed)
{
    static const char *const NONE[] = {
        "there is no folded paragraph from here on",
        "there is nothing to fold from here on: all of it changed",
        "there is nothing to fold from here on: all of it changed"};
    if (reader_fold(command_text(app), deed))
        return;
    if (app->reader.due & DUE_FOLDS)
        app_say(app, false, "the folds are still being made");
    else
        app_say(app, false, "%s", NONE[deed]);
}

static void fold_open(struct app *app, struct command_call call)
{
    (void)call;
    fold(app, FOLD_OPEN);
}

static void fold_close(struct app *app, struct command_call call)
{
    (void)call;
    fold(app, FOLD_CLOSE);
}

static void fold_toggle(struct app *app, struct command_call call)
{
    (void)call;
    fold(app, FOLD_TOGGLE);
}

static void fold_all(struct app *app, bool closed, uint32_t context)
{
    struct reader *reader = command_text(app);
    if (reader_fold_all(reader, closed, context))
        app_say(app, true, "there is not enough memory for that layout");
    else if (closed && !reader->due && !reader->folds->n)
        app_say(app, false,
                "there is nothing to fold: no paragraph is the same");
}

static void fold_close_all(struct app *app, struct command_call call)
{
    fold_all(app, true, call.count ? call.count : app->reader.context);
}

static void fold_open_all(struct app *app, struct command_call call)
{
    (void)call;
    fold_all(app, false, app->reader.context);
}

static void only(struct app *app, struct command_call call)
{
    struct reader *reader = command_text(app);
    if (!call.text.len)
        line_open(app, '&');
    else if (reader_only(reader, call.text))
        app_say(app, true, "there is not enough memory to search");
}

static void open_filter(struct app *app, struct command_call call)
{
    (void)call;
    panel_open(app, MODE_FILTER);
}

static void more(struct app *app, struct command_call call)
{
    filter_level(app, command_times(call));
}

static void less(struct app *app, struct command_call call)
{
    filter_level(app, -command_times(call));
}

static void show_only(struct app *app, struct command_call call)
{
    (void)call;
    filter_only(app);
}

static void show_all(struct app *app, struct command_call call)
{
    (void)call;
    filter_clear(app);
    app_say(app, false, "everything is shown");
}

/* clang-format off */
static const struct command_info shown_table[] = {
    {"fold-toggle", fold_toggle, NULL,
     "fold the unchanged paragraphs at or after the cursor, or unfold them"},
    {"fold-open", fold_open, NULL,
     "unfold those at the cursor, or the next ones"},
    {"fold-close", fold_close, NULL,
     "fold those at the cursor, or the next ones"},
    {"fold-close-all", fold_close_all, NULL,
     "fold all that is unchanged; 1zM leaves a paragraph beside changes"},
    {"fold-open-all", fold_open_all, NULL,
     "unfold everything, and end &"},
    {"only", only, "PHRASE",
     "show only the paragraphs with a phrase; an empty one shows all"},
    {"filter", open_filter, NULL,
     "choose which kinds, classes and flags of changes are shown; there Space "
     "shows or hides a line, a shows all"},
    {"hide-more", more, NULL,
     "hide more noise, a step; the message tells what and how much"},
    {"hide-less", less, NULL,
     "hide less noise"},
    {"show-only", show_only, NULL,
     "in the filter: hide all of the group but the line under the cursor"},
    {"show-all", show_all, NULL,
     "hide no change"},
};
/* clang-format on */

const struct command_group command_shown = {
    "What is shown", shown_table, sizeof shown_table / sizeof *shown_table};
