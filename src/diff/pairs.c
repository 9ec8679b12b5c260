/* SPDX-License-Identifier: MIT */

/* Reading order of pairs; see the header. Linear in the sentences. */

#include "diff/pairs.h"

enum { PAIR_COST = 128 };

struct order {
    struct arena *a;
    const struct alignment *all;
    struct hx_diff *diff;
    uint32_t old_pos; /* old sentences before it are placed */
};

static void pair_put(struct order *o, hx_pair pair)
{
    struct hx_diff *diff = o->diff;
    pair.part = HX_NONE;
    arena_step(o->a, PAIR_COST, 0);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = pair.at[side].start; i < pair.at[side].end; i++)
            diff->pair_of[side][i] = diff->pair_count;
    diff->pair[diff->pair_count++] = pair;
}

/* Places the old sentences up to END that have no link. */
static void deleted_put(struct order *o, uint32_t end, uint32_t new_pos)
{
    for (uint32_t i = o->old_pos; i < end; i++)
        if (o->all->to[HX_OLD][i] == HX_NONE)
            pair_put(o, (hx_pair){
                            .kind = HX_DELETED,
                            .at = {{i, i + 1}, {new_pos, new_pos}}
            });
    o->old_pos = end;
}

/* The old sentence at which the next pair in place begins, from J on. */
static uint32_t anchor_find(const struct order *o, uint32_t j, uint32_t n,
                            uint32_t old_count)
{
    for (; j < n; j++) {
        uint32_t link = o->all->to[HX_NEW][j];
        if (link != HX_NONE && !o->all->link[link].moved)
            return o->all->link[link].at[HX_OLD].start;
    }
    return old_count;
}

/* Tells the pairs of sentences without a link of those that tell them too. */
static void parts_tell(const struct order *o)
{
    struct hx_diff *diff = o->diff;
    for (uint32_t i = 0; i < diff->pair_count; i++) {
        hx_pair *pair = &diff->pair[i];
        int side = pair->kind == HX_INSERTED ? HX_NEW : HX_OLD;
        if (pair->kind != HX_INSERTED && pair->kind != HX_DELETED)
            continue;
        struct part part = o->all->part[side][pair->at[side].start];
        if (part.link == HX_NONE)
            continue;
        pair->part =
            diff->pair_of[HX_NEW][o->all->link[part.link].at[HX_NEW].start];
        pair->alike = part.alike;
    }
}

void pairs_order(struct arena *a, const struct alignment *all,
                 struct hx_diff *diff)
{
    uint32_t n[2];
    for (int side = 0; side < 2; side++) {
        hx_doc_sentences(diff->doc[side], &n[side]);
        diff->pair_of[side] = arena_alloc_raw(a, n[side], sizeof(uint32_t));
    }
    diff->pair = arena_alloc_raw(a, (size_t)n[0] + n[1], sizeof *diff->pair);
    struct order o = {a, all, diff, 0};
    bool in_gap = false;
    for (uint32_t j = 0; j < n[HX_NEW];) {
        uint32_t at = all->to[HX_NEW][j];
        if (!in_gap)
            deleted_put(&o, anchor_find(&o, j, n[HX_NEW], n[HX_OLD]), j);
        in_gap = true;
        if (at == HX_NONE) {
            pair_put(&o, (hx_pair){
                             .kind = HX_INSERTED,
                             .at = {{o.old_pos, o.old_pos}, {j, j + 1}}
            });
            j++;
            continue;
        }
        const struct link *link = &all->link[at];
        pair_put(&o, (hx_pair){
                         .kind = HX_SAME,
                         .moved = link->moved,
                         .alike = link->alike,
                         .at = {link->at[HX_OLD], link->at[HX_NEW]}
        });
        j = link->at[HX_NEW].end;
        if (!link->moved) {
            o.old_pos = link->at[HX_OLD].end;
            in_gap = false;
        }
    }
    deleted_put(&o, n[HX_OLD], n[HX_NEW]);
    if (all->part[HX_OLD])
        parts_tell(&o);
}
