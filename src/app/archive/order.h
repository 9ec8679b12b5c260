/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_ORDER_H
#define APP_ARCHIVE_ORDER_H

/* Which articles of an archive are listed and in what order: rows that are
 * made anew whenever one of that changes. */

#include "app/archive/archive.h"
#include "base/error.h"

enum { FILTER_WORDS = 8 };

/* What is looked for; words and authors are folded, as utf8_fold() does. */
struct archive_filter {
    struct str word[FILTER_WORDS], author[FILTER_WORDS];
    uint32_t words, authors;
    bool has_since, has_until;
    int64_t since, until; /* seconds since 1970, both included */
};

enum archive_sort {
    SORT_LAST, /* the last changed first */
    SORT_FIRST,
    SORT_VERSIONS,
    SORT_RETURNS,
    SORT_HEADLINE,
    SORT_PATH,
    SORTS
};

/* What each is called, for the command and the title. */
extern const char *const archive_sort_table[SORTS];

/* What is shown. */
struct archive_view {
    struct archive_filter filter;
    enum archive_sort sort;
    bool has_deleted; /* deleted articles too */
};

/* Why several articles are one row. */
enum archive_fold {
    FOLD_NONE,
    FOLD_BULK, /* one commit changed many */
    FOLD_BOT,  /* a bot changed them */
    FOLD_SAME  /* the same words came and went in all of them */
};

/* A row: an article, or COUNT articles that are folded. */
struct archive_row {
    uint32_t article; /* ARCHIVE_NONE where several are folded */
    uint32_t commit;  /* that changed the first of these last (of a row under
                         them as well), or NONE */
    uint32_t count;
    enum archive_fold fold;
    uint32_t first; /* article of those that are folded */
};

struct archive_rows {
    struct archive_row *at;
    uint32_t n;
    uint32_t articles; /* that fit, in bulks too */
};

/*
 * Reads TEXT as a filter: words, "author:NAME", "since:DATE", "until:DATE". A
 * DATE is a year, 2024-05, 2024-05-17, or a number of days, weeks, months or
 * years (30d 6w 3m 2y) before LAST. 0, or -1 with a sentence in ERR and what
 * could be read.
 */
int archive_filter_read(struct arena *a, struct archive_filter *filter,
                        struct str text, int64_t last, struct error *err);
/* True if the filter looks for nothing. */
bool archive_filter_is_empty(const struct archive_filter *filter);
/* The rows of ARCHIVE as VIEW wants them, in A. */
struct archive_rows archive_order(struct arena *a,
                                  const struct archive *archive,
                                  const struct archive_view *view);
/* The same of N changes of headlines, FOUND, in their order: ARTICLE and COMMIT
 * are those of the change, COUNT is its number. */
struct archive_rows archive_order_titles(struct arena *a,
                                         const struct archive *archive,
                                         const struct archive_view *view,
                                         const uint32_t *found, uint32_t n);
/* How well the letters of WORD stand in TEXT, both folded: 2 as they are, 1 in
 * their order close to each other, 0 not. */
int archive_match(struct str text, struct str word);

#endif
