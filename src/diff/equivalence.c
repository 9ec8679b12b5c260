/* SPDX-License-Identifier: MIT */

/* Features to a judgement; see the header. */

#include "diff/equivalence.h"

#include "diff/trees.h"

struct equivalence equivalence_new(struct arena *a, struct linker *linker)
{
    const struct keys *keys = linker->forms.keys;
    struct equivalence e = {.a = a,
                            .keys = keys,
                            .linker = linker,
                            .work = linker->work,
                            .guards = guards_new(a, keys),
                            .room = {.a = a}};
    e.guards.forms = &linker->forms;
    return e;
}

uint32_t equivalence_get(struct equivalence *e, const hx_range at[2])
{
    int16_t x[PAIR_FEATURES];
    const struct trees *trees =
        e->guards.forms->lexicon ? &trees_pair_lexicon : &trees_pair_plain;
    uint32_t guards = equivalence_put(e, at, x);
    uint32_t p = trees_run(trees, x);
    return guards ? p * EQUIVALENCE_DENIED / NET_SURE : p;
}

bool equivalence_is_asked(const struct equivalence *e, const hx_range at[2])
{
    uint32_t words = 0, latin = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = at[side].start; i < at[side].end; i++) {
            if (!(e->keys->token[side][i].flags & HX_TOKEN_WORD))
                continue;
            words++;
            latin += (unsigned char)*keys_text(e->keys, side, i).s < 0x80;
        }
    return words && 2 * latin > words;
}
