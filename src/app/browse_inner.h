/* SPDX-License-Identifier: MIT */
#ifndef APP_BROWSE_INNER_H
#define APP_BROWSE_INNER_H

/* What the files of the browser share and nobody else needs. */

#include "app/browse.h"

/* Begins to read LISTING; 0, or -1 with a sentence in ERR. */
int browse_listing_open(struct browse *browse, struct browse_listing *listing,
                        struct error *err);
/* The list that is being read, or NULL. */
struct browse_listing *browse_listing_read(struct browse *browse);

/* Forgets what was asked about the archive that is shown. */
void browse_questions_drop(struct browse *browse);
/* Takes answers until UNTIL; true if there were some. */
bool browse_answers_take(struct app *app, int64_t until);
/* Asks what there is to ask; true if something was asked. */
bool browse_questions_ask(struct app *app);
/* Asks now and then whether there are new commits. */
void browse_tip_ask(struct browse *browse, int64_t now);

#endif
