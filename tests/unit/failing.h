/* SPDX-License-Identifier: MIT */
#ifndef UNIT_FAILING_H
#define UNIT_FAILING_H

/* Memory that runs out, for programs linked with --wrap of malloc, calloc and
 * realloc: the allocation numbered so fails, and all after it. */

/* Allocations that are left; -1: any number. */
extern long failing_left;

#endif
