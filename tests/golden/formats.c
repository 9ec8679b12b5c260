/* SPDX-License-Identifier: MIT */

/*
 * tests/golden/formats: the bytes of a file called NAME, read as INPUT says,
 * and what comes of them: the format, a notice, and each paragraph behind the
 * name of its field.
 */

#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "input/format.h"

/* Section NAME without its line end, or NULL. */
static const char *line_get(struct golden *golden, const char *name)
{
    const struct golden_section *section = golden_find(golden, name);
    return section ? str_copy(golden->a, str_trim(section->text)) : NULL;
}

static void paragraphs_put(struct buf *b, const struct format_text *text)
{
    hx_source source = {
        .text = {text->text.s, text->text.len},
        .marks = text->marks,
        .mark_count = text->mark_count
    };
    hx_doc *doc;
    uint32_t n, sentences, tokens;
    assert_int_equal(hx_doc_from(&doc, &source, NULL), HX_OK);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    const hx_token *token = hx_doc_tokens(doc, &tokens);
    for (uint32_t i = 0; i < n; i++) {
        const hx_token *first = &token[sentence[paragraph[i].start].start];
        const hx_token *last = &token[sentence[paragraph[i].end - 1].end - 1];
        buf_print(b, "%s: ", hx_field_name(hx_doc_field_of(doc, i)));
        buf_put(b, str_sub(text->text, first->at,
                           last->at + last->len - first->at));
        buf_put_byte(b, '\n');
    }
    hx_doc_free(doc);
}

static void formats_run(struct golden *golden)
{
    struct buf b = {.a = golden->a};
    struct format_choice choice;
    struct format_text text = {.what = NULL};
    struct error err = {""};
    struct format_input input = {.bytes = golden_get(golden, "bytes"),
                                 .name = line_get(golden, "name")};
    if (format_choose(&choice, line_get(golden, "input"), &err) ||
        format_read(golden->a, &choice, &input, &text, &err)) {
        buf_print(&b, "error: %s\n", err.text);
    } else {
        buf_print(&b, "= %s\n", text.what ? text.what : "the bytes");
        if (text.notice)
            buf_print(&b, "= %s\n", text.notice);
        paragraphs_put(&b, &text);
    }
    golden_expect(golden, "article", buf_str(&b));
}

int main(void)
{
    return golden_run("formats", formats_run);
}
