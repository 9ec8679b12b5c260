/* SPDX-License-Identifier: MIT */

/* Counts of answers; the area under the curve is a sum of ranks. */

#include "tools/judge/report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tools/train/memory.h"

enum { BINS = 10 };

static int answer_compare(const void *a, const void *b)
{
    const struct example *x = a, *y = b;
    if (x->p < y->p || x->p > y->p)
        return x->p < y->p ? -1 : 1;
    return x->yes - y->yes;
}

/* How probable it is, in percent, that a yes is above a no. */
static double area(struct example *own, uint32_t n)
{
    double ranks = 0, yes = 0;
    qsort(own, n, sizeof *own, answer_compare);
    for (uint32_t i = 0; i < n; i++)
        if (own[i].yes) {
            ranks += i + 1;
            yes++;
        }
    double pairs = yes * (n - yes);
    return pairs > 0 ? 100 * (ranks - yes * (yes + 1) / 2) / pairs : 0;
}

/* F1 in percent. */
static double balance(double right, double wrong, double missed)
{
    return right > 0 ? 200 * right / (2 * right + wrong + missed) : 0;
}

void report_set(const struct example *example, uint32_t n, int set,
                const char *name)
{
    struct example *own = memory_new(n * sizeof *own + 1);
    uint32_t count[2][2] =
        {
            {0, 0},
            {0, 0}
    },
             m = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (example[i].set != set)
            continue;
        own[m++] = example[i];
        count[example[i].yes][example[i].p >= 0.5f]++;
    }
    double yes = balance(count[1][1], count[0][1], count[1][0]);
    double no = balance(count[0][0], count[1][0], count[0][1]);
    printf("%-28s n %5u  accuracy %5.2f  F1 %5.2f  macro %5.2f  AUC %5.2f\n",
           name, m, 100.0 * (count[0][0] + count[1][1]) / (m ? m : 1), yes,
           (yes + no) / 2, area(own, m));
    free(own);
}

void report_reliability(const struct example *example, uint32_t n)
{
    double mean[BINS] = {0}, yes[BINS] = {0}, count[BINS] = {0}, error = 0;
    for (uint32_t i = 0; i < n; i++) {
        int bin = (int)((double)example[i].p * BINS);
        bin = bin < BINS ? bin : BINS - 1;
        mean[bin] += (double)example[i].p;
        yes[bin] += example[i].yes;
        count[bin]++;
    }
    printf(
        "| answer | how many | mean answer | said yes |\n|---|---|---|---|\n");
    for (int bin = 0; bin < BINS; bin++) {
        double many = count[bin] > 0 ? count[bin] : 1;
        error += fabs(mean[bin] - yes[bin]);
        printf("| %d-%d %% | %.0f | %.1f %% | %.1f %% |\n", 10 * bin,
               10 * bin + 10, count[bin], 100 * mean[bin] / many,
               100 * yes[bin] / many);
    }
    printf("expected error of calibration: %.1f points\n",
           100 * error / (n ? n : 1));
}
