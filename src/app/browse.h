/* SPDX-License-Identifier: MIT */
#ifndef APP_BROWSE_H
#define APP_BROWSE_H

/*
 * The articles of a repository, while they are read: a process lists them
 * (again when there are new commits), another answers what is asked of those
 * that are seen. Nothing here waits for either, but browse_settle(). An article
 * that is opened takes the place of the list until it is closed.
 */

#include "app/archive/asking.h"
#include "app/archive/facts.h"
#include "app/archive/order.h"
#include "app/archive/titles.h"
#include "app/list.h"

struct app;
struct screen;

enum { BROWSE_SEEN = 256, BROWSE_FILTER = 256, BROWSE_STREAMS = 3 };

/* One reading of the list. */
struct browse_listing {
    struct arena *a;
    struct archive *archive;
    struct git_stream *stream; /* NULL when it is read */
    struct titles titles;
};

struct browse {
    const char *repository; /* as the user gave it */
    bool no_cache;
    struct browse_listing shown;
    struct browse_listing next; /* read because of new commits, to be shown */
    struct asking asking;
    struct facts facts;
    struct archive_view view;
    char filter[BROWSE_FILTER]; /* as it was typed */
    struct arena *filter_arena; /* what was read of it */
    struct arena *rows_arena;
    struct archive_rows rows;
    bool is_stale;             /* rows are to be made anew */
    bool wants_chosen;         /* with CHOSEN under the cursor */
    struct archive_row chosen; /* its count does not matter */
    bool has_titles;           /* headline changes are listed */
    bool wants_authors;        /* for the filter */
    uint32_t authors;          /* commits whose authors were asked for */
    struct list list;          /* while something else is shown */
    struct archive_row seen[BROWSE_SEEN]; /* in the last picture */
    uint32_t seens;
    int64_t looked, made; /* when the tip, rows were asked for, made */
    bool is_looking;
    bool is_cut; /* reading the list was canceled, or failed */
};

/* Begins to browse REPOSITORY in APP, whose story is empty but for options; 0,
 * or -1 with a sentence in ERR. */
int browse_open(struct app *app, const char *repository, struct error *err);
void browse_close(struct app *app);
/* Takes what has come, for some milliseconds at most. True if more is to come
 * by itself. */
bool browse_take(struct app *app);
/* Waits until all that the last picture asked for is there. True if something
 * came. */
bool browse_settle(struct app *app);
/* Where something may come, -1 for the rest. */
void browse_descriptors(const struct browse *browse, int fd[BROWSE_STREAMS]);

/* The rows, made anew if something changed. */
void browse_rows(struct app *app);
/* Says that ROW is seen, so that what is not known of it is asked. */
void browse_see(struct browse *browse, struct archive_row row);
/* The list of articles, wherever it is now. */
struct list *browse_list(struct app *app);
/* Makes the rows anew before the next picture. */
void browse_change(struct app *app);
/* Looks for TEXT, as archive_filter_read() takes it. */
void browse_filter(struct app *app, struct str text);
/* Opens the history of ARTICLE, at what COMMIT made of it or, if that is
 * ARCHIVE_NONE, at its last version. */
void browse_article_open(struct app *app, uint32_t article, uint32_t commit);
/* True if articles are browsed and none is shown. */
bool browse_is_listing(const struct app *app);
/* Stops what is read; false if nothing is. */
bool browse_cancel(struct app *app);
/* Reads the list anew. */
void browse_reload(struct app *app);
/* Appends how far reading is; nothing where all was read. */
void browse_progress(struct buf *b, const struct app *app);

#endif
