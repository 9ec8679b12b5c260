/* SPDX-License-Identifier: MIT */
#ifndef APP_JOB_H
#define APP_JOB_H

/*
 * The making of a comparison and of the reader that shows it, in parts: of
 * long texts first a comparison of their words, then the full one, as of short
 * ones where nothing is shown yet; or, in one part, of what a reader waits for
 * or a list tells of versions.
 * A part may be run in any thread: the job reads its story's versions and
 * changes nothing but itself. What is made is handed over and never changed
 * again.
 */

#include "app/reader.h"
#include "app/tally.h"

/* What a reader waits for, instead of a comparison: a sheet, the places of a
 * phrase, or both. All of it stays as it is meanwhile. */
struct job_view {
    struct sheet_order sheet;
    struct find_order find;
    bool has_sheet, has_find;
};

/* What to make. */
struct job_order {
    const struct story *story; /* its versions stay as they are meanwhile */
    uint32_t at[2];            /* versions, by side */
    struct reader_look look;
    struct sieve sieve;
    int width, height;           /* of the body */
    bool only_full;              /* without the comparison of words before it */
    bool is_first;               /* nothing is shown yet: words come first of
                                    articles, too */
    const struct job_view *view; /* NULL: a comparison */
    const hx_diff *explained;    /* to be made ready to be explained, instead;
                                    stays as it is meanwhile; or NULL */
    const struct tally_order *tally; /* to be counted, instead; or NULL */
};

/* What was made, or why it was not. */
struct job_result {
    struct job_order order;
    int code;               /* 0, or a negative HX_ code and nothing made */
    bool last;              /* no further part is to come */
    struct version made[2]; /* by side: a new document, a new measure or none;
                               nothing else of it is set */
    hx_diff *diff;
    struct reader reader; /* to be taken with reader_take() */
    struct sheet sheet;   /* of a view; each with its arena or all zero */
    struct found found;
    hx_explain *explain; /* of what was to be explained */
    struct tally tally;
};

/* How far a part is. */
struct job_progress {
    const char *what; /* "reading the words" */
    uint32_t percent;
};

/* Asked now and then while a part runs; not 0 cancels it. */
struct job_watch {
    int (*poll)(void *context, struct job_progress progress);
    void *context;
};

struct job {
    struct job_order order;
    struct job_watch watch;
    struct version side[2]; /* what is known of the versions */
    struct story story;     /* of these two, for the reader */
    struct job_view view;
    struct tally_order tally;
    struct job_progress progress;
    uint32_t start, end; /* of the step at hand, in percent */
    bool has_words;      /* the first part was made */
};

struct job job_new(const struct job_order *order, struct job_watch watch);
/* Runs the next part; *RESULT is the caller's. */
void job_run(struct job *job, struct job_result *result);
/* True if both are so long that words are shown first and views are made
 * beside the interface. */
bool job_is_long(const hx_doc *old, const hx_doc *new);
/* Gives back what nobody took. */
void job_result_free(struct job_result *result);

#endif
