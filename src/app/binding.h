/* SPDX-License-Identifier: MIT */
#ifndef APP_BINDING_H
#define APP_BINDING_H

/* Which keys run which command: the same text a user would write. */

#include "app/app.h"

/* Where a key means it; a list's own keys come before those of everywhere. */
enum binding_where { IN_ALL, IN_TEXT, IN_LIST };

struct binding_info {
    enum binding_where where;
    const char *keys;    /* as key_cut() reads them */
    const char *command; /* a name in command_table */
};

extern const struct binding_info binding_table[];
extern const size_t binding_count;

/* How the N keys KEYS, typed WHERE (IN_TEXT or IN_LIST), fit: their command, if
 * they are the beginning of a longer binding, both or none. */
struct binding_match {
    const char *command; /* or NULL */
    bool is_prefix;
};

struct binding_match binding_find(enum binding_where where,
                                  const uint32_t *keys, uint32_t n);

#endif
