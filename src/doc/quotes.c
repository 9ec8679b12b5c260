/* SPDX-License-Identifier: MIT */

/*
 * Double quotation marks and guillemets are paired inside a paragraph; then a
 * verb of saying is looked for close behind the quotation, else close before
 * it, and the name beside the verb is the speaker. A quotation in the middle
 * of a sentence ("no fault", he said, "that ...") has the speaker of the one
 * before it. Linear: what is looked at around a quotation is bounded.
 */

#include "doc/quotes.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/passage.h"
#include "doc/words.h"

enum { REACH = 14, NAME_MOST = 6 }; /* tokens */

/* clang-format off */
/* Verbs of saying, sorted. */
static const char *const verb_table[] = {
    "added", "adds", "admits", "admitted", "announced", "announces", "argued",
    "argues", "asked", "asks", "claimed", "claims", "commented", "complained",
    "concluded", "confirmed", "confirms", "continued", "declared", "declares",
    "denied", "denies", "explained", "explains", "insisted", "insists",
    "joked", "noted", "notes", "recalled", "replied", "replies", "said",
    "says", "stated", "states", "suggested", "suggests", "tells", "told",
    "tweeted", "warned", "warns", "writes", "wrote",
};
/* clang-format on */

static const char pronouns[] = "he she they we i it";

struct reader {
    struct arena *a;
    const struct tokens *tokens;
    hx_range in; /* the paragraph */
};

static bool is_quote_mark(uint32_t cp)
{
    return cp == '"' || cp == 0x201c || cp == 0x201d || cp == 0x201e ||
           cp == 0xab || cp == 0xbb;
}

static bool is_open_mark(uint32_t cp, bool is_open)
{
    if (cp == '"')
        return !is_open;
    if (is_open)
        return false;
    return is_quote_mark(cp);
}

static bool is_word_of(const struct reader *r, uint32_t i, const char *list)
{
    struct arena_mark mark = arena_mark(r->a);
    bool found =
        passage_is_one_of(utf8_fold(r->a, token_str(r->tokens, i)), list);
    arena_reset(r->a, mark);
    return found;
}

static bool is_mark_at(const struct reader *r, uint32_t i)
{
    const hx_token *token = &r->tokens->at[i];
    if (token->flags & HX_TOKEN_WORD)
        return false;
    /* Most signs are none by their first byte. */
    unsigned char byte = (unsigned char)r->tokens->text.s[token->at];
    return byte == '"' ||
           (byte >= 0x80 && is_quote_mark(token_first(r->tokens, i)));
}

