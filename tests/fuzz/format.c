/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "format.h"

#include "input/format.h"
#include "unit/check.h"

struct trial {
    const char *input;
    struct str bytes;
};

static void doc_try(const struct format_text *text)
{
    hx_source source = {
        .text = {text->text.s, text->text.len},
        .marks = text->marks,
        .mark_count = text->mark_count
    };
    hx_doc *doc;
    for (size_t i = 0; i < text->mark_count; i++)
        if (text->marks[i].at.end > text->text.len)
            fuzz_check("marks are inside the text");
    if (hx_doc_from(&doc, &source, NULL))
        fuzz_check("what a format gives is a document");
    fuzz_check(check_doc(doc));
    hx_doc_free(doc);
}

static int trial_body(struct arena *a, void *context)
{
    const struct trial *trial = context;
    struct format_choice choice;
    struct format_text text[2];
    struct format_input input = {.bytes = trial->bytes};
    struct error err;
    int code[2];
    if (format_choose(&choice, trial->input, &err))
        fuzz_check("the format is known");
    for (int i = 0; i < 2; i++)
        code[i] = format_read(a, &choice, &input, &text[i], &err);
    if (code[0] != code[1])
        fuzz_check("the same bytes are read the same");
    if (code[0])
        return -1;
    if (!str_is_equal(text[0].text, text[1].text) ||
        text[0].mark_count != text[1].mark_count)
        fuzz_check("the same bytes give the same text");
    doc_try(&text[0]);
    return -1; /* nothing of it is kept */
}

void format_try(const char *input, const uint8_t *data, size_t len)
{
    struct trial trial = {
        input, {(const char *)data, len}
    };
    arena_run(0, trial_body, &trial);
}
