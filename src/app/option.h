/* SPDX-License-Identifier: MIT */
#ifndef APP_OPTION_H
#define APP_OPTION_H

/*
 * The options of the command line, of the configuration file and of the
 * command "set": one table from which parsing, help, completion and the check
 * of the manual come.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"

/* What the options set. */
struct settings {
    const char *format;  /* NULL: the reader, or text without a terminal */
    const char *input;   /* the format of the texts, as in --input */
    const char *ignore;  /* what is left out, parted by commas */
    const char *printed; /* the format where the reader does not open */
    const char *screen;  /* "WxH" */
    const char *script;  /* keys */
    const char *dump;    /* "text" or "roles" */
    const char *theme;
    const char *theme_dark, *theme_light; /* which "dark" and "light" are */
    const char *layout;
    const char *tokens; /* what the plain word script compares */
    const char *width;  /* columns of the side format */
    const char *color;
    const char *dump_theme;  /* "" for the one that is used */
    const char *check_theme; /* a file */
    const char *config;      /* a file */
    const char *lexicon;     /* a file, or "none" */
    const char *lang;        /* a code, or NULL: found out */
    const char *clipboard;   /* a command for what is copied; of the
                                configuration only */
    const char *label[2];
    uint32_t labels;
    bool ascii, no_mouse, no_query, no_state, no_cache, brief, quiet, exit_code,
        linear, minimal;
    bool explain;
    bool ignore_case, ignore_space, ignore_space_change, ignore_blank_lines;
    bool no_deleted, no_inserted, no_common, statistics;
    const char *reload;    /* auto or ask */
    const char *furniture; /* dim or fold */
    bool no_wrap, no_lock, no_config, dump_config, dump_keys;
    bool help, version, list_themes;
    bool deleted;                      /* of list: those too */
    const char *depth, *fields, *jobs; /* of batch */
    const char *const *operand;        /* what is no option */
    uint32_t operands;                 /* how many there are */
};

enum option_type {
    OPTION_FLAG,   /* a bool */
    OPTION_TEXT,   /* a const char * */
    OPTION_CHOICE, /* a const char *, one of the choices */
    OPTION_LIST,   /* a const char *, some of them, parted by commas */
    OPTION_NUMBER, /* a const char *, of digits, 1 to OPTION_NUMBER_MOST */
    OPTION_THEME,  /* a const char *, the name of a theme or its file */
    OPTION_LABEL   /* the next of the labels */
};

enum { OPTION_NUMBER_MOST = 10000 };

/* Where an option can stand. */
enum option_place {
    OPTION_CALL, /* on the command line only: it is about this call */
    OPTION_BOTH, /* there and in the configuration file */
    OPTION_FILE  /* in the file only: it names a command */
};

/*
 * A flag has a long option for its opposite too, which begins with "no-" or
 * does so no longer; in the file it is called without "no-" and has a value.
 */
struct option_info {
    const char *name;
    char letter; /* or 0 */
    enum option_type type;
    enum option_place place;
    size_t field;         /* in struct settings */
    const char *value;    /* how the value is called in the help, or NULL */
    const char *choices;  /* of a choice or list, parted by bars */
    const char *fallback; /* the value where it may be left out, or NULL */
    const char *normal;   /* what holds where it is not given, or NULL */
    const char *help;
};

extern const struct option_info option_table[];
extern const size_t option_count;

/* Reads the ARGC arguments ARGV over SETTINGS; 0, or -1 with a sentence in
 * ERR. */
int option_parse(int argc, char *const *argv, struct settings *settings,
                 struct error *err);

/* How many of the operands stand before the --, which getopt() forgets; 0 if
 * there is none. */
uint32_t option_revisions(int argc, char *const *argv,
                          const struct settings *settings);

/* The option that KEY stands for in the file, or NULL; IS_OPPOSITE tells if
 * its value means the opposite of the row. */
const struct option_info *option_find(struct str key, bool *is_opposite);
/* What the option is called in the file. */
const char *option_key(const struct option_info *option);

/* What it does, as it is called there. */
void option_help(struct buf *b, const struct option_info *option);

/* "KEY = VALUE" of a file or of the command "set". */
struct option_line {
    struct str key, value;
};

/* Sets the option of LINE, which has to be one for the file, in SETTINGS; its
 * value is copied to A. 0, or -1 with a sentence in ERR. */
int option_read(struct arena *a, const struct option_line *line,
                struct settings *settings, struct error *err);
/* The value of OPTION in SETTINGS as it is read, NULL where it is the normal
 * one. */
const char *option_value(const struct option_info *option,
                         const struct settings *settings);

/* Appends the list of options for the help: those of PLACE. */
void option_print(struct buf *b, enum option_place place);

#endif
