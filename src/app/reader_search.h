/* SPDX-License-Identifier: MIT */
#ifndef APP_READER_SEARCH_H
#define APP_READER_SEARCH_H

/*
 * A search in both texts of a reader. Words that both texts have in the same
 * place are gone to once; all places are shown.
 */

#include "app/reader.h"

/* Remembers where the search began; the phrase is still empty. */
void reader_search_open(struct reader *reader, bool backward);
/* Looks for PHRASE and shows the first place from where the search began. */
int reader_search(struct reader *reader, struct str phrase);
/* What the search that is due looks for. */
struct find_order reader_search_order(struct reader *reader);
/* Takes FOUND, which was made of the last such order. */
void reader_search_take(struct reader *reader, struct found *found);
/* Goes COUNT places on, or back; false if there is no other. */
bool reader_search_next(struct reader *reader, bool backward, uint32_t count);
/* Ends the search; if BACK the cursor returns to where it began. */
void reader_search_close(struct reader *reader, bool back);
/* Goes on with the search of BEFORE in READER, whose place is kept; IS_SAME if
 * both show the same texts, which are then taken over. */
void reader_search_again(struct reader *reader, struct reader *before,
                         bool is_same);
/* How many places there are; sets AT to the one under the cursor, from 1. */
uint32_t reader_search_count(const struct reader *reader, uint32_t *at);

#endif
