/* SPDX-License-Identifier: MIT */

/* A paragraph to a passage; linear, and for long ones only their beginning
 * is folded. */

#include "doc/passage.h"

#include "base/utf8.h"
#include "doc/words.h"

enum { PROSE_WORDS = 12, PROSE_LONG = 26, PROSE_SENTENCES = 2 };

bool passage_is_one_of(struct str word, const char *list)
{
    for (const char *at = list; *at;) {
        size_t i = 0;
        while (i < word.len && at[i] && at[i] == word.s[i])
            i++;
        if (i == word.len && (at[i] == ' ' || !at[i]))
            return true;
        while (at[i] && at[i] != ' ')
            i++;
        at += i + (at[i] == ' ');
    }
    return false;
}

/* The last sign of P, those aside that close. */
static uint32_t last_sign(const struct tokens *tokens, hx_range at)
{
    for (uint32_t i = at.end; i > at.start; i--) {
        if (tokens->at[i - 1].flags & HX_TOKEN_WORD)
            return 0;
        uint32_t cp = token_first(tokens, i - 1);
        enum sign sign = words_sign(cp);
        if (sign != SIGN_CLOSE && sign != SIGN_QUOTE)
            return cp;
    }
    return 0;
}

static bool is_opening(uint32_t cp)
{
    enum sign sign = words_sign(cp);
    return sign == SIGN_OPEN || sign == SIGN_QUOTE || cp == '[' || cp == '(' ||
           cp == '|';
}

/* Where the text begins behind the sign of a list item and what opens. */
static void front_find(struct passage *p)
{
    p->first = 0;
    p->has_item = false;
    while (p->first < p->n && p->at[p->first].sign) {
        uint32_t cp = p->at[p->first].sign;
        enum sign sign = words_sign(cp);
        bool is_item =
            sign == SIGN_BULLET || sign == SIGN_DASH || cp == '*' || cp == '>';
        if (!is_item && !is_opening(cp))
            break;
        p->has_item |= is_item;
        p->first++;
    }
}

/* Counts the words and takes the first elements. */
static void elements_take(struct passage *p)
{
    p->words = p->n = 0;
    for (uint32_t i = p->tokens.start; i < p->tokens.end; i++) {
        uint32_t flags = p->text->at[i].flags;
        p->words += (flags & HX_TOKEN_WORD) != 0;
        if (p->n == PASSAGE_WORDS)
            continue;
        uint32_t sign = flags & HX_TOKEN_WORD ? 0 : token_first(p->text, i);
        p->at[p->n++] = (struct passage_word){
            {NULL, 0},
            i, flags, sign
        };
    }
    p->whole = p->n == p->tokens.end - p->tokens.start;
}

void passage_read(struct passage *p, const struct fields_input *input,
                  uint32_t i)
{
    hx_range sentences = input->paragraphs.at[i];
    p->text = input->tokens;
    p->tokens = (hx_range){input->sentences.at[sentences.start].start,
                           input->sentences.at[sentences.end - 1].end};
    p->sentences = sentences.end - sentences.start;
    elements_take(p);
    uint32_t cp = last_sign(p->text, p->tokens);
    enum sign sign = words_sign(cp);
    p->has_stop = cp && sign >= SIGN_STOP && sign <= SIGN_FULL_STOP;
    p->has_full_stop = p->has_stop && cp != '!' && cp != '?';
    p->last_sign = cp;
    front_find(p);
}

struct str passage_fold(struct passage *p, uint32_t i)
{
    struct passage_word *word = &p->at[i];
    if (!word->fold.s)
        word->fold = utf8_fold(p->a, token_str(p->text, word->token));
    return word->fold;
}

/* True if word I is S, or S with digits that lost the blank before them. */
static bool is_word(struct passage *p, uint32_t i, struct str s)
{
    if (p->at[i].sign)
        return false;
    struct str fold = passage_fold(p, i);
    if (!str_has_prefix(fold, s))
        return false;
    for (size_t j = s.len; j < fold.len; j++)
        if (fold.s[j] < '0' || fold.s[j] > '9')
            return false;
    return true;
}

uint32_t passage_match(struct passage *p, uint32_t pos, const char *phrase)
{
    struct str rest = str_of(phrase);
    uint32_t i = pos;
    while (rest.len) {
        struct str s = str_cut(&rest, ' ');
        while (i < p->n && p->at[i].sign && i > pos)
            i++;
        if (i == p->n || !is_word(p, i, s))
            return 0;
        i++;
    }
    return i - pos;
}

bool passage_has(struct passage *p, uint32_t pos, const char *list)
{
    for (uint32_t i = pos; i < p->n; i++)
        if (!p->at[i].sign && passage_is_one_of(passage_fold(p, i), list))
            return true;
    return false;
}

bool passage_is_prose(const struct passage *p)
{
    if (p->has_item && p->words < PROSE_LONG)
        return false;
    return (p->words >= PROSE_WORDS && p->has_stop) || p->words >= PROSE_LONG ||
           (p->sentences >= PROSE_SENTENCES && p->has_full_stop &&
            p->words >= PROSE_WORDS / 2);
}
