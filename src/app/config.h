/* SPDX-License-Identifier: MIT */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

/*
 * The user's configuration: options and keys, from the file
 * $XDG_CONFIG_HOME/hexapla/config (~/.config where that is unset, empty or no
 * absolute path) and then the command line. No other file is ever read, as it
 * may be anybody's and this one can name a command. A line is "key = value",
 * or the command "set", "bind" or "unbind", or a comment that begins with #.
 * What is wrong is a note and stops nothing.
 */

#include "app/binding.h"
#include "app/option.h"
#include "base/notes.h"

enum { CONFIG_MOST = 1 << 18 }; /* bytes of a file */

struct config {
    struct settings settings; /* in force: the file, the command line over it */
    struct bindings bindings;
    struct notes notes; /* what is wrong in the file */
};

/* Reads the command line and the file it asks for into CONFIG, in A; 0, or -1
 * with a sentence in ERR for what is wrong with the command line, or with a
 * file named there that cannot be read. */
int config_open(struct config *config, struct arena *a, int argc,
                char *const *argv, struct error *err);
/* Reads the file TEXT, at PATH, over CONFIG, whose arenas are set. */
void config_read(struct config *config, struct str text, const char *path);
/* Takes "KEY = VALUE" or "KEY VALUE" apart; VALUE may be in quotation marks and
 * may be missing. 0, or -1 with a sentence in ERR. */
int config_line(struct arena *a, struct str s, struct option_line *line,
                struct error *err);

/* Appends the configuration in force as a file: what is not set as comments.
 * Read back it prints the same. */
void config_print(struct buf *b, const struct config *config);

#endif
