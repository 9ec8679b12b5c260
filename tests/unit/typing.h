/* SPDX-License-Identifier: MIT */
#ifndef TESTS_TYPING_H
#define TESTS_TYPING_H

/* Keys into an app, and its picture row by row. */

#include "app/app.h"

/* Types KEYS, a picture after each. */
void type(struct app *app, const char *keys);
/* Row Y of the picture as text, good until the next call. */
const char *row_text(struct app *app, int y);
/* Fails if row Y of the picture has not PART. */
void assert_row(struct app *app, int y, const char *part);

#endif
