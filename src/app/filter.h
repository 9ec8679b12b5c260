/* SPDX-License-Identifier: MIT */
#ifndef APP_FILTER_H
#define APP_FILTER_H

/* The filter menu: which kinds and classes of changes are shown, a list. */

#include "app/app.h"

/* Hides BY steps of noise more, fewer if negative, and says what. */
void filter_level(struct app *app, int64_t by);
/* Hides all of the group of the line under the cursor but it, or shows the
 * group if it was so already. */
void filter_only(struct app *app);
/* Shows everything. */
void filter_clear(struct app *app);
/* Appends how much is hidden: "3 changes, 14 of style"; nothing for none. */
void filter_print(struct buf *b, const struct app *app);

#endif
