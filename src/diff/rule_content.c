/* SPDX-License-Identifier: MIT */

/*
 * Rules of what came or went, where the other side has nothing: by the field
 * of its paragraph, the words that tell what it does, and at last by how it is
 * built: small words, a modifier, a phrase, a clause.
 */

#include "diff/cue.h"
#include "diff/mark.h"
#include "diff/question.h"
#include "diff/synonym.h"

enum {
    ATTRIBUTION_WORDS = 8, /* of weight, at most */
    HEDGE_WORDS = 4,
    MODIFIER_WORDS = 2
};

static hx_range at_of(const struct question *q)
{
    return q->hunk->at[question_side(q)];
}

static bool is_word(const struct question *q, uint32_t i)
{
    return q->c->keys->token[question_side(q)][i].flags & HX_TOKEN_WORD;
}

static struct str word_of(const struct question *q, uint32_t i)
{
    return question_folded(q, question_side(q), i);
}

static bool has_cue(const struct question *q, enum cue cue)
{
    for (uint32_t i = at_of(q).start; i < at_of(q).end; i++)
        if (is_word(q, i) && cue_is(cue, word_of(q, i)))
            return true;
    return false;
}

/* Words that are no function words. */
static uint32_t weight_of(const struct question *q)
{
    uint32_t n = 0;
    for (uint32_t i = at_of(q).start; i < at_of(q).end; i++)
        n += is_word(q, i) && !keys_is_light(q->c->keys, question_side(q), i);
    return n;
}

/* The sentences that are all of it; empty where it is a part of one. */
static hx_range sentences_of(const struct question *q)
{
    uint32_t n;
    int side = question_side(q);
    hx_range at = at_of(q);
    const hx_doc *doc = q->c->keys->doc[side];
    const hx_range *sentence = hx_doc_sentences(doc, &n);
    uint32_t first = hx_doc_sentence_of(doc, at.start);
    uint32_t last = hx_doc_sentence_of(doc, at.end - 1);
    if (sentence[first].start != at.start || sentence[last].end != at.end)
        return (hx_range){0, 0};
    return (hx_range){first, last + 1};
}

/* True if all of it is in a paragraph of FIELD, sentences of its own. */
static bool is_field(const struct question *q, hx_field field)
{
    hx_range at = sentences_of(q);
    const hx_doc *doc = q->c->keys->doc[question_side(q)];
    return at.start < at.end &&
           hx_doc_field_of(doc, hx_doc_paragraph_of(doc, at.start)) == field;
}

bool content_is_note(const struct question *q)
{
    return is_field(q, HX_FIELD_CORRECTION);
}

bool content_is_stamp(const struct question *q)
{
    return is_field(q, HX_FIELD_STAMP) || is_field(q, HX_FIELD_BYLINE);
}

bool content_is_furniture(const struct question *q)
{
    return is_field(q, HX_FIELD_RELATED) || is_field(q, HX_FIELD_SHARE) ||
           is_field(q, HX_FIELD_CREDIT);
}

/* "Mr" before a name. */
bool content_is_title(const struct question *q)
{
    hx_range at = at_of(q);
    int side = question_side(q);
    bool stop = question_is_word(q, side, at.start + 1, ".");
    return at.end - at.start == 1u + stop && at.end < q->c->keys->n[side] &&
           synonym_is_title(word_of(q, at.start)) &&
           q->c->keys->token[side][at.end].flags & HX_TOKEN_CAPITAL;
}

/* Words in quotation marks and a mark of them. */
bool content_is_quote(const struct question *q)
{
    bool words = false, marks = false;
    int side = question_side(q);
    for (uint32_t i = at_of(q).start; i < at_of(q).end; i++) {
        words |= is_word(q, i) && q->c->mark[side][i] & MARK_QUOTED;
        marks |= mark_is_quote(keys_text(q->c->keys, side, i));
    }
    return words && marks;
}

bool content_is_sentence(const struct question *q)
{
    hx_range at = sentences_of(q);
    return at.start < at.end;
}

/* "according to" with who it is, or a verb of saying beside somebody. */
bool content_is_attribution(const struct question *q)
{
    if (!language_is_english(q->c->keys->language) ||
        weight_of(q) > ATTRIBUTION_WORDS)
        return false;
    for (uint32_t i = at_of(q).start; i < at_of(q).end; i++) {
        struct str word = word_of(q, i);
        bool says = cue_is(CUE_SAY, word) || cue_is(CUE_COMMIT, word) ||
                    cue_is(CUE_DISTANCE, word);
        if (says && at_of(q).end - at_of(q).start > 1)
            return true;
    }
    return false;
}

bool content_is_hedge(const struct question *q)
{
    if (!language_is_english(q->c->keys->language) ||
        weight_of(q) > HEDGE_WORDS)
        return false;
    return has_cue(q, CUE_HEDGE) || cue_is_hedging(q->folded[question_side(q)]);
}

bool content_is_words(const struct question *q)
{
    return !weight_of(q) && !has_cue(q, CUE_ADVERB);
}

/* A hyphen between two words that are parted by a blank on the other side. */
bool content_is_hyphen(const struct question *q)
{
    hx_range at = at_of(q);
    const hx_token *token = &q->c->keys->token[question_side(q)][at.start];
    return at.end - at.start == 1 && at.start &&
           at.end < q->c->keys->n[question_side(q)] && !token->gap &&
           !token[-1].gap && token[-1].flags & HX_TOKEN_WORD &&
           token[1].flags & HX_TOKEN_WORD &&
           !(number_is_token(q, question_side(q), at.start - 1) &&
             number_is_token(q, question_side(q), at.end)) &&
           str_is_equal(word_of(q, at.start), STR("-"));
}

bool content_is_modifier(const struct question *q)
{
    return weight_of(q) <= MODIFIER_WORDS && !content_is_clause(q) &&
           !has_cue(q, CUE_PREPOSITION);
}

/* True if token I is the form of a verb and of nothing else: slept. */
static bool is_verb(const struct question *q, uint32_t i)
{
    const struct lexicon *lex = &q->c->keys->lexicon;
    uint32_t id[LEXICON_LEMMAS];
    struct str word = word_of(q, i);
    uint32_t own = lexicon_find(lex, word);
    if (own != LEXICON_NONE && lexicon_parts(lex, own))
        return lexicon_parts(lex, own) == LEXICON_VERB;
    uint32_t n = lexicon_lemmas(lex, word, id);
    bool plural = word.len && word.s[word.len - 1] == 's';
    for (uint32_t j = 0; j < n; j++) {
        uint32_t parts = lexicon_parts(lex, id[j]);
        if (plural ? parts == LEXICON_VERB : parts & LEXICON_VERB)
            return true;
    }
    return false;
}

bool content_is_clause(const struct question *q)
{
    if (has_cue(q, CUE_AUXILIARY) || has_cue(q, CUE_SUBJECT) ||
        has_cue(q, CUE_LINK))
        return true;
    for (uint32_t i = at_of(q).start; i < at_of(q).end; i++)
        if (is_word(q, i) && is_verb(q, i))
            return true;
    return false;
}
