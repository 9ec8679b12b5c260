/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_RECORD_H
#define TOOLS_TRAIN_RECORD_H

/*
 * How networks were made, in lines of "NAME VALUE" beside them: the call, the
 * compiler, every file that was read and the one that was written with its
 * sum, and what was printed on the way. There is one record a run.
 */

#include <stdbool.h>

#include "base/str.h"

/* Notes the file PATH, which has BYTES. */
void record_input(const char *path, struct str bytes);
/* Prints, and notes what was printed. */
__attribute__((format(printf, 1, 2))) void record_say(const char *format, ...);
/* Writes the record of the run with ARGC arguments ARGV that made the file
 * NETS, to PATH; false if that failed. */
bool record_write(const char *path, const char *nets, int argc, char **argv);

#endif
