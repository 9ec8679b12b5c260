/* SPDX-License-Identifier: MIT */

/*
 * A gap is compared where the words before it stand for each other and those
 * after it too, or the texts begin or end there: elsewhere it belongs to what
 * changed. One pass over the changes.
 */

#include "diff/space.h"

#include <string.h>

#include "base/utf8.h"

/* Is told of the gaps of both sides; false ends the walk. */
struct walk {
    const struct hx_diff *diff;
    bool (*visit)(struct walk *walk, const struct str gap[2]);
    uint32_t ignore; /* of the visit */
    uint32_t n;      /* what it counts */
};

static bool is_two_sided(const hx_change *change)
{
    return change->at[HX_OLD].start < change->at[HX_OLD].end &&
           change->at[HX_NEW].start < change->at[HX_NEW].end;
}

/* The gap after token I of SIDE. */
static struct str gap_after(const struct hx_diff *diff, int side, uint32_t i)
{
    uint32_t n;
    size_t len;
    const hx_token *token = &hx_doc_tokens(diff->doc[side], &n)[i];
    const char *text = hx_doc_text(diff->doc[side], &len);
    return (struct str){text + token->at + token->len, token->gap};
}

/* The gap before the first token of SIDE. */
static struct str gap_first(const struct hx_diff *diff, int side)
{
    uint32_t n;
    struct str text;
    text.s = hx_doc_text(diff->doc[side], &text.len);
    const hx_token *token = hx_doc_tokens(diff->doc[side], &n);
    return str_sub(text, 0, n ? token->at : text.len);
}

/* The gaps between the words of CHANGE, which is a kept run. */
static bool inner_walk(struct walk *walk, const hx_change *change)
{
    uint32_t n = change->at[HX_OLD].end - change->at[HX_OLD].start;
    if (change->kind != HX_SAME ||
        change->at[HX_NEW].end - change->at[HX_NEW].start != n)
        return true;
    for (uint32_t i = 0; i + 1 < n; i++) {
        struct str gap[2];
        for (int side = 0; side < 2; side++)
            gap[side] = gap_after(walk->diff, side, change->at[side].start + i);
        if (!walk->visit(walk, gap))
            return false;
    }
    return true;
}

/* True if change I is followed by the next one on both sides, or by the end of
 * both texts. */
static bool is_followed(const struct hx_diff *diff, uint32_t i)
{
    bool at_end[2];
    for (int side = 0; side < 2; side++) {
        uint32_t n, end = diff->change[i].at[side].end;
        hx_doc_tokens(diff->doc[side], &n);
        at_end[side] = end == n;
        if (end < n && diff->change_of[side][end] != i + 1)
            return false;
    }
    return at_end[HX_OLD] == at_end[HX_NEW];
}

static bool gaps_walk(struct walk *walk)
{
    const struct hx_diff *diff = walk->diff;
    struct str gap[2] = {gap_first(diff, HX_OLD), gap_first(diff, HX_NEW)};
    const hx_change *first = diff->change;
    bool is_led = !diff->change_count ||
                  (!first->at[HX_OLD].start && !first->at[HX_NEW].start &&
                   is_two_sided(first));
    if (is_led && !walk->visit(walk, gap))
        return false;
    for (uint32_t i = 0; i < diff->change_count; i++) {
        const hx_change *change = &diff->change[i];
        if (!is_two_sided(change))
            continue;
        if (!inner_walk(walk, change))
            return false;
        if (!is_followed(diff, i))
            continue;
        for (int side = 0; side < 2; side++)
            gap[side] = gap_after(diff, side, change->at[side].end - 1);
        if (!walk->visit(walk, gap))
            return false;
    }
    return true;
}

static bool count_visit(struct walk *walk, const struct str gap[2])
{
    walk->n += !str_is_equal(gap[HX_OLD], gap[HX_NEW]);
    return true;
}

uint32_t space_count(const struct hx_diff *diff)
{
    struct walk walk = {.diff = diff, .visit = count_visit};
    gaps_walk(&walk);
    return walk.n;
}

/* How many lines end in GAP. */
static uint32_t lines_of(struct str gap)
{
    uint32_t n = 0;
    for (size_t i = 0; i < gap.len; i++)
        n += gap.s[i] == '\n' ||
             (gap.s[i] == '\r' && (i + 1 == gap.len || gap.s[i + 1] != '\n'));
    return n;
}

/* The next code point of GAP, taken off it, 0 at its end: PLAIN makes blanks
 * of special spaces, without LINES ends of lines are passed over. */
static uint32_t next_of(struct str *gap, bool plain, bool lines)
{
    uint32_t cp = 0;
    while (gap->len) {
        *gap = str_sub(*gap, utf8_decode(*gap, &cp), gap->len);
        bool is_line = cp == '\n' || cp == '\r';
        if (!is_line && plain && cp > 0x7f)
            return ' ';
        if (!is_line || lines)
            return cp;
    }
    return 0;
}

static bool is_alike(struct str old, struct str new, bool plain, bool lines)
{
    uint32_t cp;
    do {
        cp = next_of(&old, plain, lines);
        if (cp != next_of(&new, plain, lines))
            return false;
    } while (cp);
    return true;
}

static bool same_visit(struct walk *walk, const struct str gap[2])
{
    uint32_t ignore = walk->ignore;
    uint32_t lines[2] = {lines_of(gap[HX_OLD]), lines_of(gap[HX_NEW])};
    bool is_blank = lines[HX_OLD] > 1 || lines[HX_NEW] > 1;
    bool passes_blank = ignore & HX_IGNORE_BLANK_LINES;
    if (str_is_equal(gap[HX_OLD], gap[HX_NEW]))
        return true;
    if (is_blank && lines[HX_OLD] != lines[HX_NEW] && !passes_blank)
        return false;
    if (ignore & HX_IGNORE(HX_LEVEL_SPACE))
        return true;
    if (ignore & HX_IGNORE_SPACE_CHANGE)
        return !gap[HX_OLD].len == !gap[HX_NEW].len;
    bool plain = ignore & HX_IGNORE(HX_LEVEL_TYPOGRAPHY);
    bool only_lines = passes_blank && lines[HX_OLD] && lines[HX_NEW];
    return (plain || only_lines) &&
           is_alike(gap[HX_OLD], gap[HX_NEW], plain, !only_lines);
}

/* True if IGNORE leaves what is NOISE out. */
static bool is_ignored(uint32_t ignore, hx_level level)
{
    return level != HX_LEVEL_SUBSTANCE && ignore & HX_IGNORE(level);
}

int space_is_same(const struct hx_diff *diff, uint32_t ignore)
{
    struct walk walk = {.diff = diff, .visit = same_visit, .ignore = ignore};
    for (uint32_t i = 0; i < diff->pair_count; i++)
        if (diff->pair[i].moved && !is_ignored(ignore, diff->pair[i].level))
            return 0;
    for (uint32_t i = 0; i < diff->change_count; i++) {
        const hx_change *change = &diff->change[i];
        if ((change->kind != HX_SAME || change->flags & HX_CHANGE_MINOR) &&
            !is_ignored(ignore, change->level))
            return 0;
    }
    return gaps_walk(&walk);
}
