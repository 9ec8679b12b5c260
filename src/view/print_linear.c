/* SPDX-License-Identifier: MIT */

/*
 * The linear format: for screen readers and terminals that can only print. A
 * line is a sentence about a passage, in the order of the screen; what is the
 * same is counted, what differs in style only is summed up at the end, and
 * nothing has to be seen to be understood.
 */

#include "view/kind.h"
#include "view/levels.h"
#include "view/print.h"
#include "view/steps.h"
#include "view/summary.h"
#include "view/tell.h"

/* What is known of a paragraph of the new text. */
struct part {
    bool told;  /* a line is about it */
    bool style; /* something changed in style only */
};

struct linear {
    struct tell tell;
    struct steps steps;
    struct part *part;            /* by new paragraph */
    hx_range same;                /* paragraphs that wait to be counted */
    uint32_t minor;               /* changes of style only */
    uint32_t classes[HX_CLASSES]; /* those by class */
};

static const hx_pair *pair_of(const struct linear *l, uint32_t step)
{
    return &l->tell.pair[l->steps.step[step].pair];
}

static uint32_t paragraph_of(const struct linear *l, int side,
                             uint32_t sentence)
{
    return hx_doc_paragraph_of(hx_diff_doc(l->tell.diff, side), sentence);
}

static bool is_changed(const struct linear *l, const hx_pair *pair)
{
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
        if (tell_is_told(&l->tell, &l->tell.change[i]))
            return true;
    return false;
}

/* True if the sentences of PAIR became more or fewer. */
static bool is_split(const hx_pair *pair)
{
    return pair->at[HX_OLD].end - pair->at[HX_OLD].start !=
           pair->at[HX_NEW].end - pair->at[HX_NEW].start;
}

static bool is_paired(const hx_pair *pair)
{
    return pair->kind != HX_INSERTED && pair->kind != HX_DELETED;
}

/* Marks what is told of the paragraphs that have PAIR; LOST has the old
 * paragraphs that something was cut or moved from. */
static void part_mark(struct linear *l, const hx_pair *pair, const bool *lost)
{
    bool hidden = sieve_hides_move(&l->tell.sieve, pair), style = false;
    bool told = ((pair->moved || !is_paired(pair)) && !hidden) ||
                is_changed(l, pair) || is_split(pair);
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        const hx_change *change = &l->tell.change[i];
        if (!(change->flags & HX_CHANGE_MINOR) ||
            sieve_hides(&l->tell.sieve, change))
            continue;
        style = true;
        l->minor++;
        l->classes[change->cls]++;
    }
    for (uint32_t i = pair->at[HX_OLD].start; i < pair->at[HX_OLD].end; i++)
        told = told || lost[paragraph_of(l, HX_OLD, i)];
    for (uint32_t i = pair->at[HX_NEW].start; i < pair->at[HX_NEW].end; i++) {
        struct part *part = &l->part[paragraph_of(l, HX_NEW, i)];
        part->told = part->told || told;
        part->style = part->style || style;
    }
}

static void parts_mark(struct linear *l, struct arena *a)
{
    const hx_stats *stats = hx_diff_stats(l->tell.diff);
    bool *lost = arena_new(a, bool, stats->paragraphs[HX_OLD]);
    uint32_t n;
    hx_diff_pairs(l->tell.diff, &n);
    l->part = arena_new(a, struct part, stats->paragraphs[HX_NEW]);
    for (uint32_t i = 0; i < n; i++) {
        const hx_pair *pair = &l->tell.pair[i];
        if (pair->moved || pair->kind == HX_DELETED)
            for (uint32_t j = pair->at[HX_OLD].start; j < pair->at[HX_OLD].end;
                 j++)
                lost[paragraph_of(l, HX_OLD, j)] = true;
    }
    for (uint32_t i = 0; i < n; i++)
        part_mark(l, &l->tell.pair[i], lost);
}

/* "1 ONE" or "7 MANY". */
static void count_put(struct buf *b, uint32_t n, const char *one,
                      const char *many)
{
    buf_print(b, "%u %s", n, n == 1 ? one : many);
}

/* True if the texts are the same byte for byte. */
static bool is_equal(const hx_diff *diff)
{
    struct str text[2];
    for (int side = 0; side < 2; side++)
        text[side].s = hx_doc_text(hx_diff_doc(diff, side), &text[side].len);
    return str_is_equal(text[HX_OLD], text[HX_NEW]);
}

