/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_JOB_H
#define HISTORY_JOB_H

/*
 * What this program is asked for, one job a run, and where the answer goes.
 * Records leave when enough of them wait or some time has passed, so that the
 * first are there at once; when nobody reads any more, the job ends.
 */

#include "history/commits.h"
#include "history/trees.h"

struct job {
    const char *path;   /* FILE, or the repository */
    const char *file;   /* in the repository, or NULL: PATH is the file */
    const char *rev;    /* where to begin; NULL: HEAD */
    bool is_single;     /* the version at REV only */
    bool wants_texts;   /* of each version */
    bool wants_changes; /* of each commit, in a list */
    bool wants_articles;
    bool wants_early; /* the first rows of a list at once */
    bool no_cache;
};

struct output {
    struct buf b;
    int descriptor;
    int64_t sent;     /* when records were sent last, in milliseconds */
    uint64_t commits; /* gone through so far */
    uint64_t total;   /* of these, or 0: not known */
    uint32_t cuts;    /* sentences on commits */
    struct buf *kept; /* or NULL: where articles are put too */
    bool is_quiet;    /* sentences on commits are left out */
    bool is_partial;  /* a headline could not be read */
    bool is_broken;   /* nobody reads */
};

/* Ends the record that began AT and sends it now or later. */
void output_end(struct output *out, size_t at);
/* The same for an article, which is kept if that is wanted. */
void output_end_kept(struct output *out, size_t at);
/* Sends all there is. */
void output_flush(struct output *out);
/* Sends whole records that are ready. */
void output_send(struct output *out, struct str records);
/* Counts a commit; false if the job should end. */
bool output_step(struct output *out);
/* A record of KIND that has a sentence only. */
void output_say(struct output *out, enum wire_kind kind, struct str text);
void output_oid(struct output *out, const struct repository *repository,
                const struct oid *id);
/* The text ID as a record, if it is not too large. */
void output_text(struct output *out, const struct repository *repository,
                 const struct oid *id);
/* The headline of the text ID as a field of the record that was begun. */
void output_headline(struct output *out, const struct repository *repository,
                     const struct oid *id);
/* Where the repository is and its tip, as a record. */
void output_repository(struct output *out, const struct repository *repository,
                       const struct job *job);
/* The sentence for a commit after which a shallow clone has no more. */
extern const char output_shallow[];
/* A sentence on the commit ID: that the history ends there or is not whole. The
 * first few are sent. */
void output_cut(struct output *out, const struct repository *repository,
                const struct oid *id, const char *why);

/* One article's versions, newest first; 0, or -1 with a sentence. */
int article_run(struct repository *repository, const struct job *job,
                struct output *out, struct error *err);
/* All commits' changes, then all articles. */
int list_run(struct repository *repository, const struct job *job,
             struct output *out, struct error *err);
/* Answers questions about single objects until nobody asks any more. */
int serve_run(struct repository *repository, const struct job *job,
              struct output *out, struct error *err);

#endif
