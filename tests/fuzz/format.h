/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_FORMAT_H
#define FUZZ_FORMAT_H

/* Reads bytes as a format twice: the same text both times, and a document of
 * it with its marks. */

#include "fuzz.h"

/* Reads the LEN bytes of DATA as INPUT says, a value of --input. */
void format_try(const char *input, const uint8_t *data, size_t len);

#endif
