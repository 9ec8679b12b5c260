/* SPDX-License-Identifier: MIT */

/*
 * Records to articles. While changes come an article is what is known of its
 * path; its own record, which comes after all changes, knows of renames. Paths
 * that have none by the end are older names of others.
 */

#include "app/archive/archive.h"

#include "base/json.h"
#include "hexapla.h"

enum { RENAMES_MOST = 5000 };

struct archive *archive_new(struct arena *a)
{
    struct archive *archive = arena_new(a, struct archive, 1);
    archive->a = a;
    archive->paths = intern_new(a, 0);
    archive->commit_ids = intern_new(a, 0);
    archive->blob_ids = intern_new(a, 0);
    archive->authors = intern_new(a, 0);
    return archive;
}

/* The number of S, of which a copy is kept. */
static uint32_t number_of(struct archive *archive, struct intern *table,
                          struct str s)
{
    uint32_t n = intern_find(table, s);
    if (n != UINT32_MAX)
        return n;
    return intern_put(table, (struct str){str_copy(archive->a, s), s.len});
}

static uint32_t commit_of(struct archive *archive, struct str id)
{
    uint32_t n = number_of(archive, &archive->commit_ids, id);
    while (archive->commits.vec.n <= n)
        *vec_push(archive->a, &archive->commits) = (struct archive_commit){0};
    return n;
}

/* The number + 1 of a blob, 0 of none. */
static uint32_t blob_of(struct archive *archive, struct str id)
{
    if (!id.len)
        return 0;
    uint32_t n = number_of(archive, &archive->blob_ids, id);
    while (archive->blobs.vec.n <= n)
        *vec_push(archive->a, &archive->blobs) = (struct archive_blob){0};
    return n + 1;
}

static uint32_t article_of(struct archive *archive, struct str path)
{
    uint32_t n = number_of(archive, &archive->paths, path);
    while (archive->articles.vec.n <= n)
        *vec_push(archive->a, &archive->articles) = (struct archive_article){
            .newest = ARCHIVE_NONE, .oldest = ARCHIVE_NONE};
    return n;
}

static void change_put(struct archive *archive, struct wire_record *record)
{
    struct archive_change change = {0};
    change.commit = commit_of(archive, wire_get_text(record));
    change.path = article_of(archive, wire_get_text(record));
    change.blob = blob_of(archive, wire_get_text(record));
    int64_t time = (int64_t)wire_get_number(record);
    struct archive_commit *commit = &archive->commits.at[change.commit];
    struct archive_article *article = &archive->articles.at[change.path];
    uint32_t number = archive->changes.vec.n;
    if (record->is_bad)
        return;
    commit->time = time;
    commit->changes++;
    *vec_push(archive->a, &archive->changes) = change;
    if (article->newest == ARCHIVE_NONE) {
        article->newest = number;
        article->last = time;
        article->is_deleted = !change.blob;
    } else {
        archive->changes.at[article->oldest].older = number + 1;
    }
    article->oldest = number;
    article->first = time;
    article->changes++;
    article->versions += change.blob != 0;
    if (!number || time < archive->first)
        archive->first = time;
    if (!number || time > archive->last)
        archive->last = time;
}

static void article_put(struct archive *archive, struct wire_record *record)
{
    uint32_t n = article_of(archive, wire_get_text(record));
    uint32_t blob = blob_of(archive, wire_get_text(record));
    struct str head = wire_get_text(record);
    struct archive_article *article = &archive->articles.at[n];
    uint64_t versions = wire_get_number(record);
    uint64_t returns = wire_get_number(record);
    int64_t first = (int64_t)wire_get_number(record);
    int64_t last = (int64_t)wire_get_number(record);
    bool is_deleted = wire_get_number(record) != 0;
    if (record->is_bad || article->is_whole)
        return;
    article->versions = (uint32_t)versions;
    article->returns = (uint32_t)returns;
    article->first = first;
    article->last = last;
    article->is_deleted = is_deleted;
    article->is_whole = true;
    archive->whole++;
    if (blob)
        archive_headline_put(archive, blob - 1, head);
}

void archive_put(struct archive *archive, struct wire_record *record)
{
    switch (record->kind) {
    case WIRE_CHANGE:
        change_put(archive, record);
        break;
    case WIRE_ARTICLE:
        article_put(archive, record);
        break;
    case WIRE_PROGRESS:
        archive->read = (uint32_t)wire_get_number(record);
        break;
    case WIRE_REPOSITORY:
        wire_get_text(record);
        wire_get_text(record);
        wire_get_text(record);
        archive->tip = str_of(str_copy(archive->a, wire_get_text(record)));
        archive->is_shallow = wire_get_number(record) & WIRE_IS_SHALLOW;
        break;
    default:
        break;
    }
}

