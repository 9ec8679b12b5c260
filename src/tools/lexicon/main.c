/* SPDX-License-Identifier: MIT */

/*
 * Makes the lexicon of English: words numbered by how common they are, then
 * what WordNet and the vectors say of them.
 *
 *     lexicon WORDNET_FOLDER VECTORS.json NOTICES OUT
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "diff/lexicon.h"
#include "hexapla.h"
#include "tools/lexicon/vectors.h"
#include "tools/lexicon/wordnet.h"

enum { VECTORS_MOST = 50000 };

/* A word without a vector, and its place among all words by frequency. */
struct rest {
    struct str word;
    uint32_t rank;
};

/* A compound: its lemma and the ids of its words. */
struct joined {
    struct str lemma;
    uint32_t id[LEXICON_COMPOUND], n;
};

struct maker {
    struct arena *a;
    char **argument;
    struct wordnet wordnet;
    struct vectors vectors;
    struct intern word;  /* by id */
    struct intern lemma; /* of compounds, as they are found */
    VEC(struct rest) rest;
    VEC(struct joined) joined;
    uint32_t *order; /* by number in lemma: id, or LEXICON_NONE */
    struct error err;
};

static int rest_order(const void *one, const void *other)
{
    const struct rest *a = one, *b = other;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    size_t len = a->word.len < b->word.len ? a->word.len : b->word.len;
    int order = memcmp(a->word.s, b->word.s, len);
    return order ? order
                 : (a->word.len > b->word.len) - (a->word.len < b->word.len);
}

static bool is_joined(struct str lemma)
{
    return str_find(lemma, '_') < lemma.len;
}

/* Notes each word of S, which may be joined by _, for an id. */
static void words_note(struct maker *m, struct intern *seen, struct str s)
{
    while (s.len) {
        struct str word = str_cut(&s, '_');
        uint32_t n = seen->n;
        if (word.len && intern_put(seen, word) == n)
            *vec_push(m->a, &m->rest) = (struct rest){word, UINT32_MAX};
    }
}

/* Words with vectors come first, in their order; the others by frequency,
 * those not counted at the end by their letters. */
static void words_number(struct maker *m)
{
    const struct vectors *vectors = &m->vectors;
    struct intern seen = intern_new(m->a, 1u << 17);
    m->word = intern_new(m->a, 1u << 17);
    for (uint32_t i = 0; i < vectors->kept.vec.n; i++) {
        struct str word = vectors->all.at[vectors->kept.at[i]];
        intern_put(&m->word, word);
        intern_put(&seen, word);
    }
    for (uint32_t i = 0; i < m->wordnet.sense.vec.n; i++)
        words_note(m, &seen, m->wordnet.sense.at[i].lemma);
    for (uint32_t i = 0; i < m->wordnet.form.vec.n; i++)
        if (!is_joined(m->wordnet.form.at[i].form)) {
            words_note(m, &seen, m->wordnet.form.at[i].form);
            words_note(m, &seen, m->wordnet.form.at[i].base);
        }
    struct intern all = intern_new(m->a, vectors->all.vec.n);
    for (uint32_t i = 0; i < vectors->all.vec.n; i++)
        intern_put(&all, vectors->all.at[i]);
    for (uint32_t i = 0; i < m->rest.vec.n; i++)
        m->rest.at[i].rank = intern_find(&all, m->rest.at[i].word);
    qsort(m->rest.at, m->rest.vec.n, sizeof *m->rest.at, rest_order);
    for (uint32_t i = 0; i < m->rest.vec.n; i++)
        intern_put(&m->word, m->rest.at[i].word);
}

static int joined_order(const void *one, const void *other)
{
    const struct joined *a = one, *b = other;
    for (uint32_t i = 0; i < a->n && i < b->n; i++)
        if (a->id[i] != b->id[i])
            return a->id[i] < b->id[i] ? -1 : 1;
    return (a->n > b->n) - (a->n < b->n);
}

