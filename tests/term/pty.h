/* SPDX-License-Identifier: MIT */
#ifndef TESTS_TERM_PTY_H
#define TESTS_TERM_PTY_H

/*
 * A program in a pseudo-terminal, for tests: keys go in, and what it writes is
 * shown by libvterm as a terminal would. Waiting is for something to be seen,
 * never for time to pass; every wait has a limit.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { PTY_LIMIT = 20000 }; /* milliseconds; reached by failures only */

struct pty_options {
    const char *const *argv;        /* ends with NULL */
    const char *const *environment; /* "NAME=VALUE", ends with NULL; or NULL */
    int width, height;
    int input;       /* a descriptor to be standard input; 0: the terminal */
    bool ignore_hup; /* start with SIGHUP ignored, as nohup does */
    bool job;    /* start as the job of a shell, so that it can be stopped */
    bool silent; /* the terminal answers no question */
};

/* What a cell of the screen shows. A color is -1 for the terminal's own, a
 * number of the palette, or 0x1000000 + red, green and blue. */
struct pty_cell {
    uint32_t text[6];
    int width, fg, bg;
    bool bold, underline, italic, reverse;
};

struct pty;

/*
 * Starts a program with TERM=xterm-256color and LC_ALL=C.UTF-8 and without
 * LINES and COLUMNS. The words of the variable PTY_WRAPPER (say, valgrind and
 * its options) are put before it. NULL if that fails.
 */
struct pty *pty_start(const struct pty_options *options);
/* Kills the program if it is still there. */
void pty_free(struct pty *pty);

/* The program, to send signals to. */
pid_t pty_pid(const struct pty *pty);
void pty_keys(struct pty *pty, const char *keys);
void pty_resize(struct pty *pty, int width, int height);
/* Closes the terminal's side, as a lost connection does. */
void pty_hang_up(struct pty *pty);

/* Takes what the program writes for some milliseconds. */
void pty_drain(struct pty *pty, int milliseconds);
/* Waits until TEXT is, or is not, on one row of the screen; false when the
 * limit was reached, and then the screen is on standard error. */
bool pty_wait(struct pty *pty, const char *text);
bool pty_wait_no(struct pty *pty, const char *text);
/* Milliseconds of a clock that is never set. */
int64_t pty_now(void);

/* The text and looks of the whole screen, to be freed; waits for another. */
char *pty_snapshot(struct pty *pty);
bool pty_wait_change(struct pty *pty, const char *before);
/* Waits until the program has ended; its status as of waitpid(). */
bool pty_wait_end(struct pty *pty, int limit, int *status);
/* Waits until the program wrote TEXT, wherever it went. */
bool pty_wait_output(struct pty *pty, const char *text);
/* Waits until the job was stopped; lets it go on. */
bool pty_wait_stop(struct pty *pty);
void pty_continue(struct pty *pty);

/* A row as UTF-8 without blanks at its end; good until the next call. */
const char *pty_row(struct pty *pty, int y);
struct pty_cell pty_cell(struct pty *pty, int y, int x);
/* All that the program wrote. */
const char *pty_output(const struct pty *pty, size_t *len);

bool pty_is_alternate(const struct pty *pty);
bool pty_is_cursor_visible(const struct pty *pty);
bool pty_has_mouse(const struct pty *pty);
/* Whether the terminal would write plain text in its own colors. */
bool pty_is_plain(struct pty *pty);
/* Whether the modes are what they were before the program began. */
bool pty_is_same_modes(const struct pty *pty);
/* Whether of the strings ON and OFF, OFF was written last, or none. */
bool pty_is_off(const struct pty *pty, const char *on, const char *off);
/* How many bytes nobody has read, when the program has ended. */
int pty_unread(const struct pty *pty);
/* All of the above at once: the terminal was given back. */
bool pty_is_restored(struct pty *pty);

#endif
