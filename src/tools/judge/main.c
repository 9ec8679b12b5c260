/* SPDX-License-Identifier: MIT */

/*
 * Learns what says the same from examples that people judged, and writes the
 * trees as one file; prints how well they do on documents they have not seen,
 * each part in turn judged by what the others taught. doc/meaning.md has the
 * calls that made the files of src/data. Deterministic: the same input gives
 * the same file with the same compiler.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/judge/gather.h"
#include "tools/judge/report.h"
#include "tools/train/gold.h"
#include "tools/train/memory.h"
#include "tools/trees/file.h"

static const char usage_text[] =
    "usage: judge [OPTION...] FILE.tsv[:WEIGHT]...\n"
    "  --words=1        what became of linked words, not of pairs of texts\n"
    "  --out=FILE       learn from all and write the trees there\n"
    "  --lexicon=FILE   what is known of words\n"
    "  --parts=N        parts for the figures (4); 0: no figures\n"
    "  --trees=N        how many (300)\n";

enum { SETS = 8 };

struct request {
    struct gather gather;
    const char *out, *file[SETS];
    uint32_t parts;
    struct growth plan;
};

/* Sets what NAME stands for; false if it is not known. */
static bool number_set(struct request *r, struct str name, uint32_t number)
{
    if (str_is_equal(name, STR("--words")))
        r->gather.words = number != 0;
    else if (str_is_equal(name, STR("--parts")))
        r->parts = number;
    else if (str_is_equal(name, STR("--trees")))
        r->plan.trees = number;
    else
        return false;
    return true;
}

/* Reads one argument; false if it is not known. */
static bool argument_read(struct arena *a, struct request *r, char *argument)
{
    struct str value = str_of(argument), name = str_cut(&value, '=');
    const char *text = str_copy(a, value);
    uint32_t number = 0;
    if (!str_has_prefix(name, STR("--"))) {
        if (r->gather.sets < SETS)
            r->file[r->gather.sets++] = argument;
        return true;
    }
    if (str_is_equal(name, STR("--out")))
        r->out = text;
    else if (str_is_equal(name, STR("--lexicon")))
        r->gather.lexicon = gold_file(a, text);
    else
        return str_number(value, TREES_MOST, &number) &&
               number_set(r, name, number);
    return true;
}

static float answer_of(const struct trees *trees, const struct example *e)
{
    int16_t x[NET_INPUTS];
    for (int i = 0; i < NET_INPUTS; i++)
        x[i] = e->x[i];
    uint32_t p = trees_run(trees, x);
    return (float)gather_answer(p, e->denied) / NET_SURE;
}

static void figures_print(const struct request *r, struct tree *tree)
{
    struct example *example = r->gather.example;
    uint32_t n = r->gather.n;
    struct trees trees = {r->plan.trees, r->plan.inputs, tree};
    for (uint32_t part = 0; part < r->parts; part++) {
        for (uint32_t i = 0; i < n; i++)
            example[i].apart = example[i].fold % r->parts == part;
        grow(tree, example, n, &r->plan);
        for (uint32_t i = 0; i < n; i++)
            if (example[i].apart)
                example[i].p = answer_of(&trees, &example[i]);
    }
    for (uint32_t set = 0; set < r->gather.sets; set++)
        report_set(example, n, (int)set, r->file[set]);
    report_reliability(example, n);
}

static void numbers_print(FILE *file, const uint8_t *at)
{
    for (int i = 0; i < TREE_SPLITS; i++)
        fprintf(file, "%d ", at[i]);
}

static bool trees_write(const struct request *r, const struct tree *tree)
{
    FILE *file = fopen(r->out, "wb");
    if (!file)
        return false;
    fprintf(file, "%s %u %u\n", TREES_MAGIC, r->plan.trees, r->plan.inputs);
    for (uint32_t i = 0; i < r->plan.trees; i++) {
        numbers_print(file, tree[i].feature);
        numbers_print(file, tree[i].bound);
        for (int k = 0; k < TREE_LEAVES; k++)
            fprintf(file, "%d%c", tree[i].leaf[k],
                    k + 1 < TREE_LEAVES ? ' ' : '\n');
    }
    return !fclose(file);
}

static int request_run(struct arena *a, struct request *r)
{
    for (uint32_t set = 0; set < r->gather.sets; set++)
        gather_file(a, &r->gather, set, r->file[set]);
    r->plan.inputs = gather_width(&r->gather);
    struct tree *tree = memory_new(r->plan.trees * sizeof *tree);
    if (r->parts > 1)
        figures_print(r, tree);
    if (r->out) {
        for (uint32_t i = 0; i < r->gather.n; i++)
            r->gather.example[i].apart = false;
        grow(tree, r->gather.example, r->gather.n, &r->plan);
        if (!trees_write(r, tree)) {
            fprintf(stderr, "judge: %s: cannot be written\n", r->out);
            return 2;
        }
    }
    free(tree);
    free(r->gather.example);
    return 0;
}

struct order {
    char **argv;
    int argc, status;
};

static int judge_body(struct arena *a, void *context)
{
    struct order *order = context;
    struct request r = {
        .parts = 4,
        .plan = {.trees = 300, .rate = 0.05, .calm = 1, .least = 2, .seed = 1}
    };
    for (int i = 1; i < order->argc; i++)
        if (!argument_read(a, &r, order->argv[i])) {
            fprintf(stderr, "judge: %s: not understood\n", order->argv[i]);
            order->status = 2;
            return -1;
        }
    if (!r.gather.sets) {
        fputs(usage_text, stderr);
        order->status = 2;
        return -1;
    }
    order->status = request_run(a, &r);
    return -1;
}

int main(int argc, char **argv)
{
    struct order order = {argv, argc, 0};
    arena_run(0, judge_body, &order);
    return order.status;
}
