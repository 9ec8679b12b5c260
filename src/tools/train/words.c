/* SPDX-License-Identifier: MIT */

/* Pairs with word links to a lesson: the features of all cells are made once,
 * by the library's own code. */

#include "tools/train/words.h"

#include <stdlib.h>
#include <string.h>

#include "diff/cells.h"
#include "hexapla.h"
#include "tools/train/learn.h"
#include "tools/train/memory.h"

struct make {
    struct item *item;
    const struct plan *plan;
};

/* The document of text whose tokens are parted by one blank. */
static hx_doc *doc_new(struct arena *a, struct str text, uint32_t n)
{
    hx_doc *doc;
    hx_range *token = arena_new(a, hx_range, n), all = {0, (uint32_t)text.len};
    struct str rest = text;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = (uint32_t)(rest.s - text.s);
        token[i] = (hx_range){at, at + (uint32_t)str_cut(&rest, ' ').len};
    }
    hx_source source = {
        .text = {text.s, text.len},
        .tokens = token,
        .token_count = n,
        .sentences = &all,
        .sentence_count = 1
    };
    if (hx_doc_from(&doc, &source, NULL))
        abort();
    return doc;
}

/* Makes the features of all cells of an item. */
static int item_make(struct arena *a, void *context)
{
    const struct make *make = context;
    struct item *item = make->item;
    const struct gold_pair *gold = item->gold;
    hx_doc *doc[2];
    int16_t x[CELL_FEATURES];
    for (int side = 0; side < 2; side++)
        doc[side] = doc_new(a, gold->text[side], gold->n[side]);
    hx_options options = plan_options(make->plan);
    struct keys keys = keys_new(a, doc[0], doc[1], &options);
    struct forms forms = forms_new(a, &keys);
    struct lcs_work work = lcs_work_new(a, keys.count[LEVEL_STEM], NULL);
    struct room room = {.a = a};
    hx_range at[2] = {
        {0, gold->n[0]},
        {0, gold->n[1]}
    };
    struct cells cells = cells_new(&room, &forms, &work, at);
    size_t n = (size_t)gold->n[0] * gold->n[1];
    item->x = memory_new(n * CELL_FEATURES);
    item->p = memory_new(n * sizeof *item->p);
    for (size_t k = 0; k < n; k++) {
        cells_put(&cells, (uint32_t)(k / gold->n[1]),
                  (uint32_t)(k % gold->n[1]), x);
        for (size_t i = 0; i < CELL_FEATURES; i++)
            item->x[k * CELL_FEATURES + i] = (uint8_t)x[i];
    }
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
    return -1;
}

/* PAIR the other way round. */
static struct gold_pair *pair_swap(const struct gold_pair *pair)
{
    struct gold_pair *to = memory_new(sizeof *to);
    uint32_t n = pair->n[0], m = pair->n[1];
    *to = *pair;
    for (int side = 0; side < 2; side++) {
        to->text[side] = pair->text[!side];
        to->n[side] = pair->n[!side];
    }
    to->link = memory_new((size_t)n * m);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < m; j++)
            to->link[(size_t)j * n + i] = pair->link[(size_t)i * m + j];
    return to;
}

static void item_put(struct lesson *l, const struct gold_pair *pair,
                     const struct plan *plan, bool swapped)
{
    struct item *item = &l->item[l->n];
    struct make make = {item, plan};
    item->half = learn_half(pair->doc, plan->part, plan->fold);
    if (str_is_equal(pair->name, STR("test")))
        item->half = HALF_NONE;
    if (swapped && item->half == HALF_NONE)
        return;
    item->gold = swapped ? pair_swap(pair) : pair;
    item->set = l->sets;
    arena_run(0, item_make, &make);
    l->n++;
}

void words_learn(struct nets *nets, const struct gold *gold, uint32_t n,
                 const struct plan *plan)
{
    struct lesson l = {.net = nets->word,
                       .stages = WORD_STAGES,
                       .width = CELL_FEATURES,
                       .epochs = plan->epochs,
                       .thin = 5,
                       .telling = CELL_LIKE,
                       .possible = true,
                       .seed = plan->seed};
    for (uint32_t set = 0; set < n; set++)
        l.n += gold[set].n;
    l.item = memory_new((size_t)2 * l.n * sizeof *l.item);
    l.n = 0;
    for (; l.sets < n; l.sets++)
        for (uint32_t i = 0; i < gold[l.sets].n; i++) {
            item_put(&l, &gold[l.sets].pair[i], plan, false);
            if (plan->swap)
                item_put(&l, &gold[l.sets].pair[i], plan, true);
        }
    learn(&l);
    for (uint32_t i = 0; i < l.n; i++) {
        free(l.item[i].x);
        free(l.item[i].p);
    }
    free(l.item);
}
