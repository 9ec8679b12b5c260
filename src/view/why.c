/* SPDX-License-Identifier: MIT */

/*
 * The answer first, then what counted, in the order of its weight. Of what was
 * not linked the nearest candidate is told, and why it was not taken.
 */

#include "view/why.h"

#include "view/kind.h"
#include "view/print.h"

enum {
    BEGINNING = 9,   /* words of a sentence that stand for it */
    CLUES_TOLD = 4,  /* in one line */
    SHARE_TOLD = 50, /* of 1000: what counts less is not told there */
    PARTNERS = 4     /* of one unit, that are told */
};

struct why why_new(struct buf *b, const hx_diff *diff, hx_explain *explain,
                   bool ascii)
{
    return (struct why){.tell = tell_new(b, diff, ascii), .explain = explain};
}

static void quote_put(const struct why *why, bool opens)
{
    struct str mark = opens ? STR("\xe2\x80\x9c") : STR("\xe2\x80\x9d");
    buf_put(why->tell.b, why->tell.ascii ? STR("\"") : mark);
}

/* Tokens AT of SIDE in quotation marks. */
static void tokens_put(const struct why *why, int side, hx_range at, bool more)
{
    quote_put(why, true);
    tell_tokens(&why->tell, side, at);
    if (more)
        buf_put(why->tell.b,
                why->tell.ascii ? STR("...") : STR("\xe2\x80\xa6"));
    quote_put(why, false);
}

static hx_range tokens_of(const struct why *why, int side, uint32_t sentence)
{
    uint32_t n;
    return hx_doc_sentences(hx_diff_doc(why->tell.diff, side), &n)[sentence];
}

void why_sentence_put(const struct why *why, int side, uint32_t sentence)
{
    hx_range at = tokens_of(why, side, sentence);
    while (at.start + 1 < at.end &&
           !(why->tell.token[side][at.start].flags & HX_TOKEN_WORD))
        at.start++;
    bool more = at.end - at.start > BEGINNING;
    if (more)
        at.end = at.start + BEGINNING;
    tokens_put(why, side, at, more);
}

static uint32_t pair_of(const struct why *why, int side, uint32_t sentence)
{
    return hx_diff_pair_of(why->tell.diff, side, sentence);
}

static bool is_linked(const hx_pair *pair)
{
    return pair->at[HX_OLD].start < pair->at[HX_OLD].end &&
           pair->at[HX_NEW].start < pair->at[HX_NEW].end;
}

/* Which of the two sentences has another partner, and where that stands. */
static void taken_put(const struct why *why, const hx_reason *reason)
{
    struct buf *b = why->tell.b;
    static const char *const names[] = {"the old one", "the new one"};
    uint32_t n = 0;
    for (int side = 0; side < 2; side++) {
        const hx_pair *pair =
            &why->tell.pair[pair_of(why, side, reason->at[side])];
        if (!is_linked(pair))
            continue;
        const hx_doc *there = hx_diff_doc(why->tell.diff, !side);
        buf_print(b, "%s%s stands for %s in paragraph %u", n++ ? ", " : "",
                  names[side],
                  pair->kind == HX_SAME ? "the same words" : "a better one",
                  hx_doc_paragraph_of(there, pair->at[!side].start) + 1);
    }
}

static const char *field_of(const struct why *why, const hx_reason *reason,
                            int side)
{
    const hx_doc *doc = hx_diff_doc(why->tell.diff, side);
    return hx_field_name(
        hx_doc_field_of(doc, hx_doc_paragraph_of(doc, reason->at[side])));
}

/* "94 of 100 sure, 31 are enough": rounded so that it is no contradiction. */
static void sure_put(struct buf *b, const hx_reason *reason)
{
    bool linked = hx_why_is_linked(reason->why);
    uint32_t need = linked ? reason->need / 10 : (reason->need + 9) / 10;
    buf_print(b, "%u of 100 %s", reason->sure / 10,
              reason->why == HX_WHY_WORDS ? "alike" : "sure");
    if (reason->need)
        buf_print(b, ", %u %s %s", need, need == 1 ? "is" : "are",
                  linked ? "enough" : "needed");
}

void why_answer_put(const struct why *why, const hx_reason *reason)
{
    static const char *const answers[] = {
        "linked: the same words",
        "linked: ",
        "linked by words in common: ",
        "linked as what stands beside them is",
        "linked, as each text has this sentence only",
        "linked as a part of what was split or merged",
        "not linked: ",
        "not linked: ",
        "not linked: ",
        "not linked, as their sentences do not stand for each other",
        "not asked, as there were too many words"};
    struct buf *b = why->tell.b;
    bool word = reason->unit == HX_UNIT_WORD;
    buf_put(b, word && reason->why == HX_WHY_SAME
                   ? STR("kept: the same in its place")
                   : str_of(answers[reason->why]));
    if (reason->why == HX_WHY_NET || reason->why == HX_WHY_WORDS ||
        reason->why == HX_WHY_WEAK)
        sure_put(b, reason);
    else if (reason->why == HX_WHY_TAKEN && word)
        buf_put(b, STR("another word stands for it"));
    else if (reason->why == HX_WHY_TAKEN)
        taken_put(why, reason);
    else if (reason->why == HX_WHY_FIELD)
        buf_print(b, "one is %s, one is %s", field_of(why, reason, HX_OLD),
                  field_of(why, reason, HX_NEW));
}

