/* SPDX-License-Identifier: MIT */
#ifndef VIEW_SUMMARY_H
#define VIEW_SUMMARY_H

/* What a comparison comes to, in a few words. */

#include "base/str.h"
#include "hexapla.h"

/*
 * Appends what changed, the gravest first: "1 quote, 3 numbers, 5 moved",
 * parted by DOT; where no word did, what summary_difference() says.
 */
void summary_counts(struct buf *b, const hx_diff *diff, const char *dot);

/* The same in fewer words, for a line on the screen. */
void summary_brief(struct buf *b, const hx_diff *diff, const char *dot);

/* How the texts differ where no word does, such as "only white space"; NULL
 * if words differ. */
const char *summary_difference(const hx_diff *diff);

/* HX_CHANGED, HX_INSERTED for a fact that was gained, HX_DELETED for one that
 * was lost. */
hx_kind summary_fact_kind(const hx_fact *fact);
/* How many facts of each type were gained, lost or changed; of dates none where
 * they are ignored. */
void summary_facts_by_type(const hx_diff *diff, uint32_t count[HX_FACTS]);
/* How many facts there are of each of these kinds. */
void summary_facts(const hx_diff *diff, uint32_t count[HX_KINDS]);

/* What was known of the words, and by which networks they were linked. */
const char *summary_tier(const hx_diff *diff);

#endif
