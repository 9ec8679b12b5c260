/* SPDX-License-Identifier: MIT */
#ifndef APP_VERSIONS_H
#define APP_VERSIONS_H

/*
 * What is known of each version of the story, counted for those that are shown
 * while they are shown; and their lines in a list, where runs of returns to
 * earlier texts are one line.
 */

#include "app/app.h"

/* Makes room for the facts of all versions; before the first picture. */
void versions_open(struct app *app);
/* The story has BY versions more at its beginning. */
void versions_grow(struct app *app, uint32_t by);
/* Begins a picture: so much may be counted for it. */
void versions_begin(struct app *app);
/* What is known of version I; what is not is counted, here if there is no
 * worker and room for it, else after the picture. NULL if there is no memory
 * for any. */
const struct version_facts *versions_facts(struct app *app, uint32_t i);
/* Has the worker count what the picture asked for. */
void versions_count(struct app *app);
/* Takes what it has counted; stops it where no versions are listed. */
void versions_take(struct app *app);
/* Stops it, before texts change. */
void versions_stop(struct app *app);
/* True if FACTS say that nothing but noise changed. */
bool versions_is_style(const struct version_facts *facts);
/* Appends the changes of version I in a few words: "+3 sent -1, 1 moved";
 * nothing if they are not known. */
void versions_summary(struct buf *b, const struct app *app, uint32_t i,
                      const struct version_facts *facts);

/* Appends how alike the texts are where the rename from BEFORE to FROM is
 * inferred; nothing where it is not. */
void versions_inferred(struct buf *b, const struct git_version *from,
                       const struct git_version *before);

/* The versions of a line, the last of which it shows. */
hx_range versions_line(const struct app *app, uint32_t line);
/* How many lines there are, and the line of version I. */
uint32_t versions_lines(const struct app *app);
uint32_t versions_line_of(const struct app *app, uint32_t i);

/* Rows of the strip of changes in HEIGHT rows, and drawing it in ROWS. */
int versions_strip_rows(const struct app *app, int height);
void versions_strip_draw(struct app *app, struct screen *screen, hx_range rows);

#endif
