/* SPDX-License-Identifier: MIT */

/*
 * Two passes over the paragraphs. The first asks what the words of each say by
 * themselves (doc/field_rules.c); the second what a paragraph is by where it
 * stands: a headline, byline or date before the running text, a list of links
 * after its label, a heading between paragraphs that end with stops. Where the
 * caller gave marks, rules only fill what these left open. Linear.
 */

#include "doc/fields.h"

#include "doc/field_rules.h"

enum { AHEAD = 3 }; /* paragraphs below a standfirst where a byline may be */

struct search {
    uint32_t n; /* paragraphs */
    uint8_t *of;
    bool *given;     /* by a mark */
    uint32_t *could; /* COULD_ bits */
    uint32_t head;   /* paragraphs before the running text */
    uint32_t tail;   /* the first after it */
    bool has_headline;
};

static bool could(const struct search *s, uint32_t i, uint32_t bits)
{
    return i < s->n && s->of[i] == HX_FIELD_BODY && !s->given[i] &&
           (s->could[i] & bits) == bits;
}

static bool is_prose(const struct search *s, uint32_t i)
{
    return i < s->n && s->of[i] == HX_FIELD_BODY && s->could[i] & COULD_PROSE;
}

static void marks_take(struct search *s, const struct fields_input *input)
{
    size_t mark = 0;
    for (uint32_t i = 0; i < s->n && input->mark_count; i++) {
        uint32_t sentence = input->paragraphs.at[i].start;
        uint32_t at = input->tokens->at[input->sentences.at[sentence].start].at;
        while (mark < input->mark_count && input->marks[mark].at.end <= at)
            mark++;
        if (mark == input->mark_count || input->marks[mark].at.start > at)
            continue;
        s->of[i] = (uint8_t)input->marks[mark].field;
        s->given[i] = true;
        s->has_headline |= s->of[i] == HX_FIELD_HEADLINE;
    }
}

static void words_ask(struct arena *a, struct search *s,
                      const struct fields_input *input, const hx_options *opt)
{
    struct passage *p = arena_new(a, struct passage, 1);
    uint32_t next = 0;
    p->a = a;
    for (uint32_t i = 0; i < s->n; i++) {
        struct arena_mark mark = arena_mark(a);
        passage_read(p, input, i);
        for (; next < p->tokens.end; next++)
            token_poll(a, opt, input->tokens, STAGE_FIELD, next);
        struct field_guess guess = field_guess(p);
        s->could[i] = guess.could;
        /* Pages have headings over their lists of links too. */
        s->given[i] &=
            s->of[i] != HX_FIELD_HEADING || !hx_field_is_furniture(guess.field);
        if (!s->given[i])
            s->of[i] = (uint8_t)guess.field;
        arena_reset(a, mark);
    }
}

/* Where the running text begins and ends; a byline or a date below the first
 * paragraph says that this is a standfirst, which is no running text. */
static void zones_find(struct search *s)
{
    s->head = s->tail = 0;
    while (s->head < s->n && !is_prose(s, s->head))
        s->head++;
    if (s->head == s->n) {
        s->head = 0;
        s->tail = s->n;
        return;
    }
    s->tail = s->n;
    while (!is_prose(s, s->tail - 1))
        s->tail--;
    if (!(s->could[s->head] & COULD_STANDFIRST) || !s->head)
        return;
    for (uint32_t i = s->head + AHEAD; i > s->head; i--)
        if (i < s->tail &&
            (could(s, i, COULD_BYLINE) || could(s, i, COULD_STAMP) ||
             s->of[i] == HX_FIELD_STAMP)) {
            s->head = i + 1;
            return;
        }
}

static void meta_find(struct search *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        bool is_out = i < s->head || i >= s->tail;
        if (is_out && could(s, i, COULD_STAMP))
            s->of[i] = HX_FIELD_STAMP;
        else if (i < s->head && could(s, i, COULD_DATELINE))
            s->of[i] = HX_FIELD_DATELINE;
        else if (i < s->head && could(s, i, COULD_BYLINE))
            s->of[i] = HX_FIELD_BYLINE;
    }
}

