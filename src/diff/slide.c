/* SPDX-License-Identifier: MIT */

/* Each edit once, from the first on; to join another one is to begin anew with
 * both, which can only happen as often as there are edits. */

#include "diff/slide.h"

#include <stdbool.h>

struct slide {
    const uint32_t *const *id;
    struct slide_edit *at;
    uint32_t first, kept; /* those that are done */
};

/* The side of EDIT that has pieces where the other has none, or -1. */
static int side_of(const struct slide_edit *edit)
{
    bool has[2];
    for (int side = 0; side < 2; side++)
        has[side] = edit->at[side].start < edit->at[side].end;
    return has[0] == has[1] ? -1 : has[1];
}

static void edit_move(struct slide_edit *edit, int by)
{
    for (int side = 0; side < 2; side++) {
        edit->at[side].start += (uint32_t)by;
        edit->at[side].end += (uint32_t)by;
    }
}

/* Moves EDIT back, at most to the end of the edit that was done last; true if
 * it came there. */
static bool back_slide(const struct slide *s, struct slide_edit *edit)
{
    int side = side_of(edit);
    if (side < 0 || s->kept == s->first)
        return false;
    const struct slide_edit *last = &s->at[s->kept - 1];
    const uint32_t *id = s->id[side];
    hx_range *at = &edit->at[side];
    while (at->start > last->at[side].end &&
           id[at->start - 1] == id[at->end - 1])
        edit_move(edit, -1);
    return at->start == last->at[side].end;
}

/* Moves EDIT on, at most to END of its side; true if it came there. */
static bool on_slide(const struct slide *s, struct slide_edit *edit,
                     const uint32_t end[2])
{
    int side = side_of(edit);
    if (side < 0)
        return false;
    const uint32_t *id = s->id[side];
    hx_range *at = &edit->at[side];
    while (at->end < end[side] && id[at->start] == id[at->end])
        edit_move(edit, 1);
    return at->end == end[side];
}

void slide_edits(struct slide_edits *edits, uint32_t first,
                 const uint32_t *const id[2], const uint32_t n[2])
{
    struct slide s = {id, edits->at, first, first};
    for (uint32_t i = first; i < edits->vec.n; i++) {
        struct slide_edit edit = edits->at[i];
        for (;;) {
            if (back_slide(&s, &edit)) {
                const struct slide_edit *last = &s.at[--s.kept];
                for (int side = 0; side < 2; side++)
                    edit.at[side].start = last->at[side].start;
                continue;
            }
            bool is_last = i + 1 == edits->vec.n;
            const struct slide_edit *next = is_last ? NULL : &s.at[i + 1];
            uint32_t end[2];
            for (int side = 0; side < 2; side++)
                end[side] = next ? next->at[side].start : n[side];
            if (!on_slide(&s, &edit, end) || !next)
                break;
            for (int side = 0; side < 2; side++)
                edit.at[side].end = next->at[side].end;
            i++;
        }
        s.at[s.kept++] = edit;
    }
    edits->vec.n = s.kept;
}
