/* SPDX-License-Identifier: MIT */

/*
 * One item a change: old → new where both sides have something; a sign or a
 * long passage on one side is "added" or "cut" beside a word; a few words on
 * one side are told as an arrow between that place without and with them.
 */

#include "view/tell.h"

#include "view/kind.h"
#include "view/print.h"
#include "view/sign.h"

enum {
    FEW_TOKENS = 4, /* of one side, told with the words beside them */
    NEAR_WORDS = 2  /* of those */
};

/* Changes that are told as one. */
struct item {
    const hx_pair *pair;
    hx_range changes;
    hx_range at[2];
};

struct tell tell_new(struct buf *b, const hx_diff *diff, bool ascii)
{
    uint32_t n;
    struct tell t = {
        .b = b, .diff = diff, .sieve = sieve_of(diff), .ascii = ascii};
    t.pair = hx_diff_pairs(diff, &n);
    t.change = hx_diff_changes(diff, &n);
    for (int side = 0; side < 2; side++) {
        const hx_doc *doc = hx_diff_doc(diff, side);
        t.token[side] = hx_doc_tokens(doc, &n);
        t.text[side].s = hx_doc_text(doc, &t.text[side].len);
    }
    return t;
}

bool tell_is_change(const hx_change *change)
{
    return change->kind != HX_SAME && !(change->flags & HX_CHANGE_MINOR);
}

bool tell_is_told(const struct tell *t, const hx_change *change)
{
    return tell_is_change(change) && !sieve_hides(&t->sieve, change);
}

static bool is_empty(hx_range at)
{
    return at.start == at.end;
}

static bool is_word(const struct tell *t, int side, uint32_t i)
{
    return (t->token[side][i].flags & HX_TOKEN_WORD) != 0;
}

/* True if AT has tokens, but no word. */
static bool is_signs(const struct tell *t, int side, hx_range at)
{
    for (uint32_t i = at.start; i < at.end; i++)
        if (is_word(t, side, i))
            return false;
    return !is_empty(at);
}

static struct str token_str(const struct tell *t, int side, uint32_t i)
{
    const hx_token *token = &t->token[side][i];
    return str_sub(t->text[side], token->at, token->len);
}

void tell_tokens(const struct tell *t, int side, hx_range at)
{
    for (uint32_t i = at.start; i < at.end; i++) {
        print_safe(t->b, token_str(t, side, i));
        if (i + 1 < at.end && t->token[side][i].gap)
            buf_put_byte(t->b, ' ');
    }
}

/* Signs by name: "comma and closing quotation mark", "full stop 3 times". */
static void signs_put(const struct tell *t, int side, hx_range at)
{
    for (uint32_t i = at.start, n; i < at.end; i += n) {
        struct str s = token_str(t, side, i);
        const char *name = sign_name(s);
        for (n = 1; i + n < at.end; n++)
            if (!str_is_equal(s, token_str(t, side, i + n)))
                break;
        if (i > at.start)
            buf_put(t->b, STR(" and "));
        print_safe(t->b, name ? str_of(name) : s);
        if (n > 1)
            buf_print(t->b, " %u times", n);
    }
}

/* True for signs that belong to the word after them: (, “. */
static bool is_opening(struct str s)
{
    static const char *const opening_table[] = {"\"",
                                                "'",
                                                "(",
                                                "[",
                                                "{",
                                                "\xe2\x80\x9c",
                                                "\xe2\x80\x98",
                                                "\xc2\xab",
                                                "\xe2\x80\x9e",
                                                "\xe2\x80\x9a",
                                                "$",
                                                "#",
                                                "@"};
    for (size_t i = 0; i < sizeof opening_table / sizeof *opening_table; i++)
        if (str_is_equal(s, str_of(opening_table[i])))
            return true;
    return false;
}

/* Signs by name, in brackets, which a voice passes over. */
static void named_put(const struct tell *t, int side, hx_range at)
{
    if (is_empty(at))
        return;
    buf_put_byte(t->b, '[');
    signs_put(t, side, at);
    buf_put_byte(t->b, ']');
}

/* The words of AT, with a name for the signs that they begin with and, if
 * TAIL, end with: a voice would pass over those. */
static void span_put(const struct tell *t, int side, hx_range at, bool tail)
{
    hx_range head = {at.start, at.start}, end = {at.end, at.end};
    if (is_signs(t, side, at)) {
        signs_put(t, side, at);
        return;
    }
    while (head.end < at.end && !is_word(t, side, head.end) &&
           !is_opening(token_str(t, side, head.end)) &&
           t->token[side][head.end].gap)
        head.end++;
    while (tail && !is_word(t, side, end.start - 1))
        end.start--;
    named_put(t, side, head);
    if (!is_empty(head))
        buf_put_byte(t->b, ' ');
    tell_tokens(t, side, (hx_range){head.end, end.start});
    if (!is_empty(end))
        buf_put_byte(t->b, ' ');
    named_put(t, side, end);
}

