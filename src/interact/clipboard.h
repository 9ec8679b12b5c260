/* SPDX-License-Identifier: MIT */
#ifndef INTERACT_CLIPBOARD_H
#define INTERACT_CLIPBOARD_H

/* A program of the user's that takes what is copied. */

#include "base/error.h"
#include "base/str.h"

enum { CLIPBOARD_WAIT = 2000 }; /* milliseconds it may take */

/*
 * Gives TEXT to the shell's COMMAND on its standard input and waits for its
 * end. It has no terminal and its output is dropped; programs it leaves behind,
 * as xclip does, may go on. 0, or -1 with a sentence in ERR.
 */
int clipboard_run(const char *command, struct str text, struct error *err);

#endif
