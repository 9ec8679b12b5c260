/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_WORDS_H
#define TOOLS_TRAIN_WORDS_H

/* Learns which words stand for which. */

#include "tools/train/gold.h"
#include "tools/train/plan.h"

/* Learns from the N sets of GOLD. */
void words_learn(struct nets *nets, const struct gold *gold, uint32_t n,
                 const struct plan *plan);

#endif
