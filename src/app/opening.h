/* SPDX-License-Identifier: MIT */
#ifndef APP_OPENING_H
#define APP_OPENING_H

/*
 * A story of git that is read while the interface goes on: nothing of it is
 * shown, then its newest versions, then all. Where articles are browsed it is
 * in the place of their list until it is closed; else it is all there is, and
 * closing it leaves the program. Its story is in an arena of its own.
 */

#include "app/story_git.h"

struct app;
struct screen;

struct opening {
    struct arena *a; /* NULL: nothing is open */
    struct story_git *git;
    struct git_reading *reading[2]; /* of each job that was begun */
    struct git_stream *stream;      /* of job AT; NULL when all was read */
    uint32_t at;
    struct str commit;       /* at which it opens; empty: the last one */
    struct story *story;     /* NULL: nothing was made of it yet */
    bool is_shown;           /* it is the app's */
    bool is_over;            /* reading has ended, or was ended */
    bool is_cut;             /* not all was read */
    bool is_made;            /* all that came is in the story */
    bool is_told;            /* and what was wrong is told */
    uint32_t versions;       /* that had come when the story was made */
    struct error failure;    /* why reading ended, or empty */
    uint64_t commits, total; /* that were read, and of how many, or 0 */
    int64_t made;            /* when the story was made, or has grown */
};

/* What is opened: what PATHS name, or an article of a repository. */
struct opening_order {
    const struct story_paths *paths; /* NULL: an article */
    const char *repository;
    struct str file;
    struct str commit; /* at which it opens; empty: the last one */
    bool no_cache;
};

/* Begins to read what ORDER says: 0; 1 if no git is meant; or -1 with a
 * sentence in ERR. */
int opening_start(struct opening *opening, const struct opening_order *order,
                  struct error *err);
/* Waits for what comes until all was read or MILLISECONDS have passed; -1 with
 * a sentence in ERR if it cannot be read. */
int opening_wait(struct opening *opening, int milliseconds, struct error *err);
/* Takes what has come, for some milliseconds at most, and shows it if it is
 * enough. True if more is to come by itself. */
bool opening_take(struct app *app);
/* True if a story of git is shown. */
bool opening_is_shown(const struct app *app);
/* True while one is read. */
bool opening_is_busy(const struct app *app);
/* Where something may come, or -1. */
int opening_descriptor(const struct opening *opening);
/* Stops reading and keeps what is shown; where nothing is, there is the list of
 * articles, or the end of the program. False if nothing is read. */
bool opening_cancel(struct app *app);
/* Shows the list of articles in place of the story; false if no story is shown
 * or there is no list. */
bool opening_return(struct app *app);
/* Gives back all of it; what shows it is closed before. */
void opening_close(struct opening *opening);
/* Says, where the story has one version, that it is the only one. */
void opening_only_say(struct app *app);
/* Appends how far reading is; nothing if nothing is read. */
void opening_progress(struct buf *b, const struct app *app);

#endif
