/* SPDX-License-Identifier: MIT */

/*
 * The configuration file: every form of a line, what is wrong with its file and
 * line, the command line over it, and that what is printed reads as the same.
 */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/config.h"
#include "arena_state.h"
#include "base/utf8.h"
#include "sample.h"
#include "typing.h"

static struct config read_at(struct arena *a, struct str text, const char *path)
{
    struct config config = {.bindings = {.a = a}, .notes = {.a = a}};
    config_read(&config, text, path);
    return config;
}

static struct config read(struct arena *a, const char *text)
{
    return read_at(a, str_of(text), "config");
}

static void assert_clean(const struct config *config)
{
    if (config->notes.list.vec.n)
        fail_msg("%s", config->notes.list.at[0].s);
}

static void test_values(void **state)
{
    struct config config = read(*state, "\xef\xbb\xbf# ascii = on\n"
                                        "#brief = on\n"
                                        "\t\r\n"
                                        "layout=inline\r\n"
                                        "  theme   =  /a b.theme  # a comment\n"
                                        "color = \"never\" # another\n"
                                        "width = 80\n"
                                        "clipboard = \"x \\\"y\\\\ # \\x41\"\n"
                                        "set theme-dark = ink-light\n"
                                        "set\ttheme-light\tink-dark\n"
                                        "format = stat");
    const struct settings *settings = &config.settings;
    assert_clean(&config);
    assert_string_equal(settings->layout, "inline");
    assert_string_equal(settings->theme, "/a b.theme");
    assert_string_equal(settings->color, "never");
    assert_string_equal(settings->width, "80");
    assert_string_equal(settings->clipboard, "x \"y\\ # A");
    assert_string_equal(settings->theme_dark, "ink-light");
    assert_string_equal(settings->theme_light, "ink-dark");
    assert_false(settings->ascii || settings->brief);
    /* how to print, not to print */
    assert_null(settings->format);
    assert_string_equal(settings->printed, "stat");
}

static void test_flags(void **state)
{
    static const char *const on[] = {"on", "yes", "true", "On", "\"yes\""};
    static const char *const off[] = {"off", "no", "false", "OFF"};
    char text[128];
    for (size_t i = 0; i < 5; i++) {
        snprintf(text, sizeof text, "ascii = %s\nmouse = %s\nno-state = %s",
                 on[i], on[i], on[i]);
        struct config config = read(*state, text);
        assert_clean(&config);
        assert_true(config.settings.ascii && config.settings.no_state);
        assert_false(config.settings.no_mouse);
    }
    for (size_t i = 0; i < 4; i++) {
        snprintf(text, sizeof text,
                 "ascii=on\nascii = %s\nmouse = %s\nno-ascii = on\nwrap = %s",
                 off[i], off[i], off[i]);
        struct config config = read(*state, text);
        assert_clean(&config);
        assert_true(config.settings.no_mouse && config.settings.no_wrap);
        assert_false(config.settings.ascii);
    }
}

/* clang-format off */
static const struct {
    const char *text, *note;
} wrong_table[] = {
    {"\n\ncolour = red", "config:3: there is no option called colour"},
    {"layout = wide", "config:1: layout = wide is not known; it can be "
     "side|inline|new|auto"},
    {"ascii = maybe", "config:1: ascii = maybe is not known; it can be on or "
     "off"},
    {"width = 0", "config:1: width = 0 is no number from 1 to 10000"},
    {"width = -3", "config:1: width = -3 is no number from 1 to 10000"},
    {"help = on", "config:1: help can only be given on the command line"},
    {"config = a", "config:1: config can only be given on the command line"},
    {"script = q", "config:1: script can only be given on the command line"},
    {"label = q", "config:1: label can only be given on the command line"},
    {"no-help = on", "config:1: there is no option called no-help"},
    {"filter.pdf = cat", "config:1: there is no option called filter.pdf"},
    {"layout", "config:1: not \"key = value\", bind, unbind or set"},
    {"layout =", "config:1: not \"key = value\", bind, unbind or set"},
    {"= side", "config:1: not \"key = value\", bind, unbind or set"},
    {"layout side", "config:1: not \"key = value\", bind, unbind or set"},
    {"theme = \"a", "config:1: the closing quotation mark is missing"},
    {"theme = \"a\" b", "config:1: nothing but a comment can stand after the "
     "closing quotation mark"},
    {"theme = \"\\q\"", "config:1: in quotation marks a backslash stands "
     "before \\, \" or xHH"},
    {"theme = \"\\x00\"", "config:1: in quotation marks a backslash stands "
     "before \\, \" or xHH"},
    {"theme = \"\\x4\"", "config:1: in quotation marks a backslash stands "
     "before \\, \" or xHH"},
    {"theme = a\x1b[31m", "config:1: there is a control character in this "
     "line"},
    {"bind x nonsense", "config:1: nonsense is no command; Tab completes, "
     ":help lists all"},
    {"bind 1x next", "config:1: a binding cannot begin with a digit but 0: "
     "digits are the count of a command"},
    {"unbind K", "config:1: K is not bound"},
    {"set", "config:1: there is no option called "},
    {"quit", "config:1: not \"key = value\", bind, unbind or set"},
};
/* clang-format on */

