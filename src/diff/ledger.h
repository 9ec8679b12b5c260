/* SPDX-License-Identifier: MIT */
#ifndef DIFF_LEDGER_H
#define DIFF_LEDGER_H

/*
 * The facts of two texts while it is found out which of them are on both
 * sides (ledger_keep.c) and which took the place of another (ledger_change.c);
 * facts.c has the order of it all.
 */

#include "diff/diff.h"
#include "diff/fact.h"

enum {
    LEDGER_LOOKS = 64, /* facts that one is compared with */
    LEDGER_TOKEN = 20, /* steps */
    LEDGER_FACT = 200
};

/* A fact by a key. */
struct place {
    uint64_t key;
    uint32_t fact;
};

struct ledger {
    struct arena *a;
    struct hx_diff *diff;
    struct fact_reader reader[2];
    struct fact_list list[2];
    struct place *place[2]; /* sorted */
    uint32_t places[2];
    VEC(hx_fact) found;
};

/* Marks the facts that both sides have, whatever their form. */
void ledger_keep(struct ledger *l);
/* Tells the facts that took the place of others. */
void ledger_change(struct ledger *l);

/* True if two facts of one type are one. */
bool ledger_is_same(const struct ledger *l, const struct fact *a,
                    const struct fact *b);
/* True if the number at I of SIDE stands on the other side too, but more or
 * less near. */
bool ledger_is_nearer(const struct ledger *l, int side, uint32_t i);
/* The change and the pair that fact I of SIDE begins in. */
uint32_t ledger_change_of(const struct ledger *l, int side, uint32_t i);
uint32_t ledger_pair_of(const struct ledger *l, int side, uint32_t i);
/* Tells OLD and NEW, facts by side, HX_NONE for none, as one; and so all that
 * are the same as they. */
void ledger_put(struct ledger *l, uint32_t old, uint32_t new);

#endif
