/* SPDX-License-Identifier: MIT */

/*
 * Learns the networks of the aligner from hand-made links and writes them as
 * one file; prints how well they do on the documents that were kept apart.
 * doc/aligner.md has the calls that made the files of src/data. Deterministic:
 * the same input gives the same file with the same compiler.
 */

#include <stdio.h>
#include <string.h>

#include "tools/nets/file.h"
#include "tools/train/record.h"
#include "tools/train/stories.h"
#include "tools/train/words.h"

enum { SETS = 8 };

static const char usage_text[] =
    "usage: train [OPTION...] [WORDS.tsv...] [SENTENCES_FOLDER...]\n"
    "  --out=FILE       write the networks there\n"
    "  --record=FILE    write there how they were made\n"
    "  --in=FILE        begin with these, for what is not learned\n"
    "  --lexicon=FILE   what is known of words\n"
    "  --english=0      for any language: no stop words, no stems\n"
    "  --part=N         keep one in N documents apart and score them (4)\n"
    "  --fold=N         which of them (0)\n"
    "  --epochs=N       of words (5)\n"
    "  --swap=1         learn each pair of sentences the other way round too\n";

struct order {
    char **argv;
    int argc;
    int status;
};

/* What was asked for. */
struct request {
    struct plan plan;
    const char *in, *out, *record;
    struct gold gold[SETS];
    char *folder[SETS];
    uint32_t golds, folders;
};

hx_options plan_options(const struct plan *plan)
{
    return (hx_options){.language = plan->english ? "en" : "none",
                        .lexicon = plan->lexicon.s,
                        .lexicon_len = plan->lexicon.len};
}

/* Sets what NAME stands for; false if it is not known. */
static bool plan_set(struct plan *plan, struct str name, uint32_t number)
{
    if (str_is_equal(name, STR("--english")))
        plan->english = number != 0;
    else if (str_is_equal(name, STR("--part")))
        plan->part = number;
    else if (str_is_equal(name, STR("--fold")))
        plan->fold = number;
    else if (str_is_equal(name, STR("--epochs")))
        plan->epochs = number;
    else if (str_is_equal(name, STR("--swap")))
        plan->swap = number != 0;
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
        bool words = name.len > 4 && !strcmp(argument + name.len - 4, ".tsv");
        if (words && r->golds < SETS)
            r->gold[r->golds++] = gold_read(a, argument);
        else if (!words && r->folders < SETS)
            r->folder[r->folders++] = argument;
        return true;
    }
    if (str_is_equal(name, STR("--out")))
        r->out = text;
    else if (str_is_equal(name, STR("--record")))
        r->record = text;
    else if (str_is_equal(name, STR("--in")))
        r->in = text;
    else if (str_is_equal(name, STR("--lexicon")))
        r->plan.lexicon = gold_file(a, text);
    else
        return str_number(value, 1000000, &number) &&
               plan_set(&r->plan, name, number);
    return true;
}

/* Writes or reads NETS; false if that failed. */
static bool nets_save(const char *path, const struct nets *nets)
{
    FILE *file = fopen(path, "wb");
    bool saved = file && nets_write(file, nets);
    return file && !fclose(file) && saved;
}

static bool nets_load(const char *path, struct nets *nets)
{
    FILE *file = fopen(path, "rb");
    bool loaded = file && nets_read(file, nets);
    if (file)
        fclose(file);
    return loaded;
}

static void nets_empty(struct nets *nets)
{
    for (int k = 0; k < SENTENCE_STAGES; k++)
        memset(nets->sentence[k].shift, 2, sizeof nets->sentence[k].shift);
    for (int k = 0; k < WORD_STAGES; k++)
        memset(nets->word[k].shift, 2, sizeof nets->word[k].shift);
}

static int body(struct arena *a, void *context)
{
    struct order *order = context;
    struct request *r = arena_new(a, struct request, 1);
    struct nets *nets = arena_new(a, struct nets, 1);
    r->plan = (struct plan){.part = 4, .english = true, .epochs = 5, .seed = 1};
    for (int i = 1; i < order->argc; i++)
        if (!argument_read(a, r, order->argv[i])) {
            fputs(usage_text, stderr);
            return -1;
        }
    record_say("settings: part %u, fold %u, epochs %u, swap %d, english %d, "
               "seed %u\n",
               r->plan.part, r->plan.fold, r->plan.epochs, r->plan.swap,
               r->plan.english, (unsigned)r->plan.seed);
    nets_empty(nets);
    if (r->in && !nets_load(r->in, nets)) {
        fprintf(stderr, "train: %s: cannot be read\n", r->in);
        return -1;
    }
    if (r->folders)
        stories_learn(nets, r->folder, r->folders, &r->plan);
    if (r->golds)
        words_learn(nets, r->gold, r->golds, &r->plan);
    if (r->out && !nets_save(r->out, nets)) {
        fprintf(stderr, "train: %s: cannot be written\n", r->out);
        return -1;
    }
    if (r->record && r->out &&
        !record_write(r->record, r->out, order->argc, order->argv)) {
        fprintf(stderr, "train: %s: cannot be written\n", r->record);
        return -1;
    }
    order->status = 0;
    return -1;
}

int main(int argc, char **argv)
{
    struct order order = {argv, argc, 2};
    if (argc < 2) {
        fputs(usage_text, stderr);
        return 2;
    }
    arena_run(0, body, &order);
    return order.status;
}
