/* SPDX-License-Identifier: MIT */
#ifndef BASE_JSON_H
#define BASE_JSON_H

/*
 * JSON objects to print, a line each: valid UTF-8 without controls or
 * invisible signs, which are written as escapes. Keys are our own and stand in
 * the order they were put. Text that is no UTF-8 is taken for Windows-1252.
 */

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

/* TEXT, or what it is in UTF-8 if it is Windows-1252; in A where it changes. */
struct str latin_decode(struct arena *a, struct str text);

#endif
