/* SPDX-License-Identifier: MIT */

/*
 * Equal sentences at both ends of the texts are pairs. Of the others those that
 * stand once in each text and are equal are anchors, as in the patience diff
 * of B. Cohen; the heaviest chain of them stays, and equal sentences beside
 * them join. Between anchors words are compared: by their
 * longest common subsequence where the gap is small, else from words that
 * stand in a row of SHINGLE once on each side, which are anchors again. In
 * long gaps only some rows are asked, by their hash, so that both sides ask
 * the same ones. Two sentences are a pair if each has most of its common
 * words with the other, at least ALIKE. Linear but for the small gaps, whose
 * steps have a budget for each token of the texts.
 */

#include "diff/quick.h"

#include <string.h>

#include "base/hash.h"
#include "diff/chain.h"

enum {
    GAP_TOKENS = 2048,       /* of both sides, whose words are all compared */
    BUDGET = 64,             /* steps for a token of the texts */
    SHINGLE = 4,             /* words in a row */
    SHINGLES_MOST = 1 << 17, /* that are asked of a gap, about */
    ALIKE = 500,             /* thousandths of words in common, of a pair */
    FEW_WORDS = 3,           /* are substituted, more are rewritten */
    TOKEN_COST = 8
};

/* Old and new sentences with words in common. */
struct stair {
    uint32_t at[2];
    uint32_t words;
};

struct quick {
    struct arena *a;
    const struct keys *keys;
    const hx_range *sentence[2];
    uint32_t n[2];     /* sentences */
    uint32_t *to[2];   /* by sentence: its partner, or HX_NONE */
    uint32_t *alike;   /* by old sentence that has one */
    uint32_t *best[2]; /* by sentence: its best stair of this gap */
    struct lcs_work work;
    VEC(struct stair) stairs; /* of this gap, both sides ascending */
};

/* Some tokens of both sides. */
struct box {
    uint32_t start[2], end[2];
};

/* A row of words that is asked: its hash and where it begins. */
struct shingle {
    uint64_t hash;
    uint32_t at;
};

struct shingles {
    struct vec vec;
    struct shingle *at;
};

static void pair_put(struct quick *q, uint32_t old, uint32_t new,
                     uint32_t alike)
{
    q->to[HX_OLD][old] = new;
    q->to[HX_NEW][new] = old;
    q->alike[old] = alike;
}

/* Where each of COUNT numbers stands in ID, HX_NONE where it is not or more
 * often. */
static uint32_t *places_find(struct arena *a, const uint32_t *id, uint32_t n,
                             uint32_t count)
{
    uint32_t *place = arena_alloc_raw(a, count, sizeof *place);
    uint8_t *seen = arena_new(a, uint8_t, count);
    memset(place, 0xff, count * sizeof *place);
    for (uint32_t i = 0; i < n; i++) {
        place[id[i]] = seen[id[i]] ? HX_NONE : i;
        seen[id[i]] = 1;
    }
    return place;
}

/* Pairs the sentences both texts begin and end with. */
static void ends_pair(struct quick *q, uint32_t *const id[2])
{
    uint32_t i = 0, old = q->n[HX_OLD], new = q->n[HX_NEW];
    for (; i < old && i < new &&id[HX_OLD][i] == id[HX_NEW][i]; i++)
        pair_put(q, i, i, 1000);
    for (; old > i && new > i &&id[HX_OLD][old - 1] == id[HX_NEW][new - 1];
         old--, new --)
        pair_put(q, old - 1, new - 1, 1000);
}

/* Pairs equal sentences that stand beside a pair. */
static void neighbors_pair(struct quick *q, uint32_t *const id[2])
{
    uint32_t n = q->n[HX_OLD];
    for (uint32_t k = 0; k < 2 * n; k++) {
        bool forward = k < n;
        uint32_t i = forward ? k : 2 * n - 1 - k;
        uint32_t step = forward ? 1 : (uint32_t)-1, j = q->to[HX_OLD][i];
        arena_step(q->a, TOKEN_COST, 0);
        if (j != HX_NONE && i + step < n && j + step < q->n[HX_NEW] &&
            q->to[HX_OLD][i + step] == HX_NONE &&
            q->to[HX_NEW][j + step] == HX_NONE &&
            id[HX_OLD][i + step] == id[HX_NEW][j + step])
            pair_put(q, i + step, j + step, 1000);
    }
}

/* Pairs the sentences that are equal and alone, but for those that would have
 * moved, and the equal ones beside them. */
