/* SPDX-License-Identifier: MIT */

/*
 * Which theme is taken: by name, file, environment and background, from which
 * folder, and what it inherits. Then the program's options for themes.
 */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/themes.h"
#include "support.h"

/* A home of our own, and the themes of the source tree as installed ones. */
static char home[64];

static void file_put(const char *folder, const char *name, const char *text)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s/%s.theme", home, folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void folder_make(const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", home, name);
    for (char *at = path + strlen(home) + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        mkdir(path, 0700);
        *at = '/';
    }
    mkdir(path, 0700);
}

#define USER "config/hexapla/themes"
#define DATA "data/hexapla/themes"

static void environment_set(void)
{
    char path[200];
    snprintf(path, sizeof path, "%s/config", home);
    setenv("XDG_CONFIG_HOME", path, 1);
    snprintf(path, sizeof path, "relative:%s/data:%s/none", home, home);
    setenv("XDG_DATA_DIRS", path, 1);
    setenv("HOME", home, 1);
    unsetenv("HEXAPLA_THEME");
    unsetenv("COLORFGBG");
    unsetenv("NO_COLOR");
}

/* Opens NAME and gives the theme's name; what is wrong goes to ERR. */
static const char *opened(struct arena *a, const char *name,
                          enum theme_mode background, struct error *err)
{
    struct theme *theme = arena_new(a, struct theme, 1);
    themes_open(a, theme, name, background, err);
    return theme->name;
}

static void assert_opens(struct arena *a, const char *name, const char *expect)
{
    struct error err;
    assert_string_equal(opened(a, name, THEME_ANY, &err), expect);
    assert_string_equal(err.text, "");
}

static void assert_refused(struct arena *a, const char *name,
                           const char *expect)
{
    struct error err;
    assert_string_equal(opened(a, name, THEME_ANY, &err), "default");
    if (!strstr(err.text, expect))
        fail_msg("\"%s\", not \"%s\"", err.text, expect);
}

static void test_precedence(void **state)
{
    struct arena *a = *state;
    struct error err;
    char path[200];
    environment_set();
    assert_opens(a, NULL, "default");
    assert_opens(a, "auto", "default");
    assert_true(themes_is_auto(NULL));
    assert_string_equal(opened(a, NULL, THEME_DARK, &err), "ink-dark");
    assert_string_equal(opened(a, "auto", THEME_LIGHT, &err), "ink-light");
    setenv("COLORFGBG", "15;default;0", 1);
    assert_opens(a, NULL, "ink-dark");
    setenv("COLORFGBG", "0;15", 1);
    assert_opens(a, NULL, "ink-light");
    assert_string_equal(opened(a, NULL, THEME_DARK, &err), "ink-dark");
    assert_opens(a, "dark", "ink-dark");
    setenv("HEXAPLA_THEME", "mono", 1);
    assert_opens(a, NULL, "mono");
    assert_false(themes_is_auto(NULL));
    assert_true(themes_is_auto("auto"));
    assert_opens(a, "auto", "ink-light");
    assert_opens(a, "light", "ink-light");
    assert_opens(a, "sixteen", "sixteen");
    setenv("HEXAPLA_THEME", "", 1);
    assert_opens(a, NULL, "ink-light");
    snprintf(path, sizeof path, "%s/loose.theme", home);
    file_put(".", "loose", "mode = any\n");
    assert_opens(a, path, "loose");
}

static void test_refused(void **state)
{
    struct arena *a = *state;
    static const char *const odd[] = {
        "..",
        ".hidden",
        "-x",
        "a b",
        "a\nb",
        "\xc3\xa9",
        "a;b",
        "$HOME",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    };
    environment_set();
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        assert_refused(a, odd[i], "no theme can be called");
    assert_refused(a, "nothing", "there is no theme called nothing");
    assert_refused(a, "./nothing.theme", "nothing.theme");
    assert_refused(a, "/", "/");
    /* not from the working folder, though it is there */
    assert_int_equal(chdir(home), 0);
    file_put(".", "here", "mode = any\n");
    assert_refused(a, "here", "there is no theme called here");
    assert_refused(a, "here.theme", "a file is given with a slash");
    assert_opens(a, "./here.theme", "here");
}

