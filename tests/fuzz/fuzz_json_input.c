/* SPDX-License-Identifier: MIT */

/* Bytes read as JSON, whole and by a path: see format.h in this folder. */

#include "format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    format_try("json", data, len);
    format_try("json:article.body.0", data, len);
    format_try("auto", data, len);
    return 0;
}
