/* SPDX-License-Identifier: MIT */

/*
 * One column: the new text, with what was cut before what took its place (a
 * redline), or with a sign where something was cut (the new text with marks).
 * The old end of a move is a label only; its text stands at the new end.
 */

#include "view/page.h"

/* True if step I may go on in the line where the step before it ended. */
static bool is_flowing(const struct page *page, uint32_t i)
{
    const struct steps *steps = page->steps;
    return i && page->pen[0].column && !steps_is_paragraph(steps, i) &&
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
    bool redline = page->layout == LAYOUT_INLINE;
    bool old = !is_empty(change->at[HX_OLD]) && change->kind != HX_SAME;
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
