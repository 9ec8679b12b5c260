/* SPDX-License-Identifier: MIT */

/*
 * Pairs and changes to their levels: first by where they stand, then by their
 * class, then because they are dates. One pass. In doubt a change is
 * substance: what is called noise may be hidden.
 */

#include "diff/level.h"

#include <string.h>

#include "doc/words.h"

enum { LEVEL_COST = 20 };

static bool is_empty(hx_range at)
{
    return at.start >= at.end;
}

/* The field of sentence I of SIDE. */
static hx_field field_of(const struct hx_diff *diff, int side, uint32_t i)
{
    const hx_doc *doc = diff->doc[side];
    return hx_doc_field_of(doc, hx_doc_paragraph_of(doc, i));
}

/* What PAIR is by its place: furniture on each side that it has. */
static hx_level by_place(const struct hx_diff *diff, const hx_pair *pair)
{
    bool is_stamp = true;
    for (int side = 0; side < 2; side++) {
        if (is_empty(pair->at[side]))
            continue;
        hx_field field = field_of(diff, side, pair->at[side].start);
        if (!hx_field_is_furniture(field))
            return HX_LEVEL_SUBSTANCE;
        is_stamp = is_stamp && field == HX_FIELD_STAMP;
    }
    return is_stamp ? HX_LEVEL_STAMPS : HX_LEVEL_BOILERPLATE;
}

/* What is left of tokens AT of SIDE from its byte POS on; moves on to the
 * next token that has some. */
static struct str rest_of(const struct hx_diff *diff, int side, hx_range *at,
                          size_t pos)
{
    uint32_t n;
    size_t len;
    const hx_token *token = hx_doc_tokens(diff->doc[side], &n);
    const char *text = hx_doc_text(diff->doc[side], &len);
    const hx_token *first = &token[at->start];
    return (struct str){text + first->at + pos, first->len - pos};
}

/* True if both sides of CHANGE are the same bytes but for white space. */
static bool is_space(const struct hx_diff *diff, const hx_change *change)
{
    hx_range at[2] = {change->at[HX_OLD], change->at[HX_NEW]};
    size_t pos[2] = {0, 0};
    if (is_empty(at[HX_OLD]) || is_empty(at[HX_NEW]))
        return false;
    while (!is_empty(at[HX_OLD]) && !is_empty(at[HX_NEW])) {
        struct str old = rest_of(diff, HX_OLD, &at[HX_OLD], pos[HX_OLD]);
        struct str new = rest_of(diff, HX_NEW, &at[HX_NEW], pos[HX_NEW]);
        size_t n = old.len < new.len ? old.len : new.len;
        if (memcmp(old.s, new.s, n) != 0)
            return false;
        const size_t left[2] = {old.len - n, new.len - n};
        for (int side = 0; side < 2; side++) {
            pos[side] = left[side] ? pos[side] + n : 0;
            at[side].start += !left[side];
        }
    }
    return is_empty(at[HX_OLD]) && is_empty(at[HX_NEW]);
}

static bool is_date_token(const struct hx_diff *diff, const struct keys *keys,
                          int side, uint32_t i)
{
    return diff->dated[side][i] ||
           !(keys->token[side][i].flags & HX_TOKEN_WORD) ||
           (keys_is_light(keys, side, i) &&
            !words_is_negation(keys->folded[keys->id[side][LEVEL_FOLDED][i]]));
}

/* True if CHANGE is of dates and the little words beside them alone. */
static bool is_date(const struct hx_diff *diff, const struct keys *keys,
                    const hx_change *change)
{
    if (!diff->dated[HX_OLD] || change->flags & HX_CHANGE_QUOTED)
        return false;
    for (int side = 0; side < 2; side++) {
        bool has_date = is_empty(change->at[side]);
        for (uint32_t i = change->at[side].start; i < change->at[side].end;
             i++) {
            if (!is_date_token(diff, keys, side, i))
                return false;
            has_date = has_date || diff->dated[side][i];
        }
        if (!has_date)
            return false;
    }
    return true;
}

/* True if token I of SIDE says when the article was written. */
static bool is_in_head(const struct hx_diff *diff, int side, uint32_t i)
{
    const hx_doc *doc = diff->doc[side];
    hx_range line = hx_doc_dateline(doc);
    hx_field field = field_of(diff, side, hx_doc_sentence_of(doc, i));
    return (i >= line.start && i < line.end) || field == HX_FIELD_DATELINE ||
           field == HX_FIELD_BYLINE;
}

static hx_level by_date(const struct hx_diff *diff, const struct keys *keys,
                        const hx_change *change)
{
    if (!is_date(diff, keys, change))
        return HX_LEVEL_SUBSTANCE;
    for (int side = 0; side < 2; side++)
        if (!is_empty(change->at[side]) &&
            !is_in_head(diff, side, change->at[side].start))
            return HX_LEVEL_DATES;
    return HX_LEVEL_STAMPS;
}

/* What somebody said, and a fact, is not passed over for the class of the
 * words; nor are the marks that make it a quotation. */
static hx_level by_class(const hx_change *change)
{
    const uint32_t grave = HX_CHANGE_QUOTED | HX_CHANGE_FACT;
    hx_level level = hx_class_level(change->cls);
    if (level == HX_LEVEL_PUNCTUATION && change->flags & HX_CHANGE_QUOTED)
        return HX_LEVEL_SUBSTANCE;
    return level > HX_LEVEL_PUNCTUATION && change->flags & grave
               ? HX_LEVEL_SUBSTANCE
               : level;
}

static hx_level level_of(const struct hx_diff *diff, const struct keys *keys,
                         const hx_change *change)
{
    const hx_pair *pair = &diff->pair[change->pair];
    if (pair->level != HX_LEVEL_SUBSTANCE)
        return pair->level;
    if (pair->kind == HX_INSERTED || pair->kind == HX_DELETED)
        return HX_LEVEL_SUBSTANCE;
    if (is_space(diff, change))
        return HX_LEVEL_SPACE;
    hx_level level = by_class(change);
    return level == HX_LEVEL_SUBSTANCE ? by_date(diff, keys, change) : level;
}

void level_mark(struct hx_diff *diff, const struct keys *keys)
{
    for (uint32_t i = 0; i < diff->pair_count; i++) {
        arena_step(diff->arena, LEVEL_COST, 0);
        diff->pair[i].level = by_place(diff, &diff->pair[i]);
    }
    for (uint32_t i = 0; i < diff->change_count; i++) {
        hx_change *change = &diff->change[i];
        bool is_kept =
            change->kind == HX_SAME && !(change->flags & HX_CHANGE_MINOR);
        arena_step(diff->arena, LEVEL_COST, 0);
        change->level =
            is_kept ? HX_LEVEL_SUBSTANCE : level_of(diff, keys, change);
    }
}
