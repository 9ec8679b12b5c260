/* SPDX-License-Identifier: MIT */

/*
 * Rules of which word it is: spellings, forms and short forms of one word,
 * words of one sense, names. What the lexicon knows is asked only of one word
 * for one word, small words aside.
 */

#include "base/utf8.h"
#include "diff/contraction.h"
#include "diff/normal.h"
#include "diff/question.h"
#include "diff/stem.h"
#include "diff/synonym.h"
#include "diff/wording.h"
#include "doc/passage.h"
#include "doc/words.h"

enum {
    PHRASE_SURE = 127, /* of 255: the same */
    WORD_MOST = 24,    /* letters of words that are compared one by one */
    ONE_SLIP = 4,      /* letters of a word that can have one wrong */
    TWO_SLIPS = 8,
    VARIANT_SLIPS = 2
};

static bool is_one_word(const struct question *q)
{
    return q->words[HX_OLD] == 1 && q->words[HX_NEW] == 1;
}

/* S with one letter for two that are the same. */
static struct str undoubled(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.len; i++)
        if (!i || s.s[i] != s.s[i - 1])
            buf_put_byte(&b, s.s[i]);
    return buf_str(&b);
}

bool word_is_spelling(const struct question *q)
{
    if (!is_one_word(q))
        return false;
    struct arena *a = q->c->a;
    struct str old = q->folded[HX_OLD], new = q->folded[HX_NEW];
    return str_is_equal(stem_spelling(a, old), stem_spelling(a, new)) ||
           synonym_is_spelling(old, new) ||
           (question_is_lemma(q, old, new) &&
            old.len !=
                new.len &&str_is_equal(undoubled(a, old), undoubled(a, new)));
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* How many letters were left out, put in, replaced or swapped with the next;
 * F. J. Damerau 1964. */
static uint32_t slips_of(struct str a, struct str b)
{
    uint32_t row[3][WORD_MOST + 1] = {{0}};
    for (uint32_t j = 0; j <= b.len; j++)
        row[0][j] = j;
    for (uint32_t i = 1; i <= a.len; i++) {
        uint32_t *now = row[i % 3], *last = row[(i + 2) % 3];
        now[0] = i;
        for (uint32_t j = 1; j <= b.len; j++) {
            uint32_t cost = a.s[i - 1] != b.s[j - 1];
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + cost);
            if (i > 1 && j > 1 && a.s[i - 1] == b.s[j - 2] &&
                a.s[i - 2] == b.s[j - 1])
                now[j] = least(now[j], row[(i + 1) % 3][j - 2] + 1);
        }
    }
    return row[a.len % 3][b.len];
}

/* True if the folded WORD or a base of it is in the lexicon. */
static bool is_known(const struct question *q, struct str word)
{
    uint32_t id[LEXICON_LEMMAS];
    const struct lexicon *lex = &q->c->keys->lexicon;
    return words_is_stop(word) || lexicon_lemmas(lex, word, id);
}

/* How two words, by tokens, relate. */
static struct lexicon_relation relation_of(const struct question *q,
                                           uint32_t old, uint32_t new)
{
    static const struct lexicon_relation none = {.synset = 0};
    struct arena *a = q->c->a;
    struct lexicon_profile *profile = arena_new(a, struct lexicon_profile, 2);
    if (old == HX_NONE || new == HX_NONE || !q->c->keys->lexicon.words)
        return none;
    const struct lexicon *lex = &q->c->keys->lexicon;
    lexicon_profile(lex, question_folded(q, HX_OLD, old), &profile[0]);
    lexicon_profile(lex, question_folded(q, HX_NEW, new), &profile[1]);
    return lexicon_relate_profiles(lex, &profile[0], &profile[1]);
}

/* One of two words is no word and a slip away from the other, or both are
 * words of one sense that differ in a letter or two. */
