/* SPDX-License-Identifier: MIT */

/*
 * The list of articles, or of changes of headlines: a line is when it changed
 * last, its headline, and in columns that are as many as have room: its path,
 * versions, returns, versions of style only, words of the last change, and how
 * its changes are spread over time. The status line has it in words.
 */

#include "app/panel.h"

#include <string.h>
#include <time.h>

#include "view/fit.h"

enum {
    SPREAD_MOST = 24,
    NARROW = 70,
    MIDDLE = 110, /* columns from which there is room for more */
    WIDE = 150,
    WIDEST = 300,
    DAY_LEN = 10
};

static void day_put(struct buf *b, int64_t time)
{
    char day[32] = "";
    struct tm tm;
    time_t seconds = (time_t)time;
    if (gmtime_r(&seconds, &tm))
        strftime(day, sizeof day, "%Y-%m-%d", &tm);
    buf_put(b, str_of(day));
}

/* The end of S in exactly WIDTH columns, after dots if it is not all. */
static void column_put(struct buf *b, struct str s, int width)
{
    int left = glyph_width(s), had = left;
    while (s.len && left > width - (left < had)) {
        struct glyph glyph;
        glyph_next(s, &glyph);
        s = str_sub(s, glyph.len, s.len);
        left -= glyph.width;
    }
    if (left < had)
        buf_put(b, STR("\xe2\x80\xa6"));
    buf_put(b, s);
    for (left += left < had; left < width; left++)
        buf_put_byte(b, ' ');
}

/* How tall COUNT changes are, 0 to 8; the same for all articles. */
static uint32_t height_of(uint32_t count)
{
    static const uint32_t steps[] = {0, 1, 2, 3, 5, 8, 16, 32};
    uint32_t height = 0;
    while (height < 8 && count > steps[height])
        height++;
    return height;
}

static void spread_put(struct buf *b, const struct app *app, uint32_t article,
                       uint32_t n)
{
    static const char ascii[] = " .:-=+*%#";
    uint32_t count[SPREAD_MOST];
    archive_spread(app->browse->shown.archive, article, count, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t height = height_of(count[i]);
        if (app->ascii)
            buf_put_byte(b, ascii[height]);
        else if (!height)
            buf_put_byte(b, ' ');
        else
            buf_print(b, "\xe2\x96%c", (char)(0x80 + height));
    }
}

/* Columns of the sign of -COUNT, where both have 5. */
static int width_left(uint32_t count)
{
    int width = 5;
    for (; count > 9 && width > 2; count /= 10)
        width--;
    return width - 1;
}

/* "75v 5r 2s +12 -3 ", in columns where there is room. */
static void counts_put(struct buf *b, const struct archive_article *article,
                       bool is_wide)
{
    const struct archive_facts *facts = &article->facts;
    bool has_noise = facts->state == ARCHIVE_KNOWN && facts->noise;
    int count = is_wide ? 4 : 0, size = is_wide ? 5 : 0;
    buf_print(b, "%*u%s ", count, article->versions,
              article->is_whole ? "v" : "+");
    if (article->returns)
        buf_print(b, "%*ur ", count - (count > 0), article->returns);
    else
        buf_print(b, "%*s", count + (count > 0), "");
    if (has_noise)
        buf_print(b, "%*us ", count - (count > 0), facts->noise);
    else
        buf_print(b, "%*s", count + (count > 0), "");
    if (facts->has_size)
        buf_print(b, "%+*d %*s%u ", size, (int)facts->added,
                  is_wide ? width_left(facts->cut) : 0, "-", facts->cut);
    else
        buf_print(b, "%*s ", 2 * size + 1, "");
}

static struct str note_of(struct arena *a, const struct panel_lines *lines,
                          uint32_t article)
{
    const struct archive *archive = lines->app->browse->shown.archive;
    struct buf b = {.a = a};
    if (lines->width >= WIDE)
        column_put(&b, archive->paths.names[article], lines->width / 4);
    counts_put(&b, &archive->articles.at[article], lines->width >= NARROW);
    spread_put(&b, lines->app, article,
               lines->width >= WIDE     ? SPREAD_MOST
               : lines->width >= MIDDLE ? SPREAD_MOST / 2
                                        : SPREAD_MOST / 3);
    return buf_str(&b);
}

