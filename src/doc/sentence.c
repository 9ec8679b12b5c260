/* SPDX-License-Identifier: MIT */

/*
 * One pass over the tokens of a paragraph. At each sign that can end a
 * sentence the run of stops and closing quotes after it is taken as one, and
 * the end stands after the run unless the word before it (abbreviation,
 * initial, list marker) or the word after it (small letter after an ellipsis
 * or a quotation) speaks against it: the rules of T. Kiss and J. Strunk,
 * Unsupervised Multilingual Sentence Boundary Detection, 2006, with lists in
 * the place of counts, since one article is too little to count on. A sentence
 * ends at its final stop also inside a quotation, so that its sentences can be
 * compared one by one. Linear.
 */

#include "doc/sentence.h"

#include "base/utf8.h"
#include "doc/words.h"

enum {
    LOWER_MINIMUM = 3,  /* letters of a word before a dropped space */
    PLAIN_MINIMUM = 4,  /* letters of a word too long for an abbreviation */
    MARKER_MOST = 4,    /* bytes of the letters of a list item: viii */
    REFERENCE_MOST = 4, /* tokens between brackets of a note */
};

/* A paragraph being read. */
struct reader {
    struct arena *a;
    const hx_options *opt;
    const struct tokens *tokens;
    uint32_t first, end; /* tokens of the paragraph */
    uint32_t start;      /* first token of the sentence */
    uint32_t quotes;     /* straight double quotation marks so far */
    bool has_word;       /* the sentence has one so far */
};

/* A run of stops and what closes after it. */
struct run {
    uint32_t start, end;
    bool has_stop;
    bool is_full;  /* has a sign that needs no white space */
    bool is_plain; /* is one . but for what closes */
    bool is_close; /* a quotation mark or a bracket */
};

static enum sign sign_at(const struct reader *r, uint32_t i)
{
    bool is_sign = i < r->end && !(r->tokens->at[i].flags & HX_TOKEN_WORD);
    return is_sign ? words_sign(token_first(r->tokens, i)) : SIGN_NONE;
}

static bool is_stop(enum sign sign)
{
    return sign >= SIGN_STOP && sign <= SIGN_FULL_STOP;
}

/* Whether nothing stands between token I and the one after it. */
static bool is_tight(const struct reader *r, uint32_t i)
{
    return i + 1 < r->end && !r->tokens->at[i].gap;
}

static bool has_flag(const struct reader *r, uint32_t i, uint32_t flag)
{
    return i < r->end && r->tokens->at[i].flags & flag;
}

/* Whether token I begins with a small letter and is no name like iPhone. */
static bool is_small(const struct reader *r, uint32_t i)
{
    if (i >= r->end || !utf8_is_lower(token_first(r->tokens, i)))
        return false;
    struct str s = token_str(r->tokens, i);
    return s.len < 2 || s.s[1] < 'A' || s.s[1] > 'Z';
}

/* Whether the quotation mark at I, tight after a stop, closes. */
static bool is_closing(const struct reader *r, uint32_t i)
{
    enum sign sign = sign_at(r, i);
    if (sign == SIGN_CLOSE)
        return true;
    if (sign != SIGN_OPEN && sign != SIGN_QUOTE)
        return false;
    if (!is_tight(r, i) || sign_at(r, i + 1) != SIGN_NONE)
        return true;
    return token_first(r->tokens, i) == '"' && r->quotes % 2;
}

/* The end of a note such as [1] at I, or I. */
static uint32_t note_end(const struct reader *r, uint32_t i)
{
    if (sign_at(r, i) != SIGN_OPEN || token_first(r->tokens, i) != '[')
        return i;
    uint32_t most = i + REFERENCE_MOST;
    for (uint32_t j = i + 1; j < r->end && j < most && is_tight(r, j - 1); j++)
        if (!has_flag(r, j, HX_TOKEN_NUMBER))
            return sign_at(r, j) == SIGN_CLOSE && j > i + 1 ? j + 1 : i;
    return i;
}

static void run_put(struct run *run, enum sign sign, uint32_t cp)
{
    run->is_full |= sign == SIGN_FULL_STOP;
    run->is_plain = cp == '.' && !run->has_stop;
    run->has_stop = true;
}

/* The run that begins with the stop at I. */
static struct run run_read(const struct reader *r, uint32_t i)
{
    struct run run = {.start = i, .end = i};
    do {
        enum sign sign = sign_at(r, run.end);
        uint32_t note = note_end(r, run.end);
        if (is_stop(sign))
            run_put(&run, sign, token_first(r->tokens, run.end));
        else if (note > run.end)
            run.end = note - 1;
        else if (is_closing(r, run.end))
            run.is_close = true;
        else
            break;
        run.end++;
    } while (is_tight(r, run.end - 1));
    return run;
}

/* The first token from I on that is no quotation mark, bracket or dash. */
static uint32_t word_after(const struct reader *r, uint32_t i)
{
    while (sign_at(r, i) >= SIGN_CLOSE)
        i++;
    return i;
}

/* Whether a word in small letters, N bytes or more, is tight before STOP. */
static bool is_small_word(const struct reader *r, uint32_t stop, uint32_t n)
{
    return stop > r->start && is_tight(r, stop - 1) && is_small(r, stop - 1) &&
           r->tokens->at[stop - 1].len >= n;
}