bool word_is_variant(const struct question *q)
{
    struct str old = q->folded[HX_OLD], new = q->folded[HX_NEW];
    struct str shorter = old.len < new.len ? old : new;
    if (!is_one_word(q) || !q->c->keys->lexicon.words || old.len > WORD_MOST ||
        new.len > WORD_MOST || shorter.len < ONE_SLIP || word_is_name(q) ||
        number_is_changed(q))
        return false;
    uint32_t slips = slips_of(old, new);
    if (slips > VARIANT_SLIPS)
        return false;
    if (!is_known(q, old) != !is_known(q, new))
        return slips == 1 || shorter.len >= TWO_SLIPS;
    struct lexicon_relation relation = relation_of(
        q, question_content(q, HX_OLD), question_content(q, HX_NEW));
    return relation.synset && !relation.lemma && !relation.antonym &&
           *old.s == *new.s;
}

static const char auxiliaries[] =
    "am is are was were be been being has have had having do does did";

/* The one word on SIDE beside auxiliaries, or HX_NONE. */
static uint32_t verb_of(const struct question *q, int side)
{
    uint32_t found = HX_NONE;
    for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end; i++) {
        if (passage_is_one_of(question_folded(q, side, i), auxiliaries))
            continue;
        if (found != HX_NONE)
            return HX_NONE;
        found = i;
    }
    return found;
}

/* Two names of one stem: William is not Williams. Where all nouns have a
 * capital letter they are taken for nouns. */
static bool is_renamed(const struct question *q)
{
    if (language_has_capital_nouns(q->c->keys->language))
        return false;
    uint32_t old = q->hunk->at[HX_OLD].start, new = q->hunk->at[HX_NEW].start;
    return question_is_name(q, HX_OLD, old) &&
           question_is_name(q, HX_NEW, new) &&
           !str_is_equal(normal_owner(question_folded(q, HX_OLD, old)),
                         normal_owner(question_folded(q, HX_NEW, new)));
}

/* True if token I of SIDE is a function word with what is no ending of it:
 * it's. */
static bool is_clitic(const struct question *q, int side, uint32_t i)
{
    struct str word = question_folded(q, side, i);
    return keys_is_light(q->c->keys, side, i) &&
           str_find(word, '\'') < word.len;
}

bool word_is_inflection(const struct question *q)
{
    if (q->hunk->kept)
        return !is_renamed(q);
    uint32_t old = verb_of(q, HX_OLD), new = verb_of(q, HX_NEW);
    if (is_one_word(q)) {
        old = q->hunk->at[HX_OLD].start;
        new = q->hunk->at[HX_NEW].start;
    }
    if (old == HX_NONE || new == HX_NONE || is_renamed(q) ||
        is_clitic(q, HX_OLD, old) || is_clitic(q, HX_NEW, new))
        return false;
    return question_is_lemma(q, question_folded(q, HX_OLD, old),
                             question_folded(q, HX_NEW, new));
}

bool word_is_contraction(const struct question *q)
{
    return contraction_is_same(q->c->a, q->folded[HX_OLD], q->folded[HX_NEW]);
}

/* The letter that stands for a name on SIDE, with its full stop, or NULL. */
static const char *initial_of(const struct question *q, int side)
{
    hx_range at = q->hunk->at[side];
    bool stop =
        at.end - at.start == 2 && question_is_word(q, side, at.start + 1, ".");
    const hx_token *token = &q->c->keys->token[side][at.start];
    if ((at.end - at.start != 1 && !stop) || token->len != 1 ||
        !(token->flags & HX_TOKEN_CAPITAL))
        return NULL;
    return question_folded(q, side, at.start).s;
}

/* John, J. */
static bool is_initial(const struct question *q)
{
    for (int side = 0; side < 2; side++) {
        hx_range other = q->hunk->at[!side];
        const char *letter = initial_of(q, side);
        if (letter && other.end - other.start == 1 &&
            question_is_name(q, !side, other.start) &&
            question_folded(q, !side, other.start).len > 2)
            return *letter == *question_folded(q, !side, other.start).s;
    }
    return false;
}

