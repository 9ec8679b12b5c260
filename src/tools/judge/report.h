/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_JUDGE_REPORT_H
#define TOOLS_JUDGE_REPORT_H

/* How good answers are: shares that are right, and how far a probability is
 * what it says. */

#include "tools/judge/grow.h"

/* One line about the examples of SET among N, called NAME. */
void report_set(const struct example *example, uint32_t n, int set,
                const char *name);
/* A table: of the answers from 0 to 10 % how many are there, their mean, the
 * share that people said yes to; and so on to 100 %. */
void report_reliability(const struct example *example, uint32_t n);

#endif
