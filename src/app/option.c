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

#include "app/ignore.h"

#define FIELD(name) offsetof(struct settings, name)

/* Rows of two lines are more than the formatter can align. */
/* clang-format off */
const struct option_info option_table[] = {
    {"format", 0, OPTION_CHOICE, OPTION_BOTH, FIELD(format), "NAME",
     "text|ansi|side|stat|count|wdiff|json", NULL, "text",
     "print the comparison: text, ansi (text in color), side (both panes), "
     "stat (counts; of three versions and more, what they share), count (words "
     "cut and added), wdiff (words cut and added in their place), json (all of "
     "it for programs)"},
    {"ignore", 0, OPTION_LIST, OPTION_BOTH, FIELD(ignore), "LIST",
     IGNORE_NAMES, NULL, "none",
     "neither mark nor count differences, parted by commas, in: space, "
     "typography, case, punctuation, stamps, dates, boilerplate, spelling, "
     "inflection, synonyms; noise is all but dates and synonyms"},
    {"ignore-all-space", 'w', OPTION_FLAG, OPTION_CALL, FIELD(ignore_space),
     NULL, NULL, NULL, NULL, "the same for white space that is no blank line"},
    {"ignore-space-change", 'b', OPTION_FLAG, OPTION_CALL,
     FIELD(ignore_space_change), NULL, NULL, NULL, NULL,
     "the same for how much white space there is"},
    {"ignore-blank-lines", 'B', OPTION_FLAG, OPTION_CALL,
     FIELD(ignore_blank_lines), NULL, NULL, NULL, NULL,
     "the same for blank lines"},
    {"ignore-case", 'i', OPTION_FLAG, OPTION_CALL, FIELD(ignore_case), NULL,
     NULL, NULL, NULL, "the same for capital and small letters"},
    {"input", 0, OPTION_TEXT, OPTION_BOTH, FIELD(input), "FORMAT", NULL, NULL,
     "auto", "what the texts are: auto (by their content), text (the bytes as "
     "they are), html (the main text of a page), markdown, json or json:PATH "
     "(an article, or what PATH such as article.body leads to)"},
    {"deleted", 0, OPTION_FLAG, OPTION_CALL, FIELD(deleted), NULL, NULL, NULL,
     NULL, "list deleted articles too"},
    {"depth", 0, OPTION_CHOICE, OPTION_CALL, FIELD(depth), "NAME",
     "words|sentences|full", NULL, "full",
     "batch: how far to go: words cut and added, sentences too, or all"},
    {"fields", 0, OPTION_TEXT, OPTION_CALL, FIELD(fields), "LIST", NULL, NULL,
     NULL, "batch: write only these members, parted by commas"},
    {"jobs", 0, OPTION_NUMBER, OPTION_CALL, FIELD(jobs), "N", NULL, NULL, "1",
     "batch: compare N pairs at a time"},
    {"label", 'L', OPTION_LABEL, OPTION_CALL, 0, "NAME", NULL, NULL, NULL,
     "show NAME for a file; give it twice for both"},
    {"brief", 'q', OPTION_FLAG, OPTION_BOTH, FIELD(brief), NULL, NULL, NULL,
     NULL, "say only whether the texts differ"},
    {"quiet", 0, OPTION_FLAG, OPTION_BOTH, FIELD(quiet), NULL, NULL, NULL,
     NULL, "print nothing; the exit status tells"},
    {"exit-code", 0, OPTION_FLAG, OPTION_BOTH, FIELD(exit_code), NULL, NULL,
     NULL, NULL,
     "exit with 1 if the texts differ (what printing does anyway)"},
    {"linear", 0, OPTION_FLAG, OPTION_BOTH, FIELD(linear), NULL, NULL, NULL,
     NULL, "print a sentence for every change, for screen readers"},
    {"minimal", 0, OPTION_FLAG, OPTION_BOTH, FIELD(minimal), NULL, NULL, NULL,
     NULL, "the shortest changes, not the easiest to read"},
    {"explain", 0, OPTION_FLAG, OPTION_BOTH, FIELD(explain), NULL, NULL, NULL,
     NULL, "text, ansi and json: say why sentences and words were paired, or "
     "were not"},
    {"lexicon", 0, OPTION_TEXT, OPTION_BOTH, FIELD(lexicon), "FILE", NULL,
     NULL, NULL,
     "what is known of words: another lexicon than the installed one, or none"},
    {"lang", 0, OPTION_TEXT, OPTION_BOTH, FIELD(lang), "CODE", NULL, NULL,
     "auto", "the language of the texts: en, de, fr ..., auto or none"},
    {"width", 'W', OPTION_NUMBER, OPTION_BOTH, FIELD(width), "N", NULL, NULL,
     NULL, "columns of the side format (130 if it is not given) and of stat of "
     "many versions (80)"},
    {"tokens", 0, OPTION_CHOICE, OPTION_BOTH, FIELD(tokens), "NAME",
     "words|space|chars", NULL, "words",
     "what wdiff and count compare: words and signs, what stands between white "
     "space (as wdiff does), or characters"},
    {"no-deleted", '1', OPTION_FLAG, OPTION_CALL, FIELD(no_deleted), NULL,
     NULL, NULL, NULL, "wdiff: leave out the words cut"},
    {"no-inserted", '2', OPTION_FLAG, OPTION_CALL, FIELD(no_inserted), NULL,
     NULL, NULL, NULL, "wdiff: leave out the words added"},
    {"no-common", '3', OPTION_FLAG, OPTION_CALL, FIELD(no_common), NULL, NULL,
     NULL, NULL, "wdiff: leave out the words kept"},
    {"statistics", 's', OPTION_FLAG, OPTION_CALL, FIELD(statistics), NULL,
     NULL, NULL, NULL, "wdiff, count: how many words are kept, cut, added"},
    {"layout", 0, OPTION_CHOICE, OPTION_BOTH, FIELD(layout), "NAME",
     "side|inline|new|auto", NULL, "auto",
     "layout of the reader: side by side, inline, new text with marks, auto"},
    {"no-wrap", 0, OPTION_FLAG, OPTION_BOTH, FIELD(no_wrap), NULL, NULL, NULL,
     NULL, "show a paragraph in one row, to be read sideways"},
    {"no-lock", 0, OPTION_FLAG, OPTION_BOTH, FIELD(no_lock), NULL, NULL, NULL,
     NULL, "let each pane scroll by itself"},
    {"theme", 0, OPTION_THEME, OPTION_BOTH, FIELD(theme), "NAME", NULL, NULL,
     "auto",
     "colors of the reader: auto, dark, light, a theme's name or its file"},
    {"theme-dark", 0, OPTION_THEME, OPTION_BOTH, FIELD(theme_dark), "NAME",
     NULL, NULL, "ink-dark", "the theme that dark, and auto in the dark, is"},
    {"theme-light", 0, OPTION_THEME, OPTION_BOTH, FIELD(theme_light), "NAME",
     NULL, NULL, "ink-light",
     "the theme that light, and auto in the light, is"},
    {"color", 0, OPTION_CHOICE, OPTION_BOTH, FIELD(color), "WHEN",
     "auto|always|never", NULL, "auto", "use color: auto, always or never"},
    {"ascii", 0, OPTION_FLAG, OPTION_BOTH, FIELD(ascii), NULL, NULL, NULL,
     NULL, "draw frames and signs in ASCII"},
    {"no-mouse", 0, OPTION_FLAG, OPTION_BOTH, FIELD(no_mouse), NULL, NULL,
     NULL, NULL, "leave the mouse to the terminal"},
    {"no-query", 0, OPTION_FLAG, OPTION_BOTH, FIELD(no_query), NULL, NULL,
     NULL, NULL, "do not ask the terminal for its background color"},
    {"no-state", 0, OPTION_FLAG, OPTION_BOTH, FIELD(no_state), NULL, NULL,
     NULL, NULL, "neither go to where two files were left nor remember it"},
    {"furniture", 0, OPTION_CHOICE, OPTION_BOTH, FIELD(furniture), "HOW",
     "dim|fold", NULL, "dim",
     "stamps, picture credits, links and share lines in the reader: dim, or "
     "fold, which hides their changes too"},
    {"reload", 0, OPTION_CHOICE, OPTION_BOTH, FIELD(reload), "WHEN",
     "auto|ask", NULL, "auto",
     "when the file of a text that is shown changes: auto reads it again, ask "
     "only says so"},
    {"no-cache", 0, OPTION_FLAG, OPTION_BOTH, FIELD(no_cache), NULL, NULL,
     NULL, NULL, "remember nothing of git repositories from call to call"},
    {"clipboard", 0, OPTION_TEXT, OPTION_FILE, FIELD(clipboard), "COMMAND",
     NULL, NULL, NULL,
     "the command that is given what is copied, such as wl-copy"},
    {"config", 0, OPTION_TEXT, OPTION_CALL, FIELD(config), "FILE", NULL, NULL,
     NULL, "read FILE instead of ~/.config/hexapla/config"},
    {"no-config", 0, OPTION_FLAG, OPTION_CALL, FIELD(no_config), NULL, NULL,
     NULL, NULL, "read no configuration file"},
    {"dump-config", 0, OPTION_FLAG, OPTION_CALL, FIELD(dump_config), NULL,
     NULL, NULL, NULL, "print the configuration in force as a file"},
    {"dump-keys", 0, OPTION_FLAG, OPTION_CALL, FIELD(dump_keys), NULL, NULL,
     NULL, NULL, "print all keys in force as lines of that file"},
    {"list-themes", 0, OPTION_FLAG, OPTION_CALL, FIELD(list_themes), NULL,
     NULL, NULL, NULL, "print every theme with its mode and what it is"},
    {"dump-theme", 0, OPTION_TEXT, OPTION_CALL, FIELD(dump_theme), "NAME",
     NULL, "", NULL, "print a theme as a file that needs no other"},
    {"check-theme", 0, OPTION_TEXT, OPTION_CALL, FIELD(check_theme), "FILE",
     NULL, NULL, NULL,
     "print what is wrong in a theme file or hard to read with it"},
    {"screen", 0, OPTION_TEXT, OPTION_CALL, FIELD(screen), "WxH", NULL, NULL,
     NULL, "without a terminal: a screen of W columns and H rows"},
    {"script", 0, OPTION_TEXT, OPTION_CALL, FIELD(script), "KEYS", NULL, NULL,
     NULL, "without a terminal: play KEYS, such as 'nn<Enter>'"},
    {"dump-screen", 0, OPTION_CHOICE, OPTION_CALL, FIELD(dump), "WHAT",
     "text|roles|ansi|svg", "text", NULL,
     "without a terminal: print the last screen as text, roles, ansi or svg"},
    {"help", 'h', OPTION_FLAG, OPTION_CALL, FIELD(help), NULL, NULL, NULL,
     NULL, "print this help"},
    {"version", 0, OPTION_FLAG, OPTION_CALL, FIELD(version), NULL, NULL, NULL,
     NULL, "print the version"},
};
/* clang-format on */

