/* SPDX-License-Identifier: MIT */

/*
 * Moving about in a comparison. The cursor is a token, so it stays where it
 * is whatever the width; rows are found from tokens by bisection.
 */

#include "app/reader.h"

#include <string.h>

#include "base/utf8.h"
#include "view/kind.h"

static const hx_diff *diff_of(const struct reader *reader)
{
    return reader->story->diff;
}

static const hx_change *change_get(const struct reader *reader, uint32_t i)
{
    uint32_t n;
    return &hx_diff_changes(diff_of(reader), &n)[i];
}

static uint32_t cursor_row(const struct reader *reader)
{
    return rows_find(&reader->rows, reader->cursor.side, reader->cursor.token);
}

/* The last row that may be the first shown. */
static uint32_t last_top(const struct reader *reader)
{
    uint32_t height = (uint32_t)reader->height;
    return reader->rows.n > height ? reader->rows.n - height : 0;
}

void reader_top(struct reader *reader, int64_t row)
{
    int64_t last = last_top(reader);
    reader->top = (uint32_t)(row < 0 ? 0 : row > last ? last : row);
}

void reader_place(struct reader *reader, int at)
{
    reader_top(reader, (int64_t)cursor_row(reader) - at);
}

/* Scrolls so that the cursor is shown, a third down if it was not. */
static void cursor_show(struct reader *reader)
{
    uint32_t row = cursor_row(reader), height = (uint32_t)reader->height;
    uint32_t margin = height > 8 ? 2 : 0;
    if (row < reader->top + margin || row + margin >= reader->top + height)
        reader_place(reader, reader->height / 3);
}

/* Puts the cursor on the first text from ROW on, downward or upward. */
static void cursor_set(struct reader *reader, int64_t row, bool upward)
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

void reader_scroll(struct reader *reader, int64_t by)
{
    reader_top(reader, (int64_t)reader->top + by);
    int64_t row = cursor_row(reader);
    int64_t last = (int64_t)reader->top + reader->height - 1;
    if (row < reader->top)
        cursor_set(reader, reader->top, false);
    else if (row > last)
        cursor_set(reader, last, true);
}

static bool is_minor(const hx_change *change)
{
    return change->flags & HX_CHANGE_MINOR;
}

static bool is_fact(const hx_change *change)
{
    return !is_minor(change) &&
           (change->cls == HX_CLASS_NUMBER || change->cls == HX_CLASS_NAME ||
            change->cls == HX_CLASS_NEGATION ||
            (change->flags & HX_CHANGE_QUOTED));
}

/* True if no change before stop I, a change, is of its step and shown. */
static bool is_first(const struct reader *reader, uint32_t i)
{
    const struct stop *stop = reader->steps.stop;
    for (uint32_t j = i; j && stop[j - 1].step == stop[i].step; j--)
        if (stop[j - 1].change != HX_NONE &&
            (reader->only_minor ||
             !is_minor(change_get(reader, stop[j - 1].change))))
            return false;
    return true;
}

/* True if stop I is one that GOAL looks for. */
static bool is_goal(const struct reader *reader, uint32_t i,
                    enum reader_goal goal)
{
    const struct stop *stop = &reader->steps.stop[i];
    bool is_move = stop->change == HX_NONE;
    if (goal == GOAL_MOVE)
        return is_move;
    if (is_move)
        return goal == GOAL_CHANGE && stop->side == HX_NEW;
    const hx_change *change = change_get(reader, stop->change);
    if (goal == GOAL_STYLE)
        return is_minor(change);
    if (is_minor(change) && !reader->only_minor)
        return false;
    if (goal == GOAL_SENTENCE)
        return is_first(reader, i);
    return goal == GOAL_CHANGE ||
           (goal == GOAL_REWORDED && change->kind == HX_REWORDED) ||
           (goal == GOAL_FACT && is_fact(change));
}

/* The stop after (BACKWARD: before) the cursor, of any goal, or HX_NONE. */
static uint32_t stop_next(const struct reader *reader, bool backward)
{
    uint32_t at = reader->stop;
    if (at == HX_NONE) {
        const struct pane_cursor *cursor = &reader->cursor;
        return backward ? steps_stop_before(&reader->steps, cursor->side,
                                            cursor->token)
                        : steps_stop_after(&reader->steps, cursor->side,
                                           cursor->token);
    }
    if (backward)
        return at ? at - 1 : HX_NONE;
    return at + 1 < reader->steps.stops ? at + 1 : HX_NONE;
}

