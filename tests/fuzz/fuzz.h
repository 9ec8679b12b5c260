/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

/*
 * One entry per program, as libFuzzer calls it: any bytes in, 0 out, or an
 * abort() with a sentence on standard error. driver.c calls it too, with the
 * files of a folder.
 */

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* Ends the program if WRONG is a sentence. */
void fuzz_check(const char *wrong);

#endif
