/* SPDX-License-Identifier: MIT */

/*
 * The list of versions, below the strip of their changes: which are compared,
 * what changed since the one before in a few words, how long each is and how
 * many words came and went.
 */

#include "app/panel.h"

#include <time.h>

#include "app/versions.h"
#include "input/source_git.h"

enum { THOUSAND = 1000, WIDE = 100 };

static uint32_t versions_first(struct app *app)
{
    versions_open(app);
    return versions_line_of(app, app->story->at[HX_NEW]);
}

static void size_put(struct buf *b, const struct version *version,
                     const struct version_facts *facts)
{
    size_t len = version->text.len;
    if (facts->has_words)
        buf_print(b, "%6u words", facts->words);
    else
        buf_print(b, "%7zu %s", len < THOUSAND ? len : len / THOUSAND,
                  len < THOUSAND ? "byte" : "kB  ");
}

/* "560 words  +12 -3"; IS_SHORT without the words. */
static struct str note_of(struct arena *a, struct app *app, uint32_t i,
                          bool is_short)
{
    const struct version *version = &app->story->version[i];
    struct buf b = {.a = a};
    const struct version_facts *facts = versions_facts(app, i);
    if (!facts)
        facts = &(struct version_facts){0};
    if (!is_short)
        size_put(&b, version, facts);
    if (!facts->has_changes)
        buf_print(&b, "%*s", is_short ? 0 : 14, "");
    else if (str_is_equal(version->text, version[-1].text))
        buf_print(&b, "%14s", "the same");
    else if (!facts->added && !facts->cut)
        buf_print(&b, "%14s", "same words");
    else
        buf_print(&b, " %s+%-5u -%-5u", facts->is_exact ? "" : "~",
                  facts->added, facts->cut);
    return buf_str(&b);
}

/* "= version 12, 41 times back and forth". */
static void fold_put(struct buf *b, const struct app *app, hx_range range)
{
    const struct version *last = &app->story->version[range.end - 1];
    buf_print(b, "= version %u, %u times back and forth", last->return_of,
              range.end - range.start);
}

/* The day and, where there is room, the commit; then what changed. */
static void text_put(struct buf *b, const struct panel_lines *lines,
                     hx_range range)
{
    struct app *app = lines->app;
    uint32_t i = range.end - 1;
    struct str name = app->story->version[i].name;
    struct buf summary = {.a = b->a};
    bool is_day = app->story->version[i].from && lines->width < WIDE;
    buf_put(b, is_day ? str_sub(name, 0, str_find(name, ' ')) : name);
    if (range.end - range.start > 1)
        fold_put(&summary, app, range);
    else
        versions_summary(&summary, app, i, versions_facts(app, i));
    if (summary.len)
        buf_put(b, STR("  "));
    buf_put(b, buf_str(&summary));
}

static struct list_line line_make(struct arena *a, void *context, uint32_t line)
{
    const struct panel_lines *lines = context;
    struct app *app = lines->app;
    const struct story *story = app->story;
    hx_range range = versions_line(app, line);
    uint32_t i = range.end - 1;
    struct buf head = {.a = a}, text = {.a = a};
    bool is_old = i == story->at[HX_OLD], is_new = i == story->at[HX_NEW];
    bool is_git = story->version[i].from || (i && story->version[i - 1].from);
    struct str note = note_of(a, app, i, is_git && lines->width < WIDE);
    buf_print(&head, "%4u%s", i + 1,
              is_old   ? " < old"
              : is_new ? " > new"
                       : "");
    if (is_git)
        text_put(&text, lines, range);
    else
        buf_put(&text, story->version[i].name);
    bool is_dim = range.end - range.start > 1 ||
                  (i && versions_is_style(versions_facts(app, i)));
    return (struct list_line){.head = buf_str(&head),
                              .text = buf_str(&text),
                              .note = note,
                              .role = is_old   ? ROLE_CUT
                                      : is_new ? ROLE_ADDED
                                               : ROLE_KEY,
                              .text_role = is_dim ? ROLE_NUMBER : ROLE_TEXT,
                              .is_name = !is_git};
}

static void lines_make(struct arena *a, struct panel_lines *lines)
{
    (void)a;
    versions_open(lines->app);
    versions_begin(lines->app);
    lines->n = versions_lines(lines->app);
}

static void line_choose(struct app *app, uint32_t line)
{
    uint32_t i = versions_line(app, line).end - 1;
    app_compare(app, i ? i - 1 : 0, i ? i : 1);
}

/* Its whole name, which the list may have no room for, and what git says. */
static void line_status(struct buf *b, const struct app *app, uint32_t line)
{
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    uint32_t i = versions_line(app, line).end - 1;
    const struct version *version = &app->story->version[i];
    const struct git_version *from = version->from;
    const struct git_version *before = i ? version[-1].from : NULL;
    const struct version_facts *facts =
        i < app->facts_n ? &app->facts[i] : NULL;
    buf_put(b, str_of(dot));
    buf_put(b, version->name);
    if (!from && facts && i) {
        size_t len = b->len;
        buf_put(b, str_of(dot));
        size_t before_len = b->len;
        versions_summary(b, app, i, facts);
        b->len = b->len == before_len ? len : b->len;
    }
    if (!from)
        return;
    buf_put(b, str_of(dot));
    buf_put(b, from->author);
    buf_put(b, STR(": "));
    buf_put(b, from->subject);
    if (before && !str_is_equal(before->path, from->path)) {
        buf_print(b, "%srenamed from ", dot);
        buf_put(b, before->path);
        versions_inferred(b, from, before);
    }
}

void panel_pick(struct app *app, int side)
{
    uint32_t at[2] = {app->story->at[HX_OLD], app->story->at[HX_NEW]};
    if (app->mode != MODE_VERSIONS)
        return;
    uint32_t i = versions_line(app, app->list.chosen).end - 1;
    if (i == at[!side])
        at[!side] = at[side]; /* both change places */
    at[side] = i;
    app_compare(app, at[HX_OLD], at[HX_NEW]);
    /* Lines that are compared are no part of a fold. */
    app->list.chosen = versions_line_of(app, i);
}

void panel_returns(struct app *app)
{
    uint32_t i = 0;
    if (app->mode == MODE_VERSIONS)
        i = versions_line(app, app->list.chosen).end - 1;
    app->has_returns = !app->has_returns;
    if (app->mode == MODE_VERSIONS)
        app->list.chosen = versions_line_of(app, i);
    app_say(app, false, "returns to earlier versions are %s",
            app->has_returns ? "listed one by one"
                             : "one line where they "
                               "follow each other");
}

static const struct hint versions_hints[] = {
    {"choose",       "compare", 1, false},
    {"make-left",    "old",     2, false},
    {"make-right",   "new",     3, false},
    {"line-down",    "down",    4, false},
    {"line-up",      "up",      5, false},
    {"fold-returns", "returns", 6, false},
    {"close",        "close",   0, false},
    {NULL,           NULL,      0, false},
};

const struct panel_info panel_versions = {
    .mode = MODE_VERSIONS,
    .title = "Versions: words, +added -cut",
    .hints = versions_hints,
    .head = 10,
    .rows = 1,
    .make = lines_make,
    .line = line_make,
    .first = versions_first,
    .choose = line_choose,
    .status = line_status,
    .top_rows = versions_strip_rows,
    .top_draw = versions_strip_draw,
};
