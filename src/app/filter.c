/* SPDX-License-Identifier: MIT */

/*
 * Lines: every kind, moves, then the classes that the comparison has or that
 * are hidden. A line tells how many there are whether they are shown or not.
 */

#include "app/filter.h"

#include "app/panel.h"
#include "app/reader_fold.h"
#include "view/kind.h"

enum { FIXED = HX_KINDS + 1, LINE_MOVED = HX_KINDS };

static const hx_stats *stats_of(const struct app *app)
{
    return hx_diff_stats(app->story->diff);
}

/* The class that line I, which is not fixed, tells of. */
static hx_class class_of(const struct app *app, uint32_t i)
{
    for (int cls = HX_CLASS_NONE + 1; cls < HX_CLASSES; cls++)
        if ((stats_of(app)->classes[cls] || app->sieve.cls[cls]) &&
            i-- == FIXED)
            return (hx_class)cls;
    return HX_CLASS_NONE;
}

static void filter_make(struct arena *a, struct panel_lines *lines)
{
    (void)a;
    lines->n = FIXED;
    while (class_of(lines->app, lines->n) != HX_CLASS_NONE)
        lines->n++;
}

/* The kind of fixed line I: the gravest first. */
static hx_kind kind_of(uint32_t i)
{
    return (hx_kind)(HX_KINDS - 1 - i);
}

static void line_put(struct buf *b, bool hidden, const char *name, uint32_t n)
{
    buf_print(b, "[%c] %4u  %s", hidden ? ' ' : 'x', n, name);
}

static void sign_put(struct buf *b, const struct app *app, int which)
{
    const struct kind_sign sign = kind_sign_get(app->signs, which);
    buf_put(b, str_of(sign.text));
}

static struct list_line filter_line(struct arena *a, void *context, uint32_t i)
{
    static const char *const NAME[HX_KINDS] = {"style only", "reworded",
                                               "changed", "added", "cut"};
    const struct app *app = ((const struct panel_lines *)context)->app;
    const hx_stats *stats = stats_of(app);
    struct buf text = {.a = a}, sign = {.a = a};
    if (i < LINE_MOVED) {
        hx_kind kind = kind_of(i);
        line_put(&text, app->sieve.kind[kind], NAME[kind],
                 kind == HX_SAME ? stats->minor : stats->changes[kind]);
        sign_put(&sign, app, (int)kind);
        return (struct list_line){.head = buf_str(&sign),
                                  .text = buf_str(&text),
                                  .role = kind_table[kind].word};
    }
    if (i == LINE_MOVED) {
        line_put(&text, app->sieve.moved, "moved", stats->moved_groups);
        sign_put(&sign, app, KIND_SIGN_MOVED + 1);
        return (struct list_line){
            .head = buf_str(&sign), .text = buf_str(&text), .role = ROLE_LABEL};
    }
    hx_class cls = class_of(app, i);
    line_put(&text, app->sieve.cls[cls], class_table[cls].many,
             stats->classes[cls]);
    return (struct list_line){.text = buf_str(&text)};
}

static void sift(struct app *app)
{
    if (reader_sift(&app->reader, &app->sieve))
        app_say(app, true, "there is not enough memory for that layout");
}

/* Shows or hides what line I tells of. */
static void filter_choose(struct app *app, uint32_t i)
{
    struct sieve *sieve = &app->sieve;
    bool *shown = i < LINE_MOVED    ? &sieve->kind[kind_of(i)]
                  : i == LINE_MOVED ? &sieve->moved
                                    : &sieve->cls[class_of(app, i)];
    *shown = !*shown;
    sift(app);
}

void filter_level(struct app *app, int64_t by)
{
    int64_t level = (int64_t)app->sieve.level + by;
    int64_t last = (int64_t)sieve_levels - 1;
    app->sieve.level = (uint32_t)(level < 0 ? 0 : level > last ? last : level);
    sift(app);
    struct sieve noise = {.level = app->sieve.level};
    struct sieve_count n = sieve_count(&noise, app->story->diff);
    app_say(app, false, "noise hidden: %s (%u change%s)",
            sieve_level_table[app->sieve.level].name, n.changes + n.style,
            n.changes + n.style == 1 ? "" : "s");
}

void filter_clear(struct app *app)
{
    app->sieve = (struct sieve){.level = 0};
    sift(app);
}

void filter_print(struct buf *b, const struct app *app)
{
    struct sieve_count n = reader_hidden(&app->reader);
    const char *comma = "";
    if (n.changes) {
        buf_print(b, "%u change%s", n.changes, n.changes == 1 ? "" : "s");
        comma = ", ";
    }
    if (n.style) {
        buf_print(b, "%s%u of style", comma, n.style);
        comma = ", ";
    }
    if (n.moves)
        buf_print(b, "%s%u move%s", comma, n.moves, n.moves == 1 ? "" : "s");
}

static const struct hint filter_hints[] = {
    {"choose",    "show or hide", 1, false},
    {"show-all",  "show all",     3, false},
    {"hide-more", "less noise",   2, false},
    {"hide-less", "more",         4, false},
    {"line-down", "down",         5, false},
    {"line-up",   "up",           6, false},
    {"close",     "close",        0, false},
    {NULL,        NULL,           0, false},
};

const struct panel_info panel_filter = {
    .mode = MODE_FILTER,
    .title = "Filter: which changes are shown",
    .hints = filter_hints,
    .head = 3,
    .rows = 1,
    .stays = true,
    .make = filter_make,
    .line = filter_line,
    .choose = filter_choose,
};
