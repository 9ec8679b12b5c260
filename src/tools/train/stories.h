/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_STORIES_H
#define TOOLS_TRAIN_STORIES_H

/* Learns which sentences stand for which, from folders with sentences.tsv,
 * links.tsv and docs/NAME.A.txt, NAME.B.txt. */

#include "tools/train/plan.h"

void stories_learn(struct nets *nets, char *const *folder, uint32_t n,
                   const struct plan *plan);

#endif
