/* SPDX-License-Identifier: MIT */
#ifndef APP_RELOAD_H
#define APP_RELOAD_H

/*
 * Texts that are read anew. They are shown when they are compared; until then
 * the old ones stay, for all that use them. A file that cannot be read keeps
 * its old text, and a document is made anew only where bytes differ. Places
 * are found again by the words around them.
 */

#include "app/app.h"

/* Reads all versions anew; what came of it is said when they are shown. */
void reload_all(struct app *app);
/* The same for version I, if its file changed; else says nothing. */
void reload_version(struct app *app, uint32_t i);
/* The same for the versions that are shown, where their files changed; says
 * how many changes more there are then. */
void reload_changed(struct app *app);

/* For the comparison, which calls these in this order; where nothing was read
 * anew they do nothing. */

/* The story to be compared: with the new texts if there are some. */
const struct story *reload_story(const struct app *app);
/* Puts the new texts into the app's story, for they were compared. */
void reload_adopt(struct app *app);
/* Moves PLACE and all marks to the same words of the new texts. */
void reload_move(struct app *app, struct reader_place *place);
/* Gives back the old texts, which nothing shows any more, and says what was
 * read. */
void reload_end(struct app *app);
/* Or, instead of all three, gives back the new ones. */
void reload_drop(struct app *app);

#endif
