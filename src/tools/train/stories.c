/* SPDX-License-Identifier: MIT */

/* Documents with sentence links to a lesson; the sentences are those of the
 * gold, the words are cut by the library. */

#include "tools/train/stories.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "diff/sentences.h"
#include "tools/train/learn.h"
#include "tools/train/memory.h"

enum { SENTENCES_MOST = 1024 };

/* A document of both sides. */
struct story {
    struct str name;
    struct str text[2];
    hx_range sentence[2][SENTENCES_MOST];
    struct gold_pair gold;
};

struct make {
    struct item *item;
    const struct story *story;
    const struct plan *plan;
};

static struct str text_read(struct arena *a, const char *folder,
                            const char *name, const char *end)
{
    struct buf b = {.a = a};
    buf_print(&b, "%s/%s%s", folder, name, end);
    return gold_file(a, str_copy(a, buf_str(&b)));
}

static struct story *story_find(struct story *story, uint32_t n,
                                struct str name)
{
    for (uint32_t i = n; i-- > 0;)
        if (str_is_equal(story[i].name, name))
            return &story[i];
    return NULL;
}

static uint32_t number(struct str field)
{
    uint32_t value = 0;
    str_number(field, UINT32_MAX, &value);
    return value;
}

/* A hash of NAME without the number of the version it may end with, so that
 * all versions of a document are kept together. */
static uint64_t doc_hash(struct str name)
{
    size_t len = name.len;
    if (len > 3 && name.s[len - 3] == '-')
        len -= 3;
    return hash_bytes(str_sub(name, 0, len));
}

/* The stories of a folder, without links. */
static uint32_t sentences_read(struct arena *a, const char *folder,
                               struct story *story)
{
    struct str all = text_read(a, folder, "sentences", ".tsv");
    uint32_t n = 0;
    while (all.len) {
        struct str line = str_cut(&all, '\n');
        if (!line.len || line.s[0] == '#')
            continue;
        struct str name = str_cut(&line, '\t');
        int side = str_is_equal(str_cut(&line, '\t'), STR("B"));
        struct story *own = story_find(story, n, name);
        if (!own) {
            own = &story[n++];
            own->name = name;
            const char *file = str_copy(a, name);
            struct buf b = {.a = a};
            buf_print(&b, "%s/docs", folder);
            const char *docs = str_copy(a, buf_str(&b));
            own->text[0] = text_read(a, docs, file, ".A.txt");
            own->text[1] = text_read(a, docs, file, ".B.txt");
            own->gold.doc = doc_hash(name);
        }
        uint32_t i = number(str_cut(&line, '\t'));
        str_cut(&line, '\t');
        uint32_t start = number(str_cut(&line, '\t'));
        if (i >= SENTENCES_MOST)
            continue;
        own->sentence[side][i] =
            (hx_range){start, number(str_cut(&line, '\t'))};
        if (own->gold.n[side] < i + 1)
            own->gold.n[side] = i + 1;
    }
    return n;
}

static void links_read(struct arena *a, const char *folder, struct story *story,
                       uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        story[i].gold.link = arena_new(
            a, uint8_t, (size_t)story[i].gold.n[0] * story[i].gold.n[1]);
    struct str all = text_read(a, folder, "links", ".tsv");
    while (all.len) {
        struct str line = str_cut(&all, '\n');
        struct story *own = story_find(story, n, str_cut(&line, '\t'));
        if (!own)
            continue;
        uint32_t i = number(str_cut(&line, '\t'));
        uint32_t j = number(str_cut(&line, '\t'));
        bool sure = str_is_equal(str_cut(&line, '\t'), STR("S"));
        if (i < own->gold.n[0] && j < own->gold.n[1])
            own->gold.link[(size_t)i * own->gold.n[1] + j] =
                sure ? GOLD_SURE | GOLD_POSSIBLE : GOLD_POSSIBLE;
    }
}

