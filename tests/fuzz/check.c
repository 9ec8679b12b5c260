/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_check(const char *wrong)
{
    if (!wrong)
        return;
    fprintf(stderr, "does not hold: %s\n", wrong);
    abort();
}
