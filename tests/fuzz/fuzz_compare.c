/* SPDX-License-Identifier: MIT */

/*
 * Two texts, parted by the first byte 0xff or in the middle: every property
 * both ways around, with and without the clean-up, a small budget, a limit of
 * memory and the words alone; a text against itself has no change.
 */

#include "fuzz.h"

#include <string.h>

#include "hexapla.h"
#include "unit/check.h"

enum { OPTIONS = 5 };

static void compare(const hx_doc *a, const hx_doc *b, const hx_options *opt)
{
    hx_diff *diff;
    if (hx_compare(&diff, a, b, opt))
        return;
    fuzz_check(check_diff(diff));
    const hx_stats *stats = hx_diff_stats(diff);
    uint32_t n;
    hx_diff_pairs(diff, &n);
    if (a == b && (stats->pairs[HX_SAME] != n || stats->moved_pairs ||
                   stats->minor || stats->alike != 1000))
        fuzz_check("a text against itself has no change");
    hx_diff_free(diff);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    const char *text = (const char *)data;
    const char *part = len ? memchr(text, 0xff, len) : NULL;
    size_t end = part ? (size_t)(part - text) : len / 2;
    size_t start = part ? end + 1 : end;
    hx_options opt[OPTIONS] = {{0},
                               {.minimal = 1},
                               {.budget = 50},
                               {.memory = 60000},
                               {.depth = HX_DEPTH_WORDS}};
    hx_doc *doc[2];
    if (hx_doc_new(&doc[0], text, end, NULL))
        return 0;
    if (!hx_doc_new(&doc[1], text + start, len - start, NULL)) {
        for (int i = 0; i < OPTIONS; i++)
            compare(doc[0], doc[1], &opt[i]);
        compare(doc[1], doc[0], NULL);
        compare(doc[0], doc[0], NULL);
        compare(doc[0], doc[0], &opt[OPTIONS - 1]);
        hx_doc_free(doc[1]);
    }
    hx_doc_free(doc[0]);
    return 0;
}