/* "Facts: number two → three; name lost: Ada Moss." */
static void facts_print(const struct linear *l)
{
    enum { MOST = 20 };
    uint32_t n, told = 0, left = 0;
    struct buf *b = l->tell.b;
    const hx_fact *fact = hx_diff_facts(l->tell.diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (fact[i].type == HX_FACT_DATE &&
            levels_is_ignored(l->tell.diff, HX_LEVEL_DATES))
            continue;
        left += told == MOST;
        if (told == MOST)
            continue;
        buf_put(b, told++ ? STR("; ") : STR("Facts: "));
        tell_fact(&l->tell, &fact[i]);
    }
    if (left)
        buf_print(b, "; and %u more", left);
    buf_put(b, told ? STR(".\n") : STR(""));
}

static void head_print(const struct linear *l, const struct print_input *input)
{
    struct buf *b = l->tell.b;
    const hx_stats *stats = hx_diff_stats(input->diff);
    for (int side = 0; side < 2; side++) {
        buf_put(b, side ? STR("New text: ") : STR("Old text: "));
        print_safe(b, input->name[side]);
        buf_put(b, STR(", "));
        count_put(b, stats->words[side], "word", "words");
        buf_put(b, STR(" in "));
        count_put(b, stats->paragraphs[side], "paragraph", "paragraphs");
        buf_put(b, STR(".\n"));
    }
    const char *difference = summary_difference(input->diff);
    if (is_equal(input->diff)) {
        buf_put(b, STR("The texts are the same, byte for byte.\n"));
        return;
    }
    buf_put(b, difference ? STR("What differs: ")
                          : STR("What changed, gravest first: "));
    summary_counts(b, input->diff, ", ");
    buf_put(b, STR(".\n"));
    facts_print(l);
    if (stats->moved_pairs)
        buf_put(b, STR("Paragraph numbers are those of the new text, except "
                       "for where a passage moved from.\n"));
}

/* Says that the paragraphs that wait are the same. */
static void same_flush(struct linear *l)
{
    struct buf *b = l->tell.b;
    hx_range at = l->same;
    bool style = false, one = at.end - at.start == 1;
    if (at.start == at.end)
        return;
    for (uint32_t i = at.start; i < at.end; i++)
        style = style || l->part[i].style;
    buf_print(b, "Paragraph%s %u", one ? "" : "s", at.start + 1);
    if (!one)
        buf_print(b, " %s %u", at.end - at.start == 2 ? "and" : "to", at.end);
    buf_print(b, " %s the same%s.\n", one ? "is" : "are",
              style ? " but for style" : "");
    l->same = (hx_range){0, 0};
}

/* Puts new paragraph AT with those that are the same. */
static void same_put(struct linear *l, uint32_t at)
{
    if (l->same.start < l->same.end && l->same.end > at)
        return;
    if (l->same.end != at || l->same.start == l->same.end) {
        same_flush(l);
        l->same.start = at;
    }
    l->same.end = at + 1;
}

/* True if sentences AT of SIDE are whole paragraphs. */
static bool is_whole(const struct linear *l, int side, hx_range at)
{
    uint32_t n;
    const hx_range *paragraph =
        hx_doc_paragraphs(hx_diff_doc(l->tell.diff, side), &n);
    return paragraph[paragraph_of(l, side, at.start)].start == at.start &&
           paragraph[paragraph_of(l, side, at.end - 1)].end == at.end;
}

/* "16", or "16, sentences 2 and 3", of sentences AT of SIDE. */
static void place_put(const struct linear *l, int side, hx_range at)
{
    uint32_t n;
    struct buf *b = l->tell.b;
    const hx_range *paragraph =
        hx_doc_paragraphs(hx_diff_doc(l->tell.diff, side), &n);
    uint32_t first = paragraph_of(l, side, at.start);
    uint32_t last = paragraph_of(l, side, at.end - 1);
    buf_print(b, "%u", first + 1);
    if (last > first)
        buf_print(b, " %s %u", last == first + 1 ? "and" : "to", last + 1);
    else if (!is_whole(l, side, at)) {
        uint32_t from = at.start - paragraph[first].start + 1;
        uint32_t to = at.end - paragraph[first].start;
        buf_print(b, ", sentence%s %u", to > from ? "s" : "", from);
        if (to > from)
            buf_print(b, " %s %u", to == from + 1 ? "and" : "to", to);
    }
}

