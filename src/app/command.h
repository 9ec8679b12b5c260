/* SPDX-License-Identifier: MIT */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

/* What the user can tell the program to do; every key is a command. */

#include "app/app.h"

struct command_info {
    const char *name;
    /* COUNT is the number typed before, 0 for none. */
    void (*run)(struct app *app, uint32_t count);
    const char *group; /* heading in the help */
    const char *help;
};

extern const struct command_info command_table[];
extern const size_t command_count;

/* The command called NAME, or NULL. */
const struct command_info *command_find(struct str name);

#endif
