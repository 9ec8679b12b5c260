/* SPDX-License-Identifier: MIT */

/* From change to change: which stops are looked for, and going there. */

#include "app/reader_fold.h"
#include "app/reader_inner.h"
#include "hexapla-whole.h"
#include "view/kind.h"

bool reader_is_minor(const hx_change *change)
{
    return change->flags & HX_CHANGE_MINOR;
}

static bool is_fact(const hx_change *change)
{
    return !reader_is_minor(change) && (change->cls == HX_CLASS_NEGATION ||
                                        (change->flags & HX_CHANGE_FACT));
}

/* True if no change before stop I, a change, is of its step and shown. */
static bool is_first(const struct reader *reader, uint32_t i)
{
    const struct stop *stop = reader->steps.stop;
    for (uint32_t j = i; j && stop[j - 1].step == stop[i].step; j--)
        if (stop[j - 1].change != HX_NONE && !reader_is_hidden(reader, j - 1) &&
            (reader->only_minor ||
             !reader_is_minor(reader_change_get(reader, stop[j - 1].change))))
            return false;
    return true;
}

bool reader_is_hidden(const struct reader *reader, uint32_t i)
{
    return sheet_hides(reader->sieve, &reader->steps, i);
}

struct sieve_count reader_hidden(const struct reader *reader)
{
    return sieve_count(reader->sieve, reader_diff(reader));
}

/* True if stop I is one that GOAL looks for. */
bool reader_is_goal(const struct reader *reader, uint32_t i,
                    enum reader_goal goal)
{
    const struct stop *stop = &reader->steps.stop[i];
    bool is_move = stop->change == HX_NONE;
    if (reader_is_hidden(reader, i))
        return false;
    if (goal == GOAL_MOVE)
        return is_move;
    if (is_move)
        return goal == GOAL_CHANGE && stop->side == HX_NEW;
    const hx_change *change = reader_change_get(reader, stop->change);
    if (goal == GOAL_STYLE)
        return reader_is_minor(change);
    if (reader_is_minor(change) && !reader->only_minor)
        return false;
    if (goal == GOAL_SENTENCE)
        return is_first(reader, i);
    return goal == GOAL_CHANGE ||
           (goal == GOAL_REWORDED && change->kind == HX_REWORDED) ||
           (goal == GOAL_FACT && is_fact(change));
}

/* The stop after (BACKWARD: before) the cursor, of any goal, or HX_NONE. */
uint32_t reader_stop_next(const struct reader *reader, bool backward)
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
    reader_reveal(reader);
}

bool reader_go(struct reader *reader, enum reader_goal goal, bool backward,
               uint32_t count)
{
    uint32_t i = reader_stop_next(reader, backward), found = HX_NONE;
    for (; count && i < reader->steps.stops; i += backward ? -1u : 1) {
        if (!reader_is_goal(reader, i, goal))
            continue;
        found = i;
        count--;
    }
    if (found == HX_NONE)
        return false;
    stop_set(reader, found);
    reader_cursor_show(reader);
    return true;
}

/* The pair that has the cursor, or HX_NONE. */
static uint32_t pair_find(const struct reader *reader)
{
    int side = reader->cursor.side;
    const hx_diff *diff = reader_diff(reader);
    uint32_t sentence =
        hx_doc_sentence_of(hx_diff_doc(diff, side), reader->cursor.token);
    return hx_diff_pair_of(diff, side, sentence);
}

/* True if it is hidden that pair AT is told elsewhere too. */
static bool is_hidden(const struct reader *reader, uint32_t at)
{
    uint32_t n;
    const hx_pair *pair = hx_diff_pairs(reader_diff(reader), &n);
    return sieve_hides_move(reader->sieve, pair + at);
}

/* The pair that has the cursor, if it is told elsewhere too, or HX_NONE. */
static uint32_t moved_find(const struct reader *reader)
{
    uint32_t at = pair_find(reader);
    bool far = at != HX_NONE &&
               kind_end_get(reader_diff(reader), at, reader->cursor.side).way;
    return far && !is_hidden(reader, at) ? at : HX_NONE;
}

/* A part of the pair that has the cursor that stands apart, on the other side,
 * or HX_NONE. */
static uint32_t part_find(const struct reader *reader)
{
    uint32_t n, at = pair_find(reader);
    const hx_pair *pair = hx_diff_pairs(reader_diff(reader), &n);
    hx_kind kind = reader->cursor.side == HX_NEW ? HX_DELETED : HX_INSERTED;
    for (uint32_t i = 0; i < n && at != HX_NONE; i++)
        if (pair[i].part == at && pair[i].kind == kind && !is_hidden(reader, i))
            return i;
    return HX_NONE;
}

