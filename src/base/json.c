/* SPDX-License-Identifier: MIT */

/*
 * The one user of jansson; see the header. Its memory is not the arena's, so
 * the object is owned and nothing is allocated in between.
 *
 * Before jansson reads a line, what it does badly is put on a shelf: numbers
 * that are beyond its own, for one of which it would refuse a line, be it in a
 * member nobody asks for; and long texts, which it reads a byte at a time. Each
 * is replaced by SHELF_FIRST and its place there, which no other number can be,
 * as all with so many digits are on the shelf. Only what is plainly right goes
 * there; jansson judges the rest, and says what is wrong.
 */

#include "base/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/utf8.h"
#include "hexapla.h"

struct json {
    struct arena *a;
    json_t *object;
};

static void json_drop(void *handle)
{
    json_decref(handle);
}

static void text_drop(void *handle)
{
    free(handle);
}

struct json *json_new(struct arena *a)
{
    struct json *json = arena_new(a, struct json, 1);
    json->a = a;
    json->object = json_object();
    if (!json->object)
        arena_leave(a, HX_ENOMEM);
    arena_own(a, json->object, json_drop);
    return json;
}

/* Takes VALUE, which may be NULL where memory has run out. */
static void value_put(struct json *json, const char *key, json_t *value)
{
    if (json_object_set_new(json->object, key, value))
        arena_leave(json->a, HX_ENOMEM);
}

struct str latin_decode(struct arena *a, struct str text)
{
    static const uint16_t high_table[32] = {
        0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
        0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
        0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};
    struct buf b = {.a = a};
    if (utf8_is_valid(text))
        return text;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.s[i];
        utf8_put(&b,
                 byte >= 0x80 && byte < 0xa0 ? high_table[byte - 0x80] : byte);
    }
    return buf_str(&b);
}

void json_put_text(struct json *json, const char *key, struct str text)
{
    text = latin_decode(json->a, text);
    value_put(json, key, json_stringn(text.len ? text.s : "", text.len));
}

/* NAME with U+FFFD in the place of bytes that are not UTF-8. */
static struct str name_repair(struct arena *a, struct str name)
{
    struct buf b = {.a = a};
    for (struct str rest = name; rest.len;) {
        uint32_t cp;
        size_t len = utf8_decode(rest, &cp);
        if (utf8_is_valid(str_sub(rest, 0, len)))
            buf_put(&b, str_sub(rest, 0, len));
        else
            utf8_put(&b, 0xfffd);
        rest = str_sub(rest, len, rest.len);
    }
    return buf_str(&b);
}

static struct str name_base64(struct arena *a, struct str name)
{
    char *base64 = arena_alloc_raw(a, (name.len + 2) / 3, 4);
    return (struct str){base64, base64_put(base64, name)};
}

void json_put_name(struct json *json, const char *key, struct str name)
{
    struct buf own = {.a = json->a};
    if (utf8_is_valid(name)) {
        json_put_text(json, key, name);
        return;
    }
    json_put_text(json, key, name_repair(json->a, name));
    buf_print(&own, "%s_base64", key);
    json_put_text(json, str_copy(json->a, buf_str(&own)),
                  name_base64(json->a, name));
}

void json_put_number(struct json *json, const char *key, int64_t number)
{
    value_put(json, key, json_integer(number));
}

void json_put_bool(struct json *json, const char *key, bool is_true)
{
    value_put(json, key, json_boolean(is_true));
}

void json_put_null(struct json *json, const char *key)
{
    value_put(json, key, json_null());
}

/* Appends CP as an escape, above U+FFFF as two. */
static void escape_put(struct buf *b, uint32_t cp)
{
    if (cp > 0xffff) {
        cp -= 0x10000;
        buf_print(b, "\\u%04x", 0xd800 + (unsigned)(cp >> 10));
        cp = 0xdc00 + (cp & 0x3ff);
    }
    buf_print(b, "\\u%04x", (unsigned)cp);
}

/* How many bytes of S are visible ASCII that needs no escape. */
static size_t plain_len(struct str s)
{
    size_t i = 0;
    while (i < s.len && s.s[i] >= ' ' && s.s[i] < 0x7f && s.s[i] != '"' &&
           s.s[i] != '\\')
        i++;
    return i;
}

