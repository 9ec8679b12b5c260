/* SPDX-License-Identifier: MIT */

/*
 * Where a search goes, of the places that were found (app/find.c). Of long
 * texts they come later; until then those of the phrase before are shown.
 */

#include "app/reader_search.h"

#include <string.h>

#include "app/reader_fold.h"
#include "app/reader_inner.h"

void reader_search_open(struct reader *reader, bool backward)
{
    struct reader_search *search = &reader->search;
    search->origin = reader->cursor;
    search->origin_top = reader->top;
    search->backward = backward;
}

/* The number of places before PLACE, and those at it too if AT. */
static uint32_t hits_before(const struct reader *reader,
                            struct pane_cursor place, bool at)
{
    struct search_hit own = find_place(&reader->steps, place);
    uint32_t low = 0, high = reader->search.hits;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        int order = find_compare(&reader->search.hit[mid], &own);
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

/* Forgets what was found. */
static void found_drop(struct reader_search *search)
{
    arena_close(search->a);
    search->a = NULL;
    search->hit = NULL;
    search->hits = 0;
    search->found[HX_OLD].n = search->found[HX_NEW].n = 0;
}

struct find_order reader_search_order(struct reader *reader)
{
    const hx_options *opt = &reader->story->options;
    struct reader_search *search = &reader->search;
    return (struct find_order){
        .steps = &reader->steps,
        .texts = &search->texts,
        .phrase = {search->phrase, search->phrase_len},
        .watch = { opt->poll,  opt->context,                  0}
    };
}

/* Shows the first place from where the search began, or that. */
static void first_show(struct reader *reader)
{
    struct reader_search *search = &reader->search;
    if (!search->hits) {
        reader->cursor = search->origin;
        reader->top = search->origin_top;
        return;
    }
    uint32_t n = hits_before(reader, search->origin, search->backward);
    uint32_t i = search->backward ? n - 1 : n;
    hit_show(reader, i < search->hits   ? i
                     : search->backward ? search->hits - 1
                                        : 0);
}

void reader_search_take(struct reader *reader, struct found *found)
{
    struct reader_search *search = &reader->search;
    found_drop(search);
    search->a = found->a;
    search->hit = found->hit;
    search->hits = found->hits;
    memcpy(search->found, found->at, sizeof search->found);
    *found = (struct found){0};
    reader->due &= ~(uint32_t)DUE_SEARCH;
    if (!search->is_again)
        first_show(reader);
    search->is_again = false;
}

/* Looks for the phrase of READER, now or by the owner. */
static int search_run(struct reader *reader)
{
    struct found found;
    reader->search.active = reader->search.phrase_len > 0;
    if (reader->is_slow) {
        reader->due |= DUE_SEARCH;
        reader->is_ordered = false;
        return HX_OK;
    }
    struct find_order order = reader_search_order(reader);
    int code = find_run(&found, &order);
    if (!code) {
        reader_search_take(reader, &found);
    } else {
        found_drop(&reader->search);
        reader->search.active = false;
    }
    return code;
}

int reader_search(struct reader *reader, struct str phrase)
{
    struct reader_search *search = &reader->search;
    size_t len = phrase.len < ONLY_MOST ? phrase.len : ONLY_MOST;
    if (len)
        memcpy(search->phrase, phrase.s, len);
    search->phrase_len = (uint32_t)len;
    search->is_again = false;
    return search_run(reader);
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
    reader->due &= ~(uint32_t)DUE_SEARCH;
    found_drop(search);
    if (!back)
        return;
    reader->cursor = search->origin;
    reader->top = search->origin_top;
    reader->stop = HX_NONE;
}

void reader_search_again(struct reader *reader, struct reader *before,
                         bool is_same)
{
    struct reader_search *search = &reader->search;
    struct find_texts texts = search->texts;
    if (!before->search.active)
        return;
    uint32_t phrase = before->search.phrase_len;
    search->backward = before->search.backward;
    search->origin = is_same ? before->search.origin : reader->cursor;
    search->origin_top = is_same ? before->search.origin_top : reader->top;
    memcpy(search->phrase, before->search.phrase, phrase);
    search->phrase_len = phrase;
    if (is_same) { /* the texts are the same, and all places in them */
        search->texts = before->search.texts;
        before->search.texts = texts;
    }
    search->is_again = true;
    if (search_run(reader) || (!(reader->due & DUE_SEARCH) && !search->hits))
        reader_search_close(reader, false);
}

uint32_t reader_search_count(const struct reader *reader, uint32_t *at)
{
    *at = hits_before(reader, reader->cursor, true);
    return reader->search.hits;
}
