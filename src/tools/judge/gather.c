/* SPDX-License-Identifier: MIT */

/* Lines to comparisons to features; see the header. */

#include "tools/judge/gather.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "diff/equivalence.h"
#include "tools/train/gold.h"
#include "tools/train/memory.h"

/* A line being read. */
struct reading {
    struct gather *gather;
    struct example like; /* what its examples have in common */
    struct str text[2];
};

static struct example *example_put(struct reading *r)
{
    struct gather *g = r->gather;
    if (g->n == g->room) {
        g->room = g->room ? 2 * g->room : 4096;
        g->example = memory_resize(g->example, g->room * sizeof *g->example);
    }
    g->example[g->n] = r->like;
    return &g->example[g->n++];
}

static int pair_body(struct arena *a, void *context)
{
    struct reading *r = context;
    hx_options options = {.language = "en",
                          .lexicon = r->gather->lexicon.s,
                          .lexicon_len = r->gather->lexicon.len};
    hx_doc *doc[2];
    for (int side = 0; side < 2; side++)
        if (hx_doc_new(&doc[side], r->text[side].s, r->text[side].len, NULL))
            abort();
    struct keys keys = keys_new(a, doc[HX_OLD], doc[HX_NEW], &options);
    struct lcs_work work = lcs_work_new(a, keys.count[LEVEL_STEM], NULL);
    struct linker linker = linker_new(a, &keys, &work);
    hx_range at[2] = {
        {0, keys.n[HX_OLD]},
        {0, keys.n[HX_NEW]}
    };
    if (linker_run(&linker, at)) {
        int16_t x[NET_INPUTS] = {0};
        struct equivalence equivalence = equivalence_new(a, &linker);
        struct example *example = example_put(r);
        example->denied = equivalence_put(&equivalence, at, x) != 0;
        for (int i = 0; i < NET_INPUTS; i++)
            example->x[i] = (uint8_t)x[i];
    }
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
    return -1;
}

static void pair_read(struct reading *r, struct str line)
{
    struct str label = str_cut(&line, '\t');
    r->like.yes = str_is_equal(label, STR("1"));
    r->text[HX_OLD] = str_cut(&line, '\t');
    r->text[HX_NEW] = str_cut(&line, '\t');
    arena_run(0, pair_body, r);
}

void gather_file(struct arena *a, struct gather *gather, uint32_t set,
                 const char *path)
{
    struct str weight = str_of(path), name = str_cut(&weight, ':');
    struct str text = gold_file(a, str_copy(a, name));
    struct reading r = {.gather = gather};
    r.like.set = (uint8_t)set;
    r.like.weight = weight.len ? strtof(weight.s, NULL) : 1;
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        if (!line.len || line.s[0] == '#')
            continue;
        str_cut(&line, '\t');
        r.like.fold = (uint32_t)hash_bytes(str_cut(&line, '\t'));
        str_cut(&line, '\t');
        pair_read(&r, line);
    }
}

uint32_t gather_width(const struct gather *gather)
{
    (void)gather;
    return PAIR_FEATURES;
}

uint32_t gather_answer(uint32_t p, bool denied)
{
    return denied ? p * EQUIVALENCE_DENIED / NET_SURE : p;
}
