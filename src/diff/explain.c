/* SPDX-License-Identifier: MIT */

/*
 * A comparison keeps nothing of how it came about. Who asks pays for it: the
 * sentences are aligned anew, which takes the same steps and so gives the same
 * links, and this time the answers are kept; the words of a pair are linked
 * anew when one of them is asked about.
 */

#include "diff/explain.h"

#include "diff/refine.h"

struct making {
    const hx_diff *diff;
    const hx_options *opt;
    hx_explain *explain;
};

static int explain_body(struct arena *a, void *context)
{
    struct making *m = context;
    struct hx_explain *e = arena_new(a, struct hx_explain, 1);
    e->arena = a;
    e->diff = m->diff;
    if (m->opt)
        arena_watch(a, (struct arena_watch){m->opt->poll, m->opt->context, 0});
    e->keys = keys_new(a, m->diff->doc[HX_OLD], m->diff->doc[HX_NEW], m->opt);
    e->similar = similar_new(a, &e->keys);
    align_find(a, &e->similar, m->opt, &e->trace);
    e->work = lcs_work_new(a, e->keys.count[LEVEL_STEM], m->opt);
    e->linker = linker_new(a, &e->keys, &e->work);
    e->linker.keeps = true;
    /* Whoever polls is gone when questions are asked. */
    arena_watch(a, (struct arena_watch){NULL, NULL, 0});
    m->explain = e;
    return HX_OK;
}

static int is_valid(const hx_options *opt)
{
    return !opt || (hx_language_is_known(opt->language) &&
                    (!opt->lexicon ||
                     hx_lexicon_is_known(opt->lexicon, opt->lexicon_len)));
}

int hx_explain_new(hx_explain **out, const hx_diff *diff, const hx_options *opt)
{
    struct making making = {.diff = diff, .opt = opt};
    if (!out)
        return HX_EINVAL;
    *out = NULL;
    if (!diff || diff->depth == HX_DEPTH_WORDS || !is_valid(opt))
        return HX_EINVAL;
    int result = arena_run(opt ? opt->memory : 0, explain_body, &making);
    if (!result)
        *out = making.explain;
    return result;
}

void hx_explain_free(hx_explain *explain)
{
    if (explain)
        arena_close(explain->arena);
}

uint32_t explain_scaled(int16_t x)
{
    return x > 0 ? (uint32_t)x * 1000 / NET_ONE : 0;
}

/* How many units SIDE has. */
static uint32_t units_of(const struct hx_explain *e, hx_unit unit, int side)
{
    return unit == HX_UNIT_WORD ? e->keys.n[side] : e->similar.n[side];
}

struct question {
    struct hx_explain *explain;
    hx_reason *reason;
    hx_unit unit;
    int side;
    uint32_t i;
    hx_nearest *nearest;
};

/* Runs BODY for QUESTION; what memory it takes stays for further ones. */
static int question_run(struct question *question,
                        int (*body)(struct arena *a, void *context))
{
    struct hx_explain *e = question->explain;
    if (!e->failed)
        e->failed = arena_try(e->arena, body, question);
    return e->failed;
}

static int pair_body(struct arena *a, void *context)
{
    struct question *q = context;
    (void)a;
    if (q->unit == HX_UNIT_WORD)
        explain_words(q->explain, q->reason);
    else
        explain_sentences(q->explain, q->reason);
    return HX_OK;
}

int hx_explain_pair(hx_explain *explain, hx_unit unit, const uint32_t at[2],
                    hx_reason *out)
{
    struct question question = {
        .explain = explain, .reason = out, .unit = unit};
    if (!out)
        return HX_EINVAL;
    *out = (hx_reason){.unit = unit, .why = HX_WHY_WEAK};
    if (!explain || !at || unit > HX_UNIT_WORD ||
        at[HX_OLD] >= units_of(explain, unit, HX_OLD) ||
        at[HX_NEW] >= units_of(explain, unit, HX_NEW))
        return HX_EINVAL;
    for (int side = 0; side < 2; side++)
        out->at[side] = at[side];
    return question_run(&question, pair_body);
}

/* Puts unit J, which is NEAR, among the best of TO. */
static void nearest_put(hx_nearest *to, uint32_t near[HX_NEAREST + 1],
                        uint32_t j, uint32_t own)
{
    uint32_t at = to->n;
    if (at == HX_NEAREST && own <= near[at - 1])
        return;
    if (at < HX_NEAREST)
        to->n++;
    else
        at--;
    for (; at && near[at - 1] < own; at--) {
        near[at] = near[at - 1];
        to->at[at] = to->at[at - 1];
    }
    near[at] = own;
    to->at[at] = j;
}

static int nearest_body(struct arena *a, void *context)
{
    enum { LEAST = 10 }; /* of 1000: what is below comes to nobody's mind */
    struct question *q = context;
    struct hx_explain *e = q->explain;
    bool words = q->unit == HX_UNIT_WORD;
    uint32_t near[HX_NEAREST + 1] = {0};
    hx_range in = {0, e->similar.n[!q->side]};
    if (words)
        in = explain_words_beside(e, q->side, q->i);
    for (uint32_t j = in.start; j < in.end; j++) {
        uint32_t own = words ? explain_word_near(e, q->side, q->i, j)
                             : explain_sentence_near(e, q->side, q->i, j);
        arena_step(a, 0, 0);
        if (own >= LEAST)
            nearest_put(q->nearest, near, j, own);
    }
    return HX_OK;
}

int hx_explain_nearest(hx_explain *explain, hx_unit unit, int side, uint32_t i,
                       hx_nearest *out)
{
    struct question question = {
        explain, NULL, unit, side, i, out,
    };
    if (!out)
        return HX_EINVAL;
    *out = (hx_nearest){0};
    if (!explain || unit > HX_UNIT_WORD || (side != HX_OLD && side != HX_NEW) ||
        i >= units_of(explain, unit, side))
        return HX_EINVAL;
    return question_run(&question, nearest_body);
}

int hx_why_is_linked(hx_why why)
{
    return why < HX_WHY_WEAK;
}