/* True if the sides of ITEM do not end with the same sign. The full stop of
 * an abbreviation is no sign: Prof., Professor. */
static bool is_tail_changed(const struct tell *t, const struct item *item)
{
    struct str last[2];
    bool word = false, stop = false;
    for (int side = 0; side < 2; side++) {
        uint32_t i = item->at[side].end - 1;
        last[side] = token_str(t, side, i);
        word = word || is_word(t, side, i);
        stop = stop || str_is_equal(last[side], STR("."));
    }
    return !str_is_equal(last[HX_OLD], last[HX_NEW]) && !(word && stop);
}

static void arrow_put(const struct tell *t)
{
    buf_put(t->b, t->ascii ? STR(" became ") : STR(" \xe2\x86\x92 "));
}

/* " (Ada Moss → Otto Brandt)", who said FACT, where that differs. */
static void speakers_put(const struct tell *t, const hx_fact *fact)
{
    struct buf by[2];
    for (int side = 0; side < 2; side++) {
        struct tell own = *t;
        by[side] = (struct buf){.a = t->b->a};
        own.b = &by[side];
        tell_tokens(&own, side, fact->speaker[side]);
    }
    if (!by[HX_OLD].len || !by[HX_NEW].len ||
        str_is_equal(buf_str(&by[HX_OLD]), buf_str(&by[HX_NEW])))
        return;
    buf_put(t->b, STR(" ("));
    buf_put(t->b, buf_str(&by[HX_OLD]));
    arrow_put(t);
    buf_put(t->b, buf_str(&by[HX_NEW]));
    buf_put_byte(t->b, ')');
}

void tell_fact(const struct tell *t, const hx_fact *fact)
{
    bool old = !is_empty(fact->at[HX_OLD]), new = !is_empty(fact->at[HX_NEW]);
    buf_print(t->b, "%s ", hx_fact_name(fact->type));
    if (!old || !new)
        buf_put(t->b, old ? STR("lost: ") : STR("gained: "));
    tell_tokens(t, HX_OLD, fact->at[HX_OLD]);
    if (old && new)
        arrow_put(t);
    tell_tokens(t, HX_NEW, fact->at[HX_NEW]);
    speakers_put(t, fact);
}

/* The tokens of PAIR on SIDE. */
static hx_range tokens_of(const struct tell *t, int side, const hx_pair *pair)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(hx_diff_doc(t->diff, side), &n);
    hx_range at = pair->at[side];
    if (is_empty(at))
        return at;
    return (hx_range){sentence[at.start].start, sentence[at.end - 1].end};
}

/* True if token I of SIDE stands in the pair and is kept on both sides. */
static bool is_kept(const struct tell *t, const struct item *item, int side,
                    uint32_t i)
{
    hx_range all = tokens_of(t, side, item->pair);
    if (i < all.start || i >= all.end)
        return false;
    return t->change[hx_diff_change_of(t->diff, side, i)].kind == HX_SAME;
}

/* The kept words right before or after AT of SIDE, at most NEAR_WORDS. */
static hx_range near_before(const struct tell *t, const struct item *item,
                            int side)
{
    hx_range at = {item->at[side].start, item->at[side].start};
    while (at.end - at.start < NEAR_WORDS &&
           is_kept(t, item, side, at.start - 1) &&
           is_word(t, side, at.start - 1))
        at.start--;
    return at;
}

static hx_range near_after(const struct tell *t, const struct item *item,
                           int side)
{
    hx_range at = {item->at[side].end, item->at[side].end};
    while (at.end - at.start < NEAR_WORDS && is_kept(t, item, side, at.end) &&
           is_word(t, side, at.end))
        at.end++;
    return at;
}

static void quoted_put(const struct tell *t, int side, uint32_t i)
{
    buf_put(t->b, t->ascii ? STR("\"") : STR("\xe2\x80\x9c"));
    print_safe(t->b, token_str(t, side, i));
    buf_put(t->b, t->ascii ? STR("\"") : STR("\xe2\x80\x9d"));
}

/* Where the tokens of SIDE stand: ' after “systems”'. */
static void place_put(const struct tell *t, const struct item *item, int side)
{
    hx_range at = item->at[side], all = tokens_of(t, side, item->pair);
    bool before = at.start > all.start && is_word(t, side, at.start - 1);
    bool after = at.end < all.end && is_word(t, side, at.end);
    if (before && after && !t->token[side][at.start - 1].gap &&
        !t->token[side][at.end - 1].gap) {
        buf_put(t->b, STR(" between "));
        quoted_put(t, side, at.start - 1);
        buf_put(t->b, STR(" and "));
        quoted_put(t, side, at.end);
    } else if (before) {
        buf_put(t->b, STR(" after "));
        quoted_put(t, side, at.start - 1);
    } else if (after) {
        buf_put(t->b, STR(" before "));
        quoted_put(t, side, at.end);
    }
}

