/* SPDX-License-Identifier: MIT */

/*
 * Ranges of bytes to ranges of tokens: one pass over sentences, tokens and
 * paragraphs, all of which ascend. Tokens were made to end where sentences do.
 * What no given sentence has becomes sentences too, one in each paragraph, as
 * every token is in one.
 */

#include "doc/given.h"

enum { TOKEN_COST = 4 };

struct taking {
    struct arena *a;
    const struct tokens *tokens;
    struct ranges paragraphs;
    uint32_t paragraph; /* the first that begins after the last sentence */
    VEC(hx_range) list;
};

/* True if no token goes on at POS; I is moved to the first one after it. */
static bool is_outside(const hx_source *source, uint32_t pos, size_t *i)
{
    while (*i < source->token_count && source->tokens[*i].end <= pos)
        ++*i;
    return *i == source->token_count || source->tokens[*i].start >= pos;
}

bool given_is_list(const hx_source *source)
{
    size_t i = 0;
    if (!source->sentences)
        return true;
    if (source->sentence_count > UINT32_MAX / 4 ||
        !token_is_ascending(source->sentences, source->sentence_count,
                            source->text))
        return false;
    for (size_t k = 0; source->tokens && k < source->sentence_count; k++)
        if (!is_outside(source, source->sentences[k].start, &i) ||
            !is_outside(source, source->sentences[k].end, &i))
            return false;
    return true;
}

static void sentence_put(struct taking *t, uint32_t start, uint32_t end)
{
    if (start < end)
        *vec_push(t->a, &t->list) = (hx_range){start, end};
}

/* Puts the tokens from START to END, which no sentence has. */
static void between_put(struct taking *t, uint32_t start, uint32_t end)
{
    for (; t->paragraph < t->paragraphs.n; t->paragraph++) {
        uint32_t edge = t->paragraphs.at[t->paragraph].start;
        if (edge >= end)
            break;
        if (edge <= start)
            continue;
        sentence_put(t, start, edge);
        start = edge;
    }
    sentence_put(t, start, end);
}

/* The first token from I on that begins at POS or later. */
static uint32_t token_after(const struct taking *t, uint32_t i, uint32_t pos)
{
    uint32_t from = i;
    while (i < t->tokens->n && t->tokens->at[i].at < pos)
        i++;
    arena_step(t->a, TOKEN_COST * (uint64_t)(i - from), 0);
    return i;
}

/* Ranges of tokens to ranges of sentences, where those do not begin in one. */
static void paragraphs_join(const struct taking *t, struct ranges *paragraphs)
{
    uint32_t n = 0, i = 0;
    for (uint32_t p = 0; p < paragraphs->n; p++) {
        uint32_t start = paragraphs->at[p].start;
        while (i < t->list.vec.n && t->list.at[i].start < start)
            i++;
        if (i == t->list.vec.n || t->list.at[i].start > start)
            continue;
        if (n)
            paragraphs->at[n - 1].end = i;
        paragraphs->at[n++].start = i;
    }
    if (n)
        paragraphs->at[n - 1].end = t->list.vec.n;
    paragraphs->n = n;
}

struct ranges given_take(struct arena *a, const struct tokens *tokens,
                         struct ranges *paragraphs, const hx_source *source)
{
    struct taking t = {.a = a, .tokens = tokens, .paragraphs = *paragraphs};
    uint32_t pos = 0;
    for (size_t k = 0; k < source->sentence_count; k++) {
        uint32_t start = token_after(&t, pos, source->sentences[k].start);
        uint32_t end = token_after(&t, start, source->sentences[k].end);
        between_put(&t, pos, start);
        sentence_put(&t, start, end);
        pos = end;
    }
    between_put(&t, pos, tokens->n);
    paragraphs_join(&t, paragraphs);
    return (struct ranges){t.list.at, t.list.vec.n};
}
