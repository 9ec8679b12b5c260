/* SPDX-License-Identifier: MIT */

/*
 * Inside a pair: the longest common subsequence of stems, so that forms of
 * one word stand for each other; that script is made easy to read
 * (diff/tidy.h), kept runs are parted by how much is the same (all, all but
 * style, the stem), and every changed run is classified (diff/classify.h).
 */

#include "diff/refine.h"

#include <string.h>

#include "diff/classify.h"
#include "diff/equivalence.h"
#include "diff/lcs.h"
#include "diff/quick.h"
#include "diff/tidy.h"
#include "diff/weave.h"

enum {
    PAIR_STEPS = 64, /* what a pair costs beside its words */
    PART_COST = 64,  /* of parting a kept run */
    BRIEF_SENTENCES = 4
};

struct refine {
    struct arena *a;
    const struct keys *keys;
    struct hx_diff *diff;
    struct lcs_work work;
    const hx_options *opt;
    bool plain; /* nothing is asked of the words: no stems, no classes */
    enum key_level alike; /* how much is the same of words that are kept */
    uint64_t done;        /* what a token counts as */
    struct classify classify;
    uint32_t pair;
    VEC(hx_change) changes;
    struct hunks hunks; /* of the pair at hand */
    struct tidy tidy;
    struct weave weave;
    bool brief;           /* a few sentences, which are judged as a whole */
    struct linker linker; /* made for the first pair that is asked */
    struct equivalence equivalence; /* with it; not of other languages */
    VEC(hx_link) links;
};

static bool is_same(const struct refine *r, enum key_level level, uint32_t i,
                    uint32_t j)
{
    return r->keys->id[HX_OLD][level][i] == r->keys->id[HX_NEW][level][j];
}

static void change_put(struct refine *r, hx_change change)
{
    struct hx_diff *diff = r->diff;
    change.pair = r->pair;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = change.at[side].start; i < change.at[side].end; i++)
            diff->change_of[side][i] = r->changes.vec.n;
    *vec_push(r->a, &r->changes) = change;
}

/* How much of two kept tokens is the same. */
static enum key_level sameness(const struct refine *r, uint32_t i, uint32_t j)
{
    if (is_same(r, LEVEL_EXACT, i, j))
        return LEVEL_EXACT;
    return is_same(r, LEVEL_FOLDED, i, j) ? LEVEL_FOLDED : LEVEL_STEM;
}

static void hunk_classify(struct refine *r, const struct hunk *hunk)
{
    change_put(r, r->plain ? quick_change(r->keys, hunk)
                           : classify_hunk(&r->classify, hunk));
}

/* A kept run as one change for each stretch of equal sameness. */
static void kept_put(struct refine *r, struct hunk hunk)
{
    uint32_t i = hunk.at[HX_OLD].start, j = hunk.at[HX_NEW].start;
    while (i < hunk.at[HX_OLD].end) {
        enum key_level level = sameness(r, i, j);
        arena_step(r->a, PART_COST, 0);
        struct hunk part = {
            {{i, i + 1}, {j, j + 1}},
            true, false
        };
        i++, j++;
        while (level == LEVEL_EXACT && i < hunk.at[HX_OLD].end &&
               sameness(r, i, j) == level)
            i++, j++;
        part.at[HX_OLD].end = i;
        part.at[HX_NEW].end = j;
        if (level != LEVEL_EXACT)
            hunk_classify(r, &part);
        else
            change_put(r, (hx_change){
                              .kind = HX_SAME, .at = {part.at[0], part.at[1]}
            });
    }
}

static bool is_two_sided(const struct hunk *hunk)
{
    return hunk->at[HX_OLD].end > hunk->at[HX_OLD].start &&
           hunk->at[HX_NEW].end > hunk->at[HX_NEW].start;
}

static void hunk_put(struct refine *r, hx_range old, hx_range new, bool kept)
{
    if (old.start < old.end || new.start < new.end)
        *vec_push(r->a, &r->hunks) = (struct hunk){
            {old, new},
            kept, false
        };
}

