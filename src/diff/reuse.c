/* SPDX-License-Identifier: MIT */

/*
 * Two articles on one event share phrases where no sentence stands for
 * another: agency copy, quotations, a clause put into another sentence. Seeds
 * are two words of weight in a row, function words and signs between them
 * passed over, that have no counterpart yet and stand so once or twice on
 * each side; from a seed it goes both ways, word by word, with bridges over a
 * few words that differ, to the ends of both sentences at most (whole ones are
 * found by the aligner). What has enough words in common, some of weight, is a
 * passage. In time linear in the tokens: a seed has at most four places, and
 * none begins inside a passage.
 */

#include "diff/reuse.h"

#include <stdlib.h>

enum {
    TOKEN_COST = 24,
    SEED_COST = 64,
    PLACES = 2,       /* of a seed on a side, at most */
    BRIDGE = 4,       /* tokens of a side without counterpart, in a row */
    WORDS_LEAST = 5,  /* of a passage, in common */
    BLIND_LEAST = 12, /* where no function words are known */
    HEAVY_LEAST = 3,  /* of them, of weight */
    SMALL_LEAST = 2,  /* of these, no names or numbers */
    REACH = 400,      /* tokens that it goes one way, at most */
    DENSE = 2         /* a passage has at most so many tokens for a word */
};

/* Where two words of weight follow each other. */
struct seed {
    uint64_t key;
    uint32_t token; /* the first of them */
};

/* Two places of one seed. */
struct meeting {
    uint32_t at[2]; /* tokens, by side */
};

struct reuser {
    struct arena *a;
    const struct keys *keys;
    const struct similar *similar;
    struct hx_diff *diff;
    struct found *found;
    VEC(struct seed) seeds[2];
    VEC(struct meeting) meetings;
    uint32_t *of[2]; /* by token: its passage, or HX_NONE */
    VEC(hx_reuse) list;
};

static bool is_heavy(const struct reuser *r, int side, uint32_t i)
{
    return r->keys->token[side][i].flags & HX_TOKEN_WORD &&
           !keys_is_light(r->keys, side, i);
}

static uint32_t pair_at(const struct reuser *r, int side, uint32_t token)
{
    const struct hx_diff *diff = r->diff;
    return diff->change[diff->change_of[side][token]].pair;
}

static bool is_equal(const struct reuser *r, uint32_t i, uint32_t j)
{
    return r->keys->id[HX_OLD][LEVEL_STEM][i] ==
           r->keys->id[HX_NEW][LEVEL_STEM][j];
}

/* True if the sentences of tokens I and J stand for each other, as a pair or
 * one as a part of it. */
static bool is_paired(const struct reuser *r, uint32_t i, uint32_t j)
{
    uint32_t old = pair_at(r, HX_OLD, i), new = pair_at(r, HX_NEW, j);
    const hx_pair *pair = r->diff->pair;
    return old == new || pair[old].part == new || pair[new].part == old;
}

/* True if one of two tokens is in a passage, or their sentences were paired. */
static bool is_taken(const struct reuser *r, uint32_t i, uint32_t j)
{
    return r->of[HX_OLD][i] != HX_NONE || r->of[HX_NEW][j] != HX_NONE ||
           is_paired(r, i, j);
}

/* The seeds of a side; a sentence's last word has none. */
static void seeds_make(struct reuser *r, int side)
{
    const struct keys *keys = r->keys;
    const uint8_t *found = r->found->at[side];
    uint32_t last = HX_NONE, sentence = 0;
    for (uint32_t i = 0; i < keys->n[side]; i++) {
        arena_step(r->a, TOKEN_COST, 0);
        while (i >= r->similar->sentence[side][sentence].end) {
            sentence++;
            last = HX_NONE;
        }
        if (!is_heavy(r, side, i))
            continue;
        const uint32_t *id = keys->id[side][LEVEL_STEM];
        if (last != HX_NONE && !found[last] && !found[i])
            *vec_push(r->a, &r->seeds[side]) =
                (struct seed){(uint64_t)id[last] << 32 | id[i], last};
        last = i;
    }
}

static int seed_compare(const void *a, const void *b)
{
    const struct seed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->token < y->token ? -1 : x->token > y->token;
}

/* The next two tokens that are equal from AT on, BY 1 or -1, over a bridge at
 * most and in sentences IN; false if there are none. */