void json_quote(struct buf *b, struct str text)
{
    buf_put_byte(b, '"');
    while (text.len) {
        uint32_t cp;
        size_t len = plain_len(text);
        buf_put(b, str_sub(text, 0, len));
        text = str_sub(text, len, text.len);
        if (!text.len)
            break;
        len = utf8_decode(text, &cp);
        if (cp == '"' || cp == '\\')
            buf_put_byte(b, '\\');
        if (utf8_is_invisible(cp))
            escape_put(b, cp);
        else
            buf_put(b, str_sub(text, 0, len));
        text = str_sub(text, len, text.len);
    }
    buf_put_byte(b, '"');
}

void json_quote_name(struct buf *b, const char *key, struct str name)
{
    bool is_valid = utf8_is_valid(name);
    buf_print(b, "\"%s\":", key);
    json_quote(b, is_valid ? name : name_repair(b->a, name));
    if (is_valid)
        return;
    buf_print(b, ",\"%s_base64\":", key);
    json_quote(b, name_base64(b->a, name));
}

void json_print(struct buf *b, const struct json *json)
{
    char *all = json_dumps(json->object, JSON_COMPACT);
    if (!all)
        arena_leave(json->a, HX_ENOMEM);
    arena_own(json->a, all, text_drop);
    for (struct str rest = str_of(all); rest.len;) {
        uint32_t cp;
        size_t len = utf8_decode(rest, &cp);
        if (utf8_is_invisible(cp))
            escape_put(b, cp);
        else
            buf_put(b, str_sub(rest, 0, len));
        rest = str_sub(rest, len, rest.len);
    }
    buf_put_byte(b, '\n');
}

enum { SHELF_DIGITS = 19, SHELF_BYTES = 64 };

#define SHELF_FIRST INT64_C(1000000000000000000)

/* A number as it was written, or a text. */
struct shelved {
    struct str s;
    bool is_text;
};

struct json_source {
    struct arena *a;
    json_t *object;
    VEC(struct shelved) shelf;
};

/* What a literal number is. */
struct literal {
    size_t len;
    bool is_number, is_integer;
};

static size_t digits_end(struct str s, size_t i)
{
    while (i < s.len && s.s[i] >= '0' && s.s[i] <= '9')
        i++;
    return i;
}

static bool is_at(struct str s, size_t i, const char *bytes)
{
    return i < s.len && s.s[i] && strchr(bytes, s.s[i]);
}

/* The number at the start of S, by the grammar of RFC 8259. */
static struct literal literal_read(struct str s)
{
    struct literal literal = {0, true, true};
    size_t i = is_at(s, 0, "-"), end = digits_end(s, i);
    if (end == i || (s.s[i] == '0' && end > i + 1))
        literal.is_number = false;
    if (is_at(s, end, ".")) {
        literal.is_integer = false;
        i = end + 1;
        end = digits_end(s, i);
        literal.is_number = literal.is_number && end > i;
    }
    if (is_at(s, end, "eE")) {
        literal.is_integer = false;
        i = end + 1 + is_at(s, end + 1, "+-");
        end = digits_end(s, i);
        literal.is_number = literal.is_number && end > i;
    }
    literal.len = end;
    return literal;
}

/* How many bytes of S stand for themselves. */
static size_t same_len(struct str s)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    size_t i = 0;
    for (; i + sizeof ones <= s.len; i += sizeof ones) {
        uint64_t bytes;
        memcpy(&bytes, s.s + i, sizeof bytes);
        uint64_t slash = bytes ^ '\\' * ones, quote = bytes ^ '"' * ones;
        /* Subtracting sets the high bit of a byte that is such a sign; those
           it sets elsewhere, by a borrow, are told from it below. */
        if (((slash - ones) | (quote - ones) | (bytes - ' ' * ones)) & ~bytes &
            high)
            break;
    }
    while (i < s.len && s.s[i] != '\\' && s.s[i] != '"' &&
           (unsigned char)s.s[i] >= ' ')
        i++;
    return i;
}

