/* SPDX-License-Identifier: MIT */

/*
 * Folds, panes, rows, marks, in this order, in an arena of their own, so that
 * the sheet before can be shown until this one is there. One pass over the
 * steps for each.
 */

#include "app/sheet.h"

#include <string.h>

#include "view/kind.h"

enum {
    SIDE_FROM = 70, /* columns for which two panes have room */
    STOP_COST = 256 /* of finding the row of a stop */
};

struct making {
    struct sheet *sheet;
    const struct sheet_order *order;
};

struct pane_cursor sheet_shown(const struct rows *rows,
                               struct pane_cursor place)
{
    uint32_t n, i = hx_diff_change_of(rows->diff, place.side, place.token);
    if (rows->layout == LAYOUT_SIDE || place.side == HX_NEW || i == HX_NONE)
        return place;
    const hx_change *change = &hx_diff_changes(rows->diff, &n)[i];
    if (change->at[HX_NEW].start == change->at[HX_NEW].end ||
        (change->kind != HX_SAME && rows->layout == LAYOUT_INLINE))
        return place;
    uint32_t at = place.token - change->at[HX_OLD].start;
    n = change->at[HX_NEW].end - change->at[HX_NEW].start;
    return (struct pane_cursor){HX_NEW, change->at[HX_NEW].start +
                                            (at < n ? at : n - 1)};
}

bool sheet_hides(const struct sieve *sieve, const struct steps *steps,
                 uint32_t i)
{
    uint32_t n, change = steps->stop[i].change;
    if (change != HX_NONE)
        return sieve_hides(sieve, &hx_diff_changes(steps->diff, &n)[change]);
    uint32_t pair = steps->step[steps->stop[i].step].pair;
    return sieve_hides_move(sieve, &hx_diff_pairs(steps->diff, &n)[pair]);
}

static enum layout layout_of(const struct sheet_plan *plan, bool is_alone)
{
    static const enum layout LAYOUT[VIEWS] = {LAYOUT_SIDE, LAYOUT_SIDE,
                                              LAYOUT_INLINE, LAYOUT_NEW};
    if (plan->look.view == VIEW_AUTO && is_alone)
        return LAYOUT_NEW; /* beside itself it would be read twice */
    if (plan->look.view == VIEW_AUTO && plan->width < SIDE_FROM)
        return LAYOUT_INLINE;
    return LAYOUT[plan->look.view];
}

static struct folds folds_copy(struct arena *a, const struct folds *from)
{
    struct folds folds = *from;
    folds.fold = arena_alloc_raw(a, folds.n, sizeof *folds.fold);
    if (folds.n)
        memcpy(folds.fold, from->fold, folds.n * sizeof *folds.fold);
    return folds;
}

/* The folds without the phrase of the look, or those without a change. */
static struct folds folds_find_all(struct arena *a,
                                   const struct sheet_order *order)
{
    const struct reader_look *look = &order->plan.look;
    struct search_matches found[2];
    struct folds_plan plan = {.sieve = &order->plan.sieve,
                              .context = look->context,
                              .closed = look->closed};
    if (look->only_len) {
        struct find_order find = {
            .steps = order->steps,
            .texts = order->texts,
            .phrase = {look->only, look->only_len},
            .watch = order->watch
        };
        for (int side = 0; side < 2; side++)
            found[side] = find_side(a, &find, side);
        plan.found = found;
    }
    return folds_new(a, order->steps, &plan);
}

static void folds_make(struct arena *a, struct making *making)
{
    const struct sheet_order *order = making->order;
    struct folds *folds = arena_new(a, struct folds, 1);
    *folds =
        order->folds ? folds_copy(a, order->folds) : folds_find_all(a, order);
    for (uint32_t i = 0; i < folds->n; i++)
        folds->fold[i].laid = folds->fold[i].closed;
    making->sheet->folds = folds;
}

static void rows_make(struct arena *a, struct making *making)
{
    struct sheet *sheet = making->sheet;
    const struct sheet_order *order = making->order;
    const struct reader_look *look = &sheet->plan.look;
    const hx_diff *diff = order->steps->diff;
    bool is_alone = hx_diff_doc(diff, HX_OLD) == hx_diff_doc(diff, HX_NEW);
    struct rows_plan plan = {.layout = layout_of(&sheet->plan, is_alone),
                             .sieve = &sheet->plan.sieve,
                             .folds = sheet->folds};
    sheet->pane = pane_split(diff, plan.layout, sheet->plan.width);
    pane_divide(&sheet->pane, sheet->plan.width, look->split);
    for (int side = 0; side < 2; side++)
        plan.width[side] = look->unwrapped ? SHEET_UNWRAPPED
                                           : (uint32_t)sheet->pane.width[side];
    sheet->rows = rows_layout(a, order->steps, order->measure, &plan);
}

static void marks_make(struct arena *a, struct making *making)
{
    struct sheet *sheet = making->sheet;
    const struct steps *steps = making->order->steps;
    uint32_t n;
    const hx_change *changes = hx_diff_changes(steps->diff, &n);
    sheet->mark = arena_alloc_raw(a, steps->stops, sizeof *sheet->mark);
    for (uint32_t i = 0; i < steps->stops; i++) {
        const struct stop *stop = &steps->stop[i];
        arena_step(a, STOP_COST, 1);
        if (sheet_hides(&sheet->plan.sieve, steps, i))
            continue;
        struct pane_cursor place = sheet_shown(
            &sheet->rows, (struct pane_cursor){stop->side, stop->token});
        bool is_move = stop->change == HX_NONE;
        hx_kind kind = is_move ? HX_REWORDED : changes[stop->change].kind;
        int sign = is_move ? KIND_SIGN_MOVED + stop->side : (int)kind;
        sheet->mark[sheet->marks++] = (struct sheet_mark){
            rows_find(&sheet->rows, place.side, place.token),
            (uint8_t)kind_table[kind].grave, (uint8_t)(1 + sign)};
    }
}

static int sheet_body(struct arena *a, void *context)
{
    folds_make(a, context);
    rows_make(a, context);
    marks_make(a, context);
    return HX_OK;
}

int sheet_make(struct sheet *out, const struct sheet_order *order)
{
    struct making making = {out, order};
    *out = (struct sheet){.plan = order->plan};
    if (arena_open(&out->a))
        return HX_ENOMEM;
    arena_watch(out->a, (struct arena_watch){
                            order->watch.poll, order->watch.context,
                            (uint64_t)order->steps->n + order->steps->stops});
    int code = arena_try(out->a, sheet_body, &making);
    arena_watch(out->a, (struct arena_watch){0});
    if (code)
        sheet_close(out);
    return code;
}

void sheet_close(struct sheet *sheet)
{
    arena_close(sheet->a);
    *sheet = (struct sheet){0};
}
