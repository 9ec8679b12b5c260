/* SPDX-License-Identifier: MIT */

/*
 * Stage after stage, the items are halved by document; each half is answered
 * by a network that has learned from the other one, and these answers are what
 * the next stage learns from: it must not see answers that are better than
 * those it will get. The network of a stage that is kept has learned from all.
 */

#include "tools/train/learn.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "diff/spread.h"
#include "tools/train/record.h"
#include "tools/train/score.h"

enum { ALL = 2 };

/* Lessons are learned in an arena that is reset for each item. */
struct class {
    const struct lesson *lesson;
    struct arena *a;
    uint32_t stage;
    struct samples samples;
};

uint32_t learn_half(uint64_t doc, uint32_t part, uint32_t fold)
{
    uint64_t hash = hash_mix(doc, 17);
    if (part && hash % part == fold)
        return HALF_NONE;
    return hash >> 32 & 1 ? HALF_SECOND : HALF_FIRST;
}

/* Adds the cells of ITEM that the stage learns. */
static void item_sample(struct class *c, const struct item *item)
{
    const struct lesson *l = c->lesson;
    struct arena_mark mark = arena_mark(c->a);
    struct room room = {.a = c->a};
    uint32_t n = item->gold->n[0], m = item->gold->n[1];
    uint64_t seed = item->gold->doc + c->stage;
    int16_t more[SPREAD_FEATURES];
    struct spread spread = {0};
    if (c->stage)
        spread = spread_new(&room, item->p, item->gold->n);
    for (uint32_t k = 0; k < n * m; k++) {
        const uint8_t *x = item->x + (size_t)k * l->width;
        uint8_t link = item->gold->link[k];
        bool always = link || x[l->telling] > 60;
        if (link == GOLD_POSSIBLE && !l->possible)
            continue;
        if (c->stage ? !spread_is_live(&spread, k / m, k % m)
                     : !always && fit_random(&seed, l->thin))
            continue;
        float weight = c->stage || always ? 1.0f : (float)l->thin;
        uint8_t *to = samples_put(&c->samples, link != 0, weight);
        memcpy(to, x, l->width);
        if (!c->stage)
            continue;
        spread_put(&spread, k / m, k % m, more);
        for (int i = 0; i < SPREAD_FEATURES; i++)
            to[l->width + (uint32_t)i] = (uint8_t)more[i];
    }
    arena_reset(c->a, mark);
}

/* The answer of NET for ITEM, in place of the one before. */
static void item_answer(struct class *c, const struct item *item,
                        const struct net *net)
{
    const struct lesson *l = c->lesson;
    struct arena_mark mark = arena_mark(c->a);
    struct room room = {.a = c->a};
    uint32_t n = item->gold->n[0], m = item->gold->n[1];
    int16_t x[NET_INPUTS] = {0};
    struct spread spread = {0};
    if (c->stage) {
        size_t bytes = (size_t)n * m * sizeof *item->p;
        uint16_t *before = arena_alloc_raw(c->a, bytes, 1);
        memcpy(before, item->p, bytes);
        spread = spread_new(&room, before, item->gold->n);
    }
    for (uint32_t k = 0; k < n * m; k++) {
        if (c->stage && !spread_is_live(&spread, k / m, k % m))
            continue;
        for (uint32_t i = 0; i < l->width; i++)
            x[i] = item->x[(size_t)k * l->width + i];
        if (c->stage)
            spread_put(&spread, k / m, k % m, x + l->width);
        item->p[k] = (uint16_t)net_run(net, x);
    }
    arena_reset(c->a, mark);
}

/* A network of HALF of the items, or ALL of them. */
static void stage_fit(struct class *c, uint32_t half, struct net *net)
{
    const struct lesson *l = c->lesson;
    struct fit_plan plan = {l->epochs, 2e-3f, l->seed + c->stage};
    double loss;
    c->samples = samples_new(l->width + (c->stage ? SPREAD_FEATURES : 0));
    for (uint32_t i = 0; i < l->n; i++)
        if (l->item[i].half != HALF_NONE &&
            (half == ALL || l->item[i].half == half))
            item_sample(c, &l->item[i]);
    fit_net(net, &c->samples, &plan, &loss);
    record_say("stage %u, %s: %u samples, loss %.4f\n", c->stage + 1,
               half == ALL ? "all" : "half", c->samples.n, loss);
    samples_free(&c->samples);
}

static void lesson_score(const struct lesson *l)
{
    for (uint32_t set = 0; set < l->sets; set++) {
        struct score score = score_new();
        for (uint32_t i = 0; i < l->n; i++)
            if (l->item[i].set == set && l->item[i].half == HALF_NONE)
                score_put(&score, l->item[i].gold, l->item[i].p);
        score_print(&score, set);
    }
    fflush(stdout);
}

static int learn_body(struct arena *a, void *context)
{
    struct class c = {.lesson = context, .a = a};
    const struct lesson *l = c.lesson;
    for (c.stage = 0; c.stage < l->stages; c.stage++) {
        struct net *net = &l->net[c.stage], other[2];
        bool last = c.stage + 1 == l->stages;
        stage_fit(&c, ALL, net);
        for (uint32_t half = 0; half < 2 && !last; half++)
            stage_fit(&c, half, &other[half]);
        for (uint32_t i = 0; i < l->n; i++) {
            const struct item *item = &l->item[i];
            if (item->half == HALF_NONE)
                item_answer(&c, item, net);
            else if (!last)
                item_answer(&c, item, &other[!item->half]);
        }
        lesson_score(l);
    }
    return -1;
}

void learn(const struct lesson *lesson)
{
    arena_run(0, learn_body, (void *)(uintptr_t)lesson);
}