/* The bytes of the string that S begins with, quotes included. */
static size_t quoted_len(struct str s)
{
    size_t i = 1;
    while (i < s.len) {
        i += same_len(str_sub(s, i, s.len));
        if (i < s.len && s.s[i] == '"')
            return i + 1;
        i += i < s.len && s.s[i] == '\\' ? 2 : 1;
    }
    return s.len;
}

/* The byte that \LETTER stands for, or 0. */
static char escape_of(char letter)
{
    static const char table[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    for (size_t i = 0; table[i]; i += 2)
        if (table[i] == letter)
            return table[i + 1];
    return '\0';
}

/* The code point of the escape \uXXXX at the start of S, or 0 where it is
 * none, half of one, or NUL. */
static uint32_t escape_code(struct str s)
{
    uint32_t code = 0;
    if (s.len < 6 || s.s[1] != 'u')
        return 0;
    for (size_t i = 2; i < 6; i++) {
        const char *hex = "0123456789abcdef0123456789ABCDEF";
        const char *digit = s.s[i] ? strchr(hex, s.s[i]) : NULL;
        if (!digit)
            return 0;
        code = code << 4 | ((uint32_t)(digit - hex) & 15);
    }
    return code >= 0xd800 && code < 0xe000 ? 0 : code;
}

/* What the string S means, quotes included; false where it is wrong or has an
 * escape that takes more to be sure of. */
static bool text_decode(struct arena *a, struct str s, struct str *text)
{
    char *to = arena_alloc_raw(a, s.len, 1);
    size_t n = 0;
    for (s = str_sub(s, 1, s.len); s.len;) {
        size_t len = same_len(s);
        memcpy(to + n, s.s, len);
        n += len;
        s = str_sub(s, len, s.len);
        if (!s.len || s.s[0] != '\\')
            break;
        char byte = s.len > 1 ? escape_of(s.s[1]) : '\0';
        uint32_t code = byte ? 0 : escape_code(s);
        if (!byte && !code)
            return false;
        if (byte)
            to[n++] = byte;
        else
            n += utf8_encode(code, to + n);
        s = str_sub(s, byte ? 2 : 6, s.len);
    }
    *text = (struct str){to, n};
    return s.len == 1 && s.s[0] == '"' && utf8_is_valid(*text);
}

/* The bytes of the number or string at the start of S, which goes on the shelf
 * if IS_SHELVED; a string only where BEFORE it stands a colon. */
static size_t literal_shelve(struct json_source *json, struct str s,
                             char before, bool *is_shelved)
{
    struct shelved item = {.is_text = s.s[0] == '"'};
    size_t len;
    if (item.is_text) {
        len = quoted_len(s);
        *is_shelved = before == ':' && len >= SHELF_BYTES &&
                      text_decode(json->a, str_sub(s, 0, len), &item.s);
    } else {
        struct literal literal = literal_read(s);
        len = literal.len ? literal.len : 1;
        item.s = str_sub(s, 0, len);
        *is_shelved =
            literal.is_number && (len >= SHELF_DIGITS || !literal.is_integer);
    }
    if (*is_shelved)
        *vec_push(json->a, &json->shelf) = item;
    return len;
}

/* LINE without what is put on the shelf. */
static struct str line_shelve(struct json_source *json, struct str line)
{
    struct buf b = {.a = json->a};
    char before = '\0';
    size_t done = 0;
    for (size_t i = 0, len; i < line.len; i += len) {
        bool is_shelved = false;
        char byte = line.s[i];
        len = 1;
        if (byte == ' ')
            continue;
        if (byte == '"' || byte == '-' || (byte >= '0' && byte <= '9'))
            len = literal_shelve(json, str_sub(line, i, line.len), before,
                                 &is_shelved);
        before = byte;
        if (!is_shelved)
            continue;
        buf_put(&b, str_sub(line, done, i - done));
        /* Blanks, so that it is no part of another number. */
        buf_print(&b, " %lld ",
                  (long long)(SHELF_FIRST + json->shelf.vec.n - 1));
        done = i + len;
    }
    if (!done)
        return line;
    buf_put(&b, str_sub(line, done, line.len));
    return buf_str(&b);
}

static int line_load(struct json_source *json, struct str line,
                     json_error_t *why)
{
    json->object = json_loadb(line.s, line.len, JSON_ALLOW_NUL, why);
    if (!json->object)
        return -1;
    arena_own(json->a, json->object, json_drop);
    return 0;
}

const struct json_source *json_read(struct arena *a, struct str line,
                                    struct error *err)
{
    struct json_source *json = arena_new(a, struct json_source, 1);
    json_error_t why;
    json->a = a;
    int code = line_load(json, line_shelve(json, line), &why);
    if (code && json_error_code(&why) == json_error_out_of_memory)
        arena_leave(a, HX_ENOMEM);
    if (code) {
        error_set(err, "the line is no JSON: %s", why.text);
        return NULL;
    }
    if (!json_is_object(json->object)) {
        error_set(err, "the line is no JSON object");
        return NULL;
    }
    return json;
}

static struct json_value integer_of(const struct json_source *json,
                                    int64_t number)
{
    struct json_value value = {.form = JSON_FORM_INTEGER, .number = UINT64_MAX};
    if (json->shelf.vec.n && number >= SHELF_FIRST) {
        struct shelved item = json->shelf.at[number - SHELF_FIRST];
        value.text = item.s;
        if (item.is_text)
            value.form = JSON_FORM_TEXT;
        else if (!literal_read(item.s).is_integer)
            value.form = JSON_FORM_OTHER;
        return value;
    }
    struct buf b = {.a = json->a};
    buf_print(&b, "%lld", (long long)number);
    value.text = buf_str(&b);
    if (number >= 0)
        value.number = (uint64_t)number;
    return value;
}

static struct json_value value_of(const struct json_source *json,
                                  const json_t *own)
{
    struct json_value value = {.form = JSON_FORM_OTHER};
    if (!own)
        value.form = JSON_FORM_NONE;
    else if (json_is_integer(own))
        return integer_of(json, json_integer_value(own));
    else if (json_is_string(own)) {
        value.form = JSON_FORM_TEXT;
        value.text =
            (struct str){json_string_value(own), json_string_length(own)};
    } else if (json_is_array(own)) {
        value.form = JSON_FORM_LIST;
        value.n = json_array_size(own);
        value.list = own;
    }
    return value;
}

struct json_value json_find(const struct json_source *json, const char *key)
{
    return value_of(json, json_object_get(json->object, key));
}

struct json_value json_at(const struct json_source *json,
                          const struct json_value *list, size_t i)
{
    return value_of(json, json_array_get(list->list, i));
}

static struct str blank_cut(struct str s)
{
    while (is_at(s, 0, " \t\r\n"))
        s = str_sub(s, 1, s.len);
    return s;
}

/* The text or integer S begins with, if it is right. */
static struct json_value guess_read(struct arena *a, struct str s)
{
    struct json_value value = {.form = JSON_FORM_NONE};
    struct literal literal = literal_read(s);
    if (is_at(s, 0, "\"")) {
        struct json_source *json = arena_new(a, struct json_source, 1);
        json_error_t why;
        json->a = a;
        json->object = json_loadb(s.s, quoted_len(s),
                                  JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);
        if (!json->object)
            return value;
        arena_own(a, json->object, json_drop);
        return value_of(json, json->object);
    }
    if (literal.is_number && literal.is_integer &&
        is_at(blank_cut(str_sub(s, literal.len, s.len)), 0, ",}")) {
        value.form = JSON_FORM_INTEGER;
        value.text = str_sub(s, 0, literal.len);
    }
    return value;
}

struct json_value json_guess(struct arena *a, struct str line, const char *key)
{
    struct json_value found = {.form = JSON_FORM_NONE};
    size_t key_len = strlen(key), depth = 0;
    while (line.len) {
        size_t len = line.s[0] == '"' ? quoted_len(line) : 1;
        struct str part = str_sub(line, 0, len);
        line = str_sub(line, len, line.len);
        depth += is_at(part, 0, "{[");
        depth -= depth && is_at(part, 0, "}]");
        if (depth != 1 || len != key_len + 2 ||
            memcmp(part.s + 1, key, key_len) != 0)
            continue;
        struct str rest = blank_cut(line);
        if (is_at(rest, 0, ":"))
            found = guess_read(a, blank_cut(str_sub(rest, 1, rest.len)));
    }
    return found;
}
