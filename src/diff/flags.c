/* SPDX-License-Identifier: MIT */

/*
 * Pairs to their flags: rules of what is in a pair (flag_*.c) for those that
 * are not the same, and of where it stands for those that moved. What a word
 * can be is asked once for each distinct word. Linear in the tokens of pairs
 * that changed.
 */

#include "diff/flags.h"

#include "diff/comparable.h"
#include "diff/flag.h"

enum {
    ASK_COST = 200,
    TOKEN_COST = 16,
    TOP = 3,       /* sentences of a story that come first */
    FAR = 4,       /* a move by one part in so many of the story is far */
    FAR_LEAST = 5, /* sentences */
    LONG = 400     /* tokens of a pair that is too long to be asked */
};

#define CUE_ASKED (1u << 31)

uint32_t flag_cues(const struct flags *f, int side, uint32_t i)
{
    uint32_t id = f->keys->id[side][LEVEL_FOLDED][i];
    if (!f->cue[id]) {
        arena_step(f->a, ASK_COST, 0);
        f->cue[id] = CUE_ASKED;
        for (int cue = 0; cue < CUES; cue++)
            if (cue_is((enum cue)cue, f->keys->folded[id]))
                f->cue[id] |= 1u << cue;
    }
    return f->cue[id];
}

struct str flag_folded(const struct flags *f, int side, uint32_t i)
{
    return f->keys->folded[f->keys->id[side][LEVEL_FOLDED][i]];
}

bool flag_is_word(const struct flags *f, int side, uint32_t i, const char *word)
{
    return i < f->at[side].end &&
           str_is_equal(flag_folded(f, side, i), str_of(word));
}

bool flag_is_kept(const struct flags *f, int side, uint32_t i)
{
    const hx_change *change = &f->diff->change[f->diff->change_of[side][i]];
    return change->kind == HX_SAME ||
           (change->kind == HX_REWORDED &&
            hx_class_level(change->cls) <= HX_LEVEL_SPELLING);
}

bool flag_is_there(const struct flags *f, int side, hx_range at)
{
    const uint32_t *own = f->keys->id[side][LEVEL_STEM];
    const uint32_t *other = f->keys->id[!side][LEVEL_STEM];
    for (uint32_t i = at.start; i < at.end; i++) {
        if (keys_is_light(f->keys, side, i))
            continue;
        arena_step(f->a, TOKEN_COST, 0);
        for (uint32_t j = f->at[!side].start; j < f->at[!side].end; j++)
            if (own[i] == other[j])
                return true;
        if (flag_is_kept(f, side, i))
            return true;
    }
    return false;
}

/* The tokens of sentences AT of SIDE. */
static hx_range tokens_of(const struct flags *f, int side, hx_range at)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(f->keys->doc[side], &n);
    return (hx_range){sentence[at.start].start, sentence[at.end - 1].end};
}

/* Which sentence of the story's text each is, by side: those of links, stamps
 * and pictures do not count. */
static uint32_t *places_new(const struct flags *f, int side, uint32_t *n)
{
    uint32_t paragraphs, sentences;
    const hx_doc *doc = f->keys->doc[side];
    const hx_range *paragraph = hx_doc_paragraphs(doc, &paragraphs);
    hx_doc_sentences(doc, &sentences);
    uint32_t *place = arena_new(f->a, uint32_t, sentences);
    *n = 0;
    for (uint32_t i = 0; i < paragraphs; i++) {
        bool text = is_comparable(hx_doc_field_of(doc, i), HX_FIELD_BODY);
        for (uint32_t j = paragraph[i].start; j < paragraph[i].end; j++) {
            place[j] = *n;
            *n += text;
        }
    }
    return place;
}

/* Promoted or demoted: over the border of the first sentences, or far. */
static uint32_t place_flags(uint32_t old, uint32_t new, uint32_t total)
{
    bool up = new < old;
    uint32_t by = up ? old - new : new - old;
    bool top = (old < TOP) != (new < TOP);
    if (!by || (!top && (by < FAR_LEAST || by * FAR < total)))
        return 0;
    return up ? HX_PAIR_PROMOTED : HX_PAIR_DEMOTED;
}

static bool is_two_sided(const hx_pair *pair)
{
    return pair->at[HX_OLD].start < pair->at[HX_OLD].end &&
           pair->at[HX_NEW].start < pair->at[HX_NEW].end;
}

static uint32_t pair_flags(struct flags *f, const hx_pair *pair)
{
    f->pair = pair;
    for (int side = 0; side < 2; side++)
        f->at[side] = tokens_of(f, side, pair->at[side]);
    if (f->at[HX_OLD].end - f->at[HX_OLD].start > LONG ||
        f->at[HX_NEW].end - f->at[HX_NEW].start > LONG)
        return 0;
    arena_step(f->a,
               TOKEN_COST * (uint64_t)(f->at[HX_OLD].end - f->at[HX_OLD].start +
                                       f->at[HX_NEW].end - f->at[HX_NEW].start),
               0);
    uint32_t flags = flag_quotes(f);
    if (language_is_english(f->keys->language))
        flags |= flag_attribution(f) | flag_hedges(f) | flag_tense(f) |
                 flag_agent(f);
    return flags;
}

void flags_find(struct arena *a, const struct keys *keys, struct hx_diff *diff)
{
    struct flags f = {.a = a, .keys = keys, .diff = diff};
    uint32_t *place[2], n[2];
    f.cue = arena_new(a, uint32_t, keys->count[LEVEL_FOLDED]);
    for (int side = 0; side < 2; side++)
        place[side] = places_new(&f, side, &n[side]);
    for (uint32_t i = 0; i < diff->pair_count; i++) {
        hx_pair *pair = &diff->pair[i];
        if (!is_two_sided(pair))
            continue;
        if (pair->moved)
            pair->flags =
                place_flags(place[HX_OLD][pair->at[HX_OLD].start],
                            place[HX_NEW][pair->at[HX_NEW].start], n[HX_NEW]);
        if (pair->kind != HX_SAME)
            pair->flags |= pair_flags(&f, pair);
    }
}
