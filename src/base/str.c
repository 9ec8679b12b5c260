/* SPDX-License-Identifier: MIT */

/* Pieces of text and text that grows; see the header. */

#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *s)
{
    return (struct str){s, s ? strlen(s) : 0};
}

bool str_is_equal(struct str a, struct str b)
{
    if (a.len != b.len || !a.s || !b.s)
        return a.len == b.len;
    return !memcmp(a.s, b.s, a.len);
}

int str_compare(struct str a, struct str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.s, b.s, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

const void *str_search(const void *table, size_t n, size_t size,
                       struct str word)
{
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        const char *row = (const char *)table + middle * size, *own;
        memcpy(&own, row, sizeof own);
        int order = str_compare(str_of(own), word);
        if (!order)
            return row;
        if (order < 0)
            low = middle + 1;
        else
            n = middle;
    }
    return NULL;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_is_equal_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.s[i]) != lower(b.s[i]))
            return false;
    return true;
}

bool str_has_prefix(struct str s, struct str prefix)
{
    return s.len >= prefix.len &&
           str_is_equal(str_sub(s, 0, prefix.len), prefix);
}

struct str str_sub(struct str s, size_t pos, size_t len)
{
    if (pos > s.len)
        pos = s.len;
    if (len > s.len - pos)
        len = s.len - pos;
    return (struct str){s.s ? s.s + pos : NULL, len};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.len && is_space(s.s[0]))
        s = str_sub(s, 1, s.len - 1);
    while (s.len && is_space(s.s[s.len - 1]))
        s.len--;
    return s;
}

size_t str_find(struct str s, char byte)
{
    const char *at = s.len ? memchr(s.s, byte, s.len) : NULL;
    return at ? (size_t)(at - s.s) : s.len;
}

struct str str_cut(struct str *s, char byte)
{
    size_t at = str_find(*s, byte);
    struct str head = str_sub(*s, 0, at);
    *s = str_sub(*s, at + 1, s->len);
    return head;
}

struct str str_word_cut(struct str *s)
{
    *s = str_trim(*s);
    size_t len = 0;
    while (len < s->len && s->s[len] != ' ' && s->s[len] != '\t')
        len++;
    struct str word = str_sub(*s, 0, len);
    *s = str_sub(*s, len, s->len);
    return word;
}

bool str_number(struct str s, uint32_t most, uint32_t *out)
{
    uint64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(s.s[i] - '0');
        if (value > most)
            return false;
    }
    *out = (uint32_t)value;
    return s.len > 0;
}

static void reserve(struct buf *b, size_t more)
{
    if (b->room - b->len > more)
        return;
    size_t room = b->room * 2 + more + 64;
    char *s = arena_alloc_raw(b->a, room, 1);
    if (b->len)
        memcpy(s, b->s, b->len);
    b->s = s;
    b->room = room;
}

void buf_put(struct buf *b, struct str s)
{
    if (!s.len)
        return;
    reserve(b, s.len);
    memcpy(b->s + b->len, s.s, s.len);
    b->len += s.len;
}

void buf_put_byte(struct buf *b, char byte)
{
    buf_put(b, (struct str){&byte, 1});
}

void buf_print(struct buf *b, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int n = vsnprintf(NULL, 0, format, list);
    va_end(list);
    assert(n >= 0);
    reserve(b, (size_t)n + 1);
    vsnprintf(b->s + b->len, (size_t)n + 1, format, again);
    va_end(again);
    b->len += (size_t)n;
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->s, b->len};
}

char *str_copy(struct arena *a, struct str s)
{
    char *to = arena_alloc(a, s.len + 1, 1);
    if (s.len)
        memcpy(to, s.s, s.len);
    return to;
}
