/* SPDX-License-Identifier: MIT */

/*
 * Pairs come in the order of the new text; the old ends of moves are put in
 * where the old text has them, before the pair in place that follows them.
 */

#include "view/steps.h"

#include "view/kind.h"

enum { STEP_COST = 256 };

struct making {
    struct arena *a;
    const hx_diff *diff;
    const hx_pair *pair;
    const hx_change *change;
    VEC(struct step) step;
    VEC(struct stop) stop;
    uint32_t *step_of[2];
};

bool step_has(const struct step *step, int side)
{
    return step->at[side].start < step->at[side].end;
}

static void step_put(struct making *m, struct step step)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = step.at[side].start; i < step.at[side].end; i++)
            m->step_of[side][i] = m->step.vec.n;
    *vec_push(m->a, &m->step) = step;
}

/* Puts the old ends of what moved away from sentences FROM to TO. */
static void moved_put(struct making *m, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        uint32_t at = hx_diff_pair_of(m->diff, HX_OLD, i);
        const hx_pair *pair = &m->pair[at];
        if (pair->moved && pair->at[HX_OLD].start == i)
            step_put(m, (struct step){
                            at, {pair->at[HX_OLD], {0, 0}}
            });
    }
}

static void steps_put(struct making *m, uint32_t pairs, uint32_t old_count)
{
    uint32_t old = 0;
    for (uint32_t i = 0; i < pairs; i++) {
        const hx_pair *pair = &m->pair[i];
        struct step step = {
            i, {pair->at[HX_OLD], pair->at[HX_NEW]}
        };
        if (pair->moved) {
            step.at[HX_OLD] = (hx_range){0, 0};
        } else if (pair->kind != HX_INSERTED) {
            moved_put(m, old, pair->at[HX_OLD].start);
            old = pair->at[HX_OLD].end;
        }
        step_put(m, step);
    }
    moved_put(m, old, old_count);
}

/* The stops of step I: the move that begins there, then what changed on a
 * side that it shows. */
static void stops_put(struct making *m, const struct steps *steps, uint32_t i)
{
    const struct step *step = &steps->step[i];
    const hx_pair *pair = &m->pair[step->pair];
    int shown = step_has(step, HX_NEW) ? HX_NEW : HX_OLD;
    uint32_t n;
    const hx_range *tokens = hx_doc_sentences(hx_diff_doc(m->diff, shown), &n);
    arena_step(m->a, STEP_COST, 0);
    if (pair->moved && !(i && steps_is_same_move(steps, i)))
        *vec_push(m->a, &m->stop) = (struct stop){
            i, HX_NONE, shown, tokens[step->at[shown].start].start};
    for (uint32_t j = pair->changes.start; j < pair->changes.end; j++) {
        const hx_change *change = &m->change[j];
        int side = change->at[HX_NEW].start < change->at[HX_NEW].end;
        if (kind_sign(change) != ' ' && step_has(step, side))
            *vec_push(m->a, &m->stop) =
                (struct stop){i, j, side, change->at[side].start};
    }
}

struct steps steps_new(struct arena *a, const hx_diff *diff)
{
    uint32_t pairs, changes, n[2];
    struct making m = {.a = a, .diff = diff};
    m.pair = hx_diff_pairs(diff, &pairs);
    m.change = hx_diff_changes(diff, &changes);
    for (int side = 0; side < 2; side++) {
        hx_doc_sentences(hx_diff_doc(diff, side), &n[side]);
        m.step_of[side] = arena_new(a, uint32_t, n[side]);
    }
    steps_put(&m, pairs, n[HX_OLD]);
    struct steps steps = {
        .diff = diff,
        .step = m.step.at,
        .n = m.step.vec.n,
        .step_of = {m.step_of[0], m.step_of[1]}
    };
    for (uint32_t i = 0; i < steps.n; i++)
        stops_put(&m, &steps, i);
    steps.stop = m.stop.at;
    steps.stops = m.stop.vec.n;
    return steps;
}

static const hx_pair *pair_of(const struct steps *steps, uint32_t i)
{
    uint32_t n;
    return &hx_diff_pairs(steps->diff, &n)[steps->step[i].pair];
}

bool steps_is_moved(const struct steps *steps, uint32_t i)
{
    return pair_of(steps, i)->moved;
}

bool steps_is_part(const struct steps *steps, uint32_t i)
{
    return pair_of(steps, i)->part != HX_NONE;
}

bool steps_is_same_move(const struct steps *steps, uint32_t i)
{
    if (!i || !steps_is_moved(steps, i) || !steps_is_moved(steps, i - 1) ||
        steps_is_paragraph(steps, i))
        return false;
    const hx_pair *before = pair_of(steps, i - 1), *pair = pair_of(steps, i);
    return before->at[HX_OLD].end == pair->at[HX_OLD].start &&
           before->at[HX_NEW].end == pair->at[HX_NEW].start;
}

bool steps_is_paragraph(const struct steps *steps, uint32_t i)
{
    for (int side = 0; side < 2; side++) {
        const hx_doc *doc = hx_diff_doc(steps->diff, side);
        uint32_t at = steps->step[i].at[side].start;
        if (step_has(&steps->step[i], side) &&
            (!at ||
             hx_doc_paragraph_of(doc, at) != hx_doc_paragraph_of(doc, at - 1)))
            return true;
    }
    return false;
}

/* Less than, equal to or greater than 0 as STOP is before, at or after
 * PLACE. */
static int stop_compare(const struct steps *steps, const struct stop *stop,
                        const struct stop *place)
{
    if (stop->step != place->step)
        return stop->step < place->step ? -1 : 1;
    if (stop->side == place->side)
        return (stop->token > place->token) - (stop->token < place->token);
    uint32_t own = hx_diff_change_of(steps->diff, stop->side, stop->token);
    return own < place->change ? -1 : 1;
}

/* The number of stops before TOKEN of SIDE, and those at it too if AT. */
static uint32_t stops_count(const struct steps *steps, int side, uint32_t token,
                            bool at)
{
    const hx_doc *doc = hx_diff_doc(steps->diff, side);
    uint32_t sentence = hx_doc_sentence_of(doc, token);
    if (sentence == HX_NONE)
        return 0;
    struct stop place = {steps->step_of[side][sentence],
                         hx_diff_change_of(steps->diff, side, token), side,
                         token};
    uint32_t low = 0, high = steps->stops;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int order = stop_compare(steps, &steps->stop[mid], &place);
        if (order < 0 || (at && !order))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

uint32_t steps_stop_after(const struct steps *steps, int side, uint32_t token)
{
    uint32_t i = stops_count(steps, side, token, true);
    return i < steps->stops ? i : HX_NONE;
}

uint32_t steps_stop_before(const struct steps *steps, int side, uint32_t token)
{
    uint32_t n = stops_count(steps, side, token, false);
    return n ? n - 1 : HX_NONE;
}
