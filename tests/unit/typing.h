/* SPDX-License-Identifier: MIT */
#ifndef TESTS_TYPING_H
#define TESTS_TYPING_H

/* An app over the sample story, keys into it, and its picture row by row. */

#include "app/app.h"
#include "sample.h"

/* What a test with an app has as its state. */
struct fixture {
    struct sample sample;
    struct app app;
};

/* Set-up: versions 1 and 3 of the story, in 80 columns and 24 rows. */
int app_setup(void **state);
/* Set-up: all versions of the story, the first two compared. */
int app_setup_versions(void **state);
int app_teardown(void **state);

/* Types KEYS, a picture after each. */
void type(struct app *app, const char *keys);
/* Row Y of the picture as text, good until the next call. */
const char *row_text(struct app *app, int y);
/* Fails if row Y of the picture has not PART. */
void assert_row(struct app *app, int y, const char *part);
/* Fails unless an app without a worker shows after KEYS what APP shows. */
void assert_as_at_once(struct app *app, const char *keys);

#endif
