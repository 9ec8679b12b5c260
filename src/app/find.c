/* SPDX-License-Identifier: MIT */

/*
 * The folded texts are made for the first search and kept as long as the
 * comparison; the places of a phrase are ordered as the steps are, so the
 * order does not depend on the layout.
 */

#include "app/find.h"

enum { HIT_COST = 64 };

/* A text that is folded once, for as long as the comparison. */
struct folded {
    struct search_text *text;
    const hx_doc *doc;
    bool with_case;
};

static int folded_body(struct arena *a, void *context)
{
    struct folded *folded = context;
    *folded->text = search_text_new(a, folded->doc, folded->with_case);
    return HX_OK;
}

/* For the caller's arena A: what fails leaves that one. */
static const struct search_text *
text_get(struct arena *a, const struct find_order *order, int side)
{
    bool with_case = search_has_case(order->phrase);
    struct find_texts *texts = order->texts;
    struct search_text *text = &texts->text[side][with_case];
    struct folded folded = {text, hx_diff_doc(order->steps->diff, side),
                            with_case};
    if (text->doc)
        return text;
    arena_watch(texts->a, order->watch);
    int code = arena_try(texts->a, folded_body, &folded);
    arena_watch(texts->a, (struct arena_watch){0});
    if (code)
        arena_leave(a, code);
    return text;
}

struct search_matches find_side(struct arena *a, const struct find_order *order,
                                int side)
{
    return search_find(a, text_get(a, order, side), order->phrase,
                       search_has_case(order->phrase));
}

int find_compare(const struct search_hit *x, const struct search_hit *y)
{
    if (x->step != y->step)
        return x->step < y->step ? -1 : 1;
    if (x->place.side != y->place.side)
        return x->place.side < y->place.side ? -1 : 1;
    return (x->place.token > y->place.token) -
           (x->place.token < y->place.token);
}

struct search_hit find_place(const struct steps *steps,
                             struct pane_cursor place)
{
    const hx_doc *doc = hx_diff_doc(steps->diff, place.side);
    uint32_t sentence = hx_doc_sentence_of(doc, place.token);
    uint32_t step =
        sentence == HX_NONE ? 0 : steps->step_of[place.side][sentence];
    return (struct search_hit){step, place};
}

/* True if TOKEN of the old text stands in the new one too. */
static bool is_kept(const struct steps *steps, uint32_t token)
{
    uint32_t n, i = hx_diff_change_of(steps->diff, HX_OLD, token);
    return i != HX_NONE && hx_diff_changes(steps->diff, &n)[i].kind == HX_SAME;
}

/* The next place of SIDE from match *I on that is gone to, or a step after all
 * others. */
static struct search_hit hit_next(const struct steps *steps,
                                  const struct found *found, int side,
                                  uint32_t *i)
{
    const struct search_matches *at = &found->at[side];
    for (; *i < at->n && side == HX_OLD; ++*i) {
        if (!is_kept(steps, at->at[*i].token))
            break;
        arena_step(found->a, HIT_COST, 0);
    }
    if (*i >= at->n)
        return (struct search_hit){
            HX_NONE, {side, HX_NONE}
        };
    return find_place(steps, (struct pane_cursor){side, at->at[*i].token});
}

/* Joins the places of both sides, each of which ascend in the steps. */
static void hits_merge(struct found *found, const struct steps *steps)
{
    uint32_t at[2] = {0, 0};
    struct search_hit hit[2];
    found->hit = arena_alloc_raw(
        found->a, (size_t)found->at[HX_OLD].n + found->at[HX_NEW].n,
        sizeof *found->hit);
    for (int side = 0; side < 2; side++)
        hit[side] = hit_next(steps, found, side, &at[side]);
    while (hit[HX_OLD].step != HX_NONE || hit[HX_NEW].step != HX_NONE) {
        int side = find_compare(&hit[HX_OLD], &hit[HX_NEW]) > 0;
        arena_step(found->a, HIT_COST, 0);
        found->hit[found->hits++] = hit[side];
        at[side]++;
        hit[side] = hit_next(steps, found, side, &at[side]);
    }
}

struct finding {
    struct found *found;
    const struct find_order *order;
};

static int find_body(struct arena *a, void *context)
{
    struct finding *finding = context;
    struct found *found = finding->found;
    for (int side = 0; side < 2; side++)
        found->at[side] = find_side(a, finding->order, side);
    hits_merge(found, finding->order->steps);
    return HX_OK;
}

int find_run(struct found *out, const struct find_order *order)
{
    struct finding finding = {out, order};
    *out = (struct found){0};
    if (arena_open(&out->a))
        return HX_ENOMEM;
    arena_watch(out->a, order->watch);
    int code = arena_try(out->a, find_body, &finding);
    arena_watch(out->a, (struct arena_watch){0});
    if (code) {
        arena_close(out->a);
        *out = (struct found){0};
    }
    return code;
}
