/* SPDX-License-Identifier: MIT */

/*
 * Scrolling and the cursor. The cursor is a token, so it stays where it is
 * whatever the layout; rows are found from tokens by bisection.
 */

#include "app/reader_inner.h"

#include <string.h>

#include "app/reader_fold.h"
#include "base/utf8.h"
#include "view/kind.h"

const hx_diff *reader_diff(const struct reader *reader)
{
    return reader->story->diff;
}

const hx_change *reader_change_get(const struct reader *reader, uint32_t i)
{
    uint32_t n;
    return &hx_diff_changes(reader_diff(reader), &n)[i];
}

struct pane_cursor reader_shown(const struct reader *reader,
                                struct pane_cursor place)
{
    return sheet_shown(&reader->rows, place);
}

bool reader_is_unwrapped(const struct reader *reader)
{
    return reader->laid.look.unwrapped;
}

uint32_t reader_row(const struct reader *reader, struct pane_cursor place)
{
    place = reader_shown(reader, place);
    return rows_find(&reader->rows, place.side, place.token);
}

uint32_t reader_cursor_row(const struct reader *reader)
{
    return reader_row(reader, reader->cursor);
}

/* The last row that may be the first shown. */
static uint32_t last_top(const struct reader *reader)
{
    uint32_t height = (uint32_t)reader->height;
    return reader->rows.n > height ? reader->rows.n - height : 0;
}

/* The first row shown of the pane of SIDE. */
uint32_t reader_top_of(const struct reader *reader, int side)
{
    int64_t top = (int64_t)reader->top + (side == HX_OLD ? reader->slip : 0);
    int64_t last = last_top(reader);
    return (uint32_t)(top < 0 ? 0 : top > last ? last : top);
}

void reader_top(struct reader *reader, int64_t row)
{
    int64_t last = last_top(reader);
    reader->top = (uint32_t)(row < 0 ? 0 : row > last ? last : row);
}

void reader_place(struct reader *reader, int at)
{
    reader_top(reader, (int64_t)reader_cursor_row(reader) - at);
}

/* The line that has PLACE, which is shown, or NULL. */
static const struct line *line_of(const struct reader *reader,
                                  struct pane_cursor place)
{
    const struct rows *rows = &reader->rows;
    uint32_t row = rows_find(rows, place.side, place.token);
    uint32_t i = row < rows->n ? rows->row[row].line[place.side] : HX_NONE;
    for (; i < rows->lines[place.side]; i++) {
        const struct line *line = &rows->line[place.side][i];
        if (line->row == row && line->start <= place.token &&
            place.token < line->end)
            return line;
    }
    return NULL;
}

/* Scrolls sideways so that the cursor's word is shown. */
void reader_column_show(struct reader *reader)
{
    struct pane_cursor at = reader_shown(reader, reader->cursor);
    const struct line *line = line_of(reader, at);
    if (!reader_is_unwrapped(reader) || !line)
        return;
    const struct measure *measure = &reader->measure[at.side];
    uint32_t x = line->x, width = (uint32_t)reader->pane.width[at.side];
    for (uint32_t j = line->start; j < at.token && j < line->end; j++)
        x += measure->width[j] + (measure->flags[j] & MEASURE_SPACE ? 1u : 0u);
    if (x < reader->shift || x + 8 > reader->shift + width)
        reader->shift = x > width / 3 ? x - width / 3 : 0;
}

/* Scrolls so that the cursor is shown, a third down if it was not; again when a
 * sheet that is due is there, where its row may be another one. */
void reader_cursor_show(struct reader *reader)
{
    if (reader->due & DUE_SHEET)
        reader->due |= DUE_CURSOR;
    reader_column_show(reader);
    reader->slip = 0;
    reader->tied = false;
    uint32_t row = reader_cursor_row(reader), height = (uint32_t)reader->height;
    uint32_t margin = height > 8 ? 2 : 0;
    if (row < reader->top + margin || row + margin >= reader->top + height)
        reader_place(reader, reader->height / 3);
}

/* Puts the cursor on the first text from ROW on, downward or upward. */
void reader_cursor_set(struct reader *reader, int64_t row, bool upward)
{
    const struct rows *rows = &reader->rows;
    for (; row >= 0 && row < rows->n; row += upward ? -1 : 1) {
        const struct row *at = &rows->row[row];
        int side = at->line[reader->cursor.side] != HX_NONE
                       ? reader->cursor.side
                       : !reader->cursor.side;
        if (at->line[side] == HX_NONE)
            continue;
        reader->cursor.side = side;
        reader->cursor.token = rows->line[side][at->line[side]].start;
        reader->stop = HX_NONE;
        return;
    }
}

