/* SPDX-License-Identifier: MIT */

/* What all layouts share: blocks and labels, and rows joined at the end. */

#include "view/page.h"

enum { PLACE_COST = 8 }; /* nanoseconds of sorting a line in */

hx_range page_tokens(const struct page *page, const struct step *step, int side)
{
    const hx_range *sentence = page->sentence[side];
    return (hx_range){sentence[step->at[side].start].start,
                      sentence[step->at[side].end - 1].end};
}

void page_use(struct page *page, const struct pen *pen)
{
    if (pen->row + 1 > page->used)
        page->used = pen->row + 1;
}

void page_block(struct page *page, uint32_t i)
{
    const struct step *step = &page->steps->step[i];
    uint32_t row =
        page->used + (page->used && steps_is_paragraph(page->steps, i));
    const struct sieve *sieve = page->plan->sieve;
    bool hidden = sieve && sieve_hides_move(sieve, &page->pair[step->pair]);
    bool moved =
        steps_is_moved(page->steps, i) && !steps_is_same_move(page->steps, i);
    if ((moved || steps_is_part(page->steps, i)) && !hidden) {
        *vec_push(page->a, &page->labels) =
            (struct label){row++, step->pair, step_has(step, HX_NEW)};
        page->used = row;
    }
    for (int side = 0; side < 2; side++)
        pen_start(&page->pen[side], row);
}

/* Puts FOLD in one row, which has all tokens of its steps. */
static void fold_put(struct page *page, const struct fold *fold)
{
    hx_range at[2] = {
        {HX_NONE, 0},
        {HX_NONE, 0}
    };
    for (uint32_t i = fold->steps.start; i < fold->steps.end; i++)
        for (int side = 0; side < 2; side++) {
            if (!step_has(&page->steps->step[i], side))
                continue;
            hx_range own = page_tokens(page, &page->steps->step[i], side);
            at[side].start =
                at[side].start == HX_NONE ? own.start : at[side].start;
            at[side].end = own.end;
        }
    for (int side = 0; side < 2; side++)
        pen_start(&page->pen[side], page->used + (page->used > 0));
    for (int side = 0; side < 2; side++)
        if (at[side].start < at[side].end)
            wrap_fold(&page->wrap[side], at[side]);
    page_use(page, &page->pen[0]);
}

static bool is_before(const struct rows_place *x, const struct rows_place *y)
{
    return x->start != y->start ? x->start < y->start : x->row < y->row;
}

/* Merges the runs of FROM that end at MID and at END into TO. */
static void runs_merge(const struct rows_place *from, struct rows_place *to,
                       hx_range at, uint32_t mid)
{
    uint32_t i = at.start, j = mid;
    for (uint32_t k = at.start; k < at.end; k++) {
        bool is_second =
            i == mid || (j < at.end && is_before(&from[j], &from[i]));
        to[k] = from[is_second ? j++ : i++];
    }
}

/* Where the run that begins at I ends. */
static uint32_t run_end(const struct rows_place *place, uint32_t i, uint32_t n)
{
    for (i++; i < n && !is_before(&place[i], &place[i - 1]); i++)
        ;
    return i;
}

/* Sorts N places. They are in order but for what moved, so runs are merged
 * until there is one. */
static struct rows_place *runs_sort(struct arena *a, struct rows_place *place,
                                    uint32_t n)
{
    struct rows_place *other = NULL;
    while (n && run_end(place, 0, n) < n) {
        if (!other)
            other = arena_alloc_raw(a, n, sizeof *other);
        for (uint32_t i = 0; i < n;) {
            uint32_t mid = run_end(place, i, n);
            uint32_t end = mid < n ? run_end(place, mid, n) : mid;
            runs_merge(place, other, (hx_range){i, end}, mid);
            arena_step(a, PLACE_COST * (uint64_t)(end - i), 0);
            i = end;
        }
        struct rows_place *sorted = other;
        other = place;
        place = sorted;
    }
    return place;
}

