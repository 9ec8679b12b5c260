/* SPDX-License-Identifier: MIT */

/* The one user of jansson; see the header. Its memory is not the arena's, so
 * the object is owned and nothing is allocated in between. */

#include "base/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

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

void json_put_name(struct json *json, const char *key, struct str name)
{
    struct buf b = {.a = json->a}, own = {.a = json->a};
    if (utf8_is_valid(name)) {
        json_put_text(json, key, name);
        return;
    }
    for (struct str rest = name; rest.len;) {
        uint32_t cp;
        size_t len = utf8_decode(rest, &cp);
        if (utf8_is_valid(str_sub(rest, 0, len)))
            buf_put(&b, str_sub(rest, 0, len));
        else
            utf8_put(&b, 0xfffd);
        rest = str_sub(rest, len, rest.len);
    }
    json_put_text(json, key, buf_str(&b));
    char *base64 = arena_alloc_raw(json->a, (name.len + 2) / 3, 4);
    size_t n = base64_put(base64, name);
    buf_print(&own, "%s_base64", key);
    json_put_text(json, str_copy(json->a, buf_str(&own)),
                  (struct str){base64, n});
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
