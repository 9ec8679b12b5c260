/* SPDX-License-Identifier: MIT */
#ifndef APP_SEEK_H
#define APP_SEEK_H

/* A search in the lines of what is over the text: the help, or a list. */

#include "app/app.h"

/* True if lines are what is searched now. */
bool seek_is_here(const struct app *app);
/* Remembers where the search begins. */
void seek_open(struct app *app, bool backward);
/* Goes to the first line from there that has PHRASE, if one does. */
void seek_phrase(struct app *app, struct str phrase);
/* Ends the typing of the phrase; if BACK all is as it was before. */
void seek_end(struct app *app, bool back);
/* True if the lines here are searched. */
bool seek_is_on(const struct app *app);
/* Goes to the next line that has the phrase, or back. */
void seek_next(struct app *app, bool backward);

#endif
