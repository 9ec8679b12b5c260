/* SPDX-License-Identifier: MIT */
#ifndef VIEW_ROLE_H
#define VIEW_ROLE_H

/*
 * What a cell of the picture stands for. A role has a name for theme files, a
 * letter for dumps, and two looks of its own that need no theme: one in the
 * terminal's 16 colors and one in attributes only.
 */

#include "base/str.h"
#include "view/look.h"

enum role {
    ROLE_TEXT,          /* unchanged text */
    ROLE_CUT,           /* a sentence only in the old text */
    ROLE_CUT_WORD,      /* words cut from a sentence */
    ROLE_ADDED,         /* a sentence only in the new text */
    ROLE_ADDED_WORD,    /* words added to a sentence */
    ROLE_CHANGED_WORD,  /* words that became others */
    ROLE_REWORDED_WORD, /* words that became others of the same meaning */
    ROLE_STYLE_WORD,    /* the same words in another style */
    ROLE_MOVED,         /* unchanged words of a sentence that moved */
    ROLE_SPECIAL,       /* a control, invisible sign or bad byte, escaped */
    ROLE_FILLER,        /* nothing on this side */
    ROLE_NUMBER,        /* paragraph numbers */
    ROLE_LABEL,         /* where a moved passage came from or went */
    ROLE_DIVIDER,       /* between the panes */
    ROLE_TITLE,         /* the first line */
    ROLE_STATUS,        /* the status line */
    ROLE_HINT,          /* the bottom line */
    ROLE_KEY,           /* a key in the bottom line and the help */
    ROLE_HEADING,       /* headings of the help */
    ROLE_MESSAGE,       /* a message */
    ROLE_ERROR,         /* a message about trouble */
    ROLE_OVERVIEW,      /* the overview column */
    ROLE_SEARCH,        /* what was searched for */
    ROLE_FOLD,          /* a row that stands for folded paragraphs */
    ROLE_TIE,           /* both ends of the move under the cursor */
    ROLE_FURNITURE,     /* unchanged stamps, credits, links, share lines */
    ROLES               /* how many there are */
};

struct role_info {
    enum role role;
    const char *name;    /* in theme files */
    char letter;         /* in dumps */
    const char *parent;  /* the role that serves where a theme has none */
    const char *sixteen; /* the look in 16 colors, as in theme files */
    const char *mono;    /* the look without color */
    const char *help;
};

extern const struct role_info role_table[ROLES];

/* The role called NAME, or ROLES. */
enum role role_find(struct str name);

#endif
