/* SPDX-License-Identifier: MIT */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

/*
 * Unicode for text of any bytes. A byte that is not UTF-8 is decoded, alone,
 * as UTF8_BAD + byte, so nothing is lost and no function fails on content.
 * Only utf8_width() depends on the locale (LC_CTYPE); the library does not
 * use it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { UTF8_BAD = 0x40000000, UTF8_LAST = 0x10ffff };

/* The classes of Word_Break, Unicode Standard Annex 29 table 3. */
enum utf8_word {
    UTF8_WORD_OTHER,
    UTF8_WORD_CR,
    UTF8_WORD_LF,
    UTF8_WORD_NEWLINE,
    UTF8_WORD_EXTEND,
    UTF8_WORD_ZWJ,
    UTF8_WORD_FORMAT,
    UTF8_WORD_KATAKANA,
    UTF8_WORD_HEBREW,
    UTF8_WORD_ALETTER,
    UTF8_WORD_SINGLE_QUOTE,
    UTF8_WORD_DOUBLE_QUOTE,
    UTF8_WORD_MIDNUMLET,
    UTF8_WORD_MIDLETTER,
    UTF8_WORD_MIDNUM,
    UTF8_WORD_NUMERIC,
    UTF8_WORD_EXTENDNUMLET,
    UTF8_WORD_REGIONAL,
    UTF8_WORD_SPACE
};

/* Decodes the code point at the start of S, which is not empty, into CP and
 * gives its length in bytes, 1 for a bad byte. */
size_t utf8_decode(struct str s, uint32_t *cp);
/* Writes CP to TO and gives the number of bytes, 1 to 4. */
size_t utf8_encode(uint32_t cp, char to[4]);
/* Appends CP. */
void utf8_put(struct buf *b, uint32_t cp);
/* True if all of S is UTF-8. */
bool utf8_is_valid(struct str s);
/* True if all of S is UTF-8 without invisible signs. */
bool utf8_is_visible(struct str s);

enum utf8_word utf8_word_class(uint32_t cp);
bool utf8_is_pictographic(uint32_t cp);
bool utf8_is_space(uint32_t cp);   /* White_Space */
bool utf8_is_newline(uint32_t cp); /* LF VT FF CR NEL LS PS */
bool utf8_is_letter(uint32_t cp);
bool utf8_is_digit(uint32_t cp);
bool utf8_is_upper(uint32_t cp); /* title case too */
bool utf8_is_lower(uint32_t cp);
bool utf8_is_punct(uint32_t cp);
bool utf8_is_mark(uint32_t cp); /* combining */
/* A strong right-to-left letter, as of Arabic or Hebrew (UAX 9: R, AL). */
bool utf8_is_rtl(uint32_t cp);
/* The same for one that is written from left to right. */
bool utf8_is_ltr(uint32_t cp);
/* A control, bidi control, format or default-ignorable code point. */
bool utf8_is_invisible(uint32_t cp);

/* The bytes of the grapheme cluster at the start of S, at least 1. */
size_t utf8_cluster(struct str s);

/*
 * The columns CP takes on the terminal, by wcwidth(3): 0 to 2, or -1 where it
 * must be shown as an escape.
 */
int utf8_width(uint32_t cp);

/*
 * S for comparing without regard to case and typography: NFC, full case
 * folding, curly quotes, dashes and special spaces as their ASCII forms,
 * invisible signs dropped. In A, or S itself where nothing changes. Text with
 * bad bytes stays as it is.
 */
struct str utf8_fold(struct arena *a, struct str s);

/* The same, and what Unicode keeps apart for its look only made the same:
 * ligatures, wide and small forms (NFKC). */
struct str utf8_compatible(struct arena *a, struct str s);

/* S in small letters, letter by letter and nothing else; in A, or S itself. */
struct str utf8_caseless(struct arena *a, struct str s);

/* The same as utf8_fold(), but with the case of letters kept. */
struct str utf8_plain(struct arena *a, struct str s);

/* True if S and T are the same but for typography, case and white space: all
 * utf8_fold() makes the same, and spaces. Uses A. */
bool utf8_has_same_letters(struct arena *a, struct str s, struct str t);

/* For finding: utf8_fold() or, with CASE, utf8_plain(), without accents. */
struct str utf8_bare(struct arena *a, struct str s, bool with_case);

/*
 * Marks in BREAKS[i], i a byte of TEXT, whether a line may end before it
 * (1) or not (0), by Unicode Standard Annex 14.
 */
void utf8_line_breaks(struct arena *a, struct str text, uint8_t *breaks);

#endif
