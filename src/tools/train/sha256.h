/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TRAIN_SHA256_H
#define TOOLS_TRAIN_SHA256_H

/* What sha256sum(1) prints of some bytes. */

#include "base/str.h"

enum { SHA256_DIGITS = 64 };

/* The sum of BYTES in hexadecimal, with an end. */
void sha256_text(struct str bytes, char text[SHA256_DIGITS + 1]);

#endif
