/* SPDX-License-Identifier: MIT */
#ifndef APP_HINT_H
#define APP_HINT_H

/* Sentences that name keys: those in force where the user is. */

#include "app/app.h"

/* What the bottom line says of a command. */
struct hint {
    const char *command; /* NULL ends a list */
    const char *text;
    int rank;      /* those of low rank are shown first; below 16 */
    bool is_start; /* its key begins others of the same sort: it alone */
};

/* Where keys are typed now. */
enum binding_where hint_where(const struct app *app);
/* Appends the key of COMMAND as people write it, ":COMMAND" if it has none;
 * the first key only if IS_START and it has more. */
void hint_key(struct buf *b, const struct app *app, const char *command,
              bool is_start);
/* Appends TEXT, the keys of commands in place of their names in braces:
 * "{close} closes". */
void hint_put(struct buf *b, const struct app *app, const char *text);
/* Makes TEXT, the same, the message. */
void hint_say(struct app *app, const char *text);

#endif
