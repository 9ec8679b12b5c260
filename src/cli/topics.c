/* SPDX-License-Identifier: MIT */

/* A topic is a row of topic_table; see the header. */

#include "cli/topics.h"

#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/lexicons.h"
#include "app/setting.h"
#include "app/themes.h"
#include "cli/batch.h"
#include "view/glyph.h"
#include "view/print.h"

/* HEAD, blanks up to COLUMN, TEXT. */
static void row_put(struct buf *b, const char *head, int column,
                    const char *text)
{
    int width = 2 + glyph_width(str_of(head));
    buf_print(b, "  %s%*s%s\n", head, width < column ? column - width : 1, "",
              text);
}

/* Keys that the user set may hold any sign. */
static void keys_put(struct buf *b, const struct config *config)
{
    enum { KEYS = 24 };
    const struct bindings *bindings = &config->bindings;
    for (uint32_t i = 0; i < bindings_count(bindings); i++) {
        struct binding own = bindings_get(bindings, i);
        struct buf head = {.a = b->a}, text = {.a = b->a};
        const struct command_info *command;
        if (!own.line)
            continue;
        command = command_find(str_of(own.line));
        print_safe(&head, str_of(own.keys));
        buf_print(&head, " %s", binding_place_table[own.where]);
        print_safe(&text, str_of(own.line));
        if (command)
            buf_print(&text, ": %s", command->help);
        row_put(b, str_copy(b->a, buf_str(&head)), KEYS,
                str_copy(b->a, buf_str(&text)));
    }
    buf_put(b,
            STR("\nA number before a key repeats it. bind and unbind in the "
                "configuration file\nchange keys; --dump-keys prints them as "
                "they are written there.\n"));
}

static void commands_put(struct buf *b, const struct config *config)
{
    enum { COMMAND = 24 };
    const struct command_group *group;
    (void)config;
    for (size_t i = 0; (group = command_group_get(i)); i++) {
        buf_print(b, "%s%s\n", i ? "\n" : "", group->heading);
        for (size_t j = 0; j < group->n; j++) {
            const struct command_info *command = &group->row[j];
            struct buf head = {.a = b->a};
            buf_print(&head, "%s%s%s", command->name,
                      command->argument ? " " : "",
                      command->argument ? command->argument : "");
            row_put(b, str_copy(b->a, buf_str(&head)), COMMAND, command->help);
        }
    }
    buf_put(b,
            STR("\nA command is run by its key, typed after : in the reader, "
                "or bound to keys in\nthe configuration file.\n"));
}

static void options_put(struct buf *b, const struct config *config)
{
    (void)config;
    buf_put(b, STR("Options, which can stand in ~/.config/hexapla/config "
                   "too:\n"));
    option_print(b, OPTION_BOTH);
    buf_put(b, STR("\nOptions of one call:\n"));
    option_print(b, OPTION_CALL);
}

/* An option as it is called in the file. */
static void key_put(struct buf *b, const struct option_info *option)
{
    enum { KEY = 16 };
    struct buf help = {.a = b->a};
    option_help(&help, option);
    row_put(b, option_key(option), KEY, str_copy(b->a, buf_str(&help)));
}

static void config_put(struct buf *b, const struct config *config)
{
    (void)config;
    buf_put(b, STR("The configuration is read from "
                   "$XDG_CONFIG_HOME/hexapla/config, which is\n"
                   "~/.config/hexapla/config where that is not set. A line is "
                   "one of:\n\n"));
    row_put(b, "# TEXT", 36, "a comment");
    row_put(b, "KEY = VALUE", 36, "an option without its dashes");
    row_put(b, "bind [text|list] KEYS COMMAND", 36, "keys run a command");
    row_put(b, "unbind [text|list] KEYS", 36, "keys mean nothing");
    buf_put(b, STR("\nThe command line goes before the file. These can also be "
                   "set in the reader, by\n:set KEY VALUE:\n\n"));
    for (size_t i = 0; i < option_count; i++)
        if (setting_is_live(&option_table[i]))
            key_put(b, &option_table[i]);
    buf_put(b, STR("\nThese can only stand in the file:\n\n"));
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].place == OPTION_FILE)
            key_put(b, &option_table[i]);
    buf_put(b,
            STR("\n--dump-config prints the configuration in force as such a "
                "file.\n"));
}

static void themes_put(struct buf *b, const struct config *config)
{
    struct themes_list list;
    (void)config;
    themes_find(b->a, &list);
    buf_put(b, STR("--theme=NAME, or \"theme = NAME\" in the configuration, is "
                   "one of:\n\n"));
    row_put(b, "auto", 24, "dark or light, as the terminal is");
    row_put(b, "dark, light", 24,
            "the themes set by theme-dark and theme-light");
    for (uint32_t i = 0; i < list.items.vec.n; i++) {
        struct buf path = {.a = b->a};
        print_safe(&path, str_of(list.items.at[i].path));
        row_put(b, list.items.at[i].name, 24, str_copy(b->a, buf_str(&path)));
    }
    buf_put(b, STR("\n--list-themes tells what they are, --dump-theme=NAME "
                   "prints one as a file to\nbegin one's own with, "
                   "--check-theme=FILE looks for what cannot be read.\n"));
}

