/* SPDX-License-Identifier: MIT */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

/* Bytes as letters, digits, "+" and "/" (RFC 4648, section 4). */

#include "base/str.h"

/* Writes S to OUT, which has room for 4 bytes for every 3 begun, and gives how
 * many there are; no NUL is put after them. */
size_t base64_put(char *out, struct str s);

#endif
