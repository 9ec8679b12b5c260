/* SPDX-License-Identifier: MIT */

/* The program itself: help, the prompt, leaving. */

#include "app/command.h"

#include "app/compare.h"
#include "app/laying.h"
#include "app/line.h"
#include "app/panel.h"

static void command_line(struct app *app, struct command_call call)
{
    (void)call;
    line_open(app, ':');
}

static void open_help(struct app *app, struct command_call call)
{
    const struct command_info *command = command_find(call.text);
    if (call.text.len && !command) {
        app_say(app, true, "there is no help on %.*s; it is on commands",
                (int)call.text.len, call.text.s);
        return;
    }
    panel_close(app);
    app->mode = MODE_HELP;
    app->help_top = 0;
    app->help_goal = command ? command->name : NULL;
}

static void cancel(struct app *app, struct command_call call)
{
    (void)call;
    bool is_list = app->mode == MODE_ARTICLES;
    if (!is_list && app->mode != MODE_READER)
        panel_close(app);
    else if (!opening_cancel(app) && is_list && !browse_cancel(app))
        articles_back(app);
}

static void redraw(struct app *app, struct command_call call)
{
    (void)call;
    app->redraw = true;
}

static void suspend(struct app *app, struct command_call call)
{
    (void)call;
    app->suspend = true;
}

static void quit(struct app *app, struct command_call call)
{
    (void)call;
    app->quit = true;
}

/* Closes what is open above the text, else leaves. */
static void close_or_quit(struct app *app, struct command_call call)
{
    bool is_list = app->mode == MODE_ARTICLES;
    if (is_list && app->browse->has_titles)
        articles_back(app);
    else if (!is_list && app->mode != MODE_READER)
        panel_close(app);
    else if (is_list || !opening_return(app))
        quit(app, call);
}

/* Stops what is being made; else as above. */
static void interrupt(struct app *app, struct command_call call)
{
    bool is_laying = laying_cancel(app), is_comparing = compare_cancel(app);
    if (!is_laying && !is_comparing && !opening_cancel(app) &&
        !browse_cancel(app))
        close_or_quit(app, call);
}

static void compare(struct app *app, struct command_call call)
{
    (void)call;
    if (!compare_again(app))
        app_say(app, false, "the texts are compared already");
}

/* clang-format off */
static const struct command_info program_table[] = {
    {"command", command_line, NULL,
     "type a command by its name; Tab completes"},
    {"help", open_help, "[COMMAND]",
     "this help, or the line of it on a command"},
    {"cancel", cancel, NULL,
     "drop what was typed, or stop comparing or reading"},
    {"redraw", redraw, NULL,
     "draw the screen anew"},
    {"suspend", suspend, NULL,
     "stop the program; fg goes on"},
    {"close", close_or_quit, NULL,
     "close the help, go back to the articles, or leave"},
    {"interrupt", interrupt, NULL,
     "stop comparing or reading; else as close"},
    {"compare", compare, NULL,
     "compare all, after only words were compared"},
    {"quit", quit, NULL,
     "leave"},
};
/* clang-format on */

const struct command_group command_program = {
    "Program", program_table, sizeof program_table / sizeof *program_table};