const size_t option_count = sizeof option_table / sizeof *option_table;

enum { OPTION_FIRST = 256, OPTION_MOST = 128, OPTION_NAME_MOST = 32 };

/* True if VALUE is one of CHOICES. */
static bool is_choice(const char *choices, struct str value)
{
    struct str rest = str_of(choices);
    while (rest.len)
        if (str_is_equal(str_cut(&rest, '|'), value))
            return true;
    return false;
}

/* The first part of LIST, between commas, that is none of CHOICES; nothing if
 * all are. */
static struct str list_wrong(const char *choices, const char *list)
{
    struct str rest = str_of(list);
    if (!rest.len)
        return STR("(nothing)");
    for (bool is_last = false; !is_last;) {
        is_last = str_find(rest, ',') == rest.len;
        struct str name = str_trim(str_cut(&rest, ','));
        if (!is_choice(choices, name))
            return name.len ? name : STR("(nothing)");
    }
    return (struct str){0};
}

/* The name of the opposite of the flag called NAME. */
static void opposite_name(const char *name, char to[OPTION_NAME_MOST])
{
    if (str_has_prefix(str_of(name), STR("no-")))
        snprintf(to, OPTION_NAME_MOST, "%s", name + 3);
    else
        snprintf(to, OPTION_NAME_MOST, "no-%s", name);
}

