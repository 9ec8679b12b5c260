/* SPDX-License-Identifier: MIT */
#ifndef DIFF_CELLS_H
#define DIFF_CELLS_H

/*
 * The cells of two runs of words, old by new: what speaks for and against each
 * two of them standing for each other, before any answer is known (the words
 * themselves, where they stand, what stands beside them, what else there is).
 */

#include "diff/forms.h"
#include "diff/lcs.h"
#include "diff/room.h"

/* Features of a cell, each 0 to NET_ONE; clue.c says what each is of. */
enum cell_feature {
    CELL_FORM, /* FORM_FEATURES of them */
    CELL_LIGHT_OLD = CELL_FORM + FORM_FEATURES,
    CELL_LIGHT_NEW,
    CELL_LIGHT_BOTH,
    CELL_MARK_OLD,
    CELL_MARK_NEW,
    CELL_NUMBER_OLD,
    CELL_NUMBER_NEW,
    CELL_SLOPE,    /* how far from the diagonal */
    CELL_DISTANCE, /* how far apart in words, of 20 */
    CELL_PATH,     /* both are in the longest common subsequence here */
    CELL_GAP,      /* both are in one gap of it */
    CELL_GAP_OLD,  /* how long it is, of 10 */
    CELL_GAP_NEW,
    CELL_GAP_SLOPE,  /* how far from the gap's diagonal */
    CELL_GAP_SINGLE, /* one word for one */
    CELL_GAP_PLACE,  /* the same place in a gap of equal sides */
    CELL_PATH_BEFORE,
    CELL_PATH_AFTER,
    CELL_OFF_OLD, /* not in the subsequence */
    CELL_OFF_NEW,
    CELL_EXPECTED, /* how far from where the subsequence has its neighbors */
    CELL_BEFORE,   /* the words before are the same */
    CELL_AFTER,
    CELL_BEFORE_2,
    CELL_AFTER_2,
    CELL_SOFT_BEFORE, /* the words before are alike */
    CELL_SOFT_AFTER,
    CELL_WINDOW,         /* the same words within 3 */
    CELL_WINDOW_CONTENT, /* content words only */
    CELL_RIVAL_OLD,      /* an equal word elsewhere in the row */
    CELL_RIVALS_OLD,     /* how many, of 4 */
    CELL_RIVAL_NEW,
    CELL_RIVALS_NEW,
    CELL_UNIQUE,   /* equal, and none else is */
    CELL_BEST_OLD, /* the best likeness elsewhere in the row */
    CELL_BEST_NEW,
    CELL_LIKE,     /* its own likeness */
    CELL_RATIO,    /* the shorter side's length of the longer's */
    CELL_SIZE_OLD, /* words, of 60 */
    CELL_SIZE_NEW,
    CELL_CORNER,   /* both first or both last */
    CELL_RARE_OLD, /* how rare the word is, by the lexicon */
    CELL_RARE_NEW,
    CELL_LEAD_OLD, /* how its cosine leads that of the best of its row */
    CELL_LEAD_NEW,
    CELL_FEATURES
};

/* Two runs of words and what their cells are made of. */
struct cells {
    struct forms *forms;
    uint32_t *pair;              /* by cell: the id of its words */
    const struct form **form[2]; /* by word */
    uint32_t at[2], n[2];        /* the first token and how many, by side */
    uint8_t *like;       /* by cell: likeness of the words, 0 to NET_ONE */
    uint8_t *same;       /* by cell: 1 stems are the same, 2 of content */
    uint32_t *window[2]; /* sums of same up to a cell: all, content */
    uint32_t *path[2];   /* by word: its partner in the subsequence */
    uint32_t *gap[2];    /* by word: pairs of the subsequence before it */
    uint32_t *edge[2];   /* by gap: its first word; one more than gaps */
    uint8_t *near[2];    /* by word: the greatest cosine */
    uint8_t *best[2];    /* by word: the greatest likeness */
    uint8_t *second[2];  /* and the next */
    uint8_t *equals[2];  /* by word: equal words on the other side */
};

/* The cells of the tokens AT, by side, neither side empty; in ROOM. */
struct cells cells_new(struct room *room, struct forms *forms,
                       struct lcs_work *work, const hx_range at[2]);
/* The bytes of a room they take, and those of a spread of the same size. */
size_t cells_room(const uint32_t n[2]);
/* How alike two words are by what they have in common, FORM, 0 to NET_ONE. */
uint8_t cells_like(const uint8_t *form);
/* The features of the words I and J of the runs. */
void cells_put(const struct cells *cells, uint32_t i, uint32_t j, int16_t *x);

#endif
