/* SPDX-License-Identifier: MIT */

/*
 * Filtering and sorting. A word fits where its letters stand in the headline
 * or the path, in their order and within SPREAD times its length; where it
 * stands as it is counts more, and comes first. The rest of a filter asks for
 * a change that fits all of it at once. What belongs
 * together is folded (fold.c) where the last changed come first.
 */

#include "app/archive/order.h"

#include <stdlib.h>
#include <string.h>

#include "app/archive/fold.h"
#include "base/utf8.h"

enum { SPREAD = 2, SPREAD_MORE = 2, DAY = 86400 };

const char *const archive_sort_table[SORTS] = {
    "last", "first", "versions", "returns", "headline", "path"};

/* Days from 1970 to the day Y-M-D of our calendar; months may be beyond 12. */
static int64_t days_of(int64_t y, int64_t m, int64_t d)
{
    y += (m - 1) / 12;
    m = (m - 1) % 12 + 1;
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400, year = y - era * 400;
    int64_t day = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + year * 365 + year / 4 - year / 100 + day - 719468;
}

/* "30d" before LAST. */
static bool ago_read(struct str text, int64_t last, int64_t *time)
{
    static const char units[] = "dwmy";
    static const int days[] = {1, 7, 30, 365};
    uint32_t n;
    if (text.len < 2 || !str_number(str_sub(text, 0, text.len - 1), 1000, &n))
        return false;
    const char *unit = strchr(units, text.s[text.len - 1]);
    if (!unit || !*unit)
        return false;
    *time = last - (int64_t)n * days[unit - units] * DAY;
    return true;
}

/* The first or, if IS_END, the last second of the date in TEXT. */
static bool date_read(struct str text, bool is_end, int64_t *time)
{
    uint32_t part[3] = {0, 1, 1};
    static const uint32_t most[3] = {9999, 12, 31};
    int n = 0;
    for (struct str rest = text; rest.len && n < 3; n++)
        if (!str_number(str_cut(&rest, '-'), most[n], &part[n]) || !part[n] ||
            (!rest.len && text.s[text.len - 1] == '-') || (rest.len && n == 2))
            return false;
    if (!n || part[0] < 1000)
        return false;
    uint32_t *last = &part[n - 1];
    *last += is_end;
    *time = days_of(part[0], part[1], part[2]) * DAY - is_end;
    return true;
}

static int time_read(struct str word, struct str value, int64_t last,
                     int64_t *time, struct error *err)
{
    bool is_end = str_has_prefix(word, STR("until:"));
    if (ago_read(value, last, time) || date_read(value, is_end, time))
        return 0;
    return error_set(err,
                     "%.6s needs a date: 2024, 2024-05, 2024-05-17, or "
                     "30d, 6w, 3m, 2y before the last change",
                     word.s);
}

int archive_filter_read(struct arena *a, struct archive_filter *filter,
                        struct str text, int64_t last, struct error *err)
{
    *filter = (struct archive_filter){0};
    int code = 0;
    while ((text = str_trim(text)).len) {
        struct str word = str_word_cut(&text), value = word;
        str_cut(&value, ':');
        if (str_has_prefix(word, STR("author:"))) {
            if (value.len && filter->authors < FILTER_WORDS)
                filter->author[filter->authors++] = utf8_fold(a, value);
        } else if (str_has_prefix(word, STR("since:"))) {
            bool failed = time_read(word, value, last, &filter->since, err);
            filter->has_since = !failed;
            code = failed ? -1 : code;
        } else if (str_has_prefix(word, STR("until:"))) {
            bool failed = time_read(word, value, last, &filter->until, err);
            filter->has_until = !failed;
            code = failed ? -1 : code;
        } else if (filter->words < FILTER_WORDS) {
            filter->word[filter->words++] = utf8_fold(a, word);
        }
    }
    return code;
}

bool archive_filter_is_empty(const struct archive_filter *filter)
{
    return !filter->words && !filter->authors && !filter->has_since &&
           !filter->has_until;
}

static bool has_part(struct str text, struct str word)
{
    for (size_t i = 0; i + word.len <= text.len; i++)
        if (!memcmp(text.s + i, word.s, word.len))
            return true;
    return false;
}

int archive_match(struct str text, struct str word)
{
    if (!word.len || has_part(text, word))
        return 2;
    size_t most = SPREAD * word.len + SPREAD_MORE;
    for (size_t i = 0; i + word.len <= text.len; i++) {
        size_t found = 0;
        for (size_t j = i; j < text.len && j < i + most; j++) {
            found += text.s[j] == word.s[found];
            if (found == word.len)
                return 1;
            if (!found)
                break;
        }
    }
    return 0;
}

/* What is asked of each article. */
struct ordering {
    struct arena *a;
    const struct archive *archive;
    const struct archive_view *view;
    bool *is_author; /* by number: the name fits */
};

/* True if CHANGE fits time and author. */
static bool change_fits(const struct ordering *ordering,
                        const struct archive_change *change)
{
    const struct archive_filter *filter = &ordering->view->filter;
    const struct archive_commit *commit =
        &ordering->archive->commits.at[change->commit];
    if ((filter->has_since && commit->time < filter->since) ||
        (filter->has_until && commit->time > filter->until))
        return false;
    return !filter->authors ||
           (commit->author && ordering->is_author[commit->author - 1]);
}

static bool has_change(const struct ordering *ordering, uint32_t article)
{
    const struct archive *archive = ordering->archive;
    const struct archive_filter *filter = &ordering->view->filter;
    uint32_t at = archive->articles.at[article].newest;
    if (!filter->authors && !filter->has_since && !filter->has_until)
        return true;
    while (at != ARCHIVE_NONE) {
        const struct archive_change *change = &archive->changes.at[at];
        if (change_fits(ordering, change))
            return true;
        at = change->older ? change->older - 1 : ARCHIVE_NONE;
    }
    return false;
}