static void anchors_find(struct quick *q)
{
    struct arena_mark mark = arena_mark(q->a);
    uint32_t *id[2], *place[2], n = 0;
    uint32_t count = keys_sentences(q->a, q->keys, LEVEL_EXACT, id);
    for (int side = 0; side < 2; side++)
        place[side] = places_find(q->a, id[side], q->n[side], count);
    ends_pair(q, id);
    struct chain_link *link = arena_new(q->a, struct chain_link, q->n[HX_OLD]);
    for (uint32_t i = 0; i < q->n[HX_OLD]; i++) {
        uint32_t there = place[HX_NEW][id[HX_OLD][i]];
        hx_range at = q->sentence[HX_OLD][i];
        if (place[HX_OLD][id[HX_OLD][i]] == i && there != HX_NONE &&
            q->to[HX_OLD][i] == HX_NONE && q->to[HX_NEW][there] == HX_NONE)
            link[n++] = (struct chain_link){there, at.end - at.start, i, false};
    }
    chain_find(q->a, link, n);
    for (uint32_t i = 0; i < n; i++)
        if (link[i].kept)
            pair_put(q, link[i].tag, link[i].at, 1000);
    neighbors_pair(q, id);
    arena_reset(q->a, mark);
}

static uint32_t words_of(const struct quick *q, int side, hx_range at)
{
    uint32_t n = 0;
    for (uint32_t i = at.start; i < at.end; i++)
        n += (q->keys->token[side][i].flags & HX_TOKEN_WORD) != 0;
    return n;
}

/* The sentence that has TOKEN, AT or one after it. */
static uint32_t sentence_from(const struct quick *q, int side, uint32_t at,
                              uint32_t token)
{
    while (q->sentence[side][at].end <= token)
        at++;
    return at;
}

/* Counts LEN tokens that are the same from OLD and NEW on, after those that
 * were counted before. */
static void run_count(struct quick *q, uint32_t old, uint32_t new, uint32_t len)
{
    for (; len; len--, old++, new ++) {
        if (!(q->keys->token[HX_OLD][old].flags & HX_TOKEN_WORD))
            continue;
        struct stair *last = &q->stairs.at[q->stairs.vec.n - 1];
        uint32_t i = sentence_from(q, HX_OLD, last->at[HX_OLD], old);
        uint32_t j = sentence_from(q, HX_NEW, last->at[HX_NEW], new);
        if (i == last->at[HX_OLD] && j == last->at[HX_NEW]) {
            last->words++;
            continue;
        }
        *vec_push(q->a, &q->stairs) = (struct stair){
            {i, j},
            1
        };
    }
}

/* Compares the words of BOX, unless there are too many of them. */
static void box_compare(struct quick *q, const struct box *box)
{
    struct lcs_input input;
    for (int side = 0; side < 2; side++) {
        input.at[side] = q->keys->id[side][LEVEL_EXACT] + box->start[side];
        input.n[side] = box->end[side] - box->start[side];
    }
    if (!input.n[HX_OLD] || !input.n[HX_NEW])
        return;
    if (q->work.steps > q->work.budget ||
        (uint64_t)input.n[HX_OLD] + input.n[HX_NEW] > GAP_TOKENS) {
        q->work.exact = false;
        return;
    }
    struct lcs_result kept = lcs_find(&q->work, input);
    for (uint32_t i = 0; i < kept.n; i++)
        run_count(q, box->start[HX_OLD] + kept.run[i].at[HX_OLD],
                  box->start[HX_NEW] + kept.run[i].at[HX_NEW], kept.run[i].len);
}

/* The rows of words of SIDE in BOX whose hash is one of RATE. */
static struct shingles shingles_get(struct quick *q, int side,
                                    const struct box *box, uint64_t rate)
{
    struct shingles list = {0};
    const uint32_t *id = q->keys->id[side][LEVEL_EXACT];
    for (uint32_t i = box->start[side]; i + SHINGLE <= box->end[side]; i++) {
        uint64_t hash = 0;
        for (uint32_t j = 0; j < SHINGLE; j++)
            hash = hash_mix(hash, id[i + j]);
        arena_step(q->a, (uint64_t)2 * TOKEN_COST, 0);
        if ((hash >> 32) % rate == 0)
            *vec_push(q->a, &list) = (struct shingle){hash, i};
    }
    return list;
}

/* The rows that stand once on each side, numbered in the order of the old
 * text; those that keep their order have `kept` set. */