static void stop_set(struct reader *reader, uint32_t i)
{
    const struct stop *stop = &reader->steps.stop[i];
    reader->stop = i;
    reader->cursor = (struct pane_cursor){stop->side, stop->token};
}

bool reader_go(struct reader *reader, enum reader_goal goal, bool backward,
               uint32_t count)
{
    uint32_t i = stop_next(reader, backward), found = HX_NONE;
    for (; count && i < reader->steps.stops; i += backward ? -1u : 1) {
        if (!is_goal(reader, i, goal))
            continue;
        found = i;
        count--;
    }
    if (found == HX_NONE)
        return false;
    stop_set(reader, found);
    cursor_show(reader);
    return true;
}

bool reader_follow(struct reader *reader)
{
    uint32_t n;
    int side = reader->cursor.side;
    const hx_doc *doc = hx_diff_doc(diff_of(reader), side);
    uint32_t sentence = hx_doc_sentence_of(doc, reader->cursor.token);
    uint32_t at = hx_diff_pair_of(diff_of(reader), side, sentence);
    if (at == HX_NONE)
        return false;
    const hx_pair *pair = &hx_diff_pairs(diff_of(reader), &n)[at];
    if (!pair->moved)
        return false;
    uint32_t row = cursor_row(reader) - reader->top;
    const hx_range *other =
        hx_doc_sentences(hx_diff_doc(diff_of(reader), !side), &n);
    reader->cursor =
        (struct pane_cursor){!side, other[pair->at[!side].start].start};
    reader->stop = HX_NONE;
    reader_place(reader, (int)row);
    return true;
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

void reader_click(struct reader *reader, int y, int x)
{
    const struct pane *pane = &reader->pane;
    if (y < 0 || y >= reader->height)
        return;
    if (x == pane->overview) {
        reader_top(reader, (int64_t)reader->rows.n * y / reader->height -
                               reader->height / 2);
        cursor_set(reader, (int64_t)reader->rows.n * y / reader->height, false);
        return;
    }
    uint32_t row = reader->top + (uint32_t)y;
    int side = x > pane->divider;
    if (row >= reader->rows.n || reader->rows.row[row].line[side] == HX_NONE)
        return;
    const struct line *line =
        &reader->rows.line[side][reader->rows.row[row].line[side]];
    reader->cursor = (struct pane_cursor){
        side, token_at(reader, side, line, x - pane->at[side] - pane->text)};
    reader->stop = HX_NONE;
}

const hx_change *reader_change(const struct reader *reader)
{
    uint32_t i = hx_diff_change_of(diff_of(reader), reader->cursor.side,
                                   reader->cursor.token);
    if (i == HX_NONE || kind_sign(change_get(reader, i)) == ' ')
        return NULL;
    return change_get(reader, i);
}

uint32_t reader_stops(const struct reader *reader, uint32_t *at)
{
    uint32_t n = 0, next = stop_next(reader, false);
    *at = 0;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        if (!is_goal(reader, i, GOAL_CHANGE))
            continue;
        n++;
        if (i < next)
            *at = n;
    }
    return n;
}

uint32_t reader_percent(const struct reader *reader)
{
    uint64_t shown = (uint64_t)reader->top + (uint64_t)reader->height;
    if (!reader->rows.n || shown >= reader->rows.n)
        return 100;
    return (uint32_t)(100 * shown / reader->rows.n);
}

/* The sign of the gravest stop of each part of the text. */
static void overview_make(struct reader *reader)
{
    size_t height = (size_t)reader->height;
    int *grave = arena_new(reader->page, int, height + 1);
    reader->overview = arena_alloc(reader->page, height + 1, 1);
    uint32_t rows = reader->rows.n > (uint32_t)reader->height
                        ? reader->rows.n
                        : (uint32_t)reader->height;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        const struct stop *stop = &reader->steps.stop[i];
        uint64_t row = rows_find(&reader->rows, stop->side, stop->token);
        size_t y = (size_t)(row * height / (rows ? rows : 1));
        bool is_move = stop->change == HX_NONE;
        hx_kind kind =
            is_move ? HX_REWORDED : change_get(reader, stop->change)->kind;
        if (kind_table[kind].grave <= grave[y])
            continue;
        grave[y] = kind_table[kind].grave;
        reader->overview[y] =
            (char)(1 + (is_move ? KIND_SIGN_MOVED + stop->side : (int)kind));
    }
}