/* Scrolls one pane only: the old one by slipping, the new one by scrolling
 * both and slipping the old one back. */
static void pane_scroll(struct reader *reader, int side, int64_t by)
{
    const struct rows *rows = &reader->rows;
    int64_t top = reader->top;
    if (side == HX_OLD) {
        reader->slip += by;
    } else {
        reader_top(reader, top + by);
        reader->slip += top - (int64_t)reader->top;
    }
    int64_t last = (int64_t)last_top(reader) - (int64_t)reader->top;
    if (reader->slip > last)
        reader->slip = last;
    if (reader->slip < -(int64_t)reader->top)
        reader->slip = -(int64_t)reader->top;
    int64_t row = reader_cursor_row(reader),
            first = reader_top_of(reader, side);
    if (side != reader->cursor.side ||
        (row >= first && row < first + reader->height))
        return;
    for (int64_t i = 0; i < reader->height; i++) {
        int64_t at = row < first ? first + i : first + reader->height - 1 - i;
        uint32_t line = at < rows->n ? rows->row[at].line[side] : HX_NONE;
        if (line == HX_NONE)
            continue;
        reader->cursor.token = rows->line[side][line].start;
        reader->stop = HX_NONE;
        return;
    }
    /* There is nothing of this side in sight: what comes next is nearest. */
    bool away = false;
    for (int64_t at = first; at >= 0; at += away ? -1 : 1) {
        uint32_t line = at < rows->n ? rows->row[at].line[side] : HX_NONE;
        if (line != HX_NONE) {
            reader->cursor.token = rows->line[side][line].start;
            reader->stop = HX_NONE;
            return;
        }
        away |= at >= rows->n;
    }
}

void reader_scroll_side(struct reader *reader, int side, int64_t by)
{
    if (reader->unlocked && reader->rows.layout == LAYOUT_SIDE) {
        pane_scroll(reader, side, by);
        return;
    }
    reader_top(reader, (int64_t)reader->top + by);
    int64_t row = reader_cursor_row(reader);
    int64_t last = (int64_t)reader->top + reader->height - 1;
    if (row < reader->top)
        reader_cursor_set(reader, reader->top, false);
    else if (row > last)
        reader_cursor_set(reader, last, true);
}

void reader_scroll(struct reader *reader, int64_t by)
{
    reader_scroll_side(reader, reader->cursor.side, by);
}

void reader_go_end(struct reader *reader, bool is_last)
{
    reader_scroll(reader, is_last ? INT32_MAX : INT32_MIN);
    if (is_last)
        reader_cursor_set(reader, (int64_t)reader->rows.n - 1, true);
    else
        reader_cursor_set(reader, 0, false);
}

void reader_shift(struct reader *reader, int64_t by)
{
    int64_t shift = (int64_t)reader->shift + by;
    const int *width = reader->pane.width;
    int64_t last =
        (int64_t)reader->rows.widest -
        (width[HX_OLD] < width[HX_NEW] ? width[HX_OLD] : width[HX_NEW]);
    if (shift > last)
        shift = last;
    if (reader_is_unwrapped(reader))
        reader->shift = (uint32_t)(shift < 0 ? 0 : shift);
}

void reader_lock(struct reader *reader, bool locked)
{
    reader->unlocked = !locked;
    if (locked) {
        uint32_t row = reader_cursor_row(reader);
        int64_t at = (int64_t)row - reader_top_of(reader, reader->cursor.side);
        reader->slip = 0;
        reader_place(reader, at >= 0 && at < reader->height
                                 ? (int)at
                                 : reader->height / 3);
    }
}

void reader_other(struct reader *reader)
{
    int side = !reader->cursor.side;
    const struct rows *rows = &reader->rows;
    int64_t at = (int64_t)reader_cursor_row(reader) -
                 reader_top_of(reader, reader->cursor.side);
    at = at < 0 ? 0 : at < reader->height ? at : reader->height - 1;
    if (rows->layout != LAYOUT_SIDE)
        return;
    for (uint32_t row = reader_top_of(reader, side) + (uint32_t)at;
         row < rows->n; row++) {
        if (rows->row[row].line[side] == HX_NONE)
            continue;
        reader->cursor = (struct pane_cursor){
            side, rows->line[side][rows->row[row].line[side]].start};
        reader->stop = HX_NONE;
        return;
    }
}

