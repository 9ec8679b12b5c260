/* SPDX-License-Identifier: MIT */

/* A command line of any bytes, the arguments parted by newlines. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "app/option.h"

enum { ARGUMENTS = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char *argv[ARGUMENTS + 2] = {NULL};
    char name[] = "hexapla";
    int argc = 1;
    struct settings settings = {0};
    struct error err = {""};
    char *bytes = malloc(len + 1);
    if (!bytes)
        return 0;
    if (len)
        memcpy(bytes, data, len);
    bytes[len] = '\0';
    argv[0] = name;
    for (char *at = bytes; at && argc <= ARGUMENTS; argc++) {
        argv[argc] = at;
        if ((at = strchr(at, '\n')))
            *at++ = '\0';
    }
    int result = option_parse(argc, argv, &settings, &err);
    if (result != (err.text[0] ? -1 : 0))
        fuzz_check("a refused line has a sentence, a read one none");
    free(bytes);
    return 0;
}
