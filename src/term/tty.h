/* SPDX-License-Identifier: MIT */
#ifndef TERM_TTY_H
#define TERM_TTY_H

/*
 * The terminal below ncurses: where keys come from, how large it is, the
 * modes to give back, and the signals. From tty_open() to tty_close() the
 * signals that concern the terminal are blocked except inside tty_wait(), so
 * none can fall between a question and the wait; their handlers set flags
 * only. Threads started in between inherit that and never see one. A crash
 * writes a prepared text and gives the modes back before it goes its way.
 */

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"

/* What tty_wait() waited for; the bits combine. */
enum {
    TTY_KEYS = 1,      /* there is something to read */
    TTY_RESIZED = 2,   /* SIGWINCH */
    TTY_STOP = 4,      /* SIGTSTP */
    TTY_CONTINUED = 8, /* SIGCONT */
    TTY_GONE = 16,     /* a signal to end, or the terminal hung up */
    TTY_WOKEN = 32     /* tty_wake() */
};

enum { TTY_WATCHED = 4 };

/* Takes signals and modes; where to read keys, or NULL with ERR set. */
FILE *tty_open(struct error *err);
/* Gives everything back and drops what was not read; also when nothing is
 * open. */
void tty_close(void);
/* The same where ncurses cannot be asked: writes what a crash writes first. */
void tty_restore(void);
/* Sets the modes to read bytes as they come, unseen. */
void tty_raw(void);

/* Reads at most N bytes, as many as are there: 0 if there are none, -1 if the
 * terminal is gone. */
int tty_read(char *bytes, size_t n);
/* Writes all of the N BYTES, past what ncurses knows. */
bool tty_write(const char *bytes, size_t n);

/* Sets the handlers (anew, if a library set its own) and makes crashes write
 * TEXT, which is copied. */
void tty_guard(const char *text);

/* Columns and rows; false where the terminal does not know. */
bool tty_size(int *width, int *height);
/* Waits at most TIMEOUT milliseconds (-1: for ever) for any of the above. */
unsigned tty_wait(int timeout);
/* Has tty_wait() end with TTY_WOKEN (and term_key() give KEY_CODE_WAKE) when
 * there is something to read at one of the N descriptors FD, TTY_WATCHED at
 * most; those below 0 count as none. */
void tty_watch(const int *fd, int n);
/* Ends tty_wait(), now or the next one; from any thread. */
void tty_wake(void);
/* The signal that said to end, or 0. */
int tty_signal(void);

/*
 * Gives the modes back, stops the program (or all of its job) as Ctrl-Z does,
 * and when it goes on notes the modes there are then. False, and nothing
 * done, where the one who started the program does not want it stopped.
 */
bool tty_stop(bool job);

/*
 * Gives the modes back, runs the program ARGV[0] with the signals as they were
 * when ours was started, and waits for its end, stopping with it if it stops.
 * Its status as of waitpid(), or -1 with errno where none could be started.
 */
int tty_run(const char *const *argv);

#endif
