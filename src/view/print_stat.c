/* SPDX-License-Identifier: MIT */

/* The stat format: a line a count, the label first, numbers after it. */

#include <stdio.h>

#include "view/levels.h"
#include "view/print.h"
#include "view/summary.h"

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

static void facts_put(struct buf *b, const hx_diff *diff)
{
    uint32_t count[HX_KINDS];
    summary_facts(diff, count);
    one_put(b, "facts changed", count[HX_CHANGED]);
    one_put(b, "facts lost", count[HX_DELETED]);
    one_put(b, "facts gained", count[HX_INSERTED]);
}

void print_stat(struct buf *b, const struct print_input *input)
{
    const hx_stats *stats = hx_diff_stats(input->diff);
    buf_print(b, "%-20s %8s %8s\n", "", "old", "new");
    both_put(b, "words", stats->words);
    both_put(b, "sentences", stats->sentences);
    both_put(b, "paragraphs", stats->paragraphs);
    one_put(b, "words kept in place", stats->kept);
    one_put(b, "words kept, moved", stats->moved);
    one_put(b, "words cut", stats->cut);
    one_put(b, "words added", stats->added);
    one_put(b, "words reworded", stats->reworded);
    one_put(b, "sentences unchanged", stats->pairs[HX_SAME]);
    one_put(b, "sentences changed", stats->pairs[HX_CHANGED]);
    one_put(b, "sentences reworded", stats->pairs[HX_REWORDED]);
    one_put(b, "sentences cut", stats->pairs[HX_DELETED]);
    one_put(b, "sentences added", stats->pairs[HX_INSERTED]);
    one_put(b, "sentences moved", stats->moved_pairs);
    one_put(b, "passages moved", stats->moved_groups);
    facts_put(b, input->diff);
    one_put(b, "changes in quotes", stats->quoted);
    one_put(b, "changes of style", stats->minor);
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
    if (hx_diff_depth(input->diff) != HX_DEPTH_WORDS)
        tier_put(b, input->diff);
    buf_print(b, "%-20s ", "changed");
    summary_counts(b, input->diff, ", ");
    buf_put_byte(b, '\n');
}