/* Appends the clues that speak for it, or AGAINST it, after LEAD. */
static bool clues_put(const struct why *why, const hx_reason *reason,
                      bool against, const char *lead)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < reason->clues && n < CLUES_TOLD; k++) {
        const hx_clue *clue = &reason->clue[k];
        int32_t share = against ? -clue->share : clue->share;
        if (share < SHARE_TOLD)
            continue;
        buf_put(why->tell.b, n++ ? STR(", ") : str_of(lead));
        why_clue_put(why, reason, clue);
    }
    return n > 0;
}

void why_reason_put(const struct why *why, const hx_reason *reason)
{
    why_answer_put(why, reason);
    clues_put(why, reason, false, ": ");
    clues_put(why, reason, true, "; against it: ");
}

/* Asks about AT; false once that failed. */
static bool reason_get(struct why *why, hx_unit unit, const uint32_t at[2],
                       hx_reason *reason)
{
    if (!why->code)
        why->code = hx_explain_pair(why->explain, unit, at, reason);
    return !why->code;
}

/* A unit of one side, and one after the other those of the other side. */
struct asking {
    struct why *why;
    hx_unit unit;
    int side;
    uint32_t i;
    hx_nearest nearest;
};

/* The reason about unit K of those that come nearest, linked or not as wanted;
 * false if there is none further. *K is set behind it. */
static bool next_get(struct asking *asking, bool linked, uint32_t *k,
                     hx_reason *reason)
{
    while (*k < asking->nearest.n) {
        uint32_t at[2];
        at[asking->side] = asking->i;
        at[!asking->side] = asking->nearest.at[(*k)++];
        if (!reason_get(asking->why, asking->unit, at, reason))
            return false;
        if (!!hx_why_is_linked(reason->why) == linked)
            return true;
    }
    return false;
}

static struct asking asking_new(struct why *why, hx_unit unit, int side,
                                uint32_t i)
{
    struct asking asking = {.why = why, .unit = unit, .side = side, .i = i};
    if (!why->code)
        why->code =
            hx_explain_nearest(why->explain, unit, side, i, &asking.nearest);
    return asking;
}

static void line_put(struct why *why, struct why_lines *lines,
                     enum why_sort sort, int32_t share)
{
    struct buf *b = why->tell.b;
    *vec_push(b->a, &lines->list) = (struct why_line){sort, share, buf_str(b)};
    *b = (struct buf){.a = b->a};
}

static void clue_lines_put(struct why *why, struct why_lines *lines,
                           const hx_reason *reason)
{
    for (uint32_t k = 0; k < reason->clues; k++) {
        why_clue_put(why, reason, &reason->clue[k]);
        line_put(why, lines, WHY_CLUE, reason->clue[k].share);
    }
}

/* What REASON is about, by that of its units which is not on SIDE. */
static void other_put(const struct why *why, const hx_reason *reason, int side)
{
    uint32_t i = reason->at[!side];
    if (reason->unit == HX_UNIT_SENTENCE)
        why_sentence_put(why, !side, i);
    else
        tokens_put(why, !side, (hx_range){i, i + 1}, false);
}

