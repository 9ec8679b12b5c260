/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "tests/term/demo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

struct pty *demo_start(struct pty_options options,
                       const char *const *environment)
{
    static const char *argv[2];
    argv[0] = getenv("TERM_DEMO");
    if (argv[0] == NULL) {
        print_message("TERM_DEMO has to be the path of term_demo.\n");
        skip();
    }
    options.argv = argv;
    options.environment = environment;
    options.width = options.width ? options.width : 80;
    options.height = options.height ? options.height : 24;
    struct pty *pty = pty_start(&options);
    assert_non_null(pty);
    return pty;
}

void assert_end(struct pty *pty, int status)
{
    int wait;
    assert_true(pty_wait_end(pty, PTY_LIMIT, &wait));
    if (status < 0) {
        assert_true(WIFSIGNALED(wait));
        assert_int_equal(WTERMSIG(wait), -status);
    } else {
        assert_true(WIFEXITED(wait));
        assert_int_equal(WEXITSTATUS(wait), status);
    }
    assert_true(pty_is_restored(pty));
}

void demo_end(struct pty *pty)
{
    assert_end(pty, 0);
    assert_int_equal(pty_unread(pty), 0);
    pty_free(pty);
}

void demo_quit(struct pty *pty)
{
    pty_keys(pty, "q");
    demo_end(pty);
}
