/* SPDX-License-Identifier: MIT */
#ifndef TERM_ENTRY_H
#define TERM_ENTRY_H

/*
 * The description of a terminal with any color there is, in the form that
 * terminfo has in files, as a text for the variable TERMINFO. Its colors are
 * numbers: 0 to 255 the palette, above that red, green and blue.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ENTRY_FLAGS = 64,
    ENTRY_NUMBERS = 64,
    ENTRY_STRINGS = 512,
    ENTRY_COLORS = 1 << 24,
    ENTRY_PAIRS = 1 << 16,
    ENTRY_BYTES_MOST = 1 << 14,
    ENTRY_TEXT_MOST = ENTRY_BYTES_MOST / 3 * 4 + 16
};

/* How a color is set: the palette by the short forms for the first 16. */
#define ENTRY_SETAF                                                            \
    "\033[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e%p1%{256}%<%t"        \
    "38;5;%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"                  \
    "%p1%{255}%&%d%;m"
#define ENTRY_SETAB                                                            \
    "\033[%?%p1%{8}%<%t4%p1%d%e%p1%{16}%<%t10%p1%{8}%-%d%e%p1%{256}%<%t"       \
    "48;5;%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"                  \
    "%p1%{255}%&%d%;m"

/* In the order of terminfo; a flag is 0 or 1, a number below 0 and a string
 * that is NULL are none. */
struct entry {
    const char *names;
    char flag[ENTRY_FLAGS];
    int32_t number[ENTRY_NUMBERS];
    const char *string[ENTRY_STRINGS];
    int flags, numbers, strings;
};

/* Writes the value for TERMINFO to TEXT, of ENTRY_TEXT_MOST bytes; false if
 * the entry is too large. */
bool entry_print(const struct entry *entry, char *text);
/* The number that RGB, 0xrrggbb, has there. */
int entry_color(uint32_t rgb);

/* Appends the capability STRING to TEXT, of ROOM bytes, without its delays,
 * "$<5>". */
void entry_text_put(char *text, size_t room, const char *string);

#endif
