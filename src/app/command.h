/* SPDX-License-Identifier: MIT */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

/*
 * What the user can tell the program to do; every key is a command. A command
 * line is "[COUNT] NAME [ARGUMENT]", the same at the prompt, in a binding and
 * in the configuration; app/line.h runs one.
 */

#include "app/app.h"

struct command_call {
    uint32_t count;  /* typed before, 0 for none */
    struct str text; /* the argument, empty for none */
};

struct command_info {
    const char *name;
    void (*run)(struct app *app, struct command_call call);
    const char *argument; /* what stands after the name, NULL for nothing */
    const char *help;
};

/* Commands of one heading in the help. */
struct command_group {
    const char *heading;
    const struct command_info *row;
    size_t n;
};

extern const struct command_group command_changes;
extern const struct command_group command_moving;
extern const struct command_group command_versions;
extern const struct command_group command_tracing;
extern const struct command_group command_articles;
extern const struct command_group command_lists;
extern const struct command_group command_layout;
extern const struct command_group command_searching;
extern const struct command_group command_shown;
extern const struct command_group command_marks;
extern const struct command_group command_config;
extern const struct command_group command_files;
extern const struct command_group command_program;

/* Group I, or NULL after the last. */
const struct command_group *command_group_get(size_t i);
/* Command I of all, or NULL after the last. */
const struct command_info *command_get(size_t i);
/* The command called NAME, or NULL. */
const struct command_info *command_find(struct str name);

/* True if COMMAND can be run while there is no comparison yet. */
bool command_is_textless(const struct command_info *command);

/* True if COMMAND can be run while articles are listed. */
bool command_is_listing(const struct command_info *command);

/* How often a command is to be done. */
int64_t command_times(struct command_call call);
/* The text, for what acts on it; what hides it is closed. */
struct reader *command_text(struct app *app);

#endif
