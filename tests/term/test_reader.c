/* SPDX-License-Identifier: MIT */

/*
 * The real program in a pseudo-terminal. Its path is in the variable HEXAPLA,
 * the source root in SOURCE_ROOT. All it writes is decoded strictly: what is
 * not plain text must be one of the few control sequences that the terminfo
 * entry of xterm-256color gives it for drawing.
 */

#define _GNU_SOURCE /* memmem(), realpath() */

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/term/demo.h"

/* What a text must not do to the terminal: titles, questions, links, other
 * colors, erasing, moving, C1 controls, bidi, zero width, bad bytes. */
#define HOSTILE                                                                \
    "\033]0;HOSTILE\007\033[6n\033[5;8mX\033[2J\033[3;3H\033c\033Z\033P+q\033" \
    "\\\x0e\x07\x08\x0b\x7f\t\xc2\x9b"                                         \
    "6n\xc2\x9d\u202eabc\u202c\u2066def\u2069\u200f\u061c"                     \
    "\u200b\u2060\ufeff\u00ad\u2028\U000e0041\x9b"                             \
    "31m\xff\xc0\xaf\xed\xa0\x80"

static char *program;

static struct pty *reader_start(struct pty_options options, const char *old,
                                const char *new)
{
    static const char *argv[5];
    static const char *const none[] = {"HOME=/nonexistent",
                                       "XDG_CONFIG_HOME=/nonexistent", NULL};
    argv[0] = program;
    if (program == NULL) {
        print_message("HEXAPLA and SOURCE_ROOT are not set.\n");
        skip();
    }
    argv[1] = "--no-state";
    argv[2] = old;
    argv[3] = new;
    options.argv = argv;
    if (!options.environment)
        options.environment = none;
    options.width = options.width ? options.width : 160;
    options.height = options.height ? options.height : 50;
    struct pty *pty = pty_start(&options);
    assert_non_null(pty);
    return pty;
}

#define STORY_OLD "tests/data/story/1-first.txt"
#define STORY_NEW "tests/data/story/3-expanded.txt"

/* Waits until all of an article is compared, and nothing was typed: the status
 * line says nothing in the picture before, or how far it is. */
static void compared_wait(struct pty *pty)
{
    assert_true(pty_wait(pty, " 1 headline"));
    assert_true(pty_wait_no(pty, "to come"));
}

static struct pty *story_start(struct pty_options options)
{
    struct pty *pty = reader_start(options, STORY_OLD, STORY_NEW);
    assert_true(pty_wait(pty, "3-expanded"));
    compared_wait(pty);
    return pty;
}

static bool is_forbidden(uint32_t cp)
{
    static const struct {
        uint32_t first, last;
    } forbidden_table[] = {
        {0,       0x07   },
        {0x09,    0x09   },
        {0x0b,    0x0c   },
        {0x0e,    0x1f   },
        {0x7f,    0x9f   },
        {0xad,    0xad   },
        {0x61c,   0x61c  },
        {0x180e,  0x180e },
        {0x200b,  0x200f },
        {0x2028,  0x202e },
        {0x2060,  0x206f },
        {0xd800,  0xdfff },
        {0xfeff,  0xfeff },
        {0xfff9,  0xfffb },
        {0xe0000, 0xe0fff},
    };
    for (size_t i = 0; i < sizeof forbidden_table / sizeof *forbidden_table;
         i++)
        if (cp >= forbidden_table[i].first && cp <= forbidden_table[i].last)
            return true;
    return cp > 0x10ffff;
}

/* The length of the code point at S, 0 if it is bad or forbidden. */
static size_t text_len(const unsigned char *s, size_t len)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = *s < 0x80 ? 1 : *s < 0xe0 ? 2 : *s < 0xf0 ? 3 : 4;
    if (n > len || (*s >= 0x80 && *s < 0xc2) || *s > 0xf4)
        return 0;
    uint32_t cp = n == 1 ? *s : *s & (0xffU >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
        cp = cp << 6 | (s[i] & 0x3f);
    }
    return cp < least[n] || is_forbidden(cp) ? 0 : n;
}

static bool is_one_of(const char *list, const char *s, size_t len)
{
    for (; *list != '\0'; list += strlen(list) + 1)
        if (strlen(list) == len && memcmp(list, s, len) == 0)
            return true;
    return false;
}