/* The kept and changed runs of tokens OLD and NEW, in order. */
static void hunks_find(struct refine *r, hx_range old, hx_range new)
{
    const struct keys *keys = r->keys;
    struct lcs_input input = {
        {keys->id[HX_OLD][r->alike] + old.start,
         keys->id[HX_NEW][r->alike] + new.start                     },
        {old.end - old.start,                    new.end - new.start}
    };
    struct lcs_result kept = lcs_find(&r->work, input);
    uint32_t i = old.start, j = new.start;
    r->hunks.vec.n = 0;
    for (uint32_t k = 0; k < kept.n; k++) {
        const struct lcs_run *run = &kept.run[k];
        hx_range a = {old.start + run->at[HX_OLD],
                      old.start + run->at[HX_OLD] + run->len};
        hx_range b = {new.start + run->at[HX_NEW],
                      new.start + run->at[HX_NEW] + run->len};
        hunk_put(r, (hx_range){i, a.start}, (hx_range){j, b.start}, false);
        hunk_put(r, a, b, true);
        i = a.end;
        j = b.end;
    }
    hunk_put(r, (hx_range){i, old.end}, (hx_range){j, new.end}, false);
}

static bool is_equal(const struct refine *r, hx_range old, hx_range new)
{
    enum key_level level = r->plain ? LEVEL_EXACT : LEVEL_FOLDED;
    uint32_t n = old.end - old.start;
    return n == new.end - new.start &&
           !memcmp(r->keys->id[HX_OLD][level] + old.start,
                   r->keys->id[HX_NEW][level] + new.start,
                   n * sizeof(uint32_t));
}

/* The tokens of sentences AT of SIDE. */
static hx_range tokens_of(const struct refine *r, int side, hx_range at)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(r->keys->doc[side], &n);
    if (at.start < at.end)
        return (hx_range){sentence[at.start].start, sentence[at.end - 1].end};
    uint32_t pos = at.start < n ? sentence[at.start].start : r->keys->n[side];
    return (hx_range){pos, pos};
}

static struct linker *linker_get(struct refine *r)
{
    if (r->linker.nets)
        return &r->linker;
    r->linker = linker_new(r->a, r->keys, &r->work);
    r->classify.forms = &r->linker.forms;
    if (r->linker.forms.english)
        r->equivalence = equivalence_new(r->a, &r->linker);
    return &r->linker;
}

/* The kind of the link of old I and new J: that of the change that has both,
 * else of the words by themselves. */
static hx_kind link_kind(const struct refine *r, uint32_t i, uint32_t j)
{
    uint32_t at = r->diff->change_of[HX_OLD][i];
    const hx_change *change =
        at == r->diff->change_of[HX_NEW][j] ? &r->changes.at[at] : NULL;
    if (is_same(r, LEVEL_FOLDED, i, j))
        return HX_SAME;
    if (change && change->at[HX_OLD].end - change->at[HX_OLD].start == 1 &&
        change->at[HX_NEW].end - change->at[HX_NEW].start == 1)
        return change->kind;
    hx_kind own = classify_link(&r->classify, i, j);
    /* Words can say the same in a phrase that does not. */
    return !change || own != HX_CHANGED || change->kind == HX_SAME
               ? own
               : change->kind;
}

static void links_put(struct refine *r, const hx_range at[2])
{
    const struct linker *linker = &r->linker;
    const uint16_t *p = linker->p;
    for (uint32_t i = at[HX_OLD].start; i < at[HX_OLD].end; i++)
        for (uint32_t j = at[HX_NEW].start; j < at[HX_NEW].end; j++, p++)
            if (*p >= linker->bound)
                *vec_push(r->a, &r->links) = (hx_link){
                    {i, j},
                    link_kind(r, i, j), *p * 1000u / NET_SURE
                };
}

/* Asks whether brief texts, all of the tokens AT, say the same. */
static void whole_judge(struct refine *r, const hx_range at[2])
{
    if (!r->brief || !r->equivalence.a ||
        !equivalence_is_asked(&r->equivalence, at))
        return;
    r->diff->sure = equivalence_get(&r->equivalence, at) * 1000 / NET_SURE;
}

static void pair_refine(struct refine *r, hx_pair *pair)
{
    hx_range old = tokens_of(r, HX_OLD, pair->at[HX_OLD]);
    hx_range new = tokens_of(r, HX_NEW, pair->at[HX_NEW]);
    struct hunk whole = {
        {old, new},
        false, false
    };
    pair->changes.start = r->changes.vec.n;
    pair->links.start = r->links.vec.n;
    uint64_t tokens = (old.end - old.start) + (uint64_t)(new.end - new.start);
    lcs_step(&r->work, PAIR_STEPS + tokens);
    arena_step(r->a, 0, r->done * tokens);
    if (!is_two_sided(&whole)) {
        hunk_classify(r, &whole);
    } else if (is_equal(r, old, new)) {
        kept_put(r, whole);
    } else {
        hunks_find(r, old, new);
        bool linked = !r->plain && linker_run(linker_get(r), whole.at);
        if (!r->plain && !(r->opt && r->opt->minimal))
            tidy_hunks(&r->tidy, linked ? &r->linker : NULL, &r->hunks);
        if (linked)
            weave_hunks(&r->weave, &r->linker, whole.at, &r->hunks);
        for (uint32_t i = 0; i < r->hunks.vec.n; i++) {
            if (r->hunks.at[i].kept)
                kept_put(r, r->hunks.at[i]);
            else
                hunk_classify(r, &r->hunks.at[i]);
        }
        if (linked)
            links_put(r, whole.at);
        if (linked && r->diff->pair_count == 1)
            whole_judge(r, whole.at);
    }
    pair->changes.end = r->changes.vec.n;
    pair->links.end = r->links.vec.n;
}

