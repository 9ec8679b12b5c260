/* SPDX-License-Identifier: MIT */
#ifndef TERM_TERM_H
#define TERM_TERM_H

/*
 * The terminal: shows a picture and gives keys. The one user of ncurses. From
 * term_open() to term_close() the terminal is taken; it is given back on
 * every way out, crashes included. There is one terminal at a time.
 */

#include "base/error.h"
#include "base/key.h"
#include "view/look.h"
#include "view/screen.h"
#include "view/theme.h"

struct term;

struct term_options {
    bool mouse; /* presses, drags and the wheel are keys */
    bool query; /* ask for the colors, and be told when they change */
};

/* The most bytes of text that term_copy() sends: 100,000 in base64. */
enum { TERM_COPY_MOST = 75000 };

/*
 * Takes the terminal: standard input and output, or /dev/tty for keys where
 * standard input is none. To be called before threads are started, so that
 * they inherit which signals are blocked. The question for colors takes up to
 * a second where the terminal does not answer. NULL with a sentence in ERR
 * where there is none or its kind is not known.
 */
struct term *term_open(struct term_options options, struct error *err);
void term_close(struct term *term);

/* Whether it is dark or light, by its answer when it was opened; THEME_ANY
 * where it was not asked or did not answer. */
enum theme_mode term_background(const struct term *term);

/* How many colors it has. */
enum look_depth term_depth(const struct term *term);
/* Its size in columns and rows, both at least 1. */
void term_size(const struct term *term, int *width, int *height);
/* Sets the looks of the roles, as theme_resolve() gives them. */
void term_looks(struct term *term, const struct look looks[ROLES]);
/* Shows PICTURE. Draws nothing if the terminal has less than two columns. */
void term_show(struct term *term, const struct screen *picture);
/*
 * Waits at most TIMEOUT milliseconds (-1: for ever) for a key and gives it,
 * KEY_NONE when the time is over, KEY_CODE_RESIZE after a change of size,
 * KEY_CODE_WAKE after term_wake(),
 * KEY_CODE_QUIT when the terminal or a signal ended the program, and
 * KEY_CODE_DARK or KEY_CODE_LIGHT when the terminal's colors became that.
 */
uint32_t term_key(struct term *term, int timeout);
/* Makes term_key() give KEY_CODE_WAKE, once for any number of calls; from any
 * thread while the terminal is open. */
void term_wake(void *term);
/* The place of the last mouse key. */
void term_mouse(const struct term *term, int *y, int *x);
/* Takes the mouse, or gives it back to the terminal, at once. */
void term_mouse_set(struct term *term, bool is_on);
/*
 * Asks the terminal to put TEXT on the clipboard (OSC 52). False if TEXT is
 * longer than TERM_COPY_MOST, and then nothing is sent. Whether the terminal
 * does it cannot be known: many have to be told to, as tmux by "set-clipboard
 * on".
 */
bool term_copy(struct term *term, struct str text);
/*
 * Gives the terminal to the program ARGV[0], found as a shell does, until it
 * ends, then takes it again. Its status as of waitpid() (127 where it is not
 * found), or -1 with errno if none could be started.
 */
int term_run(struct term *term, const char *const *argv);
/* Gives the terminal back, stops the program as Ctrl-Z does, takes it again
 * when it goes on. */
void term_suspend(struct term *term);
/* Draws the whole screen anew with the next term_show(). */
void term_redraw(struct term *term);
/* The signal that ended the program, also after term_close(), to be raised
 * again; 0 if there was none (the terminal may still be gone). */
int term_signal(const struct term *term);

/* True if memory ran out for a new size: nothing is drawn any more, and keys
 * are KEY_CODE_QUIT. */
bool term_is_lost(const struct term *term);

#endif
