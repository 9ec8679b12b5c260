/* SPDX-License-Identifier: MIT */

/* Counts of the library with a label each, and sentences of view/whole.h. */

#include "view/tally.h"

#include <string.h>

#include "view/summary.h"
#include "view/whole.h"

uint32_t tally_rows(const hx_diff *diff, struct tally_row row[TALLY_ROWS])
{
    const hx_stats *s = hx_diff_stats(diff);
    uint32_t facts[HX_KINDS], reuses;
    summary_facts(diff, facts);
    hx_diff_reuses(diff, &reuses);
    /* clang-format off */
    const struct tally_row rows[] = {
        {"words", {s->words[HX_OLD], s->words[HX_NEW]}, TALLY_BOTH},
        {"sentences", {s->sentences[HX_OLD], s->sentences[HX_NEW]}, TALLY_BOTH},
        {"paragraphs", {s->paragraphs[HX_OLD], s->paragraphs[HX_NEW]},
         TALLY_BOTH},
        {"words kept in place", {0, s->kept}, TALLY_NEW},
        {"words kept, moved", {0, s->moved}, TALLY_NEW},
        {"words cut", {s->cut, 0}, TALLY_OLD},
        {"words added", {0, s->added}, TALLY_NEW},
        {"words reworded", {0, s->reworded}, TALLY_NEW},
        {"sentences unchanged", {0, s->pairs[HX_SAME]}, TALLY_NEW},
        {"sentences changed", {0, s->pairs[HX_CHANGED]}, TALLY_NEW},
        {"sentences reworded", {0, s->pairs[HX_REWORDED]}, TALLY_NEW},
        {"sentences cut", {s->pairs[HX_DELETED], 0}, TALLY_OLD},
        {"sentences added", {0, s->pairs[HX_INSERTED]}, TALLY_NEW},
        {"sentences moved", {0, s->moved_pairs}, TALLY_NEW},
        {"sentences split", {s->splits, 0}, TALLY_OLD},
        {"sentences merged", {0, s->merges}, TALLY_NEW},
        {"passages moved", {0, s->moved_groups}, TALLY_NEW},
        {"passages used again", {0, reuses}, TALLY_NEW},
        {"facts changed", {0, facts[HX_CHANGED]}, TALLY_NEW},
        {"facts lost", {facts[HX_DELETED], 0}, TALLY_OLD},
        {"facts gained", {0, facts[HX_INSERTED]}, TALLY_NEW},
        {"changes in quotes", {0, s->quoted}, TALLY_NEW},
        {"changes of style", {0, s->minor}, TALLY_NEW},
    };
    /* clang-format on */
    _Static_assert(sizeof rows / sizeof *rows <= TALLY_ROWS, "room for all");
    memcpy(row, rows, sizeof rows);
    return sizeof rows / sizeof *rows;
}

/* Lines being made. */
struct lines {
    struct tally_line *line;
    uint32_t n;
};

static void line_put(struct lines *lines, const char *label,
                     const struct buf *text)
{
    if (text->len)
        lines->line[lines->n++] = (struct tally_line){label, buf_str(text)};
}

/* How probable it is that a machine swapped words, and why. */
static void spun_put(struct arena *a, const hx_diff *diff, struct lines *lines)
{
    enum { SURE = 990 };
    struct buf score = {.a = a};
    if (!whole_is_spun(diff))
        return;
    buf_print(&score, "%u %% likely that a machine swapped words",
              hx_diff_spun(diff)->score < SURE ? hx_diff_spun(diff)->score / 10
                                               : SURE / 10);
    line_put(lines, "spun copy", &score);
    for (int i = 0; i < WHOLE_REASONS; i++) {
        struct buf reason = {.a = a};
        whole_reason(&reason, diff, i);
        line_put(lines, "", &reason);
    }
}

uint32_t tally_lines(struct arena *a, const hx_diff *diff, int room, bool ascii,
                     struct tally_line line[TALLY_LINES])
{
    struct lines lines = {line, 0};
    struct buf relation = {.a = a}, headline = {.a = a}, declared = {.a = a};
    struct buf swaps = {.a = a};
    if (hx_diff_depth(diff) != HX_DEPTH_FULL)
        return 0;
    whole_relation(&relation, diff);
    line_put(&lines, "relation", &relation);
    whole_headline(&headline, diff, ascii);
    line_put(&lines, "headline", &headline);
    whole_declared(&declared, diff);
    line_put(&lines, "declared", &declared);
    spun_put(a, diff, &lines);
    whole_swaps(&swaps, diff, room, ascii);
    line_put(&lines, "swapped", &swaps);
    return lines.n;
}
