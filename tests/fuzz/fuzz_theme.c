/* SPDX-License-Identifier: MIT */

/* A theme file of any bytes: read, or refused with a sentence. */

#include "fuzz.h"

#include <string.h>

#include "view/theme.h"

static const enum look_depth depth_table[] = {LOOK_DEPTH_MONO, LOOK_DEPTH_16,
                                              LOOK_DEPTH_256, LOOK_DEPTH_TRUE};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct theme theme;
    struct error err = {""};
    struct look look[ROLES];
    int result =
        theme_load(&theme, (struct str){(const char *)data, len}, "any", &err);
    if (!memchr(err.text, '\0', sizeof err.text))
        fuzz_check("an error ends");
    if (result != (err.text[0] ? -1 : 0))
        fuzz_check("a refused theme has a sentence, a read one none");
    if (!memchr(theme.name, '\0', sizeof theme.name))
        fuzz_check("the name of a theme ends");
    for (size_t i = 0; i < sizeof depth_table / sizeof *depth_table; i++)
        theme_resolve(&theme, depth_table[i], look);
    return 0;
}
