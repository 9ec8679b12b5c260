/* SPDX-License-Identifier: MIT */

/* The command line: every option in every form, and what is wrong with it
 * said in one sentence that names it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/ignore.h"
#include "hexapla.h"

enum { ARGUMENTS = 12 };

/* Parses LINE, its words parted by blanks. */
static int parse(const char *line, struct settings *settings, struct error *err)
{
    /* The operands in SETTINGS stay where they stand here. */
    static char name[] = "hexapla", copy[256], *argv[ARGUMENTS + 2];
    char *rest = copy;
    int argc = 1;
    memset(argv, 0, sizeof argv);
    argv[0] = name;
    assert_true(strlen(line) < sizeof copy);
    strcpy(copy, line);
    while (*rest && argc <= ARGUMENTS) {
        argv[argc++] = rest;
        rest += strcspn(rest, " ");
        if (*rest)
            *rest++ = '\0';
    }
    *err = (struct error){""};
    *settings = (struct settings){0};
    return option_parse(argc, argv, settings, err);
}

static struct settings parsed(const char *line)
{
    struct settings settings;
    struct error err;
    if (parse(line, &settings, &err))
        fail_msg("%s: %s", line, err.text);
    assert_string_equal(err.text, "");
    return settings;
}

static void assert_wrong(const char *line, const char *expect)
{
    struct settings settings;
    struct error err;
    assert_int_equal(parse(line, &settings, &err), -1);
    assert_string_equal(err.text, expect);
    assert_null(strchr(err.text, '\n'));
}

static void test_nothing(void **state)
{
    (void)state;
    struct settings settings = parsed("");
    struct settings zero = {0};
    assert_null(settings.operand[0]);
    settings.operand = NULL;
    assert_memory_equal(&settings, &zero, sizeof zero);
}

static void test_operands(void **state)
{
    (void)state;
    struct settings settings = parsed("one two");
    assert_int_equal(settings.operands, 2);
    assert_string_equal(settings.operand[0], "one");
    assert_string_equal(settings.operand[1], "two");
    assert_int_equal(parsed("a b c d e").operands, 5);
    settings = parsed("- two");
    assert_string_equal(settings.operand[0], "-");
    settings = parsed("-- --ascii -q");
    assert_int_equal(settings.operands, 2);
    assert_string_equal(settings.operand[0], "--ascii");
    assert_false(settings.ascii || settings.brief);
}

/* Options stand before, between and after the operands. */
static void test_places(void **state)
{
    (void)state;
    static const char *const line_table[] = {
        "-q --ascii one two", "one -q two --ascii", "one two --ascii -q"};
    for (size_t i = 0; i < sizeof line_table / sizeof *line_table; i++) {
        struct settings settings = parsed(line_table[i]);
        assert_true(settings.brief && settings.ascii);
        assert_string_equal(settings.operand[0], "one");
        assert_string_equal(settings.operand[1], "two");
    }
}

static void test_flags(void **state)
{
    (void)state;
    assert_true(parsed("-q").brief && parsed("--brief").brief);
    assert_true(parsed("--quiet").quiet && !parsed("--quiet").brief);
    assert_true(parsed("--exit-code").exit_code);
    assert_true(parsed("--minimal").minimal && parsed("--linear").linear);
    assert_true(parsed("--ascii").ascii && parsed("--asc").ascii);
    assert_true(parsed("--no-mouse").no_mouse);
    assert_true(parsed("--help").help && parsed("--version").version);
}

/* Letters of diff add to the list; the names are those of the list. */
static void test_ignored(void **state)
{
    (void)state;
    struct settings settings = parsed("-wi --ignore=stamps,spelling");
    assert_int_equal(ignore_get(&settings), HX_IGNORE(HX_LEVEL_SPACE) |
                                                HX_IGNORE(HX_LEVEL_CASE) |
                                                HX_IGNORE(HX_LEVEL_STAMPS) |
                                                HX_IGNORE(HX_LEVEL_SPELLING));
    settings = parsed("-b -B --ignore=case --ignore=none");
    assert_int_equal(ignore_get(&settings),
                     HX_IGNORE_SPACE_CHANGE | HX_IGNORE_BLANK_LINES);
    settings = parsed("");
    assert_int_equal(ignore_get(&settings), 0);
    for (int i = 0; i < HX_LEVEL_SUBSTANCE; i++)
        assert_true(ignore_bits(hx_level_name((hx_level)i)) & HX_IGNORE(i));
    struct str rest = str_of(IGNORE_NAMES);
    for (uint32_t n = 0; rest.len; n++) {
        struct str name = str_cut(&rest, '|');
        char copy[32] = "";
        memcpy(copy, name.s, name.len);
        assert_int_equal(!ignore_bits(copy), n == 0); /* none */
    }
    assert_wrong(
        "--ignore=case,what",
        "what is nothing that ignore knows; it can be some of " IGNORE_NAMES
        ", parted by commas");
}

