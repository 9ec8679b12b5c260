/* SPDX-License-Identifier: MIT */

/* What changed, in words and in numbers. */

#include "app/panel.h"

#include "view/summary.h"

enum { OLD = 1, NEW = 2, BOTH = OLD | NEW, ROWS_MOST = 32, TEXT_ROWS = 20 };

struct count_row {
    const char *label;
    uint32_t n[2]; /* by side */
    int sides;     /* OLD, NEW or BOTH: which of them stand there */
};

static void line_put(struct panel_lines *lines, struct list_line *line,
                     struct str text, enum role role)
{
    line[lines->n++] = (struct list_line){.text = text, .text_role = role};
}

static void counts_put(struct arena *a, struct panel_lines *lines,
                       struct list_line *line)
{
    const hx_stats *s = hx_diff_stats(lines->app->story->diff);
    uint32_t facts[HX_KINDS];
    summary_facts(lines->app->story->diff, facts);
    /* clang-format off */
    const struct count_row rows[] = {
        {"words", {s->words[HX_OLD], s->words[HX_NEW]}, BOTH},
        {"sentences", {s->sentences[HX_OLD], s->sentences[HX_NEW]}, BOTH},
        {"paragraphs", {s->paragraphs[HX_OLD], s->paragraphs[HX_NEW]}, BOTH},
        {"words kept", {0, s->kept}, NEW},
        {"words moved", {0, s->moved}, NEW},
        {"words cut", {s->cut, 0}, OLD},
        {"words added", {0, s->added}, NEW},
        {"words reworded", {0, s->reworded}, NEW},
        {"sentences same", {0, s->pairs[HX_SAME]}, NEW},
        {"sentences changed", {0, s->pairs[HX_CHANGED]}, NEW},
        {"sentences reworded", {0, s->pairs[HX_REWORDED]}, NEW},
        {"sentences cut", {s->pairs[HX_DELETED], 0}, OLD},
        {"sentences added", {0, s->pairs[HX_INSERTED]}, NEW},
        {"sentences moved", {0, s->moved_pairs}, NEW},
        {"passages moved", {0, s->moved_groups}, NEW},
        {"facts changed", {0, facts[HX_CHANGED]}, NEW},
        {"facts lost", {facts[HX_DELETED], 0}, OLD},
        {"facts gained", {0, facts[HX_INSERTED]}, NEW},
        {"changes of style", {0, s->minor}, NEW},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {.a = a};
        buf_print(&b, "%-18s ", rows[i].label);
        for (int side = 0; side < 2; side++)
            if (rows[i].sides & (side ? NEW : OLD))
                buf_print(&b, "%8u", rows[i].n[side]);
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
    buf_print(&language, "%-18s %16s", "language", hx_diff_language(diff));
    line_put(lines, line, buf_str(&language), ROLE_TEXT);
    buf_print(&tier, "%-18s %s", "words known by", summary_tier(diff));
    line_put(lines, line, buf_str(&tier), ROLE_TEXT);
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
    buf_print(&head, "%-18s %8s%8s", "Counted", "old", "new");
    line_put(lines, line, buf_str(&head), ROLE_HEADING);
    counts_put(a, lines, line);
    buf_print(&alike, "%-18s %12u.%u %%", "similarity", stats->alike / 10,
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
