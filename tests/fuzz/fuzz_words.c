/* SPDX-License-Identifier: MIT */

/* The plain word script of two texts, parted as in fuzz_compare.c; as long
 * with the sides swapped, and empty for equal texts. */

#include "fuzz.h"

#include <string.h>

#include "hexapla.h"
#include "unit/check.h"

/* How many tokens the script of A and B cuts and adds; where they are those of
 * documents, DOC, it is checked. */
static uint32_t script_length(hx_text a, hx_text b, const hx_doc *const doc[2],
                              const hx_options *opt)
{
    hx_script *script;
    if (hx_words(&script, a, b, opt))
        return HX_NONE;
    if (doc)
        fuzz_check(check_script(script, doc));
    uint32_t n = hx_script_count(script, 0) + hx_script_count(script, 1);
    hx_script_free(script);
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const char *at = (const char *)data;
    const char *part = len ? memchr(at, 0xff, len) : NULL;
    size_t end = part ? (size_t)(part - at) : len / 2;
    size_t start = part ? end + 1 : end;
    hx_text text[2] = {
        {at,         end        },
        {at + start, len - start}
    };
    hx_options tight = {.budget = 20};
    hx_doc *doc[2];
    if (hx_doc_new(&doc[0], text[0].at, text[0].len, NULL))
        return 0;
    if (hx_doc_new(&doc[1], text[1].at, text[1].len, NULL)) {
        hx_doc_free(doc[0]);
        return 0;
    }
    const hx_doc *const there[2] = {doc[0], doc[1]};
    const hx_doc *const back[2] = {doc[1], doc[0]};
    const hx_doc *const itself[2] = {doc[0], doc[0]};
    uint32_t n = script_length(text[0], text[1], there, NULL);
    if (n != script_length(text[1], text[0], back, NULL))
        fuzz_check("a script is as long with the sides swapped");
    if (n > script_length(text[0], text[1], there, &tight))
        fuzz_check("a budget makes no script shorter");
    if (script_length(text[0], text[0], itself, NULL))
        fuzz_check("the script of a text and itself is empty");
    hx_doc_free(doc[0]);
    hx_doc_free(doc[1]);
    for (uint32_t i = 0; i < 6; i++) {
        hx_options opt = {.tokens = i % 3, .ignore_case = i / 3};
        if (script_length(text[0], text[1], NULL, &opt) !=
            script_length(text[1], text[0], NULL, &opt))
            fuzz_check("so is one of other pieces");
        if (script_length(text[1], text[1], NULL, &opt))
            fuzz_check("so is the script of a text and itself empty");
    }
    return 0;
}