/* Only what a file may say too can have been said there. */
static bool has_opposite(const struct option_info *option)
{
    return option->type == OPTION_FLAG && option->place != OPTION_CALL;
}

/* Is VALUE one of OPTION? FORM is how they are written: "--%s=%s". */
static int value_check(const struct option_info *option, const char *value,
                       const char *form, struct error *err)
{
    enum { SHOWN = 100 };
    char shown[SHOWN];
    uint32_t number;
    snprintf(shown, sizeof shown, form, option->name, value);
    if (option->type == OPTION_CHOICE &&
        !is_choice(option->choices, str_of(value)))
        return error_set(err, "%s is not known; it can be %s", shown,
                         option->choices);
    if (option->type == OPTION_LIST) {
        struct str wrong = list_wrong(option->choices, value);
        int len = (int)(wrong.len < SHOWN ? wrong.len : SHOWN);
        if (wrong.len)
            return error_set(err,
                             "%.*s is nothing that %s knows; it can be some "
                             "of %s, parted by commas",
                             len, wrong.s, option->name, option->choices);
    }
    if (option->type == OPTION_NUMBER &&
        (!str_number(str_of(value), OPTION_NUMBER_MOST, &number) || !number))
        return error_set(err, "%s is no number from 1 to %d", shown,
                         OPTION_NUMBER_MOST);
    return 0;
}

