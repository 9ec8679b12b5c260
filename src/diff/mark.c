/* SPDX-License-Identifier: MIT */

/* One pass over each sentence, and a second one over those that may be written
 * with capital letters throughout. */

#include "diff/mark.h"

enum {
    MARK_COST = 32,
    TITLE_WORDS = 4, /* of weight: a headline has more */
    TITLE_PART = 4   /* one word in so many may be small */
};

/* Quotation marks and what may close them: English, German, French, Swedish
 * and Danish ways. */
static const struct quote {
    struct str open;
    struct str close[2];
} quote_table[] = {
    {{"\"", 1},           {{"\"", 1}, {"\"", 1}}                    },
    {{"\xe2\x80\x9c", 3}, {{"\xe2\x80\x9d", 3}, {"\xe2\x80\x9d", 3}}},
    {{"\xe2\x80\x9d", 3}, {{"\xe2\x80\x9d", 3}, {"\xe2\x80\x9d", 3}}},
    {{"\xe2\x80\x9e", 3}, {{"\xe2\x80\x9c", 3}, {"\xe2\x80\x9d", 3}}},
    {{"\xc2\xab", 2},     {{"\xc2\xbb", 2}, {"\xc2\xbb", 2}}        },
    {{"\xc2\xbb", 2},     {{"\xc2\xab", 2}, {"\xc2\xbb", 2}}        },
};

/* The mark that TOKEN is, or NULL. */
static const struct quote *quote_find(struct str token)
{
    for (size_t i = 0; i < sizeof quote_table / sizeof *quote_table; i++)
        if (str_is_equal(token, quote_table[i].open))
            return &quote_table[i];
    return NULL;
}

bool mark_is_quote(struct str token)
{
    if (quote_find(token))
        return true;
    for (size_t i = 0; i < sizeof quote_table / sizeof *quote_table; i++)
        if (str_is_equal(token, quote_table[i].close[0]) ||
            str_is_equal(token, quote_table[i].close[1]))
            return true;
    return false;
}

/* The quotation that goes on after TOKEN, where one opened by OPEN went on
 * before, NULL for none; marks of another kind inside it say nothing. */
static const struct quote *quote_after(const struct quote *open,
                                       struct str token)
{
    if (!open)
        return quote_find(token);
    bool closed = str_is_equal(token, open->close[0]) ||
                  str_is_equal(token, open->close[1]);
    return closed ? NULL : open;
}

/* True if the words of weight of what ends without a full stop have capital
 * letters, names or not, as headlines have in some papers. */
static bool is_title(const struct keys *keys, int side, hx_range at)
{
    uint32_t words = 0, capitals = 0;
    if (at.start == at.end ||
        str_is_equal(keys_text(keys, side, at.end - 1), STR(".")))
        return false;
    for (uint32_t i = at.start; i < at.end; i++) {
        uint32_t flags = keys->token[side][i].flags;
        if (!(flags & HX_TOKEN_WORD) || flags & HX_TOKEN_NUMBER ||
            keys_is_light(keys, side, i))
            continue;
        words++;
        capitals += (flags & HX_TOKEN_CAPITAL) != 0;
    }
    return words >= TITLE_WORDS && (words - capitals) * TITLE_PART < words;
}

/* Marks the words of a sentence whose capital letters say nothing, and notes
 * the words that have one elsewhere. */
static void capitals_mark(struct marks *m, const struct keys *keys, int side,
                          hx_range at)
{
    bool first = true, title = is_title(keys, side, at);
    for (uint32_t i = at.start; i < at.end; i++) {
        uint32_t flags = keys->token[side][i].flags;
        if (!(flags & HX_TOKEN_WORD))
            continue;
        if (first || title)
            m->mark[side][i] |= MARK_FIRST;
        else if (flags & HX_TOKEN_CAPITAL)
            m->seen[keys->id[side][LEVEL_FOLDED][i]] = 1;
        first = false;
    }
}

/* Marks the tokens of one paragraph; a quotation ends with it. */
static void paragraph_mark(struct arena *a, struct marks *m,
                           const struct keys *keys, int side,
                           hx_range sentences)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(keys->doc[side], &n);
    const struct quote *open = NULL;
    for (uint32_t i = sentences.start; i < sentences.end; i++) {
        for (uint32_t j = sentence[i].start; j < sentence[i].end; j++) {
            arena_step(a, MARK_COST, 0);
            const struct quote *before = open;
            open = quote_after(open, keys_text(keys, side, j));
            if (before && open)
                m->mark[side][j] |= MARK_QUOTED;
        }
        capitals_mark(m, keys, side, sentence[i]);
    }
}

struct marks marks_new(struct arena *a, const struct keys *keys)
{
    struct marks m = {.seen = arena_new(a, uint8_t, keys->count[LEVEL_FOLDED])};
    for (int side = 0; side < 2; side++) {
        uint32_t n;
        const hx_range *paragraph = hx_doc_paragraphs(keys->doc[side], &n);
        m.mark[side] = arena_new(a, uint8_t, keys->n[side]);
        for (uint32_t i = 0; i < n; i++)
            paragraph_mark(a, &m, keys, side, paragraph[i]);
    }
    return m;
}
