/* SPDX-License-Identifier: MIT */

/*
 * The list of changes: in reading order, and after all others those of style
 * only, under a line that counts them.
 */

#include "app/panel.h"

#include "app/caption.h"
#include "app/filter.h"
#include "app/marks.h"
#include "app/reader_inner.h"
#include "view/kind.h"

enum { SORT = 20, WIDE = 72 };

/* In place of a stop: what counts those of style, and those that are hidden. */
#define LINE_STYLE (HX_NONE - 1)
#define LINE_HIDDEN (HX_NONE - 2)

static const hx_change *change_of(const struct app *app, uint32_t stop)
{
    uint32_t n, i = app->reader.steps.stop[stop].change;
    return i == HX_NONE ? NULL : &hx_diff_changes(app->story->diff, &n)[i];
}

static bool is_style(const struct app *app, uint32_t stop)
{
    const hx_change *change = change_of(app, stop);
    return change && (change->flags & HX_CHANGE_MINOR);
}

/* The stops in the order of the list, and lines that count. */
static void order_make(struct arena *a, struct panel_lines *lines)
{
    const struct app *app = lines->app;
    uint32_t stops = app->reader.steps.stops, n = 0, style = 0;
    uint32_t *order = arena_new(a, uint32_t, stops + 2);
    for (uint32_t i = 0; i < stops; i++) {
        bool hidden = reader_is_hidden(&app->reader, i);
        style += !hidden && is_style(app, i);
        if (!hidden && !is_style(app, i))
            order[n++] = i;
    }
    if (style)
        order[n++] = LINE_STYLE;
    for (uint32_t i = 0; style && i < stops; i++)
        if (!reader_is_hidden(&app->reader, i) && is_style(app, i))
            order[n++] = i;
    if (!sieve_is_open(&app->sieve))
        order[n++] = LINE_HIDDEN;
    lines->order = order;
    lines->n = n;
}

/* "25 changes of style only: ]t goes to them". */
static struct list_line style_line(struct arena *a,
                                   const struct panel_lines *lines, uint32_t i)
{
    struct buf b = {.a = a};
    uint32_t n = 0;
    while (i + n + 1 < lines->n && lines->order[i + n + 1] != LINE_HIDDEN)
        n++;
    buf_print(&b, "%u change%s of style only", n, n == 1 ? "" : "s");
    hint_put(&b, lines->app, ": {next-style} goes to ");
    buf_put(&b, n == 1 ? STR("it") : STR("them"));
    return (struct list_line){.text = buf_str(&b), .text_role = ROLE_HEADING};
}

/* "hidden: 3 changes; X shows all". */
static struct list_line hidden_line(struct arena *a,
                                    const struct panel_lines *lines)
{
    struct buf b = {.a = a};
    buf_put(&b, STR("hidden: "));
    size_t before = b.len;
    filter_print(&b, lines->app);
    if (b.len == before)
        buf_put(&b, STR("nothing here"));
    hint_put(&b, lines->app, "; {show-all} shows all");
    return (struct list_line){.text = buf_str(&b), .text_role = ROLE_HEADING};
}

/* The sign, and the paragraph: of the old text only where nothing of it is
 * left in the new one. */
static struct str head_of(struct arena *a, const struct app *app,
                          const struct stop *stop, const hx_change *change)
{
    struct buf b = {.a = a};
    const hx_doc *doc = hx_diff_doc(app->story->diff, stop->side);
    uint32_t paragraph =
        hx_doc_paragraph_of(doc, hx_doc_sentence_of(doc, stop->token)) + 1;
    int which = change ? (int)change->kind : KIND_SIGN_MOVED + stop->side;
    buf_print(&b, "%s %s%u%s", kind_sign_get(app->signs, which).text,
              app->ascii ? "par." : "\xc2\xb6", paragraph,
              stop->side == HX_OLD ? " old" : "");
    return buf_str(&b);
}

static struct list_line changes_line(struct arena *a, void *context, uint32_t i)
{
    const struct panel_lines *lines = context;
    const struct app *app = lines->app;
    uint32_t at = lines->order[i];
    if (at == LINE_STYLE)
        return style_line(a, lines, i);
    if (at == LINE_HIDDEN)
        return hidden_line(a, lines);
    const struct stop *stop = &app->reader.steps.stop[at];
    const hx_change *change = change_of(app, at);
    struct buf text = {.a = a};
    struct list_line line = {
        .head = head_of(a, app, stop, change),
        .role = change ? kind_table[change->kind].word : ROLE_LABEL,
        .text_role = is_style(app, at) ? ROLE_NUMBER : ROLE_TEXT};
    if (!change) {
        caption_move(&text, app,
                     &(struct pane_cursor){stop->side, stop->token});
    } else {
        caption_sort(&text, change);
        if (lines->width < WIDE)
            buf_put(&text, STR(": "));
        else
            do
                buf_put_byte(&text, ' ');
            while (text.len <= SORT);
        caption_words(&text, app, change);
    }
    line.text = buf_str(&text);
    return line;
}

/* A line of the list and the stop it stands for. */
struct entry {
    struct app *app;
    uint32_t line, stop; /* the one asked for is HX_NONE */
};

static int entry_body(struct arena *a, void *context)
{
    struct entry *entry = context;
    struct panel_lines lines = {.app = entry->app};
    order_make(a, &lines);
    if (entry->line == HX_NONE) {
        entry->line = 0;
        for (uint32_t i = 0; i < lines.n; i++)
            if (lines.order[i] == entry->stop)
                entry->line = i;
    } else if (entry->line < lines.n) {
        entry->stop = lines.order[entry->line];
        if (entry->stop == LINE_STYLE && entry->line + 1 < lines.n)
            entry->stop = lines.order[entry->line + 1];
        if (entry->stop == LINE_HIDDEN)
            entry->stop = HX_NONE;
    }
    return HX_OK;
}

/* The line of the stop under the cursor. */
static uint32_t changes_first(struct app *app)
{
    struct entry entry = {app, HX_NONE, reader_stop(&app->reader)};
    if (arena_try(app->picture, entry_body, &entry))
        return 0;
    return entry.line;
}

static void changes_choose(struct app *app, uint32_t i)
{
    struct entry entry = {app, i, HX_NONE};
    if (arena_try(app->picture, entry_body, &entry))
        app_say(app, true, "there is not enough memory to go there");
    if (entry.stop == HX_NONE)
        return;
    marks_leave(app);
    reader_stop_set(&app->reader, entry.stop);
}

static const struct hint changes_hints[] = {
    {"choose",    "go there", 1, false},
    {"line-down", "down",     2, false},
    {"line-up",   "up",       3, false},
    {"close",     "close",    0, false},
    {NULL,        NULL,       0, false},
};

const struct panel_info panel_changes = {
    .mode = MODE_CHANGES,
    .title = "Changes",
    .hints = changes_hints,
    .head = 9,
    .rows = 2,
    .make = order_make,
    .line = changes_line,
    .first = changes_first,
    .choose = changes_choose,
};