/* Why the articles of ROW are one, in words. */
static void fold_put(struct buf *b, const struct archive *archive,
                     const struct archive_row *row)
{
    const struct archive_commit *commit = &archive->commits.at[row->commit];
    struct str author = {NULL, 0};
    if (commit->author)
        author = archive->authors.names[commit->author - 1];
    if (row->fold == FOLD_SAME) {
        buf_print(b, "the same change in %u articles: ", row->count);
        buf_put(b, archive->articles.at[row->first].facts.said);
        return;
    }
    if (row->fold == FOLD_BOT)
        buf_print(b, "%u articles changed last by a bot", row->count);
    else
        buf_print(b, "%u of the %u articles changed at once", row->count,
                  commit->changes);
    if (commit->subject.len && row->fold == FOLD_BULK) {
        buf_put(b, STR(": "));
        buf_put(b, commit->subject);
    }
    if (author.len) {
        buf_put(b, row->fold == FOLD_BOT ? STR(": ") : STR(" - "));
        buf_put(b, author);
    }
}

static struct list_line bulk_line(struct arena *a, struct app *app,
                                  const struct archive_row *row)
{
    const struct archive *archive = app->browse->shown.archive;
    const struct archive_commit *commit = &archive->commits.at[row->commit];
    struct buf head = {.a = a}, text = {.a = a};
    const char *sign = app->ascii        ? commit->is_open ? "v" : ">"
                       : commit->is_open ? "\xe2\x96\xbe"
                                         : "\xe2\x96\xb8";
    day_put(&head, commit->time);
    buf_print(&text, "%s ", sign);
    fold_put(&text, archive, row);
    return (struct list_line){.head = buf_str(&head),
                              .text = buf_str(&text),
                              .role = ROLE_NUMBER,
                              .text_role = ROLE_FOLD,
                              .is_single = true};
}

static struct list_line article_line(struct arena *a,
                                     const struct panel_lines *lines,
                                     const struct archive_row *row)
{
    const struct archive *archive = lines->app->browse->shown.archive;
    const struct archive_article *article = &archive->articles.at[row->article];
    struct buf head = {.a = a}, text = {.a = a};
    struct str headline = archive_headline_of(archive, row->article);
    day_put(&head, article->last);
    if (row->commit != ARCHIVE_NONE)
        buf_put(&text, STR("  "));
    buf_put(&text,
            headline.len ? headline : archive->paths.names[row->article]);
    return (struct list_line){
        .head = buf_str(&head),
        .text = buf_str(&text),
        .note = note_of(a, lines, row->article),
        .role = article->is_deleted ? ROLE_CUT : ROLE_NUMBER,
        .text_role = article->is_deleted ? ROLE_CUT : ROLE_TEXT,
        .is_single = true,
        .is_name = !headline.len};
}

