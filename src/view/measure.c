/* SPDX-License-Identifier: MIT */

/*
 * Break opportunities are asked for a paragraph at a time (Unicode Standard
 * Annex 14), since what stands before and after decides; widths are those of
 * the glyphs that will be drawn.
 */

#include "view/measure.h"

#include "base/utf8.h"
#include "view/screen.h"

enum { TOKEN_COST = 32, BYTE_COST = 16, TOKEN_SHARE = 3 };

struct str measure_token(const struct measure *measure, uint32_t i)
{
    return str_sub(measure->text, measure->token[i].at, measure->token[i].len);
}

/* Marks where lines may end between the tokens of AT. */
static void breaks_mark(struct arena *a, struct measure *measure, hx_range at)
{
    struct arena_mark mark = arena_mark(a);
    const hx_token *last = &measure->token[at.end - 1];
    size_t start = measure->token[at.start].at;
    size_t len = last->at + last->len - start;
    uint8_t *breaks = arena_alloc_raw(a, len, 1);
    utf8_line_breaks(a, str_sub(measure->text, start, len), breaks);
    arena_step(a, BYTE_COST * len, (uint64_t)TOKEN_SHARE * (at.end - at.start));
    for (uint32_t i = at.start; i + 1 < at.end; i++)
        if (breaks[measure->token[i + 1].at - start])
            measure->flags[i] |= MEASURE_BREAK;
    measure->flags[at.end - 1] |= MEASURE_BREAK;
    arena_reset(a, mark);
}

struct measure measure_new(struct arena *a, const hx_doc *doc)
{
    struct measure measure = {.doc = doc};
    measure.text.s = hx_doc_text(doc, &measure.text.len);
    measure.token = hx_doc_tokens(doc, &measure.n);
    measure.width = arena_alloc_raw(a, measure.n, sizeof *measure.width);
    measure.flags = arena_new(a, uint8_t, measure.n);
    for (uint32_t i = 0; i < measure.n; i++) {
        arena_step(a, TOKEN_COST, MEASURE_DONE - TOKEN_SHARE);
        int width = glyph_width(measure_token(&measure, i));
        measure.width[i] =
            (uint16_t)(width < MEASURE_WIDTH_MAX ? width : MEASURE_WIDTH_MAX);
        if (measure.token[i].gap)
            measure.flags[i] |= MEASURE_SPACE;
    }
    uint32_t n, sentences;
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    for (uint32_t i = 0; i < n; i++)
        breaks_mark(a, &measure,
                    (hx_range){sentence[paragraph[i].start].start,
                               sentence[paragraph[i].end - 1].end});
    return measure;
}