static struct chain_link *rows_find(struct quick *q,
                                    const struct shingles list[2], uint32_t *n)
{
    struct intern table = intern_new(q->a, list[HX_OLD].vec.n);
    uint32_t *id[2], *place[2];
    for (int side = 0; side < 2; side++) {
        uint32_t rows = list[side].vec.n;
        id[side] = arena_alloc_raw(q->a, rows, sizeof **id);
        for (uint32_t i = 0; i < rows; i++) {
            const char *hash = (const char *)&list[side].at[i].hash;
            arena_step(q->a, (uint64_t)8 * TOKEN_COST, 0);
            id[side][i] = intern_put(
                &table, (struct str){hash, sizeof list[side].at[i].hash});
        }
    }
    for (int side = 0; side < 2; side++)
        place[side] = places_find(q->a, id[side], list[side].vec.n, table.n);
    struct chain_link *link =
        arena_new(q->a, struct chain_link, list[HX_OLD].vec.n);
    *n = 0;
    for (uint32_t i = 0; i < list[HX_OLD].vec.n; i++) {
        uint32_t there = place[HX_NEW][id[HX_OLD][i]];
        if (place[HX_OLD][id[HX_OLD][i]] == i && there != HX_NONE)
            link[(*n)++] = (struct chain_link){there, 1, i, false};
    }
    chain_find(q->a, link, *n);
    return link;
}

/* Compares BOX up to the equal tokens OLD and NEW, which it ends before, and
 * goes past these and what is equal after them. */
static void box_pass(struct quick *q, struct box *box, uint32_t old,
                     uint32_t new)
{
    const uint32_t *a = q->keys->id[HX_OLD][LEVEL_EXACT];
    const uint32_t *b = q->keys->id[HX_NEW][LEVEL_EXACT];
    uint32_t len = 0;
    if (old < box->start[HX_OLD] || new < box->start[HX_NEW])
        return;
    for (; old > box->start[HX_OLD] && new > box->start[HX_NEW] &&
           a[old - 1] == b[new - 1];
         old--, new --)
        ;
    struct box before = {
        {box->start[HX_OLD], box->start[HX_NEW]},
        {old,                new               }
    };
    box_compare(q, &before);
    while (old + len < box->end[HX_OLD] && new + len < box->end[HX_NEW] &&
           a[old + len] == b[new + len])
        len++;
    run_count(q, old, new, len);
    box->start[HX_OLD] = old + len;
    box->start[HX_NEW] = new + len;
}

/* Compares BOX, which is large, from rows of words that it has once. */
static void rows_compare(struct quick *q, struct box box, uint64_t tokens)
{
    struct shingles list[2];
    uint32_t n;
    for (int side = 0; side < 2; side++)
        list[side] = shingles_get(q, side, &box, tokens / SHINGLES_MOST + 1);
    const struct chain_link *link = rows_find(q, list, &n);
    bool has_both = list[HX_OLD].at && list[HX_NEW].at;
    for (uint32_t i = 0; i < n && has_both; i++)
        if (link[i].kept)
            box_pass(q, &box, list[HX_OLD].at[link[i].tag].at,
                     list[HX_NEW].at[link[i].at].at);
    box_compare(q, &box);
}

/* Pairs the sentences of the stairs that are each other's best. */
static void stairs_pair(struct quick *q)
{
    const struct stair *stair = q->stairs.at;
    for (uint32_t k = 0; k < q->stairs.vec.n; k++)
        for (int side = 0; side < 2; side++) {
            uint32_t *best = &q->best[side][stair[k].at[side]];
            if (*best == HX_NONE || stair[k].words > stair[*best].words)
                *best = k;
        }
    for (uint32_t k = 0; k < q->stairs.vec.n; k++) {
        uint32_t i = stair[k].at[HX_OLD], j = stair[k].at[HX_NEW];
        if (q->best[HX_OLD][i] != k || q->best[HX_NEW][j] != k ||
            !stair[k].words)
            continue;
        uint64_t all = (uint64_t)words_of(q, HX_OLD, q->sentence[HX_OLD][i]) +
                       words_of(q, HX_NEW, q->sentence[HX_NEW][j]);
        uint32_t alike =
            (uint32_t)(2000 * (uint64_t)stair[k].words / (all ? all : 1));
        if (alike >= ALIKE)
            pair_put(q, i, j, alike);
    }
}