static void test_folders(void **state)
{
    struct arena *a = *state;
    environment_set();
    file_put(DATA, "mine", "# name: from data\nmode = any\n");
    assert_opens(a, "mine", "from data");
    file_put(USER, "mine", "# name: from config\nmode = any\n");
    assert_opens(a, "mine", "from config");
    setenv("XDG_CONFIG_HOME", "relative", 1);
    assert_opens(a, "mine", "from data");
    folder_make(".config/hexapla/themes");
    file_put(".config/hexapla/themes", "mine", "# name: from home\nmode = any");
    assert_opens(a, "mine", "from home");
}

/* What is wrong is told and the rest is used. */
static void test_mistake(void **state)
{
    struct error err;
    environment_set();
    file_put(USER, "odd", "mode = dark\ncolour = red\ncut = bold\n");
    struct theme theme;
    assert_int_equal(themes_open(*state, &theme, "odd", THEME_ANY, &err), 0);
    assert_non_null(strstr(err.text, "odd.theme:2: There is no setting or "
                                     "role called \"colour\"."));
    assert_int_equal(theme.look[ROLE_CUT].attributes, LOOK_BOLD);
}

/* The first note on the theme NAME of the user's. */
static const char *noted(struct arena *a, const char *name)
{
    struct notes notes = {.a = a};
    struct error err;
    struct theme theme;
    char path[200];
    snprintf(path, sizeof path, "%s/" USER "/%s.theme", home, name);
    assert_int_equal(themes_load(&theme, path, &notes, &err), 0);
    assert_in_range(notes.list.vec.n, 0, 1);
    return notes.list.vec.n ? notes.list.at[0].s : "";
}

static void test_inherits(void **state)
{
    struct arena *a = *state;
    environment_set();
    file_put(USER, "one", "inherits = two\nmode = any\n");
    file_put(USER, "two", "inherits = one\n");
    assert_non_null(
        strstr(noted(a, "one"),
               "two.theme:1: This theme inherits itself, by \"one\""));
    file_put(USER, "self", "# a\n\ninherits = self\nmode = any\n");
    assert_non_null(strstr(noted(a, "self"),
                           "self.theme:3: This theme inherits itself, by "));
    file_put(USER, "lost", "mode = any\ninherits = nobody\n");
    assert_non_null(strstr(
        noted(a, "lost"),
        "lost.theme:2: There is no theme to inherit called \"nobody\"."));
    file_put(USER, "bad", "mode = any\ninherits = ../../x\n");
    assert_non_null(
        strstr(noted(a, "bad"), "No theme can be called \"../../x\"."));
    /* a user's theme on the shipped one of its name */
    struct theme theme;
    struct error err;
    file_put(USER, "tritan-dark", "inherits = tritan-dark\nhint = bold\n");
    assert_int_equal(themes_open(a, &theme, "tritan-dark", THEME_ANY, &err), 0);
    assert_string_equal(err.text, "");
    assert_int_equal(theme.mode, THEME_DARK);
    assert_int_equal(theme.look[ROLE_HINT].attributes, LOOK_BOLD);
}

static void test_depth(void **state)
{
    struct arena *a = *state;
    environment_set();
    for (int i = 1; i <= THEMES_DEPTH_MAX + 1; i++) {
        char name[32], text[80];
        snprintf(name, sizeof name, "chain%d", i);
        snprintf(text, sizeof text, "mode = any\n%s%d\n",
                 i > 1 ? "inherits = chain" : "# ", i - 1);
        file_put(USER, name, text);
    }
    assert_string_equal(noted(a, "chain8"), "");
    assert_non_null(strstr(noted(a, "chain9"),
                           "chain2.theme:2: Too many themes inherit one "
                           "another, up to \"chain1\"."));
}

/* Runs the program; what it printed, and its status. */
static const char *output(struct arena *a, const char *arguments, int *status)
{
    char command[1000], line[512];
    struct buf b = {.a = a};
    snprintf(command, sizeof command, "'%s' %s 2>&1", getenv("HEXAPLA"),
             arguments);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    while (fgets(line, sizeof line, pipe))
        buf_put(&b, str_of(line));
    *status = WEXITSTATUS(pclose(pipe));
    buf_put_byte(&b, '\0');
    return b.s;
}

