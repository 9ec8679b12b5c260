/* SPDX-License-Identifier: MIT */
#ifndef INPUT_SOURCE_GIT_H
#define INPUT_SOURCE_GIT_H

/*
 * The other end of hexapla-history: starts it for one job, reads its records
 * (base/wire.h) and ends it. It may die at any moment; whatever happens, it is
 * waited for when the stream is closed, which its arena does at the latest.
 */

#include "base/error.h"
#include "base/wire.h"

/* What is asked for; see src/history/main.c. */
struct git_job {
    const char *program; /* NULL: where it was built or installed */
    const char *name;    /* article, text, list, changes or serve */
    const char *path;    /* a file, or a repository */
    const char *file;    /* in that repository, or NULL */
    const char *rev;     /* where to begin, or NULL */
    bool wants_texts, wants_changes;
    bool wants_early; /* WIRE_EARLY records while a list is made */
    bool no_cache;    /* nothing is remembered from run to run */
    /* Called with each WIRE_PROGRESS record, by git_next(); or NULL. */
    void (*progress)(void *context, uint64_t commits, uint64_t total);
    void *context;
    bool is_served; /* the job is "serve": git_ask() asks it */
};

struct git_stream;

/* Starts the job; 0, or -1 with a sentence in ERR. Owned by A. */
int git_open(struct arena *a, struct git_stream **out,
             const struct git_job *job, struct error *err);
/* The next record that is no progress, error or end: 1; 0 at the end,
 * or -1 with a sentence in ERR. Waits for it. */
int git_next(struct git_stream *stream, struct wire_record *record,
             struct error *err);
enum git_taken { GIT_FAILED = -1, GIT_NOTHING, GIT_RECORD, GIT_ENDED };

/* The same without waiting, progress too; GIT_FAILED with a sentence in ERR. */
enum git_taken git_take(struct git_stream *stream, struct wire_record *record,
                        struct error *err);
/* Asks the job "serve" WHAT: b (text) or h (headline) of the blob, c of
 * the commit ID, t (the tip) without one. Each gets one record, in the order of
 * asking. False if it cannot be asked now, as it died or GIT_ASKED_MOST wait.
 */
bool git_ask(struct git_stream *stream, char what, struct str id);
enum { GIT_ASKED_MOST = 64 };
/* Where there is something to read when git_take() has something new; -1 at
 * the end. */
int git_descriptor(const struct git_stream *stream);
/* Ends the job, wherever it is; more than once does nothing. */
void git_close(struct git_stream *stream);
/* The process, for tests. */
long git_process(const struct git_stream *stream);

/* A version of an article. */
struct git_version {
    struct str commit, author, subject, path, blob;
    int64_t time;
    uint32_t inferred;   /* percent, or WIRE_NOT_INFERRED */
    uint32_t entry;      /* WIRE_ENTRY_ */
    uint32_t return_of;  /* the number + 1 of the first with this text, or 0 */
    struct str text;     /* empty where it was not wanted or is not there */
    uint32_t text_state; /* WIRE_TEXT_ */
    bool is_cut;         /* what was before it cannot be read */
};

/* The versions of one article, oldest first, and what was said of them. */
struct git_article {
    struct git_version *at;
    uint32_t n;
    struct str folder, work, path, tip; /* as in WIRE_REPOSITORY */
    struct str *note;
    uint32_t notes;
};

/* An article that comes in pieces. */
struct git_reading;

struct git_reading *git_reading_new(struct arena *a);
/* Takes RECORD of the job "article". */
void git_reading_put(struct git_reading *reading, struct wire_record *record);
/* How many versions have come. */
uint32_t git_reading_count(const struct git_reading *reading);
/* All that came; lives as long as the arena. */
void git_reading_end(struct git_reading *reading, struct git_article *article);

/* The sizes of what is taken at most: versions that are older than these
 * have no text. */
enum { GIT_TEXTS_MOST = 512 << 20 };

/* Reads the whole article of JOB; 0, or -1 with a sentence in ERR. */
int git_article_read(struct arena *a, struct git_article *out,
                     const struct git_job *job, struct error *err);

/* Parts "REPO:FILE" at the colon before which there is a folder, unless there
 * is a file of that whole name; false if it is no such name. */
bool git_name_part(struct arena *a, const char *name, const char **repository,
                   const char **file);
/* True if the folder PATH seems to be a git repository: it has .git, or is a
 * bare one. */
bool git_is_repository(struct arena *a, const char *path);

#endif
