/* SPDX-License-Identifier: MIT */

/*
 * One pass over the pairs and their changes. A word is counted once: old
 * words are kept, moved or cut; new words are kept, moved or added; reworded
 * ones are counted as reworded and neither as cut nor as added.
 */

#include "diff/stats.h"

#include <stdbool.h>

#include "diff/space.h"

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

/* What is counted. */
struct counting {
    const hx_diff *diff;
    uint32_t ignore;     /* HX_IGNORE_ bits */
    struct arena *watch; /* told of the steps, or NULL */
    hx_stats *stats;
};

static void step(const struct counting *c)
{
    if (c->watch)
        arena_step(c->watch, STEP_COST, 0);
}

static bool is_ignored(const struct counting *c, hx_level level)
{
    return level != HX_LEVEL_SUBSTANCE && c->ignore & HX_IGNORE(level);
}

static bool is_change(const hx_change *change)
{
    return change->kind != HX_SAME || change->flags & HX_CHANGE_MINOR;
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
        stats->ignored_changes += is_change(&diff->change[i]);
}

/* Counts where the changes of PAIR stand. */
static void fields_count(const struct counting *c, const hx_pair *pair)
{
    int side = pair->at[HX_NEW].start < pair->at[HX_NEW].end;
    hx_field field = field_of(c->diff, pair, side);
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        const hx_change *change = &c->diff->change[i];
        c->stats->levels[change->level] += is_change(change);
        c->stats->fields[field] +=
            change->kind != HX_SAME && (pair->level != HX_LEVEL_SUBSTANCE ||
                                        !is_ignored(c, change->level));
    }
}

static bool is_paired(const hx_pair *pair)
{
    return pair->kind != HX_INSERTED && pair->kind != HX_DELETED;
}

/* Counts CHANGE, which is left out: its words as if they were the same, those
 * of one side only not at all. */
static void change_ignore(const struct counting *c, const hx_change *change)
{
    const hx_range *at = change->at;
    hx_stats *stats = c->stats;
    bool moved = c->diff->pair[change->pair].moved != 0;
    bool both =
        at[HX_OLD].start < at[HX_OLD].end && at[HX_NEW].start < at[HX_NEW].end;
    stats->ignored_changes++;
    if (both) {
        *(moved ? &stats->moved : &stats->kept) +=
            words_of(c->diff, HX_NEW, at[HX_NEW]);
        return;
    }
    for (int side = 0; side < 2; side++) {
        uint32_t words = words_of(c->diff, side, at[side]);
        stats->ignored_words[side] += words;
        stats->words[side] -= words;
    }
}

/* True if all that is known of what was cut or added is how long it is. */
static bool is_phrase(hx_class cls)
{
    return cls == HX_CLASS_NONE ||
           (cls >= HX_CLASS_WORDS && cls <= HX_CLASS_CLAUSE);
}

/* True if SIDE of PAIR has several sentences for one or more of the other. */
static bool is_several(const hx_pair *pair, int side)
{
    return is_paired(pair) && pair->at[side].end - pair->at[side].start > 1;
}

static void change_count(const struct counting *c, const hx_change *change)
{
    hx_stats *stats = c->stats;
    const hx_pair *pair = &c->diff->pair[change->pair];
    uint32_t old = words_of(c->diff, HX_OLD, change->at[HX_OLD]);
    uint32_t new = words_of(c->diff, HX_NEW, change->at[HX_NEW]);
    if (change->kind == HX_SAME) {
        *(pair->moved ? &stats->moved : &stats->kept) += new;
        if (change->flags & HX_CHANGE_MINOR) {
            stats->minor++;
            stats->classes[change->cls]++;
        }
        return;
    }
    stats->changes[change->kind]++;
    if (is_paired(pair)) {
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

/* Counts the changes of PAIR; gives what kind it is without those that are
 * left out. */
static hx_kind changes_count(const struct counting *c, const hx_pair *pair)
{
    hx_kind kind = HX_SAME;
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        const hx_change *change = &c->diff->change[i];
        step(c);
        if (is_ignored(c, change->level)) {
            change_ignore(c, change);
            continue;
        }
        change_count(c, change);
        hx_kind own = change->kind > HX_CHANGED ? HX_CHANGED : change->kind;
        kind = own > kind ? own : kind;
    }
    return is_paired(pair) ? kind : pair->kind;
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

hx_stats stats_count(const struct hx_diff *diff, uint32_t ignore,
                     struct arena *watch)
{
    hx_stats stats = {0};
    struct counting c = {diff, ignore, watch, &stats};
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
        step(&c);
        fields_count(&c, pair);
        bool before = was_ignored;
        was_ignored = is_ignored(&c, pair->level);
        if (was_ignored) {
            pair_ignore(&stats, diff, pair);
            continue;
        }
        stats.pairs[changes_count(&c, pair)]++;
        stats.moved_pairs += pair->moved;
        for (uint32_t j = 0; j < HX_PAIR_FLAGS; j++)
            stats.flags[j] += pair->flags >> j & 1;
        stats.splits += is_several(pair, HX_NEW);
        stats.merges += is_several(pair, HX_OLD);
        stats.moved_groups += is_new_group(diff, i) || (pair->moved && before);
    }
    stats.spaces = space_count(diff);
    stats.alike = alike_of(&stats);
    return stats;
}
