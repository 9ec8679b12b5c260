/* SPDX-License-Identifier: MIT */

/*
 * Two documents and a comparison with a small budget for each version, which
 * are dropped when their counts are taken.
 */

#include "app/tally.h"

#include <string.h>

#include "view/kind.h"

static bool is_noise(hx_level level)
{
    return level != HX_LEVEL_SUBSTANCE && HX_IGNORE_NOISE & HX_IGNORE(level);
}

/* The worst sign of what changed; noise is style. */
static void worst_take(struct version_facts *facts, const hx_diff *diff)
{
    uint32_t n;
    int grave = 0;
    const hx_change *change = hx_diff_changes(diff, &n);
    facts->worst = 0;
    if (facts->moved) {
        facts->worst = KIND_SIGN_MOVED + HX_NEW + 1;
        grave = kind_table[HX_REWORDED].grave;
    }
    for (uint32_t i = 0; i < n; i++) {
        bool is_kept =
            change[i].kind == HX_SAME && !(change[i].flags & HX_CHANGE_MINOR);
        hx_kind kind = is_noise(change[i].level) ? HX_SAME : change[i].kind;
        if (is_kept || kind_table[kind].grave <= grave)
            continue;
        grave = kind_table[kind].grave;
        facts->worst = (uint8_t)(kind + 1);
    }
}

void tally_take(struct version_facts *facts, const hx_diff *diff)
{
    uint32_t n;
    const hx_pair *pair = hx_diff_pairs(diff, &n);
    hx_stats stats;
    hx_diff_count(diff, HX_IGNORE_NOISE, &stats);
    memcpy(facts->sentences, stats.pairs, sizeof facts->sentences);
    facts->moved = stats.moved_groups;
    facts->noise = stats.ignored_changes;
    facts->is_headline = false;
    for (uint32_t i = 0; i < n; i++)
        for (int side = 0; side < 2; side++)
            if (pair[i].at[side].start == 0 && pair[i].at[side].end > 0 &&
                pair[i].kind != HX_SAME)
                facts->is_headline = true;
    worst_take(facts, diff);
    facts->has_summary = true;
}

void tally_words(struct version_facts *facts, const struct version *version)
{
    uint32_t n;
    hx_doc *own = NULL;
    const hx_doc *doc = version->doc;
    if (!doc && version_doc(version, &own, NULL))
        return;
    const hx_token *token = hx_doc_tokens(doc ? doc : own, &n);
    facts->words = 0;
    for (uint32_t i = 0; i < n; i++)
        facts->words += (token[i].flags & HX_TOKEN_WORD) != 0;
    facts->has_words = true;
    hx_doc_free(own);
}

void tally_changes(struct version_facts *facts, const struct version *before,
                   const struct version *version)
{
    struct str text = version->text;
    hx_script *script;
    hx_options options = {.budget = TALLY_STEPS};
    if (hx_words(&script, (hx_text){before->text.s, before->text.len},
                 (hx_text){text.s, text.len}, &options))
        return;
    facts->cut = hx_script_count(script, HX_OLD);
    facts->added = hx_script_count(script, HX_NEW);
    facts->is_exact = hx_script_is_exact(script);
    facts->has_changes = true;
    hx_script_free(script);
}

void tally_sentences(struct version_facts *facts, const struct version *before,
                     const struct version *version, hx_options options)
{
    hx_doc *own[2] = {NULL, NULL};
    hx_diff *diff = NULL;
    const hx_doc *doc[2];
    int code = 0;
    for (int side = 0; side < 2 && !code; side++) {
        const struct version *from = side ? version : before;
        if (!from->doc)
            code = version_doc(from, &own[side], &options);
        doc[side] = from->doc ? from->doc : own[side];
    }
    options.budget = TALLY_STEPS;
    if (!code && !hx_compare(&diff, doc[HX_OLD], doc[HX_NEW], &options))
        tally_take(facts, diff);
    hx_diff_free(diff);
    hx_doc_free(own[HX_OLD]);
    hx_doc_free(own[HX_NEW]);
}

/* True if the owner of OPTIONS wants no more. */
static bool is_canceled(const hx_options *options)
{
    return options->poll && options->poll(options->context, 0, 0);
}

int tally_run(struct tally *tally, const struct tally_order *order)
{
    for (uint32_t i = 0; i < order->n; i++) {
        const struct version *version = &order->version[i];
        struct version_facts *facts = &tally->facts[i];
        *facts = order->facts[i];
        facts->is_tried = true;
        if (!facts->has_words)
            tally_words(facts, version);
        if (is_canceled(&order->options))
            return HX_ECANCELED;
        bool is_compared = order->is_compared[i];
        if (is_compared && !facts->has_changes)
            tally_changes(facts, &order->before[i], version);
        if (is_compared && !facts->has_summary)
            tally_sentences(facts, &order->before[i], version, order->options);
        if (is_canceled(&order->options))
            return HX_ECANCELED;
        tally->at[i] = order->at[i];
        tally->n++;
    }
    return HX_OK;
}
