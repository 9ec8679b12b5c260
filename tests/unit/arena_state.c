/* SPDX-License-Identifier: MIT */

#include "arena_state.h"

#include "base/arena.h"

int arena_setup(void **state)
{
    struct arena *a = NULL;
    int result = arena_open(&a);
    *state = a;
    return result;
}

int arena_teardown(void **state)
{
    arena_close(*state);
    return 0;
}
