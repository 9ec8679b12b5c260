/* SPDX-License-Identifier: MIT */
#ifndef TESTS_TERM_DEMO_H
#define TESTS_TERM_DEMO_H

/* term_demo.c in a pseudo-terminal; its path is in the variable TERM_DEMO. A
 * failure fails the test at hand. */

#include "tests/term/pty.h"

/* Starts it, in 80 columns and 24 rows where OPTIONS do not say otherwise;
 * skips the test where there is no program. */
struct pty *demo_start(struct pty_options options,
                       const char *const *environment);
/* The program ends, with STATUS or by signal -STATUS, and the terminal is
 * given back. */
void assert_end(struct pty *pty, int status);
/* It ends by itself with nothing left to read; frees PTY. */
void demo_end(struct pty *pty);
/* It is told to end, and does. */
void demo_quit(struct pty *pty);

#endif