uint32_t reader_reuse(const struct reader *reader)
{
    int side = reader->cursor.side;
    uint32_t token = reader->cursor.token;
    const hx_diff *diff = reader_diff(reader);
    const hx_change *change = reader_change(reader);
    hx_range at = change ? change->at[side] : (hx_range){token, token + 1};
    uint32_t found = hx_diff_reuse_of(diff, side, token);
    for (uint32_t i = at.start; i < at.end && found == HX_NONE; i++)
        found = hx_diff_reuse_of(diff, side, i);
    return reader->sieve->moved ? HX_NONE : found;
}

/* Where the other end is of what has the cursor; its token is HX_NONE if there
 * is none. */
static struct pane_cursor end_find(const struct reader *reader)
{
    uint32_t n, at = moved_find(reader);
    struct pane_cursor end = {!reader->cursor.side, HX_NONE};
    const hx_diff *diff = reader_diff(reader);
    const hx_range *other = hx_doc_sentences(hx_diff_doc(diff, end.side), &n);
    if (at != HX_NONE) {
        end.token = other[kind_end_get(diff, at, !end.side).sentence].start;
    } else {
        at = part_find(reader);
        if (at != HX_NONE)
            end.token =
                other[hx_diff_pairs(diff, &n)[at].at[end.side].start].start;
    }
    at = reader_reuse(reader);
    if (end.token == HX_NONE && at != HX_NONE)
        end.token = hx_diff_reuses(diff, &n)[at].at[end.side].start;
    return end;
}

hx_range reader_passage(const struct reader *reader)
{
    const struct steps *steps = &reader->steps;
    uint32_t n, at = moved_find(reader);
    if (at == HX_NONE)
        return (hx_range){HX_NONE, HX_NONE};
    const hx_pair *pair = hx_diff_pairs(steps->diff, &n);
    if (!pair[at].moved)
        return (hx_range){at, at + 1};
    uint32_t first = steps->step_of[HX_NEW][pair[at].at[HX_NEW].start];
    uint32_t last = first;
    while (steps_is_same_move(steps, first))
        first--;
    while (last + 1 < steps->n && steps_is_same_move(steps, last + 1))
        last++;
    return (hx_range){steps->step[first].pair, steps->step[last].pair + 1};
}

/* Slips the panes so that rows OWN of the pane of SIDE, which has the cursor
 * at row AT of the body, and OTHER of the other one stand level, as far as
 * there are rows for it. */
static bool tie(struct reader *reader, int side, uint32_t own, uint32_t other,
                int64_t at)
{
    int64_t last = (int64_t)reader->rows.n - reader->height;
    int64_t low = (own > other ? own : other) - (last > 0 ? last : 0);
    int64_t high = own < other ? own : other;
    if (high > reader->height - 1)
        high = reader->height - 1;
    if (low > high || reader->rows.layout != LAYOUT_SIDE)
        return false;
    at = at < low ? low : at > high ? high : at;
    int64_t top[2];
    top[side] = own - at;
    top[!side] = other - at;
    reader_top(reader, top[HX_NEW]);
    reader->slip = top[HX_OLD] - top[HX_NEW];
    reader->tied = true;
    return true;
}

bool reader_tie(struct reader *reader, int at)
{
    struct pane_cursor there = end_find(reader);
    return there.token != HX_NONE &&
           tie(reader, reader->cursor.side, reader_cursor_row(reader),
               reader_row(reader, there), at);
}

/* The row of the label that stands for the old end of the passage that has
 * pair AT, or HX_NONE. */
static uint32_t label_find(const struct reader *reader)
{
    const struct rows *rows = &reader->rows;
    hx_range passage = reader_passage(reader);
    for (uint32_t row = 0; row < rows->n; row++)
        if (rows->row[row].label[HX_OLD] != HX_NONE &&
            rows->row[row].label[HX_OLD] >= passage.start &&
            rows->row[row].label[HX_OLD] < passage.end)
            return row;
    return HX_NONE;
}

/* In one pane the old end of a move is a label only: that is scrolled to, and
 * back, while the cursor stays on the words. */
static void label_follow(struct reader *reader)
{
    uint32_t label = label_find(reader), row = reader_cursor_row(reader);
    int64_t at = (int64_t)row - reader->top;
    if (at < 0 || at >= reader->height)
        reader_place(reader, reader->height / 3);
    else if (label != HX_NONE)
        reader_top(reader, (int64_t)label - at);
}

