/* SPDX-License-Identifier: MIT */

/*
 * The folded texts are made for the first search and kept as long as the
 * comparison; the places of a phrase are ordered as the steps are, so the
 * order does not depend on the layout.
 */

#include "app/reader_search.h"

#include <string.h>

#include "app/reader_fold.h"
#include "app/reader_inner.h"

struct looking {
    struct reader *reader;
    struct str phrase;
};

void reader_search_open(struct reader *reader, bool backward)
{
    struct reader_search *search = &reader->search;
    search->origin = reader->cursor;
    search->origin_top = reader->top;
    search->backward = backward;
}

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
text_get(struct reader *reader, struct arena *a, int side, bool with_case)
{
    struct search_text *text = &reader->search.text[side][with_case];
    struct folded folded = {text, hx_diff_doc(reader_diff(reader), side),
                            with_case};
    int code = text->doc ? HX_OK : arena_try(reader->a, folded_body, &folded);
    if (code)
        arena_leave(a, code);
    return text;
}

static int hit_compare(const struct search_hit *x, const struct search_hit *y)
{
    if (x->step != y->step)
        return x->step < y->step ? -1 : 1;
    if (x->place.side != y->place.side)
        return x->place.side < y->place.side ? -1 : 1;
    return (x->place.token > y->place.token) -
           (x->place.token < y->place.token);
}

/* The place of TOKEN among all places of its reader. */
static struct search_hit hit_of(const struct reader *reader,
                                struct pane_cursor place)
{
    const hx_doc *doc = hx_diff_doc(reader_diff(reader), place.side);
    uint32_t sentence = hx_doc_sentence_of(doc, place.token);
    uint32_t step =
        sentence == HX_NONE ? 0 : reader->steps.step_of[place.side][sentence];
    return (struct search_hit){step, place};
}

/* True if TOKEN of the old text stands in the new one too. */
static bool is_kept(const struct reader *reader, uint32_t token)
{
    uint32_t i = hx_diff_change_of(reader_diff(reader), HX_OLD, token);
    return i != HX_NONE && reader_change_get(reader, i)->kind == HX_SAME;
}

struct search_matches reader_search_find(struct reader *reader, struct arena *a,
                                         int side, struct str phrase)
{
    bool with_case = search_has_case(phrase);
    return search_find(a, text_get(reader, a, side, with_case), phrase,
                       with_case);
}

/* The next place of SIDE from match *I on that is gone to, or a step after all
 * others. */
static struct search_hit hit_next(const struct reader *reader, int side,
                                  uint32_t *i)
{
    const struct search_matches *found = &reader->search.found[side];
    while (*i < found->n && side == HX_OLD &&
           is_kept(reader, found->at[*i].token))
        ++*i;
    if (*i >= found->n)
        return (struct search_hit){
            HX_NONE, {side, HX_NONE}
        };
    return hit_of(reader, (struct pane_cursor){side, found->at[*i].token});
}

/* Joins the places of both sides, each of which ascend in the steps. */
static void hits_merge(struct reader *reader, struct arena *a)
{
    struct reader_search *search = &reader->search;
    uint32_t at[2] = {0, 0};
    struct search_hit hit[2];
    search->hit = arena_alloc_raw(
        a, (size_t)search->found[HX_OLD].n + search->found[HX_NEW].n,
        sizeof *search->hit);
    for (int side = 0; side < 2; side++)
        hit[side] = hit_next(reader, side, &at[side]);
    while (hit[HX_OLD].step != HX_NONE || hit[HX_NEW].step != HX_NONE) {
        int side = hit_compare(&hit[HX_OLD], &hit[HX_NEW]) > 0;
        search->hit[search->hits++] = hit[side];
        at[side]++;
        hit[side] = hit_next(reader, side, &at[side]);
    }
}

/* The places to go to, of all that were found. */
static int hits_body(struct arena *a, void *context)
{
    hits_merge(context, a);
    return HX_OK;
}

int reader_search_keep(struct reader *reader, struct reader *before)
{
    struct reader_search *search = &reader->search;
    struct arena *a = search->a;
    *search = before->search;
    before->search.a = a;
    memset(search->text, 0, sizeof search->text); /* these are of BEFORE */
    search->hits = 0;
    return arena_try(search->a, hits_body, reader);
}

static int look_body(struct arena *a, void *context)
{
    struct looking *looking = context;
    struct reader *reader = looking->reader;
    struct reader_search *search = &reader->search;
    bool with_case = search_has_case(looking->phrase);
    search->phrase =
        (struct str){str_copy(a, looking->phrase), looking->phrase.len};
    for (int side = 0; side < 2; side++)
        search->found[side] =
            search_find(a, text_get(reader, a, side, with_case),
                        looking->phrase, with_case);
    hits_merge(reader, a);
    return HX_OK;
}

/* The number of places before PLACE, and those at it too if AT. */
static uint32_t hits_before(const struct reader *reader,
                            struct pane_cursor place, bool at)
{
    struct search_hit own = hit_of(reader, place);
    uint32_t low = 0, high = reader->search.hits;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int order = hit_compare(&reader->search.hit[mid], &own);
        if (order < 0 || (!order && at))
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static void hit_show(struct reader *reader, uint32_t i)
{
    reader->cursor = reader->search.hit[i].place;
    reader->stop = HX_NONE;
    reader_cursor_show(reader);
}

int reader_search(struct reader *reader, struct str phrase)
{
    struct reader_search *search = &reader->search;
    struct looking looking = {reader, phrase};
    search->hits = 0;
    search->found[HX_OLD].n = search->found[HX_NEW].n = 0;
    arena_clear(search->a);
    int code = arena_try(search->a, look_body, &looking);
    search->active = !code && phrase.len;
    if (code)
        return code;
    if (!search->hits) {
        reader->cursor = search->origin;
        reader->top = search->origin_top;
        return HX_OK;
    }
    uint32_t n = hits_before(reader, search->origin, search->backward);
    uint32_t i = search->backward ? n - 1 : n;
    hit_show(reader, i < search->hits   ? i
                     : search->backward ? search->hits - 1
                                        : 0);
    return HX_OK;
}

bool reader_search_next(struct reader *reader, bool backward, uint32_t count)
{
    const struct reader_search *search = &reader->search;
    uint32_t n = search->hits;
    if (!n)
        return false;
    backward = backward != search->backward;
    uint32_t at = hits_before(reader, reader->cursor, !backward);
    uint32_t by = count % n;
    uint32_t to = backward ? at + n - by : at + by - 1 + n;
    hit_show(reader, to % n);
    reader_reveal(reader);
    return true;
}

void reader_search_close(struct reader *reader, bool back)
{
    struct reader_search *search = &reader->search;
    search->active = false;
    search->hits = 0;
    search->found[HX_OLD].n = search->found[HX_NEW].n = 0;
    if (!back)
        return;
    reader->cursor = search->origin;
    reader->top = search->origin_top;
    reader->stop = HX_NONE;
}

void reader_search_again(struct reader *reader, const struct reader *before)
{
    const struct reader_search *search = &before->search;
    struct pane_cursor cursor = reader->cursor;
    uint32_t top = reader->top, stop = reader->stop;
    if (!search->active)
        return;
    reader_search_open(reader, search->backward);
    if (reader_search(reader, search->phrase) || !reader->search.hits)
        reader_search_close(reader, false);
    reader->cursor = cursor;
    reader->top = top;
    reader->stop = stop;
}

uint32_t reader_search_count(const struct reader *reader, uint32_t *at)
{
    *at = hits_before(reader, reader->cursor, true);
    return reader->search.hits;
}
