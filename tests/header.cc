/* SPDX-License-Identifier: MIT */

// The public headers alone, as pedantic C++.

#include "hexapla-explain.h"
#include "hexapla-whole.h"

int header_use(const char *text, size_t len);

int header_use(const char *text, size_t len)
{
    hx_options opt = hx_options();
    hx_doc *doc = nullptr;
    hx_diff *diff = nullptr;
    hx_explain *explain = nullptr;
    uint32_t n = 0;
    opt.budget = 1000;
    if (hx_doc_new(&doc, text, len, &opt))
        return HX_ENOMEM;
    if (!hx_compare(&diff, doc, doc, &opt))
        hx_diff_pairs(diff, &n);
    if (diff && !hx_explain_new(&explain, diff, &opt))
        n++;
    hx_explain_free(explain);
    hx_diff_free(diff);
    hx_doc_free(doc);
    return static_cast<int>(n);
}