static void test_options(void **state)
{
    struct arena *a = *state;
    int status;
    environment_set();
    if (!getenv("HEXAPLA"))
        skip();
    file_put(USER, "mine", "# description: my own\nmode = light\n");
    const char *list = output(a, "--list-themes", &status);
    assert_int_equal(status, 0);
    assert_non_null(strstr(list, "\nmine                 light  my own\n"));
    assert_non_null(strstr(list, "\nink-dark             dark   orange and "));
    assert_non_null(strstr(list, "\nmono                 any    "));
    assert_int_equal(chdir(home), 0);
    const char *dump = output(a, "--dump-theme solarized-dark", &status);
    assert_int_equal(status, 0);
    file_put(".", "copy", dump);
    assert_string_equal(output(a, "--dump-theme=./copy.theme", &status), dump);
    assert_string_equal(
        output(a, "--theme=solarized-dark --dump-theme", &status), dump);
    assert_string_equal(output(a, "--check-theme copy.theme", &status), "");
    assert_int_equal(status, 0);
    file_put(".", "bad", "mode = dark\nhint = #333333\nx = y\n");
    const char *found = output(a, "--check-theme bad.theme", &status);
    assert_int_equal(status, 1);
    assert_ptr_equal(
        strstr(found, "bad.theme:3: There is no setting or role called \"x\".\n"
                      "bad.theme: hint: a contrast of 1.7:1 on black in true "),
        found);
    assert_non_null(strstr(output(a, "--check-theme none.theme", &status),
                           "hexapla: none.theme: No such file"));
    assert_int_equal(status, 2);
    output(a, "--dump-theme nothing", &status);
    assert_int_equal(status, 2);
    output(a, "--list-themes nothing", &status);
    assert_int_equal(status, 2);
}

/* A theme's signs in the gutter; those of ASCII where they are asked for. */
static void test_signs_shown(void **state)
{
    struct arena *a = *state;
    int status;
    environment_set();
    if (!getenv("HEXAPLA"))
        skip();
    assert_int_equal(chdir(home), 0);
    file_put(".", "old", "One old sentence stands here.\n");
    file_put(".", "new", "One new sentence stands here.\n");
    file_put(".", "signs", "mode = any\nglyph.changed = = \xe2\x89\xa0\n");
    const char *shown =
        output(a,
               "--theme=./signs.theme --screen=80x6 --dump-screen "
               "old.theme new.theme",
               &status);
    assert_non_null(strstr(shown, "\xe2\x89\xa0 One old"));
    shown = output(a,
                   "--ascii --theme=./signs.theme --screen=80x6 --dump-screen "
                   "old.theme new.theme",
                   &status);
    assert_non_null(strstr(shown, "= One new"));
    assert_null(strstr(shown, "\xe2\x89\xa0"));
}

static int setup(void **state)
{
    char path[4200], to[200];
    setlocale(LC_CTYPE, "C.UTF-8");
    strcpy(home, "/tmp/hexapla-themes-XXXXXX");
    if (!mkdtemp(home) || arena_setup(state))
        return -1;
    folder_make(USER);
    folder_make("data/hexapla");
    folder_make("none/hexapla");
    folder_make(DATA);
    /* the shipped ones, whatever is installed */
    snprintf(path, sizeof path, "%s/themes", getenv("SOURCE_ROOT"));
    snprintf(to, sizeof to, "%s/none/hexapla/themes", home);
    return symlink(path, to);
}

static int teardown(void **state)
{
    char command[100];
    arena_teardown(state);
    snprintf(command, sizeof command, "rm -r '%s'", home);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_precedence), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_folders),    cmocka_unit_test(test_mistake),
        cmocka_unit_test(test_inherits),   cmocka_unit_test(test_depth),
        cmocka_unit_test(test_options),    cmocka_unit_test(test_signs_shown),
    };
    if (!getenv("SOURCE_ROOT"))
        return 77;
    return cmocka_run_group_tests(tests, setup, teardown);
}