/* A line that is wrong is told and changes nothing; the next one counts. */
static void test_wrong(void **state)
{
    for (size_t i = 0; i < sizeof wrong_table / sizeof *wrong_table; i++) {
        struct buf b = {.a = *state};
        buf_print(&b, "%s\nlinear = on\nbind K next\n", wrong_table[i].text);
        struct config config = read(*state, str_copy(*state, buf_str(&b)));
        assert_int_equal(config.notes.list.vec.n, 1);
        assert_string_equal(config.notes.list.at[0].s, wrong_table[i].note);
        assert_true(config.settings.linear);
        config.settings.linear = false;
        struct settings none = {0};
        assert_memory_equal(&config.settings, &none, sizeof none);
        assert_string_equal(binding_keys(&config.bindings, IN_TEXT, "next"),
                            "n");
    }
}

/* A NUL in a line, bytes that are no text, lines without end. */
static void test_hostile(void **state)
{
    static char text[CONFIG_MOST];
    struct config config =
        read_at(*state, (struct str){"theme = a\0b\nascii = on\n", 23}, "c");
    assert_int_equal(config.notes.list.vec.n, 1);
    assert_null(config.settings.theme);
    assert_true(config.settings.ascii);
    config = read(*state, "theme = \xff\xfe\n\xff = \xfe\nbind \xff next\n");
    assert_int_equal(config.notes.list.vec.n, 2);
    assert_string_equal(config.settings.theme, "\xff\xfe");
    memset(text, 'x', sizeof text);
    config = read_at(*state, (struct str){text, sizeof text}, "c");
    assert_int_equal(config.notes.list.vec.n, 1);
    assert_true(config.notes.list.at[0].len < 512);
    for (size_t i = 1; i < sizeof text; i += 2)
        text[i] = '\n';
    config = read_at(*state, (struct str){text, sizeof text}, "c");
    assert_in_range(config.notes.list.vec.n, 1, 1000);
    for (size_t i = 0; i + 14 <= sizeof text; i += 14) {
        char line[15];
        snprintf(line, sizeof line, "bind %c%c%c%c top\n", (char)('A' + i % 26),
                 (char)('A' + i / 26 % 26), (char)('A' + i / 676 % 26), 'x');
        memcpy(text + i, line, 14);
    }
    config = read_at(*state, (struct str){text, sizeof text}, "c");
    assert_in_range(bindings_count(&config.bindings), 500, 1000);
}

/* A theme's file is found beside the file that names it, or at home. */
static void test_paths(void **state)
{
    static const struct {
        const char *path, *value, *theme;
    } rows[] = {
        {"/a/b/config", "dark",      "dark"           },
        {"/a/b/config", "/c.theme",  "/c.theme"       },
        {"/a/b/config", "./c.theme", "/a/b/./c.theme" },
        {"/a/b/config", "d/c.theme", "/a/b/d/c.theme" },
        {"/a/b/config", "~/c.theme", "/home/x/c.theme"},
        {"/a/b/config", "~c",        "~c"             },
    };
    setenv("HOME", "/home/x", 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[64];
        snprintf(line, sizeof line, "theme = %s\n", rows[i].value);
        struct config config = read_at(*state, str_of(line), rows[i].path);
        assert_string_equal(config.settings.theme, rows[i].theme);
    }
    struct config config = read_at(*state, STR("x\n"), "/home/x/a/config");
    assert_string_equal(config.notes.list.at[0].s,
                        "~/a/config:1: not \"key = value\", bind, unbind or "
                        "set");
}