/* "perils" → "risks". */
static void both_put(const struct why *why, const hx_reason *reason)
{
    for (int side = 0; side < 2; side++) {
        uint32_t i = reason->at[side];
        if (side)
            buf_put(why->tell.b,
                    why->tell.ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
        tokens_put(why, side, (hx_range){i, i + 1}, false);
    }
}

/* All about the unit of ASKING: its partners, or that it has none, and the
 * best of the others. */
static void unit_lines_put(struct asking *asking, struct why_lines *lines)
{
    struct why *why = asking->why;
    struct buf *b = why->tell.b;
    bool word = asking->unit == HX_UNIT_WORD;
    hx_reason reason;
    uint32_t k = 0, partners = 0;
    for (; partners < PARTNERS && next_get(asking, true, &k, &reason);
         partners++) {
        if (word)
            both_put(why, &reason);
        else
            buf_put(b, asking->side ? STR("The sentence, and the old one ")
                                    : STR("The sentence, and the new one "));
        if (!word)
            other_put(why, &reason, asking->side);
        line_put(why, lines, WHY_HEADING, 0);
        why_answer_put(why, &reason);
        line_put(why, lines, WHY_TEXT, 0);
        clue_lines_put(why, lines, &reason);
    }
    if (!partners && word)
        tokens_put(why, asking->side, (hx_range){asking->i, asking->i + 1},
                   false);
    if (!partners) {
        buf_put(b, word ? STR(": no word stands for it")
                        : STR("The sentence: none stands for it"));
        line_put(why, lines, WHY_HEADING, 0);
    }
    k = 0;
    if (next_get(asking, false, &k, &reason)) {
        buf_put(b, partners ? STR("next best: ") : STR("nearest: "));
        other_put(why, &reason, asking->side);
        buf_put(b, STR(", "));
        why_answer_put(why, &reason);
        line_put(why, lines, WHY_TEXT, 0);
        if (!partners)
            clue_lines_put(why, lines, &reason);
    } else if (!partners && !why->code) {
        buf_put(b, STR("nothing on the other side comes near"));
        line_put(why, lines, WHY_TEXT, 0);
    }
}

void why_lines_put(struct why *why, struct why_lines *lines, int side,
                   uint32_t token)
{
    uint32_t sentence =
        hx_doc_sentence_of(hx_diff_doc(why->tell.diff, side), token);
    if (sentence == HX_NONE)
        return;
    const hx_pair *pair = &why->tell.pair[pair_of(why, side, sentence)];
    bool word = why->tell.token[side][token].flags & HX_TOKEN_WORD;
    struct asking asking;
    if (word && is_linked(pair) && pair->kind != HX_SAME) {
        asking = asking_new(why, HX_UNIT_WORD, side, token);
        unit_lines_put(&asking, lines);
        line_put(why, lines, WHY_TEXT, 0);
    }
    asking = asking_new(why, HX_UNIT_SENTENCE, side, sentence);
    unit_lines_put(&asking, lines);
    if (!pair->moved || why->code)
        return;
    buf_put(why->tell.b, STR("moved: more words keep their order without it"));
    line_put(why, lines, WHY_TEXT, 0);
}

/* The words of PAIR that differ and stand for each other. */
static void links_put(struct why *why, const hx_pair *pair)
{
    struct buf *b = why->tell.b;
    hx_reason reason;
    uint32_t n;
    const hx_link *link = hx_diff_links(why->tell.diff, &n);
    for (uint32_t k = pair->links.start; k < pair->links.end; k++) {
        bool word = why->tell.token[HX_OLD][link[k].at[HX_OLD]].flags &
                    why->tell.token[HX_NEW][link[k].at[HX_NEW]].flags &
                    HX_TOKEN_WORD;
        if (link[k].kind == HX_SAME || !word ||
            !reason_get(why, HX_UNIT_WORD, link[k].at, &reason))
            continue;
        buf_put(b, STR("?   "));
        both_put(why, &reason);
        buf_put(b, STR(" "));
        why_reason_put(why, &reason);
        buf_put_byte(b, '\n');
    }
}

/* A sentence that stands alone, and what came nearest. */
static void alone_put(struct why *why, int side, uint32_t sentence)
{
    struct buf *b = why->tell.b;
    hx_reason reason;
    uint32_t k = 0;
    struct asking asking = asking_new(why, HX_UNIT_SENTENCE, side, sentence);
    buf_put(b, STR("? "));
    why_sentence_put(why, side, sentence);
    if (next_get(&asking, false, &k, &reason)) {
        buf_put(b,
                side ? STR(" added, nearest is ") : STR(" cut, nearest is "));
        other_put(why, &reason, side);
        buf_put(b, STR(", "));
        why_reason_put(why, &reason);
    } else {
        buf_put(b, side ? STR(" added, nothing comes near")
                        : STR(" cut, nothing comes near"));
    }
    buf_put_byte(b, '\n');
}

void why_pair_put(struct why *why, const hx_pair *pair)
{
    struct buf *b = why->tell.b;
    hx_reason reason;
    if (!is_linked(pair)) {
        int side = pair->at[HX_NEW].start < pair->at[HX_NEW].end;
        alone_put(why, side, pair->at[side].start);
        return;
    }
    if (pair->kind == HX_SAME && !pair->moved)
        return;
    for (uint32_t i = pair->at[HX_OLD].start; i < pair->at[HX_OLD].end; i++)
        for (uint32_t j = pair->at[HX_NEW].start; j < pair->at[HX_NEW].end;
             j++) {
            const uint32_t at[2] = {i, j};
            if (!reason_get(why, HX_UNIT_SENTENCE, at, &reason))
                return;
            buf_put(b, STR("? "));
            why_sentence_put(why, HX_NEW, j);
            buf_put_byte(b, ' ');
            why_reason_put(why, &reason);
            buf_put_byte(b, '\n');
        }
    links_put(why, pair);
}
