/* SPDX-License-Identifier: MIT */

/*
 * The passes, in the order of align_find(). Thresholds are in thousandths of
 * the weight in common (diff/similar.h). While the passes run a link joins one
 * old and one new sentence; the pass for split and merged ones widens it.
 *
 *   equal     the same words, in order first, then anywhere
 *   trained   what the networks say (diff/blocks.h), in long texts by windows
 *   similar   ALIKE, or LIKE with shared rare words; best sum over all
 *   context   WEAK, or in the same frame, next to a pair on the same sides
 *   joined    a neighbor that makes a pair clearly more alike
 *   moved     what is not on the heaviest increasing chain (by words)
 *   parts     what a link far away tells as well (diff/parts.h)
 */

#include "diff/align.h"

#include <string.h>

#include "diff/assign.h"
#include "diff/blocks.h"
#include "diff/candidates.h"
#include "diff/chain.h"
#include "diff/comparable.h"
#include "diff/parts.h"

enum {
    ALIKE = ALIGN_ALIKE, /* enough by itself */
    LIKE = 300,          /* enough with two rare words in common */
    CONTAINED = 700,     /* the shorter one is nearly all in the longer one */
    CONTAINED_LIKE = 250,
    CONTAINED_WORDS = 5,
    WEAK = 200,         /* enough beside a pair */
    FRAME_WORDS = 5,    /* framed sentences have so many words */
    FRAME_MOST = 40,    /* and no more than so many */
    JOINED = 550,       /* of a split or merged sentence with its parts */
    JOINED_GAIN = 80,   /* more alike than the best part alone */
    SHORT_WORDS = 3,    /* equal sentences below move only if they are unique */
    NEAR = 4,           /* sentences looked at around the same place */
    SEARCH_COST = 2048, /* of a search for candidates, and for each token */
    TOKEN_COST = 4,     /* of a sentence that is looked at */
    ASSIGN_STEPS = 20000000
};

struct passes {
    struct arena *a;
    const struct similar *similar;
    const hx_options *opt;
    struct comparable comparable;
    bool exact;                /* no budget of steps has ended */
    uint32_t *to[2];           /* by sentence: its partner on the other side */
    struct align_trace *trace; /* or NULL */
};

static hx_range one(uint32_t i)
{
    return (hx_range){i, i + 1};
}

static void pair_put(struct passes *p, uint32_t old, uint32_t new)
{
    p->to[HX_OLD][old] = new;
    p->to[HX_NEW][new] = old;
}

/* How alike they are; counts what that costs. */
static struct likeness like_get(const struct passes *p, hx_range old,
                                hx_range new)
{
    const struct similar *similar = p->similar;
    uint64_t n = similar->sentence[HX_OLD][old.end - 1].end -
                 similar->sentence[HX_OLD][old.start].start;
    n += similar->sentence[HX_NEW][new.end - 1].end -
         similar->sentence[HX_NEW][new.start].start;
    arena_step(p->a, TOKEN_COST * n, 0);
    return similar_get(similar, old, new);
}

/* How often each number stands on a side, paired ones left out. */
static uint32_t *numbers_count(struct passes *p, int side, const uint32_t *id,
                               uint32_t count)
{
    uint32_t *n = arena_new(p->a, uint32_t, count);
    for (uint32_t i = 0; i < p->similar->n[side]; i++)
        if (p->to[side][i] == HX_NONE)
            n[id[i]]++;
    return n;
}

/* Equal sentences that stand elsewhere, the first with the first. */
static void equal_move(struct passes *p, uint32_t *const id[2], uint32_t count)
{
    uint32_t *n[2], *next = arena_alloc_raw(p->a, count, sizeof *next);
    uint32_t *after =
        arena_alloc_raw(p->a, p->similar->n[HX_NEW], sizeof *after);
    for (int side = 0; side < 2; side++)
        n[side] = numbers_count(p, side, id[side], count);
    memset(next, 0xff, count * sizeof *next);
    for (uint32_t j = p->similar->n[HX_NEW]; j-- > 0;) {
        if (p->to[HX_NEW][j] != HX_NONE)
            continue;
        after[j] = next[id[HX_NEW][j]];
        next[id[HX_NEW][j]] = j;
    }
    for (uint32_t i = 0; i < p->similar->n[HX_OLD]; i++) {
        uint32_t number = id[HX_OLD][i], j = next[number];
        if (p->to[HX_OLD][i] != HX_NONE || j == HX_NONE)
            continue;
        bool unique = n[HX_OLD][number] == 1 && n[HX_NEW][number] == 1;
        if (!unique && p->similar->words[HX_OLD][i] < SHORT_WORDS)
            continue;
        next[number] = after[j];
        pair_put(p, i, j);
    }
}