static void compounds_number(struct maker *m)
{
    m->lemma = intern_new(m->a, 1u << 16);
    for (uint32_t i = 0; i < m->wordnet.sense.vec.n; i++) {
        struct str lemma = m->wordnet.sense.at[i].lemma, rest = lemma;
        struct joined joined = {.lemma = lemma};
        uint32_t n = m->lemma.n;
        if (!is_joined(lemma) || intern_put(&m->lemma, lemma) != n)
            continue;
        while (rest.len && joined.n < LEXICON_COMPOUND) {
            struct str word = str_cut(&rest, '_');
            joined.id[joined.n] = intern_find(&m->word, word);
            joined.n += word.len > 0;
        }
        if (!rest.len && joined.n > 1)
            *vec_push(m->a, &m->joined) = joined;
    }
    qsort(m->joined.at, m->joined.vec.n, sizeof *m->joined.at, joined_order);
    m->order = arena_alloc_raw(m->a, m->lemma.n, sizeof *m->order);
    memset(m->order, 0xff, m->lemma.n * sizeof *m->order);
    for (uint32_t i = 0; i < m->joined.vec.n; i++)
        m->order[intern_find(&m->lemma, m->joined.at[i].lemma)] = m->word.n + i;
}

/* The id of LEMMA, a word or a compound, or LEXICON_NONE. */
static uint32_t id_of(const struct maker *m, struct str lemma)
{
    if (!is_joined(lemma))
        return intern_find(&m->word, lemma);
    uint32_t i = intern_find(&m->lemma, lemma);
    return i == UINT32_MAX ? LEXICON_NONE : m->order[i];
}

static int sense_order(const void *one, const void *other)
{
    const struct recipe_sense *a = one, *b = other;
    if (a->id != b->id)
        return a->id < b->id ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a->synset > b->synset) - (a->synset < b->synset);
}

static void senses_make(struct maker *m, struct recipe *recipe)
{
    uint32_t n = 0, all = m->wordnet.sense.vec.n;
    struct recipe_sense *sense = arena_new(m->a, struct recipe_sense, all);
    for (uint32_t i = 0; i < all; i++) {
        const struct wordnet_sense *from = &m->wordnet.sense.at[i];
        uint32_t id = id_of(m, from->lemma);
        if (id != LEXICON_NONE)
            sense[n++] = (struct recipe_sense){id, from->synset, from->rank};
    }
    qsort(sense, n, sizeof *sense, sense_order);
    recipe->sense = sense;
    recipe->senses = n;
}

