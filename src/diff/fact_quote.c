/* SPDX-License-Identifier: MIT */

/* Quotations as the document has them: two are one if their words are,
 * whatever their signs. */

#include "diff/fact.h"

enum { WORD_COST = 8 };

void fact_quotes(const struct fact_reader *r, struct fact_list *list)
{
    uint32_t n;
    const hx_quote *quote = hx_doc_quotes(r->keys->doc[r->side], &n);
    for (uint32_t i = 0; i < n; i++) {
        struct fact fact = {.type = HX_FACT_QUOTE,
                            .at = quote[i].at,
                            .speaker = quote[i].speaker,
                            .keys = 1};
        for (uint32_t j = fact.at.start; j < fact.at.end; j++) {
            arena_step(r->a, WORD_COST, 0);
            if (!(r->keys->token[r->side][j].flags & HX_TOKEN_WORD))
                continue;
            fact.key[0] =
                hash_mix(fact.key[0], r->keys->id[r->side][LEVEL_FOLDED][j]);
            fact.words++;
        }
        if (fact.words)
            *vec_push(r->a, list) = fact;
    }
}