static void equal_pass(struct passes *p)
{
    uint32_t *id[2];
    uint32_t count = keys_sentences(p->a, p->similar->keys, LEVEL_FOLDED, id);
    count = comparable_part(p->a, &p->comparable, id, count);
    struct lcs_work work = lcs_work_new(p->a, count, p->opt);
    struct lcs_input input = {
        {id[0],            id[1]           },
        {p->similar->n[0], p->similar->n[1]}
    };
    struct lcs_result kept = lcs_find(&work, input);
    p->exact = work.exact;
    for (uint32_t i = 0; i < kept.n; i++)
        for (uint32_t j = 0; j < kept.run[i].len; j++)
            pair_put(p, kept.run[i].at[HX_OLD] + j, kept.run[i].at[HX_NEW] + j);
    equal_move(p, id, count);
}

/* The value of pairing OLD with NEW, 0 if they are not alike enough. */
static uint32_t value_get(const struct passes *p, uint32_t old, uint32_t new)
{
    const struct similar *similar = p->similar;
    if (!comparable_is(&p->comparable, old, new))
        return 0;
    struct likeness like = like_get(p, one(old), one(new));
    uint32_t words = similar->words[HX_OLD][old] < similar->words[HX_NEW][new]
                         ? similar->words[HX_OLD][old]
                         : similar->words[HX_NEW][new];
    bool contained = like.contain >= CONTAINED && like.dice >= CONTAINED_LIKE &&
                     words >= CONTAINED_WORDS;
    if (like.dice < ALIKE && !(like.dice >= LIKE && like.rare >= 2) &&
        !contained)
        return 0;
    return like.dice + like.contain / 4;
}

/* Adds to the N in FOUND the free new sentences about where old sentence I
 * would stand if nothing moved since the pair before it, LAST. */
static uint32_t near_find(const struct passes *p, uint32_t i, uint32_t last,
                          uint32_t *found)
{
    uint32_t n = 0;
    int64_t at = last == HX_NONE ? i : (int64_t)p->to[HX_OLD][last] + i - last;
    for (int64_t j = at - NEAR / 2; j <= at + NEAR / 2; j++)
        if (j >= 0 && j < p->similar->n[HX_NEW] && p->to[HX_NEW][j] == HX_NONE)
            found[n++] = (uint32_t)j;
    return n;
}

static bool has_number(const uint32_t *list, uint32_t n, uint32_t number)
{
    for (uint32_t i = 0; i < n; i++)
        if (list[i] == number)
            return true;
    return false;
}

/* DONE is what it counts as, by token. */
static void similar_pass(struct passes *p, uint64_t done)
{
    const struct similar *similar = p->similar;
    struct candidates index = candidates_new(p->a, similar, p->to[HX_NEW]);
    VEC(struct assign_edge) edges = {0};
    uint64_t part = done * keys_total(similar->keys) / (similar->n[HX_OLD] + 1);
    uint32_t last = HX_NONE;
    for (uint32_t i = 0; i < similar->n[HX_OLD]; i++) {
        uint32_t found[CANDIDATES + NEAR + 1];
        arena_step(p->a, TOKEN_COST, part);
        if (p->to[HX_OLD][i] != HX_NONE) {
            last = i;
            continue;
        }
        arena_step(p->a, SEARCH_COST, 0);
        uint32_t n = candidates_find(&index, i, found);
        uint32_t all = n + near_find(p, i, last, found + n);
        for (uint32_t j = 0; j < all; j++) {
            if (j >= n && has_number(found, n, found[j]))
                continue;
            uint32_t value = value_get(p, i, found[j]);
            if (value)
                *vec_push(p->a, &edges) =
                    (struct assign_edge){i, found[j], value};
        }
    }
    struct assign_graph graph = {edges.at, edges.vec.n, similar->n[HX_OLD],
                                 similar->n[HX_NEW], ASSIGN_STEPS};
    uint32_t *to = arena_alloc_raw(p->a, similar->n[HX_OLD], sizeof *to);
    p->exact = assign_find(p->a, &graph, to) && p->exact;
    for (uint32_t i = 0; i < similar->n[HX_OLD]; i++)
        if (to[i] != HX_NONE)
            pair_put(p, i, to[i]);
}

