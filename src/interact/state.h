/* SPDX-License-Identifier: MIT */
#ifndef INTERACT_STATE_H
#define INTERACT_STATE_H

/*
 * Where pairs of files were left: a file in $XDG_STATE_HOME/hexapla with a line
 * for each, the last one last. It holds numbers only, neither names nor texts.
 * What is wrong in it is passed over; that it cannot be read or written is no
 * error.
 */

#include "app/anchor.h"
#include "app/app.h"

enum { STATE_MOST = 1000 }; /* pairs that are remembered */

struct state_record {
    uint64_t key;        /* of the names of both files */
    uint64_t content[2]; /* of their texts, by side */
    uint32_t side, token, row;
    uint32_t view; /* an enum reader_view */
    uint32_t unwrapped;
    struct anchor anchor; /* of the token */
};

/* The folder, in A; NULL where there is no home. */
const char *state_folder(struct arena *a);
/* Finds the record of KEY in FOLDER. */
bool state_find(struct arena *a, const char *folder, uint64_t key,
                struct state_record *record);
/* Puts RECORD, or takes out that of its key if IS_GONE; makes the folder. */
void state_put(struct arena *a, const char *folder,
               const struct state_record *record, bool is_gone);

/* How a pair opens that is not remembered. */
struct state_opening {
    struct pane_cursor cursor;
    enum reader_view view;
    bool unwrapped;
    uint32_t at[2]; /* the versions of it */
};

/* Goes to where the pair that is shown was left, if that is known. */
struct state_opening state_restore(struct app *app);
/* Remembers the place, and the layout, if it is not as it was at OPENING. */
void state_save(struct app *app, struct state_opening opening);

#endif
