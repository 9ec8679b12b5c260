/* SPDX-License-Identifier: MIT */

/*
 * Quotations: what stands between quotation marks in one paragraph, and who
 * said it: the name or pronoun beside a verb of saying close behind, else
 * close before; without one, that of the quotation just before. Two are one
 * if their words are, whatever their signs.
 */

#include "diff/fact.h"

enum { REACH = 14, NAME_MOST = 6, MARK_COST = 8 };

/* Folding has made one sign of all English and German marks. */
static bool is_mark(const struct fact_reader *r, uint32_t i)
{
    return !(r->keys->token[r->side][i].flags & HX_TOKEN_WORD) &&
           (fact_is_word(r, i, "\"") || fact_is_word(r, i, "\xc2\xab") ||
            fact_is_word(r, i, "\xc2\xbb"));
}

static bool is_stop(const struct fact_reader *r, uint32_t i)
{
    return (fact_is_word(r, i, ".") || fact_is_word(r, i, "?") ||
            fact_is_word(r, i, "!")) &&
           fact_has_gap(r, i) && !(i && fact_class_of(r, i - 1) == FACT_TITLE);
}

static bool is_capital(const struct fact_reader *r, uint32_t i)
{
    return r->keys->token[r->side][i].flags & HX_TOKEN_CAPITAL;
}

/* The name or pronoun inside IN that begins at I. */
static hx_range name_at(const struct fact_reader *r, hx_range in, uint32_t i)
{
    struct fact name;
    if (i >= in.end || i < in.start)
        return (hx_range){i, i};
    if (fact_class_of(r, i) == FACT_PRONOUN)
        return (hx_range){i, i + 1};
    fact_name(r, i, &name);
    return name.at.end > i && name.at.end <= in.end ? name.at
                                                    : (hx_range){i, i};
}

/* Who is named beside the verb at I, inside IN. */
static hx_range speaker_at(const struct fact_reader *r, hx_range in, uint32_t i)
{
    uint32_t end = i;
    /* "Ada Moss, the mayor, said" */
    if (end > in.start + 1 && fact_is_word(r, end - 1, ","))
        for (uint32_t j = end - 1; j > in.start && j + REACH > end; j--)
            if (fact_is_word(r, j - 1, ",")) {
                end = j - 1;
                break;
            }
    for (uint32_t n = NAME_MOST; n; n--) {
        if (n > end || end - n < in.start)
            continue;
        hx_range name = name_at(r, in, end - n);
        if (name.end == end && name.start < end)
            return name;
    }
    return name_at(r, in, i + 1);
}

static bool is_empty(hx_range at)
{
    return at.start >= at.end;
}

/* The speaker of the quotation AT in the paragraph IN. */
static hx_range speaker_find(const struct fact_reader *r, hx_range in,
                             hx_range at)
{
    for (uint32_t i = at.end; i < in.end && i < at.end + REACH; i++) {
        if (is_stop(r, i) || is_mark(r, i))
            break;
        if (fact_class_of(r, i) == FACT_SAY && !is_capital(r, i))
            return speaker_at(r, (hx_range){at.end, in.end}, i);
    }
    for (uint32_t i = at.start; i > in.start && i + REACH > at.start; i--) {
        if (is_stop(r, i - 1) || is_mark(r, i - 1))
            break;
        if (fact_class_of(r, i - 1) == FACT_SAY && !is_capital(r, i - 1))
            return speaker_at(r, (hx_range){in.start, at.start}, i - 1);
    }
    return (hx_range){0, 0};
}

/* The quotation AT, if it has words. */
static void quote_put(const struct fact_reader *r, hx_range at, hx_range in,
                      struct fact_list *list)
{
    uint64_t hash = 0;
    uint32_t words = 0;
    for (uint32_t i = at.start; i < at.end; i++)
        if (r->keys->token[r->side][i].flags & HX_TOKEN_WORD) {
            hash = hash_mix(hash, r->keys->id[r->side][LEVEL_FOLDED][i]);
            words++;
        }
    if (!words)
        return;
    struct fact *fact = vec_push(r->a, list);
    *fact = (struct fact){
        .type = HX_FACT_QUOTE, .at = at, .keys = 1, .words = words};
    fact->key[0] = hash;
    fact->speaker = speaker_find(r, in, at);
    if (is_empty(fact->speaker) && list->vec.n > 1) {
        const struct fact *before = fact - 1;
        if (before->at.start >= in.start && at.start < before->at.end + REACH)
            fact->speaker = before->speaker;
    }
}

static void paragraph_read(const struct fact_reader *r, hx_range in,
                           struct fact_list *list)
{
    uint32_t open = HX_NONE;
    for (uint32_t i = in.start; i < in.end; i++) {
        arena_step(r->a, MARK_COST, 0);
        if (!is_mark(r, i))
            continue;
        if (open == HX_NONE) {
            open = i;
            continue;
        }
        quote_put(r, (hx_range){open, i + 1}, in, list);
        open = HX_NONE;
    }
    if (open != HX_NONE)
        quote_put(r, (hx_range){open, in.end}, in, list);
}

void fact_quotes(const struct fact_reader *r, struct fact_list *list)
{
    uint32_t n, sentences;
    const hx_doc *doc = r->keys->doc[r->side];
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    for (uint32_t i = 0; i < n; i++) {
        hx_range in = {sentence[paragraph[i].start].start,
                       sentence[paragraph[i].end - 1].end};
        paragraph_read(r, in, list);
    }
}