static void formats_put(struct buf *b, const struct config *config)
{
    (void)config;
    buf_put(b, STR("--format=NAME prints instead of opening the reader:\n\n"));
    for (size_t i = 0; i < printer_count; i++)
        if (strcmp(printer_table[i].name, "linear") != 0)
            row_put(b, printer_table[i].name, 12, printer_table[i].help);
    row_put(b, "count", 12, "two numbers: words cut and words added");
    row_put(b, "wdiff", 12,
            "[-words cut-] and {+words added+} in the new text, as wdiff does");
    buf_put(b, STR("\n--linear prints a sentence for every change, for screen "
                   "readers.\n"));
}

static void batch_put(struct buf *b, const struct config *config)
{
    (void)config;
    batch_help(b);
}

static void words_put(struct buf *b, const struct config *config)
{
    const char *asked = config->settings.lexicon;
    bool is_none = asked && !strcmp(asked, "none");
    const char *path = asked ? asked : lexicons_find(b->a);
    buf_put(b, STR("Words are compared without regard to their endings and "
                   "spelling. What more is\nknown of English words stands in a "
                   "lexicon: which mean the same, which are forms\nof one "
                   "another, which are opposites, which stand in like places. "
                   "Without it,\nand in other languages, fewer words are taken "
                   "for the same.\n\n"));
    if (is_none || !path) {
        buf_put(b, STR("No lexicon is in use"));
        buf_put(b, is_none ? STR(", as asked for.\n")
                           : STR(": none is installed.\n"));
    } else {
        buf_put(b, STR("The lexicon in use is "));
        print_safe(b, str_of(path));
        buf_put_byte(b, '\n');
    }
    buf_put(b, STR("--lexicon=FILE uses another one, --lexicon=none none.\n"));
}

static const struct topic {
    const char *name;
    void (*put)(struct buf *b, const struct config *config);
    const char *help;
} topic_table[] = {
    {"keys",     keys_put,     "the keys in force, and what they run"},
    {"commands", commands_put, "what can be typed after :"           },
    {"options",  options_put,  "the command line"                    },
    {"config",   config_put,   "the configuration file"              },
    {"themes",   themes_put,   "colors and signs, and where they are"},
    {"formats",  formats_put,  "what is printed without the reader"  },
    {"batch",    batch_put,    "many pairs in, many comparisons out" },
    {"words",    words_put,    "what is known of words"              },
};

enum { TOPICS = sizeof topic_table / sizeof *topic_table };

static void usage_put(struct buf *b, const struct config *config)
{
    buf_put(b, STR("hexapla: how one text became another\n\n"
                   "  hexapla [OPTIONS] OLD NEW    compare two files "
                   "(- is standard input)\n"
                   "  hexapla [OPTIONS] FILE       a file in git: its "
                   "history (or REPO:FILE)\n"
                   "  hexapla REV[..REV] -- FILE   that file at a revision, "
                   "or at two\n"
                   "  hexapla [OPTIONS] REPO       the articles of a git "
                   "repository, to browse\n"
                   "  hexapla log FILE             its versions, a line each\n"
                   "  hexapla list [REPO]          the articles of a "
                   "repository, a line each\n"
                   "  hexapla batch                many pairs in, many "
                   "comparisons out, as JSON\n"
                   "  hexapla git-diff             what git calls: "
                   "GIT_EXTERNAL_DIFF='hexapla git-diff'\n"
                   "  hexapla help TOPIC           more on one of the topics "
                   "below\n\n"
                   "On a terminal the reader opens, where ? shows the keys; "
                   "else the comparison is\nprinted.\n\n"));
    options_put(b, config);
    buf_put(b, STR("\nTopics:\n"));
    for (int i = 0; i < TOPICS; i++)
        row_put(b, topic_table[i].name, 28, topic_table[i].help);
    buf_put(b, STR("\nExit status: 0 the texts are the same, 1 they differ, "
                   "2 trouble; the reader: 0\nor 2.\n"));
}

bool topics_is_asked(const struct settings *settings)
{
    return settings->help || (settings->operands && settings->operands <= 2 &&
                              !strcmp(settings->operand[0], "help"));
}

int topics_run(struct buf *out, const struct config *config, struct error *err)
{
    const struct settings *settings = &config->settings;
    struct buf names = {.a = out->a};
    if (settings->help && batch_is_asked(settings)) {
        batch_help(out);
        return 0;
    }
    if (settings->help || settings->operands < 2) {
        usage_put(out, config);
        return 0;
    }
    for (int i = 0; i < TOPICS; i++) {
        if (!strcmp(topic_table[i].name, settings->operand[1])) {
            topic_table[i].put(out, config);
            return 0;
        }
        buf_print(&names, "%s%s", i ? ", " : "", topic_table[i].name);
    }
    return error_set(err,
                     "there is no help on %.100s, but on %.*s; a file called "
                     "help is given as ./help",
                     settings->operand[1], (int)names.len, names.s);
}