/* True if the texts are a paragraph of a few sentences each. */
static bool is_few(const struct hx_diff *diff)
{
    uint32_t n = 0;
    for (int side = 0; side < 2; side++) {
        const hx_doc *doc = diff->doc[side];
        if (hx_doc_paragraphs(doc, &n) && n != 1)
            return false;
        hx_doc_sentences(doc, &n);
        if (!n || n > BRIEF_SENTENCES)
            return false;
    }
    return true;
}

bool refine_is_brief(const struct hx_diff *diff)
{
    return diff->pair_count > 1 && is_few(diff);
}

/* Links the words of brief texts anew, over the borders of sentences: where
 * one was split or merged and what else was said of it is not known. */
static void brief_link(struct refine *r)
{
    hx_range all[2] = {
        {0, r->keys->n[HX_OLD]},
        {0, r->keys->n[HX_NEW]}
    };
    if (r->plain || !refine_is_brief(r->diff) ||
        !linker_run(linker_get(r), all))
        return;
    whole_judge(r, all);
    r->links.vec.n = 0;
    links_put(r, all);
    for (uint32_t k = 0; k < r->diff->pair_count; k++) {
        hx_pair *pair = &r->diff->pair[k];
        hx_range old = tokens_of(r, HX_OLD, pair->at[HX_OLD]);
        uint32_t i = 0;
        while (i < r->links.vec.n && r->links.at[i].at[HX_OLD] < old.start)
            i++;
        pair->links.start = i;
        while (i < r->links.vec.n && r->links.at[i].at[HX_OLD] < old.end)
            i++;
        pair->links.end = i;
    }
}

/* What became of a pair: the gravest of its changes. */
static hx_kind pair_kind(const struct refine *r, const hx_pair *pair)
{
    if (pair->kind == HX_INSERTED || pair->kind == HX_DELETED)
        return pair->kind;
    hx_kind kind = HX_SAME;
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        hx_kind own = r->changes.at[i].kind;
        if (own != HX_SAME && own != HX_REWORDED)
            return HX_CHANGED;
        if (own == HX_REWORDED)
            kind = own;
    }
    return kind;
}

void refine_pairs(struct arena *a, const struct keys *keys,
                  const hx_options *opt, struct hx_diff *diff)
{
    struct refine r = {.a = a, .keys = keys, .diff = diff, .opt = opt};
    r.plain = diff->depth != HX_DEPTH_FULL;
    r.alike = r.plain ? LEVEL_EXACT : LEVEL_STEM;
    r.done = diff->depth == HX_DEPTH_WORDS ? DONE_WORDS - DONE_GAPS
                                           : DONE_ALL - DONE_ALIGN;
    r.work = lcs_work_new(a, keys->count[r.alike], opt);
    if (!r.plain) {
        r.classify = classify_new(a, keys);
        r.tidy = tidy_new(a, &r.classify, &r.work);
        r.weave = weave_new(a, &r.classify);
    }
    r.brief = !r.plain && is_few(diff);
    diff->sure = HX_NONE;
    for (int side = 0; side < 2; side++)
        diff->change_of[side] =
            arena_alloc_raw(a, keys->n[side], sizeof(uint32_t));
    for (r.pair = 0; r.pair < diff->pair_count; r.pair++) {
        hx_pair *pair = &diff->pair[r.pair];
        pair_refine(&r, pair);
        pair->kind = pair_kind(&r, pair);
    }
    brief_link(&r);
    diff->change = r.changes.at;
    diff->change_count = r.changes.vec.n;
    diff->link = r.links.at;
    diff->link_count = r.links.vec.n;
    diff->exact = diff->exact && r.work.exact;
    diff->asked = diff->asked && !r.linker.is_spent;
}
