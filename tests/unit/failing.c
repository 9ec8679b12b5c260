/* SPDX-License-Identifier: MIT */

#include "failing.h"

#include <stdbool.h>
#include <stdlib.h>

long failing_left = -1;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t size);

static bool is_failing(void)
{
    if (failing_left < 0)
        return false;
    if (failing_left)
        failing_left--;
    return !failing_left;
}

void *__wrap_malloc(size_t size)
{
    return is_failing() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return is_failing() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return is_failing() ? NULL : __real_realloc(p, size);
}
