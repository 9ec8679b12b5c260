/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_LINEAGE_H
#define HISTORY_LINEAGE_H

/*
 * From the changes of all commits to articles: what has which versions, over
 * renames, deletions and side branches. The links it makes are guesses by the
 * rules of article.c, but taken forward through time, all articles at once.
 */

#include "history/index.h"
#include "history/job.h"

/* An article; its path is the last it had. */
struct life {
    uint32_t path, blob;
    uint32_t versions, returns;
    int64_t first, last;
    uint32_t copy;      /* number + 1 of what was copied from it last, or 0 */
    uint32_t copied_at; /* of a copy: versions of its source then */
    uint32_t source;    /* of a copy: the number + 1 of what it is of, or 0 */
    uint32_t copied;    /* of a copy: the blob */
    bool is_deleted, is_joined;
    bool is_whole_copy; /* the same text, not a similar one */
};

/* A path: what is there, and what is known of the past. */
struct place_state {
    uint32_t life;   /* number + 1 of the article that is there, or 0 */
    uint32_t before; /* the same, of that which was there last */
};

struct lineage {
    const struct repository *repository;
    struct index *index;
    struct trees *trees;
    struct intern bases; /* of paths, the last parts */
    VEC(struct life) lives;
    struct place_state *places; /* by path */
    uint32_t *base_of;          /* by path, the number of its last part */
    uint32_t *place_of_base;    /* by that, path + 1 that had it last */
    uint32_t *place_of_blob;    /* by blob, the same */
    uint64_t *texts; /* pairs of an article and a blob it had, or 0 */
    uint32_t text_n, text_room;
    struct arena *scratch;     /* for one commit */
    struct intern known;       /* texts, as digits, that have a headline */
    VEC(struct str) headlines; /* by that */
};

struct lineage lineage_new(struct index *index, struct trees *trees);
/* Takes the headlines of the last answer, whatever it was to. */
void lineage_recall(struct lineage *lineage);
/* Makes the articles; ORDER has the N commits, the newest first. */
void lineage_run(struct lineage *lineage, const uint32_t *order, uint32_t n);
/* Sends the articles, the last changed first; those whose path is not in TREE
 * are deleted. */
void lineage_send(struct lineage *lineage, struct output *out,
                  const struct oid *tree);

#endif
