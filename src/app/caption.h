/* SPDX-License-Identifier: MIT */
#ifndef APP_CAPTION_H
#define APP_CAPTION_H

/* A change or a move in words, for the status line and for lists. */

#include "app/app.h"

/* Appends "changed: name, NSCS → NCSC". */
void caption_change(struct buf *b, const struct app *app,
                    const hx_change *change);
/* Appends what sort of change it is, in a word or two: "name, quote". */
void caption_sort(struct buf *b, const hx_change *change);
/* Appends the words of CHANGE: "NSCS → NCSC". */
void caption_words(struct buf *b, const struct app *app,
                   const hx_change *change);
/* Appends where passage REUSE, which has the cursor, stands on the other side.
 */
void caption_reuse(struct buf *b, const struct app *app, uint32_t reuse);
/* Appends the move that has PLACE, if there is one. */
void caption_move(struct buf *b, const struct app *app,
                  const struct pane_cursor *place);

#endif