/* The length of the sequence after the ESC at S, 0 if it is none of ours. */
static size_t escape_len(const char *s, size_t len)
{
    /* Modes and what else has to be as it is, each ended by NUL. */
    static const char modes[] = "?1049h\0?1049l\0?25h\0?25l\0?12l\0?1h\0?1l\0"
                                "?7h\0?7l\0004l\0?1000h\0?1000l\0?1002h\0"
                                "?1002l\0?1006h\0?1006l\0?2031h\0?2031l\0"
                                "22;0;0t\00023;0;0t\0";
    static const char finals[] = "@ABCDGHIJKLMPSTXZbdmr";
    if (len >= 2 && strchr("=>78M", s[1]))
        return 2;
    if (len >= 3 && s[1] == '(' && (s[2] == 'B' || s[2] == '0'))
        return 3;
    if (len >= 6 && memcmp(s, "\033]104\007", 6) == 0)
        return 6; /* ncurses sets the palette back when it goes on */
    if (len < 3 || s[1] != '[')
        return 0;
    size_t n = 2 + strspn(s + 2, "?0123456789;");
    if (n >= len)
        return 0;
    n++;
    if (is_one_of(modes, s + 2, n - 2))
        return n;
    bool is_hidden =
        n > 3 && s[n - 1] == 'm' &&
        (strncmp(s, "\033[5;8", 5) == 0 || strncmp(s, "\033[8", 3) == 0);
    return s[2] == '?' || !strchr(finals, s[n - 1]) || is_hidden ? 0 : n;
}

/* Everything that was written is text or one of our sequences. */
static void assert_clean(const struct pty *pty)
{
    size_t len;
    const char *s = pty_output(pty, &len);
    /* The question for colors comes first, or not at all. */
    static const char question[] = "\033]11;?\a\033]10;?\a\033[c";
    size_t start = sizeof question - 1;
    if (len < start || memcmp(s, question, start) != 0)
        start = 0;
    for (size_t i = start; i < len;) {
        size_t n = s[i] == '\033'
                       ? escape_len(s + i, len - i)
                       : text_len((const unsigned char *)s + i, len - i);
        if (n == 0) {
            print_error("forbidden at byte %zu of %zu:", i, len);
            for (size_t j = i; j < len && j < i + 20; j++)
                print_error(" %02x", (unsigned char)s[j]);
            print_error("\n");
            fail();
        }
        i += n;
    }
}

static void reader_end(struct pty *pty, int status)
{
    assert_end(pty, status);
    assert_clean(pty);
    pty_free(pty);
}

static void test_first_screen(void **state)
{
    (void)state;
    struct pty *pty = story_start((struct pty_options){0});
    assert_true(pty_is_alternate(pty));
    assert_false(pty_is_cursor_visible(pty));
    const char *title = pty_row(pty, 0);
    assert_non_null(strstr(title, "1-first"));
    assert_non_null(strstr(title, "3-expanded"));
    bool is_beside = false;
    for (int y = 1; y < 50; y++) {
        const char *old = strstr(pty_row(pty, y), "leaves two dead as");
        is_beside |= old && strstr(old, "leaves three dead as");
    }
    assert_true(is_beside);
    pty_keys(pty, "q");
    reader_end(pty, 0);
}

/* Without a second screen the picture stays, but for the shell's line. */
static void test_one_screen(void **state)
{
    (void)state;
    static const char *const environment[] = {"TERM=vt100", NULL};
    struct pty *pty =
        story_start((struct pty_options){.environment = environment});
    int status;
    assert_true(pty_wait(pty, "next change"));
    pty_keys(pty, "q");
    assert_true(pty_wait_end(pty, PTY_LIMIT, &status));
    assert_non_null(strstr(pty_row(pty, 1), "leaves two dead"));
    assert_string_equal(pty_row(pty, 49), "");
    pty_free(pty);
}

static void test_next_change(void **state)
{
    (void)state;
    struct pty *pty = story_start((struct pty_options){0});
    for (int i = 0; i < 3; i++) {
        char *before = pty_snapshot(pty);
        pty_keys(pty, "n");
        assert_true(pty_wait_change(pty, before));
        free(before);
    }
    pty_keys(pty, "q");
    reader_end(pty, 0);
}