/* How well the words fit ARTICLE, which is also called ALSO: 0 not at all. */
static int words_match(const struct ordering *ordering, uint32_t article,
                       struct str also)
{
    const struct archive *archive = ordering->archive;
    const struct archive_filter *filter = &ordering->view->filter;
    int least = 2;
    if (!filter->words)
        return least;
    struct arena_mark mark = arena_mark(ordering->a);
    struct buf text = {.a = ordering->a};
    buf_put(&text, archive_headline_of(archive, article));
    buf_put_byte(&text, '\n');
    buf_put(&text, archive->paths.names[article]);
    buf_put_byte(&text, '\n');
    buf_put(&text, also);
    struct str folded = utf8_fold(ordering->a, buf_str(&text));
    for (uint32_t i = 0; i < filter->words && least; i++) {
        int match = archive_match(folded, filter->word[i]);
        least = match < least ? match : least;
    }
    arena_reset(ordering->a, mark);
    return least;
}

/* What an article is sorted by. */
struct sorting {
    int match;
    int64_t key;     /* greater ones come first */
    struct str text; /* then by this */
    uint32_t article;
};

static int sorting_compare(const void *a, const void *b)
{
    const struct sorting *x = a, *y = b;
    if (x->match != y->match)
        return x->match > y->match ? -1 : 1;
    if (x->key != y->key)
        return x->key > y->key ? -1 : 1;
    size_t len = x->text.len < y->text.len ? x->text.len : y->text.len;
    int order = len ? memcmp(x->text.s, y->text.s, len) : 0;
    if (order || x->text.len != y->text.len)
        return order ? order : x->text.len > y->text.len ? 1 : -1;
    return x->article > y->article ? 1 : -1;
}

static struct sorting sorting_of(const struct ordering *ordering,
                                 uint32_t article)
{
    const struct archive *archive = ordering->archive;
    const struct archive_article *from = &archive->articles.at[article];
    struct sorting sorting = {.article = article};
    switch (ordering->view->sort) {
    case SORT_LAST:
        sorting.key = from->last;
        break;
    case SORT_FIRST:
        sorting.key = from->first;
        break;
    case SORT_VERSIONS:
        sorting.key = from->versions;
        break;
    case SORT_RETURNS:
        sorting.key = from->returns;
        break;
    case SORT_HEADLINE:
        sorting.text = archive_headline_of(archive, article);
        break;
    default:
        sorting.text = archive->paths.names[article];
        break;
    }
    return sorting;
}

/* Which authors the filter means. */
static void authors_find(struct ordering *ordering)
{
    const struct intern *authors = &ordering->archive->authors;
    const struct archive_filter *filter = &ordering->view->filter;
    if (!filter->authors)
        return;
    ordering->is_author = arena_new(ordering->a, bool, authors->n + 1);
    for (uint32_t i = 0; i < authors->n; i++) {
        struct str name = utf8_fold(ordering->a, authors->names[i]);
        ordering->is_author[i] = true;
        for (uint32_t j = 0; j < filter->authors; j++)
            ordering->is_author[i] &= has_part(name, filter->author[j]);
    }
}

struct archive_rows archive_order(struct arena *a,
                                  const struct archive *archive,
                                  const struct archive_view *view)
{
    struct ordering ordering = {a, archive, view, NULL};
    uint32_t n = 0;
    struct sorting *sorted =
        arena_new(a, struct sorting, archive->articles.vec.n + 1);
    authors_find(&ordering);
    for (uint32_t i = 0; i < archive->articles.vec.n; i++) {
        const struct archive_article *article = &archive->articles.at[i];
        if (!archive_is_listed(archive, i) ||
            (article->is_deleted && !view->has_deleted) ||
            !has_change(&ordering, i))
            continue;
        int match = words_match(&ordering, i, (struct str){NULL, 0});
        if (!match)
            continue;
        sorted[n] = sorting_of(&ordering, i);
        sorted[n++].match = match;
    }
    if (n)
        qsort(sorted, n, sizeof *sorted, sorting_compare);
    uint32_t *article = arena_new(a, uint32_t, (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++)
        article[i] = sorted[i].article;
    bool folds = view->sort == SORT_LAST && !view->filter.words;
    return archive_fold(a, archive, article, n, folds);
}

struct archive_rows archive_order_titles(struct arena *a,
                                         const struct archive *archive,
                                         const struct archive_view *view,
                                         const uint32_t *found, uint32_t n)
{
    struct ordering ordering = {a, archive, view, NULL};
    struct archive_rows rows = {.at = arena_new(a, struct archive_row, n + 1)};
    authors_find(&ordering);
    for (uint32_t i = 0; i < n; i++) {
        const struct archive_change *change = &archive->changes.at[found[i]];
        struct buf both = {.a = a};
        buf_put(&both, archive->blobs.at[change->blob - 1].headline);
        buf_put_byte(&both, '\n');
        if (change->older && archive->changes.at[change->older - 1].blob)
            buf_put(&both,
                    archive->blobs
                        .at[archive->changes.at[change->older - 1].blob - 1]
                        .headline);
        if (change_fits(&ordering, change) &&
            words_match(&ordering, change->path, buf_str(&both)))
            rows.at[rows.n++] = (struct archive_row){.article = change->path,
                                                     .commit = change->commit,
                                                     .count = found[i]};
    }
    rows.articles = rows.n;
    return rows;
}