static bool next_find(const struct reuser *r, const hx_range in[2],
                      uint32_t at[2], int by)
{
    for (uint32_t sum = 0; sum <= 2 * BRIDGE; sum++)
        for (uint32_t k = 0; k <= sum; k++) {
            if (k > BRIDGE || sum - k > BRIDGE)
                continue;
            uint32_t i = at[HX_OLD] + (uint32_t)by * k;
            uint32_t j = at[HX_NEW] + (uint32_t)by * (sum - k);
            bool is_in = i >= in[HX_OLD].start && i < in[HX_OLD].end &&
                         j >= in[HX_NEW].start && j < in[HX_NEW].end;
            /* Over a bridge it goes to a word of weight only. */
            if (!is_in || !is_equal(r, i, j) || is_taken(r, i, j) ||
                (sum && !is_heavy(r, HX_OLD, i)))
                continue;
            at[HX_OLD] = i;
            at[HX_NEW] = j;
            return true;
        }
    return false;
}

/* What a passage has in common. */
struct passage {
    hx_reuse reuse;
    hx_range in[2]; /* the tokens of its sentences */
    uint32_t heavy, small;
};

static void token_count(const struct reuser *r, uint32_t i,
                        struct passage *passage)
{
    const hx_token *token = &r->keys->token[HX_OLD][i];
    if (!(token->flags & HX_TOKEN_WORD))
        return;
    passage->reuse.words++;
    if (!is_heavy(r, HX_OLD, i))
        return;
    passage->heavy++;
    passage->small += !(token->flags & (HX_TOKEN_CAPITAL | HX_TOKEN_NUMBER));
}

/* Goes from AT, which is equal and counted, as far as it goes. */
static void passage_extend(const struct reuser *r, const uint32_t from[2],
                           int by, struct passage *passage)
{
    uint32_t at[2] = {from[HX_OLD], from[HX_NEW]};
    for (uint32_t n = 0; n < REACH; n++) {
        arena_step(r->a, SEED_COST, 0);
        for (int side = 0; side < 2; side++)
            at[side] += (uint32_t)by;
        if (!next_find(r, passage->in, at, by))
            return;
        token_count(r, at[HX_OLD], passage);
        for (int side = 0; side < 2; side++)
            if (by > 0)
                passage->reuse.at[side].end = at[side] + 1;
            else
                passage->reuse.at[side].start = at[side];
    }
}

static bool is_passage(const struct reuser *r, const struct passage *passage)
{
    const hx_reuse *reuse = &passage->reuse;
    uint32_t least = relation_is_blind(r->keys) ? BLIND_LEAST : WORDS_LEAST;
    for (int side = 0; side < 2; side++)
        if (reuse->at[side].end - reuse->at[side].start > DENSE * reuse->words)
            return false;
    return reuse->words >= least && passage->heavy >= HEAVY_LEAST &&
           passage->small >= SMALL_LEAST;
}

/* The seeds from I on that are the same, of those of SIDE. */
static uint32_t run_get(const struct reuser *r, int side, uint32_t i)
{
    const struct seed *seed = r->seeds[side].at;
    uint32_t n = 1;
    while (i + n < r->seeds[side].vec.n && seed[i + n].key == seed[i].key)
        n++;
    return n;
}

/* Where seeds RUN of both sides meet. */
static void run_meet(struct reuser *r, const hx_range run[2])
{
    for (uint32_t i = run[HX_OLD].start; i < run[HX_OLD].end; i++)
        for (uint32_t j = run[HX_NEW].start; j < run[HX_NEW].end; j++) {
            struct meeting own = {
                {r->seeds[HX_OLD].at[i].token, r->seeds[HX_NEW].at[j].token}
            };
            if (!is_paired(r, own.at[HX_OLD], own.at[HX_NEW]))
                *vec_push(r->a, &r->meetings) = own;
        }
}

static void seeds_meet(struct reuser *r)
{
    hx_range run[2] = {
        {0, 0},
        {0, 0}
    };
    while (run[HX_OLD].start < r->seeds[HX_OLD].vec.n &&
           run[HX_NEW].start < r->seeds[HX_NEW].vec.n) {
        uint64_t key[2];
        uint32_t n[2];
        arena_step(r->a, SEED_COST, 0);
        for (int side = 0; side < 2; side++) {
            key[side] = r->seeds[side].at[run[side].start].key;
            n[side] = run_get(r, side, run[side].start);
            run[side].end = run[side].start + n[side];
        }
        if (key[HX_OLD] == key[HX_NEW] && n[HX_OLD] <= PLACES &&
            n[HX_NEW] <= PLACES)
            run_meet(r, run);
        bool old = key[HX_OLD] <= key[HX_NEW], new = key[HX_NEW] <= key[HX_OLD];
        if (old)
            run[HX_OLD].start = run[HX_OLD].end;
        if (new)
            run[HX_NEW].start = run[HX_NEW].end;
    }
}