/* The stems of the words of sentence I of SIDE, punctuation left out; more
 * than FRAME_MOST of them count as none. */
static uint32_t words_get(const struct passes *p, int side, uint32_t i,
                          uint32_t words[FRAME_MOST])
{
    const struct keys *keys = p->similar->keys;
    hx_range at = p->similar->sentence[side][i];
    uint32_t n = 0;
    for (uint32_t j = at.start; j < at.end; j++) {
        if (!(keys->token[side][j].flags & HX_TOKEN_WORD))
            continue;
        if (n == FRAME_MOST)
            return 0;
        words[n++] = keys->id[side][LEVEL_STEM][j];
    }
    return n;
}

/* True if the sentences are about as long and at least half of the words,
 * those of no weight too, stand in both in the same order: a sentence with
 * its words replaced, as spinners do. */
static bool is_framed(const struct passes *p, uint32_t old, uint32_t new)
{
    uint32_t a[FRAME_MOST], b[FRAME_MOST], row[FRAME_MOST + 1] = {0};
    uint32_t n = words_get(p, HX_OLD, old, a);
    uint32_t m = words_get(p, HX_NEW, new, b);
    uint32_t longer = n > m ? n : m, shorter = n > m ? m : n;
    for (uint32_t i = 0; i < n && longer >= FRAME_WORDS; i++) {
        uint32_t diagonal = 0;
        for (uint32_t j = 0; j < m; j++) {
            uint32_t above = row[j + 1];
            if (a[i] == b[j])
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    return row[m] && 2 * row[m] >= longer && 5 * shorter >= 4 * longer;
}

/* Pairs old I + STEP with the sentence beside I's partner, if both are free
 * and alike at all. */
static void context_try(struct passes *p, uint32_t i, uint32_t step)
{
    uint32_t old = i + step, new = p->to[HX_OLD][i] + step;
    if (p->to[HX_OLD][i] == HX_NONE || old >= p->similar->n[HX_OLD] ||
        new >= p->similar->n[HX_NEW] || p->to[HX_OLD][old] != HX_NONE ||
        p->to[HX_NEW][new] != HX_NONE ||
        !comparable_is(&p->comparable, old, new))
        return;
    struct likeness like = like_get(p, one(old), one(new));
    if ((like.dice >= WEAK && like.rare) || is_framed(p, old, new))
        pair_put(p, old, new);
}

static void context_pass(struct passes *p)
{
    uint32_t n = p->similar->n[HX_OLD];
    for (uint32_t i = 0; i < n; i++)
        context_try(p, i, 1);
    for (uint32_t i = n; i-- > 0;)
        context_try(p, i, (uint32_t)-1);
}

/* Adds the sentences of SIDE whose partner has another one to its link. */
static void members_add(struct passes *p, struct alignment *all, int side)
{
    for (uint32_t i = 0; i < p->similar->n[side]; i++) {
        uint32_t to = p->to[side][i];
        if (to == HX_NONE || p->to[!side][to] == i)
            continue;
        uint32_t link = all->to[!side][to];
        hx_range *at = &all->link[link].at[side];
        at->start = i < at->start ? i : at->start;
        at->end = i >= at->end ? i + 1 : at->end;
        all->to[side][i] = link;
    }
}

/* The links in the order of the new sentences. */
static struct alignment links_make(struct passes *p)
{
    const struct similar *similar = p->similar;
    struct alignment result = {arena_new(p->a, struct link, similar->n[HX_NEW]),
                               0,
                               {0},
                               {0},
                               false,
                               true};
    for (int side = 0; side < 2; side++) {
        result.to[side] =
            arena_alloc_raw(p->a, similar->n[side], sizeof(uint32_t));
        memset(result.to[side], 0xff, similar->n[side] * sizeof(uint32_t));
    }
    for (uint32_t j = 0; j < similar->n[HX_NEW]; j++) {
        uint32_t i = p->to[HX_NEW][j];
        if (i == HX_NONE || p->to[HX_OLD][i] != j)
            continue;
        result.to[HX_OLD][i] = result.to[HX_NEW][j] = result.n;
        result.link[result.n++] = (struct link){
            {one(i), one(j)},
            0, false
        };
    }
    for (int side = 0; side < 2; side++)
        members_add(p, &result, side);
    for (uint32_t k = 0; k < result.n; k++) {
        struct link *link = &result.link[k];
        link->alike = like_get(p, link->at[HX_OLD], link->at[HX_NEW]).dice;
    }
    return result;
}

static bool is_same_paragraph_or_next(const struct similar *similar, int side,
                                      uint32_t i, uint32_t j)
{
    const hx_doc *doc = similar->keys->doc[side];
    uint32_t a = hx_doc_paragraph_of(doc, i), b = hx_doc_paragraph_of(doc, j);
    return a == b || a + 1 == b || b + 1 == a;
}

/* Adds free sentence I of SIDE to LINK, its neighbor's, if that makes the
 * link clearly more alike. */
static void link_widen(struct passes *p, struct alignment *all, uint32_t link,
                       int side, uint32_t i)
{
    const struct similar *similar = p->similar;
    struct link *at = &all->link[link];
    hx_range wide[2] = {at->at[HX_OLD], at->at[HX_NEW]};
    bool after = i >= wide[side].end;
    if (wide[side].end - wide[side].start > 3 ||
        wide[!side].end - wide[!side].start > 1 ||
        !is_same_paragraph_or_next(
            similar, side, i, after ? wide[side].end - 1 : wide[side].start))
        return;
    if (after)
        wide[side].end = i + 1;
    else
        wide[side].start = i;
    struct likeness like = like_get(p, wide[HX_OLD], wide[HX_NEW]);
    hx_range part[2] = {wide[HX_OLD], wide[HX_NEW]};
    part[side] = one(i);
    if (!comparable_is(&p->comparable, part[HX_OLD].start, part[HX_NEW].start))
        return;
    struct likeness own = like_get(p, part[HX_OLD], part[HX_NEW]);
    if (like.dice < JOINED || like.dice < at->alike + JOINED_GAIN ||
        own.contain < JOINED || similar->words[side][i] < 2)
        return;
    at->at[side] = wide[side];
    at->alike = like.dice;
    all->to[side][i] = link;
}

static void joined_pass(struct passes *p, struct alignment *all)
{
    for (int side = 0; side < 2; side++) {
        uint32_t n = p->similar->n[side], *to = all->to[side];
        for (uint32_t i = 1; i < n; i++)
            if (to[i] == HX_NONE && to[i - 1] != HX_NONE)
                link_widen(p, all, to[i - 1], side, i);
        for (uint32_t i = n; i-- > 1;)
            if (to[i - 1] == HX_NONE && to[i] != HX_NONE)
                link_widen(p, all, to[i], side, i - 1);
    }
}

static uint32_t words_of(const struct similar *similar, int side, hx_range at)
{
    return similar->sentence[side][at.end - 1].end -
           similar->sentence[side][at.start].start;
}

/* In the order of the old sentences, what keeps its order has not moved. */
static void moved_pass(struct passes *p, struct alignment *all)
{
    struct chain_link *chain = arena_new(p->a, struct chain_link, all->n);
    uint32_t n = 0, last = HX_NONE;
    for (uint32_t i = 0; i < p->similar->n[HX_OLD]; i++) {
        uint32_t link = all->to[HX_OLD][i];
        if (link == HX_NONE || link == last)
            continue;
        const struct link *at = &all->link[link];
        uint32_t weight = words_of(p->similar, HX_OLD, at->at[HX_OLD]) +
                          words_of(p->similar, HX_NEW, at->at[HX_NEW]);
        chain[n++] =
            (struct chain_link){at->at[HX_NEW].start, weight, link, false};
        last = link;
    }
    chain_find(p->a, chain, n);
    for (uint32_t i = 0; i < n; i++)
        all->link[chain[i].tag].moved = !chain[i].kept;
}

/* Notes that what has a partner by TO and had none is linked because of WHY. */
static void links_note(struct passes *p, uint32_t *const to[2], hx_why why)
{
    for (int side = 0; side < 2 && p->trace; side++)
        for (uint32_t i = 0; i < p->similar->n[side]; i++) {
            uint8_t *by = &p->trace->by[side][i];
            if (*by == HX_WHYS && to[side][i] != HX_NONE)
                *by = (uint8_t)why;
        }
}

static void trace_begin(struct passes *p)
{
    for (int side = 0; side < 2 && p->trace; side++) {
        uint32_t n = p->similar->n[side];
        p->trace->by[side] = arena_alloc_raw(p->a, n, 1);
        memset(p->trace->by[side], HX_WHYS, n);
        p->trace->comparable = p->comparable;
    }
}

/* The passes after the networks, for texts of which these said too little. */
/* Long texts: what the next pass would pair says where the windows are, and
 * nothing more, since the aligner knows better. */
static void windows_pass(struct passes *p, struct blocks *blocks)
{
    uint32_t *to[2];
    for (int side = 0; side < 2; side++) {
        uint32_t n = p->similar->n[side];
        to[side] = arena_alloc_raw(p->a, n, sizeof(uint32_t));
        memcpy(to[side], p->to[side], n * sizeof(uint32_t));
    }
    similar_pass(p, 0);
    const uint32_t *anchor = blocks_anchors(blocks);
    for (int side = 0; side < 2; side++)
        memcpy(p->to[side], to[side], p->similar->n[side] * sizeof(uint32_t));
    blocks_pair_windows(blocks, anchor);
}

static void rules_pass(struct passes *p, struct blocks *blocks)
{
    if (blocks->is_long) {
        windows_pass(p, blocks);
        links_note(p, p->to, HX_WHY_NET);
    }
    similar_pass(p, DONE_CANDIDATES - DONE_EQUAL);
    links_note(p, p->to, HX_WHY_WORDS);
    arena_reach(p->a, DONE_CANDIDATES * keys_total(p->similar->keys));
    context_pass(p);
    links_note(p, p->to, HX_WHY_BESIDE);
}

struct alignment align_find(struct arena *a, const struct similar *similar,
                            const hx_options *opt, struct align_trace *trace)
{
    struct passes p = {.a = a, .similar = similar, .opt = opt, .trace = trace};
    for (int side = 0; side < 2; side++) {
        p.to[side] = arena_alloc_raw(a, similar->n[side], sizeof *p.to[side]);
        memset(p.to[side], 0xff, similar->n[side] * sizeof *p.to[side]);
    }
    uint64_t tokens = keys_total(similar->keys);
    p.comparable = comparable_new(a, similar->keys->doc);
    trace_begin(&p);
    equal_pass(&p);
    links_note(&p, p.to, HX_WHY_SAME);
    arena_reach(a, DONE_EQUAL * tokens);
    struct blocks blocks = {
        .a = a,
        .similar = similar,
        .comparable = &p.comparable,
        .to = {p.to[0], p.to[1]},
        .trace = trace ? &trace->blocks : NULL
    };
    bool enough = blocks_pair(&blocks);
    links_note(&p, p.to, HX_WHY_NET);
    if (!enough)
        rules_pass(&p, &blocks);
    arena_reach(a, DONE_CANDIDATES * tokens);
    /* Who gives two sentences asks how the one became the other. */
    if (similar->n[HX_OLD] == 1 && similar->n[HX_NEW] == 1 &&
        similar->words[HX_OLD][0] && similar->words[HX_NEW][0] &&
        comparable_is(&p.comparable, 0, 0))
        pair_put(&p, 0, 0);
    links_note(&p, p.to, HX_WHY_ALONE);
    struct alignment all = links_make(&p);
    joined_pass(&p, &all);
    links_note(&p, all.to, HX_WHY_PART);
    moved_pass(&p, &all);
    parts_find(a, similar, &p.comparable, &all);
    arena_reach(a, DONE_ALIGN * tokens);
    all.exact = p.exact;
    all.asked = !blocks.is_spent;
    return all;
}