static void test_resize(void **state)
{
    (void)state;
    static const int sizes[][2] = {
        {80,  24},
        {40,  12},
        {2,   2 },
        {1,   1 },
        {1,   24},
        {80,  1 },
        {300, 90}
    };
    struct pty *pty = story_start((struct pty_options){0});
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        pty_keys(pty, "njN");
        assert_false(pty_wait_end(pty, 30, &(int){0}));
    }
    pty_resize(pty, 160, 50);
    pty_keys(pty, "g");
    assert_true(pty_wait(pty, "leaves three dead as"));
    assert_true(pty_wait(pty, "3-expanded"));
    pty_keys(pty, "Q");
    reader_end(pty, 0);
}

static void test_ends(void **state)
{
    (void)state;
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct pty *pty = story_start((struct pty_options){0});
        kill(pty_pid(pty), signals[i]);
        reader_end(pty, -signals[i]);
    }
    for (int i = 0; i < 2; i++) {
        struct pty *pty =
            story_start((struct pty_options){.ignore_hup = i == 1});
        int status;
        pty_hang_up(pty);
        assert_true(pty_wait_end(pty, getenv("PTY_WRAPPER") ? PTY_LIMIT : 1000,
                                 &status));
        pty_free(pty);
    }
}

static void test_stop(void **state)
{
    (void)state;
    if (getenv("PTY_WRAPPER"))
        skip(); /* valgrind does not stop */
    struct pty *pty = story_start((struct pty_options){.job = true});
    pty_keys(pty, "\032");
    assert_true(pty_wait_stop(pty));
    assert_true(pty_is_restored(pty));
    pty_continue(pty);
    assert_true(pty_wait(pty, "leaves three dead as"));
    char *before = pty_snapshot(pty);
    pty_keys(pty, "n");
    assert_true(pty_wait_change(pty, before));
    free(before);
    pty_keys(pty, "q");
    reader_end(pty, 0);
}

/* The terminal's answer chooses the theme; --no-query leaves it unasked, and
 * a change while the program runs is followed. */
static void test_background(void **state)
{
    (void)state;
    static const char *const answers[] = {
        "\033]11;rgb:0/0/0\a\033[?1;2c",
        "\033]11;rgb:f/f/f\a\033[?1;2c",
        "\033[?1;2c",
    };
    char *screen[3];
    for (int i = 0; i < 3; i++) {
        struct pty *pty = reader_start((struct pty_options){.silent = true},
                                       STORY_OLD, STORY_NEW);
        assert_true(pty_wait_output(pty, "\033[c"));
        pty_keys(pty, answers[i]);
        compared_wait(pty);
        assert_false(pty_wait_end(pty, 50, &(int){0}));
        screen[i] = pty_snapshot(pty);
        if (i == 1) {
            pty_keys(pty, "\033[?997;1n");
            assert_true(pty_wait_change(pty, screen[1]));
            assert_false(pty_wait_end(pty, 50, &(int){0}));
            char *now = pty_snapshot(pty);
            assert_string_equal(now, screen[0]);
            free(now);
        }
        pty_keys(pty, "q");
        reader_end(pty, 0);
    }
    assert_string_not_equal(screen[0], screen[1]);
    assert_string_not_equal(screen[0], screen[2]);
    assert_string_not_equal(screen[1], screen[2]);
    for (int i = 0; i < 3; i++)
        free(screen[i]);
    size_t len;
    const char *const argv[] = {program,   "--no-query", "--no-state",
                                STORY_OLD, STORY_NEW,    NULL};
    struct pty_options options = {.argv = argv, .width = 160, .height = 50};
    struct pty *pty = pty_start(&options);
    assert_non_null(pty);
    compared_wait(pty);
    const char *output = pty_output(pty, &len);
    assert_null(memmem(output, len, "\033]11", 4));
    pty_keys(pty, "q");
    reader_end(pty, 0);
}

/* One text comes from standard input, the keys from the terminal. */
static void test_input(void **state)
{
    (void)state;
    if (program == NULL)
        skip();
    int fd = open(STORY_OLD, O_RDONLY | O_CLOEXEC);
    assert_true(fd > 0);
    struct pty *pty =
        reader_start((struct pty_options){.input = fd}, "-", STORY_NEW);
    close(fd);
    assert_true(pty_wait(pty, "leaves two dead as"));
    pty_keys(pty, "q");
    reader_end(pty, 0);
}