/* Sentences AT of SIDE as what the line is about. */
static void subject_put(struct linear *l, const char *what, int side,
                        hx_range at)
{
    same_flush(l);
    bool many =
        paragraph_of(l, side, at.start) != paragraph_of(l, side, at.end - 1);
    buf_print(l->tell.b, "%s%s ", what, many ? "s" : "");
    place_put(l, side, at);
    if (!is_whole(l, side, at))
        buf_put_byte(l->tell.b, ',');
}

/* What the steps FROM to TO show of SIDE. */
static hx_range sentences_of(const struct linear *l, uint32_t from, uint32_t to,
                             int side)
{
    return (hx_range){l->steps.step[from].at[side].start,
                      l->steps.step[to - 1].at[side].end};
}

/* Sentences that only SIDE has, told in one line; gives the step after. */
static uint32_t lone_tell(struct linear *l, uint32_t from, int side)
{
    uint32_t to = from + 1, n;
    hx_kind kind = pair_of(l, from)->kind;
    while (to < l->steps.n && pair_of(l, to)->kind == kind &&
           paragraph_of(l, side, l->steps.step[to].at[side].start) ==
               paragraph_of(l, side, l->steps.step[from].at[side].start) &&
           l->steps.step[to].at[side].start ==
               l->steps.step[to - 1].at[side].end)
        to++;
    hx_range at = sentences_of(l, from, to, side);
    const hx_range *sentence =
        hx_doc_sentences(hx_diff_doc(l->tell.diff, side), &n);
    subject_put(l, side ? "Paragraph" : "Old paragraph", side, at);
    buf_print(l->tell.b, " was %s: ", kind_sign_table[kind]);
    tell_tokens(&l->tell, side,
                (hx_range){sentence[at.start].start, sentence[at.end - 1].end});
    buf_put_byte(l->tell.b, '\n');
    return to;
}

/* True if the first change of PAIR that is told is in a quotation. */
static bool is_quoted(const struct linear *l, const hx_pair *pair)
{
    uint32_t i = pair->changes.start;
    while (i < pair->changes.end && !tell_is_told(&l->tell, &l->tell.change[i]))
        i++;
    return i < pair->changes.end && l->tell.change[i].flags & HX_CHANGE_QUOTED;
}

/* "one sentence became 2". */
static void split_put(const struct linear *l, const hx_pair *pair)
{
    static const char *const BECAME[] = {"", " became "};
    for (int side = 0; side < 2; side++) {
        uint32_t n = pair->at[side].end - pair->at[side].start;
        buf_put(l->tell.b, str_of(BECAME[side]));
        if (n == 1)
            buf_put(l->tell.b, side ? STR("one") : STR("one sentence"));
        else
            buf_print(l->tell.b, "%u%s", n, side ? "" : " sentences");
    }
}

/* What changed in the steps FROM to TO, after BEFORE; nothing if it is
 * nothing. */
static bool changes_put(struct linear *l, uint32_t from, uint32_t to,
                        const char *before)
{
    bool any = false, quoted = false;
    for (uint32_t i = from; i < to; i++) {
        const hx_pair *pair = pair_of(l, i);
        bool split = is_split(pair), changed = is_changed(l, pair);
        if (!split && !changed)
            continue;
        if (any)
            buf_put(l->tell.b, STR("; "));
        else
            quoted = !split && is_quoted(l, pair);
        if (!any)
            buf_print(l->tell.b, "%s%s: ", before,
                      quoted ? ", in a quotation" : "");
        any = true;
        if (split)
            split_put(l, pair);
        if (split && changed)
            buf_put(l->tell.b, STR("; "));
        tell_pair(&l->tell, pair, &quoted);
    }
    return any;
}

/* A passage that moved, told at its new place; gives the step after. */
static uint32_t move_tell(struct linear *l, uint32_t from)
{
    uint32_t to = from + 1;
    while (to < l->steps.n && steps_is_same_move(&l->steps, to))
        to++;
    hx_range at[2] = {
        {pair_of(l, from)->at[HX_OLD].start,
         pair_of(l, to - 1)->at[HX_OLD].end},
        sentences_of(l, from, to, HX_NEW)
    };
    bool whole =
        is_whole(l, HX_OLD, at[HX_OLD]) && is_whole(l, HX_NEW, at[HX_NEW]);
    subject_put(l, "Paragraph", HX_OLD, at[HX_OLD]);
    buf_print(l->tell.b, " moved to %s", whole ? "" : "paragraph ");
    place_put(l, HX_NEW, at[HX_NEW]);
    if (!changes_put(l, from, to, whole ? " and changed" : ", and changed"))
        buf_put_byte(l->tell.b, '.');
    buf_put_byte(l->tell.b, '\n');
    return to;
}

