/* SPDX-License-Identifier: MIT */

/*
 * Each sentence of the text is asked how many of the anchor's sentences stand
 * around it as they did; the one itself counts more than all others together.
 * Of equal ones the nearest to the old number is taken. To hash the words of a
 * text in which places are looked for takes one pass over it; each place then
 * one over the sentences. To take an anchor reads a few sentences.
 */

#include "app/anchor.h"

#include "base/hash.h"

/* The hash of the words of sentence I of DOC. */
static uint64_t sentence_hash(const hx_doc *doc, uint32_t i)
{
    uint32_t n;
    uint64_t hash = 0;
    struct str text = {0};
    const hx_token *token = hx_doc_tokens(doc, &n);
    hx_range at = hx_doc_sentences(doc, &n)[i];
    text.s = hx_doc_text(doc, &text.len);
    for (uint32_t j = at.start; j < at.end; j++)
        hash = hash_mix(hash,
                        hash_bytes(str_sub(text, token[j].at, token[j].len)));
    return hash ? hash : 1;
}

struct anchor_text anchor_text_new(struct arena *a, const hx_doc *doc)
{
    struct anchor_text result = {.doc = doc};
    hx_doc_sentences(doc, &result.n);
    result.hash = arena_alloc_raw(a, result.n, sizeof *result.hash);
    for (uint32_t i = 0; i < result.n; i++)
        result.hash[i] = sentence_hash(doc, i);
    return result;
}

/* The hash of the sentence that stands I - ANCHOR_AROUND after number AT. */
static uint64_t around_get(const struct anchor_text *text, uint32_t at, int i)
{
    int64_t sentence = (int64_t)at + i - ANCHOR_AROUND;
    return sentence >= 0 && sentence < text->n ? text->hash[sentence] : 0;
}

struct anchor anchor_get(const hx_doc *doc, uint32_t token)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(doc, &n);
    struct anchor anchor = {.sentence = hx_doc_sentence_of(doc, token)};
    if (anchor.sentence == HX_NONE)
        return (struct anchor){0};
    anchor.token = token - sentence[anchor.sentence].start;
    for (int i = 0; i < ANCHOR_HASHES; i++) {
        int64_t at = (int64_t)anchor.sentence + i - ANCHOR_AROUND;
        if (at >= 0 && at < n)
            anchor.hash[i] = sentence_hash(doc, (uint32_t)at);
    }
    return anchor;
}

/* How well the sentences around number AT are those of ANCHOR. */
static int score_get(const struct anchor_text *text, uint32_t at,
                     const struct anchor *anchor)
{
    int score = 0;
    for (int i = 0; i < ANCHOR_HASHES; i++)
        if (anchor->hash[i] && anchor->hash[i] == around_get(text, at, i))
            score += i == ANCHOR_AROUND ? ANCHOR_HASHES : 1;
    return score;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a < b ? b - a : a - b;
}

/* The token of SENTENCE that stands where that of ANCHOR did. */
static uint32_t token_of(const struct anchor_text *text,
                         const struct anchor *anchor, uint32_t sentence)
{
    uint32_t n;
    hx_range tokens = hx_doc_sentences(text->doc, &n)[sentence];
    uint32_t last = tokens.end - tokens.start - 1;
    return tokens.start + (anchor->token < last ? anchor->token : last);
}

uint32_t anchor_guess(const struct anchor_text *text,
                      const struct anchor *anchor)
{
    uint32_t n = text->n, at = anchor->sentence;
    return n ? token_of(text, anchor, at < n ? at : n - 1) : 0;
}

uint32_t anchor_find(const struct anchor_text *text,
                     const struct anchor *anchor)
{
    uint32_t best = HX_NONE, near = 0;
    int most = 0;
    for (uint32_t i = 0; i < text->n; i++) {
        int score = score_get(text, i, anchor);
        uint32_t far = distance(i, anchor->sentence);
        if (!score || score < most || (score == most && far >= near))
            continue;
        most = score;
        near = far;
        best = i;
    }
    return best == HX_NONE ? HX_NONE : token_of(text, anchor, best);
}
