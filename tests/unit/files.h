/* SPDX-License-Identifier: MIT */
#ifndef UNIT_FILES_H
#define UNIT_FILES_H

/* A folder of files that a test may change, and a story of two of them. */

#include "app/app.h"

struct files {
    struct arena *a;
    char folder[64];
    char path[2][96];
    struct story story;
    struct app app;
};

/* Writes OLD and NEW to files, compares them and opens the app on them. */
void files_open(struct files *files, const char *old, const char *new);
/* Makes TEXT the content of the file of SIDE, with another time than before. */
void files_write(struct files *files, int side, const char *text);
/* The same files, read and opened anew. */
void files_again(struct files *files);
/* Closes the app and takes the folder away, with all that is in it. */
void files_close(struct files *files);
/* The bytes of the token under the cursor. */
struct str files_word(const struct files *files);
/* Puts the cursor on the first token of SIDE that is WORD. */
void files_go(struct files *files, int side, const char *word);

#endif