/* Whether a comma or the like, or a further stop, stands at I. */
static bool is_going_on(const struct reader *r, uint32_t i)
{
    enum sign sign = sign_at(r, i);
    uint32_t cp = token_first(r->tokens, i);
    return is_stop(sign) || cp == ',' || cp == ';' || cp == ':' ||
           (sign == SIGN_CLOSE && !is_tight(r, i));
}

/* Whether the token at I is a single capital letter. */
static bool is_initial(const struct reader *r, uint32_t i)
{
    uint32_t cp;
    struct str s = token_str(r->tokens, i);
    return has_flag(r, i, HX_TOKEN_CAPITAL) && utf8_decode(s, &cp) == s.len;
}

/* Whether the token at I is the number or letter of a list item. */
static bool is_marker(const struct reader *r, uint32_t i)
{
    struct str s = token_str(r->tokens, i);
    if (i != r->first || s.len > MARKER_MOST)
        return false;
    if (has_flag(r, i, HX_TOKEN_NUMBER))
        return s.len < MARKER_MOST; /* four digits are a year */
    if (s.len == 1)
        return true;
    size_t n = 0;
    while (n < s.len && str_find(STR("ivxIVX"), s.s[n]) < 6)
        n++;
    return n == s.len;
}

static bool is_starter(const struct reader *r, uint32_t i)
{
    if (!has_flag(r, i, HX_TOKEN_CAPITAL))
        return false;
    bool is_letter =
        is_initial(r, i) && is_tight(r, i) && sign_at(r, i + 1) == SIGN_STOP;
    return !is_letter && words_is_starter(token_str(r->tokens, i));
}

/* Whether a full stop after token I, before WORD, belongs to token I. */
static bool is_abbreviated(const struct reader *r, uint32_t i, uint32_t word)
{
    if (is_marker(r, i))
        return true;
    if (is_initial(r, i))
        return !is_starter(r, word);
    switch (words_abbreviation(token_str(r->tokens, i))) {
    case ABBREVIATION_TITLE:
        return true;
    case ABBREVIATION_COMMON:
        return !is_starter(r, word);
    case ABBREVIATION_REFERENCE:
        return has_flag(r, word, HX_TOKEN_NUMBER);
    default:
        return false;
    }
}

/* The same before a small letter: only carelessness can put it there, or an
 * abbreviation that is not in the lists. */
static bool is_end_small(const struct reader *r, struct run run)
{
    return run.is_plain && !run.is_close &&
           is_small_word(r, run.start, PLAIN_MINIMUM) &&
           words_abbreviation(token_str(r->tokens, run.start - 1)) ==
               ABBREVIATION_NONE;
}

/* Whether the sentence ends with RUN, which is not at the paragraph's end. */
static bool is_end(const struct reader *r, struct run run)
{
    uint32_t word = word_after(r, run.end);
    if (run.is_full || !r->has_word)
        return r->has_word;
    if (is_tight(r, run.end - 1))
        return is_small_word(r, run.start, LOWER_MINIMUM) &&
               has_flag(r, word, HX_TOKEN_CAPITAL);
    if (is_going_on(r, run.end))
        return false;
    if (is_small(r, word))
        return is_end_small(r, run);
    if (!run.is_plain || run.start == r->start || !is_tight(r, run.start - 1) ||
        !has_flag(r, run.start - 1, HX_TOKEN_WORD))
        return true;
    return !is_abbreviated(r, run.start - 1, word);
}

/* Goes past token I. */
static void reader_pass(struct reader *r, uint32_t i)
{
    token_poll(r->a, r->opt, r->tokens, STAGE_SENTENCE, i);
    r->has_word |= has_flag(r, i, HX_TOKEN_WORD);
    r->quotes += token_first(r->tokens, i) == '"';
}

/* The end of the sentence that begins at START. */
static uint32_t sentence_end(struct reader *r)
{
    uint32_t i = r->start;
    r->has_word = false;
    while (i < r->end) {
        struct run run = {.end = i + 1};
        bool is_run = is_stop(sign_at(r, i));
        if (is_run)
            run = run_read(r, i);
        for (; i < run.end; i++)
            reader_pass(r, i);
        if (is_run && (i == r->end || is_end(r, run)))
            break;
    }
    return i;
}

struct ranges sentence_find(struct arena *a, const struct tokens *tokens,
                            struct ranges paragraphs, const hx_options *opt)
{
    VEC(hx_range) list = {0};
    for (uint32_t p = 0; p < paragraphs.n; p++) {
        hx_range *paragraph = &paragraphs.at[p];
        struct reader r = {.a = a,
                           .opt = opt,
                           .tokens = tokens,
                           .first = paragraph->start,
                           .start = paragraph->start,
                           .end = paragraph->end};
        paragraph->start = list.vec.n;
        while (r.start < r.end) {
            uint32_t end = sentence_end(&r);
            *vec_push(a, &list) = (hx_range){r.start, end};
            r.start = end;
        }
        paragraph->end = list.vec.n;
    }
    return (struct ranges){list.at, list.vec.n};
}
