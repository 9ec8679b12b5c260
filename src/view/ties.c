/* SPDX-License-Identifier: MIT */

/* Old sentences are walked in order; for each one the new ones of its pair and
 * the added ones that are parts of it, both of which ascend. */

#include "view/ties.h"

struct making {
    struct arena *a;
    const hx_diff *diff;
    const hx_pair *pair;
    VEC(uint32_t) parts; /* pairs of added sentences that are told elsewhere */
    struct ties ties;
};

/* True if a pair in place stands between pairs I and J. */
static bool is_across(const hx_pair *pair, uint32_t i, uint32_t j)
{
    uint32_t first = i < j ? i : j, last = i < j ? j : i;
    for (uint32_t k = first + 1; k < last; k++)
        if (pair[k].kind <= HX_CHANGED && !pair[k].moved)
            return true;
    return false;
}

/* The ties of old sentence I. */
static void sentence_put(struct making *m, uint32_t i)
{
    uint32_t at = hx_diff_pair_of(m->diff, HX_OLD, i), k = 0;
    const hx_pair *own = m->pair + at;
    uint32_t home = own->part == HX_NONE ? at : own->part;
    hx_range to = m->pair[home].at[HX_NEW];
    bool moved = home == at ? own->moved : is_across(m->pair, at, home);
    for (uint32_t j = to.start; k < m->parts.vec.n || j < to.end;) {
        uint32_t part = k < m->parts.vec.n ? m->parts.at[k] : HX_NONE;
        uint32_t new = part == HX_NONE ? 0 : m->pair[part].at[HX_NEW].start;
        if (part == HX_NONE || (j < to.end && j < new))
            *vec_push(m->a, &m->ties) = (struct tie){
                {i, j++},
                at, moved
            };
        else if (m->pair[m->parts.at[k++]].part == at)
            *vec_push(m->a, &m->ties) = (struct tie){
                {i, new},
                part, is_across(m->pair, at, part)
            };
    }
}

struct ties ties_new(struct arena *a, const hx_diff *diff)
{
    struct making m = {.a = a, .diff = diff};
    uint32_t n;
    m.pair = hx_diff_pairs(diff, &n);
    for (uint32_t i = 0; i < n; i++)
        if (m.pair[i].kind == HX_INSERTED && m.pair[i].part != HX_NONE)
            *vec_push(a, &m.parts) = i;
    hx_doc_sentences(hx_diff_doc(diff, HX_OLD), &n);
    for (uint32_t i = 0; i < n; i++)
        sentence_put(&m, i);
    return m.ties;
}
