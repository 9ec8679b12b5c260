/* SPDX-License-Identifier: MIT */

/* Places to come back to. */

#include "app/command.h"
#include "app/marks.h"

/* Asks for a letter where none was given. */
static bool is_asked(struct app *app, struct command_call call, char asking)
{
    command_text(app);
    if (!call.text.len)
        app->asking = asking;
    return !call.text.len;
}

static void mark(struct app *app, struct command_call call)
{
    if (!is_asked(app, call, 'm'))
        marks_set(app, call.text.len == 1 ? (uint32_t)call.text.s[0] : 0);
}

static void go_mark(struct app *app, struct command_call call)
{
    if (!is_asked(app, call, '\''))
        marks_go(app, call.text.len == 1 ? (uint32_t)call.text.s[0] : 0);
}

static void back(struct app *app, struct command_call call)
{
    marks_back(app, command_times(call));
}

static void forward(struct app *app, struct command_call call)
{
    marks_back(app, -command_times(call));
}

/* clang-format off */
static const struct command_info marks_table[] = {
    {"mark", mark, "LETTER",
     "mark this place with the letter that is typed next"},
    {"go-mark", go_mark, "LETTER",
     "return to the mark of that letter; '' to before the last jump"},
    {"back", back, NULL,
     "back to where a jump began"},
    {"forward", forward, NULL,
     "forward again"},
};
/* clang-format on */

const struct command_group command_marks = {
    "Places", marks_table, sizeof marks_table / sizeof *marks_table};