static int layout_body(struct arena *a, void *context)
{
    struct reader *reader = context;
    reader->pane = pane_split(diff_of(reader), reader->width);
    reader->rows = rows_layout(a, &reader->steps, reader->measure,
                               (uint32_t)reader->pane.width);
    overview_make(reader);
    return HX_OK;
}

int reader_resize(struct reader *reader, int width, int height)
{
    uint32_t row = reader->rows.n ? cursor_row(reader) : 0;
    uint32_t at = row > reader->top ? row - reader->top : 0;
    reader->width = width;
    reader->height = height < 1 ? 1 : height;
    arena_clear(reader->page);
    reader->rows = (struct rows){0};
    int code = arena_try(reader->page, layout_body, reader);
    if (code)
        return code;
    reader_place(reader,
                 at < (uint32_t)reader->height ? (int)at : reader->height / 3);
    return HX_OK;
}

/* True if nothing but style differs, so that style is what there is to see. */
static bool has_only_minor(const struct reader *reader)
{
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        const struct stop *stop = &reader->steps.stop[i];
        if (stop->change == HX_NONE ||
            !is_minor(change_get(reader, stop->change)))
            return false;
    }
    return true;
}

static int measure_body(struct arena *a, void *context)
{
    struct reader *reader = context;
    for (int side = 0; side < 2; side++)
        reader->measure[side] =
            measure_new(a, hx_diff_doc(diff_of(reader), side));
    reader->steps = steps_new(a, diff_of(reader));
    reader->only_minor = has_only_minor(reader);
    return HX_OK;
}

/* An arena that stays open until it is closed. */
static int arena_body(struct arena *a, void *context)
{
    *(struct arena **)context = a;
    return HX_OK;
}

int reader_open(struct reader *reader, const struct story *story, int width,
                int height)
{
    *reader = (struct reader){.story = story, .stop = HX_NONE};
    if (arena_run(0, arena_body, &reader->a) ||
        arena_run(0, arena_body, &reader->page) ||
        arena_try(reader->a, measure_body, reader) ||
        reader_resize(reader, width, height)) {
        reader_close(reader);
        return HX_ENOMEM;
    }
    uint32_t n;
    hx_doc_tokens(hx_diff_doc(story->diff, HX_NEW), &n);
    reader->cursor.side = n ? HX_NEW : HX_OLD;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        if (!is_goal(reader, i, GOAL_CHANGE))
            continue;
        stop_set(reader, i);
        cursor_show(reader);
        break;
    }
    return HX_OK;
}

void reader_close(struct reader *reader)
{
    arena_close(reader->a);
    arena_close(reader->page);
    *reader = (struct reader){0};
}

/* The role of sign number WHICH. */
static enum role overview_role(int which)
{
    return which < KIND_SIGN_MOVED ? kind_table[which].word : ROLE_LABEL;
}

void reader_draw(const struct reader *reader, struct screen *screen, int y)
{
    struct pane_view view = {.rows = &reader->rows,
                             .measure = reader->measure,
                             .pane = reader->pane,
                             .cursor = reader->cursor,
                             .first = reader->top,
                             .y = y,
                             .count = reader->height};
    pane_draw(screen, &view);
    if (reader->pane.overview < 0)
        return;
    uint64_t rows = reader->rows.n > (uint32_t)reader->height
                        ? reader->rows.n
                        : (uint32_t)reader->height;
    for (int i = 0; i < reader->height; i++) {
        uint64_t row = (uint64_t)i * rows / (uint64_t)reader->height;
        int sign = reader->overview[i];
        bool shown =
            row >= reader->top && row < reader->top + (uint32_t)reader->height;
        uint32_t blank = !shown ? ' ' : screen->ascii ? ':' : 0x2502;
        screen_fill(screen, (struct spot){y + i, reader->pane.overview, 1},
                    blank, ROLE_OVERVIEW);
        if (sign)
            kind_sign_draw(screen, y + i, reader->pane.overview, sign - 1,
                           overview_role(sign - 1));
    }
}
