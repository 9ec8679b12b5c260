/* SPDX-License-Identifier: MIT */

/* Memory of a tool; see the header. */

#include "tools/train/memory.h"

#include <stdio.h>
#include <stdlib.h>

static void *checked(void *at)
{
    if (at)
        return at;
    fprintf(stderr, "train: there is no memory\n");
    exit(2);
}

void *memory_new(size_t size)
{
    return checked(calloc(1, size));
}

void *memory_resize(void *at, size_t size)
{
    return checked(realloc(at, size));
}
