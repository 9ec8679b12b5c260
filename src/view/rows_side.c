/* SPDX-License-Identifier: MIT */

/*
 * Side by side: steps of the same shape flow on in one paragraph for as long
 * as both would begin on the same row; where they would not, both begin a new
 * row, so pairs are always level.
 */

#include "view/page.h"

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
           wrap_row(&page->wrap[HX_OLD], page_tokens(page, step, HX_OLD)) ==
               wrap_row(&page->wrap[HX_NEW], page_tokens(page, step, HX_NEW));
}

void page_side_put(struct page *page, uint32_t i)
{
    const struct step *step = &page->steps->step[i];
    if (!is_flowing(page, i))
        page_block(page, i);
    for (int side = 0; side < 2; side++) {
        if (!step_has(step, side))
            continue;
        wrap_put(&page->wrap[side], page_tokens(page, step, side));
        page_use(page, &page->pen[side]);
    }
}
