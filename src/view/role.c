/* SPDX-License-Identifier: MIT */

/*
 * The roles and the looks they have without a theme. Nothing is known of the
 * terminal then, not even whether it is dark or light: so a hue stands on the
 * default background only where it can be read on black and on white, and a
 * block of color brings its own black or white text. Without color no two
 * kinds of change look the same, and do not either where italic and strike
 * are not shown.
 */

#include "view/role.h"

/* Rows of two lines are more than the formatter can align. */
/* clang-format off */
const struct role_info role_table[ROLES] = {
    {ROLE_TEXT, "text", '.', NULL, "default",
     "default", "unchanged text"},
    {ROLE_CUT, "cut", '-', NULL, "red",
     "dim strike", "a sentence only in the old text"},
    {ROLE_CUT_WORD, "cut.word", '-', "cut", "white on red bold strike",
     "dim reverse strike", "words cut from a sentence"},
    {ROLE_ADDED, "added", '+', NULL, "bold",
     "bold", "a sentence only in the new text"},
    {ROLE_ADDED_WORD, "added.word", '+', "added", "white on blue bold",
     "bold reverse", "words added to a sentence"},
    {ROLE_CHANGED_WORD, "changed.word", '*', NULL, "black on yellow underline",
     "underline reverse", "words that became others"},
    {ROLE_REWORDED_WORD, "reworded.word", '~', "changed.word",
     "bold underline italic", "bold underline italic",
     "words that became others of the same meaning"},
    {ROLE_STYLE_WORD, "style.word", ':', NULL, "dim underline",
     "dim underline", "the same words in another style"},
    {ROLE_MOVED, "moved", '>', NULL, "magenta italic",
     "underline italic", "unchanged words of a sentence that moved"},
    {ROLE_SPECIAL, "special", '?', NULL, "reverse",
     "reverse", "a control, invisible sign or bad byte, escaped"},
    {ROLE_FILLER, "filler", '.', NULL, "dim",
     "dim", "nothing on this side"},
    {ROLE_NUMBER, "number", '#', NULL, "dim",
     "dim", "paragraph numbers"},
    {ROLE_LABEL, "label", '@', "number", "magenta",
     "dim", "where a moved passage came from or went"},
    {ROLE_DIVIDER, "divider", '|', "filler", "dim",
     "dim", "between the panes"},
    {ROLE_TITLE, "title", 't', "status", "bold",
     "bold", "the first line"},
    {ROLE_STATUS, "status", 's', NULL, "reverse",
     "reverse", "the status line"},
    {ROLE_HINT, "hint", 'h', NULL, "default",
     "default", "the bottom line"},
    {ROLE_KEY, "key", 'k', "hint", "bold",
     "bold", "a key in the bottom line and the help"},
    {ROLE_HEADING, "heading", 'H', NULL, "bold underline",
     "bold underline", "headings of the help"},
    {ROLE_MESSAGE, "message", 'm', NULL, "default",
     "default", "a message"},
    {ROLE_ERROR, "error", 'e', "message", "white on red bold",
     "bold reverse", "a message about trouble"},
    {ROLE_OVERVIEW, "overview", 'o', NULL, "default",
     "default", "the overview column"},
    {ROLE_SEARCH, "search", '/', NULL, "black on yellow",
     "bold underline reverse", "what was searched for"},
    {ROLE_FOLD, "fold", 'z', "number", "dim",
     "dim", "a row that stands for folded paragraphs"},
    {ROLE_TIE, "tie", '=', "label", "black on cyan bold",
     "bold underline", "both ends of the move under the cursor"},
    {ROLE_FURNITURE, "furniture", 'f', "number", "dim",
     "dim", "unchanged stamps, credits, links and share lines"},
};
/* clang-format on */

enum role role_find(struct str name)
{
    int i = 0;
    while (i < ROLES && !str_is_equal(name, str_of(role_table[i].name)))
        i++;
    return (enum role)i;
}
