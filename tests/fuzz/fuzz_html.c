/* SPDX-License-Identifier: MIT */

/* Bytes read as a page: see format.h in this folder. */

#include "format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    format_try("html", data, len);
    format_try("auto", data, len);
    return 0;
}