static bool is_furniture(const struct search *s, uint32_t i)
{
    return hx_field_is_furniture((hx_field)s->of[i]);
}

/* The first paragraph, if it has no full stop and text follows. */
static void headline_find(struct search *s)
{
    uint32_t i = 0;
    while (i < s->head &&
           (is_furniture(s, i) || s->of[i] == HX_FIELD_CORRECTION))
        i++;
    if (!s->has_headline && i < s->head && could(s, i, COULD_HEADLINE)) {
        s->of[i] = HX_FIELD_HEADLINE;
        s->has_headline = true;
    }
}

/* What follows the headline, if it lacks its stop or a byline comes after. */
static void standfirst_find(struct search *s)
{
    uint32_t i = 0;
    while (i < s->head && s->of[i] != HX_FIELD_HEADLINE)
        i++;
    for (i++; i < s->head && s->of[i] != HX_FIELD_BODY; i++)
        if (s->of[i] == HX_FIELD_BYLINE || s->given[i])
            return;
    if (!could(s, i, COULD_STANDFIRST) || i >= s->head)
        return;
    bool is_signed = false;
    for (uint32_t j = i + 1; j < s->head; j++)
        is_signed |= s->of[j] == HX_FIELD_BYLINE || s->of[j] == HX_FIELD_STAMP;
    if (is_signed || !(s->could[i] & COULD_END))
        s->of[i] = HX_FIELD_STANDFIRST;
}

/* Items below a label go with it; after the running text short lines do. */
static void lists_find(struct search *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        bool is_label = s->could[i] & COULD_LABEL && !s->given[i] &&
                        s->of[i] == HX_FIELD_RELATED;
        for (i += is_label; is_label && i < s->n; i++) {
            if (s->of[i] == HX_FIELD_STAMP)
                continue;
            if (!could(s, i, i >= s->tail ? COULD_LIST : COULD_ITEM)) {
                i--;
                break;
            }
            s->of[i] = HX_FIELD_RELATED;
        }
    }
}

/* True if the paragraph before or, by STEP, after I that is text ends as
 * running text does. */
static bool is_beside_text(const struct search *s, uint32_t i, uint32_t step)
{
    for (i += step; i < s->n; i += step) {
        if (s->of[i] == HX_FIELD_CAPTION || is_furniture(s, i))
            continue;
        return s->of[i] == HX_FIELD_QUOTATION ||
               (s->of[i] == HX_FIELD_BODY && s->could[i] & COULD_END);
    }
    return false;
}

static void headings_find(struct search *s)
{
    for (uint32_t i = s->head; i < s->tail; i++)
        if (could(s, i, COULD_HEADING) && !(s->could[i] & COULD_PROSE) &&
            is_prose(s, i + 1) && is_beside_text(s, i, (uint32_t)-1))
            s->of[i] = HX_FIELD_HEADING;
}

/* The dateline of the first paragraph of text. */
static hx_range dateline_find(struct arena *a, const struct search *s,
                              const struct fields_input *input)
{
    uint32_t i = 0;
    while (i < s->n && !is_prose(s, i))
        i++;
    if (i == s->n)
        return (hx_range){0, 0};
    struct passage *p = arena_new(a, struct passage, 1);
    p->a = a;
    passage_read(p, input, i);
    uint32_t n = field_dateline(p);
    return n ? (hx_range){p->tokens.start, p->at[n - 1].token + 1}
             : (hx_range){0, 0};
}

struct fields fields_find(struct arena *a, const struct fields_input *input,
                          const hx_options *opt)
{
    struct search s = {.n = input->paragraphs.n};
    s.of = arena_new(a, uint8_t, s.n);
    s.given = arena_new(a, bool, s.n);
    s.could = arena_new(a, uint32_t, s.n);
    marks_take(&s, input);
    words_ask(a, &s, input, opt);
    zones_find(&s);
    meta_find(&s);
    headline_find(&s);
    standfirst_find(&s);
    lists_find(&s);
    headings_find(&s);
    return (struct fields){s.of, dateline_find(a, &s, input)};
}
