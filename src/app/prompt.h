/* SPDX-License-Identifier: MIT */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

/* A line that the user types, at the bottom of the screen. */

#include "base/key.h"
#include "base/str.h"

enum { PROMPT_MOST = 255, PROMPT_PAST = 20 };

struct prompt {
    char sign;                  /* ':' '/' '\\' '&', 0: no prompt is open */
    char text[PROMPT_MOST + 1]; /* UTF-8, ended by NUL */
    uint32_t len, pos;          /* bytes; where the next goes */
    char past[PROMPT_PAST][PROMPT_MOST + 1]; /* lines before, newest first */
    uint32_t pasts, shown; /* how many; which is shown, from 1 */
};

enum prompt_result {
    PROMPT_EDITED,  /* the line may have changed */
    PROMPT_DONE,    /* Enter: the line is the answer */
    PROMPT_CANCELED /* Esc, or nothing left to delete */
};

/* Opens an empty line after SIGN. */
void prompt_open(struct prompt *prompt, char sign);
/* Handles KEY; after anything but PROMPT_EDITED the prompt is closed, its
 * text still there. */
enum prompt_result prompt_key(struct prompt *prompt, uint32_t key);
/* The line. */
struct str prompt_text(const struct prompt *prompt);
/* Makes TEXT the line, cut if it is too long. */
void prompt_set(struct prompt *prompt, struct str text);

#endif
