/* SPDX-License-Identifier: MIT */

/*
 * getopt_long() does the splitting; its table is made from ours. It is told
 * to say nothing itself, since only main() writes to standard error.
 */

#define _GNU_SOURCE /* getopt_long */

#include "app/option.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#define FIELD(name) offsetof(struct settings, name)

/* Rows of two lines are more than the formatter can align. */
/* clang-format off */
const struct option_info option_table[] = {
    {"format", 0, OPTION_CHOICE, FIELD(format), "NAME",
     "text|ansi|side|stat|count", NULL,
     "print the comparison: text, ansi (text in color), side (both panes), "
     "stat (counts; of three versions and more, what they share), count (words "
     "cut and added)"},
    {"label", 'L', OPTION_LABEL, 0, "NAME", NULL, NULL,
     "show NAME for a file; give it twice for both"},
    {"brief", 'q', OPTION_FLAG, FIELD(brief), NULL, NULL, NULL,
     "say only whether the texts differ"},
    {"quiet", 0, OPTION_FLAG, FIELD(quiet), NULL, NULL, NULL,
     "print nothing; the exit status tells"},
    {"exit-code", 0, OPTION_FLAG, FIELD(exit_code), NULL, NULL, NULL,
     "exit with 1 if the texts differ (what printing does anyway)"},
    {"linear", 0, OPTION_FLAG, FIELD(linear), NULL, NULL, NULL,
     "print a sentence for every change, for screen readers"},
    {"minimal", 0, OPTION_FLAG, FIELD(minimal), NULL, NULL, NULL,
     "do not join changes that only a small word parts"},
    {"width", 'W', OPTION_TEXT, FIELD(width), "N", NULL, NULL,
     "columns of the side format (130 if it is not given) and of stat of many "
     "versions (80)"},
    {"theme", 0, OPTION_TEXT, FIELD(theme), "NAME", NULL, NULL,
     "colors of the reader: auto, dark, light, a theme's name or its file"},
    {"color", 0, OPTION_CHOICE, FIELD(color), "WHEN", "auto|always|never", NULL,
     "use color: auto, always or never"},
    {"list-themes", 0, OPTION_FLAG, FIELD(list_themes), NULL, NULL, NULL,
     "print every theme with its mode and what it is"},
    {"dump-theme", 0, OPTION_TEXT, FIELD(dump_theme), "NAME", NULL, "",
     "print a theme as a file that needs no other"},
    {"check-theme", 0, OPTION_TEXT, FIELD(check_theme), "FILE", NULL, NULL,
     "print what is wrong in a theme file or hard to read with it"},
    {"ascii", 0, OPTION_FLAG, FIELD(ascii), NULL, NULL, NULL,
     "draw frames and signs in ASCII"},
    {"no-mouse", 0, OPTION_FLAG, FIELD(no_mouse), NULL, NULL, NULL,
     "leave the mouse to the terminal"},
    {"no-query", 0, OPTION_FLAG, FIELD(no_query), NULL, NULL, NULL,
     "do not ask the terminal for its background color"},
    {"screen", 0, OPTION_TEXT, FIELD(screen), "WxH", NULL, NULL,
     "without a terminal: a screen of W columns and H rows"},
    {"script", 0, OPTION_TEXT, FIELD(script), "KEYS", NULL, NULL,
     "without a terminal: play KEYS, such as 'nn<Enter>'"},
    {"dump-screen", 0, OPTION_CHOICE, FIELD(dump), "WHAT",
     "text|roles|ansi|svg", "text",
     "without a terminal: print the last screen as text, roles, ansi or svg"},
    {"help", 'h', OPTION_FLAG, FIELD(help), NULL, NULL, NULL,
     "print this help"},
    {"version", 0, OPTION_FLAG, FIELD(version), NULL, NULL, NULL,
     "print the version"},
};
/* clang-format on */

const size_t option_count = sizeof option_table / sizeof *option_table;

enum { OPTION_FIRST = 256, OPTION_MOST = 64 };

/* True if VALUE is one of CHOICES. */
static bool is_choice(const char *choices, struct str value)
{
    struct str rest = str_of(choices);
    while (rest.len)
        if (str_is_equal(str_cut(&rest, '|'), value))
            return true;
    return false;
}

static int option_set(const struct option_info *option, const char *value,
                      struct settings *settings, struct error *err)
{
    void *field = (char *)settings + option->field;
    if (!value)
        value = option->fallback;
    switch (option->type) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return 0;
    case OPTION_LABEL:
        if (settings->labels == 2)
            return error_set(err, "--label can be given twice at most");
        settings->label[settings->labels++] = value;
        return 0;
    case OPTION_CHOICE:
        if (!is_choice(option->choices, str_of(value)))
            return error_set(err, "--%s=%s is not known; it can be %s",
                             option->name, value, option->choices);
        break;
    case OPTION_TEXT:
        break;
    }
    *(const char **)field = value;
    return 0;
}

/* Makes getopt's tables. */
static void tables_make(struct option *names, char *letters)
{
    *letters++ = ':';
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        int takes = !option->value     ? no_argument
                    : option->fallback ? optional_argument
                                       : required_argument;
        names[i] =
            (struct option){option->name, takes, NULL, OPTION_FIRST + (int)i};
        if (!option->letter)
            continue;
        *letters++ = option->letter;
        if (option->value)
            *letters++ = ':';
    }
}

static const struct option_info *option_find(int code)
{
    if (code >= OPTION_FIRST)
        return &option_table[code - OPTION_FIRST];
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].letter == code)
            return &option_table[i];
    return NULL;
}

/* ARG is what getopt() read last; a letter may stand inside a cluster. */
static int parse_error(struct error *err, int code, const char *arg)
{
    char letter[] = {'-', (char)optopt, '\0'};
    if (optopt > 0 && optopt < OPTION_FIRST)
        arg = letter;
    if (code == ':')
        return error_set(err, "option %s needs a value", arg);
    return error_set(err,
                     "option %s is not known or not given rightly; "
                     "hexapla --help lists all",
                     arg);
}

int option_parse(int argc, char *const *argv, struct settings *settings,
                 struct error *err)
{
    struct option names[OPTION_MOST] = {{0}};
    char letters[2 * OPTION_MOST + 2] = "";
    _Static_assert(sizeof option_table / sizeof *option_table < OPTION_MOST,
                   "a row of zeros ends getopt's table");
    *settings = (struct settings){0};
    tables_make(names, letters);
    opterr = 0;
    optind = 0; /* begin anew, in the middle of a cluster too */
    for (;;) {
        int code = getopt_long(argc, argv, letters, names, NULL);
        if (code == -1)
            break;
        if (code == ':' || code == '?')
            return parse_error(err, code, argv[optind - 1]);
        if (option_set(option_find(code), optarg, settings, err))
            return -1;
    }
    settings->operand = (const char *const *)&argv[optind];
    settings->operands = (uint32_t)(argc - optind);
    return 0;
}

void option_print(struct buf *b)
{
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        char name[64], letter[8] = "    ";
        if (option->letter)
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        snprintf(name, sizeof name, "--%s%s%s%s%s", option->name,
                 option->fallback ? "[" : "", option->value ? "=" : "",
                 option->value ? option->value : "",
                 option->fallback ? "]" : "");
        buf_print(b, "  %s%-21s %s\n", letter, name, option->help);
    }
}
