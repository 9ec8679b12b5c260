/* SPDX-License-Identifier: MIT */

/* Why the words and sentences under the cursor were paired, or were not. */

#include "app/panel.h"

#include "app/explain.h"
#include "view/why.h"

enum { HEAD = 5, TEXT_ROWS = 8, SHARES = 1000 };

static void text_put(struct arena *a, struct panel_lines *lines,
                     const char *text)
{
    struct list_line *line = arena_new(a, struct list_line, 1);
    line->text = str_of(text);
    line->text_role = ROLE_NUMBER;
    lines->line = line;
    lines->n = 1;
}

/* Says why there is no explanation. */
static void none_put(struct arena *a, struct panel_lines *lines)
{
    const struct app *app = lines->app;
    if (hx_diff_depth(app->story->diff) == HX_DEPTH_WORDS)
        text_put(a, lines, "explained when all was compared");
    else if (app->explain.code)
        text_put(a, lines, "there is not enough memory to explain it");
    else
        text_put(a, lines, "the explanation is being made");
}

/* A clue's share of all evidence, "+54%", or "-3%" against it. */
static struct list_line line_of(struct arena *a, const struct why_line *from)
{
    struct list_line line = {.text = from->text, .text_role = ROLE_TEXT};
    struct buf head = {.a = a};
    if (from->sort == WHY_HEADING)
        line.text_role = ROLE_HEADING;
    if (from->sort == WHY_CLUE) {
        buf_print(&head, "%+4d%%", from->share * 100 / SHARES);
        line.head = buf_str(&head);
        line.role = from->share < 0 ? ROLE_CUT_WORD : ROLE_ADDED_WORD;
    }
    return line;
}

static void why_make(struct arena *a, struct panel_lines *lines)
{
    struct app *app = lines->app;
    hx_explain *explain = explain_get(app);
    struct pane_cursor cursor = app->reader.cursor;
    struct buf b = {.a = a};
    struct why_lines found = {0};
    if (!explain) {
        none_put(a, lines);
        return;
    }
    struct why why = why_new(&b, app->story->diff, explain, app->ascii);
    why_lines_put(&why, &found, cursor.side, cursor.token);
    app->explain.code = why.code;
    if (why.code || !found.list.vec.n) {
        text_put(a, lines,
                 why.code ? "there is not enough memory to explain it"
                          : "there is no word under the cursor");
        return;
    }
    struct list_line *line = arena_new(a, struct list_line, found.list.vec.n);
    for (uint32_t i = 0; i < found.list.vec.n; i++)
        line[i] = line_of(a, &found.list.at[i]);
    lines->line = line;
    lines->n = found.list.vec.n;
}

static struct list_line why_line(struct arena *a, void *context, uint32_t i)
{
    (void)a;
    return ((const struct panel_lines *)context)->line[i];
}

static const struct hint why_hints[] = {
    {"line-down",   "down",        1, false},
    {"line-up",     "up",          2, false},
    {"next-change", "next change", 3, false},
    {"close",       "close",       0, false},
    {NULL,          NULL,          0, false},
};

const struct panel_info panel_why = {
    .mode = MODE_WHY,
    .title = "Why",
    .hints = why_hints,
    .head = HEAD,
    .rows = TEXT_ROWS,
    .is_below = true,
    .make = why_make,
    .line = why_line,
};
