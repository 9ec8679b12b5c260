/* SPDX-License-Identifier: MIT */
#ifndef VIEW_WHOLE_H
#define VIEW_WHOLE_H

/* What is told of two texts as a whole, in words. */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla-whole.h"

/* Appends what the texts are to each other and how much of each is in the
 * other: "edited: 94 % of the old text is in the new one, …". */
void whole_relation(struct buf *b, const hx_diff *diff);
/* The relation in a word or two: "paraphrased copy". */
const char *whole_relation_word(hx_relation relation);

/* Appends the headlines, old → new; nothing where they are the same words.
 * ASCII: without signs that are not. */
void whole_headline(struct buf *b, const hx_diff *diff, bool ascii);
/* Appends which facts changed and whether the text says so: "2 numbers
 * changed, no correction note, stamp unchanged". */
void whole_declared(struct buf *b, const hx_diff *diff);

/* True if the texts are as when a machine swapped the words of one. */
bool whole_is_spun(const hx_diff *diff);
enum { WHOLE_REASONS = 4 };
/* Appends reason I of the score, from 0 to WHOLE_REASONS - 1, a sentence
 * without its stop; nothing where there is none. */
void whole_reason(struct buf *b, const hx_diff *diff, int i);
/* True if SWAP is told: the more often, the more it tells. */
bool whole_is_told(const hx_diff *diff, const hx_swap *swap);
/* Appends the words of SIDE that SWAP is about, in small letters. */
void whole_swap(struct buf *b, const hx_diff *diff, const hx_swap *swap,
                int side);
/* Appends the swaps that are told, ROOM columns of them: "uk → united kingdom
 * 5×, …"; nothing where there are none. */
void whole_swaps(struct buf *b, const hx_diff *diff, int room, bool ascii);

#endif