static void file_write(const char *path, const char *before, const char *after)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fprintf(f, "The harbor stays where it was. %s words.\n\n%s\n\n", before,
            HOSTILE);
    fprintf(f, "Some %s more and %s.%c\n", HOSTILE, after, '\0');
    assert_int_equal(fclose(f), 0);
}

/* Content and names of files, shown and in messages, do nothing. */
static void test_hostile(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_reader.XXXXXX", old[512], new[512], none[512];
    assert_non_null(mkdtemp(folder));
    snprintf(old, sizeof old, "%s/old" HOSTILE, folder);
    snprintf(new, sizeof new, "%s/new\n" HOSTILE, folder);
    snprintf(none, sizeof none, "%s/none" HOSTILE, folder);
    file_write(old, "Seven", "one " HOSTILE " end");
    file_write(new, "Eight", "two" HOSTILE "\033[6nend");
    struct pty *pty = reader_start((struct pty_options){0}, old, new);
    assert_true(pty_wait(pty, "The harbor stays"));
    for (const char *key = "nnnNjG\005gzz?\033\fk"; *key != '\0'; key++)
        pty_keys(pty, (char[]){*key, '\0'});
    pty_resize(pty, 60, 40);
    pty_keys(pty, "g");
    assert_true(pty_wait(pty, "The harbor"));
    assert_true(pty_wait(pty, "^["));
    pty_keys(pty, "Q");
    reader_end(pty, 0);
    pty = reader_start((struct pty_options){0}, old, none);
    reader_end(pty, 2);
    unlink(old);
    unlink(new);
    rmdir(folder);
}

/* A theme is on the terminal as soon as the cursor is on it, and gone with
 * Escape. */
static void test_themes(void **state)
{
    (void)state;
    enum { RED = 196, ROW = 2, LEFT = 8 };
    char folder[] = "/tmp/hexapla-term-XXXXXX", command[200], home[80];
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command,
             "mkdir -p %s/hexapla/themes && printf 'mode = dark\ntext = "
             "#ff0000 on #000000\n' >%s/hexapla/themes/aaa.theme",
             folder, folder);
    assert_int_equal(system(command), 0);
    snprintf(home, sizeof home, "XDG_CONFIG_HOME=%s", folder);
    const char *const environment[] = {"HOME=/nonexistent", home, NULL};
    struct pty *pty =
        story_start((struct pty_options){.environment = environment});
    pty_keys(pty, "T");
    assert_true(pty_wait(pty, "line 1 of "));
    assert_int_not_equal(pty_cell(pty, ROW, LEFT).fg, RED);
    pty_keys(pty, "j");
    assert_true(pty_wait(pty, "line 2 of "));
    assert_int_equal(pty_cell(pty, ROW, LEFT).fg, RED);
    pty_keys(pty, "q");
    assert_true(pty_wait_no(pty, "line 2 of "));
    assert_int_not_equal(pty_cell(pty, ROW, LEFT).fg, RED);
    pty_keys(pty, ":theme aaa\r");
    assert_true(pty_wait(pty, "theme = aaa in "));
    assert_int_equal(pty_cell(pty, ROW, LEFT).fg, RED);
    pty_keys(pty, "Tkq");
    assert_true(pty_wait(pty, "change 1 of"));
    assert_int_equal(pty_cell(pty, ROW, LEFT).fg, RED);
    pty_keys(pty, "q");
    reader_end(pty, 0);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_screen), cmocka_unit_test(test_next_change),
        cmocka_unit_test(test_one_screen),   cmocka_unit_test(test_resize),
        cmocka_unit_test(test_ends),         cmocka_unit_test(test_stop),
        cmocka_unit_test(test_input),        cmocka_unit_test(test_background),
        cmocka_unit_test(test_hostile),      cmocka_unit_test(test_themes),
    };
    const char *root = getenv("SOURCE_ROOT"), *path = getenv("HEXAPLA");
    if (path != NULL && root != NULL) {
        program = realpath(path, NULL);
        /* So that the names in the title are short. */
        if (program == NULL || chdir(root) != 0) {
            perror(path);
            return 1;
        }
    }
    int failed = cmocka_run_group_tests_name("reader", tests, NULL, NULL);
    free(program);
    return failed;
}
