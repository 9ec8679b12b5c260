/* SPDX-License-Identifier: MIT */
#ifndef TERM_QUERY_H
#define TERM_QUERY_H

/*
 * Asks the terminal for its colors: OSC 11 and OSC 10, then DA1, which every
 * terminal answers, so that its answer says that no other will come.
 */

#include <stdbool.h>

#include "term/input.h"
#include "view/theme.h"

struct query {
    bool is_owed;  /* asked, and the answer to DA1 has not come */
    int64_t asked; /* when, in milliseconds of a clock that nobody sets */
    bool has_background, has_text;
    uint16_t background[3], text[3];
};

/* Whether this is a terminal that can be asked, by its TERM and more. */
bool query_is_possible(void);
/*
 * Asks and waits, at most a second. What was typed meanwhile is kept in IN.
 * To be called before the terminal is used for anything else, after
 * tty_open(). What came but keys, as of tty_wait(), is the result.
 */
unsigned query_run(struct query *query, struct input *in);
/* Notes a reply; true if EVENT is one. */
bool query_take(struct query *query, const struct input_event *event);
/* Waits a moment for what is still owed, lest the shell gets it; not where it
 * has been for long. */
void query_close(struct query *query, struct input *in);
/* Dark, light, or THEME_ANY where that is not known. */
enum theme_mode query_mode(const struct query *query);

#endif