static int meeting_compare(const void *a, const void *b)
{
    const struct meeting *x = a, *y = b;
    for (int side = HX_NEW; side >= HX_OLD; side--)
        if (x->at[side] != y->at[side])
            return x->at[side] < y->at[side] ? -1 : 1;
    return 0;
}

/* A passage begins and ends with words. */
static void passage_trim(const struct reuser *r, hx_reuse *reuse)
{
    for (int side = 0; side < 2; side++) {
        const hx_token *token = r->keys->token[side];
        while (!(token[reuse->at[side].start].flags & HX_TOKEN_WORD))
            reuse->at[side].start++;
        while (!(token[reuse->at[side].end - 1].flags & HX_TOKEN_WORD))
            reuse->at[side].end--;
    }
}

/* The passage that goes through a meeting at AT. */
static struct passage passage_at(const struct reuser *r, const uint32_t at[2])
{
    struct passage passage = {0};
    for (int side = 0; side < 2; side++) {
        uint32_t own = hx_doc_sentence_of(r->diff->doc[side], at[side]);
        passage.in[side] = r->similar->sentence[side][own];
        passage.reuse.at[side] = (hx_range){at[side], at[side] + 1};
    }
    token_count(r, at[HX_OLD], &passage);
    passage_extend(r, at, 1, &passage);
    passage_extend(r, at, -1, &passage);
    passage_trim(r, &passage.reuse);
    return passage;
}

/* Says of the tokens of REUSE that they are found. */
static void reuse_put(struct reuser *r, const hx_reuse *reuse)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = reuse->at[side].start; i < reuse->at[side].end; i++) {
            r->of[side][i] = r->list.vec.n;
            r->found->at[side][i] = FOUND_SAME;
        }
    *vec_push(r->a, &r->list) = *reuse;
}

static void passages_find(struct reuser *r)
{
    uint32_t n = r->meetings.vec.n;
    if (n)
        qsort(r->meetings.at, n, sizeof *r->meetings.at, meeting_compare);
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t *at = r->meetings.at[i].at;
        if (is_taken(r, at[HX_OLD], at[HX_NEW]))
            continue;
        struct passage passage = passage_at(r, at);
        if (is_passage(r, &passage))
            reuse_put(r, &passage.reuse);
    }
}

static int reuse_compare(const void *a, const void *b)
{
    const hx_reuse *x = a, *y = b;
    return x->at[HX_NEW].start < y->at[HX_NEW].start ? -1 : 1;
}

/* Puts the passages in order and numbers their tokens anew. */
static void passages_order(struct reuser *r)
{
    uint32_t n = r->list.vec.n;
    if (n)
        qsort(r->list.at, n, sizeof *r->list.at, reuse_compare);
    for (uint32_t k = 0; k < n; k++)
        for (int side = 0; side < 2; side++) {
            hx_range at = r->list.at[k].at[side];
            for (uint32_t i = at.start; i < at.end; i++)
                r->of[side][i] = k;
        }
}

void reuse_find(struct arena *a, const struct similar *similar,
                struct found *found, struct hx_diff *diff)
{
    struct reuser r = {.a = a, .similar = similar, .diff = diff};
    r.keys = similar->keys;
    r.found = found;
    for (int side = 0; side < 2; side++) {
        uint32_t n = r.keys->n[side];
        r.of[side] = arena_alloc_raw(a, n, sizeof(uint32_t));
        for (uint32_t i = 0; i < n; i++)
            r.of[side][i] = HX_NONE;
        seeds_make(&r, side);
        arena_step(a, SEED_COST * (uint64_t)r.seeds[side].vec.n, 0);
        if (r.seeds[side].vec.n)
            qsort(r.seeds[side].at, r.seeds[side].vec.n,
                  sizeof *r.seeds[side].at, seed_compare);
    }
    seeds_meet(&r);
    passages_find(&r);
    passages_order(&r);
    diff->reuse = r.list.at;
    diff->reuse_count = r.list.vec.n;
    diff->reuse_of[HX_OLD] = r.of[HX_OLD];
    diff->reuse_of[HX_NEW] = r.of[HX_NEW];
}