static bool is_verb(struct str word)
{
    size_t low = 0, high = sizeof verb_table / sizeof *verb_table;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *verb = verb_table[middle];
        int order = strncmp(word.s, verb, word.len);
        if (!order && verb[word.len])
            order = -1;
        if (!order)
            return true;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* True if token I is a verb of saying; none has a capital, and all end with
 * one of three letters. */
static bool is_verb_at(const struct reader *r, uint32_t i)
{
    enum { LEAST = 4, MOST = 10 };
    const hx_token *token = &r->tokens->at[i];
    struct str s = token_str(r->tokens, i);
    char last = s.s[s.len - 1];
    return s.len >= LEAST && s.len <= MOST &&
           (last == 'd' || last == 's' || last == 'e') &&
           !(token->flags & (HX_TOKEN_CAPITAL | HX_TOKEN_NUMBER)) && is_verb(s);
}

static bool is_name_at(const struct reader *r, uint32_t i)
{
    return r->tokens->at[i].flags & HX_TOKEN_CAPITAL &&
           !words_is_function(token_str(r->tokens, i));
}

/* A full stop that belongs to a name: "Dr." or "J.". */
static bool is_name_stop(const struct reader *r, uint32_t i)
{
    return i > r->in.start && token_first(r->tokens, i) == '.' &&
           !r->tokens->at[i - 1].gap &&
           (r->tokens->at[i - 1].len == 1 ||
            words_abbreviation(token_str(r->tokens, i - 1)));
}

/* The name or pronoun that begins at I. */
static hx_range name_after(const struct reader *r, uint32_t i)
{
    hx_range name = {i, i};
    if (i < r->in.end && is_word_of(r, i, "the") && i + 1 < r->in.end)
        i++;
    if (i < r->in.end && is_word_of(r, i, pronouns))
        return (hx_range){i, i + 1};
    for (; i < r->in.end && i < name.start + NAME_MOST; i++) {
        if (is_name_at(r, i))
            name.end = i + 1;
        else if (name.end == name.start || !is_name_stop(r, i))
            break;
    }
    return name;
}

/* Where the insertion ends before END begins, "Jane Roe, the mayor, said", or
 * END itself where there is none. */
static uint32_t insertion_start(const struct reader *r, uint32_t from,
                                uint32_t end)
{
    if (end == from || token_first(r->tokens, end - 1) != ',')
        return end;
    for (uint32_t i = end - 1; i > from && i + REACH > end; i--)
        if (token_first(r->tokens, i - 1) == ',')
            return i - 1;
    return end - 1;
}

/* "a spokesman for the council" that ends before END: words back to one that
 * begins such a group, or nothing. */
static hx_range group_before(const struct reader *r, uint32_t from,
                             uint32_t end)
{
    for (uint32_t i = end; i > from && i + NAME_MOST > end; i--) {
        if (!(r->tokens->at[i - 1].flags & HX_TOKEN_WORD))
            break;
        if (is_word_of(r, i - 1, "a an the one his her their its"))
            return (hx_range){i - 1, end};
    }
    return (hx_range){end, end};
}

/* The name or pronoun that ends before END, no earlier than FROM. */
static hx_range name_before(const struct reader *r, uint32_t from, uint32_t end)
{
    end = insertion_start(r, from, end);
    hx_range name = {end, end};
    if (end > from && is_word_of(r, end - 1, pronouns))
        return (hx_range){end - 1, end};
    for (uint32_t i = end; i > from && i + NAME_MOST > end; i--) {
        if (is_name_at(r, i - 1))
            name.start = i - 1;
        else if (name.start == end || !is_name_stop(r, i - 1))
            break;
    }
    return name.start < end ? name : group_before(r, from, end);
}

static bool is_empty(hx_range at)
{
    return at.start == at.end;
}

/* The speaker named behind token END, where a quotation ended. */
static hx_range speaker_behind(const struct reader *r, uint32_t end)
{
    uint32_t last = end + REACH < r->in.end ? end + REACH : r->in.end;
    uint32_t from =
        end < last && token_first(r->tokens, end) == ',' ? end + 1 : end;
    for (uint32_t i = from; i < last && !is_mark_at(r, i); i++) {
        enum sign sign = words_sign(token_first(r->tokens, i));
        bool is_word = r->tokens->at[i].flags & HX_TOKEN_WORD;
        if (!is_word && sign >= SIGN_STOP && sign <= SIGN_FULL_STOP &&
            !is_name_stop(r, i))
            break;
        if (!is_word || !is_verb_at(r, i))
            continue;
        hx_range name = name_before(r, from, i);
        return is_empty(name) ? name_after(r, i + 1) : name;
    }
    return (hx_range){end, end};
}

/* The speaker named before token START, where a quotation begins; the verb is
 * the last before it, and FROM the first token that may be looked at. */
static hx_range speaker_before(const struct reader *r, uint32_t from,
                               uint32_t start)
{
    uint32_t first = start > from + REACH ? start - REACH : from;
    for (uint32_t i = start; i > first; i--) {
        enum sign sign = words_sign(token_first(r->tokens, i - 1));
        if (!(r->tokens->at[i - 1].flags & HX_TOKEN_WORD)) {
            if (sign >= SIGN_STOP && sign <= SIGN_FULL_STOP &&
                !is_name_stop(r, i - 1))
                break;
            continue;
        }
        if (is_verb_at(r, i - 1))
            return name_before(r, from, i - 1);
    }
    return (hx_range){start, start};
}

/* Finds who said the N quotations of a paragraph from QUOTE on. */
static void speakers_find(const struct reader *r, hx_quote *quote, uint32_t n)
{
    uint32_t from = r->in.start;
    for (uint32_t i = 0; i < n; i++) {
        hx_range name = speaker_behind(r, quote[i].at.end);
        if (is_empty(name))
            name = speaker_before(r, from, quote[i].at.start);
        /* A quotation that was interrupted goes on. */
        if (is_empty(name) && i &&
            quote[i].at.start < quote[i - 1].at.end + REACH)
            name = quote[i - 1].speaker;
        quote[i].speaker = name;
        from = quote[i].at.end;
    }
}

struct quotes quotes_find(struct arena *a, const struct fields_input *input,
                          const hx_options *opt)
{
    VEC(hx_quote) list = {0};
    struct reader r = {.a = a, .tokens = input->tokens};
    (void)opt;
    for (uint32_t i = 0; i < input->paragraphs.n; i++) {
        hx_range sentences = input->paragraphs.at[i];
        uint32_t first = list.vec.n;
        bool is_open = false;
        r.in = (hx_range){input->sentences.at[sentences.start].start,
                          input->sentences.at[sentences.end - 1].end};
        for (uint32_t j = r.in.start; j < r.in.end; j++) {
            if (!is_mark_at(&r, j))
                continue;
            if (is_open_mark(token_first(r.tokens, j), is_open)) {
                *vec_push(a, &list) = (hx_quote){
                    {j,        r.in.end},
                    {r.in.end, r.in.end}
                };
                is_open = true;
            } else if (is_open) {
                list.at[list.vec.n - 1].at.end = j + 1;
                is_open = false;
            }
        }
        if (list.vec.n > first)
            speakers_find(&r, list.at + first, list.vec.n - first);
    }
    return (struct quotes){list.at, list.vec.n};
}
