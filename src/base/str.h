/* SPDX-License-Identifier: MIT */
#ifndef BASE_STR_H
#define BASE_STR_H

/*
 * A piece of text: a place and a length in bytes, not ended by NUL and never
 * changed. It owns nothing. An empty one may have a NULL place.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct str {
    const char *s;
    size_t len;
};

/* A string literal as a struct str. */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

/* The C string S, which may be NULL, as a piece of text. */
struct str str_of(const char *s);
bool str_is_equal(struct str a, struct str b);
/* Equal without regard to the case of ASCII letters. */
bool str_is_equal_nocase(struct str a, struct str b);
bool str_has_prefix(struct str s, struct str prefix);
/* Less than 0, 0 or more: the order of A and B by their bytes, what is shorter
 * before what goes on. */
int str_compare(struct str a, struct str b);
/* The row that has WORD among the N of TABLE, or NULL. Rows are SIZE bytes,
 * each begins with a pointer to its word, and ascend by that. */
const void *str_search(const void *table, size_t n, size_t size,
                       struct str word);
/* The LEN bytes from POS on, as far as they are there. */
struct str str_sub(struct str s, size_t pos, size_t len);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);
/* Cuts the part before the first BYTE off S and gives it; all if none. */
struct str str_cut(struct str *s, char byte);
/* Cuts the first word, which a blank or tab ends, off S and gives it. */
struct str str_word_cut(struct str *s);
/* Where BYTE stands first in S, or its length. */
size_t str_find(struct str s, char byte);
/* Reads S as a decimal number of at most MOST into OUT; false if it is none. */
bool str_number(struct str s, uint32_t most, uint32_t *out);
/* A copy of S in A, ended by NUL. */
char *str_copy(struct arena *a, struct str s);

/* Text that grows in an arena. */
struct buf {
    struct arena *a;
    char *s;
    size_t len, room;
};

void buf_put(struct buf *b, struct str s);
void buf_put_byte(struct buf *b, char byte);
/* Appends as printf does. */
__attribute__((format(printf, 2, 3))) void buf_print(struct buf *b,
                                                     const char *format, ...);
struct str buf_str(const struct buf *b);

#endif
