/* SPDX-License-Identifier: MIT */

/*
 * Bytes to a document: tokens, then paragraphs by the gaps between them, then
 * sentences inside each paragraph, then what each paragraph is and who says
 * what. Linear in the length of the text; each stage asks the poll function
 * now and then.
 */

#include "doc/doc.h"

#include "doc/given.h"
#include "doc/quotes.h"
#include "doc/sentence.h"

struct request {
    const hx_source *source;
    const hx_options *opt;
    hx_doc *doc;
};

static int doc_make(struct arena *a, void *context)
{
    struct request *request = context;
    const hx_options *opt = request->opt;
    hx_doc *doc = arena_new(a, hx_doc, 1);
    const hx_source *source = request->source;
    struct tokens tokens = token_read(a, source, opt);
    struct ranges paragraphs = paragraph_find(a, &tokens, opt);
    struct ranges sentences = source->sentences
                                  ? given_take(a, &tokens, &paragraphs, source)
                                  : sentence_find(a, &tokens, paragraphs, opt);
    struct fields_input input = {&tokens, sentences, paragraphs, source->marks,
                                 source->mark_count};
    struct fields fields = fields_find(a, &input, opt);
    struct quotes quotes = quotes_find(a, &input, opt);
    *doc = (hx_doc){.arena = a,
                    .text = tokens.text,
                    .view = tokens,
                    .tokens = tokens.at,
                    .n = tokens.n,
                    .sentences = sentences.at,
                    .sentence_count = sentences.n,
                    .paragraphs = paragraphs.at,
                    .paragraph_count = paragraphs.n,
                    .fields = fields,
                    .quotes = quotes.at,
                    .quote_count = quotes.n};
    request->doc = doc;
    return HX_OK;
}

/* True if the marks ascend, are apart and of fields. */
static bool are_marks(const hx_source *source)
{
    const hx_mark *mark = source->marks;
    if (source->mark_count && !mark)
        return false;
    for (size_t i = 0; i < source->mark_count; i++)
        if (mark[i].at.start > mark[i].at.end ||
            (i && mark[i].at.start < mark[i - 1].at.end) ||
            (unsigned)mark[i].field >= HX_FIELDS)
            return false;
    return true;
}

int hx_doc_from(hx_doc **out, const hx_source *source, const hx_options *opt)
{
    if (!out)
        return HX_EINVAL;
    *out = NULL;
    if (!source || source->text.len > HX_TEXT_MAX ||
        (source->text.len && !source->text.at) || !token_is_list(source) ||
        !given_is_list(source) || !are_marks(source))
        return HX_EINVAL;
    struct request request = {.source = source, .opt = opt};
    int result = arena_run(opt ? opt->memory : 0, doc_make, &request);
    if (!result)
        *out = request.doc;
    return result;
}

int hx_doc_new(hx_doc **out, const char *text, size_t len,
               const hx_options *opt)
{
    hx_source source = {
        .text = {text, len}
    };
    return hx_doc_from(out, &source, opt);
}

void hx_doc_free(hx_doc *doc)
{
    if (doc)
        arena_close(doc->arena);
}

const char *hx_doc_text(const hx_doc *doc, size_t *len)
{
    *len = doc->text.len;
    return doc->text.s;
}

const hx_token *hx_doc_tokens(const hx_doc *doc, uint32_t *n)
{
    *n = doc->n;
    return doc->tokens;
}

const hx_range *hx_doc_sentences(const hx_doc *doc, uint32_t *n)
{
    *n = doc->sentence_count;
    return doc->sentences;
}

const hx_range *hx_doc_paragraphs(const hx_doc *doc, uint32_t *n)
{
    *n = doc->paragraph_count;
    return doc->paragraphs;
}

uint32_t doc_range_of(const hx_range *ranges, uint32_t n, uint32_t i)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ranges[middle].end <= i)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n ? low : HX_NONE;
}

uint32_t hx_doc_sentence_of(const hx_doc *doc, uint32_t token)
{
    return doc_range_of(doc->sentences, doc->sentence_count, token);
}

uint32_t hx_doc_paragraph_of(const hx_doc *doc, uint32_t sentence)
{
    return doc_range_of(doc->paragraphs, doc->paragraph_count, sentence);
}

hx_field hx_doc_field_of(const hx_doc *doc, uint32_t paragraph)
{
    return paragraph < doc->paragraph_count
               ? (hx_field)doc->fields.of[paragraph]
               : HX_FIELD_BODY;
}

hx_range hx_doc_dateline(const hx_doc *doc)
{
    return doc->fields.dateline;
}

const hx_quote *hx_doc_quotes(const hx_doc *doc, uint32_t *n)
{
    *n = doc->quote_count;
    return doc->quotes;
}