/* If change I made its path of another one's text, which went in the same
 * commit, that one's changes are what was before. */
static void rename_link(struct archive *archive, uint32_t i, hx_range commit)
{
    struct archive_change *change = &archive->changes.at[i];
    for (uint32_t j = commit.start; j < commit.end; j++) {
        const struct archive_change *gone = &archive->changes.at[j];
        if (gone->blob || gone->older <= i + 1 ||
            archive->changes.at[gone->older - 1].blob != change->blob)
            continue;
        change->older = gone->older;
        return;
    }
}

void archive_end(struct archive *archive)
{
    uint32_t n = archive->changes.vec.n;
    hx_range commit = {0, 0};
    archive->is_complete = true;
    /* More versions may be known than when they were counted. */
    for (uint32_t i = 0; i < archive->articles.vec.n; i++)
        if (archive->articles.at[i].facts.state == ARCHIVE_KNOWN)
            archive->articles.at[i].facts.state = ARCHIVE_UNKNOWN;
    for (; commit.start < n; commit.start = commit.end) {
        uint32_t number = archive->changes.at[commit.start].commit;
        while (commit.end < n &&
               archive->changes.at[commit.end].commit == number)
            commit.end++;
        /* A bulk of new texts would be compared with itself. */
        for (uint32_t i = commit.start;
             i < commit.end && commit.end - commit.start < RENAMES_MOST; i++)
            if (archive->changes.at[i].blob && !archive->changes.at[i].older)
                rename_link(archive, i, commit);
    }
}

bool archive_is_listed(const struct archive *archive, uint32_t article)
{
    return !archive->is_complete || archive->articles.at[article].is_whole;
}

uint32_t archive_blob(const struct archive *archive, uint32_t article)
{
    uint32_t at = archive->articles.at[article].newest;
    while (at != ARCHIVE_NONE) {
        const struct archive_change *change = &archive->changes.at[at];
        if (change->blob)
            return change->blob - 1;
        at = change->older ? change->older - 1 : ARCHIVE_NONE;
    }
    return ARCHIVE_NONE;
}

uint32_t archive_last(const struct archive *archive, uint32_t article)
{
    uint32_t at = archive->articles.at[article].newest;
    return at == ARCHIVE_NONE ? ARCHIVE_NONE : archive->changes.at[at].commit;
}

struct str archive_headline_of(const struct archive *archive, uint32_t article)
{
    uint32_t blob = archive_blob(archive, article);
    return blob == ARCHIVE_NONE ? (struct str){NULL, 0}
                                : archive->blobs.at[blob].headline;
}

void archive_headline_put(struct archive *archive, uint32_t blob,
                          struct str headline)
{
    struct archive_blob *to = &archive->blobs.at[blob];
    if (to->state == ARCHIVE_KNOWN)
        return;
    struct str line = latin_decode(archive->a, headline);
    to->headline = (struct str){str_copy(archive->a, line), line.len};
    to->state = ARCHIVE_KNOWN;
}

void archive_commit_put(struct archive *archive, uint32_t commit,
                        struct str author, struct str subject)
{
    struct archive_commit *to = &archive->commits.at[commit];
    to->author = number_of(archive, &archive->authors, author) + 1;
    to->subject = (struct str){str_copy(archive->a, subject), subject.len};
}

bool archive_has_few_bots(const struct archive *archive)
{
    uint32_t n = archive->commits.vec.n, bots = 0;
    n = n < ARCHIVE_LOOKED ? n : ARCHIVE_LOOKED;
    for (uint32_t i = 0; i < n; i++) {
        if (!archive->commits.at[i].author)
            return false;
        bots += archive->commits.at[i].is_bot;
    }
    return archive->is_complete && 2 * bots < n;
}

void archive_spread(const struct archive *archive, uint32_t article,
                    uint32_t *count, uint32_t n)
{
    uint64_t span = (uint64_t)(archive->last - archive->first) + 1;
    uint32_t at = archive->articles.at[article].newest;
    for (uint32_t i = 0; i < n; i++)
        count[i] = 0;
    while (at != ARCHIVE_NONE && n) {
        const struct archive_change *change = &archive->changes.at[at];
        uint64_t past = (uint64_t)(archive->commits.at[change->commit].time -
                                   archive->first);
        uint64_t place = past >= span ? n - 1 : past * n / span;
        count[place]++;
        at = change->older ? change->older - 1 : ARCHIVE_NONE;
    }
}