static void *field_of(const struct option_info *option,
                      struct settings *settings)
{
    return (char *)settings + option->field;
}

/* Sets OPTION as it was given on the command line. */
static int option_set(const struct option_info *option, const char *value,
                      struct settings *settings, struct error *err)
{
    if (!value)
        value = option->fallback;
    if (option->type == OPTION_FLAG) {
        *(bool *)field_of(option, settings) = true;
        return 0;
    }
    if (option->type == OPTION_LABEL) {
        if (settings->labels == 2)
            return error_set(err, "--label can be given twice at most");
        settings->label[settings->labels++] = value;
        return 0;
    }
    if (value_check(option, value, "--%s=%s", err))
        return -1;
    *(const char **)field_of(option, settings) = value;
    return 0;
}

/* What getopt is told: its tables, and which option a code stands for. */
struct names {
    struct option at[OPTION_MOST];
    char opposite[OPTION_MOST][OPTION_NAME_MOST];
    char letters[2 * OPTION_MOST + 2];
};

static void names_make(struct names *names)
{
    char *letters = names->letters;
    size_t n = 0;
    *letters++ = ':';
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        int takes = !option->value     ? no_argument
                    : option->fallback ? optional_argument
                                       : required_argument;
        int code = OPTION_FIRST + 2 * (int)i;
        if (option->place == OPTION_FILE)
            continue;
        names->at[n++] = (struct option){option->name, takes, NULL, code};
        if (has_opposite(option)) {
            opposite_name(option->name, names->opposite[i]);
            names->at[n++] = (struct option){names->opposite[i], no_argument,
                                             NULL, code + 1};
        }
        if (!option->letter)
            continue;
        *letters++ = option->letter;
        if (option->value)
            *letters++ = ':';
    }
}

