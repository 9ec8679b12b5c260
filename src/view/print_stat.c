/* SPDX-License-Identifier: MIT */

/* The stat format: a line a count, the label first, numbers after it. */

#include <stdio.h>

#include "view/levels.h"
#include "view/print.h"
#include "view/summary.h"
#include "view/tally.h"

static void both_put(struct buf *b, const char *label, const uint32_t n[2])
{
    buf_print(b, "%-20s %8u %8u\n", label, n[HX_OLD], n[HX_NEW]);
}

static void one_put(struct buf *b, const char *label, uint32_t n)
{
    buf_print(b, "%-20s %8u\n", label, n);
}

/* "language en", and what was known of its words. */
static void tier_put(struct buf *b, const hx_diff *diff)
{
    buf_print(b, "%-20s %8s\n", "language", hx_diff_language(diff));
    buf_print(b, "%-20s %s\n", "words known by", summary_tier(diff));
}

static void rows_put(struct buf *b, const hx_diff *diff)
{
    struct tally_row row[TALLY_ROWS];
    uint32_t n = tally_rows(diff, row);
    for (uint32_t i = 0; i < n; i++)
        if (row[i].sides == TALLY_BOTH)
            both_put(b, row[i].label, row[i].n);
        else
            one_put(b, row[i].label, row[i].n[row[i].sides == TALLY_NEW]);
}

static void lines_put(struct buf *b, const hx_diff *diff)
{
    enum { SWAPS_ROOM = 400 };
    struct tally_line line[TALLY_LINES];
    uint32_t n = tally_lines(b->a, diff, SWAPS_ROOM, false, line);
    for (uint32_t i = 0; i < n; i++) {
        buf_print(b, "%-20s ", line[i].label);
        print_safe(b, line[i].text);
        buf_put_byte(b, '\n');
    }
}

void print_stat(struct buf *b, const struct print_input *input)
{
    const hx_stats *stats = hx_diff_stats(input->diff);
    buf_print(b, "%-20s %8s %8s\n", "", "old", "new");
    rows_put(b, input->diff);
    for (int i = HX_FIELD_HEADLINE; i < HX_FIELDS; i++) {
        char label[40];
        snprintf(label, sizeof label, "in %ss", hx_field_name((hx_field)i));
        if (stats->fields[i])
            one_put(b, label, stats->fields[i]);
    }
    if (stats->ignored_changes) {
        both_put(b, "left out: words", stats->ignored_words);
        both_put(b, "left out: sentences", stats->ignored_sentences);
        one_put(b, "left out: changes", stats->ignored_changes);
    }
    for (int i = 0; i < HX_LEVEL_SUBSTANCE; i++) {
        char label[40];
        snprintf(label, sizeof label, "left out: %s",
                 hx_level_name((hx_level)i));
        if (levels_is_ignored(input->diff, (hx_level)i))
            one_put(b, label, levels_count(input->diff, (hx_level)i));
    }
    buf_print(b, "%-20s %7u.%u %%\n", "similarity", stats->alike / 10,
              stats->alike % 10);
    lines_put(b, input->diff);
    if (hx_diff_depth(input->diff) != HX_DEPTH_WORDS)
        tier_put(b, input->diff);
    buf_print(b, "%-20s ", "changed");
    summary_counts(b, input->diff, ", ");
    buf_put_byte(b, '\n');
}
