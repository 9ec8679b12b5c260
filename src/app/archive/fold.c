/* SPDX-License-Identifier: MIT */

/*
 * Three reasons: a commit that changed many articles (wherever they stand); a
 * bot that changed articles which follow each other; the same words cut and
 * added in articles which follow each other. Where most commits are by bots,
 * as in an archive that is scraped, bots are no reason.
 */

#include "app/archive/fold.h"

#include "hexapla.h"

struct folding {
    struct arena *a;
    const struct archive *archive;
    const uint32_t *article;
    uint32_t n;
    bool has_bots;  /* what bots changed is folded */
    uint32_t *bulk; /* by commit: number + 1 of its row */
    struct archive_rows rows;
};

/* Why an article is folded, and with which others. */
struct reason {
    enum archive_fold fold;
    uint64_t key;
};

static struct reason reason_of(const struct folding *folding, uint32_t i)
{
    const struct archive *archive = folding->archive;
    uint32_t article = folding->article[i];
    uint32_t at = archive_last(archive, article);
    const struct archive_facts *facts = &archive->articles.at[article].facts;
    if (at == ARCHIVE_NONE)
        return (struct reason){FOLD_NONE, 0};
    const struct archive_commit *commit = &archive->commits.at[at];
    if (commit->changes >= ARCHIVE_BULK)
        return (struct reason){FOLD_BULK, at};
    if (folding->has_bots && commit->is_bot && at < ARCHIVE_LOOKED)
        return (struct reason){FOLD_BOT, commit->author};
    if (facts->change)
        return (struct reason){FOLD_SAME, facts->change};
    return (struct reason){FOLD_NONE, 0};
}

static struct archive_row *row_put(struct folding *folding, uint32_t article,
                                   uint32_t commit)
{
    struct archive_row *row = &folding->rows.at[folding->rows.n++];
    *row = (struct archive_row){.article = article, .commit = commit};
    return row;
}

/* Puts the articles in RANGE, which are folded for REASON. */
static void fold_put(struct folding *folding, hx_range range,
                     struct reason reason)
{
    uint32_t first = folding->article[range.start];
    uint32_t commit = archive_last(folding->archive, first);
    uint32_t *bulk = &folding->bulk[commit];
    if (reason.fold != FOLD_BULK || !*bulk) {
        struct archive_row *row = row_put(folding, ARCHIVE_NONE, commit);
        row->fold = reason.fold;
        row->first = first;
        if (reason.fold == FOLD_BULK)
            *bulk = folding->rows.n;
        row->count = range.end - range.start;
    } else {
        folding->rows.at[*bulk - 1].count += range.end - range.start;
    }
    if (!folding->archive->commits.at[commit].is_open)
        return;
    for (uint32_t i = range.start; i < range.end; i++)
        row_put(folding, folding->article[i], commit)->count = 1;
}

/* Puts what stands at I; gives what stands behind it. */
static uint32_t next_put(struct folding *folding, uint32_t i)
{
    static const uint32_t least_table[] = {UINT32_MAX, 1, FOLD_BOTS,
                                           FOLD_SAMES};
    struct reason reason = reason_of(folding, i);
    uint32_t end = i + 1;
    while (reason.fold && end < folding->n) {
        struct reason other = reason_of(folding, end);
        if (other.fold != reason.fold || other.key != reason.key)
            break;
        end++;
    }
    if (end - i >= least_table[reason.fold]) {
        fold_put(folding, (hx_range){i, end}, reason);
        return end;
    }
    for (; i < end; i++)
        row_put(folding, folding->article[i], ARCHIVE_NONE)->count = 1;
    return end;
}

struct archive_rows archive_fold(struct arena *a, const struct archive *archive,
                                 const uint32_t *article, uint32_t n,
                                 bool folds)
{
    struct folding folding = {a, archive, article, n, false, NULL, {0}};
    folding.rows.articles = n;
    folding.rows.at = arena_new(a, struct archive_row, 2 * (size_t)n + 1);
    folding.bulk = arena_new(a, uint32_t, archive->commits.vec.n + 1);
    folding.has_bots = folds && archive_has_few_bots(archive);
    for (uint32_t i = 0; i < n;) {
        if (folds)
            i = next_put(&folding, i);
        else
            row_put(&folding, article[i++], ARCHIVE_NONE)->count = 1;
    }
    return folding.rows;
}