/* What only SIDE has, as an arrow from the words NEAR it to them all; they
 * are WHOLE. */
static void near_put(const struct tell *t, int side, hx_range near,
                     hx_range whole)
{
    if (side == HX_NEW) {
        tell_tokens(t, side, near);
        arrow_put(t);
        tell_tokens(t, side, whole);
    } else {
        tell_tokens(t, side, whole);
        arrow_put(t);
        tell_tokens(t, side, near);
    }
}

/* What only SIDE has. */
static void lone_put(const struct tell *t, const struct item *item, int side)
{
    const char *verb = kind_sign_table[side ? HX_INSERTED : HX_DELETED];
    hx_range at = item->at[side];
    hx_range before = near_before(t, item, side);
    hx_range after = near_after(t, item, side);
    if (is_signs(t, side, at)) {
        signs_put(t, side, at);
        buf_print(t->b, " %s", verb);
        place_put(t, item, side);
        return;
    }
    bool few = at.end - at.start <= FEW_TOKENS;
    bool glued = at.start > tokens_of(t, side, item->pair).start &&
                 !t->token[side][at.start - 1].gap;
    if (few && !is_empty(after) && !glued) {
        near_put(t, side, after, (hx_range){at.start, after.end});
    } else if (few && !is_empty(before)) {
        near_put(t, side, before, (hx_range){before.start, at.end});
    } else {
        buf_print(t->b, "%s", verb);
        place_put(t, item, side);
        buf_put(t->b, STR(": "));
        span_put(t, side, at, false);
    }
}

/* " (reworded: synonym)", " (number)". */
static void notes_put(const struct tell *t, const struct item *item)
{
    const hx_change *change = &t->change[item->changes.start];
    const char *label = class_table[change->cls].label, *kind = "";
    bool signs = true;
    for (int side = 0; side < 2; side++)
        signs = signs &&
                (is_empty(item->at[side]) || is_signs(t, side, item->at[side]));
    if ((change->cls == HX_CLASS_PUNCTUATION ||
         change->cls == HX_CLASS_JOINING) &&
        signs)
        label = "";
    if (change->kind == HX_REWORDED)
        kind = kind_sign_table[HX_REWORDED];
    if (*kind || *label)
        buf_print(t->b, " (%s%s%s)", kind, *kind && *label ? ": " : "", label);
}

static void item_put(const struct tell *t, const struct item *item)
{
    if (is_empty(item->at[HX_OLD])) {
        lone_put(t, item, HX_NEW);
    } else if (is_empty(item->at[HX_NEW])) {
        lone_put(t, item, HX_OLD);
    } else {
        bool tail = is_tail_changed(t, item);
        span_put(t, HX_OLD, item->at[HX_OLD], tail);
        arrow_put(t);
        span_put(t, HX_NEW, item->at[HX_NEW], tail);
    }
    notes_put(t, item);
}

/* True if CHANGE, right after ITEM, goes on in the same word: NSCS, 's. */
static bool is_going_on(const struct tell *t, const struct item *item,
                        const hx_change *change)
{
    bool glued = false;
    for (int side = 0; side < 2; side++) {
        hx_range at = item->at[side], next = change->at[side];
        if (is_signs(t, side, at) || is_signs(t, side, next))
            return false;
        if (!is_empty(at) && !is_empty(next))
            glued = glued || !t->token[side][at.end - 1].gap;
    }
    return glued;
}

/* The item that begins with change I of PAIR. */
static struct item item_get(const struct tell *t, const hx_pair *pair,
                            uint32_t i)
{
    const hx_change *change = &t->change[i];
    struct item item = {
        pair, {i,                  i + 1             },
         {change->at[HX_OLD], change->at[HX_NEW]}
    };
    while (++i < pair->changes.end) {
        change = &t->change[i];
        if (!tell_is_told(t, change) || !is_going_on(t, &item, change))
            break;
        item.changes.end = i + 1;
        for (int side = 0; side < 2; side++) {
            if (is_empty(change->at[side]))
                continue;
            if (is_empty(item.at[side]))
                item.at[side].start = change->at[side].start;
            item.at[side].end = change->at[side].end;
        }
    }
    return item;
}

void tell_pair(const struct tell *t, const hx_pair *pair, bool *quoted)
{
    uint32_t told = 0;
    for (uint32_t i = pair->changes.start; i < pair->changes.end;) {
        bool in_quote = (t->change[i].flags & HX_CHANGE_QUOTED) != 0;
        if (!tell_is_told(t, &t->change[i])) {
            i++;
            continue;
        }
        struct item item = item_get(t, pair, i);
        if (told++)
            buf_put(t->b, STR("; "));
        if (in_quote != *quoted)
            buf_put(t->b,
                    in_quote ? STR("in a quotation: ") : STR("outside it: "));
        *quoted = in_quote;
        item_put(t, &item);
        i = item.changes.end;
    }
}
