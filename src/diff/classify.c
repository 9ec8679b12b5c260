/* SPDX-License-Identifier: MIT */

/*
 * Rules from the quietest class to the gravest; what no rule knows is
 * "changed". A rule that calls a change a rewording must be sure of it: the
 * reader is told that the statement is the same. The rules stand in files by
 * family (diff/question.h), in order here.
 */

#include "diff/classify.h"

#include "diff/question.h"
#include "diff/wording.h"

enum { FEW_WORDS = 3 };

static bool is_few(const struct question *q)
{
    return q->words[HX_OLD] <= FEW_WORDS && q->words[HX_NEW] <= FEW_WORDS;
}

static bool is_any(const struct question *q)
{
    (void)q;
    return true;
}

/* clang-format off */
static const struct rule {
    hx_kind kind;
    hx_class cls;
    uint32_t flags;
    bool (*holds)(const struct question *q);
} rule_table[] = {
    {HX_CHANGED, HX_CLASS_INVISIBLE, 0, style_is_unseen},
    {HX_SAME, HX_CLASS_TYPOGRAPHIC, HX_CHANGE_MINOR, style_is_typographic},
    {HX_SAME, HX_CLASS_CASE, HX_CHANGE_MINOR, style_is_case},
    {HX_CHANGED, HX_CLASS_PUNCTUATION, 0, style_is_punctuation},
    {HX_REWORDED, HX_CLASS_SPELLING, 0, word_is_spelling},
    {HX_REWORDED, HX_CLASS_ABBREVIATION, 0, word_is_short},
    {HX_REWORDED, HX_CLASS_NUMBER_FORMAT, 0, number_is_format},
    {HX_REWORDED, HX_CLASS_JOINING, 0, style_is_joined},
    {HX_REWORDED, HX_CLASS_CONTRACTION, 0, word_is_contraction},
    {HX_REWORDED, HX_CLASS_INFLECTION, 0, word_is_inflection},
    {HX_REWORDED, HX_CLASS_SPELLING, 0, word_is_variant},
    {HX_CHANGED, HX_CLASS_WEAKER, 0, scale_is_weaker},
    {HX_CHANGED, HX_CLASS_STRONGER, 0, scale_is_stronger},
    {HX_REWORDED, HX_CLASS_SYNONYM, 0, word_is_synonym},
    {HX_REWORDED, HX_CLASS_SYNONYM, 0, word_is_level},
    {HX_CHANGED, HX_CLASS_NUMBER, 0, number_is_other},
    {HX_CHANGED, HX_CLASS_NEGATION, 0, scale_is_negation},
    {HX_CHANGED, HX_CLASS_NAME, 0, word_is_name},
    {HX_REWORDED, HX_CLASS_SYNONYM, 0, word_is_sense},
    {HX_CHANGED, HX_CLASS_SUBSTITUTION, 0, is_few},
    {HX_CHANGED, HX_CLASS_REWRITING, 0, is_any},
};

/* Rules for what is on one side only, in order. */
static const struct rule one_sided_table[] = {
    {HX_CHANGED, HX_CLASS_INVISIBLE, 0, style_is_invisible},
    {HX_CHANGED, HX_CLASS_JOINING, 0, content_is_hyphen},
    {HX_CHANGED, HX_CLASS_NUMBER_FORMAT, 0, number_is_format},
    {HX_CHANGED, HX_CLASS_PUNCTUATION, 0, style_is_punctuation},
    {HX_CHANGED, HX_CLASS_NOTE, 0, content_is_note},
    {HX_CHANGED, HX_CLASS_STAMP, 0, content_is_stamp},
    {HX_CHANGED, HX_CLASS_FURNITURE, 0, content_is_furniture},
    {HX_CHANGED, HX_CLASS_ABBREVIATION, 0, content_is_title},
    {HX_CHANGED, HX_CLASS_QUOTE, 0, content_is_quote},
    {HX_CHANGED, HX_CLASS_SENTENCE, 0, content_is_sentence},
    {HX_CHANGED, HX_CLASS_NUMBER, 0, number_is_other},
    {HX_CHANGED, HX_CLASS_NEGATION, 0, scale_is_negation},
    {HX_CHANGED, HX_CLASS_ATTRIBUTION, 0, content_is_attribution},
    {HX_CHANGED, HX_CLASS_HEDGE, 0, content_is_hedge},
    {HX_CHANGED, HX_CLASS_NAME, 0, word_is_name},
    {HX_CHANGED, HX_CLASS_WORDS, 0, content_is_words},
    {HX_CHANGED, HX_CLASS_MODIFIER, 0, content_is_modifier},
    {HX_CHANGED, HX_CLASS_CLAUSE, 0, content_is_clause},
    {HX_CHANGED, HX_CLASS_PHRASE, 0, is_any},
};
/* clang-format on */

