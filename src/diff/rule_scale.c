/* SPDX-License-Identifier: MIT */

/*
 * Rules of how much is said: weaker and stronger words by the families of
 * diff/scale.c, and statements denied. A word is looked up as it stands and by
 * its bases, an article before it aside.
 */

#include "diff/cue.h"
#include "diff/normal.h"
#include "diff/question.h"
#include "diff/scale.h"
#include "doc/words.h"

enum { NEGATED_WORDS = 6, FORMS = LEXICON_LEMMAS + 8, PHRASE = 4 };

/* What a phrase can be looked up as. */
struct forms_of {
    struct str at[FORMS];
    uint32_t n;
};

static void form_put(struct forms_of *forms, struct str s)
{
    if (forms->n < FORMS && s.len)
        forms->at[forms->n++] = s;
}

static bool has_end(struct str s, struct str end)
{
    return s.len > end.len + 1 &&
           str_is_equal(str_sub(s, s.len - end.len, end.len), end);
}

/* S without END, with PLUS instead. */
static void ending_put(struct arena *a, struct forms_of *forms, struct str s,
                       const char *end, const char *plus)
{
    struct buf b = {.a = a};
    if (!has_end(s, str_of(end)))
        return;
    buf_put(&b, str_sub(s, 0, s.len - str_of(end).len));
    buf_put(&b, str_of(plus));
    form_put(forms, buf_str(&b));
}

/* The forms of SIDE's words: hyphens as blanks, without an article. */
static struct forms_of forms_of(const struct question *q, int side)
{
    static const char *const ending[][2] = {
        {"ies", "y"},
        {"es",  "" },
        {"s",   "" },
        {"ed",  "" },
        {"ed",  "e"},
        {"ing", "" },
        {"ing", "e"},
    };
    struct forms_of forms = {.n = 0};
    struct buf b = {.a = q->c->a};
    hx_range at = q->hunk->at[side];
    if (at.end - at.start > 2 * PHRASE)
        return forms;
    if (at.start + 1 < at.end && (question_is_word(q, side, at.start, "the") ||
                                  question_is_word(q, side, at.start, "an")))
        at.start++;
    uint32_t words = 0;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (question_is_word(q, side, i, "-"))
            continue;
        if (words++)
            buf_put_byte(&b, ' ');
        buf_put(&b, question_folded(q, side, i));
    }
    struct str s = buf_str(&b);
    form_put(&forms, s);
    if (words > 1 && has_end(str_sub(s, 0, 3), STR(" ")))
        form_put(&forms, str_sub(s, 2, s.len)); /* "a crisis" */
    if (words != 1)
        return forms;
    uint32_t id[LEXICON_LEMMAS];
    const struct lexicon *lex = &q->c->keys->lexicon;
    uint32_t n = lexicon_lemmas(lex, s, id);
    for (uint32_t i = 0; i < n; i++)
        form_put(&forms, lexicon_word(lex, id[i]));
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        ending_put(q->c->a, &forms, s, ending[i][0], ending[i][1]);
    return forms;
}

/* Steps from A to B, by one family both have: 0 if there is none. LEVEL: 1 if
 * there is one where both are at one step. */
static int steps_between(struct str a, struct str b, bool level)
{
    uint32_t n, m;
    const struct scale *x = scale_find(a, &n), *y = scale_find(b, &m);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < m; j++)
            if (x[i].family == y[j].family && (x[i].step == y[j].step) == level)
                return level ? 1 : y[j].step - x[i].step;
    return 0;
}

static int steps_of(const struct question *q, bool level)
{
    if (!language_is_english(q->c->keys->language) ||
        q->words[HX_OLD] > PHRASE || q->words[HX_NEW] > PHRASE)
        return 0;
    struct forms_of old = forms_of(q, HX_OLD), new = forms_of(q, HX_NEW);
    for (uint32_t i = 0; i < old.n; i++)
        for (uint32_t j = 0; j < new.n; j++) {
            int steps = steps_between(old.at[i], new.at[j], level);
            if (steps)
                return steps;
        }
    return 0;
}

bool scale_is_weaker(const struct question *q)
{
    return steps_of(q, false) < 0;
}

bool scale_is_stronger(const struct question *q)
{
    return steps_of(q, false) > 0;
}

bool scale_is_level(const struct question *q)
{
    return steps_of(q, true);
}

/* A word that negates; not the "No." of "No. 4", and not where it takes
 * another one back: not unlikely, neither … nor. */
static bool is_negation_token(const struct question *q, int side, uint32_t i)
{
    const struct keys *keys = q->c->keys;
    const hx_token *token = &keys->token[side][i];
    bool next = i + 1 < keys->n[side];
    struct str word = question_folded(q, side, i);
    if (cue_is(CUE_NEGATING_VERB, word))
        return true;
    if (next && cue_is(CUE_FAIL, word))
        return question_is_word(q, side, i + 1, "to");
    if (next && cue_is(CUE_RULE_OUT, word))
        return question_is_word(q, side, i + 1, "out");
    if (!words_is_negation(word) || question_is_word(q, side, i, "nor"))
        return false;
    if (next && cue_is(CUE_UNLIKELY, question_folded(q, side, i + 1)))
        return false;
    return !(i + 2 < keys->n[side] && !token->gap &&
             question_is_word(q, side, i + 1, ".") &&
             token[2].flags & HX_TOKEN_NUMBER);
}

/* A negation more or less; "isn't" and "not" are one each, two of them are
 * none. */
bool scale_is_negation(const struct question *q)
{
    uint32_t n[2] = {0, 0};
    if (q->words[HX_OLD] > NEGATED_WORDS || q->words[HX_NEW] > NEGATED_WORDS)
        return false; /* a clause that has one is no denial of another */
    for (int side = 0; side < 2; side++)
        for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end;
             i++)
            n[side] += is_negation_token(q, side, i);
    return n[HX_OLD] % 2 != n[HX_NEW] % 2;
}
