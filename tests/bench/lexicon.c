/* SPDX-License-Identifier: MIT */

/*
 * What the lexicon costs: opening it, finding a word, making a word ready,
 * relating two, their cosine; the best of some rounds, in nanoseconds.
 *
 *     bench_lexicon FILE
 */

#include <stdio.h>
#include <time.h>

#include "diff/lexicon.h"
#include "hexapla.h"
#include "input/map.h"

enum { WORDS = 500, ROUNDS = 5 };

struct bench {
    const char *path;
    struct error err;
    struct lexicon lex;
    struct lexicon_profile profile[WORDS];
    struct lexicon_vector vector[WORDS];
    unsigned sum; /* so that nothing is left out as unused */
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void find_run(struct bench *b)
{
    for (uint32_t i = 0; i < WORDS; i++)
        b->sum += lexicon_find(&b->lex, lexicon_word(&b->lex, i * 97));
}

static void profile_run(struct bench *b)
{
    for (uint32_t i = 0; i < WORDS; i++)
        lexicon_profile(&b->lex, lexicon_word(&b->lex, 500 + i * 7),
                        &b->profile[i]);
}

static void relate_run(struct bench *b)
{
    for (int i = 0; i < WORDS; i++)
        for (int j = 0; j < WORDS; j++)
            b->sum +=
                lexicon_relate_profiles(&b->lex, &b->profile[i], &b->profile[j])
                    .synset;
}

static void vector_run(struct bench *b)
{
    for (uint32_t i = 0; i < WORDS; i++)
        b->sum += lexicon_vector(&b->lex, 500 + i * 7, &b->vector[i]);
}

static void cosine_run(struct bench *b)
{
    for (int i = 0; i < WORDS; i++)
        for (int j = 0; j < WORDS; j++)
            b->sum +=
                (unsigned)lexicon_vector_cosine(&b->vector[i], &b->vector[j]);
}

static void report(struct bench *b, const char *what,
                   void (*run)(struct bench *), double times)
{
    double best = 1e18;
    for (int i = 0; i < ROUNDS; i++) {
        double start = now();
        run(b);
        double took = now() - start;
        best = took < best ? took : best;
    }
    printf("%-8s %8.0f ns\n", what, best / times);
}

static int body(struct arena *a, void *context)
{
    struct bench *b = context;
    struct str bytes;
    double start = now();
    if (map_open(a, b->path, &bytes, &b->err) ||
        lexicon_open(&b->lex, bytes.s, bytes.len) ||
        lexicon_find(&b->lex, STR("bridge")) == LEXICON_NONE)
        return HX_EINVAL;
    printf("%-8s %8.0f ns, the first word found\n", "open", now() - start);
    report(b, "find", find_run, WORDS);
    report(b, "profile", profile_run, WORDS);
    report(b, "relate", relate_run, (double)WORDS * WORDS);
    report(b, "vector", vector_run, WORDS);
    report(b, "cosine", cosine_run, (double)WORDS * WORDS);
    return b->sum ? 1 : 2;
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (argc != 2)
        return 2;
    bench.path = argv[1];
    return arena_run(0, body, &bench) > 0 ? 0 : 1;
}
