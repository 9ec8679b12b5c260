/* SPDX-License-Identifier: MIT */

/* The groups of commands, each in a file of its own; most commands are one
 * call of the reader. */

#include "app/command.h"

#include "app/panel.h"

static const struct command_group *const group_table[] = {
    &command_changes,  &command_moving, &command_versions, &command_tracing,
    &command_articles, &command_lists,  &command_layout,   &command_searching,
    &command_shown,    &command_marks,  &command_files,    &command_config,
    &command_program,
};

enum { GROUPS = sizeof group_table / sizeof group_table[0] };

int64_t command_times(struct command_call call)
{
    return call.count ? call.count : 1;
}

struct reader *command_text(struct app *app)
{
    const struct panel_info *panel = panel_find(app->mode);
    if (!panel || !panel->is_below)
        panel_close(app);
    return &app->reader;
}

const struct command_group *command_group_get(size_t i)
{
    return i < GROUPS ? group_table[i] : NULL;
}

const struct command_info *command_get(size_t i)
{
    const struct command_group *group;
    for (size_t j = 0; (group = command_group_get(j)); i -= group->n, j++)
        if (i < group->n)
            return &group->row[i];
    return NULL;
}

bool command_is_textless(const struct command_info *command)
{
    static const char *const name_table[] = {"cancel", "close",     "command",
                                             "help",   "interrupt", "quit",
                                             "redraw", "suspend"};
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++)
        if (str_is_equal(str_of(command->name), str_of(name_table[i])))
            return true;
    return false;
}

bool command_is_listing(const struct command_info *command)
{
    static const char *const name_table[] = {
        "line-down", "line-up",    "page-down", "page-up", "half-down",
        "half-up",   "wheel-down", "wheel-up",  "top",     "bottom",
        "choose",    "theme",      "reload",    "mouse",   "messages",
        "set",       "bind",       "unbind",    "search"};
    for (size_t i = 0; i < command_articles.n; i++)
        if (command == &command_articles.row[i])
            return true;
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++)
        if (str_is_equal(str_of(command->name), str_of(name_table[i])))
            return true;
    return command_is_textless(command);
}

const struct command_info *command_find(struct str name)
{
    const struct command_info *command;
    for (size_t i = 0; (command = command_get(i)); i++)
        if (str_is_equal(name, str_of(command->name)))
            return command;
    return NULL;
}
