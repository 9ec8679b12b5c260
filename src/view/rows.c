/* SPDX-License-Identifier: MIT */

/*
 * The page is filled step by step. Steps of the same shape flow on in one
 * paragraph for as long as both would begin on the same row; where they would
 * not, both begin a new row, so pairs are always level.
 */

#include "view/rows.h"

/* A label and the row it stands on. */
struct label {
    uint32_t row, pair;
    int side;
};

struct page {
    struct arena *a;
    const struct steps *steps;
    const hx_range *sentence[2];
    struct wrap wrap[2];
    uint32_t used; /* rows that are taken */
    VEC(struct label) labels;
};

/* The tokens of SIDE that STEP shows. */
static hx_range tokens_of(const struct page *page, const struct step *step,
                          int side)
{
    const hx_range *sentence = page->sentence[side];
    return (hx_range){sentence[step->at[side].start].start,
                      sentence[step->at[side].end - 1].end};
}

/* True if step I may go on in the lines where the step before it ended. */
static bool is_flowing(const struct page *page, uint32_t i)
{
    const struct steps *steps = page->steps;
    const struct step *step = &steps->step[i], *last = step - 1;
    if (!i || steps_is_paragraph(steps, i) ||
        step_has(step, HX_OLD) != step_has(last, HX_OLD) ||
        step_has(step, HX_NEW) != step_has(last, HX_NEW) ||
        steps_is_moved(steps, i) != steps_is_moved(steps, i - 1) ||
        (steps_is_moved(steps, i) && !steps_is_same_move(steps, i)))
        return false;
    return !step_has(step, HX_OLD) || !step_has(step, HX_NEW) ||
           wrap_row(&page->wrap[HX_OLD], tokens_of(page, step, HX_OLD)) ==
               wrap_row(&page->wrap[HX_NEW], tokens_of(page, step, HX_NEW));
}

/* Begins new rows for step I: a free one before a paragraph, one for a
 * label. */
static void block_start(struct page *page, uint32_t i)
{
    const struct step *step = &page->steps->step[i];
    uint32_t row =
        page->used + (page->used && steps_is_paragraph(page->steps, i));
    if (steps_is_moved(page->steps, i) && !steps_is_same_move(page->steps, i))
        *vec_push(page->a, &page->labels) =
            (struct label){row++, step->pair, step_has(step, HX_NEW)};
    for (int side = 0; side < 2; side++)
        wrap_start(&page->wrap[side], row);
}

static void step_put(struct page *page, uint32_t i)
{
    const struct step *step = &page->steps->step[i];
    if (!is_flowing(page, i))
        block_start(page, i);
    for (int side = 0; side < 2; side++) {
        struct wrap *wrap = &page->wrap[side];
        if (!step_has(step, side))
            continue;
        wrap_put(wrap, tokens_of(page, step, side));
        if (wrap->row + 1 > page->used)
            page->used = wrap->row + 1;
    }
}

/* Joins lines and labels to rows. */
static struct rows rows_join(struct page *page)
{
    struct rows rows = {.diff = page->steps->diff, .n = page->used};
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
        for (uint32_t i = 0; i < rows.lines[side]; i++)
            rows.row[wrap->lines.at[i].row].line[side] = i;
    }
    for (uint32_t i = 0; i < page->labels.vec.n; i++) {
        const struct label *label = &page->labels.at[i];
        rows.row[label->row].label[label->side] = label->pair;
    }
    return rows;
}

struct rows rows_layout(struct arena *a, const struct steps *steps,
                        const struct measure measure[2], uint32_t width)
{
    uint32_t n;
    struct page page = {.a = a, .steps = steps};
    for (int side = 0; side < 2; side++) {
        page.sentence[side] = hx_doc_sentences(measure[side].doc, &n);
        page.wrap[side] = (struct wrap){
            .a = a, .measure = &measure[side], .width = width < 2 ? 2 : width};
    }
    for (uint32_t i = 0; i < steps->n; i++)
        step_put(&page, i);
    struct rows rows = rows_join(&page);
    rows.width = page.wrap[0].width;
    return rows;
}

uint32_t rows_find(const struct rows *rows, int side, uint32_t token)
{
    const struct line *line = rows->line[side];
    uint32_t low = 0, high = rows->lines[side];
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (line[mid].end <= token)
            low = mid + 1;
        else
            high = mid;
    }
    return low < rows->lines[side] ? line[low].row : 0;
}