/* True if the change is of words in quotation marks, or of the marks. */
static bool is_quoted(const struct question *q, hx_class cls)
{
    bool signs = cls == HX_CLASS_PUNCTUATION;
    if (cls == HX_CLASS_SPELLING || cls == HX_CLASS_CONTRACTION)
        return false;
    for (int side = 0; side < 2; side++) {
        hx_range at = q->hunk->at[side];
        for (uint32_t i = at.start; i < at.end; i++)
            if (signs ? mark_is_quote(keys_text(q->c->keys, side, i))
                      : q->c->mark[side][i] & MARK_QUOTED)
                return true;
    }
    return false;
}

/* The one word of weight among tokens AT of SIDE, or HX_NONE. */
static uint32_t content_of(const struct classify *c, int side, hx_range at)
{
    uint32_t found = HX_NONE;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (keys_is_light(c->keys, side, i))
            continue;
        if (found != HX_NONE)
            return HX_NONE;
        found = i;
    }
    return found;
}

/* What is known of the one word of weight on each side, or NULL. */
static const uint8_t *known_of(const struct classify *c,
                               const struct hunk *hunk)
{
    if (!hunk->linked || !c->forms)
        return NULL;
    uint32_t old = content_of(c, HX_OLD, hunk->at[HX_OLD]);
    uint32_t new = content_of(c, HX_NEW, hunk->at[HX_NEW]);
    return old == HX_NONE || new == HX_NONE ? NULL
                                            : forms_pair(c->forms, old, new);
}

hx_kind classify_link(const struct classify *c, uint32_t i, uint32_t j)
{
    const struct keys *keys = c->keys;
    if (keys->id[HX_OLD][LEVEL_FOLDED][i] == keys->id[HX_NEW][LEVEL_FOLDED][j])
        return HX_SAME;
    struct hunk hunk = {
        {{i, i + 1}, {j, j + 1}},
        keys->id[HX_OLD][LEVEL_STEM][i] == keys->id[HX_NEW][LEVEL_STEM][j],
        true
    };
    return classify_hunk(c, &hunk).kind;
}

hx_change classify_hunk(const struct classify *c, const struct hunk *hunk)
{
    /* What is found out of words is kept, so it is not behind the mark. */
    const uint8_t *known = known_of(c, hunk);
    struct arena_mark mark = arena_mark(c->a);
    struct question q = question_new(c, hunk);
    q.known = known;
    bool old = hunk->at[HX_OLD].start < hunk->at[HX_OLD].end;
    bool new = hunk->at[HX_NEW].start < hunk->at[HX_NEW].end;
    const struct rule *rule = old && new ? rule_table : one_sided_table;
    while (!rule->holds(&q))
        rule++;
    hx_change change = {
        .kind = rule->kind,
        .cls = rule->cls,
        .flags = rule->flags,
        .at = {hunk->at[0], hunk->at[1]}
    };
    if (is_quoted(&q, rule->cls))
        change.flags |= HX_CHANGE_QUOTED;
    if (!old || !new)
        change.kind = old ? HX_DELETED : HX_INSERTED;
    arena_reset(c->a, mark);
    wording_settle(&c->guards, known, &change);
    return change;
}

struct classify classify_new(struct arena *a, const struct keys *keys)
{
    struct classify c = {.a = a,
                         .keys = keys,
                         .guards = guards_new(a, keys),
                         .acronyms = acronyms_new(a, keys)};
    struct marks marks = marks_new(a, keys);
    struct fact_reader reader = {
        .a = a, .keys = keys, .english = language_is_english(keys->language)};
    fact_words(a, keys, &reader.cls, &reader.number);
    c.seen = marks.seen;
    for (int side = 0; side < 2; side++) {
        reader.side = side;
        c.reader[side] = reader;
        c.mark[side] = marks.mark[side];
    }
    return c;
}