static struct str printed(const struct config *config)
{
    struct buf b = {.a = config->notes.a};
    config_print(&b, config);
    return buf_str(&b);
}

/* Prints, reads and prints again; nothing printed is a control. */
static void assert_round(struct arena *a, const struct config *config)
{
    struct str once = printed(config);
    struct config again = read_at(a, once, "again");
    assert_clean(&again);
    assert_string_equal(str_copy(a, printed(&again)), str_copy(a, once));
    for (size_t i = 0; i < once.len; i++)
        assert_true(once.s[i] == '\n' || (unsigned char)once.s[i] >= ' ');
    assert_true(utf8_is_valid(once));
}

/* LINE stands in what CONFIG prints. */
static void assert_printed(const struct config *config, const char *line)
{
    char *text = str_copy(config->notes.a, printed(config));
    if (!strstr(text, line))
        fail_msg("no \"%s\" in %s", line, text);
}

static void test_print(void **state)
{
    static const char *const values[] = {"plain",
                                         "two words",
                                         "\" ends \"",
                                         "a # b",
                                         "\\",
                                         "\"",
                                         "=",
                                         "a=b",
                                         "\"\\x01\\xff\\x7f\"",
                                         "\"\\xe2\\x80\\xae\"",
                                         "\xc3\xa9",
                                         "\"\"",
                                         "#",
                                         "\"#\""};
    struct config config = read(*state, "");
    assert_round(*state, &config);
    assert_printed(&config, "\n# off: leave the mouse to the terminal\n"
                            "# mouse = on\n");
    assert_printed(&config, "\n# layout = auto\n");
    config = read(*state, "mouse=no\nlayout = new\nformat = side\nwrap = on\n"
                          "bind K next\nunbind q\nbind n next");
    assert_clean(&config);
    assert_round(*state, &config);
    assert_printed(&config, "\nmouse = off\n");
    assert_printed(&config, "\nlayout = new\n");
    assert_printed(&config, "\nformat = side\n");
    assert_printed(&config, "\n# wrap = on\n");
    assert_printed(&config, "\nbind n next\nunbind q\nbind K next\n");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct buf b = {.a = *state};
        buf_print(&b, "clipboard = %s\n", values[i]);
        config = read(*state, str_copy(*state, buf_str(&b)));
        assert_round(*state, &config);
    }
}

/* Every option that can stand in the file does, and is printed again. */
static void test_all(void **state)
{
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        struct str choices = str_of(option->choices);
        struct buf b = {.a = *state}, line = {.a = *state};
        bool is_flag = option->type == OPTION_FLAG;
        if (option->place == OPTION_CALL)
            continue;
        bool negative = option_key(option) != option->name;
        buf_print(&b, "%s = ", option_key(option));
        if (is_flag)
            buf_put(&b, negative ? STR("off") : STR("on"));
        else if (choices.len)
            buf_put(&b, str_cut(&choices, '|'));
        else
            buf_put(&b, STR("12"));
        struct config config = read(*state, str_copy(*state, buf_str(&b)));
        assert_clean(&config);
        assert_round(*state, &config);
        buf_print(&line, "\n%.*s\n", (int)b.len, b.s);
        assert_printed(&config, str_copy(*state, buf_str(&line)));
    }
}

