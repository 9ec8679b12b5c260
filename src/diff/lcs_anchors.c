/* SPDX-License-Identifier: MIT */

/*
 * Anchors as in B. Cohen's patience diff: what stands once on each side, and
 * of that the longest ascending subsequence. Where that keeps less than half,
 * the text was shuffled or the matches are chance, and to obey them would
 * cost far more words than they save, so there are none.
 */

#include "diff/lcs_box.h"

/* LENGTH values of KEPT end a subsequence; where VALUE belongs. */
static uint32_t stair_find(const uint32_t *value, const uint32_t *kept,
                           uint32_t length, uint32_t own)
{
    uint32_t low = 0, high = length;
    if (length && value[kept[length - 1]] < own)
        return length;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (value[kept[middle]] < own)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t lcs_ascend(const uint32_t *value, uint32_t n, uint32_t *kept,
                    uint32_t *previous)
{
    uint32_t length = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = stair_find(value, kept, length, value[i]);
        previous[i] = at ? kept[at - 1] : HX_NONE;
        kept[at] = i;
        length = at == length ? length + 1 : length;
    }
    uint32_t last = length ? kept[length - 1] : HX_NONE;
    for (uint32_t i = length; i--; last = previous[last])
        kept[i] = last;
    return length;
}

uint32_t lcs_anchors(struct arena *a, struct lcs_work *work,
                     const struct lcs_letters *l, struct lcs_anchor **out)
{
    uint32_t n = 0, most = l->count;
    uint32_t *value = lcs_room(work, ROOM_ANCHORS, most, sizeof *value);
    uint32_t *row = lcs_room(work, ROOM_ANCHORS + 1, most, sizeof *row);
    uint32_t *kept = lcs_room(work, ROOM_ANCHORS + 2, most, sizeof *kept);
    uint32_t *before = lcs_room(work, ROOM_ANCHORS + 3, most, sizeof *before);
    for (uint32_t i = 0; i < l->n[HX_OLD]; i++) {
        uint32_t letter = l->letter[i];
        if (l->old_count[letter] != 1 ||
            l->first[letter + 1] - l->first[letter] != 1)
            continue;
        row[n] = i;
        value[n++] = l->column[l->first[letter]];
    }
    uint32_t length = lcs_ascend(value, n, kept, before);
    lcs_step(work, l->n[HX_OLD] + 4 * (uint64_t)n);
    if (length < n - n / 2)
        return 0;
    struct lcs_anchor *anchor = arena_alloc_raw(a, length, sizeof *anchor);
    for (uint32_t i = 0; i < length; i++)
        anchor[i] = (struct lcs_anchor){
            {l->place[HX_OLD][row[kept[i]]], l->place[HX_NEW][value[kept[i]]]}
        };
    *out = anchor;
    return length;
}
