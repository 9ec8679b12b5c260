/* SPDX-License-Identifier: MIT */

/*
 * Facts of both texts to those that they do not have in common: facts are
 * read, what both sides have is marked (ledger_keep.c), what took the place of
 * another is found (ledger_change.c); the rest was lost or gained. N log N of
 * the facts.
 */

#include "diff/facts.h"

#include <stdlib.h>
#include <string.h>

#include "diff/ledger.h"

/* True if the paragraph of token I is no part of what the article says;
 * *END is where it ends. */
static bool is_furniture(const struct ledger *l, int side, uint32_t i,
                         uint32_t *end)
{
    uint32_t n;
    const hx_doc *doc = l->diff->doc[side];
    const hx_range *sentence = hx_doc_sentences(doc, &n);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    uint32_t at = hx_doc_paragraph_of(doc, hx_doc_sentence_of(doc, i));
    *end = sentence[paragraph[at].end - 1].end;
    return hx_field_is_furniture(hx_doc_field_of(doc, at));
}

/* The facts of a side, in order of the text, quotations first. */
static void side_read(struct ledger *l, int side)
{
    const struct fact_reader *r = &l->reader[side];
    uint32_t n = r->keys->n[side], paragraph = 0;
    fact_quotes(r, &l->list[side]);
    for (uint32_t i = 0; i < n;) {
        struct fact fact;
        uint32_t end;
        if (i >= paragraph && is_furniture(l, side, i, &paragraph)) {
            i = paragraph;
            continue;
        }
        arena_step(l->a, LEDGER_TOKEN, 0);
        if ((end = fact_date(r, i, &fact)) == i &&
            (end = fact_number(r, i, &fact)) == i &&
            (end = fact_name(r, i, &fact)) == i) {
            i++;
            continue;
        }
        *vec_push(l->a, &l->list[side]) = fact;
        i = end;
    }
}

static int place_compare(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static void places_make(struct ledger *l, int side)
{
    const struct fact_list *list = &l->list[side];
    l->place[side] =
        arena_new(l->a, struct place, (size_t)list->vec.n * FACT_KEYS);
    for (uint32_t i = 0; i < list->vec.n; i++)
        for (uint32_t j = 0; j < list->at[i].keys; j++)
            l->place[side][l->places[side]++] = (struct place){
                hash_mix((uint64_t)list->at[i].type + 1, list->at[i].key[j]),
                i};
    qsort(l->place[side], l->places[side], sizeof *l->place[side],
          place_compare);
}

static void rest_tell(struct ledger *l)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < l->list[side].vec.n; i++) {
            const struct fact *fact = &l->list[side].at[i];
            arena_step(l->a, LEDGER_FACT, 0);
            if (fact->told || fact->kept || fact->weak ||
                ledger_is_nearer(l, side, i))
                continue;
            ledger_put(l, side ? HX_NONE : i, side ? i : HX_NONE);
        }
}

static bool is_empty(hx_range at)
{
    return at.start >= at.end;
}

/* Where a fact stands among all. */
struct order {
    uint64_t place;
    hx_fact fact;
};

static int order_compare(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    if (x->fact.type != y->fact.type)
        return x->fact.type < y->fact.type ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    int side = is_empty(x->fact.at[HX_NEW]) ? HX_OLD : HX_NEW;
    return x->fact.at[side].start < y->fact.at[side].start ? -1 : 1;
}

static void found_sort(struct ledger *l)
{
    uint32_t n = l->found.vec.n;
    struct order *order = arena_new(l->a, struct order, n);
    for (uint32_t i = 0; i < n; i++) {
        hx_fact fact = l->found.at[i];
        int side = is_empty(fact.at[HX_NEW]) ? HX_OLD : HX_NEW;
        uint32_t change = l->diff->change_of[side][fact.at[side].start];
        uint64_t pair = l->diff->change[change].pair;
        order[i] = (struct order){(pair << 32) | change, fact};
    }
    qsort(order, n, sizeof *order, order_compare);
    for (uint32_t i = 0; i < n; i++)
        l->found.at[i] = order[i].fact;
    l->diff->fact = l->found.at;
    l->diff->fact_count = n;
}

/* Flags the changes that the facts are in. */
static void changes_flag(struct hx_diff *diff)
{
    for (uint32_t i = 0; i < diff->fact_count; i++)
        for (int side = 0; side < 2; side++) {
            hx_range at = diff->fact[i].at[side];
            for (uint32_t j = at.start; j < at.end; j++) {
                hx_change *change = &diff->change[diff->change_of[side][j]];
                arena_step(diff->arena, LEDGER_TOKEN, 0);
                if (change->kind != HX_SAME)
                    change->flags |= HX_CHANGE_FACT;
            }
        }
}

/* Notes which tokens of SIDE are in a date. */
static void dates_note(const struct ledger *l, int side)
{
    uint8_t *dated = arena_new(l->a, uint8_t, l->reader[side].keys->n[side]);
    for (uint32_t i = 0; i < l->list[side].vec.n; i++) {
        const struct fact *fact = &l->list[side].at[i];
        if (fact->type == HX_FACT_DATE)
            memset(dated + fact->at.start, 1, fact->at.end - fact->at.start);
    }
    l->diff->dated[side] = dated;
}

void facts_find(struct arena *a, const struct keys *keys, struct hx_diff *diff)
{
    struct ledger l = {.a = a, .diff = diff};
    struct intern words = intern_new(a, 0);
    struct fact_reader base = {
        .a = a,
        .keys = keys,
        .english = language_is_english(keys->language),
        .seen = arena_new(a, uint8_t, keys->count[LEVEL_FOLDED]),
        .words = &words};
    fact_words(a, keys, &base.cls, &base.number);
    for (int side = 0; side < 2; side++) {
        base.side = side;
        base.sure[side] = arena_new(a, uint8_t, keys->n[side]);
        fact_name_note(&base);
        l.reader[side] = base;
    }
    l.reader[HX_OLD].sure[HX_NEW] = base.sure[HX_NEW];
    for (int side = 0; side < 2; side++) {
        side_read(&l, side);
        dates_note(&l, side);
        places_make(&l, side);
    }
    ledger_keep(&l);
    ledger_change(&l);
    rest_tell(&l);
    found_sort(&l);
    changes_flag(diff);
}