/* Writes TEXT to a file; config_open() with it and the ARGUMENTS. */
static int opened(struct arena *a, const char *text, const char *arguments,
                  struct config *config)
{
    /* CONFIG points into these. */
    static char words[256], name[64], *argv[16] = {NULL};
    static char program[] = "hexapla", path[] = "/tmp/hexapla-test-XXXXXX";
    int argc = 1;
    struct error err = {""};
    argv[0] = program;
    strcpy(path + sizeof path - 7, "XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    fputs(text, file);
    fclose(file);
    snprintf(name, sizeof name, "--config=%s", path);
    argv[argc++] = name;
    snprintf(words, sizeof words, "%s", arguments);
    for (char *at = strtok(words, " "); at; at = strtok(NULL, " "))
        argv[argc++] = at;
    argv[argc] = NULL;
    int result = config_open(config, a, argc, argv, &err);
    remove(path);
    assert_int_equal(result, err.text[0] ? -1 : 0);
    return result;
}

/* The command line goes before the file, in both directions. */
static void test_precedence(void **state)
{
    static const char file[] = "layout = new\nascii = on\nmouse = off\n"
                               "theme = mono\nformat = stat\nwidth = 90\n"
                               "no-state = on\n";
    struct config config;
    assert_int_equal(opened(*state, file, "a b", &config), 0);
    assert_string_equal(config.settings.layout, "new");
    assert_true(config.settings.ascii && config.settings.no_mouse);
    assert_int_equal(config.settings.operands, 2);
    assert_string_equal(config.settings.operand[1], "b");
    assert_null(config.settings.format);
    assert_int_equal(opened(*state, file,
                            "--layout=side a --no-ascii --mouse --theme "
                            "dark -L x --format=text -- b",
                            &config),
                     0);
    assert_string_equal(config.settings.layout, "side");
    assert_string_equal(config.settings.theme, "dark");
    assert_string_equal(config.settings.format, "text");
    assert_string_equal(config.settings.width, "90");
    assert_false(config.settings.ascii || config.settings.no_mouse);
    assert_true(config.settings.no_state);
    assert_int_equal(config.settings.labels, 1);
    assert_int_equal(config.settings.operands, 2);
    assert_int_equal(opened(*state, file, "--no-config a b", &config), 0);
    assert_null(config.settings.layout);
    assert_int_equal(opened(*state, file, "--clipboard=x a b", &config), -1);
    assert_int_equal(opened(*state, file, "--layout=wide a b", &config), -1);
    assert_int_equal(opened(*state, "colour = 1\n", "a b", &config), 0);
    assert_int_equal(config.notes.list.vec.n, 1);
}

static int app_start(void **state)
{
    static struct fixture fixture;
    sample_story(&fixture.sample, 1, 3);
    struct arena *a = fixture.sample.a;
    if (app_open(&fixture.app, a, &fixture.sample.story, 120, 24))
        return 1;
    struct config config =
        read(a, "layout = inline\nwrap = off\nlock = off\ncolour = 1\n"
                "bind K next\nlight = 1\n");
    app_configure(&fixture.app, &config);
    *state = &fixture;
    return 0;
}

static int app_end(void **state)
{
    struct fixture *fixture = *state;
    app_close(&fixture->app);
    sample_close(&fixture->sample);
    return 0;
}

static void test_reader(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    assert_row(app, 23, " 1 of 2 (:messages): config:4: there is no option");
    assert_int_equal(app->reader.view, VIEW_INLINE);
    assert_true(app->reader.unwrapped && app->reader.unlocked);
    type(app, "gw");
    assert_row(app, 1, "config:4: there is no option called colour");
    assert_row(app, 2, "config:6: there is no option called light");
    app_note(app, "something else");
    assert_row(app, 23, "something else");
    assert_row(app, 3, "something else");
    type(app, "qK");
    assert_row(app, 22, "change 2 of ");
}

static void test_set(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, ":set layout new<Enter>");
    assert_int_equal(app->reader.view, VIEW_NEW);
    type(app, ":set layout = side<Enter>:set wrap<Enter>:set lock on<Enter>");
    assert_int_equal(app->reader.view, VIEW_SIDE);
    assert_false(app->reader.unwrapped || app->reader.unlocked);
    type(app, ":set no-wrap<Enter>");
    assert_true(app->reader.unwrapped);
    app->theme_asked = false;
    char theme[200], line[240];
    const char *root = getenv("SOURCE_ROOT");
    snprintf(theme, sizeof theme, "%.150s/themes/mono.theme",
             root ? root : ".");
    snprintf(line, sizeof line, ":set theme %s<Enter>", theme);
    type(app, line);
    assert_true(app->theme_asked);
    assert_string_equal(app->theme, theme);
    type(app, ":set theme nonsense<Enter>");
    assert_row(app, 23, " there is no theme called nonsense");
    assert_string_equal(app->theme, theme);
    type(app, ":set ascii<Enter>");
    assert_true(app->ascii);
    type(app, ":set ascii no<Enter>");
    assert_false(app->ascii);
    type(app, ":set layout wide<Enter>");
    assert_row(app, 23, " layout = wide is not known");
    type(app, ":set layout<Enter>");
    assert_row(app, 23, " set layout: the value is missing");
    type(app, ":set clipboard x<Enter>");
    assert_row(app, 23, " clipboard is for the configuration file");
    assert_null(app->settings.clipboard);
    type(app, ":set<Enter>");
    assert_row(app, 23, " set what?");
    type(app, ":bind ,i set layout inline<Enter>,i");
    assert_int_equal(app->reader.view, VIEW_INLINE);
    type(app, ":unbind ,i<Enter>,i");
    assert_row(app, 23, " i is no command");
    type(app, ":unbind ,i<Enter>");
    assert_row(app, 23, " ,i is not bound");
    assert_true(app->is_error);
}

