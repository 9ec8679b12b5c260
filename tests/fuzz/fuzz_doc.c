/* SPDX-License-Identifier: MIT */

/* A document of any bytes: tokens and gaps partition it, ranges cover. */

#include "fuzz.h"

#include "hexapla.h"
#include "unit/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    hx_doc *doc;
    if (hx_doc_new(&doc, (const char *)data, len, NULL))
        return 0;
    fuzz_check(check_doc(doc));
    hx_doc_free(doc);
    return 0;
}