static int pair_order(const void *one, const void *other)
{
    const struct recipe_pair *a = one, *b = other;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* Sorts the N pairs and drops doubles; gives how many are left. */
static uint32_t pairs_sort(struct recipe_pair *pair, uint32_t n)
{
    uint32_t kept = 0;
    qsort(pair, n, sizeof *pair, pair_order);
    for (uint32_t i = 0; i < n; i++)
        if (!kept || pair_order(&pair[kept - 1], &pair[i]) != 0)
            pair[kept++] = pair[i];
    return kept;
}

/* Derived pairs, or with ANTONYM the antonyms. */
static uint32_t pairs_make(struct maker *m, bool antonym,
                           const struct recipe_pair **out)
{
    uint32_t n = 0, all = m->wordnet.pair.vec.n;
    struct recipe_pair *pair = arena_new(m->a, struct recipe_pair, all);
    for (uint32_t i = 0; i < all; i++) {
        const struct wordnet_pair *from = &m->wordnet.pair.at[i];
        uint32_t a = id_of(m, from->a), b = id_of(m, from->b);
        if (from->is_antonym == antonym && a != b && a != LEXICON_NONE &&
            b != LEXICON_NONE)
            pair[n++] = (struct recipe_pair){a < b ? a : b, a < b ? b : a};
    }
    *out = pair;
    return pairs_sort(pair, n);
}

static void forms_make(struct maker *m, struct recipe *recipe)
{
    uint32_t n = 0, all = m->wordnet.form.vec.n;
    struct recipe_pair *pair = arena_new(m->a, struct recipe_pair, all);
    for (uint32_t i = 0; i < all; i++) {
        uint32_t form = intern_find(&m->word, m->wordnet.form.at[i].form);
        uint32_t base = intern_find(&m->word, m->wordnet.form.at[i].base);
        if (form != LEXICON_NONE && base != LEXICON_NONE && form != base)
            pair[n++] = (struct recipe_pair){form, base};
    }
    recipe->form = pair;
    recipe->forms = pairs_sort(pair, n);
}

static struct recipe recipe_make(struct maker *m)
{
    const struct wordnet *wordnet = &m->wordnet;
    struct recipe recipe = {
        .word = m->word.names,
        .words = m->word.n,
        .compounds = m->joined.vec.n,
        .part = {wordnet->part[0], wordnet->part[1], wordnet->part[2]},
        .synsets = wordnet->synsets,
        .tie = wordnet->tie.at,
        .ties = wordnet->tie.vec.n,
        .vector = m->vectors.quantized,
        .vectors = m->vectors.kept.vec.n
    };
    struct recipe_compound *compound =
        arena_new(m->a, struct recipe_compound, m->joined.vec.n);
    for (uint32_t i = 0; i < m->joined.vec.n; i++)
        compound[i] =
            (struct recipe_compound){m->joined.at[i].id, m->joined.at[i].n};
    recipe.compound = compound;
    senses_make(m, &recipe);
    forms_make(m, &recipe);
    recipe.derived_pairs = pairs_make(m, false, &recipe.derived);
    recipe.antonyms = pairs_make(m, true, &recipe.antonym);
    return recipe;
}

static int file_write(struct maker *m, struct str bytes)
{
    const char *path = m->argument[3];
    FILE *file = fopen(path, "wb");
    bool is_good = file && fwrite(bytes.s, 1, bytes.len, file) == bytes.len;
    if (file && fclose(file))
        is_good = false;
    return is_good ? 0 : error_set(&m->err, "%s cannot be written", path);
}

static int lexicon_make(struct arena *a, void *context)
{
    struct maker *m = context;
    struct str notices;
    m->a = a;
    if (bytes_load(NULL, m->argument[2], &notices, &m->err) ||
        wordnet_load(a, m->argument[0], &m->wordnet, &m->err) ||
        vectors_load(a, m->argument[1], VECTORS_MOST, &m->vectors, &m->err))
        return HX_EINVAL;
    words_number(m);
    compounds_number(m);
    struct recipe recipe = recipe_make(m);
    recipe.about = notices;
    struct str bytes = recipe_write(a, &recipe);
    if (!lexicon_is_whole(bytes.s, bytes.len))
        return error_set(&m->err, "what was written cannot be read");
    printf("%u words, %u vectors, %u compounds, %u senses of %u synsets, "
           "%u relations, %u irregular forms, %u derived pairs, "
           "%u antonyms: %zu bytes\n",
           recipe.words, recipe.vectors, recipe.compounds, recipe.senses,
           recipe.synsets, recipe.ties, recipe.forms, recipe.derived_pairs,
           recipe.antonyms, bytes.len);
    return file_write(m, bytes) ? HX_EINVAL : 1;
}

int main(int argc, char **argv)
{
    struct maker m = {.argument = argv + 1};
    if (argc != 5) {
        fputs("usage: lexicon WORDNET_FOLDER VECTORS.json NOTICES OUT\n",
              stderr);
        return 2;
    }
    int result = arena_run(0, lexicon_make, &m);
    if (result == 1)
        return 0;
    fprintf(stderr, "lexicon: %s\n",
            result == HX_ENOMEM ? "memory ran out" : m.err.text);
    return 2;
}
