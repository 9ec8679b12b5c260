/* SPDX-License-Identifier: MIT */

/*
 * One column: the new text, with what was cut before what took its place (a
 * redline), or with a sign where something was cut (the new text with marks).
 * The old end of a move is a label only; its text stands at the new end.
 */

#include "view/page.h"

static uint32_t paragraph_of(const struct page *page, uint32_t i, int side)
{
    const struct steps *steps = page->steps;
    return hx_doc_paragraph_of(hx_diff_doc(steps->diff, side),
                               steps->step[i].at[side].start);
}

/*
 * True if step I, one side of a paragraph's beginning, took the place of the
 * step before it, the other side of it: the paragraph goes on with what both
 * have.
 */
static bool is_replacing(const struct page *page, uint32_t i)
{
    enum { NEAR = 8 }; /* steps that are looked at */
    const struct steps *steps = page->steps;
    int side = step_has(&steps->step[i], HX_NEW);
    if (!i || step_has(&steps->step[i], !side) ||
        step_has(&steps->step[i - 1], side) || steps_is_moved(steps, i) ||
        steps_is_moved(steps, i - 1))
        return false;
    for (uint32_t j = i + 1; j < steps->n && j < i + NEAR; j++) {
        const struct step *step = &steps->step[j];
        if (step_has(step, HX_OLD) && step_has(step, HX_NEW))
            return paragraph_of(page, j, side) == paragraph_of(page, i, side) &&
                   paragraph_of(page, j, !side) ==
                       paragraph_of(page, i - 1, !side);
    }
    return false;
}

/* True if step I may go on in the line where the step before it ended. */
static bool is_flowing(const struct page *page, uint32_t i)
{
    const struct steps *steps = page->steps;
    return i && page->pen[0].column &&
           (!steps_is_paragraph(steps, i) || is_replacing(page, i)) &&
           steps_is_moved(steps, i) == steps_is_moved(steps, i - 1) &&
           (!steps_is_moved(steps, i) || steps_is_same_move(steps, i));
}

static bool is_empty(hx_range at)
{
    return at.start == at.end;
}

/* In the new text with marks only what left nothing behind has one; what took
 * another's place is marked itself. */
static void change_put(struct page *page, const hx_change *change)
{
    bool redline = page->plan->layout == LAYOUT_INLINE;
    bool old = !is_empty(change->at[HX_OLD]) && change->kind != HX_SAME &&
               !(page->plan->sieve && sieve_hides(page->plan->sieve, change));
    bool new = !is_empty(change->at[HX_NEW]);
    if (old && redline)
        wrap_put(&page->wrap[HX_OLD], change->at[HX_OLD]);
    else if (old && !new)
        wrap_mark(&page->wrap[HX_OLD], change->at[HX_OLD]);
    if (old && new &&redline)
        wrap_space(&page->wrap[HX_NEW], change->at[HX_NEW].start);
    if (new)
        wrap_put(&page->wrap[HX_NEW], change->at[HX_NEW]);
}

void page_inline_put(struct page *page, uint32_t i)
{
    const struct step *step = &page->steps->step[i];
    const hx_pair *pair = &page->pair[step->pair];
    bool away = pair->moved && !step_has(step, HX_NEW);
    if (!is_flowing(page, i) &&
        !(away && i && steps_is_same_move(page->steps, i)))
        page_block(page, i);
    if (away)
        return;
    for (uint32_t j = pair->changes.start; j < pair->changes.end; j++)
        change_put(page, &page->change[j]);
    page_use(page, &page->pen[0]);
}