static void test_values(void **state)
{
    (void)state;
    assert_string_equal(parsed("--format=stat").format, "stat");
    assert_string_equal(parsed("--format stat").format, "stat");
    assert_string_equal(parsed("--format=text --format=count").format, "count");
    assert_string_equal(parsed("--theme=").theme, "");
    assert_string_equal(parsed("--theme ./a").theme, "./a");
    assert_string_equal(parsed("--color=never").color, "never");
    assert_string_equal(parsed("--screen=80x24").screen, "80x24");
    assert_string_equal(parsed("--script=nn<Enter>").script, "nn<Enter>");
    assert_string_equal(parsed("--dump-screen").dump, "text");
    assert_string_equal(parsed("--dump-screen=roles").dump, "roles");
    assert_string_equal(parsed("--dump-screen=svg").dump, "svg");
    assert_string_equal(parsed("--format=side -W80").width, "80");
    assert_string_equal(parsed("--width=80").width, "80");
    /* a value that may be left out is never the next word */
    assert_int_equal(parsed("--dump-screen roles").operands, 1);
}

static void test_labels(void **state)
{
    (void)state;
    struct settings settings = parsed("-L one --label=two");
    assert_int_equal(settings.labels, 2);
    assert_string_equal(settings.label[0], "one");
    assert_string_equal(settings.label[1], "two");
    settings = parsed("-Lone");
    assert_string_equal(settings.label[0], "one");
    assert_null(settings.label[1]);
    settings = parsed("-qLone");
    assert_true(settings.brief);
    assert_string_equal(settings.label[0], "one");
    assert_wrong("-La -Lb -Lc", "--label can be given twice at most");
}

/* VALUE is none of the choices of option NAME, which the sentence lists. */
static void assert_no_choice(const char *name, const char *value)
{
    char line[128], expect[256];
    for (size_t i = 0; i < option_count; i++) {
        if (strcmp(option_table[i].name, name) != 0)
            continue;
        snprintf(line, sizeof line, "--%s=%s a b", name, value);
        snprintf(expect, sizeof expect, "--%s=%s is not known; it can be %s",
                 name, value, option_table[i].choices);
        assert_wrong(line, expect);
        return;
    }
    fail();
}

static void test_wrong(void **state)
{
    (void)state;
    assert_no_choice("format", "pdf");
    assert_no_choice("format", "");
    assert_no_choice("format", "text|stat");
    assert_no_choice("format", "tex");
    assert_no_choice("color", "red");
    assert_no_choice("dump-screen", "png");
    assert_wrong("--format", "option --format needs a value");
    assert_wrong("a b -L", "option -L needs a value");
    assert_wrong("a b -qL", "option -L needs a value");
}

#define NOT_KNOWN(name)                                                        \
    "option " name " is not known or not given rightly; hexapla --help "       \
    "lists all"

/* The option is named, not the operand that stands before it. */
static void test_unknown(void **state)
{
    (void)state;
    assert_wrong("--nothing", NOT_KNOWN("--nothing"));
    assert_wrong("a b --nothing=1", NOT_KNOWN("--nothing=1"));
    assert_wrong("a --nothing b", NOT_KNOWN("--nothing"));
    assert_wrong("--ascii=1", NOT_KNOWN("--ascii=1"));
    assert_wrong("--s=1", NOT_KNOWN("--s=1")); /* screen or script */
    assert_wrong("a b -X", NOT_KNOWN("-X"));
    assert_wrong("a -qXq b", NOT_KNOWN("-X"));
    /* what an error left behind in getopt() is forgotten */
    assert_int_equal(parsed("one two").operands, 2);
    assert_false(parsed("one two").brief);
}

static int arena_body(struct arena *a, void *context)
{
    struct buf b = {.a = a};
    (void)context;
    for (int place = OPTION_CALL; place <= OPTION_BOTH; place++) {
        option_print(&b, (enum option_place)place);
        struct str rest = buf_str(&b);
        for (size_t i = 0; i < option_count; i++) {
            if ((int)option_table[i].place != place)
                continue;
            struct str line = str_cut(&rest, '\n');
            char name[64];
            snprintf(name, sizeof name, "--%s", option_table[i].name);
            assert_non_null(strstr(str_copy(a, line), name));
            assert_non_null(strstr(str_copy(a, line), option_table[i].help));
        }
        assert_int_equal(rest.len, 0);
        b.len = 0;
    }
    return 1;
}

static void test_help(void **state)
{
    (void)state;
    assert_int_equal(arena_run(0, arena_body, NULL), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing), cmocka_unit_test(test_operands),
        cmocka_unit_test(test_places),  cmocka_unit_test(test_flags),
        cmocka_unit_test(test_ignored), cmocka_unit_test(test_values),
        cmocka_unit_test(test_labels),  cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_unknown), cmocka_unit_test(test_help),
    };
    return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