/* The token of LINE at column X of the text. */
static uint32_t token_at(const struct reader *reader, int side,
                         const struct line *line, int x)
{
    const struct measure *measure = &reader->measure[side];
    const hx_token *first = &measure->token[line->start];
    /* The first token may have begun on the line before. */
    int end = glyph_width(str_sub(measure->text, line->from,
                                  first->at + first->len - line->from)) -
              measure->width[line->start];
    for (uint32_t i = line->start; i + 1 < line->end; i++) {
        end += measure->width[i] + !!(measure->flags[i] & MEASURE_SPACE);
        if (x < end)
            return i;
    }
    return line->end - 1;
}

/* The last line of SIDE in ROW that begins at column X or before it, or the
 * first one if it is alone. */
static const struct line *line_at(const struct reader *reader, int side,
                                  uint32_t row, int x)
{
    const struct rows *rows = &reader->rows;
    const struct line *best = NULL;
    for (uint32_t i = rows->row[row].line[side];
         i < rows->lines[side] && rows->line[side][i].row == row; i++)
        if (!best || (int)rows->line[side][i].x <= x)
            best = &rows->line[side][i];
    return best;
}

/* Puts the cursor at column X of ROW, if there is text: of SIDE, or, in one
 * pane, of the side whose text is there. */
static void row_click(struct reader *reader, int side, uint32_t row, int x)
{
    const struct line *best = line_at(reader, side, row, x);
    if (reader->pane.divider < 0) {
        const struct line *old = line_at(reader, HX_OLD, row, x);
        if (old && (!best || (int)best->x > x ||
                    ((int)old->x <= x && old->x > best->x))) {
            best = old;
            side = HX_OLD;
        }
    }
    if (!best)
        return;
    if (best->fold) {
        reader->cursor = (struct pane_cursor){side, best->start};
        reader->stop = HX_NONE;
        reader_unfold(reader);
        return;
    }
    reader->cursor = (struct pane_cursor){
        side, token_at(reader, side, best, x - (int)best->x)};
    reader->stop = HX_NONE;
}

void reader_click(struct reader *reader, int y, int x)
{
    const struct pane *pane = &reader->pane;
    if (y < 0 || y >= reader->height)
        return;
    if (x == pane->overview) {
        /* The middle of the part of the text that the row stands for. */
        int64_t row = (int64_t)reader->rows.n * (2 * (int64_t)y + 1) /
                      (2 * (int64_t)reader->height);
        reader_top(reader, row - reader->height / 2);
        reader_cursor_set(reader, row, false);
        return;
    }
    int side = pane->divider < 0 || x > pane->divider;
    uint32_t row = reader_top_of(reader, side) + (uint32_t)y;
    x -= pane->at[side] + pane->text - (int)reader->shift;
    if (row < reader->rows.n)
        row_click(reader, side, row, x);
}

/* The token of the other side that stands for PLACE, or is next to it. */
static uint32_t counterpart_of(const struct reader *reader,
                               struct pane_cursor place)
{
    uint32_t n,
        i = hx_diff_change_of(reader_diff(reader), place.side, place.token);
    hx_doc_tokens(hx_diff_doc(reader_diff(reader), !place.side), &n);
    if (i == HX_NONE || !n)
        return 0;
    const hx_change *change = reader_change_get(reader, i);
    uint32_t at = place.token - change->at[place.side].start;
    hx_range there = change->at[!place.side];
    uint32_t to = there.start + (there.start + at < there.end ? at : 0);
    return to < n ? to : n - 1;
}

struct reader_place reader_place_get(const struct reader *reader)
{
    const struct pane_cursor *cursor = &reader->cursor;
    struct reader_place place = {
        .side = cursor->side,
        .row = (int)(reader_cursor_row(reader) -
                     reader_top_of(reader, cursor->side))};
    place.token[cursor->side] = cursor->token;
    place.token[!cursor->side] = counterpart_of(reader, *cursor);
    for (int side = 0; side < 2; side++)
        place.version[side] = reader->story->at[side];
    return place;
}

void reader_place_go(struct reader *reader, struct reader_place place)
{
    for (int i = 0; i < 4; i++) {
        int side = i < 2 ? HX_NEW : HX_OLD, from = i & 1 ? !side : side;
        if (reader->story->at[place.side] == place.version[place.side])
            side = from = place.side;
        if (reader->story->at[side] != place.version[from])
            continue;
        reader->cursor = (struct pane_cursor){side, place.token[from]};
        reader->stop = HX_NONE;
        reader_place(reader, place.row);
        return;
    }
}

uint32_t reader_percent(const struct reader *reader)
{
    uint64_t shown = (uint64_t)reader->top + (uint64_t)reader->height;
    if (!reader->rows.n || shown >= reader->rows.n)
        return 100;
    return (uint32_t)(100 * shown / reader->rows.n);
}
