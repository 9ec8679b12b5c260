/* SPDX-License-Identifier: MIT */
#ifndef APP_READER_INNER_H
#define APP_READER_INNER_H

/* What the files of the reader share and nobody else needs. */

#include "app/reader.h"

/* What is shown, and change I of it. */
const hx_diff *reader_diff(const struct reader *reader);
const hx_change *reader_change_get(const struct reader *reader, uint32_t i);
/* The place that is shown for PLACE: in one pane unchanged old words stand
 * only in the new text. */
struct pane_cursor reader_shown(const struct reader *reader,
                                struct pane_cursor place);
/* The row on which PLACE, or the cursor, is shown. */
uint32_t reader_row(const struct reader *reader, struct pane_cursor place);
uint32_t reader_cursor_row(const struct reader *reader);
/* The first row shown of the pane of SIDE. */
uint32_t reader_top_of(const struct reader *reader, int side);
/* Scrolls sideways so that the cursor's word is shown. */
void reader_column_show(struct reader *reader);
/* Scrolls so that the cursor is shown, a third down if it was not. */
void reader_cursor_show(struct reader *reader);
/* Puts the cursor on the first text from ROW on, downward or upward. */
void reader_cursor_set(struct reader *reader, int64_t row, bool upward);
/* Has a sheet made, now or by the owner, with what DUE says. 0 or a negative
 * HX_ code, and all is wanted as it is shown. */
int reader_lay(struct reader *reader, uint32_t due);
/* True if rows are shown that are not wrapped. */
bool reader_is_unwrapped(const struct reader *reader);
/* True if CHANGE is of style only. */
bool reader_is_minor(const hx_change *change);
/* True if stop I is hidden by the sieve. */
bool reader_is_hidden(const struct reader *reader, uint32_t i);
/* Puts both ends of the move under the cursor on one row, at row AT of the body
 * as far as there are rows for it; false if that cannot be. */
bool reader_tie(struct reader *reader, int at);
/* The pairs of the moved passage that has the cursor, {HX_NONE, HX_NONE} if
 * there is none that is shown. */
hx_range reader_passage(const struct reader *reader);
/* True if stop I is one that GOAL looks for. */
bool reader_is_goal(const struct reader *reader, uint32_t i,
                    enum reader_goal goal);
/* The stop after (BACKWARD: before) the cursor, of any goal, or HX_NONE. */
uint32_t reader_stop_next(const struct reader *reader, bool backward);

#endif
