/* SPDX-License-Identifier: MIT */

/*
 * What became of the quotations of a pair. Those of both sides are laid beside
 * each other by how many words they share; small ones are compared with all of
 * the other side. A pair has few.
 */

#include "diff/flag.h"

enum {
    QUOTES = 8, /* of a pair that are looked at */
    LIKE_PARTS = 5,
    LIKE = 2, /* of 5 words in common: one quotation */
    INDIRECT_PARTS = 5,
    INDIRECT = 3, /* of 5 words left: said without marks */
    COST = 64
};

/* The quotations of a side. */
struct quoted {
    hx_quote at[QUOTES]; /* what of them is in the pair */
    uint32_t n;
    bool used[QUOTES];
};

static struct quoted quoted_find(const struct flags *f, int side)
{
    struct quoted quoted = {.n = 0};
    uint32_t n, low = 0;
    const hx_quote *quote = hx_doc_quotes(f->keys->doc[side], &n);
    uint32_t high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (quote[middle].at.end <= f->at[side].start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < n && quote[low].at.start < f->at[side].end; low++)
        if (quoted.n < QUOTES) {
            hx_quote *own = &quoted.at[quoted.n++];
            *own = quote[low];
            if (own->at.start < f->at[side].start)
                own->at.start = f->at[side].start;
            if (own->at.end > f->at[side].end)
                own->at.end = f->at[side].end;
        }
    return quoted;
}

static bool is_word(const struct flags *f, int side, uint32_t i)
{
    return f->keys->token[side][i].flags & HX_TOKEN_WORD;
}

/* The words of tokens AT of SIDE, all of them and those that tokens IN of the
 * other side have too. */
static uint32_t words_of(const struct flags *f, int side, hx_range at,
                         hx_range in, uint32_t *common)
{
    uint32_t n = 0;
    *common = 0;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (!is_word(f, side, i))
            continue;
        arena_step(f->a, COST, 0);
        n++;
        for (uint32_t j = in.start; j < in.end; j++)
            if (f->keys->id[side][LEVEL_STEM][i] ==
                f->keys->id[!side][LEVEL_STEM][j]) {
                ++*common;
                break;
            }
    }
    return n;
}

/* True if the words are the same but for how they are written. */
static bool is_same_words(const struct flags *f, hx_range old, hx_range new)
{
    const hx_range at[2] = {old, new};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = at[side].start; i < at[side].end; i++) {
            const hx_change *change =
                &f->diff->change[f->diff->change_of[side][i]];
            bool style = change->kind == HX_SAME ||
                         (change->kind == HX_REWORDED &&
                          change->cls >= HX_CLASS_JOINING &&
                          change->cls <= HX_CLASS_CONTRACTION &&
                          change->cls != HX_CLASS_INFLECTION);
            if (is_word(f, side, i) && !style &&
                change->cls != HX_CLASS_JOINING)
                return false;
        }
    return true;
}

/* The unused one of TO with the most words of QUOTE, of SIDE, in common. */
static uint32_t partner_of(const struct flags *f, int side,
                           const hx_quote *quote, const struct quoted *to)
{
    uint32_t best = HX_NONE, most = 0, common;
    for (uint32_t i = 0; i < to->n; i++) {
        uint32_t n = words_of(f, side, quote->at, to->at[i].at, &common);
        if (!to->used[i] && common > most &&
            (common * LIKE_PARTS >= n * LIKE || to->n == 1)) {
            most = common;
            best = i;
        }
    }
    return best;
}

static bool is_empty(hx_range at)
{
    return at.start >= at.end;
}

/* Two names or words for the speaker that have nothing in common; a pronoun
 * can be anybody. */
static bool is_other_speaker(const struct flags *f, const hx_quote *a,
                             const hx_quote *b)
{
    if (is_empty(a->speaker) || is_empty(b->speaker))
        return false;
    uint32_t weight = 0, heavy = 0, common;
    for (uint32_t i = a->speaker.start; i < a->speaker.end; i++)
        weight += !keys_is_light(f->keys, HX_OLD, i);
    for (uint32_t i = b->speaker.start; i < b->speaker.end; i++)
        heavy += !keys_is_light(f->keys, HX_NEW, i);
    words_of(f, HX_OLD, a->speaker, b->speaker, &common);
    return weight && heavy && !common && !flag_is_there(f, HX_OLD, a->speaker);
}

/* What became of old quotation A, which is new quotation B. */
static uint32_t changed_flags(const struct flags *f, const hx_quote *a,
                              const hx_quote *b)
{
    uint32_t old, new;
    if (is_same_words(f, a->at, b->at))
        return is_other_speaker(f, a, b) ? HX_PAIR_QUOTE_SPEAKER : 0;
    uint32_t n = words_of(f, HX_OLD, a->at, b->at, &old);
    uint32_t m = words_of(f, HX_NEW, b->at, a->at, &new);
    bool shorter = m < n && new == m;
    return HX_PAIR_QUOTE_WORDS | (shorter ? HX_PAIR_QUOTE_SHORTENED : 0u);
}

/* A quotation of SIDE that the other has not: its words may be there. */
static uint32_t lone_flags(const struct flags *f, int side,
                           const hx_quote *quote)
{
    uint32_t common;
    uint32_t n = words_of(f, side, quote->at, f->at[!side], &common);
    if (!n)
        return 0;
    if (common * INDIRECT_PARTS >= n * INDIRECT)
        return side == HX_OLD ? HX_PAIR_QUOTE_INDIRECT : HX_PAIR_QUOTE_DIRECT;
    return side == HX_OLD ? HX_PAIR_QUOTE_REMOVED : HX_PAIR_QUOTE_ADDED;
}

uint32_t flag_quotes(const struct flags *f)
{
    struct quoted old = quoted_find(f, HX_OLD), new = quoted_find(f, HX_NEW);
    uint32_t flags = 0;
    for (uint32_t i = 0; i < old.n; i++) {
        uint32_t to = partner_of(f, HX_OLD, &old.at[i], &new);
        if (to == HX_NONE) {
            flags |= lone_flags(f, HX_OLD, &old.at[i]);
            continue;
        }
        new.used[to] = true;
        flags |= changed_flags(f, &old.at[i], &new.at[to]);
    }
    for (uint32_t i = 0; i < new.n; i++)
        if (!new.used[i])
            flags |= lone_flags(f, HX_NEW, &new.at[i]);
    return flags;
}
