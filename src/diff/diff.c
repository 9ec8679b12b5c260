/* SPDX-License-Identifier: MIT */

/*
 * hx_compare(): the stages of a comparison in order, each in its file, and
 * the getters of the result. All lies in the arena of the result.
 */

#include "diff/diff.h"

#include "diff/align.h"
#include "diff/facts.h"
#include "diff/flags.h"
#include "diff/forms.h"
#include "diff/language.h"
#include "diff/level.h"
#include "diff/lexicon.h"
#include "diff/pairs.h"
#include "diff/quick.h"
#include "diff/refine.h"
#include "diff/relation.h"
#include "diff/reuse.h"
#include "diff/space.h"
#include "diff/spun.h"
#include "diff/stats.h"

struct compare {
    hx_diff *diff;
    const hx_doc *doc[2];
    const hx_options *opt;
};

static void watch_set(struct arena *a, const struct compare *c)
{
    uint32_t old, new;
    hx_doc_tokens(c->doc[HX_OLD], &old);
    hx_doc_tokens(c->doc[HX_NEW], &new);
    uint64_t tokens = (uint64_t)old + new;
    bool words = c->opt && c->opt->depth == HX_DEPTH_WORDS;
    uint64_t total = (words ? DONE_WORDS : DONE_ALL) * tokens;
    if (c->opt)
        arena_watch(a,
                    (struct arena_watch){c->opt->poll, c->opt->context, total});
}

/* What is told of the texts as a whole, of a DIFF that is done else. */
static void whole_find(struct arena *a, const struct similar *similar,
                       hx_diff *diff)
{
    struct found found = found_new(a, diff);
    spun_find(a, similar->keys, diff);
    reuse_find(a, similar, &found, diff);
    relation_find(a, similar, &found, diff);
}

static int compare_body(struct arena *a, void *context)
{
    struct compare *c = context;
    hx_diff *diff = arena_new(a, hx_diff, 1);
    diff->arena = a;
    diff->doc[HX_OLD] = c->doc[HX_OLD];
    diff->doc[HX_NEW] = c->doc[HX_NEW];
    watch_set(a, c);
    diff->depth = c->opt ? (int)c->opt->depth : HX_DEPTH_FULL;
    bool full = diff->depth != HX_DEPTH_WORDS;
    struct keys keys = full
                           ? keys_new(a, c->doc[HX_OLD], c->doc[HX_NEW], c->opt)
                           : keys_exact(a, c->doc[HX_OLD], c->doc[HX_NEW]);
    diff->language = keys.language->code;
    diff->tier = full ? forms_tier(&keys) : HX_TIER_ANY;
    struct similar similar = {0};
    if (full)
        similar = similar_new(a, &keys);
    struct alignment all =
        full ? align_find(a, &similar, c->opt, NULL) : quick_align(a, &keys);
    pairs_order(a, &all, diff);
    diff->exact = all.exact;
    diff->asked = all.asked;
    refine_pairs(a, &keys, c->opt, diff);
    if (diff->depth == HX_DEPTH_FULL) {
        facts_find(a, &keys, diff);
        flags_find(a, &keys, diff);
    }
    level_mark(diff, &keys);
    diff->ignored = c->opt ? c->opt->ignore : 0;
    diff->stats = stats_count(diff, diff->ignored, a);
    diff->relation = HX_RELATION_RELATED;
    if (diff->depth == HX_DEPTH_FULL)
        whole_find(a, &similar, diff);
    c->diff = diff;
    return HX_OK;
}

int hx_compare(hx_diff **out, const hx_doc *a, const hx_doc *b,
               const hx_options *opt)
{
    struct compare c = {
        NULL, {a, b},
         opt
    };
    if (!out)
        return HX_EINVAL;
    *out = NULL;
    if (!a || !b || (opt && opt->depth > HX_DEPTH_SENTENCES) ||
        (opt && !hx_language_is_known(opt->language)) ||
        (opt && opt->lexicon &&
         !hx_lexicon_is_known(opt->lexicon, opt->lexicon_len)))
        return HX_EINVAL;
    int result = arena_run(opt ? opt->memory : 0, compare_body, &c);
    if (!result)
        *out = c.diff;
    return result;
}

void hx_diff_free(hx_diff *diff)
{
    if (diff)
        arena_close(diff->arena);
}

const hx_doc *hx_diff_doc(const hx_diff *diff, int side)
{
    return diff->doc[side];
}

const hx_pair *hx_diff_pairs(const hx_diff *diff, uint32_t *n)
{
    *n = diff->pair_count;
    return diff->pair;
}

const hx_change *hx_diff_changes(const hx_diff *diff, uint32_t *n)
{
    *n = diff->change_count;
    return diff->change;
}

const hx_fact *hx_diff_facts(const hx_diff *diff, uint32_t *n)
{
    *n = diff->fact_count;
    return diff->fact;
}

const hx_link *hx_diff_links(const hx_diff *diff, uint32_t *n)
{
    *n = diff->link_count;
    return diff->link;
}

hx_relation hx_diff_relation(const hx_diff *diff)
{
    return diff->relation;
}

const hx_containment *hx_diff_containment(const hx_diff *diff)
{
    return &diff->containment;
}

const hx_spun *hx_diff_spun(const hx_diff *diff)
{
    return &diff->spun;
}

const hx_swap *hx_diff_swaps(const hx_diff *diff, uint32_t *n)
{
    *n = diff->swap_count;
    return diff->swap;
}

const hx_reuse *hx_diff_reuses(const hx_diff *diff, uint32_t *n)
{
    *n = diff->reuse_count;
    return diff->reuse;
}

uint32_t hx_diff_reuse_of(const hx_diff *diff, int side, uint32_t token)
{
    uint32_t n;
    hx_doc_tokens(diff->doc[side], &n);
    return token < n && diff->reuse_count ? diff->reuse_of[side][token]
                                          : HX_NONE;
}

uint32_t hx_diff_pair_of(const hx_diff *diff, int side, uint32_t sentence)
{
    uint32_t n;
    hx_doc_sentences(diff->doc[side], &n);
    return sentence < n ? diff->pair_of[side][sentence] : HX_NONE;
}

uint32_t hx_diff_change_of(const hx_diff *diff, int side, uint32_t token)
{
    uint32_t n;
    hx_doc_tokens(diff->doc[side], &n);
    return token < n ? diff->change_of[side][token] : HX_NONE;
}

const hx_stats *hx_diff_stats(const hx_diff *diff)
{
    return &diff->stats;
}

void hx_diff_count(const hx_diff *diff, uint32_t ignore, hx_stats *out)
{
    *out = stats_count(diff, ignore, NULL);
}

int hx_diff_is_same(const hx_diff *diff, uint32_t ignore)
{
    return space_is_same(diff, ignore);
}

uint32_t hx_diff_ignored(const hx_diff *diff)
{
    return diff->ignored;
}

uint32_t hx_diff_sure(const hx_diff *diff)
{
    return diff->sure;
}

int hx_diff_is_exact(const hx_diff *diff)
{
    return diff->exact;
}

const char *hx_diff_language(const hx_diff *diff)
{
    return diff->language;
}

hx_tier hx_diff_tier(const hx_diff *diff)
{
    return diff->tier;
}

int hx_diff_is_linked(const hx_diff *diff)
{
    return diff->asked;
}

int hx_diff_depth(const hx_diff *diff)
{
    return diff->depth;
}

const char *hx_version(void)
{
    return HEXAPLA_VERSION;
}