/* The tokens of SIDE without a title and its full stop at the start. */
static struct str untitled_of(const struct question *q, int side)
{
    struct buf b = {.a = q->c->a};
    hx_range at = q->hunk->at[side];
    if (synonym_is_title(question_folded(q, side, at.start)))
        at.start += question_is_word(q, side, at.start + 1, ".") ? 2 : 1;
    for (; at.start < at.end; at.start++) {
        buf_put(&b, question_folded(q, side, at.start));
        buf_put_byte(&b, ' ');
    }
    return buf_str(&b);
}

bool word_is_short(const struct question *q)
{
    if (style_is_joined(q))
        return false;
    if (synonym_is_short(q->folded[HX_OLD], q->folded[HX_NEW]) ||
        acronyms_is_same(&q->c->acronyms, q->hunk->at) || is_initial(q))
        return true;
    struct str old = untitled_of(q, HX_OLD), new = untitled_of(q, HX_NEW);
    return old.len && new.len &&str_is_equal(old, new) &&
           q->words[HX_OLD] != q->words[HX_NEW];
}

bool word_is_synonym(const struct question *q)
{
    return synonym_is_known(q->folded[HX_OLD], q->folded[HX_NEW]);
}

/* Adjectives that grade alike and are like one another: huge, enormous. */
bool word_is_level(const struct question *q)
{
    if (!is_one_word(q) || !scale_is_level(q))
        return false;
    struct lexicon_relation relation = relation_of(
        q, question_content(q, HX_OLD), question_content(q, HX_NEW));
    return relation.similar || relation.cousin || relation.synset;
}

/* What the lexicon has all words of SIDE as, or LEXICON_NONE. */
static uint32_t entry_of(const struct question *q, int side)
{
    struct str word[LEXICON_COMPOUND];
    hx_range at = q->hunk->at[side];
    const struct lexicon *lex = &q->c->keys->lexicon;
    uint32_t n = at.end - at.start, len = 0;
    if (n > LEXICON_COMPOUND || n < 2)
        return LEXICON_NONE;
    for (uint32_t i = 0; i < n; i++)
        word[i] = question_folded(q, side, at.start + i);
    uint32_t id = lexicon_compound_find(lex, word, n, &len);
    return len == n ? id : LEXICON_NONE;
}

static void profile_of(const struct question *q, int side,
                       struct lexicon_profile *profile)
{
    const struct lexicon *lex = &q->c->keys->lexicon;
    uint32_t entry = entry_of(q, side), word = question_content(q, side);
    *profile = (struct lexicon_profile){.id = LEXICON_NONE};
    if (entry != LEXICON_NONE)
        lexicon_profile_id(lex, entry, profile);
    else if (word != HX_NONE)
        lexicon_profile(lex, question_folded(q, side, word), profile);
}

/* True if there is a phrase on one side that the lexicon has, and its first
 * sense is one of the other side too: turned down, rejected. */
static bool is_phrase_sense(const struct question *q)
{
    struct lexicon_profile *profile;
    const struct lexicon *lex = &q->c->keys->lexicon;
    if (!lex->words || (entry_of(q, HX_OLD) == LEXICON_NONE &&
                        entry_of(q, HX_NEW) == LEXICON_NONE))
        return false;
    profile = arena_new(q->c->a, struct lexicon_profile, 2);
    for (int side = 0; side < 2; side++)
        profile_of(q, side, &profile[side]);
    struct lexicon_relation relation =
        lexicon_relate_profiles(lex, &profile[HX_OLD], &profile[HX_NEW]);
    return relation.synset >= PHRASE_SURE && !relation.antonym;
}

/* The lexicon knows that they can mean the same. */
bool word_is_sense(const struct question *q)
{
    if (is_phrase_sense(q))
        return true;
    return q->known && wording_of(q->known) != HX_DEGREE_NONE;
}

bool word_is_name(const struct question *q)
{
    return question_is_differing(q, question_is_name);
}