static const struct option_info *code_find(int code)
{
    if (code >= OPTION_FIRST)
        return &option_table[(code - OPTION_FIRST) / 2];
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
    struct names names = {0};
    _Static_assert(2 * sizeof option_table / sizeof *option_table < OPTION_MOST,
                   "a row of zeros ends getopt's table");
    names_make(&names);
    opterr = 0;
    optind = 0; /* begin anew, in the middle of a cluster too */
    for (;;) {
        int code = getopt_long(argc, argv, names.letters, names.at, NULL);
        if (code == -1)
            break;
        if (code == ':' || code == '?')
            return parse_error(err, code, argv[optind - 1]);
        const struct option_info *option = code_find(code);
        if (code >= OPTION_FIRST && code % 2)
            *(bool *)field_of(option, settings) = false;
        else if (option_set(option, optarg, settings, err))
            return -1;
    }
    settings->operand = (const char *const *)&argv[optind];
    settings->operands = (uint32_t)(argc - optind);
    return 0;
}

const struct option_info *option_find(struct str key, bool *is_opposite)
{
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        char opposite[OPTION_NAME_MOST] = "";
        if (has_opposite(option))
            opposite_name(option->name, opposite);
        *is_opposite = *opposite && str_is_equal(key, str_of(opposite));
        if (*is_opposite || str_is_equal(key, str_of(option->name)))
            return option;
    }
    return NULL;
}

/* True if OPTION is the opposite of what it is called in the file. */
static bool is_negative(const struct option_info *option)
{
    return has_opposite(option) &&
           str_has_prefix(str_of(option->name), STR("no-"));
}

const char *option_key(const struct option_info *option)
{
    return option->name + (is_negative(option) ? 3 : 0);
}

void option_help(struct buf *b, const struct option_info *option)
{
    buf_print(b, "%s%s", is_negative(option) ? "off: " : "", option->help);
}

static int flag_read(struct str value, bool *is_on)
{
    static const char *const words[] = {"on", "off",  "yes",
                                        "no", "true", "false"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_is_equal_nocase(value, str_of(words[i])))
            continue;
        *is_on = i % 2 == 0;
        return 0;
    }
    return -1;
}

int option_read(struct arena *a, const struct option_line *line,
                struct settings *settings, struct error *err)
{
    enum { SHOWN = 60 };
    bool is_opposite, is_on = false;
    const struct option_info *option = option_find(line->key, &is_opposite);
    int shown = line->key.len < SHOWN ? (int)line->key.len : SHOWN;
    if (!option)
        return error_set(err, "there is no option called %.*s", shown,
                         line->key.s);
    if (option->place == OPTION_CALL)
        return error_set(err, "%s can only be given on the command line",
                         option->name);
    const char *value = str_copy(a, line->value);
    if (option->type != OPTION_FLAG) {
        if (value_check(option, value, "%s = %s", err))
            return -1;
        *(const char **)field_of(option, settings) = value;
        return 0;
    }
    if (flag_read(line->value, &is_on))
        return error_set(err, "%.*s = %.60s is not known; it can be on or off",
                         shown, line->key.s, value);
    *(bool *)field_of(option, settings) = is_on != is_opposite;
    return 0;
}

const char *option_value(const struct option_info *option,
                         const struct settings *settings)
{
    const void *field = (const char *)settings + option->field;
    if (option->type != OPTION_FLAG)
        return *(const char *const *)field;
    if (!*(const bool *)field)
        return NULL;
    return is_negative(option) ? "off" : "on";
}

void option_print(struct buf *b, enum option_place place)
{
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        char name[64], letter[8] = "    ";
        if (option->place != place)
            continue;
        if (option->letter)
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        snprintf(name, sizeof name, "--%s%s%s%s%s", option->name,
                 option->fallback ? "[" : "", option->value ? "=" : "",
                 option->value ? option->value : "",
                 option->fallback ? "]" : "");
        buf_print(b, "  %s%-21s %s\n", letter, name, option->help);
    }
}

uint32_t option_revisions(int argc, char *const *argv,
                          const struct settings *settings)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--") &&
            (uint32_t)(argc - 1 - i) <= settings->operands)
            return settings->operands - (uint32_t)(argc - 1 - i);
    return 0;
}
