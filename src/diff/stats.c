/* SPDX-License-Identifier: MIT */

/*
 * One pass over the pairs and their changes. A word is counted once: old
 * words are kept, moved or cut; new words are kept, moved or added; reworded
 * ones are counted as reworded and neither as cut nor as added.
 */

#include "diff/stats.h"

#include <stdbool.h>

enum { STEP_COST = 64 };

static uint32_t words_of(const hx_diff *diff, int side, hx_range at)
{
    uint32_t n, words = 0;
    const hx_token *token = hx_doc_tokens(diff->doc[side], &n);
    for (uint32_t i = at.start; i < at.end; i++)
        words += (token[i].flags & HX_TOKEN_WORD) != 0;
    return words;
}

/* What the sentence that PAIR begins with on SIDE is, of a side that has one.
 */
static hx_field field_of(const hx_diff *diff, const hx_pair *pair, int side)
{
    const hx_doc *doc = diff->doc[side];
    return hx_doc_field_of(doc, hx_doc_paragraph_of(doc, pair->at[side].start));
}

/* True if PAIR is furniture on each side that it has. */
static bool is_furniture(const hx_diff *diff, const hx_pair *pair)
{
    for (int side = 0; side < 2; side++)
        if (pair->at[side].start < pair->at[side].end &&
            !hx_field_is_furniture(field_of(diff, pair, side)))
            return false;
    return true;
}

/* Moves what PAIR has to the counts of what is left out. */
static void pair_ignore(hx_stats *stats, const hx_diff *diff,
                        const hx_pair *pair)
{
    for (int side = 0; side < 2; side++) {
        uint32_t words = 0, n = pair->at[side].end - pair->at[side].start;
        for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
            words += words_of(diff, side, diff->change[i].at[side]);
        stats->ignored_words[side] += words;
        stats->ignored_sentences[side] += n;
        stats->words[side] -= words;
        stats->sentences[side] -= n;
    }
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
        stats->ignored_changes += diff->change[i].kind != HX_SAME ||
                                  diff->change[i].flags & HX_CHANGE_MINOR;
}

/* Counts where the changes of PAIR stand. */
static void fields_count(hx_stats *stats, const hx_diff *diff,
                         const hx_pair *pair)
{
    int side = pair->at[HX_NEW].start < pair->at[HX_NEW].end;
    hx_field field = field_of(diff, pair, side);
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
        stats->fields[field] += diff->change[i].kind != HX_SAME;
}

static bool is_paired(const hx_pair *pair)
{
    return pair->kind != HX_INSERTED && pair->kind != HX_DELETED;
}

/* True if all that is known of what was cut or added is how long it is. */
static bool is_phrase(hx_class cls)
{
    return cls == HX_CLASS_NONE ||
           (cls >= HX_CLASS_WORDS && cls <= HX_CLASS_CLAUSE);
}

static void change_count(hx_stats *stats, const hx_diff *diff,
                         const hx_change *change)
{
    bool moved = diff->pair[change->pair].moved != 0;
    uint32_t old = words_of(diff, HX_OLD, change->at[HX_OLD]);
    uint32_t new = words_of(diff, HX_NEW, change->at[HX_NEW]);
    if (change->kind == HX_SAME) {
        *(moved ? &stats->moved : &stats->kept) += new;
        if (change->flags & HX_CHANGE_MINOR) {
            stats->minor++;
            stats->classes[change->cls]++;
        }
        return;
    }
    stats->changes[change->kind]++;
    if (is_paired(&diff->pair[change->pair])) {
        stats->classes[change->cls]++;
        if (is_phrase(change->cls))
            stats->phrases[change->kind == HX_INSERTED]++;
        stats->quoted += (change->flags & HX_CHANGE_QUOTED) != 0;
    }
    if (change->kind == HX_REWORDED) {
        stats->reworded += new;
        return;
    }
    stats->cut += old;
    stats->added += new;
}

/* Words of both sides that stand for each other, of all, in thousandths. */
static uint32_t alike_of(const hx_stats *stats)
{
    uint64_t all = (uint64_t)stats->words[HX_OLD] + stats->words[HX_NEW];
    uint64_t lost = (uint64_t)stats->cut + stats->added;
    return all ? (uint32_t)(1000 * (all - lost) / all) : 1000;
}

/* True if pair I moved and did not come along with the one before it. */
static bool is_new_group(const hx_diff *diff, uint32_t i)
{
    const hx_pair *pair = &diff->pair[i], *before = pair - 1;
    const hx_doc *doc = diff->doc[HX_NEW];
    if (!pair->moved || !i || !before->moved)
        return pair->moved;
    return before->at[HX_OLD].end != pair->at[HX_OLD].start ||
           before->at[HX_NEW].end != pair->at[HX_NEW].start ||
           hx_doc_paragraph_of(doc, before->at[HX_NEW].start) !=
               hx_doc_paragraph_of(doc, pair->at[HX_NEW].start);
}

hx_stats stats_count(const struct hx_diff *diff, uint32_t ignore)
{
    hx_stats stats = {0};
    bool was_ignored = false;
    for (int side = 0; side < 2; side++) {
        uint32_t n;
        hx_doc_tokens(diff->doc[side], &n);
        stats.words[side] = words_of(diff, side, (hx_range){0, n});
        hx_doc_sentences(diff->doc[side], &stats.sentences[side]);
        hx_doc_paragraphs(diff->doc[side], &stats.paragraphs[side]);
    }
    for (uint32_t i = 0; i < diff->pair_count; i++) {
        const hx_pair *pair = &diff->pair[i];
        arena_step(diff->arena, STEP_COST, 0);
        fields_count(&stats, diff, pair);
        bool before = was_ignored;
        was_ignored = ignore & HX_IGNORE_FURNITURE && is_furniture(diff, pair);
        if (was_ignored) {
            pair_ignore(&stats, diff, pair);
            continue;
        }
        stats.pairs[pair->kind]++;
        stats.moved_pairs += pair->moved;
        stats.moved_groups += is_new_group(diff, i) || (pair->moved && before);
        for (uint32_t j = pair->changes.start; j < pair->changes.end; j++) {
            arena_step(diff->arena, STEP_COST, 0);
            change_count(&stats, diff, &diff->change[j]);
        }
    }
    stats.alike = alike_of(&stats);
    return stats;
}
