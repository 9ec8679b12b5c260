/* SPDX-License-Identifier: MIT */
#ifndef APP_OPTION_H
#define APP_OPTION_H

/* The options of the command line: one table from which parsing, help and the
 * check of the manual come. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

/* What the options set. */
struct settings {
    const char *format; /* NULL: the reader, or text without a terminal */
    const char *screen; /* "WxH" */
    const char *script; /* keys */
    const char *dump;   /* "text" or "roles" */
    const char *theme;
    const char *width; /* columns of the side format */
    const char *color;
    const char *dump_theme;  /* "" for the one that is used */
    const char *check_theme; /* a file */
    const char *label[2];
    uint32_t labels;
    bool ascii, no_mouse, no_query, brief, quiet, exit_code, linear, minimal;
    bool help, version, list_themes;
    const char *const *operand; /* what is no option */
    uint32_t operands;          /* how many there are */
};

enum option_type {
    OPTION_FLAG,   /* a bool */
    OPTION_TEXT,   /* a const char * */
    OPTION_CHOICE, /* a const char *, one of the choices */
    OPTION_LABEL   /* the next of the labels */
};

struct option_info {
    const char *name;
    char letter; /* or 0 */
    enum option_type type;
    size_t field;         /* in struct settings */
    const char *value;    /* how the value is called in the help, or NULL */
    const char *choices;  /* of a choice, parted by bars */
    const char *fallback; /* the value where it may be left out, or NULL */
    const char *help;
};

extern const struct option_info option_table[];
extern const size_t option_count;

/* Reads the ARGC arguments ARGV; 0, or -1 with a sentence in ERR. */
int option_parse(int argc, char *const *argv, struct settings *settings,
                 struct error *err);
/* Appends the list of options for the help. */
void option_print(struct buf *b);

#endif
