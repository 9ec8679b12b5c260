/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_MEMORY_H
#define TOOLS_TRAIN_MEMORY_H

/* Memory of a tool, which ends where there is none. */

#include <stddef.h>

/* SIZE bytes, all zero. */
void *memory_new(size_t size);
/* AT with room for SIZE bytes. */
void *memory_resize(void *at, size_t size);

#endif
