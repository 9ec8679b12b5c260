/* SPDX-License-Identifier: MIT */

/*
 * In: links and sentences without one. Out: for some of the latter a link that
 * tells them as well. A sentence that was merged into one far away is mostly
 * in it, and says there what the link's own sentence does not: so of the words
 * of the other side those of the link's own sentences are crossed out first,
 * and then its own. Words weigh as in similar.c. In time O(words) for each
 * sentence without a link and each link.
 */

#include "diff/parts.h"

enum {
    ASKED_MOST = 40000, /* sentences without a link by links */
    WORDS_LEAST = 3,    /* of a part */
    CONTAINED = 600,    /* thousandths of its weight that are there */
    ALONE = 350,        /* and of these what it alone has */
    SHARE = 150,        /* thousandths of the weight there that it alone has */
    RARE = 2,           /* words that few sentences have, and it alone */
    TOKEN_COST = 8
};

struct parts {
    struct arena *a;
    const struct similar *similar;
    const struct comparable *comparable;
    struct alignment *all;
    uint32_t *left; /* by stem: how often it stands there, less what was
                       crossed out; between two calls all 0 */
};

/* What a sentence has in common with the other side of a link. */
struct told {
    uint64_t all;   /* weight */
    uint64_t alone; /* that the link's own sentences have not */
    uint32_t rare;  /* words of that */
};

static hx_range tokens_of(const struct parts *p, int side, hx_range at)
{
    const hx_range *sentence = p->similar->sentence[side];
    return (hx_range){sentence[at.start].start, sentence[at.end - 1].end};
}

/* Counts the words of sentences AT of SIDE. */
static void words_count(const struct parts *p, int side, hx_range at)
{
    const uint32_t *stem = p->similar->keys->id[side][LEVEL_STEM];
    hx_range in = tokens_of(p, side, at);
    for (uint32_t i = in.start; i < in.end; i++)
        p->left[stem[i]]++;
}

static void words_clear(const struct parts *p, int side, hx_range at)
{
    const uint32_t *stem = p->similar->keys->id[side][LEVEL_STEM];
    hx_range in = tokens_of(p, side, at);
    for (uint32_t i = in.start; i < in.end; i++)
        p->left[stem[i]] = 0;
}

/* Crosses the words of sentences AT of SIDE out; gives their weight. */
static uint64_t words_cross(const struct parts *p, int side, hx_range at,
                            uint32_t *rare)
{
    const uint32_t *stem = p->similar->keys->id[side][LEVEL_STEM];
    hx_range in = tokens_of(p, side, at);
    uint64_t weight = 0;
    arena_step(p->a, TOKEN_COST * (uint64_t)(in.end - in.start), 0);
    for (uint32_t i = in.start; i < in.end; i++)
        if (p->left[stem[i]]) {
            p->left[stem[i]]--;
            weight += p->similar->weight[stem[i]];
            *rare += similar_is_rare(p->similar, stem[i]);
        }
    return weight;
}

/* What sentence I of SIDE says of LINK. */
static struct told told_get(const struct parts *p, int side, uint32_t i,
                            const struct link *link)
{
    struct told told = {0, 0, 0};
    uint32_t rare = 0;
    hx_range own = {i, i + 1};
    words_count(p, !side, link->at[!side]);
    told.all = words_cross(p, side, own, &rare);
    words_clear(p, !side, link->at[!side]);
    words_count(p, !side, link->at[!side]);
    words_cross(p, side, link->at[side], &rare);
    told.alone = words_cross(p, side, own, &told.rare);
    words_clear(p, !side, link->at[!side]);
    return told;
}

/* The weight of sentences AT of SIDE. */
static uint64_t weight_of(const struct parts *p, int side, hx_range at)
{
    uint64_t weight = 0;
    for (uint32_t i = at.start; i < at.end; i++)
        weight += p->similar->total[side][i];
    return weight;
}

/* The link that sentence I of SIDE, which has none, is told in as well. */
static struct part part_find(const struct parts *p, int side, uint32_t i)
{
    uint64_t own = p->similar->total[side][i], best = 0;
    struct part found = {HX_NONE, 0};
    if (p->similar->words[side][i] < WORDS_LEAST)
        return found;
    for (uint32_t k = 0; k < p->all->n; k++) {
        const struct link *link = &p->all->link[k];
        uint32_t at[2] = {link->at[HX_OLD].start, link->at[HX_NEW].start};
        at[side] = i;
        if (!comparable_is(p->comparable, at[HX_OLD], at[HX_NEW]))
            continue;
        struct told told = told_get(p, side, i, link);
        if (told.alone > best && told.rare >= RARE &&
            1000 * told.all >= CONTAINED * own &&
            1000 * told.alone >= ALONE * told.all &&
            1000 * told.alone >= SHARE * weight_of(p, !side, link->at[!side])) {
            best = told.alone;
            found = (struct part){k, (uint32_t)(1000 * told.all / own)};
        }
    }
    return found;
}

void parts_find(struct arena *a, const struct similar *similar,
                const struct comparable *comparable, struct alignment *all)
{
    struct parts p = {
        .a = a, .similar = similar, .comparable = comparable, .all = all};
    uint64_t alone = 0;
    for (int side = 0; side < 2; side++) {
        uint32_t n = similar->n[side];
        all->part[side] = arena_alloc_raw(a, n, sizeof(struct part));
        for (uint32_t i = 0; i < n; i++) {
            all->part[side][i] = (struct part){HX_NONE, 0};
            alone += all->to[side][i] == HX_NONE;
        }
    }
    if (!alone || alone * all->n > ASKED_MOST)
        return;
    p.left = arena_new(a, uint32_t, similar->keys->count[LEVEL_STEM]);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < similar->n[side]; i++)
            if (all->to[side][i] == HX_NONE)
                all->part[side][i] = part_find(&p, side, i);
}