/* Says so where a paragraph break came or went before STEP, though the
 * sentences at both sides of it stayed. */
static void break_tell(struct linear *l, uint32_t i)
{
    bool parted[2];
    const hx_pair *pair = pair_of(l, i), *before;
    if (!i || !is_paired(pair_of(l, i - 1)) || pair_of(l, i - 1)->moved)
        return;
    before = pair_of(l, i - 1);
    for (int side = 0; side < 2; side++) {
        if (before->at[side].end != pair->at[side].start)
            return;
        parted[side] = paragraph_of(l, side, before->at[side].end - 1) !=
                       paragraph_of(l, side, pair->at[side].start);
    }
    if (parted[HX_OLD] == parted[HX_NEW])
        return;
    int side = parted[HX_NEW] ? HX_NEW : HX_OLD;
    uint32_t at = paragraph_of(l, side, pair->at[side].start);
    same_flush(l);
    if (side == HX_NEW)
        buf_print(l->tell.b, "Paragraphs %u and %u were one paragraph.\n", at,
                  at + 1);
    else
        buf_print(l->tell.b, "Old paragraphs %u and %u became one.\n", at,
                  at + 1);
}

/* A pair in place. */
static void pair_tell(struct linear *l, uint32_t i)
{
    const hx_pair *pair = pair_of(l, i);
    break_tell(l, i);
    if (is_changed(l, pair) || is_split(pair)) {
        subject_put(l, "Paragraph", HX_NEW, pair->at[HX_NEW]);
        changes_put(l, i, i + 1, " changed");
        buf_put_byte(l->tell.b, '\n');
        return;
    }
    for (uint32_t j = pair->at[HX_NEW].start; j < pair->at[HX_NEW].end; j++)
        if (!l->part[paragraph_of(l, HX_NEW, j)].told)
            same_put(l, paragraph_of(l, HX_NEW, j));
}

/* Tells of step I, and of those that go with it; gives the step after. */
static uint32_t step_tell(struct linear *l, uint32_t i)
{
    const hx_pair *pair = pair_of(l, i);
    bool hidden = sieve_hides_move(&l->tell.sieve, pair);
    if (hidden && (pair->moved || !is_paired(pair)))
        return i + 1;
    if (!is_paired(pair))
        return lone_tell(l, i, pair->kind == HX_INSERTED);
    if (pair->moved)
        return step_has(&l->steps.step[i], HX_NEW) ? move_tell(l, i) : i + 1;
    pair_tell(l, i);
    return i + 1;
}

/* "25 changes of style only: 24 typographic, 1 letter case, in paragraphs 4, 6
 * to 8." */
static void style_print(const struct linear *l)
{
    struct buf *b = l->tell.b;
    uint32_t told = 0, styled = 0,
             all = hx_diff_stats(l->tell.diff)->paragraphs[HX_NEW];
    if (!l->minor)
        return;
    count_put(b, l->minor, "change", "changes");
    buf_put(b, STR(" of style only: "));
    for (int i = 0; i < HX_CLASSES; i++) {
        if (!l->classes[i])
            continue;
        buf_put(b, told++ ? STR(", ") : STR(""));
        count_put(b, l->classes[i], class_table[i].one, class_table[i].many);
    }
    for (uint32_t i = 0; i < all; i++)
        styled += l->part[i].style;
    buf_print(b, "; in paragraph%s", styled == 1 ? "" : "s");
    told = 0;
    for (uint32_t i = 0, n; i < all; i += n) {
        for (n = 1; l->part[i].style && i + n < all && l->part[i + n].style;)
            n++;
        if (!l->part[i].style)
            continue;
        buf_print(b, "%s %u", told++ ? "," : "", i + 1);
        if (n > 1)
            buf_print(b, " %s %u", n == 2 ? "and" : "to", i + n);
    }
    buf_put(b, STR(".\n"));
}

void print_linear(struct buf *b, const struct print_input *input)
{
    struct linear l = {.tell = tell_new(b, input->diff, input->ascii),
                       .steps = steps_new(b->a, input->diff)};
    parts_mark(&l, b->a);
    head_print(&l, input);
    if (is_equal(input->diff))
        return;
    for (uint32_t i = 0; i < l.steps.n;)
        i = step_tell(&l, i);
    same_flush(&l);
    style_print(&l);
}
