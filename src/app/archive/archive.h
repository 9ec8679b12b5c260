/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_ARCHIVE_H
#define APP_ARCHIVE_ARCHIVE_H

/*
 * The articles of a repository and all that changed in them, made of records
 * as they come from the process that reads git: first the changes, the newest
 * first, then what each article comes to. Everything is a number: paths,
 * commits and blobs in the order in which they were met.
 */

#include "base/hash.h"
#include "base/wire.h"

enum {
    ARCHIVE_BULK = 20,    /* articles a commit changes to be a bulk change */
    ARCHIVE_LOOKED = 1000 /* the newest commits that are looked at for bots */
};

/* No article, commit or blob. */
static const uint32_t ARCHIVE_NONE = UINT32_MAX;

/* That a commit changed a path. */
struct archive_change {
    uint32_t commit, path;
    uint32_t blob;  /* number + 1, 0: the path was deleted */
    uint32_t older; /* number + 1 of the change of this path before, or 0 */
};

struct archive_commit {
    int64_t time;
    uint32_t changes; /* how many paths it changed */
    uint32_t author;  /* number + 1, 0: not known yet */
    struct str subject;
    bool is_asked, is_open; /* its articles are shown though they are folded */
    bool is_bot;            /* made by a program */
};

enum archive_state { ARCHIVE_UNKNOWN, ARCHIVE_ASKED, ARCHIVE_KNOWN };

/* A text that was met. */
struct archive_blob {
    enum archive_state state; /* of its headline */
    struct str headline;      /* UTF-8, may be empty */
};

/* What is counted of the texts of an article, for those that are seen. */
struct archive_facts {
    enum archive_state state;
    bool has_size;       /* the last change was counted */
    bool is_part;        /* there are older versions than were looked at */
    uint32_t added, cut; /* words */
    uint32_t noise;      /* versions of style only, of those looked at */
    uint64_t change;     /* the words of the last change; 0: none known */
    struct str said;     /* the first of them, in words; foreign text */
};

/* The article at a path; its number is that of the path. */
struct archive_article {
    uint32_t newest, oldest; /* changes */
    uint32_t changes;        /* of this path */
    uint32_t versions, returns;
    int64_t first, last;
    bool is_deleted;
    bool is_whole; /* versions, returns and first are known */
    struct archive_facts facts;
};

struct archive {
    struct arena *a;
    struct intern paths, commit_ids, blob_ids, authors;
    VEC(struct archive_change) changes;
    VEC(struct archive_commit) commits;
    VEC(struct archive_blob) blobs;
    VEC(struct archive_article) articles;
    struct str tip;      /* the commit it was read at */
    bool is_shallow;     /* what was before some commits is not there */
    int64_t first, last; /* of all commits that changed something */
    uint32_t read;       /* commits that were gone through */
    uint32_t whole;      /* articles that are whole */
    bool is_complete;
};

struct archive *archive_new(struct arena *a);
/* Takes RECORD; one that is of no use here does nothing. */
void archive_put(struct archive *archive, struct wire_record *record);
/* Nothing more comes. */
void archive_end(struct archive *archive);
/* True if ARTICLE is to be listed: paths that an article left are not. */
bool archive_is_listed(const struct archive *archive, uint32_t article);
/* The text ARTICLE has or had last, ARCHIVE_NONE if none is known. */
uint32_t archive_blob(const struct archive *archive, uint32_t article);
/* The commit that changed ARTICLE last, or ARCHIVE_NONE. */
uint32_t archive_last(const struct archive *archive, uint32_t article);
/* Its headline, or nothing as long as that is not known. */
struct str archive_headline_of(const struct archive *archive, uint32_t article);
/* Takes the answers to questions: the headline of a blob, and what a
 * commit says. */
void archive_headline_put(struct archive *archive, uint32_t blob,
                          struct str headline);
void archive_commit_put(struct archive *archive, uint32_t commit,
                        struct str author, struct str subject);
/* True if all is read and bots made less than half of the ARCHIVE_LOOKED
 * newest commits, whose authors are known. */
bool archive_has_few_bots(const struct archive *archive);
/* How often ARTICLE changed in each of N spans of equal length, from the first
 * change in the archive to the last. */
void archive_spread(const struct archive *archive, uint32_t article,
                    uint32_t *count, uint32_t n);

#endif
