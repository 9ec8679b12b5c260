/* SPDX-License-Identifier: MIT */
#ifndef APP_BINDING_H
#define APP_BINDING_H

/*
 * Which keys run which command line: the keys as delivered, and what the user
 * made of them. Keys bound in a place come before those of everywhere; where
 * some keys are the beginning of others, the shorter ones wait for more.
 */

#include "base/error.h"
#include "base/key.h"
#include "base/str.h"

/* Where a key means it. */
enum binding_where {
    IN_ALL,
    IN_TEXT,
    IN_LIST,
    IN_ARTICLES, /* the list of articles, which has the keys of lists too */
    IN_FILTER,   /* the filter menu, which has them too */
    BINDING_PLACES
};

enum { BINDING_KEYS = 4 }; /* the most keys of a binding */

/* A binding as delivered. */
struct binding_info {
    enum binding_where where;
    const char *keys;    /* as key_cut() reads them */
    const char *command; /* the name of a command */
};

extern const struct binding_info binding_table[];
extern const size_t binding_count;

/* The name of a place, as bindings are written; "" for everywhere. */
extern const char *const binding_place_table[BINDING_PLACES];

/* A binding in force. */
struct binding {
    enum binding_where where;
    const char *keys; /* as key_print() writes them */
    const char *line; /* the command line; NULL: these keys mean nothing */
    bool is_own;      /* the user has set it */
};

/* All bindings in force, those as delivered first and in their order; zero
 * but for the arena are the delivered ones. */
struct bindings {
    struct arena *a;    /* what the user sets is kept here */
    struct binding *at; /* NULL: as delivered */
    uint32_t n, room;
};

/* How many bindings there are, and number I of them. */
uint32_t bindings_count(const struct bindings *bindings);
struct binding bindings_get(const struct bindings *bindings, uint32_t i);

/*
 * Binds S, "[PLACE] KEYS COMMAND LINE", PLACE being text, list, articles or
 * filter. The delivered keys that begin with KEYS and mean something in the
 * same place go. 0, or -1 with a sentence in ERR and nothing changed.
 */
int bindings_bind(struct bindings *bindings, struct str s, struct error *err);
/* Takes back the binding of S, "[PLACE] KEYS"; without a place, wherever it
 * is. 0, or -1 with a sentence in ERR. */
int bindings_unbind(struct bindings *bindings, struct str s, struct error *err);

/* How the N keys KEYS, typed WHERE (not IN_ALL), fit: their command
 * line, if they are the beginning of a longer binding, both or none. */
struct binding_match {
    const char *command; /* or NULL */
    bool is_prefix;
};

struct binding_match binding_find(const struct bindings *bindings,
                                  enum binding_where where,
                                  const uint32_t *keys, uint32_t n);

/* The first keys that run the command line LINE in WHERE, NULL if none. */
const char *binding_keys(const struct bindings *bindings,
                         enum binding_where where, const char *line);

/* Appends the bindings as lines of a configuration file, ALL or those only
 * that the user changed; read back they give the same. */
void bindings_print(struct buf *b, const struct bindings *bindings, bool all);

#endif