static struct list_line title_line(struct arena *a,
                                   const struct panel_lines *lines,
                                   const struct archive_row *row)
{
    const struct archive *archive = lines->app->browse->shown.archive;
    const struct archive_change *change = &archive->changes.at[row->count];
    uint32_t before = titles_before(archive, row->count);
    struct buf head = {.a = a}, text = {.a = a}, note = {.a = a};
    day_put(&head, archive->commits.at[row->commit].time);
    if (before != ARCHIVE_NONE)
        buf_put(&text, archive->blobs.at[before].headline);
    buf_put(&text, lines->app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    buf_put(&text, archive->blobs.at[change->blob - 1].headline);
    if (lines->width >= WIDE)
        column_put(&note, archive->paths.names[row->article], lines->width / 4);
    return (struct list_line){.head = buf_str(&head),
                              .text = buf_str(&text),
                              .note = buf_str(&note),
                              .role = ROLE_NUMBER};
}

static struct list_line row_line(struct arena *a, void *context, uint32_t i)
{
    const struct panel_lines *lines = context;
    struct browse *browse = lines->app->browse;
    const struct archive_row *row = &browse->rows.at[i];
    if (browse->has_titles)
        return title_line(a, lines, row);
    browse_see(browse, *row);
    return row->article == ARCHIVE_NONE ? bulk_line(a, lines->app, row)
                                        : article_line(a, lines, row);
}

static void rows_make(struct arena *a, struct panel_lines *lines)
{
    (void)a;
    browse_rows(lines->app);
    lines->n = lines->app->browse->rows.n;
}

static void row_choose(struct app *app, uint32_t i)
{
    struct browse *browse = app->browse;
    if (i >= browse->rows.n)
        return;
    struct archive_row row = browse->rows.at[i];
    if (row.article == ARCHIVE_NONE) {
        struct archive_commit *commit =
            &browse->shown.archive->commits.at[row.commit];
        commit->is_open = !commit->is_open;
        browse_change(app);
        return;
    }
    browse_article_open(app, row.article,
                        browse->has_titles ? row.commit : ARCHIVE_NONE);
}

/* The article in words. */
static void article_status(struct buf *b, const struct app *app,
                           uint32_t number)
{
    const struct archive *archive = app->browse->shown.archive;
    const struct archive_article *article = &archive->articles.at[number];
    const struct archive_facts *facts = &article->facts;
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    uint32_t last = archive_last(archive, number);
    buf_print(b, "%s%u%s version%s", dot, article->versions,
              article->is_whole ? "" : " or more",
              article->versions == 1 ? "" : "s");
    if (article->returns)
        buf_print(b, ", %u return%s", article->returns,
                  article->returns == 1 ? "" : "s");
    if (facts->noise)
        buf_print(b, ", %u of style only%s", facts->noise,
                  facts->is_part ? " of the last 16" : "");
    buf_put(b, str_of(dot));
    if (article->is_deleted)
        buf_print(b, "deleted%s", dot);
    if (article->is_whole) {
        buf_put(b, archive->is_shallow ? STR("first known ") : STR("first "));
        day_put(b, article->first);
        buf_put(b, str_of(dot));
    }
    if (last != ARCHIVE_NONE && archive->commits.at[last].author) {
        buf_put(b,
                archive->authors.names[archive->commits.at[last].author - 1]);
        buf_put(b, str_of(dot));
    }
    buf_put(b, archive->paths.names[number]);
}

static void row_status(struct buf *b, const struct app *app, uint32_t i)
{
    const struct browse *browse = app->browse;
    const struct archive *archive = browse->shown.archive;
    if (i >= browse->rows.n)
        return;
    const struct archive_row *row = &browse->rows.at[i];
    if (row->article == ARCHIVE_NONE) {
        static const char *const what_table[] = {
            "", "a bulk change, commit", "a bot, last in commit",
            "the same words cut and added, last in commit"};
        buf_print(b, "%s%s %.8s", app->ascii ? ", " : " \xc2\xb7 ",
                  what_table[row->fold],
                  archive->commit_ids.names[row->commit].s);
    } else if (browse->has_titles) {
        buf_put(b, app->ascii ? STR(", ") : STR(" \xc2\xb7 "));
        buf_put(b, archive->paths.names[row->article]);
    } else {
        article_status(b, app, row->article);
    }
}

static void heading(struct buf *b, const struct app *app)
{
    const struct browse *browse = app->browse;
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    struct str name = str_of(browse->repository);
    while (name.len > 1 && name.s[name.len - 1] == '/')
        name.len--;
    if (browse->has_titles)
        buf_print(b, "%u changes of headlines in ", browse->rows.n);
    else
        buf_print(b, "%u article%s in ", browse->rows.articles,
                  browse->rows.articles == 1 ? "" : "s");
    buf_put(b, name);
    if (!browse->has_titles)
        buf_print(b, "%sby %s%s", dot, archive_sort_table[browse->view.sort],
                  browse->view.sort < SORT_VERSIONS ? " change" : "");
    if (browse->filter[0])
        buf_print(b, "%sfound: %s", dot, browse->filter);
}

void articles_draw(struct app *app, struct screen *screen, hx_range rows)
{
    struct panel_lines lines = {.app = app, .width = screen->width};
    struct list_source source = {.line = row_line,
                                 .context = &lines,
                                 .head = DAY_LEN,
                                 .rows = 2,
                                 .wide = WIDEST};
    rows_make(app->picture, &lines);
    list_count(&app->browse->list, lines.n);
    list_draw(&app->browse->list, &source, app->picture, screen, rows);
}

void articles_back(struct app *app)
{
    struct browse *browse = app->browse;
    if (browse->has_titles) {
        browse->has_titles = false;
        *browse_list(app) = (struct list){0};
        browse->made = 0;
        browse->is_stale = true;
    } else if (browse->filter[0]) {
        browse_filter(app, (struct str){"", 0});
    }
}

static const struct hint articles_hints[] = {
    {"choose",        "open",      0, false},
    {"search",        "find",      2, false},
    {"sort-articles", "sort",      4, false},
    {"headlines",     "headlines", 5, false},
    {"line-down",     "down",      6, false},
    {"line-up",       "up",        7, false},
    {"help",          "help",      3, false},
    {"close",         "quit",      1, false},
    {NULL,            NULL,        0, false},
};

const struct panel_info panel_articles = {
    .mode = MODE_ARTICLES,
    .title = "Articles",
    .hints = articles_hints,
    .head = DAY_LEN,
    .rows = 2,
    .wide = WIDEST,
    .stays = true,
    .make = rows_make,
    .line = row_line,
    .choose = row_choose,
    .status = row_status,
    .heading = heading,
};
