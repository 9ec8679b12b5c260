/* SPDX-License-Identifier: MIT */
#ifndef APP_VERSIONS_H
#define APP_VERSIONS_H

/*
 * What is known of each version of the story, counted for those that are shown
 * while they are shown; and their lines in a list, where runs of returns to
 * earlier texts are one line.
 */

#include "app/app.h"

/* What is known of a version. */
struct version_facts {
    const char *text, *before; /* the texts it was counted of */
    uint32_t words;
    uint32_t cut, added;                 /* words since the version before */
    uint32_t sentences[HX_KINDS], moved; /* pairs of these */
    uint8_t worst;                       /* its sign + 1, 0: nothing changed */
    bool is_headline;                    /* the first sentence changed */
    bool has_words, has_changes, is_exact, has_summary;
};

/* Makes room for the facts of all versions; before the first picture. */
void versions_open(struct app *app);
/* The story has BY versions more at its beginning. */
void versions_grow(struct app *app, uint32_t by);
/* Begins a picture: so much may be counted for it. */
void versions_begin(struct app *app);
/* What is known of version I, after counting if there is room for it; NULL if
 * there is no memory for any. */
const struct version_facts *versions_facts(struct app *app, uint32_t i);
/* True if FACTS say that nothing but style changed. */
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