static int item_make(struct arena *a, void *context)
{
    const struct make *make = context;
    const struct story *story = make->story;
    struct item *item = make->item;
    hx_doc *doc[2];
    int16_t x[SENTENCE_FEATURES];
    hx_range at[2];
    for (int side = 0; side < 2; side++) {
        hx_source source = {
            .text = {story->text[side].s, story->text[side].len},
            .sentences = story->sentence[side],
            .sentence_count = story->gold.n[side]
        };
        if (hx_doc_from(&doc[side], &source, NULL))
            abort();
    }
    hx_options options = plan_options(make->plan);
    struct keys keys = keys_new(a, doc[0], doc[1], &options);
    struct similar similar = similar_new(a, &keys);
    struct room room = {.a = a};
    for (int side = 0; side < 2; side++)
        at[side] = (hx_range){0, similar.n[side]};
    uint32_t n = story->gold.n[0], m = story->gold.n[1];
    item->x = memory_new((size_t)n * m * SENTENCE_FEATURES + 1);
    item->p = memory_new((size_t)n * m * sizeof *item->p + 1);
    if (similar.n[0] != n || similar.n[1] != m) {
        fprintf(stderr, "train: sentences of %.*s: %u %u\n",
                (int)story->name.len, story->name.s, similar.n[0], n);
        return -1;
    }
    struct sentences sentences = sentences_new(&room, &similar, at, NULL);
    for (size_t k = 0; k < (size_t)n * m; k++) {
        sentences_put(&sentences, (uint32_t)k / m, (uint32_t)k % m, x);
        for (size_t i = 0; i < SENTENCE_FEATURES; i++)
            item->x[k * SENTENCE_FEATURES + i] = (uint8_t)x[i];
    }
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
    return -1;
}

/* STORY with some sentences of the new side moved elsewhere together: hand-made
 * links know hardly a move, and where a sentence stands must not say too
 * much. */
static struct story *story_move(struct arena *a, const struct story *story,
                                uint64_t *seed)
{
    struct story *to = arena_new(a, struct story, 1);
    uint32_t n = story->gold.n[0], m = story->gold.n[1], order[SENTENCES_MOST];
    uint32_t len = 1 + fit_random(seed, m < 8 ? 2 : m / 4);
    uint32_t from = fit_random(seed, m - len + 1);
    uint32_t place = fit_random(seed, m - len + 1), k = 0;
    struct buf b = {.a = a};
    *to = *story;
    for (uint32_t j = 0; j <= m; j++) {
        if (k == place)
            for (uint32_t i = 0; i < len; i++)
                order[k++] = from + i;
        if (j < m && (j < from || j >= from + len))
            order[k++] = j;
    }
    to->gold.link = arena_new(a, uint8_t, (size_t)n * m);
    for (uint32_t j = 0; j < m; j++) {
        hx_range at = story->sentence[1][order[j]];
        to->sentence[1][j].start = (uint32_t)b.len;
        buf_put(&b, str_sub(story->text[1], at.start, at.end - at.start));
        to->sentence[1][j].end = (uint32_t)b.len;
        buf_put_byte(&b, '\n');
        for (uint32_t i = 0; i < n; i++)
            to->gold.link[(size_t)i * m + j] =
                story->gold.link[(size_t)i * m + order[j]];
    }
    to->text[1] = buf_str(&b);
    return to;
}

static void item_put(struct lesson *l, const struct story *story,
                     const struct plan *plan)
{
    struct item *item = &l->item[l->n++];
    struct make make = {item, story, plan};
    item->gold = &story->gold;
    item->set = l->sets;
    item->half = learn_half(story->gold.doc, plan->part, plan->fold);
    arena_run(0, item_make, &make);
}

struct work {
    struct nets *nets;
    char *const *folder;
    uint32_t n;
    const struct plan *plan;
};

static int learn_body(struct arena *a, void *context)
{
    const struct work *work = context;
    const struct plan *plan = work->plan;
    struct lesson l = {.net = work->nets->sentence,
                       .stages = SENTENCE_STAGES,
                       .width = SENTENCE_FEATURES,
                       .epochs = 16,
                       .thin = 2,
                       .telling = SENTENCE_GRAM,
                       .seed = plan->seed};
    uint64_t seed = plan->seed;
    l.item = memory_new(1024 * sizeof *l.item);
    for (; l.sets < work->n; l.sets++) {
        struct story *story = arena_new(a, struct story, 256);
        uint32_t n = sentences_read(a, work->folder[l.sets], story);
        links_read(a, work->folder[l.sets], story, n);
        for (uint32_t i = 0; i < n; i++) {
            item_put(&l, &story[i], plan);
            if (i & 1 && l.item[l.n - 1].half != HALF_NONE &&
                story[i].gold.n[1] > 2)
                item_put(&l, story_move(a, &story[i], &seed), plan);
        }
    }
    learn(&l);
    return -1;
}

void stories_learn(struct nets *nets, char *const *folder, uint32_t n,
                   const struct plan *plan)
{
    struct work work = {nets, folder, n, plan};
    arena_run(0, learn_body, &work);
}
