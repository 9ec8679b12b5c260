/* SPDX-License-Identifier: MIT */
#ifndef APP_COPY_H
#define APP_COPY_H

/* Copying: which piece of the text, and what is said of it. The bytes are those
 * of the document, none of them changed. */

#include "app/app.h"

enum copy_what {
    COPY_CHANGE,  /* on the side of the cursor; the sentence if there is none */
    COPY_SENTENCE /* that of the cursor */
};

/* Asks for WHAT to be put on the clipboard, or, in a list, the line that is
 * chosen. */
void copy_ask(struct app *app, enum copy_what what);
/* Says that it was given to COMMAND, or, if that is NULL, to the terminal. */
void copy_done(struct app *app, const char *command);
/* Says that it is too long for the terminal, which takes MOST bytes. */
void copy_refused(struct app *app, size_t most);

#endif
