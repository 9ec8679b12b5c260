/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_H
#define BASE_JSON_H

/*
 * JSON objects to print, a line each: valid UTF-8 without controls or
 * invisible signs, which are written as escapes. Keys are our own and stand in
 * the order they were put. Text that is no UTF-8 is taken for Windows-1252.
 *
 * And JSON objects to read, strictly: what is read is UTF-8.
 */

#include "base/error.h"
#include "base/str.h"

struct json;

/* An empty object, owned by A. */
struct json *json_new(struct arena *a);
void json_put_text(struct json *json, const char *key, struct str text);
/* A name of bytes: bad ones become U+FFFD, and then the key KEY_base64 has the
 * bytes as they are. */
void json_put_name(struct json *json, const char *key, struct str name);
void json_put_number(struct json *json, const char *key, int64_t number);
void json_put_bool(struct json *json, const char *key, bool is_true);
void json_put_null(struct json *json, const char *key);
/* Appends JSON and a line end. */
void json_print(struct buf *b, const struct json *json);

/* Appends TEXT, which is UTF-8, in quotes and with all escapes it needs. */
void json_quote(struct buf *b, struct str text);

/* Appends "KEY":NAME, and KEY_base64 as json_put_name() does. */
void json_quote_name(struct buf *b, const char *key, struct str name);

enum json_form {
    JSON_FORM_NONE, /* there is none */
    JSON_FORM_TEXT,
    JSON_FORM_INTEGER,
    JSON_FORM_LIST,
    JSON_FORM_OTHER
};

/* A value that was read; it lives as long as the object does. */
struct json_value {
    enum json_form form;
    struct str text;  /* a text; the digits of an integer as they were given */
    uint64_t number;  /* an integer from 0 to INT64_MAX, else UINT64_MAX */
    size_t n;         /* how many values a list has */
    const void *list; /* for json_at() */
};

struct json_source;

/* Reads LINE as an object, owned by A; NULL with a sentence in ERR if it is
 * none. The same key twice means the last one; LINE must live as long. */
const struct json_source *json_read(struct arena *a, struct str line,
                                    struct error *err);
struct json_value json_find(const struct json_source *json, const char *key);
/* Value I of LIST, which was found in JSON. */
struct json_value json_at(const struct json_source *json,
                          const struct json_value *list, size_t i);
/* As far as it can be read, the value of KEY in LINE, which may be no JSON:
 * an integer, or a text that is right in itself. */
struct json_value json_guess(struct arena *a, struct str line, const char *key);

/* TEXT, or what it is in UTF-8 if it is Windows-1252; in A where it changes. */
struct str latin_decode(struct arena *a, struct str text);

#endif
