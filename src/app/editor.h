/* SPDX-License-Identifier: MIT */
#ifndef APP_EDITOR_H
#define APP_EDITOR_H

/* The user's editor on the file and the line under the cursor. */

#include "app/app.h"

/* Where the editor is to open; counted from 1. */
struct editor_place {
    const char *path;
    uint32_t line;
    uint32_t column; /* in code points */
    uint32_t byte;   /* the same in bytes */
};

/* The place of byte AT of TEXT, which is the file PATH. */
struct editor_place editor_place(const char *path, struct str text, size_t at);
/*
 * The program and its arguments, ended by NULL, in A. EDITOR is what the user
 * has in VISUAL: a program and options, for the shell to take apart. The path
 * is never part of what the shell reads, nor an option, whatever it is.
 */
const char *const *editor_command(struct arena *a, const char *editor,
                                  struct editor_place place);

/* Asks for the editor on the version under the cursor, or says why not. */
void editor_ask(struct app *app);
/* Says what went wrong, STATUS and ERROR as term_run() and errno have them, and
 * reads the file anew if it changed. */
void editor_done(struct app *app, int status, int error);

#endif