/* Pairs what can be in sentences OLD and NEW, between anchors. */
static void gap_pair(struct quick *q, hx_range old, hx_range new)
{
    if (old.start == old.end || new.start == new.end)
        return;
    struct arena_mark mark = arena_mark(q->a);
    hx_range at[2] = {old, new};
    struct box box;
    uint64_t tokens = 0;
    for (int side = 0; side < 2; side++) {
        box.start[side] = q->sentence[side][at[side].start].start;
        box.end[side] = q->sentence[side][at[side].end - 1].end;
        tokens += box.end[side] - box.start[side];
    }
    q->stairs.vec = (struct vec){0};
    *vec_push(q->a, &q->stairs) = (struct stair){
        {old.start, new.start},
        0
    };
    if (tokens > GAP_TOKENS)
        rows_compare(q, box, tokens);
    else
        box_compare(q, &box);
    stairs_pair(q);
    arena_reset(q->a, mark);
    lcs_forget(&q->work);
}

/* The gaps between anchors, in order. */
static void gaps_pair(struct quick *q)
{
    uint32_t j = 0;
    for (uint32_t i = 0; i < q->n[HX_OLD];) {
        uint32_t end = i;
        while (end < q->n[HX_OLD] && q->to[HX_OLD][end] == HX_NONE)
            end++;
        uint32_t there = end < q->n[HX_OLD] ? q->to[HX_OLD][end] : q->n[HX_NEW];
        gap_pair(q, (hx_range){i, end}, (hx_range){j, there});
        i = end + 1;
        j = there + 1;
    }
}

static struct alignment links_make(const struct quick *q)
{
    struct alignment all = {.exact = q->work.exact, .asked = true};
    all.link = arena_new(q->a, struct link, q->n[HX_NEW]);
    for (int side = 0; side < 2; side++) {
        all.to[side] = arena_alloc_raw(q->a, q->n[side], sizeof(uint32_t));
        memset(all.to[side], 0xff, q->n[side] * sizeof(uint32_t));
    }
    for (uint32_t j = 0; j < q->n[HX_NEW]; j++) {
        uint32_t i = q->to[HX_NEW][j];
        if (i == HX_NONE)
            continue;
        all.to[HX_OLD][i] = all.to[HX_NEW][j] = all.n;
        all.link[all.n++] = (struct link){
            {{i, i + 1}, {j, j + 1}},
            q->alike[i], false
        };
    }
    return all;
}

struct alignment quick_align(struct arena *a, const struct keys *keys)
{
    struct quick q = {.a = a, .keys = keys};
    for (int side = 0; side < 2; side++) {
        q.sentence[side] = hx_doc_sentences(keys->doc[side], &q.n[side]);
        q.to[side] = arena_alloc_raw(a, q.n[side], sizeof *q.to[side]);
        q.best[side] = arena_alloc_raw(a, q.n[side], sizeof *q.best[side]);
        memset(q.to[side], 0xff, q.n[side] * sizeof *q.to[side]);
        memset(q.best[side], 0xff, q.n[side] * sizeof *q.best[side]);
    }
    q.alike = arena_alloc_raw(a, q.n[HX_OLD], sizeof *q.alike);
    q.work = lcs_work_new(a, keys->count[LEVEL_EXACT], NULL);
    q.work.budget = BUDGET * (keys_total(keys) + GAP_TOKENS);
    anchors_find(&q);
    arena_reach(a, DONE_ANCHORS * keys_total(keys));
    gaps_pair(&q);
    arena_reach(a, DONE_GAPS * keys_total(keys));
    return links_make(&q);
}

hx_change quick_change(const struct keys *keys, const struct hunk *hunk)
{
    hx_change change = {
        .kind = HX_CHANGED,
        .cls = HX_CLASS_PUNCTUATION,
        .at = {hunk->at[0], hunk->at[1]}
    };
    for (int side = 0; side < 2; side++) {
        hx_range at = hunk->at[side];
        uint32_t words = 0;
        for (uint32_t i = at.start; i < at.end && words <= FEW_WORDS; i++)
            words += (keys->token[side][i].flags & HX_TOKEN_WORD) != 0;
        hx_class cls = !words               ? HX_CLASS_PUNCTUATION
                       : words <= FEW_WORDS ? HX_CLASS_SUBSTITUTION
                                            : HX_CLASS_REWRITING;
        change.cls = cls > change.cls ? cls : change.cls;
        if (at.start == at.end)
            change.kind = side == HX_OLD ? HX_INSERTED : HX_DELETED;
    }
    if (change.kind != HX_CHANGED)
        change.cls = HX_CLASS_NONE;
    return change;
}
