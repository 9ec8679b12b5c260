/* SPDX-License-Identifier: MIT */

/* The command line of an editor: which arguments, from which place; that the
 * shell sees the name of the file as one word, whatever it is. */

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/editor.h"
#include "sample.h"
#include "typing.h"

static struct arena *arena_of(void **state)
{
    return *state;
}

static int setup(void **state)
{
    struct arena *a = NULL;
    int code = arena_open(&a);
    *state = a;
    return code;
}

static int teardown(void **state)
{
    arena_close(*state);
    return 0;
}

/* The arguments after sh -c CODE sh, a bar between them. */
static const char *words(struct arena *a, const char *editor, const char *path)
{
    struct editor_place place = {path, 12, 5, 7};
    const char *const *argv = editor_command(a, editor, place);
    struct buf b = {.a = a};
    assert_string_equal(argv[0], "sh");
    assert_string_equal(argv[1], "-c");
    assert_memory_equal(argv[2], editor, strlen(editor));
    assert_string_equal(argv[2] + strlen(editor), " \"$@\"");
    assert_string_equal(argv[3], "sh");
    for (size_t i = 4; argv[i]; i++)
        buf_print(&b, "%s%s", i > 4 ? "|" : "", argv[i]);
    return str_copy(a, buf_str(&b));
}

static void test_words(void **state)
{
    static const char *const word_table[][2] = {
        {"vi",                     "+12|./f"                },
        {"vim",                    "+call cursor(12, 7)|./f"},
        {"/usr/bin/nvim -u NONE",  "+call cursor(12, 7)|./f"},
        {"nano",                   "+12,5|./f"              },
        {"emacs -nw",              "+12:5|./f"              },
        {"  emacsclient -t -a ''", "+12:5|./f"              },
        {"kak",                    "+12:5|./f"              },
        {"micro",                  "+12:5|./f"              },
        {"joe",                    "+12|./f"                },
        {"ne",                     "+12,5|./f"              },
        {"hx",                     "./f:12:5"               },
        {"code",                   "--wait|-g|./f:12:5"     },
        {"subl -n",                "--wait|./f:12:5"        },
        {"ed",                     "./f"                    },
        {"'/opt/my editors/vim'",  "./f"                    },
        {"vimdiff",                "./f"                    },
    };
    for (size_t i = 0; i < sizeof word_table / sizeof *word_table; i++)
        assert_string_equal(words(arena_of(state), word_table[i][0], "f"),
                            word_table[i][1]);
    assert_string_equal(words(arena_of(state), "vi", "/a/f"), "+12|/a/f");
    assert_string_equal(words(arena_of(state), "ed", "../f"), "./../f");
}

static void test_place(void **state)
{
    (void)state;
    struct str text = STR("one\r\ntwo \xc3\xa9\xc3\xa9 x\n\nlast");
    struct editor_place place = editor_place("f", text, 0);
    assert_int_equal(place.line, 1);
    assert_int_equal(place.column, 1);
    place = editor_place("f", text, 14);
    assert_int_equal(text.s[14], 'x');
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 8);
    assert_int_equal(place.byte, 10);
    place = editor_place("f", text, 17);
    assert_int_equal(place.line, 4);
    assert_int_equal(place.byte, 1);
    place = editor_place("f", text, 1000);
    assert_int_equal(place.line, 4);
}

/* Runs ARGV with its output into TEXT; gives its status. */
static int run(const char *const *argv, char *text, size_t room)
{
    int ends[2], status;
    size_t len = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        dup2(ends[1], STDOUT_FILENO);
        execvp(argv[0], (char *const *)argv);
        _exit(1);
    }
    close(ends[1]);
    for (ssize_t n; (n = read(ends[0], text + len, room - 1 - len)) > 0;)
        len += (size_t)n;
    text[len] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* Names that a shell or an editor could take for something else. */
static void test_hostile(void **state)
{
    static const char *const names[] = {
        "-c !touch x", "+!touch x",          "a\nb",  "$(touch x)",
        "`touch x`",   "'; touch x; '",      "\"; y", "\\",
        "*",           "http://example.org", "-",     "\033]0;x\a\xff",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[256], expected[256];
        struct editor_place place = {names[i], 3, 1, 1};
        const char *const *argv =
            editor_command(arena_of(state), "printf '<%s>' 'two words'", place);
        assert_int_equal(run(argv, text, sizeof text), 0);
        snprintf(expected, sizeof expected, "<two words><./%s>", names[i]);
        assert_string_equal(text, expected);
    }
}

/* What "e" asks for, and what is said when it is over. */
static void test_ask(void **state)
{
    (void)state;
    struct sample sample;
    struct app app;
    sample_open(&sample, STR("One.\n\nTwo."), STR("One.\n\n\nThree."));
    assert_int_equal(app_open(&app, sample.a, &sample.story, 80, 24), 0);
    setenv("VISUAL", "   ", 1);
    setenv("EDITOR", "nano -w", 1);
    uint32_t n;
    hx_doc_tokens(hx_diff_doc(sample.story.diff, HX_NEW), &n);
    app.reader.cursor = (struct pane_cursor){HX_NEW, n - 2};
    app_key(&app, 'e', 0, 0);
    assert_null(app.request.run); /* a text that is no file */
    assert_row(&app, 23, "new is no file that an editor could open");
    struct story_file file[2] = {{.stamp = {0}}, {.stamp = {.is_file = true}}};
    sample.story.file = file;
    app_key(&app, 'e', 0, 0);
    const char *const *argv = app.request.run;
    assert_non_null(argv);
    assert_string_equal(argv[2], "nano -w \"$@\"");
    assert_string_equal(argv[4], "+4,1");
    assert_string_equal(argv[5], "./new");
    sample.story.file = NULL;
    editor_done(&app, 127 << 8, 0);
    assert_row(&app, 23, "the editor, nano -w, cannot be run");
    editor_done(&app, 1 << 8, 0);
    assert_row(&app, 23, "the editor, nano -w, ended with status 1");
    editor_done(&app, 9, 0);
    assert_row(&app, 23, "was ended by signal 9");
    editor_done(&app, -1, EAGAIN);
    assert_row(&app, 23, "the shell for the editor: ");
    /* Without a terminal nothing is done. */
    app_refuse(&app);
    assert_null(app.request.run);
    assert_row(&app, 23, "that needs a terminal");
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    app_close(&app);
    sample_close(&sample);
}

#define editor_test(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        editor_test(test_words),
        editor_test(test_place),
        editor_test(test_hostile),
        editor_test(test_ask),
    };
    return cmocka_run_group_tests_name("editor", tests, NULL, NULL);
}