static void test_help(void **state)
{
    struct app *app = &((struct fixture *)*state)->app;
    type(app, ":help next-move<Enter>");
    assert_int_equal(app->mode, MODE_HELP);
    assert_row(app, 1, "  ]m  ");
    assert_row(app, 1, "next end of a move");
    type(app, "k");
    assert_row(app, 2, "  ]m  ");
    type(app, "q:help nonsense<Enter>");
    assert_row(app, 23, " there is no help on nonsense");
    assert_int_equal(app->mode, MODE_READER);
    type(app, ":help<Enter>");
    assert_row(app, 1, "Signs at the left");
}

static void test_complete(void **state)
{
    static const struct {
        const char *keys, *line;
    } rows[] = {
        {"se<Tab>",                    "search"                     },
        {"se<Tab><Tab><Tab>",          "set"                        },
        {"se<Tab><Tab><Tab><Tab>",     "search"                     },
        {"3 next-c<Tab>",              "3 next-change"              },
        {"next <Tab>",                 "next "                      },
        {"zzz<Tab><Tab>",              "zzz"                        },
        {"set la<Tab>",                "set layout"                 },
        {"set layout <Tab>",           "set layout side"            },
        {"set layout <Tab><Tab>",      "set layout inline"          },
        {"set layout i<Tab><Tab>",     "set layout inline"          },
        {"set layout = n<Tab>",        "set layout = new"           },
        {"set layout side <Tab>",      "set layout side "           },
        {"set wr<Tab><Space>of<Tab>",  "set wrap off"               },
        {"set theme a<Tab>",           "set theme auto"             },
        {"set theme d<Tab>",           "set theme dark"             },
        {"set clip<Tab>",              "set clip"                   },
        {"bind <Tab>",                 "bind text"                  },
        {"bind x prev<Tab>",           "bind x previous"            },
        {"bind list x prev<Tab><Tab>", "bind list x previous-change"},
        {"bind x set layout n<Tab>",   "bind x set layout new"      },
        {"bind x bind y la<Tab>",      "bind x bind y layout-auto"  },
        {"unbind K<Tab>",              "unbind K"                   },
        {"unbind [<Tab>",              "unbind [c"                  },
        {"help summ<Tab>",             "help summary"               },
        {"<Tab>",                      "next"                       },
        {"<Tab><BS><Tab>",             "next"                       },
    };
    struct app *app = &((struct fixture *)*state)->app;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        type(app, ":");
        type(app, rows[i].keys);
        assert_string_equal(app->prompt.text, rows[i].line);
        type(app, "<Esc>");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_values),
        arena_test(test_flags),
        arena_test(test_wrong),
        arena_test(test_hostile),
        arena_test(test_paths),
        arena_test(test_print),
        arena_test(test_all),
        arena_test(test_precedence),
        cmocka_unit_test_setup_teardown(test_reader, app_start, app_end),
        cmocka_unit_test_setup_teardown(test_set, app_start, app_end),
        cmocka_unit_test_setup_teardown(test_help, app_start, app_end),
        cmocka_unit_test_setup_teardown(test_complete, app_start, app_end),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
