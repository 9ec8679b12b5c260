/* SPDX-License-Identifier: MIT */
#ifndef DIFF_QUESTION_H
#define DIFF_QUESTION_H

/*
 * What the rules of diff/classify.h are asked: a run of tokens of both sides,
 * with its text made once for all rules. Rules are questions about it, in
 * files by family; none of them changes it.
 */

#include "diff/classify.h"

struct question {
    const struct classify *c;
    const struct hunk *hunk;
    struct str text[2];   /* tokens, one space where there was white space */
    struct str folded[2]; /* the same, folded */
    uint32_t words[2];    /* tokens with a letter or a digit */
    const uint8_t *known; /* of the one word of weight on each side, or NULL */
};

struct question question_new(const struct classify *c, const struct hunk *hunk);

/* The folded token I of SIDE. */
struct str question_folded(const struct question *q, int side, uint32_t i);
/* True if I is a token of SIDE and folded is WORD. */
bool question_is_word(const struct question *q, int side, uint32_t i,
                      const char *word);
/* The side that has tokens, where only one has any. */
int question_side(const struct question *q);
/* True if the folded words A and B have a base in common: said, says. */
bool question_is_lemma(const struct question *q, struct str a, struct str b);
/* True if token I of SIDE has a capital letter that says something. */
bool question_is_name(const struct question *q, int side, uint32_t i);
/* The one word of weight on SIDE, or HX_NONE. */
uint32_t question_content(const struct question *q, int side);
/* True if TEST holds for a token of one side but not of the other, or for
 * different ones. */
bool question_is_differing(const struct question *q,
                           bool (*test)(const struct question *q, int side,
                                        uint32_t i));

/* How it looks (rule_style.c). */
bool style_is_typographic(const struct question *q);
bool style_is_unseen(const struct question *q);
bool style_is_invisible(const struct question *q);
bool style_is_case(const struct question *q);
bool style_is_joined(const struct question *q);
bool style_is_punctuation(const struct question *q);

/* Which word it is (rule_word.c). */
bool word_is_spelling(const struct question *q);
bool word_is_variant(const struct question *q);
bool word_is_inflection(const struct question *q);
bool word_is_contraction(const struct question *q);
bool word_is_short(const struct question *q);
bool word_is_synonym(const struct question *q);
bool word_is_level(const struct question *q);
bool word_is_sense(const struct question *q);
bool word_is_name(const struct question *q);

/* What it counts (rule_number.c). */
bool number_is_format(const struct question *q);
bool number_is_changed(const struct question *q);
bool number_is_other(const struct question *q);
bool number_is_token(const struct question *q, int side, uint32_t i);

/* How much it says (rule_scale.c). */
bool scale_is_weaker(const struct question *q);
bool scale_is_stronger(const struct question *q);
/* True if both words are at one step of a scale. */
bool scale_is_level(const struct question *q);
bool scale_is_negation(const struct question *q);

/* What came or went (rule_content.c), of one side only. */
bool content_is_note(const struct question *q);
bool content_is_stamp(const struct question *q);
bool content_is_furniture(const struct question *q);
bool content_is_title(const struct question *q);
bool content_is_quote(const struct question *q);
bool content_is_sentence(const struct question *q);
bool content_is_attribution(const struct question *q);
bool content_is_hedge(const struct question *q);
bool content_is_hyphen(const struct question *q);
bool content_is_words(const struct question *q);
bool content_is_modifier(const struct question *q);
bool content_is_clause(const struct question *q);

#endif
