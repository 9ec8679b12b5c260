/* SPDX-License-Identifier: MIT */

/* What changed, in words and in numbers. */

#include "app/panel.h"

#include <string.h>

#include "view/summary.h"
#include "view/tally.h"

enum { TEXT_ROWS = 20, ROWS_MOST = TALLY_ROWS + 2 * TALLY_LINES + 16 };

static void line_put(struct panel_lines *lines, struct list_line *line,
                     struct str text, enum role role)
{
    line[lines->n++] = (struct list_line){.text = text, .text_role = role};
}

static void counts_put(struct arena *a, struct panel_lines *lines,
                       struct list_line *line)
{
    struct tally_row row[TALLY_ROWS];
    uint32_t n = tally_rows(lines->app->story->diff, row);
    for (uint32_t i = 0; i < n; i++) {
        struct buf b = {.a = a};
        buf_print(&b, "%-20s", row[i].label);
        for (int side = 0; side < 2; side++)
            if (row[i].sides & (side ? TALLY_NEW : TALLY_OLD))
                buf_print(&b, "%8u", row[i].n[side]);
            else
                buf_print(&b, "%8s", "");
        line_put(lines, line, buf_str(&b), ROLE_TEXT);
    }
}

/* The language, and what was known of its words. */
static void tier_put(struct arena *a, struct panel_lines *lines,
                     struct list_line *line)
{
    const hx_diff *diff = lines->app->story->diff;
    struct buf language = {.a = a}, tier = {.a = a};
    if (hx_diff_depth(diff) == HX_DEPTH_WORDS)
        return;
    buf_print(&language, "%-20s %15s", "language", hx_diff_language(diff));
    line_put(lines, line, buf_str(&language), ROLE_TEXT);
    buf_print(&tier, "%-20s %s", "words known by", summary_tier(diff));
    line_put(lines, line, buf_str(&tier), ROLE_TEXT);
}

/* What is told in words: the texts to each other, headlines, notes, swaps. */
static void words_put(struct arena *a, struct panel_lines *lines,
                      struct list_line *line)
{
    enum { SWAPS_ROWS = 4 };
    static const char *const headings[][2] = {
        {"relation",  "The texts"    },
        {"headline",  "Headline"     },
        {"declared",  "Declared"     },
        {"spun copy", "Spun copy"    },
        {"swapped",   "Swapped words"},
    };
    struct tally_line told[TALLY_LINES];
    uint32_t n =
        tally_lines(a, lines->app->story->diff, SWAPS_ROWS * lines->width,
                    lines->app->ascii, told);
    for (uint32_t i = 0; i < n; i++) {
        for (size_t j = 0; j < sizeof headings / sizeof *headings; j++)
            if (!strcmp(told[i].label, headings[j][0]))
                line_put(lines, line, str_of(headings[j][1]), ROLE_HEADING);
        line_put(lines, line, told[i].text, ROLE_TEXT);
        if (i + 1 == n || told[i + 1].label[0])
            line_put(lines, line, (struct str){0}, ROLE_TEXT);
    }
}

static void summary_make(struct arena *a, struct panel_lines *lines)
{
    struct list_line *line = arena_new(a, struct list_line, ROWS_MOST);
    const struct app *app = lines->app;
    const hx_stats *stats = hx_diff_stats(app->story->diff);
    struct buf changed = {.a = a}, alike = {.a = a}, head = {.a = a};
    lines->line = line;
    line_put(lines, line, STR("Changed, the gravest first"), ROLE_HEADING);
    summary_counts(&changed, app->story->diff,
                   app->ascii ? ", " : " \xc2\xb7 ");
    line_put(lines, line, buf_str(&changed), ROLE_TEXT);
    line_put(lines, line, (struct str){0}, ROLE_TEXT);
    words_put(a, lines, line);
    buf_print(&head, "%-20s%8s%8s", "Counted", "old", "new");
    line_put(lines, line, buf_str(&head), ROLE_HEADING);
    counts_put(a, lines, line);
    buf_print(&alike, "%-20s %11u.%u %%", "similarity", stats->alike / 10,
              stats->alike % 10);
    line_put(lines, line, buf_str(&alike), ROLE_TEXT);
    tier_put(a, lines, line);
    for (int side = 0; side < 2; side++) {
        line_put(lines, line, (struct str){0}, ROLE_TEXT);
        line_put(lines, line, side ? STR("New") : STR("Old"), ROLE_HEADING);
        line_put(lines, line, story_side(app->story, side)->name, ROLE_TEXT);
        line[lines->n - 1].is_name = true;
    }
}

static struct list_line summary_line(struct arena *a, void *context, uint32_t i)
{
    (void)a;
    return ((const struct panel_lines *)context)->line[i];
}

static const struct hint summary_hints[] = {
    {"line-down", "down",  1, false},
    {"line-up",   "up",    2, false},
    {"changes",   "list",  3, false},
    {"close",     "close", 0, false},
    {NULL,        NULL,    0, false},
};

const struct panel_info panel_summary = {
    .mode = MODE_SUMMARY,
    .title = "Summary",
    .hints = summary_hints,
    .rows = TEXT_ROWS,
    .make = summary_make,
    .line = summary_line,
};