/* The lines of SIDE in the order of their tokens. */
static struct rows_place *places_sort(struct arena *a, const struct rows *rows,
                                      int side)
{
    uint32_t n = rows->lines[side];
    struct rows_place *place = arena_alloc_raw(a, n, sizeof *place);
    for (uint32_t i = 0; i < n; i++) {
        const struct line *line = &rows->line[side][i];
        place[i] = (struct rows_place){line->start, line->end, line->row};
    }
    return rows->layout == LAYOUT_SIDE ? place : runs_sort(a, place, n);
}

/* Joins lines and labels to rows. */
static struct rows rows_join(struct page *page)
{
    struct rows rows = {
        .diff = page->steps->diff,
        .steps = page->steps,
        .sieve = page->plan->sieve,
        .folds = page->plan->folds,
        .n = page->used,
        .layout = page->plan->layout,
        .width = {page->pen[0].width, page->pen[1].width}
    };
    for (int side = 0; side < 2; side++)
        if (page->pen[side].widest > rows.widest)
            rows.widest = page->pen[side].widest;
    rows.row = arena_alloc_raw(page->a, rows.n, sizeof *rows.row);
    for (uint32_t i = 0; i < rows.n; i++)
        rows.row[i] = (struct row){
            {HX_NONE, HX_NONE},
            {HX_NONE, HX_NONE}
        };
    for (int side = 0; side < 2; side++) {
        struct wrap *wrap = &page->wrap[side];
        rows.line[side] = wrap->lines.at;
        rows.lines[side] = wrap->lines.vec.n;
        for (uint32_t i = rows.lines[side]; i-- > 0;)
            rows.row[wrap->lines.at[i].row].line[side] = i;
        rows.by_token[side] = places_sort(page->a, &rows, side);
    }
    for (uint32_t i = 0; i < page->labels.vec.n; i++) {
        const struct label *label = &page->labels.at[i];
        rows.row[label->row].label[label->side] = label->pair;
    }
    return rows;
}

/* About how long step I takes, in nanoseconds. */
static uint64_t page_cost(const struct page *page, uint32_t i)
{
    enum { STEP_COST = 128, TOKEN_COST = 32 };
    const struct step *step = &page->steps->step[i];
    uint64_t cost = STEP_COST;
    for (int side = 0; side < 2; side++)
        if (step_has(step, side)) {
            hx_range at = page_tokens(page, step, side);
            cost += TOKEN_COST * (uint64_t)(at.end - at.start);
        }
    return cost;
}

struct rows rows_layout(struct arena *a, const struct steps *steps,
                        const struct measure measure[2],
                        const struct rows_plan *plan)
{
    const uint32_t *width = plan->width;
    uint32_t n;
    enum layout layout = plan->layout;
    struct page page = {.a = a, .steps = steps, .plan = plan};
    page.pair = hx_diff_pairs(steps->diff, &n);
    page.change = hx_diff_changes(steps->diff, &n);
    for (int side = 0; side < 2; side++) {
        page.sentence[side] = hx_doc_sentences(measure[side].doc, &n);
        page.pen[side].width = width[side] < 2 ? 2 : width[side];
        page.wrap[side] =
            (struct wrap){.a = a,
                          .measure = &measure[side],
                          .pen = &page.pen[layout == LAYOUT_SIDE ? side : 0]};
    }
    for (uint32_t i = 0; i < steps->n; i++) {
        arena_step(a, page_cost(&page, i), 1);
        const struct fold *fold =
            plan->folds ? folds_find(plan->folds, i) : NULL;
        if (fold && fold->closed) {
            fold_put(&page, fold);
            i = fold->steps.end - 1;
        } else if (layout == LAYOUT_SIDE) {
            page_side_put(&page, i);
        } else {
            page_inline_put(&page, i);
        }
    }
    return rows_join(&page);
}

uint32_t rows_find(const struct rows *rows, int side, uint32_t token)
{
    const struct rows_place *place = rows->by_token[side];
    uint32_t low = 0, high = rows->lines[side];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (place[mid].end <= token)
            low = mid + 1;
        else
            high = mid;
    }
    return low < rows->lines[side] ? place[low].row : 0;
}