/* In one pane a part and what tells it too both stand there: the cursor goes
 * to the new text of the other, if it has any. */
static void part_follow(struct reader *reader)
{
    uint32_t n, own = pair_find(reader), at = part_find(reader);
    const hx_diff *diff = reader_diff(reader);
    const hx_pair *pair = hx_diff_pairs(diff, &n);
    pair += at == HX_NONE ? pair[own].part : at;
    int side = pair->at[HX_NEW].start < pair->at[HX_NEW].end;
    const hx_range *sentence = hx_doc_sentences(hx_diff_doc(diff, side), &n);
    reader->cursor =
        (struct pane_cursor){side, sentence[pair->at[side].start].start};
    reader->stop = HX_NONE;
    reader_reveal(reader);
    reader_place(reader, reader->height / 3);
}

/* In one pane what was kept stands there as new text only. */
static void reuse_follow(struct reader *reader, struct pane_cursor end)
{
    uint32_t n;
    const hx_diff *diff = reader_diff(reader);
    const hx_change *change = hx_diff_changes(diff, &n);
    change += hx_diff_change_of(diff, end.side, end.token);
    if (end.side == HX_OLD && change->kind == HX_SAME)
        end = (struct pane_cursor){HX_NEW, change->at[HX_NEW].start};
    reader->cursor = end;
    reader->stop = HX_NONE;
    reader_reveal(reader);
    reader_place(reader, reader->height / 3);
}

bool reader_follow(struct reader *reader)
{
    uint32_t n, at = moved_find(reader);
    int side = reader->cursor.side;
    struct pane_cursor end = end_find(reader);
    if (end.token == HX_NONE)
        return false;
    if (reader->rows.layout != LAYOUT_SIDE) {
        if (at != HX_NONE && hx_diff_pairs(reader_diff(reader), &n)[at].moved)
            label_follow(reader);
        else if (at != HX_NONE || part_find(reader) != HX_NONE)
            part_follow(reader);
        else
            reuse_follow(reader, end);
        return true;
    }
    uint32_t own = reader_cursor_row(reader);
    int64_t row = (int64_t)own - reader_top_of(reader, side);
    reader->cursor = end;
    reader->stop = HX_NONE;
    reader->slip = 0;
    reader_reveal(reader);
    if (!reader_tie(reader, (int)row))
        reader_place(reader, (int)row);
    reader_column_show(reader);
    return true;
}

void reader_settle(struct reader *reader)
{
    if (!reader->tied || end_find(reader).token != HX_NONE)
        return;
    bool unlocked = reader->unlocked;
    reader_lock(reader, true);
    reader->unlocked = unlocked;
    reader->tied = false;
}

uint32_t reader_stop(const struct reader *reader)
{
    uint32_t next = reader_stop_next(reader, false);
    uint32_t at = next == HX_NONE ? reader->steps.stops : next;
    return at ? at - 1 : 0;
}

void reader_stop_set(struct reader *reader, uint32_t i)
{
    stop_set(reader, i);
    reader_cursor_show(reader);
}

void reader_range_go(struct reader *reader, int side, hx_range at)
{
    const struct steps *steps = &reader->steps;
    for (uint32_t i = 0; i < steps->stops; i++) {
        uint32_t change = steps->stop[i].change;
        if (change == HX_NONE || reader_is_hidden(reader, i))
            continue;
        hx_range in = reader_change_get(reader, change)->at[side];
        if (in.start >= at.end || in.end <= at.start ||
            reader_is_minor(reader_change_get(reader, change)))
            continue;
        reader_stop_set(reader, i);
        return;
    }
    reader->stop = HX_NONE;
    reader->cursor = (struct pane_cursor){side, at.start};
    reader_reveal(reader);
    reader_cursor_show(reader);
}

const hx_change *reader_change(const struct reader *reader)
{
    uint32_t i = hx_diff_change_of(reader_diff(reader), reader->cursor.side,
                                   reader->cursor.token);
    if (i == HX_NONE || kind_sign(reader_change_get(reader, i)) == ' ' ||
        sieve_hides(reader->sieve, reader_change_get(reader, i)))
        return NULL;
    return reader_change_get(reader, i);
}

uint32_t reader_stops(const struct reader *reader, uint32_t *at)
{
    uint32_t n = 0, next = reader_stop_next(reader, false);
    *at = 0;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        if (!reader_is_goal(reader, i, GOAL_CHANGE))
            continue;
        n++;
        if (i < next)
            *at = n;
    }
    return n;
}
